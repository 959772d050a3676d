// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/formermembers.h"
#include "change/fulfilled.h"
#include "change/guard.h"
#include "change/inverse.h"
#include "change/latewrites.h"
#include "change/preparejob.h"
#include "change/runverify.h"

#include <QFutureWatcher>

namespace Provost {

/// The base URL as runs remember it.
[[nodiscard]] QString baseUrlOf(const Connection &connection);
/// The directory as runs remember it.
[[nodiscard]] DirectoryId directoryOf(const Connection &connection);

struct PlanRequest {
    ChangeSet changes {};
    qint64 undoes = 0; ///< a run to take back instead; `changes` is not used then
    bool isUndo = false; ///< `changes` are of one: what this console wrote after the run counts like what others did
    bool readAll = false; ///< also objects whose `before` is known, to notice what others did since; an undo always does
    bool once = false; ///< it may have been sent before, like a file: what a run has created is left out, and while one is unfinished nothing is planned
    QHash<ObjectKey, Error> refused {}; ///< known before anything is read
    GuardRules guard {};
    int budget = -1;
    bool recheck = false; ///< how it will be run, for what that costs: Runner::Options
    RunVerify::Extent verify = RunVerify::Extent::Off;
    FormerMembers members {}; ///< as an earlier PlanJob of the same changes has looked them up: not asked for again, unless this console has written since
    std::chrono::seconds membersAge {0}; ///< how long ago that was
};

/// What a change set comes to right now, ready to be reviewed and handed to ApplyJob.
struct PlannedRun {
    Prepared prepared {};
    Plan plan {}; ///< its warnings also tell what an undo cannot restore and what others changed since
    QList<GuardQuestion> questions {}; ///< to be answered before it may run
    qint64 undoes = 0;
    FormerMembers members {}; ///< that were looked up
};

/// First half of the write path: reads what a change set must know of its objects and plans it. Changes nothing, neither there nor here.
class PlanJob : public ClientJob<PlannedRun>
{
    Q_OBJECT
public:
    /// `journal`: needed to undo, and where reads lag behind writes to tell our own from others'; may be nullptr otherwise.
    PlanJob(Connection &connection, ServiceDescription description, const Journal *journal, PlanRequest request, QObject *parent);
    ~PlanJob() override;

Q_SIGNALS:
    void progressed(int read, int total);

protected:
    void start() override;

private:
    /// What the journal tells about the objects.
    struct Known {
        std::optional<Inverse> inverse {}; ///< of the run to take back
        QHash<ObjectKey, LateWrite> late {};
        bool wroteLately = false;
        bool wroteSince = false; ///< since members were looked up
        QString doubt {}; ///< why the run to take back may be another directory's
        std::optional<StillToDo> left {}; ///< of what may have been sent before
    };
    struct Question {
        QString journalFile {};
        qint64 undoes = 0;
        QList<Change> once {}; ///< what may have been sent before
        DirectoryId here {};
        ServiceDescription description {};
        std::chrono::seconds membersAge {0};
    };
    struct Planned {
        Plan plan {};
        QList<GuardQuestion> questions {};
        QHash<ObjectKey, UnseenMembers> unseen {};
    };
    static void refuseBlindDeletes(Prepared &prepared);
    static void forgetWhatIsMade(Inverse &inverse, const QList<Change> &left);
    [[nodiscard]] static Result<Inverse> inverseFrom(const Journal &journal, const RunRecord &record, const DirectoryId &here, const ServiceDescription &description);
    [[nodiscard]] static Result<StillToDo> leftOf(const Journal &journal, const DirectoryId &here, const QList<Change> &changes);
    [[nodiscard]] static Result<Known> read(const Question &question);
    void leaveOut(const StillToDo &left);
    void prepare(const Result<Known> &known);
    void plan(const FormerMembers &members);
    void onPlanned();
    void lookUp(QHash<ObjectKey, UnseenMembers> unseen, qsizetype requests);
    void warnOfUnknown(Plan &plan, const QHash<ObjectKey, UnseenMembers> &unseen) const;
    void onLookedUp(const Result<FormerMembers> &members, int calls);
    void onPrepared(const Result<Prepared> &prepared);
    void forgetWhatIsGone(Prepared &prepared);
    [[nodiscard]] QHash<ObjectKey, QString> labelsOf(const QSet<ObjectKey> &keys) const;
    void warn(const QString &detail);
    void warnOf(const Prepared &prepared);

    ServiceDescription m_description;
    const Journal *m_journal;
    PlanRequest m_request;
    QFutureWatcher<Result<Known>> m_reading; ///< like the planning, off this thread: there may be 50,000 steps
    QFutureWatcher<Planned> m_planning;
    PlannedRun m_planned;
    QHash<ObjectKey, LateWrite> m_late;
    bool m_hasLookedUp = false; ///< who is a member
    QList<PlanWarning> m_warnings;
};

} // namespace Provost
