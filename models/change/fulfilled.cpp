// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/fulfilled.h"

#include "change/inverse.h"
#include "change/loadedrun.h"
#include "change/memberpatch.h"
#include "change/mergeedit.h"
#include "change/references.h"
#include "change/renaming.h"
#include "change/secrets.h"

#include <QHash>
#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Ids = QHash<QString, QString>; ///< temporary -> real

/// What a run has done to one object.
struct Deeds {
    const PlannedObject *object = nullptr;
    bool isOver = true; ///< every step was done
    bool isMade = false; ///< it was created
    QSet<QString> added {}, removed {};
    QList<PlanStep> undone {}; ///< updates that were to follow the create

    void take(const StepRecord &step, const Ids &ids);
};

void Deeds::take(const StepRecord &step, const Ids &ids)
{
    const bool isDone = step.outcome.state == StepState::Done;
    isOver = isOver && isDone;
    if (step.step.kind == ChangeKind::Create && isDone) {
        isMade = true;
        const Json members = step.step.body.value(u"members");
        for (const Json &element : members.items())
            added.insert(memberId(element));
    }
    if (isMade && step.step.kind == ChangeKind::Update && !isDone)
        undone << step.step;
    const bool isOpen = step.outcome.state == StepState::Planned || step.outcome.state == StepState::Sent;
    const bool isInPart = !isOpen && step.outcome.isInPart();
    if (step.step.members.isEmpty() || (!isDone && !isInPart))
        return;
    QSet<QString> &members = step.step.kind == ChangeKind::MembersRemove ? removed : added;
    for (const QString &member : step.step.members) {
        if (!step.outcome.leavesOut(member) && !step.outcome.leavesOut(ids.value(member)))
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

/// What was put into the form of a create after the run had been planned.
Json editedSince(const Change &create, const PlannedObject &object)
{
    if (!object.after.isObject() || !create.attributes.isObject())
        return Json::object();
    Json wanted = create.attributes;
    for (const auto own : {u"id", u"meta", u"schemas", u"members", u"groups"})
        wanted.remove(own);
    Json edits = overlayBetween(object.after, overlaid(object.after, wanted));
    const Json all = edits;
    for (const auto &[name, value] : all.members()) {
        if (lacksSecrets(Json::object({{name, object.after.value(name)}}))) // was sent, and not kept
            edits.remove(name);
    }
    return edits;
}

/// Of an object that exists now.
QList<Change> leftOfCreated(const Change &create, const Deeds &deeds)
{
    const Change base {.resourceType = create.resourceType, .id = create.id, .origin = create.origin};
    QList<Change> left;
    if (const Json edits = editedSince(create, *deeds.object); edits.size() > 0) {
        left << base;
        left.last().attributes = edits;
    }
    for (const PlanStep &step : deeds.undone) {
        const auto patch = Patch::fromJson(step.patch.isUndefined() ? step.body : step.patch);
        if (!patch)
            continue;
        left << base;
        left.last().operations = patch->operations;
    }
    Change joins = base;
    joins.kind = ChangeKind::MembersAdd;
    const Json members = create.attributes.value(u"members");
    for (const Json &element : members.items()) {
        if (!deeds.added.contains(memberId(element)))
            joins.members << memberId(element);
    }
    if (!joins.members.isEmpty())
        left << joins;
    return left;
}

/// Memberships that the plan has left out. A run that comes from the journal does not know them: those stay staged.
QSet<QString> alreadySo(const PlannedObject &object, ChangeKind kind)
{
    const auto reason = kind == ChangeKind::MembersAdd ? DroppedEdit::Reason::IsMember : DroppedEdit::Reason::IsNoMember;
    QSet<QString> members;
    for (const DroppedEdit &edit : object.dropped) {
        if (edit.reason == reason)
            members.unite(QSet<QString>(edit.what.cbegin(), edit.what.cend()));
    }
    return members;
}

/// Nothing, the change, or what is left of it.
QList<Change> leftOf(const Change &change, const Deeds &deeds)
{
    const bool isMembership = change.kind == ChangeKind::MembersAdd || change.kind == ChangeKind::MembersRemove;
    if (isMembership) {
        const QSet<QString> &done = change.kind == ChangeKind::MembersAdd ? deeds.added : deeds.removed;
        Change left = change;
        const QSet<QString> already = alreadySo(*deeds.object, change.kind);
        left.members.removeIf([&](const QString &member) { return done.contains(member) || already.contains(member); });
        return left.members.isEmpty() ? QList<Change>() : QList<Change> {left};
    }
    if (change.kind == ChangeKind::Create && deeds.isMade)
        return leftOfCreated(change, deeds);
    if (!deeds.isOver && !deeds.isMade)
        return {change};
    bool isDone = isContained(change, *deeds.object);
    if (change.kind == ChangeKind::Delete)
        isDone = deeds.object->fate == PlannedObject::Fate::Delete;
    else if (change.kind == ChangeKind::Create)
        isDone = true; // its temporary id is the run's alone
    return isDone ? QList<Change>() : QList<Change> {change};
}

/// Who has come into the other group just leaves this one: nothing is left of the change that took them in, and they need not wait for it.
QList<Change> withoutArrived(const Change &change, const QHash<ObjectKey, Deeds> &done)
{
    const auto target = change.movedTo.isEmpty() ? done.cend() : done.constFind(ObjectKey {change.resourceType, change.movedTo});
    if (target == done.cend())
        return {change};
    const QSet<QString> there = target->added + alreadySo(*target->object, ChangeKind::MembersAdd);
    Change arrived = change;
    arrived.movedTo.clear();
    arrived.members.removeIf([&there](const QString &member) { return !there.contains(member); });
    Change others = change;
    others.members.removeIf([&there](const QString &member) { return there.contains(member); });
    QList<Change> left;
    for (const Change &part : {others, arrived}) {
        if (!part.members.isEmpty())
            left << part;
    }
    return left;
}

/// What the run was to do of a change, and what it was not.
std::pair<QList<Change>, QList<Change>> parted(const Change &change, const QList<Change> &chosen)
{
    if (chosen.contains(change) || change.kind == ChangeKind::Create) // that one may have been edited since
        return {{change}, {}};
    if (change.kind != ChangeKind::MembersAdd && change.kind != ChangeKind::MembersRemove)
        return {{}, {change}};
    QSet<QString> members;
    for (const Change &each : chosen) {
        if (each.kind == change.kind && (change.movedTo.isEmpty() || each.movedTo == change.movedTo)) // of who has arrived it is gone
            members.unite(QSet<QString>(each.members.cbegin(), each.members.cend()));
    }
    Change ours = change;
    ours.members.removeIf([&members](const QString &member) { return !members.contains(member); });
    Change others = change;
    others.members.removeIf([&members](const QString &member) { return members.contains(member); });
    return {ours.members.isEmpty() ? QList<Change>() : QList<Change> {ours}, others.members.isEmpty() ? QList<Change>() : QList<Change> {others}};
}

} // namespace

ChosenParts chosenParts(const QList<Change> &changes, const QList<Change> &chosen)
{
    QHash<ObjectKey, QList<Change>> all;
    ChosenParts parts;
    for (const Change &change : chosen)
        parts[change.key()] << change;
    for (const Change &change : changes) {
        if (parts.contains(change.key()))
            all[change.key()] << change;
    }
    parts.removeIf([&all](const ChosenParts::iterator &part) { return *part == all.value(part.key()); });
    return parts;
}

QList<Change> unfulfilled(const QList<Change> &changes, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const QSet<ObjectKey> &gone, const ChosenParts &parts)
{
    QHash<ObjectKey, Deeds> done;
    Ids ids;
    for (const PlannedObject &object : objects) {
        if (!object.rejection && object.fate != PlannedObject::Fate::Rejected && !gone.contains(object.key))
            done.insert(object.key, {.object = &object});
    }
    for (const StepRecord &step : steps) {
        const bool isMade = step.step.kind == ChangeKind::Create && step.outcome.state == StepState::Done && !step.outcome.id.isEmpty();
        if (isMade && !gone.contains(objects.value(step.step.object).key))
            ids.insert(step.step.id, step.outcome.id);
    }
    for (const StepRecord &step : steps) {
        if (const auto deeds = done.find(objects.value(step.step.object).key); deeds != done.end())
            deeds->take(step, ids);
    }
    QList<Change> left;
    for (const Change &change : changes) {
        const auto deeds = done.constFind(change.key());
        const auto part = parts.constFind(change.key());
        const auto [ours, others] = part == parts.cend() ? std::pair(QList<Change> {change}, QList<Change>()) : parted(change, *part);
        for (const Change &own : ours) {
            const QList<Change> open = deeds == done.cend() ? QList<Change> {own} : leftOf(own, *deeds);
            for (const Change &one : open)
                left << withoutArrived(one, done);
        }
        left << others;
    }
    if (!ids.isEmpty()) {
        for (Change &change : left)
            resolveIds(change, ids);
    }
    return left;
}

namespace {

bool isUnsure(const StepOutcome &outcome)
{
    return outcome.state == StepState::Sent || (outcome.state == StepState::Failed && outcome.error && outcome.error->inDoubt);
}

/// What has become of something that was created.
struct Whereabouts {
    QString id {}; ///< empty: runs have deleted it
    std::optional<Journal::Deed> doubtful {}; ///< may have made it anew
};

/// A run may have deleted it, an undo of that run have made it anew, and so on.
Whereabouts whereIs(const Journal &journal, const DirectoryId &here, const Journal::Deed &made)
{
    ObjectKey now {made.object.key.resourceType, made.step.outcome.id};
    for (QSet<QString> seen; !seen.contains(now.id);) {
        seen.insert(now.id);
        const QList<Journal::Deed> later = journal.history(here, now).valueOr({});
        const auto deletion = std::find_if(later.cbegin(), later.cend(), [](const Journal::Deed &deed) { return deed.step.step.kind == ChangeKind::Delete && deed.step.outcome.state == StepState::Done; });
        if (deletion == later.cend())
            return {.id = now.id};
        const ObjectKey anew {now.resourceType, idOfUndone(deletion->run.summary.run, now, deletion->step.sentAt)};
        const QList<Journal::Deed> creations = journal.creationsOf(here, {anew}).valueOr({});
        const auto done = std::find_if(creations.cbegin(), creations.cend(), [](const Journal::Deed &deed) { return deed.step.outcome.state == StepState::Done; });
        const auto unsure = std::find_if(creations.cbegin(), creations.cend(), [](const Journal::Deed &deed) {
            const bool isToCome = deed.step.outcome.state == StepState::Planned && deed.run.summary.state != RunState::Done;
            return isToCome || isUnsure(deed.step.outcome);
        });
        if (done == creations.cend())
            return {.doubtful = unsure == creations.cend() ? std::nullopt : std::optional(*unsure)};
        now.id = done->step.outcome.id;
    }
    return {};
}

using Creates = QHash<ObjectKey, Change>;

bool isTheSame(const Creates &creates, const Journal::Deed &deed)
{
    return isMadeHere(deed.object.key.id) || isSameObject(creates.value(deed.object.key).attributes, deed.step.step.body);
}

} // namespace

namespace {
void leaveOut(QList<Change> &changes, const QHash<ObjectKey, QString> &made)
{
    if (made.isEmpty())
        return;
    Ids ids;
    for (auto one = made.cbegin(); one != made.cend(); ++one)
        ids.insert(one.key().id, one.value());
    changes.removeIf([&made](const Change &change) { return change.kind == ChangeKind::Create && made.contains(change.key()); });
    for (Change &change : changes)
        resolveIds(change, ids);
}
} // namespace

Result<StillToDo> stillToDo(const Journal &journal, const DirectoryId &here, const QList<Change> &changes, const QList<Change> &staged)
{
    StillToDo found {.changes = changes, .staged = staged};
    Creates creates;
    for (const Change &change : changes) {
        if (change.kind == ChangeKind::Create)
            creates.insert(change.key(), change);
    }
    const auto deeds = journal.creationsOf(here, QSet<ObjectKey>(creates.keyBegin(), creates.keyEnd()));
    if (!deeds)
        return deeds.error();
    QSet<ObjectKey> made;
    QHash<ObjectKey, QString> madeAnew; ///< the ids they have now
    QHash<qint64, QSet<ObjectKey>> others; // by run: something else under the same id
    for (const Journal::Deed &deed : *deeds) {
        if (!isTheSame(creates, deed)) {
            others[deed.run.summary.run].insert(deed.object.key);
            continue;
        }
        if (deed.step.outcome.state != StepState::Done)
            continue;
        const Whereabouts now = whereIs(journal, here, deed);
        if (now.doubtful)
            found.doubtful << *now.doubtful;
        if (now.id.isEmpty()) {
            found.gone.insert(deed.object.key);
            continue;
        }
        made.insert(deed.object.key);
        if (now.id == deed.step.outcome.id)
            found.runs.insert(deed.run.summary.run);
        else
            madeAnew.insert(deed.object.key, now.id);
    }
    found.gone.subtract(made);
    for (const Journal::Deed &deed : *deeds) {
        const StepOutcome &outcome = deed.step.outcome;
        if (isUnsure(outcome) && !made.contains(deed.object.key) && isTheSame(creates, deed))
            found.doubtful << deed;
    }
    for (const qint64 run : std::as_const(found.runs)) {
        const auto loaded = LoadedRun::of(journal, run);
        if (!loaded)
            return loaded.error();
        const QSet<ObjectKey> notItsOwn = found.gone + others.value(run);
        found.changes = unfulfilled(found.changes, loaded->objects, loaded->steps, notItsOwn);
        found.staged = unfulfilled(found.staged, loaded->objects, loaded->steps, notItsOwn);
    }
    leaveOut(found.changes, madeAnew);
    leaveOut(found.staged, madeAnew);
    return found;
}

} // namespace Provost
