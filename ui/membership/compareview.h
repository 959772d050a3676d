// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/listcomparison.h"
#include "membership/membershipmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace Provost {

class BusyLine;
class EmptyState;
class MessageStrip;
class PrincipalList;
class SubjectPicker;

/// Two people or two groups side by side: what only one has, what both have; and what is missing given to the other, as staged changes. So memberships are
/// copied from somebody who is as somebody else shall be.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    CompareView(MembershipEditor &editor, QWidget *parent);
    ~CompareView() override;
    void show(const Principal &a, const Principal &b);
    [[nodiscard]] bool isReading() const;
    [[nodiscard]] MembershipModel &onlyA() const { return *m_parts[0]; }
    [[nodiscard]] MembershipModel &both() const { return *m_parts[1]; }
    [[nodiscard]] MembershipModel &onlyB() const { return *m_parts[2]; }

public Q_SLOTS:
    void giveToB(); ///< what only A has, or the chosen of it
    void giveToA();
    void makeAlike(); ///< B has what A has, and nothing else

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildLayout();
    QWidget *buildPart(int part);
    void onKind();
    void read(int side, const Principal &subject);
    void compare();
    void onCompared(const ListComparison::Parts &parts);
    void update();
    void give(int from, int to);
    [[nodiscard]] QList<MembershipEditor::Wish> wishes(const QList<Principal> &others, const Principal &subject, bool add) const;
    [[nodiscard]] QString nameOf(int side) const;
    [[nodiscard]] bool comparesPeople() const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isCompared() const { return isReady() && !m_comparison->isRunning(); } ///< the three lists are of these two
    [[nodiscard]] bool isWhole() const; ///< and nobody is missing from either list

    MembershipEditor &m_editor;
    QComboBox *m_kind;
    SubjectPicker *m_pickers[2];
    MembershipModel *m_sides[2]; ///< what each has, with what is staged
    ListComparison *m_comparison;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    QLabel *m_titles[3];
    MembershipModel *m_parts[3]; ///< only A, both, only B
    PrincipalList *m_lists[3];
    EmptyState *m_empty; ///< until both are chosen
    QPushButton *m_giveB;
    QPushButton *m_alike;
    QPushButton *m_giveA;
};

} // namespace Provost
