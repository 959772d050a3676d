// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/auditoutbox.h"
#include "change/steprecord.h"
#include "net/directoryid.h"

#include <QSet>

#include <memory>

class QSqlQuery;
class QTemporaryDir;

namespace Provost {

/// Who started a run, where and why.
struct RunInfo {
    QString baseUrl {};
    QString connection {}; ///< name; empty for an ad-hoc one
    QString operatorName {};
    QString reason {};
    qint64 undoes = 0; ///< the run this one takes back; 0: none
    QString directory {}; ///< DirectoryId::toText(); empty: of a version that knew the URL only

    [[nodiscard]] DirectoryId directoryId() const { return DirectoryId::fromText(baseUrl, connection, directory); }
};

/// What to say of a run that another directory's is.
[[nodiscard]] Error elsewhere(qint64 run, const RunInfo &info, const DirectoryId &here);

enum class RunState : quint8 { Running, Stopped, Done };
[[nodiscard]] QString runStateText(RunState state);

/// What requests have cost; an amount of 0 has no currency.
struct Spending {
    int calls = 0;
    double amount = 0;
    QString currency {};
};

struct RunSummary {
    qint64 run = 0;
    RunState state = RunState::Running;
    int done = 0; ///< objects, as are the next two
    int failed = 0;
    int skipped = 0; ///< not reached, or what they depend on failed
    int calls = 0;
    double seconds = 0;
    double amount = 0; ///< of money, for the calls that are billed
    QString currency {}; ///< empty: nothing costs anything here
    std::optional<Error> problem {}; ///< what stopped the run as a whole

    [[nodiscard]] Json toJson() const; ///< {"run","done","failed","skipped","calls","seconds","amount","currency"}
};

struct RunRecord {
    RunSummary summary {}; ///< calls, seconds and amount over all its resumptions
    RunInfo info {};
    QString title {};
    QString startedAt {};
    QString endedAt {};
    int steps = 0;

    [[nodiscard]] Json toJson() const; ///< as `provost runs` shows it
};

/// Every run and every step of it on disk (SQLite, WAL, synchronous=FULL): what is about to be sent is written before it is sent, what came of it after.
/// Passwords are not in it. For one thread; the file may be open in several programs, a run only in the one that holds its lock.
class Journal
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString &fileName);
    /// Only to look at it. Where nothing can be written a copy is looked at, or an empty one where there is none.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> openToRead(const QString &fileName);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    [[nodiscard]] const QString &fileName() const { return m_fileName; } ///< to be opened again for another thread
    [[nodiscard]] bool isCopy() const { return m_copy != nullptr; } ///< what is written to it nobody will see again
    [[nodiscard]] Result<qint64> begin(const Plan &plan, const RunInfo &info);
    [[nodiscard]] Result<RunRecord> run(qint64 run) const;
    [[nodiscard]] Result<QList<RunRecord>> runs() const; ///< newest first
    [[nodiscard]] Result<QList<RunRecord>> unfinishedRuns() const; ///< those under way and those that stopped before their end
    /// A run with this directory that is not done and has one of these objects; 0: none.
    [[nodiscard]] Result<qint64> unfinishedWith(const DirectoryId &here, const QSet<ObjectKey> &keys) const;
    [[nodiscard]] Result<QList<StepRecord>> steps(qint64 run) const;
    [[nodiscard]] Result<QList<PlannedObject>> objects(qint64 run) const; ///< key, label, fate, before, after

    struct Entry {
        int number = 0;
        StepOutcome outcome {};
    };
    /// All of them in one transaction, on disk when it returns; `audit` goes to the outbox with them, so that neither is ever there without the other.
    /// `spent`: since the last of these; it counts though the program may die before the run's end.
    [[nodiscard]] Result<void> write(qint64 run, const QList<Entry> &entries, const QList<Json> &audit = {}, const Spending &spent = {});
    /// Calls, amount and seconds are added to those of earlier sessions and to what write() was told.
    [[nodiscard]] Result<void> end(const RunSummary &summary, const QList<Json> &audit = {});
    [[nodiscard]] AuditOutbox &auditOutbox() { return m_audit; }

    /// What a run did to one object.
    struct Deed {
        RunRecord run {};
        PlannedObject object {};
        StepRecord step {};
    };
    /// Everything that was done or tried to the object of this id at this provider, in all runs, newest first; also its creation under a temporary id.
    /// `since`: ISO, UTC.
    [[nodiscard]] Result<QList<Deed>> history(const DirectoryId &here, const ObjectKey &key, const QString &since = {}) const;
    /// The steps that put it into groups or took it out, newest first. Their `object` is the group, without before and after.
    [[nodiscard]] Result<QList<Deed>> membershipHistory(const DirectoryId &here, const QString &id) const;

    /// A write that was carried out lately, and by which step.
    struct Lately {
        qint64 run = 0;
        int step = 0;
        ObjectKey key {}; ///< with the real id
        QString sentAt {};
        Json before {};
        Json after {};
    };
    /// Of all runs with the same provider since then (ISO, UTC), what was done to objects of this run.
    [[nodiscard]] Result<QList<Lately>> lately(qint64 run, const QString &since) const;
    /// Did this run send or settle anything since then (ISO, UTC)? One that was resumed has an old beginning, and may have an old end.
    [[nodiscard]] Result<bool> wroteSince(const RunRecord &run, const QString &since) const;

    /// Every step that created these objects, or was to, under their temporary ids, in all runs with this provider; newest first.
    [[nodiscard]] Result<QList<Deed>> creationsOf(const DirectoryId &here, const QSet<ObjectKey> &keys) const;

    /// Failed steps, and those skipped because of them, become planned again, but for some; memberships only for the members that were refused. How many.
    [[nodiscard]] Result<int> planFailedAgain(qint64 run, const QSet<int> &except = {});

    /// Held while a run is under way, so that no second program goes on with it; freed by itself when the holder dies.
    [[nodiscard]] Result<std::unique_ptr<ProcessLock>> lock(qint64 run, int patienceMs = 0) const;

private:
    explicit Journal(QString fileName);
    [[nodiscard]] Result<QList<Deed>> deedsFrom(const DirectoryId &here, Result<QSqlQuery> query) const;
    [[nodiscard]] Result<void> setUp();
    [[nodiscard]] Result<void> migrate();
    [[nodiscard]] bool isHeld(qint64 run) const;
    void countObjects(RunSummary &summary) const;
    [[nodiscard]] Result<QList<RunRecord>> runsWhere(const QString &condition) const;
    [[nodiscard]] QString lockFileName(qint64 run) const;

    QString m_fileName;
    std::unique_ptr<QTemporaryDir> m_copy; ///< where that lies
    QString m_database; ///< the file that is open
    QString m_connection; ///< Qt's name for the database
    AuditOutbox m_audit;
};

} // namespace Provost
