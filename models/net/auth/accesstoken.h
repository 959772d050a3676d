// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "base/result.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>

namespace Provost {

/// Whether a token can go into a header as it is: a line break in it would begin another header.
[[nodiscard]] bool fitsHeader(QByteArrayView token);

/// What a token endpoint gave (RFC 6749 section 5.1).
struct AccessToken {
    Redacted<QByteArray> value {};
    std::optional<std::chrono::seconds> lifetime {};
    Redacted<QByteArray> refreshToken {}; ///< empty: none, or the former stays
    /// Error::Protocol when there is no bearer token in it.
    [[nodiscard]] static Result<AccessToken> fromBody(const QByteArray &body);
};

/// What a token says of itself when it is a JWT (RFC 7519). Not verified: the server does that; this is for showing what to expect.
struct TokenClaims {
    QStringList roles {}; ///< Entra: application permissions
    QStringList scopes {}; ///< `scp` or `scope`: delegated ones
    QString application {}; ///< its name or id
    QString tenant {};
    QStringList person {}; ///< what a delegated one calls whom it was given for: user name, address, ids
    QDateTime expires {}; ///< UTC; invalid: not said
    [[nodiscard]] static std::optional<TokenClaims> of(QByteArrayView token); ///< none: not a JWT
};

} // namespace Provost
