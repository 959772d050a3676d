// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <compare>
#include <optional>

namespace Provost {

/// A point in time to the nanosecond: servers send seven digits and more, QDateTime keeps three.
struct Instant {
    qint64 seconds = 0; ///< since 1970-01-01T00:00:00Z
    qint64 nanoseconds = 0;
    friend auto operator<=>(const Instant &, const Instant &) = default;
};

/// xsd:dateTime (RFC 7643 section 2.3.5): date and time, an optional fraction, and `Z` or an offset; without one it is UTC.
[[nodiscard]] std::optional<Instant> parseInstant(QStringView text);

} // namespace Provost
