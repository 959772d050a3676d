// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QMimeData;
class QPushButton;
class QStackedWidget;

namespace Provost {

class BusyLine;
class CheckPane;
class FilePane;
class MappingPane;
class MessageStrip;
class PlanPane;
class ReportPane;
class StepBar;

/// From a table to staged changes, in five steps: file, columns, check, plan, report. Nothing here sends a write; the review does.
class ImportPage : public QWidget
{
    Q_OBJECT
public:
    enum class Step { File, Columns, Check, Plan, Report };
    Q_ENUM(Step)

    /// `session` outlives it.
    ImportPage(EditSession &session, std::optional<TemplateStore> templates, QWidget *parent = nullptr);
    ~ImportPage() override;

    [[nodiscard]] ImportSession &importing() { return m_import; }
    [[nodiscard]] Step step() const { return m_step; }
    void openFile(const QString &fileName); ///< asks first where something would be lost, as take() does
    [[nodiscard]] static bool accepts(const QMimeData &data); ///< one file, or rows as text
    void take(const QMimeData &brought);
    /// False where passwords that nobody has would be lost: then that is said, with a button that does `then` all the same.
    [[nodiscard]] bool mayLeave(const QString &anyway, std::function<void()> then);

public Q_SLOTS:
    void goOn(); ///< the step's own next one
    void goBack();
    void paste();

Q_SIGNALS:
    void said(const QString &words);
    void undoRequested(); ///< of what the import's runs have done
    void reviewRequested(); ///< what was staged shall be reviewed

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildBar();
    void buildLayout();
    void connectSession();
    void makeActions();
    void showStep(Step step);
    void choose(int step);
    void onTable();
    void onChecked();
    void onPlanned();
    void onWork();
    void showProgress(qint64 done, qint64 total);
    void showButtons();
    void fail(const Error &error);
    void ask(const QString &words, const QString &anyway, std::function<void()> then);
    void replaceBy(const QString &anyway, std::function<void()> then);
    void begin();
    void onStaged(qsizetype objects, qsizetype replaced);
    void onReported();
    [[nodiscard]] bool canPlanAtOnce() const;
    [[nodiscard]] bool isMappingSound() const { return m_import.mappingModel().isSound(); }
    [[nodiscard]] bool canReach(Step step) const;

    EditSession &m_session;
    ImportSession m_import;
    Step m_step = Step::File;
    bool m_thenPlan = false; ///< the check under way is to be followed by the plan, if it finds nothing
    bool m_staged = false;
    QAction *m_paste = nullptr;
    QLabel *m_title;
    StepBar *m_steps;
    QLabel *m_progress;
    QPushButton *m_stop;
    QPushButton *m_back;
    QPushButton *m_next;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    MessageStrip *m_known;
    MessageStrip *m_denied; ///< why the plan can go no further
    MessageStrip *m_loss; ///< what going on would lose
    std::function<void()> m_anyway;
    QStackedWidget *m_stack;
    FilePane *m_file;
    MappingPane *m_mapping;
    CheckPane *m_check;
    PlanPane *m_plan;
    ReportPane *m_report;
};

} // namespace Provost
