// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "scim/profilelibrary.h"
#include "store/connectionstore.h"

namespace Provost {

/// What a Connection is made with: the saved part, its secrets, the profile named, found by the base URL or left to discovery. The shipped profile
/// stands in for a faulty correction in `profiles`.
[[nodiscard]] ConnectionSettings settingsFor(const SavedConnection &connection, const SignInSecrets &secrets, const ProfileLibrary &profiles = ProfileLibrary());

} // namespace Provost
