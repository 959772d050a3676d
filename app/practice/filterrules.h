// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/dialect.h"
#include "scim/filter.h"

namespace Provost::Practice {

/// Does the dialect take this filter? refusal 400 invalidFilter when not.
[[nodiscard]] Result<void> checkFilter(const Dialect &dialect, const Collection &collection, const Filter &filter);

} // namespace Provost::Practice
