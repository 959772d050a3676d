// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/latewrites.h"

#include "change/loadedrun.h"
#include "change/memberpatch.h"
#include "change/references.h"
#include "scim/patchvalues.h"

#include <QDateTime>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString sinceThen(std::chrono::seconds time)
{
    return QDateTime::currentDateTimeUtc().addSecs(-time.count()).toString(Qt::ISODateWithMs);
}

/// What the step's object was left with where it had been different.
void learn(const PlannedObject &object, LateWrite &write)
{
    const Leaves before = leavesOf(object.before);
    const Leaves after = leavesOf(object.after);
    write.writes << OwnWrite {object.before, object.after};
    const QStringList paths = differingPaths(object.before, object.after);
    for (const QString &path : paths) {
        const QString key = path.toLower();
        if (!write.values.contains(key)) // newer runs come first
            write.values.insert(key, {path, after.value(key).value});
        write.former[key] << before.value(key).value;
    }
}

/// Newer runs come first; within one nobody is both. `ids`: of whom the run has created, in place of the temporary ones.
void learnMembers(const StepRecord &record, const QHash<QString, QString> &ids, LateWrite &write)
{
    for (const QString &named : record.step.members) {
        const QString member = ids.value(named, named);
        const QString key = member.toCaseFolded();
        if (!isTemporaryId(member) && !record.outcome.leavesOut(member) && !record.outcome.leavesOut(named) && !write.members.contains(key))
            write.members.insert(key, record.step.kind == ChangeKind::MembersAdd);
    }
}

/// Those with whom a group was made.
void learnFirstMembers(const StepRecord &record, const QHash<QString, QString> &ids, LateWrite &write)
{
    const Json members = record.step.body.value(u"members");
    for (const Json &element : members.items()) {
        const QString named = memberId(element);
        const QString key = ids.value(named, named).toCaseFolded();
        if (!write.members.contains(key))
            write.members.insert(key, true);
    }
}

bool isMembership(const StepRecord &record)
{
    return record.step.kind == ChangeKind::MembersAdd || record.step.kind == ChangeKind::MembersRemove;
}

/// Of a membership step that failed or was interrupted some may have been carried out.
bool hasDone(const StepRecord &record, const QString &since)
{
    const bool isPart = isMembership(record) && record.outcome.isInPart();
    const QString when = isPart && record.endedAt.isEmpty() ? record.sentAt : record.endedAt;
    return (isPart || record.outcome.state == StepState::Done) && when >= since;
}

Json madeBy(const PlannedObject &object, const QString &id, const QHash<QString, QString> &ids)
{
    if (!object.after.isObject())
        return {};
    Json made = resolved(object.after, ids);
    made.set(u"id"_s, id);
    return made;
}

void learnCreate(const StepRecord &record, const PlannedObject &object, const QHash<QString, QString> &ids, LateWrite &write)
{
    write.made = madeBy(object, record.outcome.id, ids);
    learnFirstMembers(record, ids, write);
}

void learnRun(const Journal &journal, qint64 run, const QString &since, QHash<ObjectKey, LateWrite> &writes)
{
    const auto loaded = LoadedRun::of(journal, run);
    if (!loaded)
        return;
    QHash<QString, QString> ids;
    for (const StepRecord &record : loaded->steps) {
        if (record.step.kind == ChangeKind::Create && !record.outcome.id.isEmpty())
            ids.insert(record.step.id, record.outcome.id);
    }
    for (const StepRecord &record : loaded->steps) {
        if (!hasDone(record, since) || record.step.object < 0 || record.step.object >= loaded->objects.size())
            continue;
        const PlannedObject &object = loaded->objects[record.step.object];
        const bool isMaker = record.step.kind == ChangeKind::Create;
        const ObjectKey key {object.key.resourceType, isMaker ? record.outcome.id : ids.value(object.key.id, object.key.id)};
        LateWrite &write = writes[key];
        if (isMembership(record))
            learnMembers(record, ids, write);
        else if (record.step.kind == ChangeKind::Delete)
            write.deleted = true;
        else if (isMaker)
            learnCreate(record, object, ids, write);
        else if (record.step.kind == ChangeKind::Update && object.after.isObject() && !isTemporaryId(object.key.id)) // what follows a create is in `made`
            learn(object, write);
    }
}

} // namespace

QHash<ObjectKey, LateWrite> lateWrites(const Journal &journal, const DirectoryId &here, std::chrono::seconds time)
{
    QHash<ObjectKey, LateWrite> writes;
    const auto runs = journal.runs();
    if (!runs)
        return writes;
    const QString since = sinceThen(time);
    for (const RunRecord &record : *runs) {
        if (here.mayBe(record.info.directoryId()) && journal.wroteSince(record, since).valueOr(true))
            learnRun(journal, record.summary.run, since, writes);
    }
    return writes;
}

Json unsettled(const Json &found, const LateWrite &write, const Json &wanted)
{
    Json object = found;
    const Leaves seen = leavesOf(found);
    const Leaves then = leavesOf(wanted);
    for (auto own = write.values.cbegin(); own != write.values.cend(); ++own) {
        const QByteArray shown = canonicalBytes(seen.value(own.key()).value);
        const QList<Json> former = write.former.value(own.key());
        const bool isLate = shown != canonicalBytes(own->value) && shown == canonicalBytes(then.value(own.key()).value) && std::any_of(former.cbegin(), former.cend(), [&shown](const Json &value) { return canonicalBytes(value) == shown; });
        const auto name = AttributeName::parse(own->path);
        if (isLate && name)
            setValueAt(object, *name, own->value);
    }
    return object;
}

QHash<QString, QList<Resource>> createdLately(const QHash<ObjectKey, LateWrite> &writes)
{
    QHash<QString, QList<Resource>> created;
    for (auto write = writes.cbegin(); write != writes.cend(); ++write) {
        if (!write->made.isObject() || write->deleted)
            continue;
        Json object = write->made;
        for (const auto &[path, value] : write->values) {
            if (const auto name = AttributeName::parse(path))
                setValueAt(object, *name, value);
        }
        created[write.key().resourceType] << Resource(object);
    }
    return created;
}

bool wroteLately(const Journal &journal, const DirectoryId &here, std::chrono::seconds time)
{
    const auto runs = journal.runs();
    const QString since = sinceThen(time);
    return runs && std::any_of(runs->cbegin(), runs->cend(), [&](const RunRecord &record) { return here.mayBe(record.info.directoryId()) && journal.wroteSince(record, since).valueOr(true); });
}

} // namespace Provost
