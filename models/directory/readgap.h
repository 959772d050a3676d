// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <optional>

namespace Provost {

/// Something that a reading of a whole directory could not learn. What is missing for that reason is not gone.
struct ReadGap {
    enum class Kind : quint8 {
        NotServed, ///< the provider declares the type and answers 404
        MembersUnknown, ///< it never tells who is in its groups
        MembersPartly, ///< it tells some kinds of members only
    };
    Kind kind = Kind::NotServed;
    QString resourceType {};

    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static std::optional<ReadGap> fromJson(const Json &json); ///< nullopt: a kind that only a later version knows
    [[nodiscard]] QString toString() const; ///< a technical phrase, English
    friend bool operator==(const ReadGap &, const ReadGap &) = default;
};

} // namespace Provost
