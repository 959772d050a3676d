// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipdrop.h"

#include <QTimer>
#include <QTreeView>

namespace Provost {

/// A list of people or groups that can be dragged out and dropped on. While something hovers over it, it says what dropping would do; what is dropped is
/// handed on, nothing is staged here. Text from other programs is taken as names to be looked up.
class PrincipalList : public QTreeView
{
    Q_OBJECT
public:
    PrincipalList(MembershipModel &model, MembershipEditor &editor, QWidget *parent);
    ~PrincipalList() override;
    [[nodiscard]] MembershipModel &principals() const { return m_model; }
    [[nodiscard]] QList<int> selectedRowNumbers() const; ///< ascending
    [[nodiscard]] qint64 selectedCount() const;
    [[nodiscard]] QList<Principal> selectedPrincipals() const;
    void setTakesText(bool takes) { m_takesText = takes; } ///< text is welcome without a group under it

Q_SIGNALS:
    void hovering(const QString &words); ///< what dropping would do; empty: nothing hovers any more
    void dropped(const Provost::MembershipDrop &drop);
    void textDropped(const QString &text, const Provost::Principal &group); ///< group without id: none
    void filesDropped(const QStringList &files, const Provost::Principal &group); ///< likewise
    void selectionRangesChanged();
    void lettersTyped(const QString &text);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void keyboardSearch(const QString &search) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    [[nodiscard]] MembershipDrop::Place placeAt(const QPoint &pos) const;
    [[nodiscard]] MembershipDrop dropOf(const QDropEvent &event) const;
    void answer(QDropEvent &event);
    [[nodiscard]] QString denialOfDrop(const Principal &group) const;
    void tellVisible();
    void widenNames();
    void setHover(bool hovers, bool possible, const QModelIndex &row);

    MembershipModel &m_model;
    MembershipEditor &m_editor;
    std::optional<PrincipalDrag> m_hovering; ///< read once, when the drag came in
    QTimer m_visible; ///< until it is clear what stays on screen
    bool m_takesText = false;
    bool m_hovers = false;
    bool m_possible = false;
    QPersistentModelIndex m_hoverRow;
    int m_nameWidth = 0; ///< as we made it; another one is somebody's wish
};

} // namespace Provost
