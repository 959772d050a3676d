// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/serverprofile.h"

namespace Provost {

/// A profile from its JSON (docs/profile-format.md), `extends` not looked at.
[[nodiscard]] Result<ServerProfile> readProfile(const Json &json);

/// The JSON of the profile in `directory`, or else of the shipped one, laid over what it extends.
[[nodiscard]] Result<Json> profileDocument(const QString &directory, const QString &id);

/// `base` with what `own` says laid over it: objects member by member, `facts` added, everything else replaced.
[[nodiscard]] Json profileOverlay(const Json &base, const Json &own);

} // namespace Provost
