// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/resourcetype.h"
#include "scim/serverprofile.h"

#include <QStringList>

namespace Provost {

/// What to list (RFC 7644 section 3.4.2), before any provider's rules.
struct ListQuery {
    QString endpoint; ///< "/Users"
    QString resourceType; ///< "User"; for the profile's rules
    Filter filter {};
    QStringList attributes {}; ///< empty: the server's default
    QStringList excludedAttributes {};
    QString sortBy {};
    bool descending = false;
    friend bool operator==(const ListQuery &, const ListQuery &) = default;
};

using QueryItems = QList<std::pair<QString, QString>>;

/// `attributes` and `excludedAttributes`; RFC 7644 section 3.9 lets a request have one of the two: `attributes` wins.
[[nodiscard]] QueryItems projectionQuery(const QStringList &attributes, const QStringList &excludedAttributes);

/// Everything of `query` but paging, as this provider takes it.
[[nodiscard]] QueryItems queryItems(const ListQuery &query, const ServerProfile &profile);

} // namespace Provost
