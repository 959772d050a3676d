// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/applyrun.h"

#include <memory>

namespace Provost {

/// The runs of one open directory in the window: the one that carries out what is staged, and beside it the taking back of an earlier one, which is a change
/// set of its own, reviewed like any other.
class RunDesk : public QObject
{
    Q_OBJECT
public:
    /// `session` outlives it, and so does what `around` points to.
    RunDesk(EditSession &session, RunSurroundings around, QObject *parent = nullptr);
    ~RunDesk() override;
    void setSurroundings(const RunSurroundings &around);
    [[nodiscard]] const RunSurroundings &surroundings() const { return m_staged.surroundings(); }
    [[nodiscard]] EditSession &session() const { return m_session; }
    [[nodiscard]] ApplyRun &staged() { return m_staged; } ///< carries out the session's changes

    /// An earlier run taken back.
    struct Undo {
        qint64 run = 0;
        QList<PlanWarning> notes {}; ///< what cannot be brought back, what others changed since
        std::unique_ptr<EditSession> session {}; ///< what it comes to
        std::unique_ptr<ApplyRun> apply {};
    };
    /// Reads what a run left and plans its undo; undoReady(), undoFailed(), undoStopped() or undoHeldUp() follows. Nothing while an undo is under way.
    void openUndo(qint64 run);
    void stopPlanning(); ///< of an undo: nothing was changed
    [[nodiscard]] bool isPlanning() const { return m_planning || m_plannedUndo; }
    [[nodiscard]] const Undo *undo() const { return m_undo.get(); } ///< null: none is open
    void stop(); ///< whatever is being sent; rested() tells when it has come to rest
    [[nodiscard]] bool isBusy() const; ///< something is being sent
    [[nodiscard]] bool isUndoBusy() const { return isPlanning() || (m_undo && m_undo->apply->isRunning()); }

    [[nodiscard]] DirectoryId directoryId() const; ///< to compare runs with
    /// Runs with this directory that were stopped, killed, or lost their connection, also those that do not show whose they are; newest first.
    [[nodiscard]] QList<RunRecord> interrupted() const;
    void giveUp(qint64 run); ///< of interrupted(); what it has done is staged no more. givenUp() or giveUpFailed() follow

Q_SIGNALS:
    void undoReady();
    void undoFailed(const Provost::Error &error);
    void undoStopped(qint64 run);
    void undoHeldUp(qint64 run); ///< another undo was applied meanwhile, and its page stays
    void planningChanged(); ///< isPlanning()
    void planned(int read, int total); ///< objects, so far
    void undoClosing(); ///< undo() and what it holds are about to go
    void givenUp(qint64 run);
    void giveUpFailed(const Provost::Error &error);
    void rested(); ///< nothing is being sent any more
    void runsChanged(); ///< a run began, ended or was given up

private:
    struct GivenUp {
        qint64 run = 0;
        ChangeSet staged {}; ///< as it was
        ChangeSet rest {}; ///< what of it is left
        StagedChanges::Index index {}; ///< of that
        bool isAll = false; ///< which is all of it
    };
    struct UndoSet { ///< what taking a run back comes to
        ChangeSet changes {};
        StagedChanges::Index index {};
    };
    struct GiveUp {
        QString journalFile {};
        QString auditDir {};
        QString operatorName {};
        qint64 run = 0;
        ChangeSet staged {};
    };
    [[nodiscard]] static Result<GivenUp> endForGood(const GiveUp &what);
    void onGivenUp();
    [[nodiscard]] static UndoSet undoSetOf(const Prepared &prepared);
    void onUndoPlanned(qint64 run, const Result<PlannedRun> &planned);
    void onUndoSet();
    void watch(ApplyRun &run);

    EditSession &m_session;
    ApplyRun m_staged;
    std::unique_ptr<Undo> m_undo;
    QPointer<PlanJob> m_planning;
    std::shared_ptr<const PlannedRun> m_plannedUndo; ///< while its set is put together
    qint64 m_undoing = 0; ///< the run it takes back
    QFutureWatcher<UndoSet> m_settingUp;
    QDateTime m_planningSince {};
    QFutureWatcher<Result<GivenUp>> m_givingUp; ///< a run may have 50,000 steps
};

} // namespace Provost
