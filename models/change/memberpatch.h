// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"

namespace Provost {

/// A membership as an operation of a PATCH says it: who, and whether added. None for anything else, and for what only
/// the group's present members would tell (replace, remove all).
struct MembershipEdit {
    bool add = true;
    Json::Array elements {}; ///< {"value": id, ...}
};
[[nodiscard]] std::optional<MembershipEdit> membershipEdit(const PatchOperation &operation);

[[nodiscard]] Json memberElement(const QString &id);
[[nodiscard]] QString memberId(const Json &element);

/// The PatchOp that adds or removes these members and does nothing else. `removeByValue`: by a list of them, where a `[filter]` would do nothing.
[[nodiscard]] Json memberPatch(ChangeKind kind, const Json::Array &elements, bool removeByValue = false);
/// The same request for some of a step's members only.
[[nodiscard]] Json memberPatchFor(const PlanStep &step, const QStringList &members);

} // namespace Provost
