// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/readingplace.h"

#include <algorithm>

namespace Provost {

bool ReadingPlace::goBehind(const ListPage &page, qint64 readNow)
{
    const bool isLastByCursor = page.nextCursor.isEmpty() && !cursor.isEmpty();
    if (isLastByCursor || page.resources.isEmpty())
        return false;
    at = QDateTime::currentDateTimeUtc();
    read = readNow;
    if (!total)
        total = page.totalResults;
    cursor = page.nextCursor;
    for (const Resource &resource : page.resources)
        tail.append(resource.id());
    tail.remove(0, std::max<qsizetype>(0, tail.size() - mostTail));
    return true;
}

} // namespace Provost
