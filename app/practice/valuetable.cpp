// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/valuetable.h"

#include <QStringList>

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

bool isNumeric(Attribute::Type type)
{
    return type == Attribute::Type::Boolean || type == Attribute::Type::Integer || type == Attribute::Type::Decimal || type == Attribute::Type::DateTime;
}

QString listed(const QStringList &names)
{
    return names.join(u", "_s);
}

} // namespace

ValueTable::ValueTable(const Collection &collection)
    : m_collection(collection)
{
    QStringList indexed {u"\"id\""_s};
    for (const Column &column : collection.indexedColumns())
        indexed << column.sql;
    for (const Column &column : collection.columns())
        addSlot(column, indexed.contains(column.sql));
}

ValueTable::ValueTable(const Collection &collection, const Elements &elements)
    : m_collection(collection)
    , m_elements(&elements)
{
    for (const Column &column : elements.slots_)
        addSlot(column, m_columns.empty()); // by attribute and its first slot
}

void ValueTable::addSlot(const Column &column, bool indexed)
{
    const bool textual = !isNumeric(column.type);
    m_columns.push_back({.sql = column.sql, .textual = textual, .indexed = indexed, .values = ValueColumn(textual)});
}

int ValueTable::columnCalled(const QString &sql) const
{
    const auto found = std::ranges::find(m_columns, sql, &Slot::sql);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

void ValueTable::load(Database &database, const QList<int> &columns)
{
    QList<int> together;
    for (const int column : columns) {
        if (isLoaded(column) || together.contains(column))
            continue;
        if (isIndex() && isIndexed(column))
            loadColumns(database, {column}); // SQLite reads the narrow index instead of the table
        else
            together.append(column);
    }
    if (together.isEmpty())
        return;
    if (isIndex())
        loadColumns(database, together);
    else
        loadElements(database, together);
}

void ValueTable::loadColumns(Database &database, const QList<int> &columns)
{
    Rows rows = database.select(u"SELECT row, %1 FROM %2"_s.arg(listed(namesOf(columns)), m_collection.indexTable()));
    while (rows.next())
        setRow(rows, columns);
    for (const int column : columns)
        m_columns[std::size_t(column)].loaded = true;
}

void ValueTable::setRow(const Rows &rows, const QList<int> &columns)
{
    const auto row = std::size_t(rows.integer(0));
    for (int i = 0; i < int(columns.size()); ++i)
        m_columns[std::size_t(columns.at(i))].values.set(row, rows, i + 1);
}

QStringList ValueTable::namesOf(const QList<int> &columns) const
{
    QStringList names;
    for (const int column : columns)
        names << m_columns[std::size_t(column)].sql;
    return names;
}

QList<int> ValueTable::loadedColumns() const
{
    QList<int> columns;
    for (int i = 0; i < int(m_columns.size()); ++i) {
        if (isLoaded(i))
            columns.append(i);
    }
    return columns;
}

QString ValueTable::elementsSql(const QList<int> &columns) const
{
    return u"SELECT e.row, %1 FROM %2 e WHERE e.attr = %3"_s.arg(listed(namesOf(columns)), m_collection.elementTable()).arg(m_elements->number);
}

void ValueTable::loadElements(Database &database, QList<int> columns)
{
    if (!m_asInFile) { // a further column would not fit those that are there
        columns += loadedColumns();
        forget();
    }
    const bool first = m_rowOf.empty();
    std::size_t record = 0;
    for (Rows rows = database.select(elementsSql(columns) + u" ORDER BY e.row, e.ord"_s); rows.next(); ++record) {
        for (int i = 0; i < int(columns.size()); ++i)
            m_columns[std::size_t(columns.at(i))].values.set(record, rows, i + 1);
        if (first)
            m_rowOf.push_back(quint32(rows.integer(0)));
    }
    if (first)
        m_living = Bits::where(m_rowOf.size(), [](std::size_t) { return true; });
    for (const int column : columns)
        m_columns[std::size_t(column)].loaded = true;
}

void ValueTable::reread(Database &database, const std::vector<qint64> &changed)
{
    const QList<int> columns = loadedColumns();
    if (columns.isEmpty() || changed.empty())
        return;
    if (isOvergrown())
        return forget();
    if (!isIndex())
        return rereadElements(database, changed);
    const QString sql = u"SELECT row, %1 FROM %2 WHERE row = ?"_s.arg(listed(namesOf(columns)), m_collection.indexTable());
    for (const qint64 row : changed) {
        Rows rows = database.select(sql, {row});
        if (rows.next()) {
            setRow(rows, columns);
            continue;
        }
        for (const int column : columns)
            m_columns[std::size_t(column)].values.clear(std::size_t(row));
    }
}

void ValueTable::rereadElements(Database &database, const std::vector<qint64> &changed)
{
    Bits rows(std::size_t(std::ranges::max(changed)) + 1);
    for (const qint64 row : changed)
        rows.insert(std::size_t(row));
    for (std::size_t record = 0; record < m_rowOf.size(); ++record) {
        if (rows.contains(m_rowOf[record]))
            m_living.remove(record);
    }
    m_asInFile = false;
    const QList<int> columns = loadedColumns();
    const QString sql = elementsSql(columns) + u" AND e.row = ?"_s;
    for (const qint64 row : changed) {
        for (Rows elements = database.select(sql, {row}); elements.next();) {
            for (int i = 0; i < int(columns.size()); ++i)
                m_columns[std::size_t(columns.at(i))].values.set(m_rowOf.size(), elements, i + 1);
            m_rowOf.push_back(quint32(row));
            m_living.resize(m_rowOf.size());
            m_living.insert(m_rowOf.size() - 1);
        }
    }
}

/// What was replaced is left where it is: once there is more of that than of what counts, all is read anew.
bool ValueTable::isOvergrown() const
{
    constexpr std::size_t small = 10'000;
    const auto overgrown = [](const Slot &slot) { return slot.values.differentValues() > 2 * slot.values.records() + small; };
    return std::ranges::any_of(m_columns, overgrown) || (!isIndex() && m_rowOf.size() > 2 * std::size_t(m_living.count()) + small);
}

void ValueTable::forget()
{
    for (Slot &slot : m_columns) {
        slot.values = ValueColumn(slot.textual);
        slot.loaded = false;
    }
    m_rowOf.clear();
    m_living = Bits();
    m_asInFile = true;
}

Bits ValueTable::rowsOf(const Bits &records, std::size_t rows) const
{
    Bits result(rows);
    records.forEach([&](std::size_t record) {
        if (m_rowOf[record] < rows)
            result.insert(m_rowOf[record]);
    });
    return result;
}

} // namespace Provost::Practice
