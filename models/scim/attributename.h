// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/filterfault.h"
#include "scim/json.h"

#include <QString>

namespace Provost {

/// `[URN:]attribute[.subAttribute]`: attrPath of RFC 7644 section 3.4.2.2 (also what `attributes=` and `sortBy` take).
/// Compared case-insensitively.
struct AttributeName {
    QString schema; ///< URN, empty if none was written
    QString attribute; ///< empty only for a bare extension URN (`schema` is set then)
    QString subAttribute; ///< may itself hold dots for what some servers nest deeper (custom security attributes)

    /// Splits text at the URN's last colon and the first dot behind it. Validation error with the character's position.
    [[nodiscard]] static Result<AttributeName> parse(QStringView text, FilterFault *fault = nullptr);
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool isValid() const { return !attribute.isEmpty() || !schema.isEmpty(); }

    /// What the resource holds under this name: extension URNs are entered, a sub-attribute of a multi-valued attribute gives an
    /// array of the elements' values. A core schema's own URN is the resource itself. Undefined when absent.
    [[nodiscard]] Json valueIn(const Json &resource) const;

    friend bool operator==(const AttributeName &a, const AttributeName &b);
    friend size_t qHash(const AttributeName &name, size_t seed);
};

} // namespace Provost
