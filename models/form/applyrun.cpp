// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/applyrun.h"

#include "base/letgo.h"
#include "change/auditlog.h"
#include "change/createlookup.h"
#include "change/giveup.h"
#include "change/twins.h"
#include "change/writefeed.h"
#include "directory/directory.h"
#include "net/auth/permissions.h"
#include "store/sealedfile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSet>
#include <QtConcurrentRun>

#include <tuple>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes keptFor {5}; ///< who is a member, while somebody answers a question
constexpr std::chrono::seconds readFor {30}; ///< objects: what others do to them meanwhile the run notices when it changes them

/// By the wall: a monotonic clock may stand still while the machine sleeps. Nothing where it is older, or the clock was set back.
std::optional<std::chrono::seconds> ageWithin(const QDateTime &since, std::chrono::milliseconds time)
{
    const qint64 age = since.isValid() ? since.msecsTo(QDateTime::currentDateTimeUtc()) : -1;
    return age >= 0 && age < time.count() ? std::optional(std::chrono::seconds(1 + age / 1000)) : std::nullopt;
}

} // namespace

QString RunSurroundings::auditDir() const
{
    return audit ? QFileInfo(audit->fileName()).absolutePath() : QString();
}

ApplyRun::ApplyRun(EditSession &session, RunSurroundings around, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_around(std::move(around))
{
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ApplyRun::onChecked);
    connect(&m_settling, &QFutureWatcherBase::finished, this, &ApplyRun::onSettled);
    connect(&m_recalling, &QFutureWatcherBase::finished, this, &ApplyRun::onRecorded);
}

ApplyRun::~ApplyRun() = default;

void ApplyRun::setSurroundings(const RunSurroundings &around)
{
    m_around = around;
    Q_EMIT stateChanged();
}

void ApplyRun::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void ApplyRun::fail(const Error &error)
{
    m_error = error.kind == ErrorKind::Cancelled ? std::nullopt : std::optional(error);
    setState(State::Idle);
}

void ApplyRun::start(const ChangeSet &changes, const QStringList &confirmations, const QString &reason)
{
    if (!canApply() || isRunning() || changes.isEmpty() || m_session.isReadOnly())
        return;
    m_error.reset();
    m_blockedBy = 0;
    m_stoppedLooking.reset();
    m_goingOn = 0;
    m_confirmations = confirmations;
    m_reason = reason;
    m_summary.reset();
    m_progress = {};
    m_read = {0, 0};
    m_wanted = changes;
    m_unsure.reset();
    check();
}

void ApplyRun::check()
{
    m_givingUp = m_stopped;
    m_stagedThen = m_session.changes().changes;
    const Question question {.journalFile = m_around.journal->fileName(), .auditDir = m_around.auditDir(), .here = directoryOf(m_session.directory().connection()),
                             .operatorName = m_around.operatorName, .givenUp = m_givingUp, .wanted = m_wanted.changes, .staged = m_stagedThen};
    m_checking.setFuture(QtConcurrent::run(&ApplyRun::checked, question));
    setState(State::Reading);
}

/// In a thread of the pool, over connections of its own.
Result<ApplyRun::Checked> ApplyRun::checked(const Question &question)
{
    if (question.givenUp != 0) {
        if (const auto given = giveUpRun(question.journalFile, question.auditDir, question.givenUp, question.operatorName); !given)
            return given.error();
    }
    const auto journal = Journal::open(question.journalFile);
    if (!journal)
        return journal.error();
    QSet<ObjectKey> keys;
    for (const Change &change : question.wanted)
        keys.insert(change.key());
    const auto blocking = journal.value()->unfinishedWith(question.here, keys);
    if (!blocking)
        return blocking.error();
    const auto twin = *blocking != 0 ? blocking : unfinishedTwin(*journal.value(), question.here, question.wanted);
    if (!twin)
        return twin.error();
    if (*twin != 0)
        return Checked {.blockedBy = *twin};
    auto wanted = stillToDo(*journal.value(), question.here, question.wanted, question.staged);
    if (!wanted)
        return wanted.error();
    return Checked {.wanted = *wanted};
}

void ApplyRun::onChecked()
{
    const Result<Checked> found = m_checking.result();
    if (found && m_givingUp == m_stopped)
        m_stopped = 0;
    if (m_wanted.isEmpty()) // stopped meanwhile
        return;
    if (!found || found->blockedBy != 0) {
        m_wanted = {};
        m_blockedBy = found ? found->blockedBy : 0;
        return found ? setState(State::Idle) : fail(found.error());
    }
    if (!found->wanted.doubtful.isEmpty() && !m_unsure)
        return lookUp(found->wanted.doubtful);
    if (!forgetCreated(*found))
        return check(); // with what is staged now
    const ChangeSet changes {.title = std::exchange(m_wanted, {}).title, .changes = found->wanted.changes};
    if (changes.isEmpty())
        return setState(State::Idle);
    plan(changes);
}

/// A second create would make a second object: nothing is sent before it is known what became of the first.
void ApplyRun::lookUp(const QList<Journal::Deed> &doubtful)
{
    const Directory &directory = m_session.directory();
    m_lookingUp = new CreateLookup(directory.connection(), directory.description(), *m_around.journal, doubtful,
                                   {.auditDir = m_around.auditDir(), .operatorName = m_around.operatorName}, this);
    m_lookingUp->then(this, [this](const Result<QHash<ObjectKey, Error>> &unsure) {
        if (m_wanted.isEmpty()) // stopped meanwhile
            return;
        if (!unsure) {
            m_wanted = {};
            return fail(unsure.error());
        }
        m_unsure = *unsure;
        check();
    });
}

/// What an earlier run has created is staged no more. False when something else was staged since the journal was asked.
bool ApplyRun::forgetCreated(const Checked &found)
{
    if (found.wanted.runs.isEmpty())
        return true;
    const ChangeSet &staged = m_session.changes();
    if (!isUntouched(staged.changes, m_stagedThen))
        return false;
    m_stagedThen.clear();
    const ChangeSet rest {.title = staged.title, .changes = found.wanted.staged};
    const qsizetype before = staged.objectCount();
    if (rest == staged)
        return true;
    m_session.staged().reset(rest);
    Q_EMIT createdBefore(int(before - rest.objectCount()));
    return true;
}

GuardRules ApplyRun::guardRules() const
{
    GuardRules rules = m_around.guard;
    rules.readOnly = m_session.isReadOnly();
    rules.ownNames << accountInUse(m_session.directory().connection());
    return rules;
}

void ApplyRun::plan(const ChangeSet &changes)
{
    const bool isSame = m_lookedUpFor == changes.changes;
    const auto readAge = isSame ? ageWithin(m_readAt, readFor) : std::nullopt;
    PlanRequest request {.changes = changes, .isUndo = m_undoes != 0, .readAll = !readAge, .refused = m_unsure.value_or(QHash<ObjectKey, Error>()), .guard = guardRules(), .recheck = true, .verify = m_verify};
    if (readAge)
        request.membersAge = *readAge;
    m_readAt = {}; // once
    const auto kept = isSame && !m_lookedUp.isEmpty() ? ageWithin(m_lookedUpAt, keptFor) : std::nullopt;
    if (kept) {
        request.members = m_lookedUp;
        request.membersAge = *kept;
    } else {
        m_lookedUp.clear();
        m_lookedUpAt = QDateTime::currentDateTimeUtc();
    }
    if (!isSame)
        m_callsBefore = 0;
    m_lookedUpFor = changes.changes;
    const Directory &directory = m_session.directory();
    m_planning = new PlanJob(directory.connection(), directory.description(), m_around.journal, request, this);
    connect(m_planning, &PlanJob::progressed, this, [this](int read, int total) {
        m_read = {read, total};
        Q_EMIT progressed();
    });
    m_planning->then(this, [this](const Result<PlannedRun> &planned) { onPlanned(planned); });
    setState(State::Reading);
}

/// Conflicts that were not told before; who goes on after that goes on without them.
bool ApplyRun::isNews(const QHash<ObjectKey, Error> &refused)
{
    bool isNew = false;
    for (auto entry = refused.cbegin(); entry != refused.cend(); ++entry) {
        const auto known = m_refused.constFind(entry.key());
        const bool isSame = known != m_refused.cend() && known->detail == entry->detail && m_toldOf.value(entry.key()) == m_session.changesOf(entry.key());
        isNew = isNew || !isSame;
    }
    expectRefusals(refused);
    return isNew;
}

void ApplyRun::onPlanned(const Result<PlannedRun> &planned)
{
    if (!planned.ok())
        return fail(planned.error());
    m_lookedUp = planned->members; // who has answered a question starts it again: that need not be paid for twice
    m_callsBefore += planned->plan.lookUps;
    if (isNews(planned->prepared.refused)) {
        setState(State::Idle);
        return Q_EMIT conflicted();
    }
    if (!ApplyJob::unanswered(planned->questions, m_confirmations).isEmpty()) {
        setState(State::Idle);
        return Q_EMIT questioned(planned->questions);
    }
    send(*planned);
}

void ApplyRun::expect(const PlannedRun &planned, const QDateTime &since)
{
    expectRefusals(planned.prepared.refused);
    m_lookedUpFor = m_session.changes().changes;
    m_lookedUp = planned.members;
    m_lookedUpAt = since;
    m_callsBefore = planned.plan.lookUps;
    const Prepared &prepared = planned.prepared;
    if (prepared.refused.isEmpty() && prepared.later.isEmpty() && prepared.unread.isEmpty())
        m_readAt = since;
}

void ApplyRun::send(const PlannedRun &planned)
{
    m_lookedUp.clear();
    m_stagedAtStart = m_session.changes().changes;
    m_chosen = std::exchange(m_lookedUpFor, {});
    forgetLast();
    m_plan = planned.plan;
    m_objects = m_plan.objects;
    m_plan.calls += m_callsBefore - m_plan.lookUps;
    m_plan.lookUps = std::exchange(m_callsBefore, 0);
    m_plannedRun = 0;
    m_unread = planned.prepared.unread.keys();
    m_later = planned.prepared.later;
    m_later.removeIf([](const Prepared::Later &later) { return !later.conflicts.isEmpty(); }); // those were refused, and said so
    const Directory &directory = m_session.directory();
    ApplyJob::Request request {.planned = planned, .confirmations = m_confirmations};
    request.planned.plan.lookUps = m_plan.lookUps; // they count with the run
    request.planned.undoes = m_undoes;
    request.info = {.connection = directory.name(), .operatorName = m_around.operatorName, .reason = m_reason};
    request.run.recheck = true; // where no ETag guards an object, its state does
    request.run.verify = m_verify;
    request.run.audit = m_around.audit;
    request.run.sealed = m_sealed;
    auto *job = new ApplyJob(directory.connection(), directory.description(), *m_around.journal, std::move(request), this);
    connect(job, &ApplyJob::begun, this, [this, job](qint64 run) {
        m_plannedRun = run;
        m_steps = job->takeRecords();
        m_outcomes.reset(m_steps.size());
    });
    feed(job, m_plan);
    watch(job);
}

/// What is written shows in the lists at once, also where reads lag behind.
void ApplyRun::feed(ApplyJob *job, const Plan &plan)
{
    auto *feed = new WriteFeed(m_session.directory().pendingWrites(), plan, job);
    connect(job, &ApplyJob::stepEnded, feed, &WriteFeed::onStepEnded);
}

/// Of the run before; of 50,000 steps it takes a while.
void ApplyRun::forgetLast()
{
    letGo(std::tuple(std::exchange(m_plan, {}), std::exchange(m_objects, {}), std::exchange(m_steps, {}), std::exchange(m_outcomes, {})));
}

void ApplyRun::resume(qint64 run)
{
    goOn(run, false);
}

void ApplyRun::retryFailed(qint64 run)
{
    goOn(run, true);
}

void ApplyRun::goOn(qint64 run, bool failedAgain)
{
    if (!canApply() || isRunning() || m_session.isReadOnly())
        return;
    m_error.reset();
    m_summary.reset();
    m_stoppedLooking.reset();
    m_goingOn = run;
    if (run != m_run)
        m_stagedAtStart = m_chosen = {};
    m_progress = {};
    m_read = {0, 0};
    m_resuming = run;
    m_later.clear();
    m_unread.clear();
    recall(run, failedAgain);
    setState(State::Reading);
}

void ApplyRun::recall(qint64 run, bool failedAgain)
{
    m_stagedThen = m_session.changes().changes;
    const RecalledRun::Wish wish {.journalFile = m_around.journal->fileName(), .run = run, .failedAgain = failedAgain, .planned = run == m_plannedRun ? std::optional(m_plan) : std::nullopt,
                                  .staged = m_stagedThen};
    m_recalling.setFuture(QtConcurrent::run(&RecalledRun::of, wish));
}

void ApplyRun::onRecorded()
{
    if (m_resuming == 0) // stopped meanwhile
        return;
    const Result<RecalledRun> found = m_recalling.result();
    if (found && !isUntouched(m_session.changes().changes, m_stagedThen))
        return recall(m_resuming, false); // something was staged meanwhile, which may have passwords; what failed is planned again already
    m_stagedThen.clear();
    const qint64 run = std::exchange(m_resuming, 0);
    if (!found)
        return fail(found.error());
    Runner::Options options {.whole = found->whole, .verify = m_verify, .recheck = true, .sealed = m_sealed, .audit = m_around.audit, .operatorName = m_around.operatorName};
    options.sameDirectory = true; // whoever asked for it here was shown whose run it is
    forgetLast();
    m_plannedRun = run == m_plannedRun ? run : 0; // the plan that was kept is another run's now
    m_plan = found->plan;
    m_objects = found->objects;
    m_steps = found->steps;
    m_outcomes.reset(m_steps.size());
    const Directory &directory = m_session.directory();
    auto *job = new ApplyJob(directory.connection(), directory.description(), *m_around.journal, run, std::move(options), this);
    feed(job, m_plan);
    watch(job);
}

void ApplyRun::watch(ApplyJob *job)
{
    m_sending = job;
    m_run = 0;
    m_stopped = 0;
    m_blockedBy = 0;
    m_paused = false;
    m_elapsed = 0;
    m_endedBefore.reset();
    m_progress = {.steps = int(m_plan.steps.size())};
    m_clock.start();
    connect(job, &ApplyJob::begun, this, [this](qint64 run) {
        m_run = run;
        Q_EMIT begun();
    });
    connect(job, &ApplyJob::stepEnded, this, &ApplyRun::onStep);
    connect(job, &ApplyJob::progressed, this, [this](const RunProgress &progress) {
        m_progress = progress;
        if (!m_endedBefore)
            m_endedBefore = progress.ended;
        Q_EMIT progressed();
    });
    job->then(this, [this](const Result<RunSummary> &summary) { onEnded(summary); });
    setState(State::Sending);
}

double ApplyRun::rate() const
{
    const qint64 elapsed = m_elapsed + (m_paused ? 0 : m_clock.elapsed());
    const int ended = m_progress.ended - m_endedBefore.value_or(0);
    return elapsed > 0 && ended > 0 ? ended * 1000.0 / double(elapsed) : 0;
}

void ApplyRun::onStep(int number, const StepOutcome &outcome)
{
    if (m_outcomes.set(number, outcome))
        Q_EMIT stepEnded(number);
}

QSet<ObjectKey> ApplyRun::failed() const
{
    QSet<ObjectKey> keys;
    for (int i = 0; i < m_steps.size(); ++i) {
        const StepState state = outcomeOf(i).state;
        if (state == StepState::Failed || state == StepState::Skipped)
            keys.insert(m_objects.value(m_steps.at(i).step.object).key);
    }
    for (int i = 0; i < m_steps.size(); ++i) { // what was made, and lacks something, is staged under the id it has now
        const ObjectKey key = m_objects.value(m_steps.at(i).step.object).key;
        if (m_steps.at(i).step.kind == ChangeKind::Create && keys.contains(key) && !outcomeOf(i).id.isEmpty())
            keys.insert({key.resourceType, outcomeOf(i).id});
    }
    for (const PlannedObject &object : m_objects) {
        if (object.rejection)
            keys.insert(object.key);
    }
    return keys;
}

void ApplyRun::onEnded(const Result<RunSummary> &summary)
{
    if (summary.ok()) {
        m_summary = *summary;
        m_error = summary->problem;
    } else if (summary.error().kind != ErrorKind::Cancelled) {
        m_error = summary.error();
    }
    if (m_run == 0) { // it was never begun
        if (!summary && summary.error().kind == ErrorKind::Cancelled)
            m_stoppedLooking = m_goingOn;
        return setState(State::Idle);
    }
    m_stopped = m_summary && m_summary->state == RunState::Done ? 0 : m_run;
    settle();
}

/// What is done is staged no more; of 50,000 changes it takes a while to tell.
void ApplyRun::settle()
{
    m_stagedThen = m_session.changes().changes;
    m_settling.setFuture(QtConcurrent::run([staged = m_stagedThen, objects = m_objects, steps = m_steps, outcomes = m_outcomes, before = m_stagedAtStart, chosen = m_chosen] {
        const QList<Change> left = unfulfilled(staged, objects, outcomes.laidOver(steps), {}, chosenParts(before, chosen));
        return Left {.changes = left, .index = StagedIndex::of(left), .isAll = left == staged};
    }));
}

/// Its history goes with it: an undo of staged edits could not take back what was sent.
void ApplyRun::onSettled()
{
    const ChangeSet &staged = m_session.changes();
    if (!isUntouched(staged.changes, std::exchange(m_stagedThen, {})))
        return settle(); // something else was staged meanwhile
    const Left left = m_settling.result();
    if (!left.isAll)
        m_session.staged().reset({.title = staged.title, .changes = left.changes}, left.index);
    setState(State::Ended);
    Q_EMIT ended();
}

void ApplyRun::close()
{
    if (isRunning())
        return;
    m_summary.reset();
    m_error.reset();
    setState(State::Idle);
}

void ApplyRun::setPaused(bool paused)
{
    if (paused == m_paused || !m_sending)
        return;
    m_paused = paused;
    m_elapsed += paused ? m_clock.elapsed() : 0;
    m_clock.restart();
    m_sending->setPaused(paused);
    Q_EMIT stateChanged();
}

void ApplyRun::expectRefusals(const QHash<ObjectKey, Error> &refused)
{
    m_refused = refused;
    m_toldOf.clear();
    for (auto key = refused.keyBegin(); key != refused.keyEnd(); ++key)
        m_toldOf.insert(*key, m_session.changesOf(*key));
}

void ApplyRun::stop()
{
    if (m_state == State::Reading)
        m_stoppedLooking = m_goingOn;
    const bool isLooking = !m_wanted.isEmpty() || m_resuming != 0; // in the journal; nothing was begun
    m_wanted = {};
    m_resuming = 0;
    if (isLooking)
        setState(State::Idle);
    if (m_lookingUp)
        m_lookingUp->cancel();
    if (m_planning)
        m_planning->cancel();
    if (m_sending)
        m_sending->stop();
}

} // namespace Provost
