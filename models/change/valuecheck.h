// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "scim/schema.h"

namespace Provost {

/// A value that a provider took and does not show as it was sent.
struct ValueDifference {
    enum class Kind : quint8 {
        Ignored, ///< is not there, or is what it was before
        Truncated, ///< only its beginning is there
        Normalised, ///< the same but for case, white space, punctuation or how a boolean or number is written
        Changed, ///< something else
    };
    Kind kind = Kind::Changed;
    QString attribute {};
    Json sent {}; ///< Undefined: it was to be removed
    Json found {};

    [[nodiscard]] Json toJson() const; ///< {"attribute","kind","sent","found"}, secrets replaced
    [[nodiscard]] static ValueDifference fromJson(const Json &json);
    friend bool operator==(const ValueDifference &, const ValueDifference &) = default;
};
[[nodiscard]] QString differenceText(ValueDifference::Kind kind); ///< "ignored", "truncated", "normalised", "changed"

/// Holds what a create, PUT or PATCH asked for against what the provider shows. What is never shown, and what the provider adds by itself, is no difference.
/// `before`: the object before the write; Undefined when not known.
[[nodiscard]] QList<ValueDifference> differencesAfter(const PlanStep &step, const Json &found, const Json &before, const ResourceSchema &schema);

/// What stood beside the values that a PATCH was about and is gone, though nobody asked for that: there are servers that replace a list where they were to
/// add to it (RFC 7644 section 3.5.2.1), or the whole of what `[filter]` names a part of. Empty where `before` is not known.
[[nodiscard]] QList<ValueDifference> lossesAfter(const PlanStep &step, const Json &found, const Json &before, const ResourceSchema &schema);

/// Nothing of it was ignored or became something else.
[[nodiscard]] bool isAsGoodAsSent(const QList<ValueDifference> &differences);

/// The step's request as operations; of a PUT or create one per attribute. Without what is never shown.
[[nodiscard]] Patch shownOperations(const PlanStep &step, const ResourceSchema &schema);

} // namespace Provost
