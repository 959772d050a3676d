// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershippane.h"
#include "membership/pairquestions.h"

class QToolButton;

namespace Provost {

struct PastedPerson;

/// Two lists side by side, between which memberships are dragged. For each drag there is a button between them and a key.
class PanesView : public QWidget
{
    Q_OBJECT
public:
    PanesView(MembershipEditor &editor, QWidget *parent);
    [[nodiscard]] MembershipPane *left() const { return m_left; }
    [[nodiscard]] MembershipPane *right() const { return m_right; }
    [[nodiscard]] MembershipPane *active() const { return m_active; } ///< where the keys work
    [[nodiscard]] QList<QWidget *> panes() const; ///< what F6 walks through

public Q_SLOTS:
    void addToOther(); ///< the chosen of the active list
    void moveToOther();
    void removeSelected();
    void paste();
    void copy();
    void swap();
    void refresh();

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildLayout();
    QWidget *buildMiddle();
    void connectPane(MembershipPane *pane);
    void setActive(MembershipPane *pane);
    void give(const MembershipPane *from, MembershipPane *to, bool move);
    void onDropped(const MembershipDrop &drop);
    void onText(const QString &text, const Principal &group);
    void onFiles(const QStringList &files, const Principal &group, MembershipPane *pane);
    void match(const QList<PastedPerson> &people, const Principal &group);
    void update();
    void updatePairs();
    void askPairs(const MembershipPane *pane);
    [[nodiscard]] QList<MembershipPair> pairsOf(const MembershipPane *pane) const;
    [[nodiscard]] MembershipDrop dropFrom(const MembershipPane *from, const MembershipPane *to, bool move) const;

    MembershipEditor &m_editor;
    MembershipPane *m_left;
    MembershipPane *m_right;
    MembershipPane *m_active;
    PairQuestions *m_pairs;
    QPointer<Job> m_file; ///< that is being read for a group
    QToolButton *m_addRight;
    QToolButton *m_moveRight;
    QToolButton *m_addLeft;
    QToolButton *m_moveLeft;
    QToolButton *m_swap;
};

} // namespace Provost
