// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewlists.h"

#include <QTreeView>

#include <algorithm>

namespace Provost {

namespace {
constexpr int mostOpened = 100;
}

void openLines(QTreeView &list, int first, int last)
{
    const QAbstractItemModel &model = *list.model();
    for (int row = first; row <= std::min(last, first + mostOpened - 1); ++row)
        list.expand(model.index(row, 0));
}

} // namespace Provost
