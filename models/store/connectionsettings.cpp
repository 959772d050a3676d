// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionsettings.h"

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
}

ConnectionSettings settingsFor(const SavedConnection &connection, const SignInSecrets &secrets, const ProfileLibrary &profiles)
{
    const ServerProfile profile = profileFor(connection, profiles);
    const bool isGuess = connection.profileId.isEmpty() && profile.id == u"rfc"_s;
    ConnectionSettings settings;
    settings.name = connection.name;
    settings.baseUrl = connection.baseUrl;
    settings.profile = profile;
    if (isGuess)
        settings.profiles = profiles;
    settings.extraCaPem = connection.extraCaPem;
    settings.signIn = connection.signIn;
    settings.secrets = secrets;
    if (connection.signIn.kind == SignIn::Kind::Bearer)
        settings.token = secrets.secret;
    settings.proxy = connection.proxy;
    settings.proxyUser = connection.proxyUser;
    settings.pinnedCertificate = connection.pinnedCertificate;
    settings.budget = connection.budget;
    settings.isReadOnly = connection.isReadOnly;
    settings.id = connection.id;
    return settings;
}

} // namespace Provost
