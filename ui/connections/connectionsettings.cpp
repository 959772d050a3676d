// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionsettings.h"

namespace Provost {

ConnectionSettings settingsOf(const SavedConnection &connection, const Redacted<QByteArray> &token)
{
    const ServerProfile detected = ServerProfile::detect(connection.baseUrl);
    return {.name = connection.name,
            .baseUrl = connection.baseUrl,
            .token = token,
            .profile = connection.profileId.isEmpty() ? detected : ServerProfile::shipped(connection.profileId).valueOr(detected),
            .extraCaPem = connection.extraCaPem};
}

} // namespace Provost
