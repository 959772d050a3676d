// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionsettings.h"

namespace Provost {

ConnectionSettings settingsFor(const SavedConnection &connection, const SignInSecrets &secrets, const QString &profileFolder)
{
    const ServerProfile detected = ServerProfile::detect(connection.baseUrl);
    const QString id = connection.profileId.isEmpty() ? detected.id : connection.profileId;
    ConnectionSettings settings {.name = connection.name,
                                 .baseUrl = connection.baseUrl,
                                 .profile = profileFolder.isEmpty() ? ServerProfile::shipped(id).valueOr(detected)
                                                                    : ServerProfile::load(profileFolder, id).valueOr(detected),
                                 .extraCaPem = connection.extraCaPem};
    settings.signIn = connection.signIn;
    settings.secrets = secrets;
    if (connection.signIn.kind == SignIn::Kind::Bearer)
        settings.token = secrets.secret;
    settings.proxy = connection.proxy;
    settings.pinnedCertificate = connection.pinnedCertificate;
    settings.budget = connection.budget;
    settings.isReadOnly = connection.isReadOnly;
    return settings;
}

} // namespace Provost
