// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

namespace Provost {

/// PATH of RFC 7644 section 3.5.2: `attrPath`, or `attr[filter]` with an optional `.subAttribute` behind it.
struct AttributePath {
    AttributeName name; ///< with a filter: the attribute before the bracket, subAttribute empty
    std::optional<Filter> filter {};
    QString subAttribute {}; ///< behind the bracket; without a filter it is in `name`

    [[nodiscard]] static Result<AttributePath> parse(QStringView text, FilterFault *fault = nullptr);
    [[nodiscard]] QString toString() const;
    friend bool operator==(const AttributePath &, const AttributePath &) = default;
};

} // namespace Provost
