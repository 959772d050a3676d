// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runner.h"

#include "base/logging.h"
#include "change/auditlog.h"
#include "change/giveup.h"
#include "change/journalwriter.h"
#include "change/references.h"
#include "change/secrets.h"
#include "net/governor.h"

#include <QFileInfo>
#include <QSet>
#include <QtConcurrentRun>

#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr size_t smallestGroup = 8; ///< intents in one sync of the disk
constexpr size_t largestGroup = 256; ///< what a crash leaves to be looked up
constexpr qint64 syncEvery = 250; ///< milliseconds, about: the disk's time is the wire's, and a group should be what is sent meanwhile
constexpr auto flushDelay = std::chrono::milliseconds(250);
constexpr auto stopDelay = std::chrono::milliseconds(120); ///< grace for what is under way; the promise is 200
constexpr int maxPutBack = 10;
constexpr qsizetype mostLooking = 100; ///< steps that only look at what came of them, beside those that write
constexpr auto auditDelay = std::chrono::seconds(1); ///< until then the records are in the journal only

bool isMembership(const PlanStep &step)
{
    return step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove;
}

/// Must the one have been done, or only be over? Nothing is deleted on a failure's back.
bool isNeeded(const PlanStep &step, const PlanStep &need)
{
    const bool isGuard = need.strict && need.object == step.object; // the operator's ETag stands for all that is done to the object
    return need.kind == ChangeKind::Create || step.kind == ChangeKind::Delete || isGuard;
}

QSet<QString> referencesIn(const PlanStep &step)
{
    QSet<QString> ids = temporaryIdsIn(step.body);
    ids.unite(temporaryIdsIn(step.patch));
    if (step.kind != ChangeKind::Create && isTemporaryId(step.id))
        ids.insert(step.id);
    return ids;
}
} // namespace

Runner::Runner(Connection &connection, ServiceDescription description, Journal &journal, qint64 run, Options options, QObject *parent)
    : JobOf<RunSummary>(parent)
    , m_connection(connection)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_run(run)
    , m_options(std::move(options))
{
    m_parallel = m_options.parallel > 0 ? m_options.parallel : std::max(1, m_description.profile.limits.concurrency);
    for (QTimer *timer : {&m_flushTimer, &m_auditTimer, &m_stopTimer})
        timer->setSingleShot(true);
    connection.costs().watchStarted(this);
    connection.governor().meter().watch(this, m_options.budget < 0 ? -1 : std::max(0, m_options.budget - m_options.callsBefore));
    connect(&m_flushTimer, &QTimer::timeout, this, [this] { flush({}); });
    connect(&m_auditTimer, &QTimer::timeout, this, [this] { m_writer->deliverAudit(); });
    connect(&m_stopTimer, &QTimer::timeout, this, &Runner::endRun);
    connect(&m_loading, &QFutureWatcher<Result<LoadedRun>>::finished, this, &Runner::onLoaded);
    connect(&connection, &Connection::closing, this, &Runner::cancel);
}

Runner::~Runner() = default;

QHash<int, PlanStep> Runner::stepsWithSecrets(const Plan &plan)
{
    return RunSecrets::stepsWithSecrets(plan);
}

QHash<int, PlanStep> Runner::stepsFromSealed(qint64 run, const QList<StepRecord> &steps, const QList<SealedSecret> &secrets)
{
    return RunSecrets::stepsFromSealed(run, steps, secrets);
}

void Runner::start()
{
    m_clock.start();
    if (auto lock = m_journal.lock(m_run))
        m_lock = std::move(lock).value();
    const LoadedRun::Wish wish {.journalFile = m_journal.fileName(), .run = m_run, .lock = m_lock == nullptr,
                                .writtenSince = m_description.profile.readYourWrites ? QString() : OwnWrites::since()};
    m_loading.setFuture(QtConcurrent::run(&LoadedRun::read, wish));
}

void Runner::onLoaded()
{
    if (isDone())
        return;
    const Result<LoadedRun> loaded = m_loading.future().takeResult();
    if (!loaded)
        return finish(loaded.error());
    if (loaded->lock)
        m_lock = loaded->lock;
    if (const auto taken = take(*loaded); !taken)
        return finish(taken.error());
    connectSteps();
    for (const Journal::Lately &write : loaded->lately) {
        Journal::Lately own = write;
        own.key.id = m_ids.value(write.key.id, write.key.id);
        m_ownWrites.add(own);
    }
    if (isDone())
        return;
    openWriter();
    if (!m_stopping)
        return tellBegin();
    m_isLoaded = true;
    endRun();
}

void Runner::openWriter()
{
    const bool isTold = m_options.audit != nullptr && !m_stopping; // of what is stopped before it has begun there is nothing to tell
    const QString auditDir = isTold ? QFileInfo(m_options.audit->fileName()).path() : QString();
    m_writer = std::make_unique<JournalWriter>(m_journal.fileName(), auditDir, m_options.sealed, m_run, m_lock, nullptr);
    connect(m_writer.get(), &JournalWriter::told, this, &Runner::onTold);
    connect(m_writer.get(), &JournalWriter::written, this, &Runner::onWritten);
    connect(m_writer.get(), &JournalWriter::ended, this, &Runner::onEnded);
    connect(m_writer.get(), &JournalWriter::failed, this, &Runner::giveUp);
    connect(m_writer.get(), &JournalWriter::auditFailed, this, &Runner::onAuditFailed);
    if (m_options.sealed != nullptr)
        m_secrets.learnSealed(m_run, m_options.sealed->secrets());
}

void Runner::onTold()
{
    if (isDone())
        return;
    m_isLoaded = true;
    tell();
    schedule();
}

Result<void> Runner::take(const LoadedRun &loaded)
{
    const RunInfo &info = loaded.record.info;
    const DirectoryId here = DirectoryId::of(m_connection.settings());
    const auto sameness = info.baseUrl.isEmpty() ? DirectoryId::Sameness::Same : here.comparedTo(info.directoryId());
    if (sameness == DirectoryId::Sameness::Other)
        return elsewhere(m_run, info, here);
    if (sameness == DirectoryId::Sameness::Unsure && !m_options.sameDirectory)
        return Error::validation(u"run %1 was made with \"%2\"; whether that is the directory of \"%3\" is not known, and has to be said"_s.arg(QString::number(m_run), info.connection, here.name));
    m_steps = loaded.steps;
    m_objects = loaded.objects;
    for (const ResourceType &type : std::as_const(m_description.resourceTypes))
        m_schemas.insert(type.name, m_description.schemaOf(type));
    m_verify = RunVerify(m_options.verify, m_steps);
    m_title = loaded.record.title;
    m_audited = {.run = m_run, .info = info, .operatorName = m_options.operatorName};
    for (auto whole = m_options.whole.cbegin(); whole != m_options.whole.cend(); ++whole)
        m_steps[whole.key()].step = whole.value();
    return {};
}

bool Runner::isEnded(int number) const
{
    const StepState state = m_steps[number].outcome.state;
    return state == StepState::Done || state == StepState::Failed || state == StepState::Skipped;
}

void Runner::connectSteps()
{
    m_dependents.resize(size_t(m_steps.size()));
    m_open.assign(size_t(m_steps.size()), 0);
    for (int i = 0; i < m_steps.size(); ++i) {
        for (const int need : std::as_const(m_steps[i].step.dependsOn)) {
            m_dependents[size_t(need)] << i;
            ++m_open[size_t(i)];
        }
    }
    for (int i = 0; i < m_steps.size(); ++i)
        takeUp(i);
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_open[size_t(i)] == 0 && !isEnded(i))
            m_ready.push_back(i);
    }
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].outcome.state == StepState::Failed) // that its dependents are skipped may not have reached the disk
            skipDependents(i);
    }
}

/// What earlier sessions brought to an end counts as ended now.
void Runner::takeUp(int number)
{
    const StepOutcome &outcome = m_steps[number].outcome;
    if (!isEnded(number))
        return;
    ++m_ended;
    m_failed += outcome.state == StepState::Failed ? 1 : 0;
    if (outcome.state == StepState::Done && m_steps[number].step.kind == ChangeKind::Create)
        learnId(number, outcome.id);
    for (const int dependent : std::as_const(m_dependents[size_t(number)]))
        --m_open[size_t(dependent)];
}

/// A run that is over already is not told of again.
void Runner::tellBegin()
{
    const int open = int(m_steps.size()) - m_ended;
    m_wasOpen = open > 0;
    if (m_options.audit == nullptr || !m_wasOpen)
        return onTold();
    const bool wasBegun = std::any_of(m_steps.cbegin(), m_steps.cend(), [](const StepRecord &record) { return !record.sentAt.isEmpty(); });
    m_writer->tell({runBeganEvent(m_audited, wasBegun, m_title, int(m_steps.size()), open)});
}

/// What cannot be put on record must not go on.
void Runner::onAuditFailed(const Error &error)
{
    if (isDone() || m_summary)
        return;
    qCWarning(logStore).noquote() << "run" << m_run << error.toString();
    m_problem = error;
    stop();
}

void Runner::learnId(int number, const QString &id)
{
    m_ids.insert(m_steps[number].step.id, id);
    m_ownIds->insert(id);
}

void Runner::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, [this] { pump(); }, Qt::QueuedConnection);
}

bool Runner::mayGoOn() const
{
    return !m_stopping && !m_paused;
}

/// Would it still be within the budget if every step under way costs what it should?
bool Runner::canAfford(int number) const
{
    if (m_options.budget < 0)
        return true;
    const CallMeter &meter = m_connection.governor().meter();
    int needed = m_steps[number].step.calls();
    for (auto step = m_running.cbegin(); step != m_running.cend(); ++step)
        needed += std::max(0, m_steps[step.key()].step.calls() - meter.claimed(step.value()));
    return m_options.callsBefore + meter.claimed(this) + needed <= m_options.budget;
}

int Runner::calls() const
{
    return m_options.callsBefore + m_connection.governor().meter().used(this);
}

void Runner::pump()
{
    m_scheduled = false;
    if (isDone() || !m_isLoaded || m_summary)
        return;
    // In time, so that the wire need not wait for the disk.
    const size_t low = std::max(size_t(m_parallel), m_group / 2);
    if (mayGoOn() && m_committing.isEmpty() && m_committed.size() < low && !m_ready.empty())
        commit();
    const auto isBusy = [this] { return m_running.size() - std::min(mostLooking, m_verify.looking()) >= m_parallel; };
    while (mayGoOn() && !isBusy() && !m_committed.empty() && canAfford(m_committed.front())) {
        const int number = m_committed.front();
        m_committed.pop_front();
        launch(number);
    }
    const bool isOver = m_ready.empty() && m_committed.empty() && m_committing.isEmpty();
    const bool isSpent = !m_committed.empty() && !canAfford(m_committed.front());
    if (m_running.isEmpty() && (isOver || isSpent || m_stopping))
        endRun();
}

void Runner::adaptGroup()
{
    const qint64 elapsed = m_sinceCommit.isValid() ? m_sinceCommit.restart() : syncEvery;
    if (!m_sinceCommit.isValid())
        m_sinceCommit.start();
    if (elapsed < syncEvery / 2)
        m_group = std::min(largestGroup, m_group * 2);
    else if (elapsed > syncEvery * 2)
        m_group = std::max(std::max(smallestGroup, size_t(m_parallel)), m_group / 2);
}

/// Intents go to the disk in groups, before any of them is sent; outcomes that wait go with them.
void Runner::commit()
{
    adaptGroup();
    while (!m_ready.empty() && m_committed.size() + size_t(m_committing.size()) < m_group) {
        const int number = m_ready.front();
        m_ready.pop_front();
        if (isEnded(number))
            continue;
        m_committing << number;
        StepOutcome intent = m_steps[number].outcome;
        intent.state = StepState::Sent;
        m_unsaved << Journal::Entry {number, intent};
    }
    if (m_committing.isEmpty())
        return;
    flush(secretsOf(m_committing));
    m_writesAhead = m_writes - 1;
}

void Runner::onWritten()
{
    --m_writes;
    if (isDone() || m_summary || m_committing.isEmpty() || m_writesAhead-- > 0)
        return;
    const int count = int(m_committing.size());
    for (const int number : std::as_const(m_committing))
        m_committed.push_back(number);
    m_committing.clear();
    Q_EMIT intended(count);
    if (!isDone())
        schedule();
}

QList<SealedSecret> Runner::secretsOf(const QList<int> &numbers)
{
    QList<SealedSecret> secrets;
    if (m_options.sealed == nullptr)
        return secrets;
    for (const int number : numbers) {
        const auto whole = m_options.whole.constFind(number);
        if (whole == m_options.whole.cend())
            continue;
        secrets << m_secrets.unsealed(m_run, number, *whole, m_objects[whole->object]);
    }
    return secrets;
}

void Runner::giveUp(const Error &error)
{
    if (isDone())
        return;
    qCWarning(logStore).noquote() << "run" << m_run << error.toString();
    abort();
    finish(error);
}

/// What prepared the run is taken to be billed.
Spending Runner::spent() const
{
    const ServerProfile::Price &price = m_description.profile.price;
    const int billed = m_options.callsBefore + m_connection.governor().meter().billedFor(this);
    return {.calls = calls(), .amount = billed * price.perCall, .currency = price.perCall > 0 ? price.currency : QString()};
}

/// Since the journal was last told.
Spending Runner::spentSince()
{
    const Spending now = spent();
    const Spending before = std::exchange(m_spentWritten, now);
    return {.calls = now.calls - before.calls, .amount = now.amount - before.amount, .currency = now.currency};
}

void Runner::flush(const QList<SealedSecret> &secrets)
{
    m_flushTimer.stop();
    ++m_writes;
    if (!m_untold.isEmpty() && !m_auditTimer.isActive())
        m_auditTimer.start(auditDelay);
    m_writer->write({.entries = std::exchange(m_unsaved, {}), .audit = std::exchange(m_untold, {}), .spent = spentSince(), .secrets = secrets});
}

StepContext Runner::contextFor(int number) const
{
    const StepRecord &record = m_steps[number];
    const PlannedObject &object = m_objects[record.step.object];
    StepContext context {.step = record.step, .inDoubt = record.outcome.state == StepState::Sent, .earlier = record.outcome, .fresh = !referencesIn(record.step).isEmpty()};
    context.step.id = m_ids.value(record.step.id, record.step.id);
    context.step.body = resolved(record.step.body, m_ids);
    context.step.patch = resolved(record.step.patch, m_ids);
    for (QStringList *members : {&context.step.members, &context.earlier.openMembers}) {
        for (QString &member : *members)
            member = m_ids.value(member, member);
    }
    std::copy_if(context.step.members.cbegin(), context.step.members.cend(), std::back_inserter(context.lost), [this](const QString &id) { return m_lost.contains(id); });
    if (const ResourceType *type = m_description.resourceType(object.key.resourceType)) {
        context.type = *type;
        context.schema = m_schemas.value(type->name);
    }
    context.sentAt = record.sentAt.isEmpty() ? QDateTime::currentDateTimeUtc() : QDateTime::fromString(record.sentAt, Qt::ISODateWithMs);
    context.ownIds = m_ownIds;
    context.secrets = secretsIn(record.step.body) + secretsIn(record.step.patch);
    context.delays = m_options.delays;
    context.delaysForEarlier = delaysLeft(m_options.delays, m_clock.elapsed());
    context.before = object.before;
    context.after = object.after.isUndefined() ? Json() : resolved(object.after, m_ids);
    context.recheck = m_options.recheck;
    const bool wasBelied = context.inDoubt && !record.step.members.isEmpty() && record.outcome.status != 0; // answered with success, and in doubt all the same
    context.verify = m_verify.looksAt(number, record.step) || (wasBelied && m_verify.looksAtRefused());
    context.verifyUnchanged = m_verify.looksAtRefused();
    context.membersAsked = m_verify.membersAsked();
    const bool mayCompare = context.recheck || !record.step.ifMatch.isEmpty();
    const bool isCompared = record.step.kind == ChangeKind::Update || record.step.kind == ChangeKind::Delete;
    if (mayCompare && isCompared && !m_description.profile.readYourWrites)
        context.ownWrites = m_ownWrites.of(keyOf(number), m_run, number);
    return context;
}

ObjectKey Runner::keyOf(int number) const
{
    ObjectKey key = m_objects[m_steps[number].step.object].key;
    key.id = m_ids.value(key.id, key.id);
    return key;
}

void Runner::noteOwnWrite(int number)
{
    if (m_description.profile.readYourWrites)
        return;
    const PlannedObject &object = m_objects[m_steps[number].step.object];
    m_ownWrites.add({.run = m_run, .step = number, .key = keyOf(number), .sentAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                     .before = object.before, .after = object.after});
}

void Runner::launch(int number)
{
    auto *job = new StepJob(m_connection, contextFor(number), this);
    m_running.insert(number, job);
    m_steps[number].outcome.state = StepState::Sent;
    connect(job, &StepJob::written, this, [this, number](const StepOutcome &outcome) {
        m_verify.onWritten(number, outcome);
        schedule();
    });
    job->then(this, [this, number](const Result<StepOutcome> &outcome) {
        m_running.remove(number);
        m_verify.onEnded(number, m_steps[number].step, outcome.valueOr({}));
        if (outcome && !isDone())
            onStep(number, *outcome);
    });
}

void Runner::onStep(int number, const StepOutcome &outcome)
{
    if (outcome.state == StepState::Planned || outcome.state == StepState::Sent)
        onInterrupted(number, outcome);
    else
        record(number, outcome);
    if (outcome.state == StepState::Done) {
        if (m_steps[number].step.kind == ChangeKind::Create)
            learnId(number, outcome.id);
        noteOwnWrite(number);
        release(number);
    } else if (outcome.state == StepState::Failed) {
        skipDependents(number);
        release(number);
    }
    schedule();
    tell();
}

/// What still waited for its turn was never sent: nobody need look it up.
void Runner::takeBackUnsent()
{
    for (auto step = m_running.cbegin(); step != m_running.cend(); ++step) {
        if (step.value()->mayHaveWritten())
            continue;
        StepOutcome &outcome = m_steps[step.key()].outcome;
        outcome.state = StepState::Planned;
        m_unsaved << Journal::Entry {step.key(), outcome};
    }
}

/// What was only looked at when the run ends.
void Runner::keepWritten()
{
    const QHash<int, StepOutcome> cut = m_verify.cutShort(m_steps);
    for (auto step = cut.cbegin(); step != cut.cend(); ++step)
        record(step.key(), step.value());
}

/// Not the step's fault. A throttled one takes its turn again; when the provider cannot be reached the run stops, and can be resumed.
void Runner::onInterrupted(int number, const StepOutcome &outcome)
{
    record(number, outcome);
    if (!outcome.error)
        return; // waits for a session that has its password
    if (m_connection.governor().meter().isSpent(this))
        return; // and so does what the budget does not reach
    const bool isThrottled = outcome.error->kind == ErrorKind::RateLimited && ++m_putBack[number] <= maxPutBack;
    if (isThrottled) {
        m_ready.push_back(number);
        return;
    }
    if (!m_problem)
        m_problem = outcome.error;
    stop();
}

void Runner::record(int number, const StepOutcome &outcome)
{
    m_steps[number].outcome = outcome;
    m_ended += isEnded(number) ? 1 : 0;
    m_failed += outcome.state == StepState::Failed ? 1 : 0;
    m_unsaved << Journal::Entry {number, outcome};
    if (m_options.audit != nullptr && outcome.state != StepState::Planned)
        m_untold << outcomeEvent(m_audited, m_objects[m_steps[number].step.object], toldRecord(number));
    if (!m_flushTimer.isActive())
        m_flushTimer.start(flushDelay);
    Q_EMIT stepEnded(number, outcome);
}

/// With the ids that the provider gave in place of temporary ones.
StepRecord Runner::toldRecord(int number) const
{
    StepRecord record = m_steps[number];
    record.step.id = m_ids.value(record.step.id, record.step.id);
    for (QString &member : record.step.members)
        member = m_ids.value(member, member);
    return record;
}

void Runner::release(int number)
{
    for (const int dependent : std::as_const(m_dependents[size_t(number)])) {
        if (--m_open[size_t(dependent)] == 0 && !isEnded(dependent))
            m_ready.push_back(dependent);
    }
}

/// A group takes its other members though one was not created.
bool Runner::hasOthers(const PlanStep &step, const PlanStep &need) const
{
    const bool isMember = isMembership(step) && need.kind == ChangeKind::Create && step.id != need.id;
    return isMember && std::any_of(step.members.cbegin(), step.members.cend(), [this](const QString &id) { return !m_lost.contains(id); });
}

void Runner::skipDependents(int number)
{
    QList<int> failed {number};
    while (!failed.isEmpty()) {
        const int cause = failed.takeLast();
        const PlanStep &need = m_steps[cause].step;
        if (need.kind == ChangeKind::Create)
            m_lost.insert(need.id);
        for (const int dependent : std::as_const(m_dependents[size_t(cause)])) {
            const PlanStep &step = m_steps[dependent].step;
            if (isEnded(dependent) || !isNeeded(step, need) || hasOthers(step, need))
                continue;
            record(dependent, {.state = StepState::Skipped, .note = u"needs step %1, which was not done"_s.arg(cause + 1)});
            release(dependent);
            failed << dependent;
        }
    }
}

void Runner::setPaused(bool paused)
{
    m_paused = paused;
    schedule();
}

void Runner::stop()
{
    if (m_stopping || isDone())
        return;
    m_stopping = true;
    m_stopTimer.start(stopDelay);
    const QPointer<Runner> self(this);
    const QHash<int, StepJob *> running = m_running;
    for (StepJob *job : running) { // who waits for their turn ends here, and what only reads before it writes does not write any more
        job->hold();
        if (!self || isDone()) // by who was told of it
            return;
    }
    schedule();
}

void Runner::abort()
{
    endSteps();
    m_writer.reset();
}

void Runner::endSteps()
{
    m_flushTimer.stop();
    m_auditTimer.stop();
    m_stopTimer.stop();
    const QHash<int, StepJob *> running = std::exchange(m_running, {});
    for (StepJob *job : running) {
        disconnect(job, nullptr, this, nullptr);
        job->cancel();
    }
}

void Runner::endRun()
{
    if (isDone() || m_summary)
        return;
    if (!m_isLoaded)
        return endUnbegun();
    takeBackUnsent();
    endSteps();
    keepWritten();
    if (isDone()) // by who was told of one
        return;
    for (const int number : std::as_const(m_committing)) // never sent after all
        m_committed.push_back(number);
    for (const int number : m_committed)
        m_unsaved << Journal::Entry {number, m_steps[number].outcome};
    m_committing.clear();
    m_committed.clear();
    flush({});
    m_auditTimer.stop();
    m_summary = summary();
    RunSummary rest = *m_summary;
    const Spending unwritten = spentSince();
    rest.calls = unwritten.calls;
    rest.amount = unwritten.amount;
    const bool isTold = m_options.audit != nullptr && m_wasOpen;
    m_writer->end(rest, isTold ? QList<Json> {runEndedEvent(m_audited, *m_summary)} : QList<Json>());
}

/// Stopped while the journal is read: nothing has happened, and how far earlier sessions had come the journal knows.
void Runner::endUnbegun()
{
    abort();
    m_lock.reset();
    if (!m_objects.isEmpty())
        return finish(summary());
    RunSummary rest = m_journal.run(m_run).valueOr({}).summary;
    rest.run = m_run;
    rest.state = rest.state == RunState::Done ? RunState::Done : RunState::Stopped;
    rest.calls = calls();
    rest.amount = spent().amount;
    rest.currency = spent().currency;
    rest.seconds = 0;
    finish(rest);
}

void Runner::onEnded()
{
    if (isDone())
        return;
    m_lock.reset();
    m_writer.reset();
    finish(*m_summary);
}

RunSummary Runner::summary() const
{
    RunSummary result = countedUp(m_run, m_objects, m_steps);
    result.calls = calls();
    result.amount = spent().amount;
    result.currency = spent().currency;
    result.problem = m_problem;
    result.seconds = std::round(double(m_clock.elapsed())) / 1000.0;
    return result;
}

void Runner::tell()
{
    Q_EMIT progressed({.steps = int(m_steps.size()), .ended = m_ended, .failed = m_failed, .calls = calls()});
}

} // namespace Provost
