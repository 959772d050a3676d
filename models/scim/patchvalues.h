// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/schema.h"

namespace Provost {

/// null, "no such thing", and an array or object with nothing in it: unassigned all of them (RFC 7643 section 2.5).
[[nodiscard]] bool isUnassigned(const Json &value);

/// Unassigned, or made of nothing but unassigned parts: `{"a":{}}`.
[[nodiscard]] bool holdsNothing(const Json &value);

/// Equal, but for members that are unassigned on either side.
[[nodiscard]] bool sameAssigned(const Json &a, const Json &b);

/// Bytes that are equal for values that mean the same: the order of values and members, the case of names, the form of numbers and
/// what is unassigned do not count (RFC 7643 sections 2.1, 2.4, 2.5).
[[nodiscard]] QByteArray canonicalBytes(const Json &value);

/// `value` as `attribute` (none: unknown) can hold it: "True" becomes a boolean, a lone string the `value` of a complex attribute,
/// a lone value an array. Error::Scim 400 invalidValue where the type cannot be.
[[nodiscard]] Result<Json> coerced(const Json &value, const Attribute *attribute);

/// The values that hold `additions` beside `existing`, without doubles: one that is there already (the same `value` and `type`) takes
/// the new sub-attributes instead. A new primary takes the flag from all others (RFC 7644 section 3.5.2).
[[nodiscard]] Json::Array withAdded(const Json::Array &existing, const Json::Array &additions);

/// At most one element keeps `primary: true`: the one at `keep`, else the first that has it.
void keepOnePrimary(Json::Array &elements, qsizetype keep = -1);

} // namespace Provost
