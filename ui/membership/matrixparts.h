// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace Provost {

/// The names of the groups over narrow columns, written upwards.
class MatrixHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit MatrixHeader(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sizeHint() const override;
};

/// The names of the people down the leading side; what does not fit ends in dots, wherever the window reads from.
class MatrixPeople : public QHeaderView
{
    Q_OBJECT
public:
    explicit MatrixPeople(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

/// A cell of the matrix: a dot for a member, a green plus and a red minus for what is staged, a question mark where nothing was read.
class MatrixDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Provost
