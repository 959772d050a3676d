// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/browsersignin.h"

#include "scim/profilereader.h"

namespace Provost {

namespace {

/// The operator's own where it has no fault, else the shipped one.
Json soundDocument(const QString &profileId, const QString &directory)
{
    if (const auto document = profileDocument(directory, profileId); document && readProfile(*document).ok())
        return *document;
    return profileDocument({}, profileId).valueOr(Json());
}

QStringList scopesIn(const Json &array)
{
    QStringList strings;
    for (const Json &item : array.items())
        strings << item.toString();
    return strings;
}

} // namespace

BrowserSignIn BrowserSignIn::of(const QString &profileId, const QString &directory)
{
    const Json document = soundDocument(profileId, directory);
    const Json signIn = document.value(u"signIn");
    return {.authorizationUrl = signIn.value(u"authorizationUrl").toString(),
            .scope = signIn.value(u"browserScope").toString(),
            .redirectUrl = signIn.value(u"redirectUrl").toString(),
            .portal = signIn.value(u"portal").toString(),
            .readPermissions = scopesIn(signIn.value(u"readPermissions")),
            .changePermissions = scopesIn(signIn.value(u"changePermissions")),
            .base = document.value(u"extends").toString()};
}

} // namespace Provost
