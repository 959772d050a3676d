// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/grouprows.h"

#include "practice/urns.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {
constexpr int largestGroup = 100000; ///< members; what a directory's biggest static group looks like
constexpr int siteShare = 25; ///< of all groups, at most, in percent
constexpr double largestProject = 0.08; ///< of all people
constexpr double projectsPerPerson = 8; ///< in a directory of very many groups
}

GroupRows::GroupRows(Store &store, const PersonMaker &maker, const Size &size)
    : m_store(store)
    , m_maker(maker)
    , m_size(size)
{
}

void GroupRows::planRegions(QList<Plan> &plans) const
{
    plans << Plan {.name = u"All staff"_s, .kind = Plan::Nested} << Plan {.name = u"Everyone"_s, .kind = Plan::Everyone};
    for (const RegionData &region : m_maker.data().regions)
        plans << Plan {.name = u"Region "_s + region.name, .kind = Plan::Nested, .parent = 0};
}

void GroupRows::planSites(QList<Plan> &plans) const
{
    const auto firstRegion = 2;
    const QList<RegionData> &regions = m_maker.data().regions;
    const qsizetype most = plans.size() + std::max(1, m_size.groups * siteShare / 100);
    for (int city = 0; city < 4; ++city) {
        for (int locale = 0; locale < int(m_maker.data().locales.size()) && plans.size() < most; ++locale) {
            const LocaleData &data = m_maker.data().locales.at(locale);
            if (city >= data.cities.size())
                continue;
            int region = 0;
            while (region + 1 < int(regions.size()) && !regions.at(region).countries.contains(data.country))
                ++region;
            plans << Plan {.name = u"Site "_s + data.cities.at(city), .kind = Plan::Site, .number = locale, .city = city, .parent = firstRegion + region};
        }
    }
}

void GroupRows::planProjects(QList<Plan> &plans) const
{
    const QStringList &names = m_maker.data().projects;
    for (int i = 0; plans.size() < m_size.groups; ++i) {
        const auto round = i / int(names.size());
        const QString name = u"Project "_s + names.at(i % int(names.size())) + (round == 0 ? QString() : u" %1"_s.arg(round + 1));
        plans << Plan {.name = name, .kind = Plan::Project, .number = 1 + i % 8};
    }
}

QList<GroupRows::Plan> GroupRows::plan() const
{
    QList<Plan> plans;
    planRegions(plans);
    const QList<DepartmentData> &departments = m_maker.data().departments;
    for (int i = 0; i < int(departments.size()); ++i)
        plans << Plan {.name = departments.at(i).name, .kind = Plan::Department, .number = i};
    planSites(plans);
    planProjects(plans);
    return plans.first(std::min<qsizetype>(plans.size(), m_size.groups));
}

void GroupRows::write()
{
    m_locales.resize(std::size_t(m_size.users));
    m_cities.resize(std::size_t(m_size.users));
    for (int i = 0; i < m_size.users; ++i) {
        m_locales[std::size_t(i)] = m_maker.localeOf(i);
        m_cities[std::size_t(i)] = m_maker.cityOf(i);
    }
    const QList<Plan> plans = plan();
    m_projects = int(std::count_if(plans.cbegin(), plans.cend(), [](const Plan &plan) { return plan.kind == Plan::Project; }));
    for (int i = 0; i < int(plans.size()); ++i)
        insert(plans.at(i), i);
    for (int i = 0; i < int(plans.size()); ++i)
        m_store.members().addUsers(i + 1, members(plans.at(i), i + 1));
    for (int i = 0; i < int(plans.size()); ++i) {
        if (plans.at(i).parent >= 0)
            m_store.members().add(plans.at(i).parent + 1, {.kind = MemberKey::Group, .row = i + 1});
    }
}

void GroupRows::insert(const Plan &plan, int number)
{
    RowWriter writer(m_store.catalog().groups());
    Dice dice(m_size.seed, 0xA000000ULL + quint64(number));
    writer.begin(madeUuid(dice), m_size.vendorAttributes ? QStringList {groupUrn, entraGroupUrn} : QStringList {groupUrn});
    writer.text("displayName", writer.column(u"displayName"_s), plan.name);
    if (m_size.vendorAttributes)
        writeVendor(writer, plan, number);
    const qint64 created = 1546300800000 + dice.below(2000) * 86400000LL;
    const Document document = writer.finish(1, {.created = created, .modified = created}, plan.name);
    m_store.insert(m_store.catalog().groups(), document, writer.entry());
}

/// Projects are Microsoft 365 groups, the others security groups.
void GroupRows::writeVendor(RowWriter &writer, const Plan &plan, int number) const
{
    const bool unified = plan.kind == Plan::Project;
    writer.openObject("urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group");
    if (unified)
        writer.raw("groupTypes", R"(["Unified"])");
    writer.flag("mailEnabled", writer.column(entraGroupUrn + u":mailEnabled"_s), unified);
    writer.text("mailNickname", writer.column(entraGroupUrn + u":mailNickname"_s), u"group-%1"_s.arg(number + 1));
    writer.flag("securityEnabled", writer.column(entraGroupUrn + u":securityEnabled"_s), !unified);
    writer.closeObject();
}

bool GroupRows::belongs(const Plan &plan, int person) const
{
    switch (plan.kind) {
    case Plan::Everyone:
        return true;
    case Plan::Department:
        return PersonMaker::departmentOf(person) == plan.number;
    case Plan::Site:
        return m_locales[std::size_t(person)] == plan.number && m_cities[std::size_t(person)] == plan.city;
    default:
        return false;
    }
}

std::vector<qint64> GroupRows::members(const Plan &plan, qint64 group) const
{
    if (plan.kind == Plan::Project)
        return projectMembers(plan, group);
    std::vector<qint64> rows;
    for (int person = 0; person < m_size.users && int(rows.size()) < largestGroup && plan.kind != Plan::Nested; ++person) {
        if (belongs(plan, person))
            rows.push_back(person + 1);
    }
    return rows;
}

/// Steps of random length through the people, so that the effort is that of the members and not that of the whole directory.
std::vector<qint64> GroupRows::projectMembers(const Plan &plan, qint64 group) const
{
    const double usual = largestProject / 8 * m_size.users; // for each of the 8 sizes; 4.5 on average
    const double fair = projectsPerPerson * m_size.users / (4.5 * std::max(1, m_projects));
    const double wanted = std::min(usual, fair) * plan.number;
    std::vector<qint64> rows;
    if (wanted <= 0)
        return rows;
    const int step = std::max(1, int(2 * m_size.users / wanted) - 1);
    Dice dice(m_size.seed, 0xC000000ULL + quint64(group));
    for (qint64 person = dice.below(step); person < m_size.users && int(rows.size()) < largestGroup; person += 1 + dice.below(step))
        rows.push_back(person + 1);
    return rows;
}

} // namespace Provost::Practice
