// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace Provost {

/// An HTTP-date, as in Date (RFC 9110 section 5.6.7), UTC; invalid when it is none.
[[nodiscard]] QDateTime parseHttpDate(const QString &text);

/// The value of a Retry-After header (RFC 9110 section 10.2.3): seconds, also with a fraction, or an HTTP-date; a date that has passed is 0.
/// nullopt when it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now);

} // namespace Provost
