// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QStackedWidget;
class QTableView;

namespace Provost {

class CountCard;
class EmptyState;
class MessageStrip;
class PasswordBar;

/// Fourth step: what the file comes to. How many are created, updated, left alone, rejected, not in the file; calls, money, time. Nothing is sent from here.
class PlanPane : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPane(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void mendRequested(); ///< the rejected rows, in the grid

private:
    enum Card { Create, Update, Unchanged, Rejected, Absent, CardCount };
    QWidget *buildCards();
    QWidget *buildAbsent();
    void showFacts();
    void choose(int card);
    void showAbsentAction();
    void setCard(Card card, int count, const QString &name);

    ImportSession &m_session;
    QList<CountCard *> m_cards;
    QLabel *m_facts;
    MessageStrip *m_rejected;
    PasswordBar *m_passwords;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QWidget *m_absent;
    QComboBox *m_action;
    QCheckBox *m_all;
    QLabel *m_absentWords;
    QListView *m_people;
    EmptyState *m_waiting;
    int m_card = -1;
};

} // namespace Provost
