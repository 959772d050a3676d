// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/applyjob.h"
#include "change/fulfilled.h"
#include "change/stepoutcomes.h"
#include "form/editsession.h"
#include "form/recalledrun.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>

#include <memory>

namespace Provost {

class AuditLog;
class CreateLookup;
class SealedFile;

/// Where runs are written down, in whose name they are made, and what must be asked before.
struct RunSurroundings {
    Journal *journal = nullptr; ///< null: nothing can be applied
    AuditLog *audit = nullptr;
    QString operatorName {};
    GuardRules guard {}; ///< `readOnly` is the session's

    [[nodiscard]] QString auditDir() const; ///< where the audit log is, to be opened again for another thread; empty: there is none
};

/// Carries the changes of a session out: reads their objects again, plans, passes the guard, sends. What was done leaves the session; what failed or was not
/// reached stays. One run at a time; after a stop it can go on, or be given up.
class ApplyRun : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Idle, Reading, Sending, Ended };
    Q_ENUM(State)

    /// `session` outlives it, and so does what `around` points to.
    ApplyRun(EditSession &session, RunSurroundings around, QObject *parent = nullptr);
    ~ApplyRun() override;
    void setSurroundings(const RunSurroundings &around);
    void setUndoes(qint64 run) { m_undoes = run; } ///< what it carries out takes that run back
    [[nodiscard]] qint64 undoes() const { return m_undoes; }
    /// Into which passwords are sealed before a request that sets one is sent; null: nowhere.
    void setSealedFile(std::shared_ptr<SealedFile> file) { m_sealed = std::move(file); }
    /// What is read again after it was written. By default memberships: where the answer does not show them, nothing else would tell a server that ignores them.
    void setVerify(Runner::Options::Verify verify) { m_verify = verify; }
    [[nodiscard]] Runner::Options::Verify verify() const { return m_verify; }
    [[nodiscard]] const RunSurroundings &surroundings() const { return m_around; }
    [[nodiscard]] GuardRules guardRules() const; ///< with what only the session and its token know
    [[nodiscard]] bool canApply() const { return m_around.journal != nullptr; }

    /// Objects that others changed meanwhile stop it before anything is sent, with conflicted(); when it is started again with the same, the others go ahead.
    /// What an earlier run has created already is staged no more (createdBefore()); what it may have created is looked up first, and refused where that tells nothing.
    void start(const ChangeSet &changes, const QStringList &confirmations, const QString &reason = {});
    void resume(qint64 run); ///< goes on with one that was stopped
    void retryFailed(qint64 run); ///< once more what failed, as it was planned then
    void expectRefusals(const QHash<ObjectKey, Error> &refused); ///< known before it is started, and shown: start() goes on without them
    /// The session's changes as they were planned just now, from `since` on: what was read and looked up for that is not asked for once more while it is new, and counts with the run.
    void expect(const PlannedRun &planned, const QDateTime &since);
    void forgetRefusal(const ObjectKey &key) { m_refused.remove(key); } ///< it has been settled
    void close(); ///< an ended one: back to Idle
    void setPaused(bool paused);
    void stop(); ///< ends within 200 ms

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Reading || m_state == State::Sending; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] qint64 run() const { return m_run; } ///< the last one; 0: none yet
    [[nodiscard]] bool canGoOn() const { return m_stopped != 0 && !isRunning(); } ///< with run()
    [[nodiscard]] qint64 blockedBy() const { return m_blockedBy; } ///< an interrupted run that has some of the changes still to do; 0: none
    [[nodiscard]] const RunProgress &progress() const { return m_progress; }
    [[nodiscard]] double rate() const; ///< steps a second, pauses left out; 0: not known yet
    [[nodiscard]] std::pair<int, int> objectsRead() const { return m_read; } ///< of how many
    /// It was stopped while it looked, before anything was sent: 0 for changes, which are all staged still, else the run that was to go on.
    [[nodiscard]] std::optional<qint64> stoppedLooking() const { return m_stoppedLooking; }
    [[nodiscard]] const std::optional<RunSummary> &summary() const { return m_summary; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< why it could not be begun, or not go on
    [[nodiscard]] const QList<PlannedObject> &objects() const { return m_objects; } ///< of the run, with what the plan refused
    [[nodiscard]] const QList<StepRecord> &stepsAtStart() const { return m_steps; } ///< as this session of the run began
    [[nodiscard]] const StepOutcomes &outcomes() const { return m_outcomes; } ///< since then
    [[nodiscard]] const StepOutcome &outcomeOf(int number) const { return m_outcomes.of(number, m_steps.at(number)); } ///< so far
    [[nodiscard]] QList<StepRecord> steps() const { return m_outcomes.laidOver(m_steps); } ///< with their outcomes so far: made anew each time
    [[nodiscard]] QSet<ObjectKey> failed() const; ///< of what was not done, as it is staged now
    [[nodiscard]] const QHash<ObjectKey, Error> &refused() const { return m_refused; } ///< gone, or in conflict, when last read
    [[nodiscard]] const Plan &plan() const { return m_plan; } ///< of the last run
    [[nodiscard]] const QList<Prepared::Later> &later() const { return m_later; } ///< what others changed beside ours; of the last run made here
    [[nodiscard]] const QList<ObjectKey> &unread() const { return m_unread; } ///< could not be read beforehand, and are changed blindly; likewise

Q_SIGNALS:
    void stateChanged();
    void progressed();
    void begun(); ///< objects() and steps() are those of run() now
    void stepEnded(int number);
    void questioned(const QList<Provost::GuardQuestion> &questions); ///< to be answered before it can be started again
    void conflicted(); ///< see refused()
    void createdBefore(int objects); ///< that an earlier run made under the same temporary ids, and are staged no more
    void ended(); ///< the directory may have changed

private:
    /// What is asked of the journal before anything is planned, and what it tells.
    struct Question {
        QString journalFile {};
        QString auditDir {};
        DirectoryId here {};
        QString operatorName {};
        qint64 givenUp = 0; ///< a stopped run of ours: what is left of it is planned anew only once nobody can go on with it
        QList<Change> wanted {};
        QList<Change> staged {};
    };
    struct Checked {
        qint64 blockedBy = 0;
        StillToDo wanted {};
    };
    [[nodiscard]] static Result<Checked> checked(const Question &question);
    void check();
    void onChecked();
    void lookUp(const QList<Journal::Deed> &doubtful);
    [[nodiscard]] bool forgetCreated(const Checked &found);
    void goOn(qint64 run, bool failedAgain);
    void onRecorded();
    void recall(qint64 run, bool failedAgain);
    void plan(const ChangeSet &changes);
    void onPlanned(const Result<PlannedRun> &planned);
    [[nodiscard]] bool isNews(const QHash<ObjectKey, Error> &refused);
    void send(const PlannedRun &planned);
    void watch(ApplyJob *job);
    void forgetLast();
    void onStep(int number, const StepOutcome &outcome);
    void onEnded(const Result<RunSummary> &summary);
    void settle();
    void onSettled();
    void setState(State state);
    void fail(const Error &error);
    void feed(ApplyJob *job, const Plan &plan);

    EditSession &m_session;
    RunSurroundings m_around;
    std::shared_ptr<SealedFile> m_sealed;
    State m_state = State::Idle;
    Runner::Options::Verify m_verify = Runner::Options::Verify::Memberships;
    bool m_paused = false;
    qint64 m_undoes = 0;
    qint64 m_run = 0;
    qint64 m_stopped = 0; ///< m_run, when it can go on
    qint64 m_blockedBy = 0;
    std::optional<qint64> m_stoppedLooking;
    qint64 m_goingOn = 0; ///< the run that resume() was asked for; 0: start()
    ChangeSet m_wanted; ///< from start() until it is planned
    QList<Change> m_stagedThen; ///< when the journal was asked
    QList<Change> m_stagedAtStart; ///< of m_run
    QList<Change> m_chosen; ///< of those, what it was to do
    qint64 m_givingUp = 0;
    std::optional<QHash<ObjectKey, Error>> m_unsure; ///< once they were looked up: creates of which nobody can tell whether they were carried out
    qint64 m_resuming = 0;
    QFutureWatcher<Result<Checked>> m_checking; ///< the journal is read off this thread: it may hold a lot
    QFutureWatcher<Result<RecalledRun>> m_recalling;
    struct Left { ///< of m_stagedThen
        QList<Change> changes {};
        StagedChanges::Index index {};
        bool isAll = false; ///< nothing was done
    };
    QFutureWatcher<Left> m_settling;
    QStringList m_confirmations;
    QString m_reason;
    Plan m_plan; ///< of the last run made here, with its secrets
    qint64 m_plannedRun = 0; ///< the run m_plan is of
    QList<PlannedObject> m_objects;
    QList<StepRecord> m_steps; ///< as it began
    StepOutcomes m_outcomes; ///< since then
    QHash<ObjectKey, Error> m_refused;
    QHash<ObjectKey, QList<Change>> m_toldOf; ///< what was staged when that was told
    QList<Prepared::Later> m_later;
    QList<ObjectKey> m_unread;
    FormerMembers m_lookedUp; ///< kept while a question is answered: of m_lookedUpFor
    QList<Change> m_lookedUpFor;
    QDateTime m_lookedUpAt {}; ///< when the looking began
    QDateTime m_readAt {}; ///< the objects of m_lookedUpFor, all of them and nothing amiss; invalid: not by expect()
    int m_callsBefore = 0; ///< made to plan the same, which came to no run
    QPointer<CreateLookup> m_lookingUp;
    QPointer<PlanJob> m_planning;
    QPointer<ApplyJob> m_sending;
    RunProgress m_progress;
    std::pair<int, int> m_read {0, 0};
    std::optional<int> m_endedBefore;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0; ///< before the last pause
    std::optional<RunSummary> m_summary;
    std::optional<Error> m_error;
};

} // namespace Provost
