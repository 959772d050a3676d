// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/serverprofile.h"

namespace Provost {

/// A profile from its JSON (docs/profile-format.md), `extends` not looked at.
[[nodiscard]] Result<ServerProfile> readProfile(const Json &json);

/// `base` with what `own` says laid over it: objects member by member, `facts` added, everything else replaced.
[[nodiscard]] Json profileOverlay(const Json &base, const Json &own);

} // namespace Provost
