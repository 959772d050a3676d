// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QFutureWatcher>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace Provost {

class EmptyState;

/// Last step: what came of each row, the rows that were not done as a file that imports again, and reports for others.
class ReportPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReportPane(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void reviewRequested();
    void anotherRequested();
    void said(const QString &words);
    void failed(const Provost::Error &error);

private:
    QWidget *buildReport();
    void fillTable();
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
    QTableWidget *m_table;
    QFutureWatcher<Result<QString>> m_writing;
};

} // namespace Provost
