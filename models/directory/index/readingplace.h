// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/listpage.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace Provost {

/// Where the reading of everything of a type stands, for whoever goes on with it, also in a later session. Who was read since it began is told by the generation of the rows.
struct ReadingPlace {
    static constexpr qsizetype mostTail = 100; ///< rows that are read again where a list goes by index: it may have moved meanwhile

    QDateTime began {}; ///< UTC; when the first page was asked for
    QDateTime at {}; ///< UTC; when the last page came
    qint64 read = 0; ///< 0: there is none
    std::optional<qint64> total {}; ///< as the provider said with the first page: what was created or deleted since, also before a stop, moves the list
    qint64 steppedBack = 0; ///< by how much it had shrunk since, where that was gone on behind: rows are counted as they stood then
    QString cursor {}; ///< of the next page; empty: the list goes by index
    QStringList tail {}; ///< ids of the last rows: who goes on by index must meet one of them, or has passed somebody over

    /// Behind a page of everything, `readNow` with those in it. False: it leads nowhere, and the place stays in front of it; whoever goes on asks for it once more, and has reached the end.
    bool goBehind(const ListPage &page, qint64 readNow);
    friend bool operator==(const ReadingPlace &, const ReadingPlace &) = default;
};

} // namespace Provost
