// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runner.h"

#include "base/letgo.h"
#include "base/logging.h"
#include "change/auditlog.h"
#include "change/journalwriter.h"
#include "change/references.h"
#include "change/secrets.h"
#include "client/membersshownjob.h"
#include "net/governor.h"

#include <QFileInfo>
#include <QSet>
#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto stopDelay = std::chrono::milliseconds(120); ///< grace for what is under way; the promise is 200
constexpr int maxPutBack = 10;
constexpr qsizetype mostLooking = 100; ///< steps that only look at what came of them, beside those that write

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
    connect(&m_loading, &QFutureWatcherBase::finished, this, &Runner::onLoaded);
    connect(&connection, &Connection::closing, this, &Runner::cancel);
}

Runner::~Runner()
{
    letGo(std::move(m_steps));
}

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
    m_loading.setFuture(QtConcurrent::run(&Runner::load, wish, m_options.whole, m_options.verify));
}

/// In a thread of the pool: 50,000 steps have as many things to be known of each other.
Result<Runner::Loaded> Runner::load(const LoadedRun::Wish &wish, const QHash<int, PlanStep> &whole, RunVerify::Extent verify)
{
    auto read = LoadedRun::read(wish);
    if (!read)
        return read.error();
    Loaded loaded {.run = std::move(read).value()};
    for (auto step = whole.cbegin(); step != whole.cend(); ++step)
        loaded.run.steps[step.key()].step = step.value();
    loaded.verify = RunVerify(verify, loaded.run.steps);
    loaded.steps = RunSteps(std::exchange(loaded.run.steps, {}), std::exchange(loaded.run.objects, {}));
    loaded.steps.learnOthers(loaded.run.madeAfter);
    loaded.skipped = loaded.steps.failures();
    return loaded;
}

void Runner::onLoaded()
{
    if (isDone())
        return;
    Result<Loaded> found = m_loading.future().takeResult();
    if (!found)
        return finish(found.error());
    Loaded &loaded = found.value();
    if (loaded.run.lock)
        m_lock = loaded.run.lock;
    if (const auto taken = take(loaded); !taken)
        return finish(taken.error());
    tellSkipped(loaded.skipped);
    for (const Journal::Lately &write : std::as_const(loaded.run.lately)) {
        Journal::Lately own = write;
        own.key.id = m_steps.realId(write.key.id);
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

Result<void> Runner::take(Loaded &loaded)
{
    const RunInfo &info = loaded.run.record.info;
    const DirectoryId here = DirectoryId::of(m_connection.settings());
    const auto sameness = info.baseUrl.isEmpty() ? DirectoryId::Sameness::Same : here.comparedTo(info.directoryId());
    if (sameness == DirectoryId::Sameness::Other)
        return elsewhere(m_run, info, here);
    if (sameness == DirectoryId::Sameness::Unsure && !m_options.sameDirectory)
        return Error::validation(u"run %1 was made with \"%2\"; whether that is the directory of \"%3\" is not known, and has to be said"_s.arg(QString::number(m_run), info.connection, here.name));
    for (const ResourceType &type : std::as_const(m_description.resourceTypes))
        m_schemas.insert(type.name, m_description.schemaOf(type));
    m_verify = std::move(loaded.verify);
    m_steps = std::move(loaded.steps);
    m_bulk = BulkCreates(BulkSize::of(m_description));
    m_group = std::max(m_group, m_bulk.intents());
    m_title = loaded.run.record.title;
    m_audited = {.run = m_run, .info = info, .operatorName = m_options.operatorName};
    return {};
}

/// A run that is over already is not told of again.
void Runner::tellBegin()
{
    const int open = m_steps.size() - m_steps.ended();
    m_wasOpen = open > 0;
    if (m_options.audit == nullptr || !m_wasOpen)
        return onTold();
    const QList<StepRecord> &steps = m_steps.records();
    const bool wasBegun = std::any_of(steps.cbegin(), steps.cend(), [](const StepRecord &record) { return !record.sentAt.isEmpty(); });
    m_writer->tell({runBeganEvent(m_audited, wasBegun, m_title, m_steps.size(), open)});
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
    int needed = m_steps.at(number).step.calls() + m_bulk.unclaimed(meter);
    for (auto step = m_running.cbegin(); step != m_running.cend(); ++step)
        needed += m_bulk.isWaiting(step.key()) ? 0 : std::max(0, m_steps.at(step.key()).step.calls() - meter.claimed(step.value()));
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
    if (!m_steps.hasReady() && m_committed.empty() && m_committing.isEmpty() && m_running.isEmpty())
        m_steps.beginDeletions();
    commitInTime();
    bool isSpent = false;
    while (mayGoOn() && !isBusy() && !m_committed.empty() && !isSpent) {
        const QList<int> numbers = m_bulk.next(m_committed, m_steps, !m_committing.isEmpty());
        isSpent = !numbers.isEmpty() && !canAfford(numbers.constFirst());
        if (numbers.isEmpty() || isSpent)
            break;
        m_bulk.take(numbers, m_committed);
        launchTogether(numbers);
        if (m_bulk.isUsed())
            commitInTime(); // so that the next request is a full one
    }
    const bool isOver = !m_steps.hasReady() && !m_steps.hasDeletions() && m_committed.empty() && m_committing.isEmpty();
    isSpent = isSpent || (!m_committed.empty() && !canAfford(m_committed.front()));
    if (m_running.isEmpty() && (isOver || isSpent || m_stopping))
        endRun();
}

/// What shares a request takes one place together; what only looks at what came of it takes none.
bool Runner::isBusy() const
{
    const qsizetype requests = m_running.size() - m_bulk.waiting() + m_bulk.requests();
    return requests - std::min(mostLooking, m_verify.looking()) >= m_parallel;
}

/// So that the wire need not wait for the disk.
void Runner::commitInTime()
{
    const size_t low = std::max(size_t(m_parallel), m_group / 2);
    if (mayGoOn() && m_committing.isEmpty() && m_committed.size() < low && m_steps.hasReady())
        commit();
}

void Runner::giveUp(const Error &error)
{
    if (isDone())
        return;
    qCWarning(logStore).noquote() << "run" << m_run << error.toString();
    abort();
    finish(error);
}

StepContext Runner::contextFor(int number) const
{
    const StepRecord &record = m_steps.at(number);
    const PlannedObject &object = m_steps.objectOf(number);
    const QHash<QString, QString> &ids = m_steps.realIds();
    StepContext context {.step = record.step, .inDoubt = record.outcome.state == StepState::Sent, .earlier = record.outcome, .fresh = !referencesIn(record.step).isEmpty()};
    context.step.id = m_steps.realId(record.step.id);
    context.step.body = resolved(record.step.body, ids);
    context.step.patch = resolved(record.step.patch, ids);
    for (QStringList *members : {&context.step.members, &context.earlier.openMembers}) {
        for (QString &member : *members)
            member = m_steps.realId(member);
    }
    std::copy_if(context.step.members.cbegin(), context.step.members.cend(), std::back_inserter(context.lost), [this](const QString &id) { return m_steps.isLost(id); });
    context.lost << m_steps.stayers(number);
    if (const ResourceType *type = m_description.resourceType(object.key.resourceType)) {
        context.type = *type;
        context.schema = m_schemas.value(type->name);
    }
    context.sentAt = record.sentAt.isEmpty() ? QDateTime::currentDateTimeUtc() : QDateTime::fromString(record.sentAt, Qt::ISODateWithMs);
    context.ownIds = m_steps.ownIds();
    context.deletedIds = m_steps.deletedIds();
    context.secrets = secretsIn(record.step.body) + secretsIn(record.step.patch);
    context.delays = m_options.delays;
    const qint64 sinceSent = m_description.profile.readYourWrites ? context.sentAt.msecsTo(QDateTime::currentDateTimeUtc()) : m_clock.elapsed();
    context.delaysForEarlier = delaysLeft(m_options.delays, sinceSent);
    context.mayComeYet = mayBeDoubled(record.step);
    context.before = object.before;
    context.after = object.after.isUndefined() ? Json() : resolved(object.after, ids);
    context.recheck = m_options.recheck;
    const bool wasBelied = context.inDoubt && !record.step.members.isEmpty() && record.outcome.status != 0; // answered with success, and in doubt all the same
    context.verify = m_verify.looksAt(number, record.step) || (wasBelied && m_verify.looksAtRefused());
    context.verifyUnchanged = m_verify.looksAtRefused();
    context.membersAsked = m_verify.membersAsked();
    const bool mayCompare = context.recheck || !record.step.ifMatch.isEmpty();
    const bool isCompared = record.step.kind == ChangeKind::Update || record.step.kind == ChangeKind::Delete;
    if (mayCompare && isCompared && !m_description.profile.readYourWrites)
        context.ownWrites = m_ownWrites.of(m_steps.keyOf(number), m_run, number);
    return context;
}

void Runner::noteOwnWrite(int number)
{
    if (m_description.profile.readYourWrites)
        return;
    const PlannedObject &object = m_steps.objectOf(number);
    m_ownWrites.add({.run = m_run, .step = number, .key = m_steps.keyOf(number), .sentAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                     .before = object.before, .after = object.after});
}

void Runner::launchTogether(const QList<int> &numbers)
{
    if (numbers.size() == 1)
        return launch(numbers.constFirst());
    BulkWrite *write = m_bulk.begin(m_connection, numbers, this);
    write->then(this, [this, write](const Result<int> &) {
        m_bulk.end(*write);
        schedule();
    });
    for (const int number : numbers)
        launch(number, write);
}

void Runner::launch(int number, BulkWrite *together)
{
    StepContext context = contextFor(number);
    context.together = together;
    context.isNewAndEmpty = m_steps.takeNew(number);
    std::shared_ptr<MembersSeen> &seen = m_membersSeen[context.step.endpoint];
    if (!seen)
        seen = std::make_shared<MembersSeen>();
    context.membersSeen = seen;
    auto *job = new StepJob(m_connection, context, this);
    m_running.insert(number, job);
    m_steps.setState(number, StepState::Sent);
    connect(job, &StepJob::answered, this, [this, number](const StepOutcome &outcome) { onAnswered(number, outcome); });
    connect(job, &StepJob::written, this, [this, number](const StepOutcome &outcome) {
        m_verify.onWritten(number, outcome);
        schedule();
    });
    job->then(this, [this, number](const Result<StepOutcome> &outcome) {
        m_running.remove(number);
        m_verify.onEnded(number, m_steps.at(number).step, outcome.valueOr({}));
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
        m_steps.onDone(number);
        noteOwnWrite(number);
    } else if (outcome.state == StepState::Failed) {
        tellSkipped(m_steps.onFailed(number));
    }
    schedule();
    tell();
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
        m_steps.putBack(number);
        return;
    }
    if (!m_problem)
        m_problem = outcome.error;
    stop();
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
    m_bulk.hold();
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
    m_bulk.cancel(this);
    const QHash<int, StepJob *> running = std::exchange(m_running, {});
    for (StepJob *job : running) {
        disconnect(job, nullptr, this, nullptr);
        job->cancel();
    }
}

void Runner::tell()
{
    Q_EMIT progressed({.steps = m_steps.size(), .ended = m_steps.ended(), .failed = m_steps.failed(), .calls = calls()});
}

} // namespace Provost
