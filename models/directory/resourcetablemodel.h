// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"
#include "directory/rowsource.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace Provost {

/// Rows of a RowSource as a table. A cell never loads anything in data(): the view says which rows are visible through setVisibleRange().
class ResourceTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Role {
        Id = Qt::UserRole + 1, ///< QString
        State, ///< int(RowSource::RowState)
        Bytes, ///< QByteArray: the row's JSON
        SortValue,
    };
    Q_ENUM(Role)

    explicit ResourceTableModel(QObject *parent = nullptr);
    void setSource(RowSource *source); ///< not owned
    [[nodiscard]] RowSource *source() const { return m_source; }
    void setColumns(const QList<Column> &columns);
    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }
    void setVisibleRange(int first, int last);
    [[nodiscard]] Resource resourceAt(int row) const; ///< null while not loaded
    /// Loaded rows among `rows`, as text for the clipboard; rows not loaded are left out and counted in `*missing`.
    [[nodiscard]] QString toCsv(const QList<int> &rows, int *missing = nullptr) const;
    [[nodiscard]] QByteArray toJson(const QList<int> &rows, int *missing = nullptr) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    QPointer<RowSource> m_source;
    QList<Column> m_columns;
};

} // namespace Provost
