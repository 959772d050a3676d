// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipdrop.h"

#include <QAbstractItemView>
#include <QRubberBand>

#include <functional>

namespace Provost {

/// Makes the rows of a view take people that are dropped on them, where a row is a group: they are staged to come into it. Text from other programs
/// is shown with whom it means first.
class GroupDrops : public QObject
{
    Q_OBJECT
public:
    using RowReader = std::function<Principal(const QModelIndex &row)>; ///< without id: no group
    GroupDrops(EditSession &session, QAbstractItemView &view, RowReader groupAt); ///< lives with the view

Q_SIGNALS:
    void said(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onMove(QDropEvent &event);
    void onDrop(QDropEvent &event);
    void onText(const QString &text, const Principal &group);
    [[nodiscard]] Principal groupUnder(const QDropEvent &event) const;
    [[nodiscard]] MembershipDrop dropOf(const QDropEvent &event, const Principal &group) const;
    void showOutline(const QModelIndex &row);

    MembershipEditor m_editor;
    QAbstractItemView &m_view;
    RowReader m_groupAt;
    QRubberBand *m_outline;
    std::optional<PrincipalDrag> m_drag; ///< what is being dragged over the view
};

} // namespace Provost
