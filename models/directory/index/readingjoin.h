// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/readingplace.h"
#include "scim/listpage.h"

#include <QSet>

namespace Provost {

/// Goes on with a list by index that may have moved since the reading of it stopped. Where more were removed before the place than are read again, a walk from there passes people over, who would
/// be taken for deleted in the end: so one of the last rows of then has to come again. Where none does, the walk begins once more as much further in front as the totals say, and then not at all.
class ReadingJoin
{
public:
    ReadingJoin() = default; ///< nothing to join
    explicit ReadingJoin(const ReadingPlace &place); ///< by a cursor there is nothing to join, either

    [[nodiscard]] qint64 startIndex() const { return m_start; }
    [[nodiscard]] bool isJoined() const { return m_isJoined; }
    /// `reached`: rows up to the end of the page. False: where they were is behind us, and none of them came.
    [[nodiscard]] bool take(const ListPage &page, qint64 reached);
    [[nodiscard]] qint64 grown() const; ///< by the totals, since then
    [[nodiscard]] qint64 steppedBack() const { return m_steppedBack; } ///< ReadingPlace::steppedBack, once it is joined
    [[nodiscard]] bool stepBack(); ///< by what the list has shrunk; false: it has not, or that has been tried, or is the beginning

private:
    qint64 m_start = 1;
    qint64 m_read = 0;
    qint64 m_steppedBack = 0;
    std::optional<qint64> m_then {}, m_now {}; ///< totals
    QSet<QString> m_tail {};
    bool m_isJoined = true;
    bool m_hasSteppedBack = false;
};

} // namespace Provost
