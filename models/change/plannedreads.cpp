// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/plannedreads.h"

#include "change/leaves.h"

#include <algorithm>

namespace Provost {

namespace {

using Verify = Runner::Options::Verify;
constexpr int sampleEvery = 10; ///< as the Runner does it
constexpr int membersSampled = 3;

class Counting
{
public:
    Counting(const Plan &plan, const ServiceDescription &description, Verify verify)
        : m_plan(plan)
        , m_description(description)
        , m_verify(verify)
    {
        const ServerProfile::MemberAccess access = description.profile.members;
        m_oneByOne = access == ServerProfile::MemberAccess::ByGroupsFilter || access == ServerProfile::MemberAccess::ByPairFilter;
    }
    [[nodiscard]] int run();

private:
    [[nodiscard]] int readsOf(const PlannedObject &object);
    [[nodiscard]] bool isVerified(int number) const;
    void findEnds();

    const Plan &m_plan;
    const ServiceDescription &m_description;
    Verify m_verify;
    bool m_oneByOne = false;
    QHash<QString, ResourceSchema> m_schemas;
    QSet<int> m_ends;
};

/// Two where it changes something that is shown only when it is asked for by name.
int Counting::readsOf(const PlannedObject &object)
{
    if (!object.before.isObject() || !object.after.isObject() || !m_description.profile.projection)
        return 1;
    auto schema = m_schemas.find(object.key.resourceType);
    if (schema == m_schemas.end()) {
        const ResourceType *type = m_description.resourceType(object.key.resourceType);
        schema = m_schemas.insert(object.key.resourceType, type ? m_description.schemaOf(*type) : ResourceSchema());
    }
    return shownOnRequest(differingPaths(object.before, object.after), *schema).isEmpty() ? 1 : 2;
}

void Counting::findEnds()
{
    QHash<int, std::pair<int, int>> ends;
    for (int i = 0; i < m_plan.steps.size(); ++i) {
        const PlanStep &step = m_plan.steps.at(i);
        if (step.members.isEmpty())
            continue;
        const auto known = ends.find(step.object);
        if (known == ends.end())
            ends.insert(step.object, {i, i});
        else
            known->second = i;
    }
    for (const auto &[first, last] : std::as_const(ends)) {
        m_ends.insert(first);
        m_ends.insert(last);
    }
}

bool Counting::isVerified(int number) const
{
    switch (m_verify) {
    case Verify::Off:
        return false;
    case Verify::All:
        return true;
    case Verify::Sample:
        return number % sampleEvery == 0 || m_ends.contains(number);
    case Verify::Memberships:
        break;
    }
    return m_ends.contains(number);
}

int Counting::run()
{
    findEnds();
    std::vector<int> reads(size_t(m_plan.objects.size()), 1);
    int all = 0;
    for (qsizetype i = 0; i < m_plan.objects.size(); ++i) {
        const PlannedObject &object = m_plan.objects.at(i);
        reads[size_t(i)] = readsOf(object);
        all += isTemporaryId(object.key.id) ? 0 : reads[size_t(i)];
    }
    for (int i = 0; i < m_plan.steps.size(); ++i) {
        const PlanStep &step = m_plan.steps.at(i);
        const PlannedObject &object = m_plan.objects.at(step.object);
        const bool isCompared = step.kind == ChangeKind::Update && step.ifMatch.isEmpty() && object.before.isObject() && object.after.isObject();
        all += isCompared ? reads[size_t(step.object)] : 0;
        if (!isVerified(i))
            continue;
        const int members = int(step.members.size());
        all += m_oneByOne && members > 0 ? (m_verify == Verify::All ? members : std::min(members, membersSampled)) : 1;
    }
    return all;
}

} // namespace

int plannedReads(const Plan &plan, const ServiceDescription &description, Verify verify)
{
    return Counting(plan, description, verify).run();
}

} // namespace Provost
