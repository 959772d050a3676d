// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"

namespace Provost::Practice {

/// What a client sent as a resource, made fit for storing (RFC 7643 section 2.2, RFC 7644 sections 3.3 and 3.5.1): unknown attributes are
/// passed over, read-only ones keep what `existing` has, null and empty lists mean "no value", types are checked, one primary at most,
/// required attributes are there, immutable ones unchanged. `existing` is Undefined for a new resource. Without the derived attribute.
[[nodiscard]] Result<Json> acceptResource(const Json &input, const Json &existing, const Collection &collection);

} // namespace Provost::Practice
