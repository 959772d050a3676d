// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/filtersql.h"

namespace Provost::Practice {

/// One comparison of a filter on one column.
[[nodiscard]] Result<SqlCondition> compareSql(const Column &column, CompareOp op, const Json &value);

} // namespace Provost::Practice
