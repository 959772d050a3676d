// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/authorizationcode.h"

#include "base/random.h"
#include "net/auth/clientcredentials.h"
#include "net/auth/loopbacklistener.h"
#include "net/auth/tokenrequest.h"
#include "net/connection.h"

#include <QCryptographicHash>
#include <QMetaMethod>
#include <QPointer>
#include <QUrlQuery>

#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto patience = 5min; // a second factor takes time, but the port must not stay open for ever

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
}

AuthorizationCode::AuthorizationCode(const ConnectionSettings &settings, QObject *parent)
    : RenewingSource(parent)
    , m_signIn(settings.signIn)
    , m_secrets(settings.secrets)
    , m_endpoint(makeTokenEndpoint(settings, this))
{
    if (!settings.token.isEmpty())
        startWith(settings.token);
}

const HttpLog *AuthorizationCode::log() const
{
    return &m_endpoint->log();
}

JobOf<AccessToken> *AuthorizationCode::fetch()
{
    return new CodeSignIn(*this);
}

bool AuthorizationCode::canAskPerson() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&TokenSource::browserNeeded));
}

void AuthorizationCode::keepRefreshToken(const Redacted<QByteArray> &token)
{
    if (m_secrets.refreshToken == token)
        return;
    const Redacted<QByteArray> former = std::exchange(m_secrets.refreshToken, token);
    const QPointer<AuthorizationCode> self(this);
    if (!token.isEmpty())
        Q_EMIT learned(token);
    if (self)
        Q_EMIT refreshTokenChanged(token, former);
}

/// Somebody else's successor of ours.
void AuthorizationCode::adopt(const Redacted<QByteArray> &kept)
{
    if (kept.isEmpty() || m_secrets.refreshToken == kept)
        return;
    m_secrets.refreshToken = kept;
    Q_EMIT learned(kept);
}

CodeSignIn::CodeSignIn(AuthorizationCode &source)
    : JobOf<AccessToken>(&source)
    , m_source(source)
    , m_listener(new LoopbackListener(this))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(signInError({.kind = ErrorKind::Timeout, .detail = u"nobody signed in within %1 minutes"_s.arg(patience.count())},
                        m_source.m_signIn.authorizationUrl.host()));
    });
    connect(m_listener, &LoopbackListener::arrived, this, &CodeSignIn::onArrived);
}

void CodeSignIn::start()
{
    lookForKept([this] { refreshOrAsk(); });
}

void CodeSignIn::lookForKept(const std::function<void()> &then)
{
    if (!m_source.keptRefreshToken())
        return then();
    m_source.keptRefreshToken()([self = QPointer<CodeSignIn>(this), then](const Redacted<QByteArray> &kept) {
        if (!self || self->isDone())
            return;
        self->m_source.adopt(kept);
        if (!self->isDone())
            then();
    });
}

void CodeSignIn::refreshOrAsk()
{
    if (m_source.m_secrets.refreshToken.isEmpty())
        askPerson();
    else
        refresh();
}

void CodeSignIn::refresh()
{
    FormFields fields {{"grant_type", "refresh_token"}, {"refresh_token", m_source.m_secrets.refreshToken.reveal()}};
    const auto client = clientFields(m_source.m_signIn, m_source.m_secrets);
    if (!client)
        return end(client.error());
    auto *request = new TokenRequest(*m_source.m_endpoint, fields + *client, TokenRequest::Repeat::Never, this);
    m_request = request;
    request->then(this, [this](const Result<AccessToken> &token) {
        if (token || token.error().kind != ErrorKind::Auth)
            return end(token);
        onRefused();
    });
}

/// It may have been spent by another program meanwhile, which has kept the next one; once is enough.
void CodeSignIn::onRefused()
{
    const bool isFirst = m_tried.isEmpty();
    m_tried = m_source.m_secrets.refreshToken;
    const auto giveUp = [this] {
        const QPointer<CodeSignIn> self(this);
        m_source.keepRefreshToken({});
        if (self && !isDone())
            askPerson();
    };
    if (!isFirst)
        return giveUp();
    lookForKept([this, giveUp] {
        if (m_source.m_secrets.refreshToken == m_tried)
            giveUp();
        else
            refresh();
    });
}

void CodeSignIn::askPerson()
{
    const QString host = m_source.m_signIn.authorizationUrl.host();
    if (!m_source.canAskPerson())
        return end(signInError({.kind = ErrorKind::Auth, .detail = u"a person has to sign in with the browser; open the connection in the window"_s}, host));
    const QUrl &url = m_source.m_signIn.authorizationUrl;
    if (url.scheme() != "https"_L1 && !Connection::isLoopback(url))
        return end(Error::validation(u"the authorization URL is not https: %1"_s.arg(url.toString())));
    const auto redirect = m_listener->open(m_source.m_signIn.redirectUrl);
    if (!redirect)
        return end(redirect.error());
    m_redirect = *redirect;
    m_state = base64Url(randomBytes(32)); // RFC 6749 section 10.12
    m_verifier = base64Url(randomBytes(32)); // RFC 7636 section 4.1
    m_patience.start(patience);
    m_source.askInBrowser(authorizationUrl());
}

QUrl CodeSignIn::authorizationUrl() const
{
    const SignIn &signIn = m_source.m_signIn;
    FormFields fields {{"response_type", "code"},
                       {"client_id", signIn.clientId.toUtf8()},
                       {"redirect_uri", m_redirect.toEncoded()},
                       {"state", m_state},
                       {"code_challenge", base64Url(QCryptographicHash::hash(m_verifier, QCryptographicHash::Sha256))},
                       {"code_challenge_method", "S256"}};
    if (!signIn.scope.isEmpty())
        fields.append({"scope", signIn.scope.toUtf8()});
    QByteArray prompt; // OpenID Connect Core section 3.1.2.1; Entra takes one value, and refuses two (AADSTS90023)
    if (m_source.asksForAccount())
        prompt = "select_account";
    else if (signIn.scope.contains(u"offline_access"_s))
        prompt = "consent"; // section 11: no refresh token without it, unless the provider says otherwise
    if (!prompt.isEmpty() && !QUrlQuery(signIn.authorizationUrl).hasQueryItem(u"prompt"_s))
        fields.emplaceBack("prompt", prompt);
    const QByteArray url = signIn.authorizationUrl.toEncoded(QUrl::RemoveFragment);
    return QUrl::fromEncoded(url + (url.contains('?') ? '&' : '?') + encodeForm(fields));
}

void CodeSignIn::onArrived(const QHash<QString, QString> &parameters)
{
    if (m_verifier.isEmpty() || m_request)
        return;
    if (parameters.value(u"state"_s).toLatin1() != m_state)
        return; // somebody else's: the right one may still come
    const QPointer<CodeSignIn> self(this); // who hears that it is over may end everything
    stopWaiting();
    if (!self || isDone())
        return;
    const QString host = m_source.m_signIn.authorizationUrl.host();
    if (const QString error = parameters.value(u"error"_s); !error.isEmpty()) {
        const QString description = parameters.value(u"error_description"_s);
        const QString detail = description.isEmpty() ? error : error + u": "_s + description;
        return end(signInError({.kind = ErrorKind::Auth, .detail = detail.left(2000)}, host));
    }
    const QString code = parameters.value(u"code"_s);
    if (code.isEmpty())
        return end(signInError(Error::protocol(u"the browser came back without a code"_s), host));
    exchange(code);
}

void CodeSignIn::exchange(const QString &code)
{
    const FormFields fields {{"grant_type", "authorization_code"},
                             {"code", code.toUtf8()},
                             {"redirect_uri", m_redirect.toEncoded()},
                             {"code_verifier", m_verifier}};
    const auto client = clientFields(m_source.m_signIn, m_source.m_secrets);
    if (!client)
        return end(client.error());
    auto *request = new TokenRequest(*m_source.m_endpoint, fields + *client, TokenRequest::Repeat::Never, this);
    m_request = request;
    request->then(this, [this](const Result<AccessToken> &token) { end(token); });
}

void CodeSignIn::stopWaiting()
{
    m_patience.stop();
    m_listener->close();
    m_source.askInBrowser({});
}

void CodeSignIn::end(const Result<AccessToken> &outcome)
{
    const QPointer<CodeSignIn> self(this);
    stopWaiting();
    if (!self || isDone())
        return;
    if (outcome.ok() && !outcome->refreshToken.isEmpty())
        m_source.keepRefreshToken(outcome->refreshToken);
    if (self)
        finish(outcome);
}

void CodeSignIn::abort()
{
    const QPointer<CodeSignIn> self(this);
    if (m_request)
        qobject_cast<Job *>(m_request.data())->cancel();
    if (self)
        stopWaiting();
}

} // namespace Provost
