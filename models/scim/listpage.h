// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"

#include <QList>

namespace Provost {

/// One answer of a list or search (RFC 7644 section 3.4.2, RFC 9865), envelope keys in any case, everything optional.
struct ListPage {
    QList<Resource> resources; ///< each with its original bytes and id; a resource without id has an empty one
    std::optional<qint64> totalResults {}; ///< also from a string; none when missing or negative
    std::optional<qint64> startIndex {};
    std::optional<qint64> itemsPerPage {};
    QString nextCursor {};
    QString previousCursor {};
    bool bare = false; ///< the answer was an array or a single resource instead of a ListResponse

    /// Thread-safe and fast (about the parser's own speed): meant to run off the GUI thread. Error::Protocol, with what was found
    /// instead (HTML, truncated at byte N, ...), for anything that is no list.
    [[nodiscard]] static Result<ListPage> parse(const QByteArray &body);
};

} // namespace Provost
