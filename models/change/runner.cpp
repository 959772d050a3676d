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
#include <map>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr size_t smallestGroup = 8; ///< intents in one sync of the disk
constexpr size_t largestGroup = 256; ///< what a crash leaves to be looked up
constexpr qint64 syncEvery = 250; ///< milliseconds, about: the disk's time is the wire's, and a group should be what is sent meanwhile
constexpr auto flushDelay = std::chrono::milliseconds(250);
constexpr auto stopDelay = std::chrono::milliseconds(120); ///< grace for what is under way; the promise is 200
constexpr int maxPutBack = 10;
constexpr int sampleEvery = 10;
constexpr int membersSampled = 3; ///< of a step's, where a question is asked for each
constexpr qsizetype mostLooking = 100; ///< steps that only look at what came of them, beside those that write
constexpr qint64 lagSeconds = 600; ///< writes older than that are seen everywhere
constexpr auto auditDelay = std::chrono::seconds(1); ///< until then the records are in the journal only

/// Must the one have been done, or only be over? A group takes its other members though one was refused; nothing is deleted on a failure's back.
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
    connect(&m_loading, &QFutureWatcher<Result<Loaded>>::finished, this, &Runner::onLoaded);
    connect(&connection, &Connection::closing, this, &Runner::cancel);
}

Runner::~Runner() = default;

QHash<int, PlanStep> Runner::stepsWithSecrets(const Plan &plan)
{
    QHash<int, PlanStep> found;
    for (int i = 0; i < plan.steps.size(); ++i) {
        if (!secretsIn(plan.steps[i].body).isEmpty() || !secretsIn(plan.steps[i].patch).isEmpty())
            found.insert(i, plan.steps[i]);
    }
    return found;
}

namespace {
/// Of several for one place the one that was given last.
QList<SealedSecret> lastOf(const QList<SealedSecret> &secrets)
{
    QList<SealedSecret> last;
    QSet<std::pair<std::pair<qint64, int>, QString>> seen;
    for (auto sealed = secrets.crbegin(); sealed != secrets.crend(); ++sealed) {
        const std::pair place(std::pair(sealed->run, sealed->step), sealed->attribute);
        if (!seen.contains(place))
            last.prepend(*sealed);
        seen.insert(place);
    }
    return last;
}
} // namespace

QHash<int, PlanStep> Runner::stepsFromSealed(qint64 run, const QList<StepRecord> &steps, const QList<SealedSecret> &secrets)
{
    QHash<int, PlanStep> found;
    const QList<SealedSecret> last = lastOf(secrets);
    for (const SealedSecret &sealed : last) {
        if (sealed.run != run || sealed.step < 0 || sealed.step >= steps.size())
            continue;
        PlanStep &step = found.contains(sealed.step) ? found[sealed.step] : *found.insert(sealed.step, steps[sealed.step].step);
        step.body = withSecret(step.body, {sealed.attribute, sealed.secret.reveal()});
        step.patch = withSecret(step.patch, {sealed.attribute, sealed.secret.reveal()});
    }
    found.removeIf([](const auto &entry) { return lacksSecrets(entry.value().body) || lacksSecrets(entry.value().patch); });
    return found;
}

void Runner::start()
{
    m_clock.start();
    auto lock = m_journal.lock(m_run);
    if (!lock)
        return finish(lock.error());
    m_lock = std::move(lock).value();
    m_loading.setFuture(QtConcurrent::run(&Runner::read, m_journal.fileName(), m_run));
}

/// In a thread of the pool, over a connection of its own.
Result<Runner::Loaded> Runner::read(const QString &journalFile, qint64 run)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    auto record = journal.value()->run(run);
    if (!record)
        return record.error();
    auto steps = journal.value()->steps(run);
    if (!steps)
        return steps.error();
    auto objects = journal.value()->objects(run);
    if (!objects)
        return objects.error();
    return Loaded {std::move(record).value(), std::move(steps).value(), std::move(objects).value()};
}

void Runner::onLoaded()
{
    if (isDone())
        return;
    const Result<Loaded> loaded = m_loading.result();
    if (!loaded)
        return finish(loaded.error());
    if (const auto taken = take(*loaded); !taken)
        return finish(taken.error());
    connectSteps();
    if (isDone())
        return;
    findEnds();
    openWriter();
    tellBegin();
}

void Runner::openWriter()
{
    const QString auditDir = m_options.audit != nullptr ? QFileInfo(m_options.audit->fileName()).path() : QString();
    m_writer = std::make_unique<JournalWriter>(m_journal.fileName(), auditDir, m_options.sealed, m_run, nullptr);
    connect(m_writer.get(), &JournalWriter::told, this, &Runner::onTold);
    connect(m_writer.get(), &JournalWriter::written, this, &Runner::onWritten);
    connect(m_writer.get(), &JournalWriter::ended, this, &Runner::onEnded);
    connect(m_writer.get(), &JournalWriter::failed, this, &Runner::giveUp);
    connect(m_writer.get(), &JournalWriter::auditFailed, this, &Runner::onAuditFailed);
    const QList<SealedSecret> kept = m_options.sealed != nullptr ? m_options.sealed->secrets() : QList<SealedSecret>();
    for (const SealedSecret &sealed : kept) {
        if (sealed.run == m_run)
            m_sealed.insert({sealed.step, sealed.attribute}, sealed.secret);
    }
}

void Runner::onTold()
{
    if (isDone())
        return;
    m_isLoaded = true;
    if (m_stopping)
        m_stopTimer.start(stopDelay);
    tell();
    schedule();
}

Result<void> Runner::take(const Loaded &loaded)
{
    const RunInfo &info = loaded.run.info;
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
    m_title = loaded.run.title;
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

void Runner::findEnds()
{
    std::map<std::pair<int, ChangeKind>, std::pair<int, int>> ends;
    for (int i = 0; i < m_steps.size(); ++i) {
        const PlanStep &step = m_steps[i].step;
        if (step.members.isEmpty())
            continue;
        ends.try_emplace({step.object, step.kind}, i, i).first->second.second = i;
    }
    for (const auto &[key, end] : ends)
        m_ends << end.first << end.second;
}

bool Runner::isVerified(int number) const
{
    using Verify = Options::Verify;
    const bool isMembership = !m_steps[number].step.members.isEmpty();
    switch (m_options.verify) {
    case Verify::Off:
        return false;
    case Verify::All:
        return true;
    case Verify::Sample:
        if (number % sampleEvery == 0)
            return true;
        [[fallthrough]];
    case Verify::Memberships:
        return m_ends.contains(number) || (isMembership && m_isSuspicious);
    }
    return false;
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
    const auto isBusy = [this] { return m_running.size() - std::min(mostLooking, m_written.size()) >= m_parallel; };
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
        const PlannedObject &object = m_objects[whole->object];
        const QString userName = object.after.value(u"userName").toString(); // two people may have one display name
        const QList<PlacedSecret> placed = placedSecretsIn(whole->patch.isUndefined() ? whole->body : whole->patch);
        for (const PlacedSecret &secret : placed) {
            const Redacted<QString> text(secret.text);
            if (std::exchange(m_sealed[{number, secret.place}], text) == text)
                continue; // else another was given when the run was resumed: the last one holds
            secrets << SealedSecret {.run = m_run, .step = number, .resourceType = object.key.resourceType, .label = userName.isEmpty() ? object.label : userName,
                                     .attribute = secret.place, .secret = text};
        }
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

/// Sent since the journal was last told.
int Runner::callsSince()
{
    const int now = calls();
    return now - std::exchange(m_callsWritten, now);
}

void Runner::flush(const QList<SealedSecret> &secrets)
{
    m_flushTimer.stop();
    ++m_writes;
    if (!m_untold.isEmpty() && !m_auditTimer.isActive())
        m_auditTimer.start(auditDelay);
    m_writer->write({.entries = std::exchange(m_unsaved, {}), .audit = std::exchange(m_untold, {}), .calls = callsSince(), .secrets = secrets});
}

StepContext Runner::contextFor(int number) const
{
    const StepRecord &record = m_steps[number];
    const PlannedObject &object = m_objects[record.step.object];
    StepContext context {.step = record.step, .inDoubt = record.outcome.state == StepState::Sent, .fresh = !referencesIn(record.step).isEmpty()};
    context.step.id = m_ids.value(record.step.id, record.step.id);
    context.step.body = resolved(record.step.body, m_ids);
    context.step.patch = resolved(record.step.patch, m_ids);
    for (QString &member : context.step.members)
        member = m_ids.value(member, member);
    if (const ResourceType *type = m_description.resourceType(object.key.resourceType)) {
        context.type = *type;
        context.schema = m_schemas.value(type->name);
    }
    context.sentAt = record.sentAt.isEmpty() ? QDateTime::currentDateTimeUtc() : QDateTime::fromString(record.sentAt, Qt::ISODateWithMs);
    context.ownIds = m_ownIds;
    context.secrets = secretsIn(record.step.body) + secretsIn(record.step.patch);
    context.delays = m_options.delays;
    context.before = object.before;
    context.after = object.after.isUndefined() ? Json() : resolved(object.after, m_ids);
    context.recheck = m_options.recheck;
    context.verify = isVerified(number);
    context.membersAsked = m_options.verify == Options::Verify::All || m_isSuspicious ? 0 : membersSampled;
    const bool mayCompare = context.recheck || !record.step.ifMatch.isEmpty();
    if (mayCompare && record.step.kind == ChangeKind::Update && !m_description.profile.readYourWrites)
        context.ownWrites = ownWrites(number);
    return context;
}

QList<OwnWrite> Runner::ownWrites(int number) const
{
    const QString since = QDateTime::currentDateTimeUtc().addSecs(-lagSeconds).toString(Qt::ISODateWithMs);
    QList<OwnWrite> writes;
    for (const Journal::Deed &deed : m_journal.history(m_audited.info.directoryId(), m_objects[m_steps[number].step.object].key, since).valueOr({})) {
        const bool isThis = deed.run.summary.run == m_run && deed.step.number == number;
        if (!isThis && deed.step.outcome.state == StepState::Done)
            writes << OwnWrite {deed.object.before, deed.object.after};
    }
    return writes;
}

void Runner::launch(int number)
{
    auto *job = new StepJob(m_connection, contextFor(number), this);
    m_running.insert(number, job);
    m_steps[number].outcome.state = StepState::Sent;
    connect(job, &StepJob::written, this, [this, number](const StepOutcome &outcome) {
        m_written.insert(number, outcome);
        schedule();
    });
    job->then(this, [this, number](const Result<StepOutcome> &outcome) {
        m_running.remove(number);
        m_written.remove(number);
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
        release(number);
    } else if (outcome.state == StepState::Failed) {
        suspect(number, outcome);
        skipDependents(number);
        release(number);
    }
    schedule();
    tell();
}

void Runner::suspect(int number, const StepOutcome &outcome)
{
    const bool wasAnswered = outcome.status >= 200 && outcome.status < 300;
    m_isSuspicious = m_isSuspicious || (wasAnswered && !m_steps[number].step.members.isEmpty() && outcome.error && outcome.error->kind == ErrorKind::Protocol);
}

/// What was being looked at when the run ends was carried out: nobody need be in doubt of that.
void Runner::keepWritten()
{
    const QHash<int, StepOutcome> written = std::exchange(m_written, {});
    for (auto step = written.cbegin(); step != written.cend(); ++step) {
        StepOutcome outcome = step.value();
        outcome.note += (outcome.note.isEmpty() ? QString() : u"; "_s) + u"not verified, for the run was stopped"_s;
        record(step.key(), outcome);
    }
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

void Runner::skipDependents(int number)
{
    QList<int> failed {number};
    while (!failed.isEmpty()) {
        const int cause = failed.takeLast();
        for (const int dependent : std::as_const(m_dependents[size_t(cause)])) {
            if (isEnded(dependent) || !isNeeded(m_steps[dependent].step, m_steps[cause].step))
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
    for (StepJob *job : std::as_const(m_running)) // what only reads before it writes does not write any more
        job->hold();
    if (m_isLoaded)
        m_stopTimer.start(stopDelay);
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
    rest.calls = callsSince();
    const bool isTold = m_options.audit != nullptr && m_wasOpen;
    m_writer->end(rest, isTold ? QList<Json> {runEndedEvent(m_audited, *m_summary)} : QList<Json>());
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
    result.problem = m_problem;
    result.seconds = std::round(double(m_clock.elapsed())) / 1000.0;
    return result;
}

void Runner::tell()
{
    Q_EMIT progressed({.steps = int(m_steps.size()), .ended = m_ended, .failed = m_failed, .calls = calls()});
}

} // namespace Provost
