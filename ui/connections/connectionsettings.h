// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "store/connectionstore.h"

namespace Provost {

/// What a Directory is opened with: the saved part, the token of this session, the profile named, found by the base URL or left to
/// discovery. The shipped profile stands in for a faulty correction in `profiles`.
[[nodiscard]] ConnectionSettings settingsOf(const SavedConnection &connection, const Redacted<QByteArray> &token, const ProfileLibrary &profiles = ProfileLibrary());

} // namespace Provost
