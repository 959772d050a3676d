// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"
#include "scim/schema.h"

#include <QStringList>

namespace Provost {

/// What an answer was asked to hold (RFC 7644 section 3.9).
struct Coverage {
    QStringList attributes {}; ///< only these; empty: the provider's default
    QStringList excluded {}; ///< all but these
    [[nodiscard]] bool isWhole() const { return attributes.isEmpty() && excluded.isEmpty(); }
    friend bool operator==(const Coverage &, const Coverage &) = default;
};

/// `known` as it is after an answer that covers `coverage` only: what was not asked for, and what the schema returns on request only, stays.
/// Gives the answer itself, with its very bytes, where it says everything.
[[nodiscard]] Resource mergedResource(const Resource &known, const Resource &answer, const Coverage &coverage, const ResourceSchema &schema);

} // namespace Provost
