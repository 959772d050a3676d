// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/readestimate.h"

#include "client/pagewalk.h"
#include "directory/directory.h"

#include <algorithm>

namespace Provost {

namespace {
constexpr double secondsPerCall = 0.3; ///< where the profile names no limit
}

ReadEstimate estimateFullRead(const Directory &directory, const ResourceType &type, std::optional<qint64> total)
{
    const ServerProfile &profile = directory.connection().profile();
    const int size = std::max(1, pageSizeFor({.endpoint = type.endpoint, .resourceType = type.name}, profile, 0));
    ReadEstimate estimate {.resources = total, .currency = profile.price.currency, .pricePerCall = profile.price.perCall, .mostPerCall = size};
    if (!total)
        return estimate;
    const bool isByIndex = profile.pagesFor(type.name).paging.value_or(ServerProfile::Paging::Index) == ServerProfile::Paging::Index;
    const int overlapping = isByIndex && *total > size ? overlapFor(size) : 0;
    estimate.calls = std::max<qint64>(1, (*total - overlapping + size - overlapping - 1) / (size - overlapping));
    estimate.cost = double(estimate.calls) * profile.price.perCall;
    estimate.seconds = double(estimate.calls) * secondsPerCall;
    for (const ServerProfile::Window &window : profile.limits.windows) {
        if (!window.writesOnly && window.requests > 0 && estimate.calls > window.requests)
            estimate.seconds = std::max(estimate.seconds, double(estimate.calls) * window.seconds / window.requests);
    }
    return estimate;
}

} // namespace Provost
