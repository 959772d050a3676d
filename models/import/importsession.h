// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/stagedchanges.h"
#include "change/stepoutcomes.h"
#include "import/absentmodel.h"
#include "import/checkmodel.h"
#include "import/importjob.h"
#include "import/importreport.h"
#include "import/initialpasswords.h"
#include "import/mappingmodel.h"
#include "import/planrowsmodel.h"
#include "import/previewmodel.h"
#include "import/stagedimport.h"
#include "import/templatestore.h"

#include <QFutureWatcher>
#include <QTemporaryFile>

#include <deque>

namespace Provost {

class EditSession;
class SealedFile;

/// One import under way, from a file to staged changes and to the report of their run: what the wizard shows and does, without its widgets.
/// Files are read off this thread; one thing at a time, the newer wish replaces the older.
class ImportSession : public QObject
{
    Q_OBJECT
public:
    enum class Work : quint8 { None, Reading, Checking, Planning, Staging };
    Q_ENUM(Work)
    enum class MappingOrigin : quint8 { Automatic, Remembered, Chosen };
    Q_ENUM(MappingOrigin)

    /// `session` outlives it; without `templates` nothing is remembered.
    ImportSession(EditSession &session, std::optional<TemplateStore> templates, QObject *parent = nullptr);
    ~ImportSession() override;

    void open(const QString &fileName);
    void openText(const QString &text); ///< pasted: kept in a private file until another takes its place
    void setDialect(const Dialect &dialect, SampleMode mode); ///< as the operator says
    void setResourceType(const QString &name);
    void close(); ///< back to the beginning

    [[nodiscard]] bool hasTable() const { return m_sample.has_value(); }
    [[nodiscard]] const TableSample &sample() const { return *m_sample; } ///< only with hasTable()
    [[nodiscard]] QString title() const; ///< the file's name without its folder; empty for what was pasted
    [[nodiscard]] QString place() const; ///< the connection's name
    [[nodiscard]] const ImportOptions &options() const { return m_options; }
    [[nodiscard]] const ResourceType &type() const { return m_type; }
    [[nodiscard]] MappingOrigin mappingOrigin() const { return m_origin; }
    void useMapping(const ColumnMapping &mapping, MappingOrigin origin = MappingOrigin::Chosen);
    [[nodiscard]] QList<ColumnMapping> templates() const;
    [[nodiscard]] Result<void> saveTemplate(const QString &title); ///< the mapping as it is now, for files like this one
    [[nodiscard]] Result<void> removeTemplate(const ColumnMapping &mapping);

    void setMode(ImportMode mode);
    void setAbsentAction(AbsentAction action);
    [[nodiscard]] bool canDisable() const; ///< who is not in the file
    /// For those who will be created; another file begins with none.
    void setPasswords(const PasswordWish &wish);
    [[nodiscard]] const PasswordWish &passwords() const { return m_passwords; }
    [[nodiscard]] bool canMakePasswords() const; ///< somebody is to be created, and the provider takes them
    [[nodiscard]] bool mustMakePasswords() const; ///< the provider creates nobody without, and the file brings none
    [[nodiscard]] bool isPasswordWishComplete() const;
    [[nodiscard]] PasswordPolicy allowed(const PasswordPolicy &policy) const; ///< what the provider's rule makes of it

    void check(); ///< the whole file, without the directory
    void plan(); ///< with the directory
    void cancel();
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< of what was done last

    [[nodiscard]] const std::optional<TableCheck> &checked() const { return m_checked; }
    [[nodiscard]] std::shared_ptr<const ImportPlan> planned() const { return m_planned; } ///< null: not yet, or no longer true
    [[nodiscard]] const Plan &requests() const { return m_requests; } ///< what planned() and the ticks come to
    [[nodiscard]] qsizetype unseen() const { return m_unseen; } ///< memberships of requests() that may be there already
    [[nodiscard]] ChangeSet changes() const; ///< of planned(), and of who is ticked among the absent
    void showRejected(); ///< the plan's rejected rows, in check()'s grid
    /// Makes the passwords that are wished for and adds changes() to what is staged; staged() or stageFailed() follows.
    void stage();
    /// Of those whom runs have created, with the passwords made for them; until forgetPasswords(), and only as long as the program runs.
    [[nodiscard]] QList<NewPassword> newPasswords() const;
    void forgetPasswords(const QList<NewPassword> &given); ///< these alone: others may be created yet
    void notePrinted(const QList<NewPassword> &given);
    [[nodiscard]] const PasswordWish &madeWish() const { return m_madeWish; } ///< how newPasswords() are kept
    /// Passwords that nobody else has, of people who are created or staged, and that were never printed: lost when another file is opened.
    [[nodiscard]] qsizetype unprinted() const;
    /// What came of the run that stage()d changes were part of.
    void setOutcome(const Plan &plan, const QHash<int, StepOutcome> &outcomes);
    /// As a run tells them, `outcomes` since the steps were as they are given; reported() follows.
    void setOutcome(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const StepOutcomes &outcomes = {});
    [[nodiscard]] const QList<qint64> &runs() const { return m_runs; } ///< that report() is about, in their order
    [[nodiscard]] const std::optional<ImportReport> &report() const { return m_report; }
    /// Objects of the import that are still staged and that no run was about: with some, the report is of a part of it.
    [[nodiscard]] qsizetype waiting() const { return m_waiting; }

    [[nodiscard]] PreviewModel &previewModel() { return m_preview; }
    [[nodiscard]] MappingModel &mappingModel() { return m_mapping; }
    [[nodiscard]] const MappingModel &mappingModel() const { return m_mapping; }
    [[nodiscard]] CheckModel &checkModel() { return m_checkModel; }
    [[nodiscard]] PlanRowsModel &rowsModel() { return m_rows; }
    [[nodiscard]] AbsentModel &absentModel() { return m_absent; }

Q_SIGNALS:
    void workChanged();
    void progressed(qint64 done, qint64 total); ///< rows, objects or look-ups; total -1: not known
    void tableChanged(); ///< hasTable(), sample(), or an error
    void mappingChanged();
    void checkDone(); ///< checked() or error()
    void planDone(); ///< planned() and requests(), or error()
    void requestsChanged(); ///< after a tick
    void passwordsChanged();
    void sealing(const std::shared_ptr<Provost::SealedFile> &file); ///< into which a run has to seal its passwords from now on
    void staged(qsizetype objects, qsizetype replaced); ///< `replaced`: creates of earlier imports that this one is about, too
    void stageFailed(const Provost::Error &error); ///< nothing was staged
    void reported();

private:
    void startSample(const QString &fileName, const Dialect &dialect, SampleMode mode);
    void onSampled();
    void onChecked();
    void onPlanned(const Result<ImportPlan> &plan);
    void onCounted();
    struct Staging { ///< prepared off this thread
        ChangeSet before {}; ///< what was staged
        StagedImport staged {}; ///< and what is to be
        StagedChanges::Index index {};
        qsizetype objects = 0;
        QSet<ObjectKey> keys {};
        QList<NewPassword> made {};
        std::shared_ptr<SealedFile> sealed {};
    };
    struct Wanted { ///< copied at once, whatever the number of people; its changes are made off this thread
        std::shared_ptr<const ImportPlan> planned {};
        QSet<QString> ticked {}; ///< ids of the absent who are acted on
        ResourceType type {};
        ImportOptions options {};
        [[nodiscard]] ChangeSet changes() const;
    };
    [[nodiscard]] Wanted wanted() const;
    struct ToStage {
        ChangeSet now {}; ///< what is staged already
        Wanted wanted {};
        ChangeSet changes {}; ///< those of `wanted`, once they are made
        QSet<ObjectKey> own {}; ///< staged by this import before
        QStringList match {};
        ResourceType type {};
        ServiceDescription description {};
        PasswordWish wish {};
    };
    [[nodiscard]] static Result<std::shared_ptr<Staging>> prepare(ToStage what);
    void onPrepared();
    struct Outcome { ///< of a run
        qint64 run = 0; ///< 0: of none that is kept
        std::shared_ptr<const ImportPlan> import {};
        QList<PlannedObject> objects {};
        QList<PlanStep> steps {};
        QHash<int, StepOutcome> outcomes {};
        QList<StepRecord> records {}; ///< instead of those two, which are made of them away from the GUI thread
        StepOutcomes since {}; ///< the records were as they are
        QSet<ObjectKey> staged {}; ///< by the import
        ChangeSet changes {}; ///< what is staged still
    };
    struct Reported {
        std::optional<ImportReport> report {}; ///< none: a run of other changes
        QSet<ObjectKey> tried {};
        QSet<ObjectKey> created {};
        qsizetype waiting = 0;
    };
    struct Before { ///< what the runs before have left
        std::optional<ImportReport> report {};
        QSet<ObjectKey> tried {};
        QSet<ObjectKey> created {};
    };
    [[nodiscard]] static std::shared_ptr<Reported> reportOf(Outcome outcome, const Before &before);
    void note(Outcome outcome);
    void reportNext();
    void onReported();
    void forgetStaged();
    void count();
    void fillOptions();
    void forgetPlan();
    void setWork(Work work);
    void fail(const Error &error);
    void chooseMapping();
    [[nodiscard]] std::shared_ptr<const RowBuilder> builder() const;

    EditSession &m_session;
    std::optional<TemplateStore> m_templates;
    ResourceType m_type;
    ImportOptions m_options;
    std::unique_ptr<QTemporaryFile> m_pasted;
    QString m_opening; ///< the file being sampled
    std::optional<TableSample> m_sample;
    MappingOrigin m_origin = MappingOrigin::Automatic;
    Work m_work = Work::None;
    std::optional<Error> m_error;
    std::optional<TableCheck> m_checked;
    std::shared_ptr<const ImportPlan> m_planned;
    Plan m_requests;
    qsizetype m_unseen = 0;
    std::optional<ImportReport> m_report;
    QSet<ObjectKey> m_stagedKeys; ///< of what stage() added last
    std::shared_ptr<const ImportPlan> m_staged; ///< what setOutcome() is about

    QFutureWatcher<Result<TableSample>> m_sampling;
    QFutureWatcher<Result<TableCheck>> m_checking;
    struct Counted {
        Plan requests {};
        qsizetype unseen = 0;
    };
    QFutureWatcher<Counted> m_counting;
    QFutureWatcher<Result<std::shared_ptr<Staging>>> m_staging;
    QFutureWatcher<std::shared_ptr<Reported>> m_reporting;
    std::deque<Outcome> m_outcomes; ///< still to be reported
    QList<qint64> m_runs;
    QSet<ObjectKey> m_tried; ///< that a run was about
    qsizetype m_waiting = 0;
    PasswordWish m_passwords;
    QList<NewPassword> m_made; ///< for who was staged, and of who was created before
    PasswordWish m_madeWish; ///< without the passphrase
    QSet<ObjectKey> m_created; ///< by runs
    QSet<ObjectKey> m_printed;
    QPointer<ImportJob> m_job;

    PreviewModel m_preview;
    MappingModel m_mapping;
    CheckModel m_checkModel;
    PlanRowsModel m_rows;
    AbsentModel m_absent;
};

} // namespace Provost
