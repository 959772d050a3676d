// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/maketokensource.h"

#include "net/auth/authorizationcode.h"
#include "net/auth/clientcredentials.h"
#include "net/auth/tokencommand.h"
#include "net/connection.h"

namespace Provost {

TokenSource *makeTokenSource(const ConnectionSettings &settings, QObject *parent)
{
    const SignIn &signIn = settings.signIn;
    switch (signIn.kind) {
    case SignIn::Kind::Bearer:
        return FixedAuthorization::bearer(settings.token.isEmpty() ? settings.secrets.secret : settings.token, parent);
    case SignIn::Kind::Basic:
        return FixedAuthorization::basic(signIn.userName, settings.secrets.secret, parent);
    case SignIn::Kind::ClientSecret:
    case SignIn::Kind::ClientCertificate:
        return new ClientCredentials(settings, parent);
    case SignIn::Kind::AuthorizationCode:
        return new AuthorizationCode(settings, parent);
    case SignIn::Kind::Command:
        return new TokenCommand(signIn.command, settings.timeout, parent);
    case SignIn::Kind::None:
    case SignIn::Kind::MutualTls:
        break;
    }
    return new FixedAuthorization({}, parent);
}

} // namespace Provost
