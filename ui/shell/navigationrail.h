// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

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

private:
    void applyTheme();
};

} // namespace Provost
