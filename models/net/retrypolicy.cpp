// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retrypolicy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <limits>

namespace Provost {
using std::chrono::milliseconds;

namespace {
enum class Cause { NeverArrived, Broken, NoAnswer, RateLimited, Unavailable, UnavailableWithRetryAfter, Gateway, Final };

struct Row {
    Cause cause;
    int readAttempts; ///< 1: never again
    int writeAttempts;
};

constexpr int AsManyAsAllowed = std::numeric_limits<int>::max();

// A request that never arrived fails fast: the operator may have mistyped the address. A time-out has already cost its time.
constexpr std::array table {
    Row {Cause::NeverArrived, 2, 2},
    Row {Cause::Broken, AsManyAsAllowed, 1},
    Row {Cause::NoAnswer, 2, 1},
    Row {Cause::RateLimited, AsManyAsAllowed, AsManyAsAllowed},
    Row {Cause::Unavailable, AsManyAsAllowed, 1},
    Row {Cause::UnavailableWithRetryAfter, AsManyAsAllowed, AsManyAsAllowed},
    Row {Cause::Gateway, AsManyAsAllowed, 1},
    Row {Cause::Final, 1, 1},
};

Cause causeOfStatus(const Error &error)
{
    switch (error.httpStatus) {
    case 429:
        return Cause::RateLimited;
    case 502:
    case 504:
        return Cause::Gateway;
    case 503:
        return error.retryAfter ? Cause::UnavailableWithRetryAfter : Cause::Unavailable;
    default:
        return Cause::Final;
    }
}

Cause causeOf(const Error &error)
{
    if (error.httpStatus >= 400)
        return causeOfStatus(error);
    if (error.kind == ErrorKind::Transport)
        return error.attempts == 0 ? Cause::NeverArrived : Cause::Broken;
    if (error.kind == ErrorKind::Timeout)
        return Cause::NoAnswer;
    return Cause::Final;
}

int allowedAttempts(Cause cause, bool isRead)
{
    const auto row = std::find_if(table.begin(), table.end(), [cause](const Row &r) { return r.cause == cause; });
    return isRead ? row->readAttempts : row->writeAttempts;
}

milliseconds withJitter(milliseconds delay)
{
    // between half and all of it, so that clients which failed together do not come back together
    const qint64 half = delay.count() / 2;
    return milliseconds(half + QRandomGenerator::global()->bounded(int(half) + 1));
}
}

std::optional<milliseconds> RetryPolicy::delayAfter(const HttpRequest &request, const Error &error, int attempts) const
{
    if (error.inDoubt || attempts >= std::min(maxAttempts, allowedAttempts(causeOf(error), request.isRead())))
        return {};
    if (error.retryAfter)
        return *error.retryAfter <= maxRetryAfter ? error.retryAfter : std::nullopt;
    const int doublings = std::min(attempts - 1, 20);
    return withJitter(std::min(maxDelay, firstDelay * (1 << doublings)));
}

} // namespace Provost
