// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Provost {

class EmptyState;
class MessageStrip;

/// Third step: the rows with something wrong, each problem in its cell, mended in place.
class CheckPane : public QWidget
{
    Q_OBJECT
public:
    explicit CheckPane(ImportSession &session, QWidget *parent = nullptr);
    void refresh();
    void nextProblem();
    void focusGrid(); ///< at its problem

Q_SIGNALS:
    void said(const QString &words);

private:
    QWidget *buildBar();
    void showProblem();
    void showLike();
    void fixAll();
    void skipRow();
    [[nodiscard]] QString summary() const;

    ImportSession &m_session;
    CheckModel &m_model;
    QLabel *m_summary;
    QPushButton *m_next;
    QPushButton *m_skip;
    QPushButton *m_again;
    QStackedWidget *m_stack;
    QTableView *m_grid;
    EmptyState *m_fine;
    QLabel *m_problem;
    MessageStrip *m_like;
};

} // namespace Provost
