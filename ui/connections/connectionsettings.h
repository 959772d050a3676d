// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "store/connectionstore.h"

namespace Provost {

/// What a Directory is opened with: the saved part, the token of this session, the profile named or found by the base URL.
[[nodiscard]] ConnectionSettings settingsOf(const SavedConnection &connection, const Redacted<QByteArray> &token);

} // namespace Provost
