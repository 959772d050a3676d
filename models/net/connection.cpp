// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connection.h"

#include "net/address.h"
#include "net/auth/clientkey.h"
#include "net/auth/maketokensource.h"
#include "net/auth/tokensource.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QNetworkRequest>
#include <QSslCertificate>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSendable(const std::optional<TokenSource::Authorization> &header)
{
    return !header || header->isEmpty() || fitsHeader(QByteArrayView(header->reveal()).sliced(header->reveal().indexOf(' ') + 1)); // behind the scheme
}

bool isCleanPath(const QString &path)
{
    // An empty or dot segment would address something else: DELETE "/Users/" + "" is not the delete of a user.
    const QStringList segments = path.mid(1).split(u'/');
    const bool startsAtBase = path.startsWith(u'/') || path.isEmpty();
    const bool isEncoded = std::all_of(path.cbegin(), path.cend(), [](QChar c) { return c > u' ' && c < QChar(127) && c != u'?' && c != u'#'; });
    return startsAtBase && isEncoded && (path.isEmpty() || std::none_of(segments.cbegin(), segments.cend(), [](const QString &segment) {
        const QString plain = QUrl::fromPercentEncoding(segment.toLatin1());
        return plain.isEmpty() || plain == "."_L1 || plain == ".."_L1;
    }));
}
}

ProxyLogin ConnectionSettings::proxyLogin() const
{
    const bool isItsOwn = secrets.proxyFor == AccessPool::bindingOf(proxy, proxyUser);
    return isItsOwn && !secrets.proxyPassword.isEmpty() ? ProxyLogin {proxyUser, secrets.proxyPassword} : ProxyLogin();
}

Connection::Connection(ConnectionSettings settings, QObject *parent)
    : Connection(std::move(settings), {}, parent)
{
}

Connection::Connection(ConnectionSettings settings, AccessManagerFactory factory, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_governor(new Governor(this))
    , m_log(new HttpLog(this))
    , m_pool(new AccessPool(std::move(factory), isLoopback(m_settings.baseUrl) ? u"none"_s : m_settings.proxy, m_settings.proxyLogin(), this))
    , m_meter(new CostMeter(this))
    , m_tokens(makeTokenSource(m_settings, this))
{
    m_problem = checkBaseUrl();
    if (!m_problem)
        m_problem = setUpTls();
    if (!m_problem && !AccessPool::proxyOf(m_settings.proxy))
        m_problem = Error::validation(u"not a proxy: \"%1\""_s.arg(m_settings.proxy));
    if (!m_problem && !isSendable(m_tokens->current()))
        m_problem = Error::validation(u"the token holds what no token has, a line break or a space"_s);
    m_log->keepSecret(m_settings.token.reveal());
    m_log->keepSecret(m_settings.secrets.proxyPassword.reveal());
    if (m_settings.signIn.kind != SignIn::Kind::ClientCertificate && m_settings.signIn.kind != SignIn::Kind::MutualTls)
        m_log->keepSecret(m_settings.secrets.secret.reveal());
    if (const auto header = m_tokens->current(); header && m_settings.signIn.kind == SignIn::Kind::Basic) {
        m_log->keepSecret(header->reveal()); // servers repeat what they refuse, whole ...
        m_log->keepSecret(header->reveal().mid(header->reveal().indexOf(' ') + 1)); // ... or without the scheme
    }
    connect(m_tokens, &TokenSource::learned, m_log, [log = m_log](const Redacted<QByteArray> &secret) { log->addSecret(secret.reveal()); });
    m_meter->setBudget(m_settings.budget);
    setProfile(m_settings.profile);
}

Connection::~Connection()
{
    Q_EMIT closing();
}

void Connection::setProfile(const ServerProfile &profile)
{
    m_settings.profile = profile;
    m_governor->setLimits(profile.limits);
    m_pool->setConcurrency(profile.limits.concurrency);
    m_meter->setPrice(profile.price);
}

RequestJob *Connection::send(HttpRequest request, QObject *parent)
{
    return new RequestJob(*this, std::move(request), parent);
}

QUrl Connection::urlFor(const HttpRequest &request) const
{
    if (request.path.isEmpty() && request.query.isEmpty())
        return m_settings.baseUrl.adjusted(QUrl::RemoveFragment); // a token endpoint may end in a slash, or have a query
    QByteArray text = m_settings.baseUrl.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (text.endsWith('/'))
        text.chop(1);
    text += request.path.toLatin1();
    const QByteArray query = request.encodedQuery();
    if (!query.isEmpty())
        text += '?' + query;
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

std::optional<Error> Connection::problemWith(const HttpRequest &request, const QObject *caller) const
{
    if (m_problem)
        return m_problem;
    if (!isCleanPath(request.path) || !urlFor(request).isValid())
        return Error::validation(u"not a path that can be sent: \"%1\""_s.arg(request.path));
    if (m_settings.isReadOnly && !request.isRead())
        return Error::validation(u"read-only: this connection changes nothing"_s);
    return m_meter->objectionTo(request.priority, caller);
}

std::optional<Error> Connection::checkBaseUrl() const
{
    return objectionToAddress(m_settings.baseUrl, u"the base URL"_s);
}

std::optional<Error> Connection::setUpTls()
{
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    if (m_settings.signIn.kind == SignIn::Kind::MutualTls) {
        if (auto problem = presentCertificate())
            return problem;
    }
    if (!m_settings.pinnedCertificate.isEmpty() && m_settings.pinnedCertificate.size() != QCryptographicHash::hashLength(QCryptographicHash::Sha256))
        return Error::validation(u"the fingerprint of the pinned certificate of \"%1\" is damaged"_s.arg(m_settings.name));
    if (m_settings.extraCaPem.trimmed().isEmpty())
        return {};
    const QList<QSslCertificate> extra = QSslCertificate::fromData(m_settings.extraCaPem, QSsl::Pem);
    if (extra.isEmpty())
        return Error::validation(u"the extra CA holds no certificate in PEM form"_s);
    m_tls.addCaCertificates(extra);
    return {};
}

std::optional<Error> Connection::presentCertificate()
{
    const auto key = ClientKey::load(m_settings.signIn, m_settings.secrets);
    if (!key)
        return key.error();
    const auto privateKey = key->tlsKey();
    if (!privateKey)
        return privateKey.error();
    m_tls.setLocalCertificateChain(key->certificates());
    m_tls.setPrivateKey(*privateKey);
    return {};
}

QNetworkRequest Connection::networkRequest(const HttpRequest &what, const QUrl &url, const Redacted<QByteArray> &authorization) const
{
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setDecompressedSafetyCheckThreshold(-1); // pages of users compress better than Qt believes; Exchange limits the size
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Provost/" PROVOST_VERSION ""_s);
    const ServerProfile::Headers &headers = profile().headers;
    const QByteArray accept = what.method == "DELETE" ? headers.deleteAccept : headers.accept;
    request.setRawHeader("Accept", what.accept.isEmpty() ? accept : what.accept);
    if (!what.body.isEmpty())
        request.setRawHeader("Content-Type", what.contentType.isEmpty() ? headers.contentType : what.contentType);
    if (!what.ifMatch.isEmpty()) // a read is conditional the other way round (RFC 7644 section 3.14); its 304 is an Error with that status
        request.setRawHeader(what.method == "GET" ? "If-None-Match" : "If-Match", what.ifMatch);
    if (!authorization.isEmpty() && isSameOrigin(url))
        request.setRawHeader("Authorization", authorization.reveal());
    return request;
}

bool Connection::isSameOrigin(const QUrl &url) const
{
    const QUrl &base = m_settings.baseUrl;
    return url.scheme() == base.scheme() && url.host() == base.host() && portOf(url) == portOf(base);
}

bool Connection::isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

} // namespace Provost
