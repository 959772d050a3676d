// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/httpmessage.h"

#include <optional>

namespace Provost {

/// When a failed exchange is sent again, as a table. Reads: transport failures, 429, 502, 503, 504, up to 5 attempts.
/// Writes: 429, and 503 that carries Retry-After (the server said it did not take it), never when in doubt.
struct RetryPolicy {
    int maxAttempts = 5;
    std::chrono::milliseconds firstDelay {500};
    std::chrono::milliseconds maxDelay {30'000};
    std::chrono::milliseconds maxRetryAfter {300'000}; ///< a longer Retry-After is an error at once

    /// How long to wait before attempt `attempts + 1`; nullopt: give up. Retry-After wins over back-off; back-off doubles with jitter.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const HttpRequest &request, const Error &error, int attempts) const;
};

} // namespace Provost
