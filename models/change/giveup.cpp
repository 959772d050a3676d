// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/giveup.h"

#include "change/auditevents.h"
#include "change/auditlog.h"
#include "change/loadedrun.h"

namespace Provost {
using namespace Qt::StringLiterals;

Error unfinished(qint64 run)
{
    return Error::validation(u"run %1 has creates of the same temporary ids and is not finished: resume it, or give it up"_s.arg(run));
}

RunSummary countedUp(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps)
{
    std::vector<StepState> states(size_t(objects.size()), StepState::Done);
    bool isOver = true;
    for (const StepRecord &record : steps) {
        StepState &state = states[size_t(record.step.object)];
        const StepState own = record.outcome.state;
        if (own == StepState::Failed)
            state = StepState::Failed;
        else if (own != StepState::Done && state != StepState::Failed)
            state = StepState::Skipped;
        isOver = isOver && own != StepState::Planned && own != StepState::Sent;
    }
    RunSummary result {.run = run, .state = isOver ? RunState::Done : RunState::Stopped};
    for (qsizetype i = 0; i < objects.size(); ++i) {
        result.failed += objects[i].fate == PlannedObject::Fate::Rejected ? 1 : 0;
        if (!objects[i].isChange())
            continue;
        const StepState state = states[size_t(i)];
        ++(state == StepState::Done ? result.done : state == StepState::Failed ? result.failed : result.skipped);
    }
    return result;
}

Result<void> giveUpRun(Journal &journal, AuditLog *audit, qint64 run, const QString &operatorName)
{
    const auto lock = journal.lock(run);
    if (!lock)
        return lock.error();
    auto loaded = LoadedRun::of(journal, run);
    if (!loaded)
        return loaded.error();
    const QList<PlannedObject> &objects = loaded->objects;
    QList<StepRecord> &steps = loaded.value().steps;
    if (countedUp(run, objects, steps).state == RunState::Done)
        return {};
    const AuditContext context {.run = run, .info = loaded->record.info, .operatorName = operatorName};
    QList<Journal::Entry> entries;
    QList<Json> events;
    for (StepRecord &step : steps) {
        StepOutcome &outcome = step.outcome;
        if (outcome.state != StepState::Planned && outcome.state != StepState::Sent)
            continue;
        if (outcome.state == StepState::Sent)
            outcome.error = Error {.kind = ErrorKind::Transport, .detail = u"given up before it was looked up"_s, .inDoubt = true};
        outcome.state = outcome.state == StepState::Sent ? StepState::Failed : StepState::Skipped;
        outcome.note = u"given up"_s;
        entries << Journal::Entry {step.number, outcome};
        events << outcomeEvent(context, objects.value(step.step.object), step);
    }
    if (const auto written = journal.write(run, entries, audit ? events : QList<Json>()); !written)
        return written;
    const RunSummary summary = countedUp(run, objects, steps);
    if (const auto ended = journal.end(summary, audit ? QList<Json> {runEndedEvent(context, summary)} : QList<Json>()); !ended)
        return ended;
    return audit ? audit->deliver() : Result<void>();
}

Result<void> giveUpRun(const QString &journalFile, const QString &auditDir, qint64 run, const QString &operatorName)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    if (auditDir.isEmpty())
        return giveUpRun(*journal.value(), nullptr, run, operatorName);
    const auto audit = AuditLog::open(auditDir, *journal.value());
    return audit ? giveUpRun(*journal.value(), audit.value().get(), run, operatorName) : Result<void>(audit.error());
}

} // namespace Provost
