// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resourcetype.h"
#include "scim/serverprofile.h"

namespace Provost {

/// The best filter a provider accepts for what a person typed into the search box, and what it really searches.
struct SearchPlan {
    Filter filter {};
    QStringList attributes {}; ///< searched attribute paths, best first; empty: this provider cannot search by this text
    QString op {}; ///< "co", "sw", "ew" or "eq"
    friend bool operator==(const SearchPlan &, const SearchPlan &) = default;
};

[[nodiscard]] SearchPlan planSearch(const QString &text, const ResourceType &type, const ResourceSchema &schema, const ServerProfile &profile);

} // namespace Provost
