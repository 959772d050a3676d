// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/readingjoin.h"

#include <algorithm>
#include <utility>

namespace Provost {

ReadingJoin::ReadingJoin(const ReadingPlace &place)
{
    m_then = place.total;
    m_steppedBack = place.steppedBack;
    if (place.read == 0 || !place.cursor.isEmpty())
        return;
    m_read = place.read;
    m_tail = QSet<QString>(place.tail.cbegin(), place.tail.cend());
    m_start = std::max<qint64>(1, place.read + 1 - ReadingPlace::mostTail);
    m_isJoined = m_start == 1; // all of it once more
}

bool ReadingJoin::take(const ListPage &page, qint64 reached)
{
    if (page.totalResults)
        m_now = page.totalResults;
    if (m_isJoined)
        return true;
    // Further behind, one of them need not be where the others are: who was changed may stand at the end of a list without an order.
    const qint64 inFront = reached - page.resources.size();
    const auto looked = std::clamp<qint64>(m_read + grown() - inFront, 0, page.resources.size());
    m_isJoined = std::any_of(page.resources.cbegin(), page.resources.cbegin() + looked, [this](const Resource &resource) { return m_tail.contains(resource.id()); });
    return m_isJoined || reached < m_read + grown();
}

qint64 ReadingJoin::grown() const
{
    return m_then && m_now ? std::max<qint64>(0, *m_now - *m_then) : 0;
}

bool ReadingJoin::stepBack()
{
    const qint64 shrunk = m_then && m_now ? std::max<qint64>(0, *m_then - m_steppedBack - *m_now) : 0;
    m_start -= shrunk;
    m_steppedBack += shrunk;
    return !std::exchange(m_hasSteppedBack, true) && shrunk > 0 && m_start > 1;
}

} // namespace Provost
