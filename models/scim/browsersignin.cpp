// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/browsersignin.h"

#include "scim/profilereader.h"

namespace Provost {

BrowserSignIn BrowserSignIn::of(const QString &profileId, const QString &directory)
{
    const bool isFine = ServerProfile::load(directory, profileId).ok();
    const Json signIn = profileDocument(isFine ? directory : QString(), profileId).valueOr(Json()).value(u"signIn");
    return {signIn.value(u"authorizationUrl").toString(), signIn.value(u"browserScope").toString(), signIn.value(u"redirectUrl").toString()};
}

} // namespace Provost
