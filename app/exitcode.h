// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace Provost {

/// What the program says to the shell; a contract (docs/command-line.md).
enum class ExitCode {
    Done = 0,
    Partly = 1, ///< done in part, or the server refused
    Usage = 2, ///< wrong arguments or unreadable input; nothing was sent
    NoConnection = 3, ///< could not connect or sign in
    Guarded = 4, ///< refused by the guard or by read-only
    Interrupted = 5,
    Protocol = 6, ///< the server answered against the protocol
};

[[nodiscard]] constexpr ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Transport:
    case ErrorKind::Tls:
    case ErrorKind::Auth:
        return ExitCode::NoConnection;
    case ErrorKind::Protocol:
        return ExitCode::Protocol;
    case ErrorKind::Validation:
    case ErrorKind::Store:
        return ExitCode::Usage;
    case ErrorKind::Cancelled:
        return ExitCode::Interrupted;
    case ErrorKind::RateLimited:
    case ErrorKind::Conflict:
    case ErrorKind::NotFound:
    case ErrorKind::Http:
    case ErrorKind::Scim:
        break;
    }
    return ExitCode::Partly;
}

} // namespace Provost
