// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QMimeData>
#include <QPersistentModelIndex>
#include <QTimer>

#include <functional>

namespace Provost {

/// The list at the left: one entry per resource type, then the tools.
class NavigationRail : public QListView
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);
    void choose(int row);
    /// Whether people or text dropped on an entry find a place there; without, they only open it.
    void setTakes(std::function<bool(const QModelIndex &entry)> takes) { m_takes = std::move(takes); }

Q_SIGNALS:
    void chosen(const QModelIndex &entry);
    void dropped(const QModelIndex &entry, const QMimeData *mime);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void applyTheme();

    QTimer m_hover; ///< people held over an entry open its page, to be dropped there
    QPersistentModelIndex m_hovered;
    std::function<bool(const QModelIndex &)> m_takes;
};

} // namespace Provost
