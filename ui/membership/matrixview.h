// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "membership/membershipmatrixmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QTableView;

namespace Provost {

class BusyLine;
class ElidedLabel;
class EmptyState;
class MessageStrip;

/// People down, groups across, a mark where they meet. Space puts the chosen cells in or takes them out. Both are found by search; a directory that
/// charges for calls is asked only when the button says how many.
class MatrixView : public QWidget
{
    Q_OBJECT
public:
    MatrixView(MembershipEditor &editor, QWidget *parent);
    ~MatrixView() override;
    void start(); ///< when first shown: the first people and groups
    void showPeople(const QList<Principal> &people); ///< instead of those a search finds
    [[nodiscard]] MembershipMatrixModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] bool isReading() const;

public Q_SLOTS:
    void toggleSelected();
    void readMemberships();

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildLayout();
    void buildTable();
    QLineEdit *makeSearch(const QString &name, const QString &text);
    void find(const QString &resourceType, const QString &text);
    void onFound(const QString &resourceType, const Result<QList<Resource>> &found);
    void onLoaded();
    void update();

    MembershipEditor &m_editor;
    MembershipMatrixModel *m_model;
    QLineEdit *m_people;
    QLineEdit *m_groups;
    QPushButton *m_read;
    QAction *m_toggle = nullptr;
    ElidedLabel *m_counts;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    QTableView *m_table;
    EmptyState *m_empty;
    QTimer m_peoplePause, m_groupsPause;
    QPointer<Job> m_peopleJob, m_groupsJob;
    bool m_started = false;
    bool m_arePeopleCut = false; ///< more than are shown
    bool m_areGroupsCut = false;
};

} // namespace Provost
