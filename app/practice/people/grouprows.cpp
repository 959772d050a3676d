// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/grouprows.h"

#include "practice/people/rowwriter.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {
const auto groupUrn = u"urn:ietf:params:scim:schemas:core:2.0:Group"_s;
constexpr int largestGroup = 100000; ///< members; what a directory's biggest static group looks like
constexpr int siteShare = 25; ///< of all groups, at most, in percent
}

GroupRows::GroupRows(Store &store, const PersonMaker &maker, quint32 seed)
    : m_store(store)
    , m_maker(maker)
    , m_seed(seed)
{
}

void GroupRows::planRegions(QList<Plan> &plans) const
{
    plans << Plan {.name = u"All staff"_s, .kind = Plan::Nested} << Plan {.name = u"Everyone"_s, .kind = Plan::Everyone};
    for (const RegionData &region : m_maker.data().regions)
        plans << Plan {.name = u"Region "_s + region.name, .kind = Plan::Nested, .parent = 0};
}

void GroupRows::planSites(QList<Plan> &plans, int groups) const
{
    const auto firstRegion = 2;
    const QList<RegionData> &regions = m_maker.data().regions;
    const qsizetype most = plans.size() + std::max(1, groups * siteShare / 100);
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

void GroupRows::planProjects(QList<Plan> &plans, int groups) const
{
    const QStringList &names = m_maker.data().projects;
    for (int i = 0; plans.size() < groups; ++i) {
        const auto round = i / int(names.size());
        const QString name = u"Project "_s + names.at(i % int(names.size())) + (round == 0 ? QString() : u" %1"_s.arg(round + 1));
        plans << Plan {.name = name, .kind = Plan::Project, .number = 1 + i % 8};
    }
}

QList<GroupRows::Plan> GroupRows::plan(int groups) const
{
    QList<Plan> plans;
    planRegions(plans);
    const QList<DepartmentData> &departments = m_maker.data().departments;
    for (int i = 0; i < int(departments.size()); ++i)
        plans << Plan {.name = departments.at(i).name, .kind = Plan::Department, .number = i};
    planSites(plans, groups);
    planProjects(plans, groups);
    return plans.first(std::min<qsizetype>(plans.size(), groups));
}

void GroupRows::write(int groups, int users)
{
    m_locales.resize(std::size_t(users));
    m_cities.resize(std::size_t(users));
    for (int i = 0; i < users; ++i) {
        m_locales[std::size_t(i)] = m_maker.localeOf(i);
        m_cities[std::size_t(i)] = m_maker.cityOf(i);
    }
    const QList<Plan> plans = plan(groups);
    for (int i = 0; i < int(plans.size()); ++i)
        insert(plans.at(i), i);
    for (int i = 0; i < int(plans.size()); ++i)
        fill(plans.at(i), i + 1, users);
    for (int i = 0; i < int(plans.size()); ++i) {
        if (plans.at(i).parent >= 0)
            m_store.members().add(plans.at(i).parent + 1, {.kind = MemberKey::Group, .row = i + 1});
    }
}

void GroupRows::insert(const Plan &plan, int number)
{
    RowWriter writer(m_store.catalog().groups());
    Dice dice(m_seed, 0xA000000ULL + quint64(number));
    writer.begin(madeUuid(dice), {groupUrn});
    writer.text("displayName", writer.column(u"displayName"_s), plan.name);
    const qint64 created = 1546300800000 + dice.below(2000) * 86400000LL;
    const Document document = writer.finish(1, {.created = created, .modified = created}, plan.name);
    m_store.insert(m_store.catalog().groups(), document, writer.entry());
}

bool GroupRows::belongs(const Plan &plan, qint64 group, int person) const
{
    switch (plan.kind) {
    case Plan::Nested:
        return false;
    case Plan::Everyone:
        return true;
    case Plan::Department:
        return PersonMaker::departmentOf(person) == plan.number;
    case Plan::Site:
        return m_locales[std::size_t(person)] == plan.number && m_cities[std::size_t(person)] == plan.city;
    case Plan::Project:
        return Dice(m_seed + quint64(group), quint64(person)).chance(plan.number);
    }
    return false;
}

void GroupRows::fill(const Plan &plan, qint64 group, int users)
{
    int count = 0;
    for (int person = 0; person < users && count < largestGroup; ++person) {
        if (!belongs(plan, group, person))
            continue;
        m_store.database().run(u"INSERT INTO member (grp, kind, mem) VALUES (?, 0, ?)"_s, {group, person + 1});
        ++count;
    }
}

} // namespace Provost::Practice
