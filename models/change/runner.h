// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/auditevents.h"
#include "change/bulkcreates.h"
#include "change/loadedrun.h"
#include "change/ownwrites.h"
#include "change/runsecrets.h"
#include "change/runsteps.h"
#include "change/runverify.h"
#include "change/stepjob.h"

#include <QElapsedTimer>
#include <QFutureWatcher>

namespace Provost {

/// How far a run has come.
struct RunProgress {
    int steps = 0;
    int ended = 0; ///< done, failed or skipped, in earlier sessions too
    int failed = 0;
    int calls = 0; ///< of this session
};

class AuditLog;
class JournalWriter;
class SealedFile;
struct SealedSecret;

/// Carries a journalled run to its end, or on from where it was left: the only thing that changes a provider. Each step is in the journal before it is
/// sent, several in one transaction; what an earlier session left in doubt is looked up first. Being cancelled or destroyed leaves the journal as a crash would: resumable.
/// Fails when the journal cannot be used or belongs to another provider; what a provider refuses is in the summary and the journal.
class Runner : public JobOf<RunSummary>
{
    Q_OBJECT
public:
    struct Options {
        int parallel = 0; ///< steps under way at once; 0: the profile's concurrency
        int budget = -1; ///< calls of this session; -1: no limit
        int callsBefore = 0; ///< made to prepare the run; count in its summary and its budget
        /// Whole steps with their secrets, by number; without, steps that set a password wait for a session that has it.
        QHash<int, PlanStep> whole {};
        using Verify = RunVerify::Extent;
        Verify verify = Verify::Off;
        bool sameDirectory = false; ///< a person has said that the run is of this connection's directory, where neither shows it
        bool recheck = false; ///< where no ETag guards an object: read it before it is changed, and compare
        /// Where secrets go before they are sent, so that a run that is interrupted can go on with them.
        std::shared_ptr<SealedFile> sealed {};
        AuditLog *audit = nullptr; ///< outlives the Runner; told of the run's begin and end and of every outcome
        QString operatorName {}; ///< of this session; empty: who began the run
        std::vector<std::chrono::milliseconds> delays {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5), std::chrono::seconds(10)};
    };
    Runner(Connection &connection, ServiceDescription description, Journal &journal, qint64 run, Options options, QObject *parent);
    ~Runner() override;

    [[nodiscard]] static QHash<int, PlanStep> stepsWithSecrets(const Plan &plan);
    /// Options::whole of a run that is resumed, from what was sealed; steps whose secrets are not all there are left out.
    [[nodiscard]] static QHash<int, PlanStep> stepsFromSealed(qint64 run, const QList<StepRecord> &steps, const QList<SealedSecret> &secrets);

    void setPaused(bool paused); ///< what is under way comes to its end; nothing new is begun
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void stop(); ///< ends within 200 ms, with a summary; what is still under way then is looked up when the run is resumed

Q_SIGNALS:
    void intended(int steps); ///< so many more are in the journal as about to be sent; none of them is sent yet
    void stepEnded(int number, const Provost::StepOutcome &outcome);
    void progressed(const Provost::RunProgress &progress);

protected:
    void start() override;
    void abort() override;

private:
    struct Loaded { ///< of the journal, and made ready to go on away from the GUI thread
        LoadedRun run {};
        RunSteps steps {};
        RunVerify verify {};
        QList<int> skipped {};
    };
    [[nodiscard]] static Result<Loaded> load(const LoadedRun::Wish &wish, const QHash<int, PlanStep> &whole, RunVerify::Extent verify);
    void onLoaded();
    [[nodiscard]] Result<void> take(Loaded &loaded);
    void openWriter();
    void tellBegin();
    void onTold();
    void onWritten();
    void onEnded();
    void onAuditFailed(const Error &error);
    void schedule();
    void pump();
    void adaptGroup();
    void commitInTime();
    [[nodiscard]] bool isBusy() const;
    void commit();
    [[nodiscard]] QList<SealedSecret> secretsOf(const QList<int> &numbers);
    void giveUp(const Error &error);
    void flush(const QList<SealedSecret> &secrets);
    void launchTogether(const QList<int> &numbers);
    void launch(int number, BulkWrite *together = nullptr);
    [[nodiscard]] StepContext contextFor(int number) const;
    void noteOwnWrite(int number);
    [[nodiscard]] int calls() const; ///< of this session, with those that prepared it
    [[nodiscard]] Spending spent() const;
    [[nodiscard]] Spending spentSince();
    [[nodiscard]] bool mayGoOn() const;
    [[nodiscard]] bool canAfford(int number) const;
    void onStep(int number, const StepOutcome &outcome);
    void onInterrupted(int number, const StepOutcome &outcome);
    void keepWritten();
    void takeBackUnsent();
    void onAnswered(int number, const StepOutcome &outcome);
    void record(int number, const StepOutcome &outcome);
    void tellOutcome(int number);
    void tellSkipped(const QList<int> &numbers);
    void writeSoon(int number);
    void endSteps();
    void endRun();
    void endUnbegun();
    [[nodiscard]] RunSummary summary() const;
    void tell();

    Connection &m_connection;
    ServiceDescription m_description;
    QHash<QString, ResourceSchema> m_schemas; ///< by resource type
    Journal &m_journal;
    qint64 m_run;
    Options m_options;
    std::shared_ptr<ProcessLock> m_lock; ///< the writer has it, too, until all is written
    std::unique_ptr<JournalWriter> m_writer;
    RunSecrets m_secrets;
    QFutureWatcher<Result<Loaded>> m_loading;
    RunSteps m_steps;
    QList<int> m_committing; ///< on their way to the journal
    std::deque<int> m_committed; ///< in the journal as about to be sent
    QHash<int, StepJob *> m_running;
    BulkCreates m_bulk; ///< which of them share a request
    QHash<QString, std::shared_ptr<MembersSeen>> m_membersSeen; ///< by endpoint
    RunVerify m_verify; ///< knows those of m_running that only look at what came of them; they leave their place to others
    OwnWrites m_ownWrites; ///< where reads lag behind them
    QList<Journal::Entry> m_unsaved;
    AuditContext m_audited;
    QString m_title;
    QList<Json> m_untold; ///< to the audit log
    QHash<int, int> m_putBack;
    QTimer m_flushTimer;
    QTimer m_auditTimer;
    QTimer m_stopTimer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceCommit;
    size_t m_group = 32; ///< intents in one sync of the disk; follows the provider's pace
    std::optional<Error> m_problem;
    std::optional<RunSummary> m_summary; ///< once the run is over and only this has to be written
    Spending m_spentWritten; ///< of this session, in the journal
    int m_parallel = 1;
    int m_writes = 0; ///< batches under way
    int m_writesAhead = 0; ///< batches before the one with m_committing
    bool m_isLoaded = false;
    bool m_wasOpen = false; ///< there was something to do
    bool m_paused = false;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace Provost
