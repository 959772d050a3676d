// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/json.h"

namespace Provost {

/// Writes a corrected profile into the operator's folder (ProfileLibrary reads it) as ID.json, over what a file of this name said before. One that is about
/// another provider, by its `urlPatterns`, stays as it is: the profile gets another id then. The file's path.
[[nodiscard]] Result<QString> saveOwnProfile(const QString &folder, const Json &profile);

} // namespace Provost
