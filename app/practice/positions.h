// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/bits.h"

#include <vector>

namespace Provost::Practice {

/// Which row is the n-th of a table: rows are numbered from 1 without gaps except for the deleted ones, so that
/// startIndex=500000 is a short search here instead of half a million steps in SQLite.
class Positions
{
public:
    Positions() = default;
    Positions(qint64 lastRow, std::vector<qint64> sortedHoles);

    [[nodiscard]] qint64 count() const { return m_lastRow - qint64(m_holes.size()); }
    [[nodiscard]] qint64 nextRow() const { return m_lastRow + 1; }
    [[nodiscard]] qint64 rowAt(qint64 position) const; ///< position from 0; may be past the end
    [[nodiscard]] qint64 positionAfter(qint64 row) const; ///< of the first row behind `row`
    [[nodiscard]] Bits living() const; ///< the rows there are
    void added() { ++m_lastRow; }
    void removed(qint64 row);

private:
    qint64 m_lastRow = 0;
    std::vector<qint64> m_holes; ///< ascending
};

} // namespace Provost::Practice
