// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipeditor.h"
#include "membership/personmatcher.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace Provost {

class BusyLine;

/// Whom a dropped or pasted text names: each word and who it is, before anything is staged. Nobody is guessed: who is unknown is said, and of several
/// of one name the operator chooses. Where asking for them costs or takes many calls, that is offered first.
class MatchDialog : public QDialog
{
    Q_OBJECT
public:
    MatchDialog(MembershipEditor &editor, const QList<PastedPerson> &people, const Principal &group, QWidget *parent);

Q_SIGNALS:
    void confirmed(const QList<Provost::Principal> &people);

private:
    void buildLayout();
    void onOffered(const LookupEstimate &estimate);
    void lookUp();
    void onMatched(const Result<QList<PersonMatch>> &matches);
    void addLine(const PersonMatch &match);
    void update();
    [[nodiscard]] QList<Principal> ticked() const;

    MembershipEditor &m_editor;
    Principal m_group;
    QLabel *m_summary;
    BusyLine *m_busy;
    QTreeWidget *m_list;
    QPushButton *m_lookUp; ///< where that costs, or takes many calls
    QPushButton *m_add;
    QPointer<PersonMatcher> m_job;
    QHash<QString, Principal> m_people; ///< by id
    int m_unknown = 0;
    int m_unclear = 0;
};

} // namespace Provost
