// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resourcetype.h"

#include <optional>

namespace Provost {

class Directory;

/// What reading every resource of a type takes.
struct ReadEstimate {
    std::optional<qint64> resources {}; ///< nullopt: the provider does not say
    qint64 calls = 0;
    double cost = 0;
    QString currency {};
    double seconds = 0; ///< at the provider's limits
    double pricePerCall = 0;
    int mostPerCall = 0; ///< resources
};
[[nodiscard]] ReadEstimate estimateFullRead(const Directory &directory, const ResourceType &type, std::optional<qint64> total);

} // namespace Provost
