// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"
#include "import/reportrowsmodel.h"

#include <QFutureWatcher>
#include <QWidget>

class QLabel;
class QPagedPaintDevice;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Provost {

class EmptyState;
class MessageStrip;

/// Last step: what came of each row, the rows that were not done as a file that imports again, and reports for others.
class ReportPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReportPane(ImportSession &session, QWidget *parent = nullptr);
    void refresh();
    /// Slips with the new passwords; they are forgotten with that.
    void print(QPagedPaintDevice &device, double dotsPerInch);

Q_SIGNALS:
    void reviewRequested();
    void anotherRequested();
    void said(const QString &words);
    void failed(const Provost::Error &error);

private:
    QWidget *buildReport();
    void showWaiting();
    void showPasswords();
    void askPrint();
    void another();
    void askRejects();
    void askReport();
    void write(const QString &fileName, bool rejects);

    ImportSession &m_session;
    QStackedWidget *m_stack;
    EmptyState *m_waiting;
    QLabel *m_counts;
    QPushButton *m_rejects;
    QPushButton *m_report;
    QPushButton *m_another;
    MessageStrip *m_passwords;
    QTableView *m_table;
    ReportRowsModel m_rows;
    bool m_discards = false; ///< the next wish for another file throws the passwords away
    QFutureWatcher<Result<QString>> m_writing;
};

} // namespace Provost
