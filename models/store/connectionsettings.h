// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "store/connectionstore.h"

namespace Provost {

/// What a Connection is made with: the saved part, its secrets, the profile named or found by the base URL (`profileFolder` holds an operator's corrections).
[[nodiscard]] ConnectionSettings settingsFor(const SavedConnection &connection, const SignInSecrets &secrets, const QString &profileFolder = {});

} // namespace Provost
