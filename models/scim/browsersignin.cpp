// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/browsersignin.h"

#include "scim/profilereader.h"

namespace Provost {

BrowserSignIn BrowserSignIn::of(const QString &profileId, const QString &directory)
{
    const bool isFine = ServerProfile::load(directory, profileId).ok();
    const Json document = profileDocument(isFine ? directory : QString(), profileId).valueOr(Json());
    const Json signIn = document.value(u"signIn");
    return {signIn.value(u"authorizationUrl").toString(), signIn.value(u"browserScope").toString(), signIn.value(u"redirectUrl").toString(), document.value(u"extends").toString()};
}

} // namespace Provost
