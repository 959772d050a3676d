// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rowfixes.h"

#include <QDateTime>
#include <QFileInfo>

namespace Provost {

FileMark FileMark::of(const QString &fileName)
{
    const QFileInfo file(fileName);
    return {.size = file.size(), .modified = file.lastModified().toMSecsSinceEpoch()};
}

void RowFixes::setCell(qint64 row, int column, const QString &text)
{
    m_cells[row].insert(column, text);
}

void RowFixes::replaceAll(int column, const QString &from, const QString &to)
{
    auto &values = m_values[column];
    for (QString &known : values) { // what led to `from` leads on
        if (known == from)
            known = to;
    }
    values.insert(from, to);
}

qsizetype RowFixes::count() const
{
    qsizetype count = m_skipped.size();
    for (const auto &cells : m_cells)
        count += cells.size();
    for (const auto &values : m_values)
        count += values.size();
    return count;
}

TableRow RowFixes::applied(const TableRow &row) const
{
    if (m_cells.isEmpty() && m_values.isEmpty())
        return row;
    TableRow fixed = row;
    for (auto column = m_values.cbegin(); column != m_values.cend(); ++column) {
        if (column.key() >= fixed.cells.size())
            continue;
        QString &cell = fixed.cells[column.key()];
        cell = column.value().value(cell, cell);
    }
    const QHash<int, QString> own = m_cells.value(row.row);
    for (auto cell = own.cbegin(); cell != own.cend(); ++cell) {
        if (cell.key() >= fixed.cells.size())
            fixed.cells.resize(cell.key() + 1);
        fixed.cells[cell.key()] = cell.value();
    }
    if (fixed.flaw != TableRow::Flaw::Torn || !own.isEmpty())
        fixed.flaw = fixed.flawLeft(); // whoever has retyped the cell has seen the row; who has another one may not have
    return fixed;
}

} // namespace Provost
