// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/tablesample.h"

#include <QAbstractTableModel>

namespace Provost {

/// What a cell of several lines shows where there is room for one: the first that says something, and a mark that there is more. All others as they are.
[[nodiscard]] QString firstLineOf(const QString &cell);
[[nodiscard]] bool hasLineBreak(const QString &cell);

/// The first rows of a file as they stand there, each told by what it is taken for.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class RowKind : quint8 { Preamble, Header, Example, Data };
    Q_ENUM(RowKind)
    enum class Role {
        RowKind = Qt::UserRole + 1,
        IsBroken, ///< bool: a quote is left open, bytes that are no text, cells beyond the header's
    };
    Q_ENUM(Role)

    explicit PreviewModel(QObject *parent = nullptr);
    void setSample(const TableSample &sample);
    [[nodiscard]] RowKind kindOf(int row) const { return m_kinds.value(row, RowKind::Data); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    TableSample m_sample;
    QList<RowKind> m_kinds;
    int m_columns = 0;
};

} // namespace Provost
