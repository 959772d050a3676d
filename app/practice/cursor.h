// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace Provost::Practice {

/// Where a walk through a list goes on (RFC 9865): bound to its query, signed, and good for a while.
struct Cursor {
    qint64 position = 0; ///< in lists without a row order
    qint64 row = 0; ///< the last one delivered; 0 where the position counts
    qint64 issued = 0; ///< milliseconds since 1970

    /// URL-safe text.
    [[nodiscard]] QByteArray toText(const QByteArray &query, const QByteArray &key) const;
    /// Refusals invalidCursor and expiredCursor (`life` in milliseconds).
    [[nodiscard]] static Result<Cursor> fromText(const QByteArray &text, const QByteArray &query, const QByteArray &key, qint64 now, qint64 life);
};

} // namespace Provost::Practice
