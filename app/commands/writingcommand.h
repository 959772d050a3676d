// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/applyjob.h"
#include "change/auditlog.h"
#include "commands/guardanswers.h"
#include "commands/runwords.h"
#include "commands/secretsource.h"
#include "commands/targetedcommand.h"
#include "store/sealedfile.h"

#include <QElapsedTimer>

namespace Provost {

/// A verb that changes something: the common options, and the way of every change through plan, guard, journal and run. A subclass makes the change
/// set once the provider is known, and hands it to carryOut().
class WritingCommand : public TargetedCommand
{
    Q_OBJECT
public:
    enum class Mode : quint8 { Plan, Apply };
    explicit WritingCommand(Mode byDefault, QObject *parent = nullptr);
    ~WritingCommand() override;
    void describe(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    bool prepare() override;
    /// Checks the verb's own arguments; the journal is open. False after usage() or fail().
    virtual bool prepareInput() = 0;
    virtual bool writes() const { return true; } ///< only a verb that can also just show needs no journal then
    virtual void completePlan(Plan &) {} ///< before it is shown or carried out: what else there is to say
    /// Also where it was stopped. False: what the verb had to write besides could not be written.
    virtual bool onRunEnded(const Plan &, const QHash<int, StepOutcome> &) { return true; }
    void noteUnwritten() { m_isUnwritten = true; } ///< likewise: what is done is done, and the exit code says that something is missing
    virtual int deletesNamed() const { return 0; } ///< objects that the command line itself names for deletion

    /// `calls`: already made to look things up.
    void carryOut(PlanRequest request, int calls = 0);
    void goOn(qint64 run, Runner::Options options);
    [[nodiscard]] bool applies() const { return m_mode == Mode::Apply; }
    /// Every secret of the plan is on disk there before the first request of the run is sent.
    void setSealedFile(std::shared_ptr<SealedFile> sealed) { m_sealed = std::move(sealed); }
    /// As --passwords and --seal-env say; null where neither is given; nullopt after usage() or fail().
    [[nodiscard]] std::optional<std::shared_ptr<SealedFile>> openSealedFile();
    void setSecretSource(const SecretSource &source) { m_source = source; } ///< remembered while the run is not finished
    /// The run's number from the one positional argument; usage() and nullopt when there is no such run.
    [[nodiscard]] std::optional<RunRecord> runCalled(const QStringList &words);
    [[nodiscard]] GuardRules guardRules() const;
    [[nodiscard]] Result<void> giveUp(qint64 run); ///< giveUpRun()
    void showSummary(const RunSummary &summary, ExitCode code);
    void sayHowToGoOn(qint64 run);
    /// What is known of an object's provider schemas; an unknown attribute is a mistake only where they are the provider's own.
    [[nodiscard]] bool hasOwnSchemas(const ResourceType &type) const;

    [[nodiscard]] Journal &journal() const { return *m_journal; }
    /// How long to look for what is not found: not at all unless this console wrote there a moment ago and reads lag behind writes.
    [[nodiscard]] std::vector<std::chrono::milliseconds> patience() const;
    [[nodiscard]] int budget() const { return m_budget; } ///< -1: no limit

private:
    [[nodiscard]] bool readOptions();
    [[nodiscard]] bool openJournal();
    [[nodiscard]] RunInfo runInfo() const;
    void onPlanned(const Result<PlannedRun> &planned, int calls);
    void showPlan(PlannedRun planned);
    void apply(const PlannedRun &planned);
    void refuse(const QList<GuardQuestion> &questions, int changes);
    void watch(ApplyJob *job);
    void onBegun(qint64 run);
    [[nodiscard]] Result<void> seal(qint64 run) const;
    void onSummary(const Result<RunSummary> &summary);

    Mode m_mode;
    GuardAnswers::Given m_given;
    int m_budget = -1;
    Runner::Options::Verify m_verify = Runner::Options::Verify::Memberships;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_audit;
    SecretSource m_source;
    std::shared_ptr<SealedFile> m_sealed;
    QPointer<ApplyJob> m_apply;
    RunWords m_report;
    Plan m_plan; ///< under way
    QHash<int, StepOutcome> m_outcomes;
    bool m_hasBegun = false; ///< a run of its own
    QElapsedTimer m_clock;
    std::optional<int> m_endedBefore;
    bool m_isUnwritten = false;
    QStringList m_stays; ///< of a run that is taken back
    bool m_interrupted = false;
};

} // namespace Provost
