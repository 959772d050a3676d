// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filterfault.h"

#include <QCoreApplication>

namespace Provost {

/// What is wrong with a typed filter or path, in a person's words; the place is told by the caller.
struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
public:
    [[nodiscard]] static QString of(const FilterFault &fault);
};

} // namespace Provost
