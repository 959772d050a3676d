// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/fulfilled.h"

#include "change/mergeedit.h"

#include <QHash>
#include <QSet>

namespace Provost {

namespace {

/// What a run has done to one object.
struct Deeds {
    const PlannedObject *object = nullptr;
    bool isOver = true; ///< every step was done
    QSet<QString> added {}, removed {};

    void take(const StepRecord &step);
};

void Deeds::take(const StepRecord &step)
{
    const bool isDone = step.outcome.state == StepState::Done;
    isOver = isOver && isDone;
    const bool isOpen = step.outcome.state == StepState::Planned || step.outcome.state == StepState::Sent;
    const bool isInPart = !isOpen && step.outcome.isInPart();
    if (step.step.members.isEmpty() || (!isDone && !isInPart))
        return;
    QSet<QString> &members = step.step.kind == ChangeKind::MembersRemove ? removed : added;
    for (const QString &member : step.step.members) {
        if (!step.outcome.leavesOut(member))
            members.insert(member);
    }
}

/// Worked into what the run was to leave, an edit that was part of it changes nothing.
bool isContained(const Change &change, const PlannedObject &object)
{
    if (!change.operations.empty())
        return true; // from a file: no editor of the window makes them, so none has made another since
    return object.after.isObject() && overlayBetween(object.after, overlaid(object.after, change.attributes)).size() == 0;
}

/// Nothing, the change, or the members that are left of it.
std::optional<Change> leftOf(const Change &change, const Deeds &deeds)
{
    const bool isMembership = change.kind == ChangeKind::MembersAdd || change.kind == ChangeKind::MembersRemove;
    if (isMembership) {
        const QSet<QString> &done = change.kind == ChangeKind::MembersAdd ? deeds.added : deeds.removed;
        Change left = change;
        left.members.removeIf([&](const QString &member) { return done.contains(member) || (deeds.isOver && deeds.object->fate == PlannedObject::Fate::Unchanged); });
        return left.members.isEmpty() ? std::nullopt : std::optional(left);
    }
    if (!deeds.isOver)
        return change;
    if (change.kind == ChangeKind::Delete)
        return deeds.object->fate == PlannedObject::Fate::Delete ? std::nullopt : std::optional(change);
    if (change.kind == ChangeKind::Create)
        return std::nullopt; // its temporary id is the run's alone
    return isContained(change, *deeds.object) ? std::nullopt : std::optional(change);
}

} // namespace

QList<Change> unfulfilled(const QList<Change> &changes, const QList<PlannedObject> &objects, const QList<StepRecord> &steps)
{
    QHash<ObjectKey, Deeds> done;
    for (const PlannedObject &object : objects) {
        if (!object.rejection && object.fate != PlannedObject::Fate::Rejected)
            done.insert(object.key, {.object = &object});
    }
    for (const StepRecord &step : steps) {
        if (const auto deeds = done.find(objects.value(step.step.object).key); deeds != done.end())
            deeds->take(step);
    }
    QList<Change> left;
    for (const Change &change : changes) {
        const auto deeds = done.constFind(change.key());
        if (deeds == done.cend())
            left << change;
        else if (const auto rest = leftOf(change, *deeds))
            left << *rest;
    }
    return left;
}

} // namespace Provost
