// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace Provost {

class EmptyState;
class ExchangeView;
class HttpLogModel;
class RequestListModel;

/// Every HTTP exchange of the open connection: a list that follows the newest, and one of them in full.
class RequestsPage : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsPage(HttpLogModel &log, QWidget *parent = nullptr); ///< `log` outlives the page

Q_SIGNALS:
    void clearRequested(); ///< the log belongs to the connection

public Q_SLOTS:
    void focusFilter();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBar();
    void setUpTable();
    void retranslate();
    void showFilter();
    void showCount();
    void showList();
    void onCurrentChanged();
    void onRowsRemoved();
    void onLogReplaced();
    void onSourceChanged(const QModelIndex &first, const QModelIndex &last);
    void followNewest();
    void openMenu(const QPoint &at);

    HttpLogModel &m_log;
    RequestListModel *m_model;
    QLineEdit *m_filter;
    QCheckBox *m_failures;
    QCheckBox *m_follow;
    QLabel *m_count;
    QToolButton *m_clear;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    ExchangeView *m_view;
    QTimer m_newest {};
    bool m_following = false; ///< a selection of ours, not the person's
    bool m_removing = false; ///< the table moves its current row off those that go
};

} // namespace Provost
