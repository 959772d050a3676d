// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditlog.h"
#include "form/rundesk.h"

#include <QFutureWatcher>
#include <QWidget>

#include <atomic>
#include <memory>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace Provost {

class BusyLine;
class EmptyState;
class MessageStrip;
class RunListModel;
class RunView;

/// Every run of this data directory, newest first, and what each did; from here a run is taken back, gone on with, reported; the audit log is checked.
class ActivityPage : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityPage(RunDesk &desk, QWidget *parent = nullptr); ///< `desk` outlives it
    ~ActivityPage() override;
    [[nodiscard]] QTableView *list() const { return m_list; }
    void choose(qint64 run);

public Q_SLOTS:
    void refresh();
    void verifyAudit();
    void exportAudit();
    [[nodiscard]] static QString copyAudit(const QString &source, const QString &fileName);

Q_SIGNALS:
    void said(const QString &words);
    void undoRequested(qint64 run);
    void resumeRequested(qint64 run);
    void retryRequested(qint64 run);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What the journal holds of one run; read beside the window, for 50,000 steps take a while.
    struct Content {
        qint64 run = 0;
        QList<PlannedObject> objects {};
        QList<StepRecord> steps {};
        std::optional<Error> error {};
    };
    struct Audit {
        std::optional<AuditReport> report {};
        std::optional<Error> error {};
    };
    void buildLayout();
    QWidget *buildBar();
    void onChosen();
    void load(qint64 run);
    void onLoaded();
    void onVerified();
    void tellStopped(const AuditReport &report);
    void showBusy();
    void showButtons();
    void exportReport();
    [[nodiscard]] const RunRecord *chosen() const;
    [[nodiscard]] static Content contentOf(const QString &journalFile, qint64 run);
    [[nodiscard]] static Audit auditOf(const QString &journalFile, const QString &dataDir, const std::shared_ptr<std::atomic_bool> &stopped);

    RunDesk &m_desk;
    RunListModel *m_model;
    QFutureWatcher<Content> m_loading;
    QFutureWatcher<Audit> m_verifying;
    std::shared_ptr<std::atomic_bool> m_verifyStopped; ///< of the check under way, which may outlive the page
    QFutureWatcher<QString> m_copying;
    qint64 m_shown = 0;
    bool m_stale = true;
    QPushButton *m_undo;
    QPushButton *m_resume;
    QPushButton *m_retry;
    QToolButton *m_export;
    QToolButton *m_verify;
    QToolButton *m_exportAudit;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    QStackedWidget *m_body;
    QSplitter *m_splitter;
    QTableView *m_list;
    RunView *m_view;
    EmptyState *m_empty;
};

} // namespace Provost
