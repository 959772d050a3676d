// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/clientcredentials.h"

#include "net/auth/clientassertion.h"
#include "net/connection.h"
#include "net/httplog.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
Result<FormFields> assertionFields(const SignIn &signIn, const SignInSecrets &secrets)
{
    const auto key = ClientKey::load(signIn, secrets);
    if (!key)
        return key.error();
    if (key->expires() < QDateTime::currentDateTimeUtc())
        return Error::validation(u"the certificate to sign in with expired on %1"_s.arg(key->expires().toString(Qt::ISODate)));
    const QString tokenUrl = signIn.tokenUrl.toString(QUrl::FullyEncoded);
    const ClientAssertion assertion {.clientId = signIn.clientId,
                                     .audience = signIn.audience.isEmpty() ? tokenUrl : signIn.audience,
                                     .algorithm = signIn.algorithm,
                                     .keyId = signIn.keyId};
    const auto jwt = assertion.signedBy(*key);
    if (!jwt)
        return jwt.error();
    return FormFields {{"client_id", signIn.clientId.toUtf8()},
                       {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
                       {"client_assertion", *jwt}};
}
}

Connection *makeTokenEndpoint(const ConnectionSettings &settings, QObject *parent)
{
    ConnectionSettings endpoint {.name = settings.name, .baseUrl = settings.signIn.tokenUrl, .timeout = settings.timeout, .extraCaPem = settings.extraCaPem};
    endpoint.proxy = settings.proxy;
    endpoint.proxyUser = settings.proxyUser;
    endpoint.secrets.proxyPassword = settings.secrets.proxyPassword;
    endpoint.secrets.proxyFor = settings.secrets.proxyFor;
    const auto portOf = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    const QUrl &url = settings.signIn.tokenUrl;
    if (url.host() == settings.baseUrl.host() && portOf(url) == portOf(settings.baseUrl)) // the same server shows the same certificate
        endpoint.pinnedCertificate = settings.pinnedCertificate;
    endpoint.signIn.kind = SignIn::Kind::None;
    if (settings.signIn.secretInHeader && !settings.secrets.secret.isEmpty()) {
        // RFC 6749 section 2.3.1: both are form-encoded first
        endpoint.signIn.kind = SignIn::Kind::Basic;
        endpoint.signIn.userName = QString::fromLatin1(settings.signIn.clientId.toUtf8().toPercentEncoding());
        endpoint.secrets.secret = Redacted(settings.secrets.secret.reveal().toPercentEncoding());
    }
    auto *connection = new Connection(std::move(endpoint), parent);
    connection->log().keepSecret(settings.secrets.secret.reveal());
    return connection;
}

Result<FormFields> clientFields(const SignIn &signIn, const SignInSecrets &secrets)
{
    if (signIn.kind == SignIn::Kind::ClientCertificate)
        return assertionFields(signIn, secrets);
    if (signIn.secretInHeader && !secrets.secret.isEmpty()) // without one there is no header (makeTokenEndpoint), and a public client has to say who it is (RFC 6749 section 4.1.3)
        return FormFields {};
    FormFields fields {{"client_id", signIn.clientId.toUtf8()}};
    if (!secrets.secret.isEmpty()) // a public client has none, and an empty one is refused
        fields.append({"client_secret", secrets.secret.reveal()});
    return fields;
}

ClientCredentials::ClientCredentials(const ConnectionSettings &settings, QObject *parent)
    : RenewingSource(parent)
    , m_signIn(settings.signIn)
    , m_secrets(settings.secrets)
    , m_endpoint(makeTokenEndpoint(settings, this))
{
}

Result<FormFields> ClientCredentials::fields() const
{
    if (m_signIn.clientId.isEmpty())
        return Error::validation(u"there is no client id to sign in with"_s);
    if (m_signIn.kind == SignIn::Kind::ClientSecret && m_secrets.secret.isEmpty())
        return Error {.kind = ErrorKind::Auth, .detail = u"there is no client secret to sign in with"_s};
    FormFields fields {{"grant_type", "client_credentials"}};
    if (!m_signIn.scope.isEmpty())
        fields.append({"scope", m_signIn.scope.toUtf8()});
    auto client = clientFields(m_signIn, m_secrets);
    if (!client)
        return client.error();
    return fields + *client;
}

const HttpLog *ClientCredentials::log() const
{
    return &m_endpoint->log();
}

JobOf<AccessToken> *ClientCredentials::fetch()
{
    return new TokenRequest(*m_endpoint, [this] { return fields(); }, this); // an assertion is good for one request
}

} // namespace Provost
