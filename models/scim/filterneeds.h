// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/schema.h"

namespace Provost {

/// What somebody who evaluates a filter here would have to see of an object, and is not shown without more ado. Each attribute once, as a path of its own.
struct FilterNeeds {
    QStringList never {}; ///< kept back whatever is asked: the filter's answer would be false, not just empty
    QStringList onRequest {}; ///< shown where `attributes` names it
    friend bool operator==(const FilterNeeds &, const FilterNeeds &) = default;
};

/// By `returned` of the schema (RFC 7643 section 7), and for memberships by how the profile says that they are learnt.
[[nodiscard]] FilterNeeds needsOf(const Filter &filter, const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType);

/// The attributes that a filter is about; what stands inside a value path's brackets belongs to its attribute.
[[nodiscard]] QList<AttributeName> namesIn(const Filter &filter);

/// Names for `attributes` that ask for what is shown anyhow, so that something can be added to it; extensions as a whole.
[[nodiscard]] QStringList shownAnyhow(const ResourceSchema &schema);

} // namespace Provost
