// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace Provost {

/// Which columns a table shows and in what order: ticks, drag or Alt+Up/Down, find by name. What is changed shows at once.
class ColumnChooser : public QDialog
{
    Q_OBJECT
public:
    /// `all` in schema order; `shown` ticked and first.
    ColumnChooser(const QList<Column> &all, const QList<Column> &shown, const QList<Column> &defaults, QWidget *parent);
    [[nodiscard]] QList<Column> chosen() const;

Q_SIGNALS:
    void columnsChanged(const QList<Provost::Column> &columns);

private:
    void build();
    void fill(const QList<Column> &shown);
    void filterBy(const QString &text);
    void moveCurrent(int by);
    void onEdited();

    QList<Column> m_all;
    QList<Column> m_defaults;
    QLineEdit *m_find;
    QListWidget *m_list;
    bool m_filling = false;
};

} // namespace Provost
