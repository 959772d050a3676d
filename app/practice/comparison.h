// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/condition.h"

namespace Provost::Practice {

/// One comparison of a filter on one column.
[[nodiscard]] Result<Condition> comparison(const Column &column, CompareOp op, const Json &value);

} // namespace Provost::Practice
