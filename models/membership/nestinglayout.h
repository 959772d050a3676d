// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/nesting.h"

#include <QPoint>

namespace Provost {

/// Where the groups of a Nesting stand in a picture: columns by distance from the root, in each column so that lines cross little.
struct NestingLayout {
    QHash<QString, QPoint> places {}; ///< x: column, y: place in it
    int columns = 0;
    int rows = 0; ///< of the tallest column
};
[[nodiscard]] NestingLayout layoutOf(const Nesting &nesting);

} // namespace Provost
