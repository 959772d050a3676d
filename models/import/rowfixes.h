// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/csvparser.h"

#include <QHash>
#include <QSet>

namespace Provost {

/// Tells whether a file was saved anew.
struct FileMark {
    qint64 size = -1;
    qint64 modified = 0; ///< milliseconds
    [[nodiscard]] static FileMark of(const QString &fileName);
    [[nodiscard]] bool isKnown() const { return size >= 0; }
    friend bool operator==(const FileMark &, const FileMark &) = default;
};

/// What the operator has mended in the grid. It is laid over the rows as they are read; the file is never touched. A value.
class RowFixes
{
public:
    void setCell(qint64 row, int column, const QString &text);
    /// Every cell of the column that says `from`, whatever its row, says `to` from now on.
    void replaceAll(int column, const QString &from, const QString &to);
    void skip(qint64 row) { m_skipped.insert(row); } ///< leaves it out
    void clear() { *this = {}; }

    [[nodiscard]] bool isEmpty() const { return m_cells.isEmpty() && m_values.isEmpty() && m_skipped.isEmpty(); }
    [[nodiscard]] bool isSkipped(qint64 row) const { return m_skipped.contains(row); }
    [[nodiscard]] qsizetype count() const; ///< of fixes, a replacement counting once
    [[nodiscard]] TableRow applied(const TableRow &row) const;
    friend bool operator==(const RowFixes &, const RowFixes &) = default;

private:
    QHash<qint64, QHash<int, QString>> m_cells; ///< by row and column; stronger than m_values
    QHash<int, QHash<QString, QString>> m_values; ///< by column
    QSet<qint64> m_skipped;
};

} // namespace Provost
