// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/plannedreads.h"

#include "change/formermembers.h"
#include "change/leaves.h"
#include "change/references.h"
#include "change/runner.h"
#include "client/membersshownjob.h"

#include <algorithm>

namespace Provost {

namespace {

using Access = ServerProfile::MemberAccess;

/// Requests to read an object: two where it changes something that is shown only when it is asked for by name.
class ObjectReads
{
public:
    explicit ObjectReads(const ServiceDescription &description)
        : m_description(description)
    {
    }
    [[nodiscard]] int of(const PlannedObject &object)
    {
        if (!object.before.isObject() || !object.after.isObject() || !m_description.profile.projection)
            return 1;
        auto known = m_types.find(object.key.resourceType);
        if (known == m_types.end())
            known = m_types.insert(object.key.resourceType, typeOf(object.key.resourceType));
        return known->asks && !shownOnRequest(differingPaths(object.before, object.after), known->schema).isEmpty() ? 2 : 1;
    }

private:
    struct Type {
        ResourceSchema schema {};
        bool asks = false; ///< for some attributes by name; else nobody need compare 50,000 objects
    };
    [[nodiscard]] Type typeOf(const QString &name) const
    {
        const ResourceType *type = m_description.resourceType(name);
        if (type == nullptr)
            return {};
        Type made {.schema = m_description.schemaOf(*type)};
        QList<const Schema *> schemas {&made.schema.core()};
        const auto &extensions = made.schema.extensions();
        for (const Schema &extension : extensions)
            schemas << &extension;
        made.asks = std::any_of(schemas.cbegin(), schemas.cend(), [&made](const Schema *schema) {
            const bool isCore = schema == &made.schema.core();
            return std::any_of(schema->attributes.cbegin(), schema->attributes.cend(), [&](const Attribute &attribute) {
                return !shownOnRequest({AttributeName {isCore ? QString() : schema->id, attribute.name, {}}.toString()}, made.schema).isEmpty();
            });
        });
        return made;
    }

    const ServiceDescription &m_description;
    QHash<QString, Type> m_types;
};

bool isGroupPut(const PlanStep &step, const PlannedObject &object, const ServiceDescription &description)
{
    const ResourceType *type = step.patch.isUndefined() ? nullptr : description.resourceType(object.key.resourceType);
    return type != nullptr && type->isCalled(u"Group");
}

/// To look at what came of a step.
int looksAt(const PlanStep &step, const RunVerify &verify, Access access)
{
    if (step.members.isEmpty())
        return 1;
    if (access == Access::Never)
        return 0;
    if (access != Access::ByGroupsFilter && access != Access::ByPairFilter)
        return 1;
    const int members = int(step.members.size());
    return verify.membersAsked() == 0 ? members : std::min(members, verify.membersAsked());
}

} // namespace

int readsBefore(const Plan &plan, const ServiceDescription &description)
{
    ObjectReads reads(description);
    int all = 0;
    for (const PlannedObject &object : plan.objects)
        all += isTemporaryId(object.key.id) ? 0 : reads.of(object);
    return all + plannedLookUps(plan, description);
}

int readsDuring(const Plan &plan, const ServiceDescription &description, bool recheck, RunVerify::Extent extent)
{
    const RunVerify verify(extent, plan.steps);
    ObjectReads reads(description);
    int all = 0;
    for (int i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        const PlannedObject &object = plan.objects[step.object];
        const bool isUpdate = step.kind == ChangeKind::Update && object.after.isObject();
        const bool isCompared = (isUpdate || step.kind == ChangeKind::Delete) && step.ifMatch.isEmpty() && object.before.isObject();
        all += recheck && isCompared ? reads.of(object) : 0;
        all += verify.looksAt(i, step) ? looksAt(step, verify, description.profile.members) : 0;
    }
    return all;
}

int repeatsAtMost(const Plan &plan, const ServiceDescription &description, RunVerify::Extent extent)
{
    const RunVerify verify(extent, plan.steps);
    const int waits = int(Runner::Options().delays.size());
    const bool isLate = !description.profile.readYourWrites;
    int all = 0;
    int empty = 0; // groups that may turn out to be, or to be shown so
    for (int i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        const PlannedObject &object = plan.objects[step.object];
        const bool isLooked = verify.looksAt(i, step) && looksAt(step, verify, description.profile.members) > 0;
        const bool isFresh = (step.kind != ChangeKind::Create && isTemporaryId(step.id)) || !temporaryIdsIn(step.body).isEmpty() || !temporaryIdsIn(step.patch).isEmpty();
        all += isLate && isLooked ? waits - 1 : 0; // the first is waited for before the first look
        all += isLate && isFresh ? waits : 0;
        if (!isGroupPut(step, object, description))
            continue;
        const bool isFilled = object.before.value(u"members").size() > 0;
        empty += isFilled ? 0 : 1;
        all += isFilled ? 1 : MembersShownJob::callsForEach;
    }
    // The answer serves all of a run; who asks at the same time does not have it yet.
    return all + MembersShownJob::callsAtMost() * std::min(empty, std::max(1, description.profile.limits.concurrency));
}

int plannedReads(const Plan &plan, const ServiceDescription &description, RunVerify::Extent verify)
{
    return readsBefore(plan, description) + readsDuring(plan, description, true, verify);
}

} // namespace Provost
