// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/valuecolumn.h"

namespace Provost::Practice {

/// Columns of the index table of a collection, or of the elements of one multi-valued attribute, in memory. Records of the former are rows; of the
/// latter each belongs to a row, and one that is replaced stays behind as nobody's.
class ValueTable
{
public:
    explicit ValueTable(const Collection &collection); ///< the index table
    ValueTable(const Collection &collection, const Elements &elements);

    [[nodiscard]] bool isIndex() const { return !m_elements; }
    [[nodiscard]] int columnCalled(const QString &sql) const; ///< -1 without one
    [[nodiscard]] bool isIndexed(int column) const { return m_columns[std::size_t(column)].indexed; } ///< SQL finds its values without reading all of them
    [[nodiscard]] bool isLoaded(int column) const { return m_columns[std::size_t(column)].loaded; }
    [[nodiscard]] const ValueColumn &column(int column) const { return m_columns[std::size_t(column)].values; } ///< loaded
    [[nodiscard]] int columnCount() const { return int(m_columns.size()); }
    [[nodiscard]] bool isTextual(int column) const { return m_columns[std::size_t(column)].textual; }
    void load(Database &database, const QList<int> &columns);
    void reread(Database &database, const std::vector<qint64> &changed); ///< rows, after they changed, or went
    void forget();

    [[nodiscard]] const Bits &living() const { return m_living; } ///< elements: the records that are somebody's
    [[nodiscard]] Bits rowsOf(const Bits &records, std::size_t rows) const; ///< elements: whose they are

private:
    struct Slot {
        QString sql;
        bool textual = true;
        bool indexed = false;
        bool loaded = false;
        ValueColumn values;
    };
    void addSlot(const Column &column, bool indexed);
    void loadColumns(Database &database, const QList<int> &columns);
    void setRow(const Rows &rows, const QList<int> &columns);
    [[nodiscard]] QStringList namesOf(const QList<int> &columns) const;
    [[nodiscard]] QList<int> loadedColumns() const;
    void loadElements(Database &database, QList<int> columns);
    void rereadElements(Database &database, const std::vector<qint64> &changed);
    [[nodiscard]] QString elementsSql(const QList<int> &columns) const;
    [[nodiscard]] bool isOvergrown() const;

    const Collection &m_collection;
    const Elements *m_elements = nullptr;
    std::vector<Slot> m_columns;
    std::vector<quint32> m_rowOf; ///< by record
    Bits m_living;
    bool m_asInFile = true; ///< elements: the records are in the order of the file
};

} // namespace Provost::Practice
