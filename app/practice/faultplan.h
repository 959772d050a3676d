// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace Provost::Practice {

/// What goes wrong on purpose. Rates are fractions of the requests; everything is off by default.
struct FaultPlan {
    int throttleEvery = 0; ///< every n-th request is answered 429
    int retryAfter = 1; ///< seconds, told with a 429; negative: the header is left out
    double unavailable = 0; ///< answered 503
    double reset = 0; ///< connection reset before anything is done
    double truncate = 0; ///< half the body, then the connection closes
    double html = 0; ///< an HTML page with 200, as portals put before a service
    double swallow = 0; ///< the work is done, the connection closes without an answer
    int delay = 0; ///< milliseconds before each answer
    std::optional<int> stale {}; ///< milliseconds that reads lag behind writes
    int crashAfter = 0; ///< the process ends after so many requests
    int cursorLife = 0; ///< milliseconds until a cursor expires; 0: the declared hour

    friend bool operator==(const FaultPlan &, const FaultPlan &) = default;
};

/// Reads specifications such as "429:every=50,retry-after=2", "reset:rate=0.01", "delay:ms=200", "expire:ms=500".
[[nodiscard]] Result<FaultPlan> parseFaults(const QStringList &specifications);

} // namespace Provost::Practice
