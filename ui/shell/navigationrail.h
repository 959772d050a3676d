// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QPersistentModelIndex>
#include <QTimer>

namespace Provost {

/// The list at the left: one entry per resource type, then the tools.
class NavigationRail : public QListView
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);
    void choose(int row);

Q_SIGNALS:
    void chosen(const QModelIndex &entry);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;

private:
    void applyTheme();

    QTimer m_hover; ///< people held over an entry open its page, to be dropped there
    QPersistentModelIndex m_hovered;
};

} // namespace Provost
