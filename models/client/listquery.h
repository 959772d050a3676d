// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/resourcetype.h"

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

} // namespace Provost
