// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/steprecord.h"
#include "import/absentmodel.h"
#include "import/checkmodel.h"
#include "import/importjob.h"
#include "import/importreport.h"
#include "import/mappingmodel.h"
#include "import/planrowsmodel.h"
#include "import/previewmodel.h"
#include "import/templatestore.h"

#include <QFutureWatcher>
#include <QTemporaryFile>

namespace Provost {

class EditSession;

/// One import under way, from a file to staged changes and to the report of their run: what the wizard shows and does, without its widgets.
/// Files are read off this thread; one thing at a time, the newer wish replaces the older.
class ImportSession : public QObject
{
    Q_OBJECT
public:
    enum class Work : quint8 { None, Reading, Checking, Planning };
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
    [[nodiscard]] const ImportOptions &options() const { return m_options; }
    [[nodiscard]] const ResourceType &type() const { return m_type; }
    [[nodiscard]] MappingOrigin mappingOrigin() const { return m_origin; }
    void useMapping(const ColumnMapping &mapping, MappingOrigin origin = MappingOrigin::Chosen);
    [[nodiscard]] QList<ColumnMapping> templates() const;
    [[nodiscard]] Result<void> saveTemplate(const QString &title); ///< the mapping as it is now, for files like this one
    [[nodiscard]] Result<void> removeTemplate(const ColumnMapping &mapping);

    void setMode(ImportMode mode);
    void setAbsentAction(AbsentAction action);
    void setGeneratesPasswords(bool generates);

    void check(); ///< the whole file, without the directory
    void plan(); ///< with the directory
    void cancel();
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< of what was done last

    [[nodiscard]] const std::optional<TableCheck> &checked() const { return m_checked; }
    [[nodiscard]] std::shared_ptr<const ImportPlan> planned() const { return m_planned; } ///< null: not yet, or no longer true
    [[nodiscard]] const Plan &requests() const { return m_requests; } ///< what planned() and the ticks come to
    [[nodiscard]] ChangeSet changes() const; ///< of planned(), and of who is ticked among the absent
    void showRejected(); ///< the plan's rejected rows, in check()'s grid
    /// Adds changes() to what is staged; returns how many objects they are about.
    qsizetype stage();
    /// What came of the run that stage()d changes were part of.
    void setOutcome(const Plan &plan, const QHash<int, StepOutcome> &outcomes);
    void setOutcome(const QList<PlannedObject> &objects, const QList<StepRecord> &steps); ///< as a run tells them
    [[nodiscard]] const std::optional<ImportReport> &report() const { return m_report; }

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
    void reported();

private:
    void startSample(const QString &fileName, const Dialect &dialect, SampleMode mode);
    void onSampled();
    void onChecked();
    void onPlanned(const Result<ImportPlan> &plan);
    void onCounted();
    void forgetStaged();
    void takeBackStaged(const QString &gesture);
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
    std::optional<ImportReport> m_report;
    QSet<ObjectKey> m_stagedKeys; ///< of what stage() added last
    std::shared_ptr<const ImportPlan> m_staged; ///< what setOutcome() is about

    QFutureWatcher<Result<TableSample>> m_sampling;
    QFutureWatcher<Result<TableCheck>> m_checking;
    QFutureWatcher<Plan> m_counting;
    QPointer<ImportJob> m_job;

    PreviewModel m_preview;
    MappingModel m_mapping;
    CheckModel m_checkModel;
    PlanRowsModel m_rows;
    AbsentModel m_absent;
};

} // namespace Provost
