// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace Provost {
Q_NAMESPACE

/// What kind of thing went wrong; ui/errors turns it into a sentence, the command line into an exit code.
enum class ErrorKind {
    Cancelled, ///< somebody asked for it; never shown
    Timeout, ///< no answer in time; inDoubt says whether the request may have been carried out
    Transport, ///< name look-up, connect, reset, cut-off body
    Tls, ///< certificate or handshake
    Auth, ///< 401, 403, or no token to be had
    RateLimited, ///< 429 (or 503 with Retry-After) after the last retry
    Conflict, ///< 409 or 412
    NotFound, ///< 404
    Http, ///< any other status that is not 2xx, with no SCIM error in the body
    Protocol, ///< an answer that is not what RFC 7644 asks for: HTML, truncated JSON, wrong types
    Scim, ///< any other status with a SCIM error in the body
    Store, ///< local file or database
    Validation, ///< our own input is wrong; nothing was sent
};
Q_ENUM_NS(ErrorKind)

/// A failure as a value. `detail` is the server's or library's own text, or a terse technical phrase of ours in English;
/// models never compose sentences for the operator.
struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    QString detail {};
    int httpStatus = 0; ///< 0: no answer came
    QString scimType {}; ///< RFC 7644 section 3.12, RFC 9865; empty if none
    QString requestId {}; ///< the server's request-id, for its support desk
    int attempts = 0; ///< how often the request was sent
    int position = -1; ///< character in the operator's text (filter, path), or byte in a document; -1: nowhere
    bool inDoubt = false; ///< a write that may have been carried out although no answer came
    std::optional<std::chrono::milliseconds> retryAfter {};

    friend bool operator==(const Error &, const Error &) = default;

    /// One technical line for logs and the command line, English, no secrets.
    [[nodiscard]] QString toString() const;

    [[nodiscard]] static Error cancelled() { return {.kind = ErrorKind::Cancelled, .detail = QStringLiteral("cancelled")}; }
    [[nodiscard]] static Error protocol(const QString &detail, int position = -1)
    {
        return {.kind = ErrorKind::Protocol, .detail = detail, .position = position};
    }
    [[nodiscard]] static Error validation(const QString &detail, int position = -1)
    {
        return {.kind = ErrorKind::Validation, .detail = detail, .position = position};
    }
    [[nodiscard]] static Error store(const QString &detail) { return {.kind = ErrorKind::Store, .detail = detail}; }
};

} // namespace Provost

Q_DECLARE_METATYPE(Provost::Error)
