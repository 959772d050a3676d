// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectiontester.h"
#include "net/serverprobe.h"

namespace Provost {

class TokenSource;

/// What the steps of a connection test found, in words.
struct ProbeWords {
    Q_DECLARE_TR_FUNCTIONS(ProbeWords)
public:
    [[nodiscard]] static QString addresses(const ServerReport &report);
    [[nodiscard]] static QString way(const ServerReport &report); ///< to the server: through which proxy; empty: straight
    [[nodiscard]] static QString certificate(const ServerReport &report); ///< protocol, issuer, expiry, fingerprint
    [[nodiscard]] static QString refused(const ServerReport &report); ///< the certificate that did not do; empty: none was shown
    [[nodiscard]] static bool isWorrying(const ServerReport &report); ///< it expires soon, or lists of revoked ones prove little
    [[nodiscard]] static QString token(const TokenSource &tokens);
    /// What the token's roles allow; the step is Noted when they allow too little to read, or nothing is known.
    [[nodiscard]] static TestStep permissions(const Connection &connection);
    /// How far this computer's clock is from the server's, by the Date header of its last answer, or of where its tokens come from.
    [[nodiscard]] static bool knowsTime(const Connection &connection);
    [[nodiscard]] static TestStep clock(const Connection &connection);
};

} // namespace Provost
