// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/store.h"

namespace Provost::Practice {

/// Fills an empty directory: people, groups with their members, devices. The same numbers and seed give the same directory.
struct Population {
    int users = 1000;
    int groups = 50;
    quint32 seed = 1;
    bool vendorAttributes = false; ///< people and groups have what Entra's extensions tell of them

    [[nodiscard]] Result<void> fill(Store &store) const;
};

} // namespace Provost::Practice
