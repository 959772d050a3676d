// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/writefeed.h"

#include "directory/pendingwrites.h"

namespace Provost {

WriteFeed::WriteFeed(PendingWrites &writes, Plan plan, QObject *parent)
    : QObject(parent)
    , m_writes(&writes)
    , m_plan(std::move(plan))
{
}

QStringList WriteFeed::carried(const QStringList &members, const StepOutcome &outcome) const
{
    QStringList ids;
    for (const QString &id : members) {
        if (!outcome.leavesOut(id) && !outcome.leavesOut(realId(id)))
            ids << realId(id);
    }
    return ids;
}

void WriteFeed::onStepEnded(int number, const StepOutcome &outcome)
{
    const bool isMembership = number >= 0 && number < m_plan.steps.size()
        && (m_plan.steps.at(number).kind == ChangeKind::MembersAdd || m_plan.steps.at(number).kind == ChangeKind::MembersRemove);
    const bool inPart = isMembership && outcome.state == StepState::Failed && outcome.isInPart();
    if (!m_writes || number < 0 || number >= m_plan.steps.size() || (outcome.state != StepState::Done && !inPart))
        return;
    const PlanStep &step = m_plan.steps.at(number);
    const PlannedObject object = m_plan.objects.value(step.object);
    if (step.kind == ChangeKind::Create && !outcome.id.isEmpty())
        m_ids.insert(step.id, outcome.id);
    PendingWrite write {.resourceType = object.key.resourceType, .id = realId(step.id), .label = object.label};
    switch (step.kind) {
    case ChangeKind::Create:
        write.kind = PendingWrite::Kind::Create;
        write.after = object.after;
        break;
    case ChangeKind::Update:
        write.before = object.before;
        write.after = object.after;
        break;
    case ChangeKind::MembersAdd:
        write.added = carried(step.members, outcome);
        break;
    case ChangeKind::MembersRemove:
        write.removed = carried(step.members, outcome);
        break;
    case ChangeKind::Delete:
        write.kind = PendingWrite::Kind::Delete;
        break;
    }
    m_writes->note(std::move(write));
}

} // namespace Provost
