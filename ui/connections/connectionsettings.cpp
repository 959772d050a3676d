// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionsettings.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

ServerProfile profileFor(const SavedConnection &connection, const ProfileLibrary &profiles)
{
    if (!connection.profileId.isEmpty()) {
        const auto named = profiles.profile(connection.profileId);
        const auto shipped = named ? named : ServerProfile::shipped(connection.profileId);
        if (shipped)
            return *shipped;
    }
    return profiles.detect(connection.baseUrl).valueOr(ServerProfile::detect(connection.baseUrl));
}

} // namespace

ConnectionSettings settingsOf(const SavedConnection &connection, const Redacted<QByteArray> &token, const ProfileLibrary &profiles)
{
    const ServerProfile profile = profileFor(connection, profiles);
    const bool isGuess = connection.profileId.isEmpty() && profile.id == u"rfc"_s;
    return {.name = connection.name,
            .baseUrl = connection.baseUrl,
            .token = token,
            .profile = profile,
            .profiles = isGuess ? std::optional(profiles) : std::nullopt,
            .extraCaPem = connection.extraCaPem};
}

} // namespace Provost
