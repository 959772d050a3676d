// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/positions.h"

#include <algorithm>
#include <ranges>

namespace Provost::Practice {

Positions::Positions(qint64 lastRow, std::vector<qint64> sortedHoles)
    : m_lastRow(lastRow)
    , m_holes(std::move(sortedHoles))
{
}

qint64 Positions::rowAt(qint64 position) const
{
    // Hole number k has holes[k] - 1 - k living rows before it; count the holes that lie before the row we want.
    qint64 low = 0;
    qint64 high = qint64(m_holes.size());
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        if (m_holes[std::size_t(middle)] - 1 - middle <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return position + 1 + low;
}

qint64 Positions::positionAfter(qint64 row) const
{
    const auto holesBefore = std::ranges::upper_bound(m_holes, row) - m_holes.begin();
    return row - holesBefore;
}

Bits Positions::living() const
{
    Bits rows = Bits::where(std::size_t(nextRow()), [](std::size_t row) { return row > 0; });
    for (const qint64 hole : m_holes)
        rows.remove(std::size_t(hole));
    return rows;
}

void Positions::removed(qint64 row)
{
    m_holes.insert(std::ranges::lower_bound(m_holes, row), row);
}

} // namespace Provost::Practice
