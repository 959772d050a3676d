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
    /// Slips with the new passwords, which are kept until somebody says that they can be read. False: they are not all on paper.
    bool print(QPagedPaintDevice &device, double dotsPerInch);

Q_SIGNALS:
    void reviewRequested();
    void undoRequested(); ///< of the last run
    void anotherRequested();
    void said(const QString &words);
    void failed(const Provost::Error &error);

private:
    QWidget *buildReport();
    void showWaiting();
    void showPasswords();
    void askPrint();
    void forgetPrinted();
    void askRejects();
    void askReport();
    void write(const QString &fileName, bool rejects);

    ImportSession &m_session;
    QStackedWidget *m_stack;
    EmptyState *m_waiting;
    QLabel *m_counts;
    QPushButton *m_rejects;
    QPushButton *m_report;
    QPushButton *m_undo;
    QPushButton *m_another;
    MessageStrip *m_passwords;
    QTableView *m_table;
    ReportRowsModel m_rows;
    QList<NewPassword> m_printed; ///< whose slips somebody has to look at
    bool m_isPrintLost = false;
    QFutureWatcher<Result<QString>> m_writing;
};

} // namespace Provost
