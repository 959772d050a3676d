// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/renewingsource.h"
#include "net/auth/signin.h"
#include "net/auth/tokenrequest.h"

namespace Provost {

struct ConnectionSettings;

/// OAuth 2.0 client credentials (RFC 6749 section 4.4): by secret, in the body or in the header, or by certificate (RFC 7523).
class ClientCredentials : public RenewingSource
{
    Q_OBJECT
public:
    /// Extra CA, proxy and time-out of `settings` hold for the token endpoint, too.
    ClientCredentials(const ConnectionSettings &settings, QObject *parent);
    [[nodiscard]] const HttpLog *log() const override;

protected:
    JobOf<AccessToken> *fetch() override;

private:
    [[nodiscard]] Result<FormFields> fields() const;

    SignIn m_signIn;
    SignInSecrets m_secrets;
    Connection *m_endpoint;
};

/// A connection to the token endpoint of `settings`, proving who the client is in the header where the sign-in says so.
[[nodiscard]] Connection *makeTokenEndpoint(const ConnectionSettings &settings, QObject *parent);
/// The fields by which the client proves who it is in the body (RFC 6749 section 2.3.1, RFC 7523 section 2.2).
[[nodiscard]] Result<FormFields> clientFields(const SignIn &signIn, const SignInSecrets &secrets);

} // namespace Provost
