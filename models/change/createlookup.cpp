// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/createlookup.h"

#include "change/auditevents.h"
#include "change/auditlog.h"
#include "change/giveup.h"
#include "change/references.h"
#include "change/refusal.h"
#include "net/costmeter.h"
#include "net/governor.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

CreateLookup::CreateLookup(Connection &connection, ServiceDescription description, const Journal &journal, QList<Journal::Deed> doubtful, Options options, QObject *parent)
    : ClientJob<QHash<ObjectKey, Error>>(connection, parent)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_doubtful(std::move(doubtful))
    , m_options(std::move(options))
{
    if (m_options.parallel <= 0)
        m_options.parallel = std::max(1, m_description.profile.limits.concurrency);
    connection.governor().meter().watch(this);
    connection.costs().watchStarted(this);
    m_clock.start();
    connect(&m_reading, &QFutureWatcherBase::finished, this, &CreateLookup::onLoaded);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        if (isDone())
            return;
        const Result<void> written = m_writing.result();
        end(written ? *m_result : written.error());
    });
}

CreateLookup::~CreateLookup() = default;

void CreateLookup::start()
{
    QSet<qint64> runs;
    for (const Journal::Deed &deed : std::as_const(m_doubtful))
        runs.insert(deed.run.summary.run);
    for (const qint64 run : std::as_const(runs)) {
        auto lock = m_journal.lock(run);
        if (!lock)
            return end(lock.error());
        m_locks.push_back(std::move(lock).value());
    }
    m_reading.setFuture(QtConcurrent::run(&CreateLookup::read, m_journal.fileName(), runs));
}

/// In a thread of the pool, over a connection of its own; write() as well.
Result<CreateLookup::Runs> CreateLookup::read(const QString &journalFile, const QSet<qint64> &runs)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    Runs loaded;
    for (const qint64 run : runs) {
        const auto found = LoadedRun::of(*journal.value(), run);
        if (!found)
            return found.error();
        loaded.insert(run, *found);
    }
    return loaded;
}

void CreateLookup::onLoaded()
{
    if (isDone())
        return;
    const Result<Runs> loaded = m_reading.result();
    if (!loaded)
        return end(loaded.error());
    m_runs = *loaded;
    fill();
}

void CreateLookup::fill()
{
    while (m_running < m_options.parallel && m_next < m_doubtful.size())
        look(m_doubtful[m_next++]);
    if (m_running == 0 && m_next == m_doubtful.size())
        settle(m_unknown);
}

/// What was found and what it has cost, whatever came of the rest.
void CreateLookup::settle(const Result<QHash<ObjectKey, Error>> &result)
{
    m_result = result;
    m_writing.setFuture(QtConcurrent::run(&CreateLookup::write, m_journal.fileName(), m_options, m_runs, m_outcomes, spent()));
}

Spending CreateLookup::spent() const
{
    const CallMeter &meter = connection().governor().meter();
    const ServerProfile::Price &price = m_description.profile.price;
    return {.calls = meter.used(this), .amount = meter.billedFor(this) * price.perCall, .currency = price.perCall > 0 ? price.currency : QString()};
}

StepContext CreateLookup::contextFor(const Journal::Deed &deed) const
{
    const LoadedRun run = m_runs.value(deed.run.summary.run);
    QHash<QString, QString> ids;
    QSet<QString> own = run.madeAfter;
    for (const StepRecord &step : run.steps) {
        if (step.step.kind != ChangeKind::Create || step.outcome.id.isEmpty())
            continue;
        ids.insert(step.step.id, step.outcome.id);
        own.insert(step.outcome.id);
    }
    StepContext context {.step = deed.step.step, .inDoubt = true};
    context.step.body = resolved(deed.step.step.body, ids);
    if (const ResourceType *type = m_description.resourceType(deed.object.key.resourceType)) {
        context.type = *type;
        context.schema = m_description.schemaOf(*type);
    }
    context.sentAt = QDateTime::fromString(deed.step.sentAt, Qt::ISODateWithMs);
    context.ownIds = std::make_shared<const QSet<QString>>(own);
    const qint64 sinceSent = m_description.profile.readYourWrites ? context.sentAt.msecsTo(QDateTime::currentDateTimeUtc()) : m_clock.elapsed();
    context.delays = delaysLeft(m_options.delays, sinceSent);
    context.mayComeYet = mayBeDoubled(context.step);
    return context;
}

void CreateLookup::look(const Journal::Deed &deed)
{
    ++m_running;
    auto *job = new StepLookup(connection(), contextFor(deed), this);
    job->then(this, [this, deed](const Result<StepFinding> &found) { onFound(deed, found); });
}

void CreateLookup::onFound(const Journal::Deed &deed, const Result<StepFinding> &found)
{
    --m_running;
    if (m_result)
        return;
    if (!found && isOutage(found.error()))
        return settle(found.error());
    using Verdict = StepFinding::Verdict;
    StepRecord record = deed.step;
    Error error = record.outcome.error.value_or(Error {.kind = ErrorKind::Transport, .detail = u"interrupted"_s});
    if (!found) { // one that may not be asked for says nothing about the others
        error.detail = u"it cannot be looked up: "_s + found.error().detail;
        error.inDoubt = true;
        m_unknown.insert(deed.object.key, error);
        return fill();
    }
    // The provider itself has said that it is created: it may only not be shown yet.
    const bool wasAnswered = record.outcome.status >= 200 && record.outcome.status < 300;
    const bool isSaid = found->verdict == Verdict::NotCarried && (wasAnswered || isSuccess(record.outcome.error));
    if (found->verdict == Verdict::Unknown || isSaid) {
        error.detail = isSaid ? u"it was answered with success, and is not to be found"_s : found->reason;
        error.inDoubt = true;
        m_unknown.insert(deed.object.key, error);
        return fill();
    }
    const bool isCarried = found->verdict == Verdict::Carried;
    record.outcome.state = isCarried ? StepState::Done : StepState::Failed;
    record.outcome.note = isCarried ? u"found to be carried out"_s : u"looked up later: was not carried out"_s;
    record.outcome.id = found->id;
    error.inDoubt = false;
    record.outcome.error = isCarried ? std::nullopt : std::optional(error);
    m_outcomes[deed.run.summary.run] << record;
    fill();
}

Result<void> CreateLookup::write(const QString &journalFile, const Options &options, const Runs &runs, const Outcomes &outcomes, const Spending &spent)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    if (!runs.isEmpty()) { // it is one of them that has to be settled
        const qint64 first = outcomes.isEmpty() ? runs.cbegin().key() : outcomes.cbegin().key();
        if (const auto counted = journal.value()->write(first, {}, {}, spent); !counted)
            return counted;
    }
    const bool isAudited = !options.auditDir.isEmpty();
    for (auto each = outcomes.cbegin(); each != outcomes.cend(); ++each) {
        const LoadedRun run = runs.value(each.key());
        const AuditContext context {.run = each.key(), .info = run.record.info, .operatorName = options.operatorName};
        QList<StepRecord> steps = run.steps;
        QList<Journal::Entry> entries;
        QList<Json> events;
        for (const StepRecord &record : *each) {
            entries << Journal::Entry {record.number, record.outcome};
            events << outcomeEvent(context, run.objects.value(record.step.object), record);
            steps[record.number] = record;
        }
        if (const auto written = journal.value()->write(each.key(), entries, isAudited ? events : QList<Json>()); !written)
            return written;
        const RunSummary summary = countedUp(each.key(), run.objects, steps);
        if (const auto ended = journal.value()->end(summary, isAudited ? QList<Json> {runEndedEvent(context, summary)} : QList<Json>()); !ended)
            return ended;
    }
    if (!isAudited)
        return {};
    const auto audit = AuditLog::open(options.auditDir, *journal.value());
    return audit ? audit.value()->deliver() : Result<void>(audit.error());
}

} // namespace Provost
