// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journal.h"

#include "base/logging.h"
#include "change/giveup.h"
#include "change/journalsql.h"
#include "change/memberpatch.h"
#include "change/secrets.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <iterator>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array runStateTexts {"running"_L1, "stopped"_L1, "done"_L1};
constexpr std::array fateTexts {"create"_L1, "update"_L1, "delete"_L1, "unchanged"_L1, "rejected"_L1};

/// A null string would be NULL, which is equal to nothing.
QString bound(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QString textOf(const Json &json)
{
    return json.isUndefined() ? QString() : QString::fromUtf8(withoutSecrets(json).toBytes());
}

Json jsonOf(const QVariant &text)
{
    return text.isNull() ? Json() : Json::parse(text.toString().toUtf8()).valueOr({});
}

template <size_t N>
size_t indexIn(const std::array<QLatin1StringView, N> &texts, const QString &text)
{
    const auto found = std::find(texts.begin(), texts.end(), text);
    return found == texts.end() ? 0 : size_t(found - texts.begin());
}

Result<void> writeObjects(const QString &connection, qint64 run, const Plan &plan)
{
    RepeatedStatement insert(connection, u"INSERT INTO object VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (int i = 0; i < plan.objects.size(); ++i) {
        const PlannedObject &object = plan.objects[i];
        const auto written = insert.run({run, i, object.key.resourceType, object.key.id, object.label, QString(fateTexts[size_t(object.fate)]),
                                         textOf(object.before), textOf(object.after)});
        if (!written)
            return written;
    }
    return {};
}

Result<void> writeSteps(const QString &connection, qint64 run, const Plan &plan)
{
    RepeatedStatement insert(connection, u"INSERT INTO step(run, number, state, step, object) VALUES(?, ?, ?, ?, ?)"_s);
    for (int i = 0; i < plan.steps.size(); ++i) {
        const auto written = insert.run({run, i, stepStateText(StepState::Planned), textOf(plan.steps[i].toJson()), plan.steps[i].object});
        if (!written)
            return written;
    }
    return {};
}

/// Members that a group is created with are named in its body only.
QStringList membersOf(const PlanStep &step)
{
    QStringList members = step.members;
    const Json created = step.kind == ChangeKind::Create ? step.body.value(u"members") : Json();
    for (const Json &element : created.items())
        members << memberId(element);
    return members;
}

Result<void> writeMembers(const QString &connection, qint64 run, const Plan &plan)
{
    RepeatedStatement insert(connection, u"INSERT OR IGNORE INTO step_member VALUES(?, ?, ?)"_s);
    for (int i = 0; i < plan.steps.size(); ++i) {
        const QStringList members = membersOf(plan.steps[i]);
        for (const QString &member : members) {
            if (const auto written = insert.run({member, run, i}); !written)
                return written;
        }
    }
    return {};
}

RunRecord runFrom(const QSqlQuery &row)
{
    RunRecord record;
    record.summary = {.run = row.value(0).toLongLong(),
                      .state = RunState(indexIn(runStateTexts, row.value(1).toString())),
                      .done = row.value(11).toInt(),
                      .failed = row.value(12).toInt(),
                      .skipped = row.value(13).toInt(),
                      .calls = row.value(14).toInt(),
                      .seconds = row.value(15).toDouble(),
                      .amount = row.value(16).toDouble(),
                      .currency = row.value(17).toString()};
    record.title = row.value(2).toString();
    record.info = {.baseUrl = row.value(3).toString(),
                   .connection = row.value(4).toString(),
                   .operatorName = row.value(5).toString(),
                   .reason = row.value(6).toString(),
                   .undoes = row.value(7).toLongLong(),
                   .directory = row.value(u"directory"_s).toString()};
    record.startedAt = row.value(8).toString();
    record.endedAt = row.value(9).toString();
    record.steps = row.value(10).toInt();
    return record;
}

/// number, state, step, outcome, sent_at, ended_at
StepRecord stepFrom(const QSqlQuery &row, int first)
{
    const StepState state = stepStateFromText(row.value(first + 1).toString()).value_or(StepState::Sent);
    return {.number = row.value(first).toInt(),
            .step = PlanStep::fromJson(jsonOf(row.value(first + 2))),
            .outcome = StepOutcome::fromJson(state, jsonOf(row.value(first + 3))),
            .sentAt = row.value(first + 4).toString(),
            .endedAt = row.value(first + 5).toString()};
}

/// resource_type, id, label, fate, before, after
PlannedObject objectFrom(const QSqlQuery &row, int first)
{
    return {.key = {.resourceType = row.value(first).toString(), .id = row.value(first + 1).toString()},
            .label = row.value(first + 2).toString(),
            .fate = PlannedObject::Fate(indexIn(fateTexts, row.value(first + 3).toString())),
            .before = jsonOf(row.value(first + 4)),
            .after = jsonOf(row.value(first + 5))};
}

} // namespace

Error elsewhere(qint64 run, const RunInfo &info, const DirectoryId &here)
{
    const bool sameUrl = info.baseUrl == here.baseUrl; // then the names of the connections tell the directories apart
    return Error::validation(u"run %1 belongs to %2, not to %3"_s.arg(QString::number(run), sameUrl ? info.connection : info.baseUrl, sameUrl ? here.name : here.baseUrl));
}

QString runStateText(RunState state)
{
    return runStateTexts[size_t(state)];
}

Json RunSummary::toJson() const
{
    return Json::object({{u"run"_s, run}, {u"done"_s, done}, {u"failed"_s, failed}, {u"skipped"_s, skipped}, {u"calls"_s, calls}, {u"seconds"_s, seconds},
                         {u"amount"_s, amount}, {u"currency"_s, currency}});
}

Json RunRecord::toJson() const
{
    Json json = Json::object({{u"run"_s, summary.run}, {u"state"_s, runStateText(summary.state)}});
    const Json figures = summary.toJson();
    for (const auto &[name, value] : figures.members())
        json.set(name, value);
    json.set(u"title"_s, title);
    json.set(u"url"_s, info.baseUrl);
    json.set(u"operator"_s, info.operatorName);
    json.set(u"reason"_s, info.reason);
    json.set(u"started"_s, startedAt);
    json.set(u"ended"_s, endedAt);
    json.set(u"undoes"_s, info.undoes == 0 ? Json(nullptr) : Json(info.undoes));
    return json;
}

namespace {
QSet<ObjectKey> createdBy(const Plan &plan)
{
    QSet<ObjectKey> keys;
    for (const PlanStep &step : plan.steps) {
        if (step.kind == ChangeKind::Create)
            keys.insert(plan.objects.value(step.object).key);
    }
    return keys;
}

Result<qint64> unfinishedBut(const QString &connection, const DirectoryId &here, const QSet<ObjectKey> &keys, qint64 except)
{
    if (keys.isEmpty())
        return 0;
    auto query = perform(connection, u"SELECT run.id, object.resource_type, object.id, run.connection, run.directory FROM run JOIN object ON object.run = run.id"
                                     " WHERE run.state != 'done' AND run.base_url = ? AND run.id <> ? ORDER BY run.id DESC"_s,
                         {bound(here.baseUrl), except});
    if (!query)
        return query.error();
    while (query->next()) {
        const DirectoryId there = DirectoryId::fromText(here.baseUrl, query->value(3).toString(), query->value(4).toString());
        if (here.mayBe(there) && keys.contains({.resourceType = query->value(1).toString(), .id = query->value(2).toString()}))
            return query->value(0).toLongLong();
    }
    return 0;
}
} // namespace

Result<qint64> Journal::begin(const Plan &plan, const RunInfo &info)
{
    Transaction transaction(m_connection);
    auto inserted = perform(m_connection,
                            u"INSERT INTO run(state, title, base_url, connection, operator, reason, undoes, started_at, steps, directory)"
                            " VALUES('stopped', ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                            {plan.title, info.baseUrl, info.connection, info.operatorName, info.reason, info.undoes, now(), int(plan.steps.size()), info.directory});
    if (!inserted)
        return inserted.error();
    const qint64 run = inserted->lastInsertId().toLongLong();
    // From here on nobody else can begin one.
    const auto other = unfinishedBut(m_connection, info.directoryId(), createdBy(plan), run);
    if (!other)
        return other.error();
    if (*other != 0)
        return unfinished(*other);
    if (const auto written = writeObjects(m_connection, run, plan); !written)
        return written.error();
    if (const auto written = writeSteps(m_connection, run, plan); !written)
        return written.error();
    if (const auto written = writeMembers(m_connection, run, plan); !written)
        return written.error();
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return run;
}

Result<RunRecord> Journal::run(qint64 run) const
{
    auto query = perform(m_connection, u"SELECT * FROM run WHERE id = ?"_s, {run});
    if (!query)
        return query.error();
    if (!query->next())
        return Error::validation(u"there is no run %1"_s.arg(run));
    RunRecord record = runFrom(*query);
    if (record.summary.state != RunState::Done)
        countObjects(record.summary);
    if (isHeld(run))
        record.summary.state = RunState::Running;
    return record;
}

/// A run that was killed has told nobody how far it had come; its steps tell.
void Journal::countObjects(RunSummary &summary) const
{
    auto query = perform(m_connection, u"SELECT sum(failed), sum(NOT failed AND open), sum(NOT failed AND NOT open) FROM (SELECT max(step.state = 'failed') AS failed,"
                                       " max(step.state NOT IN ('failed', 'done')) AS open FROM object JOIN step ON step.run = object.run AND step.object = object.number"
                                       " WHERE object.run = ? AND object.fate IN ('create', 'update', 'delete') GROUP BY object.number)"_s,
                         {summary.run});
    auto rejected = perform(m_connection, u"SELECT count(*) FROM object WHERE run = ? AND fate = 'rejected'"_s, {summary.run});
    if (!query || !query->next() || !rejected || !rejected->next())
        return;
    summary.failed = query->value(0).toInt() + rejected->value(0).toInt();
    summary.skipped = query->value(1).toInt();
    summary.done = query->value(2).toInt();
}

Result<QList<RunRecord>> Journal::runs() const
{
    return runsWhere(u"1"_s);
}

Result<QList<RunRecord>> Journal::unfinishedRuns() const
{
    return runsWhere(u"state != 'done'"_s);
}

Result<QList<RunRecord>> Journal::runsWhere(const QString &condition) const
{
    auto query = perform(m_connection, u"SELECT * FROM run WHERE %1 ORDER BY id DESC"_s.arg(condition));
    if (!query)
        return query.error();
    QList<RunRecord> records;
    while (query->next()) {
        records << runFrom(*query);
        RunSummary &summary = records.last().summary;
        if (summary.state == RunState::Done)
            continue;
        countObjects(summary);
        if (isHeld(summary.run))
            summary.state = RunState::Running;
    }
    return records;
}

Result<qint64> Journal::unfinishedWith(const DirectoryId &here, const QSet<ObjectKey> &keys) const
{
    return unfinishedBut(m_connection, here, keys, 0);
}

Result<QList<StepRecord>> Journal::steps(qint64 run) const
{
    auto query = perform(m_connection, u"SELECT number, state, step, outcome, sent_at, ended_at FROM step WHERE run = ? ORDER BY number"_s, {run});
    if (!query)
        return query.error();
    QList<StepRecord> records;
    while (query->next())
        records << stepFrom(*query, 0);
    return records;
}

Result<QList<PlannedObject>> Journal::objects(qint64 run) const
{
    auto query = perform(m_connection, u"SELECT resource_type, id, label, fate, before, after FROM object WHERE run = ? ORDER BY number"_s, {run});
    if (!query)
        return query.error();
    QList<PlannedObject> objects;
    while (query->next())
        objects << objectFrom(*query, 0);
    return objects;
}

Result<void> Journal::write(qint64 run, const QList<Entry> &entries, const QList<Json> &audit, const Spending &spent)
{
    const bool hasSpent = spent.calls != 0 || spent.amount != 0; // what is billed is known with the answer, later than the call
    if (entries.isEmpty() && audit.isEmpty() && !hasSpent)
        return {};
    Transaction transaction(m_connection);
    RepeatedStatement update(m_connection, u"UPDATE step SET state = ?, outcome = ?, sent_at = coalesce(sent_at, ?), ended_at = ?,"
                                           " made_id = ? WHERE run = ? AND number = ?"_s);
    const QVariant time = now();
    for (const Entry &entry : entries) {
        const StepState state = entry.outcome.state;
        const bool isOpen = state == StepState::Planned || state == StepState::Sent;
        const auto written = update.run({stepStateText(state), QString::fromUtf8(entry.outcome.toJson().toBytes()), state == StepState::Sent ? time : QVariant(),
                                         isOpen ? QVariant() : time, entry.outcome.id.isEmpty() ? QVariant() : QVariant(entry.outcome.id), run,
                                         entry.number});
        if (!written)
            return written;
    }
    if (const auto staged = m_audit.stage(audit); !staged)
        return staged;
    if (hasSpent) {
        const auto counted = perform(m_connection, u"UPDATE run SET calls = calls + ?, amount = amount + ?, currency = coalesce(?, currency) WHERE id = ?"_s,
                                     {spent.calls, spent.amount, orNull(spent.currency), run});
        if (!counted)
            return counted.error();
    }
    return transaction.commit();
}

Result<void> Journal::end(const RunSummary &summary, const QList<Json> &audit)
{
    Transaction transaction(m_connection);
    const auto done = perform(m_connection,
                              u"UPDATE run SET state = ?, ended_at = ?, done = ?, failed = ?, skipped = ?, calls = calls + ?, seconds = seconds + ?,"
                              " amount = amount + ?, currency = coalesce(?, currency) WHERE id = ?"_s,
                              {runStateText(summary.state), now(), summary.done, summary.failed, summary.skipped, summary.calls, summary.seconds,
                               summary.amount, orNull(summary.currency), summary.run});
    if (!done)
        return done.error();
    if (const auto staged = m_audit.stage(audit); !staged)
        return staged;
    return transaction.commit();
}

Result<QList<Journal::Deed>> Journal::deedsFrom(const DirectoryId &here, Result<QSqlQuery> query) const
{
    if (!query)
        return query.error();
    QHash<qint64, RunRecord> runs;
    QList<Deed> deeds;
    while (query->next()) {
        const qint64 number = query->value(0).toLongLong();
        if (!runs.contains(number))
            runs.insert(number, this->run(number).valueOr({}));
        if (!here.mayBe(runs.value(number).info.directoryId()))
            continue;
        deeds << Deed {.run = runs.value(number), .object = objectFrom(*query, 7), .step = stepFrom(*query, 1)};
    }
    return deeds;
}

Result<QList<Journal::Deed>> Journal::history(const DirectoryId &here, const ObjectKey &key, const QString &since) const
{
    return deedsFrom(here, perform(m_connection,
                         u"WITH mine(run, number) AS (SELECT run, number FROM object WHERE id = ? AND resource_type = ?"
                         " UNION SELECT run, object FROM step WHERE made_id = ?)"
                         " SELECT s.run, s.number, s.state, s.step, s.outcome, s.sent_at, s.ended_at, o.resource_type, o.id, o.label, o.fate, o.before, o.after"
                         " FROM mine JOIN run r ON r.id = mine.run AND r.base_url = ? JOIN object o ON o.run = mine.run AND o.number = mine.number JOIN step s ON s.run = o.run AND s.object = o.number"
                         " WHERE o.resource_type = ? AND s.sent_at >= ? ORDER BY s.run DESC, s.number DESC"_s,
                         {key.id, key.resourceType, key.id, bound(here.baseUrl), key.resourceType, since.isEmpty() ? u"0"_s : since}));
}

Result<QList<Journal::Deed>> Journal::membershipHistory(const DirectoryId &here, const QString &id) const
{
    // Who was created in the same run is named there by a temporary id.
    return deedsFrom(here, perform(m_connection,
                             u"WITH name(id, run) AS (SELECT ?, NULL UNION SELECT o.id, s.run FROM step s JOIN object o ON o.run = s.run AND o.number = s.object WHERE s.made_id = ?)"
                             " SELECT s.run, s.number, s.state, s.step, s.outcome, s.sent_at, s.ended_at, o.resource_type, o.id, o.label, o.fate, NULL, NULL"
                             " FROM name JOIN step_member m ON m.member = name.id AND (name.run IS NULL OR name.run = m.run)"
                             " JOIN run r ON r.id = m.run AND r.base_url = ? JOIN step s ON s.run = m.run AND s.number = m.number"
                             " JOIN object o ON o.run = s.run AND o.number = s.object WHERE s.sent_at IS NOT NULL ORDER BY s.run DESC, s.number DESC"_s,
                             {id, id, bound(here.baseUrl)}));
}

Result<QList<Journal::Lately>> Journal::lately(qint64 run, const QString &since) const
{
    auto query = perform(m_connection,
                         u"SELECT s.run, s.number, o.resource_type, coalesce(s.made_id, o.id), s.sent_at, o.before, o.after"
                         " FROM run mine JOIN run r ON r.base_url = mine.base_url AND coalesce(r.directory, '') = coalesce(mine.directory, '') AND (r.state != 'done' OR r.ended_at >= ?)"
                         " JOIN step s ON s.run = r.id AND s.state = 'done' AND s.ended_at >= ? JOIN object o ON o.run = s.run AND o.number = s.object"
                         " WHERE mine.id = ? AND (s.run = mine.id OR EXISTS (SELECT 1 FROM object own WHERE own.id = coalesce(s.made_id, o.id)"
                         " AND own.run = mine.id AND own.resource_type = o.resource_type))"_s,
                         {since, since, run});
    if (!query)
        return query.error();
    QList<Lately> writes;
    while (query->next())
        writes << Lately {.run = query->value(0).toLongLong(), .step = query->value(1).toInt(),
                          .key = {.resourceType = query->value(2).toString(), .id = query->value(3).toString()}, .sentAt = query->value(4).toString(),
                          .before = jsonOf(query->value(5)), .after = jsonOf(query->value(6))};
    return writes;
}

Result<bool> Journal::wroteSince(const RunRecord &run, const QString &since) const
{
    if (run.summary.state == RunState::Done && run.endedAt < since)
        return false; // nothing goes on behind its end
    auto query = perform(m_connection, u"SELECT 1 FROM step WHERE run = ? AND (sent_at >= ? OR (sent_at IS NOT NULL AND ended_at >= ?)) LIMIT 1"_s, {run.summary.run, since, since});
    if (!query)
        return query.error();
    return query->next();
}

Result<QList<Journal::Deed>> Journal::creationsOf(const DirectoryId &here, const QSet<ObjectKey> &keys) const
{
    QList<Deed> creations;
    for (const ObjectKey &key : keys) {
        const auto found = deedsFrom(here, perform(m_connection,
                                             u"SELECT s.run, s.number, s.state, s.step, s.outcome, s.sent_at, s.ended_at, o.resource_type, o.id, o.label, o.fate, NULL, NULL"
                                             " FROM object o JOIN run r ON r.id = o.run AND r.base_url = ? JOIN step s ON s.run = o.run AND s.object = o.number"
                                             " WHERE o.id = ? AND o.resource_type = ? ORDER BY s.run DESC, s.number"_s,
                                             {bound(here.baseUrl), key.id, key.resourceType}));
        if (!found)
            return found.error();
        std::copy_if(found->cbegin(), found->cend(), std::back_inserter(creations), [](const Deed &deed) { return deed.step.step.kind == ChangeKind::Create; });
    }
    return creations;
}

Result<int> Journal::planFailedAgain(qint64 run, const QSet<int> &except)
{
    QStringList numbers;
    for (const int number : except)
        numbers << QString::number(number);
    Transaction transaction(m_connection);
    // Of a step that was done in part only the members that were refused have another turn: the others are done.
    auto done = perform(m_connection,
                        u"UPDATE step SET state = CASE WHEN outcome LIKE '%\"inDoubt\":true%' THEN 'sent' ELSE 'planned' END, ended_at = NULL,"
                        " outcome = CASE WHEN json_extract(outcome, '$.failedMembers') IS NULL THEN outcome"
                        " ELSE json_remove(json_set(outcome, '$.openMembers', json_extract(outcome, '$.failedMembers')), '$.failedMembers') END"
                        " WHERE run = ? AND state IN ('failed', 'skipped') AND number NOT IN ("_s + numbers.join(u',') + u')',
                        {run});
    if (!done)
        return done.error();
    const int count = done->numRowsAffected();
    if (count > 0) {
        if (const auto stopped = perform(m_connection, u"UPDATE run SET state = 'stopped' WHERE id = ?"_s, {run}); !stopped)
            return stopped.error();
    }
    const auto committed = transaction.commit();
    return committed ? Result<int>(count) : Result<int>(committed.error());
}

QString Journal::lockFileName(qint64 run) const
{
    return m_fileName + u".run-%1.lock"_s.arg(run);
}

bool Journal::isHeld(qint64 run) const
{
    return ProcessLock::isHeld(lockFileName(run));
}

Result<std::unique_ptr<ProcessLock>> Journal::lock(qint64 run, int patienceMs) const
{
    auto file = std::make_unique<ProcessLock>(lockFileName(run));
    if (!file->tryLock(patienceMs))
        return file->error(u"run %1 is under way in another program"_s.arg(run), u"the data directory cannot be written to: %1"_s.arg(file->fileName()));
    return file;
}

} // namespace Provost
