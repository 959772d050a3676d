// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/parameters.h"
#include "scim/filter.h"

namespace Provost::Practice {

/// The filter of a query. Values written without their quotes (`userName sw O`) are taken for strings: large clients in the field send them.
/// Refusals: invalidFilter, or sensitive where a URL asks for what is never returned (RFC 7644 section 3.12).
[[nodiscard]] Result<Filter> readFilter(const Parameters &parameters, const std::vector<const Collection *> &collections);

} // namespace Provost::Practice
