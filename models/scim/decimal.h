// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <optional>

namespace Provost {

/// A JSON number's exact value, for comparing what does not fit a double (12345678901234567890 is not ...891).
struct Decimal {
    bool negative = false;
    QByteArray digits {}; ///< no zeros at either end; empty for zero
    qint64 exponent = 0; ///< the value is 0.digits times ten to the power of this; 0 for zero

    /// The grammar of RFC 8259 section 6; none for anything else.
    [[nodiscard]] static std::optional<Decimal> fromText(QByteArrayView text);
    friend bool operator==(const Decimal &, const Decimal &) = default;
    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);
};

/// Is `text` a JSON number (RFC 8259 section 6)?
[[nodiscard]] bool isJsonNumber(QByteArrayView text);

} // namespace Provost
