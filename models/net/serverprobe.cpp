// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/serverprobe.h"

#include "net/connection.h"
#include "net/keptback.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslError>

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
QNetworkProxy proxyFor(const QUrl &url, const ConnectionSettings &settings)
{
    if (Connection::isLoopback(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QNetworkProxy chosen = AccessPool::proxyOf(settings.proxy).value_or(QNetworkProxy(QNetworkProxy::NoProxy));
    const bool isSystems = chosen.type() == QNetworkProxy::DefaultProxy;
    return settings.proxyLogin().appliedTo(isSystems ? QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0) : chosen);
}

constexpr int mostHosts = 3;

QString protocolName(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_3 ? u"TLS 1.3"_s : protocol == QSsl::TlsV1_2 ? u"TLS 1.2"_s : u"TLS"_s;
}

QString firstOf(const QStringList &names, const QStringList &others)
{
    return names.isEmpty() ? others.value(0) : names.first();
}
}

ServerProbe::ServerProbe(const Connection &connection, QObject *parent)
    : JobOf<ServerReport>(parent)
    , m_url(connection.settings().baseUrl)
    , m_tls(connection.tls())
    , m_check(connection.settings().pinnedCertificate, connection.settings().extraCaPem, connection.tls().caCertificates())
{
    m_socket.setProxy(proxyFor(m_url, connection.settings()));
    m_patience.setSingleShot(true);
    m_patience.setInterval(connection.settings().timeout);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(Error {.kind = ErrorKind::Timeout, .detail = u"no answer within %1 s"_s.arg(double(m_patience.interval()) / 1000)});
    });
    connect(&m_socket, &QSslSocket::connected, this, &ServerProbe::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &ServerProbe::onEncrypted);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ServerProbe::onError);
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors << error.errorString();
        describeCertificate();
    });
}

ServerProbe::~ServerProbe()
{
    m_socket.disconnect(this);
}

void ServerProbe::start()
{
    m_patience.start();
    const QNetworkProxy::ProxyType proxy = m_socket.proxy().type();
    if (proxy != QNetworkProxy::NoProxy && proxy != QNetworkProxy::DefaultProxy) {
        m_report.proxy = u"%1:%2"_s.arg(m_socket.proxy().hostName()).arg(m_socket.proxy().port());
        return connectToServer(); // the proxy looks the name up
    }
    m_lookUp = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &found) {
        if (isDone())
            return;
        m_lookUp = -1;
        if (found.error() != QHostInfo::NoError)
            return end(Error {.kind = ErrorKind::Transport, .detail = u"Host not found: %1"_s.arg(found.errorString())});
        const QList<QHostAddress> addresses = found.addresses();
        for (const QHostAddress &address : addresses)
            m_report.addresses << address.toString();
        connectToServer();
    });
}

void ServerProbe::connectToServer()
{
    m_report.stage = ServerReport::Stage::Tcp;
    m_socket.setSslConfiguration(m_tls);
    m_socket.setPeerVerifyName(m_url.host());
    m_socket.connectToHost(m_url.host(), quint16(m_url.port(m_url.scheme() == "https"_L1 ? 443 : 80)));
}

void ServerProbe::onConnected()
{
    if (m_url.scheme() != "https"_L1) {
        m_report.stage = ServerReport::Stage::Reached;
        return end();
    }
    m_report.stage = ServerReport::Stage::Tls;
    m_socket.startClientEncryption();
}

void ServerProbe::onEncrypted()
{
    m_report.isEncrypted = true;
    m_report.protocol = protocolName(m_socket.sessionProtocol());
    describeCertificate();
    m_report.remarks = m_check.remarks(m_socket.peerCertificateChain());
    if (auto objection = m_check.objection(m_socket.peerCertificateChain()))
        return end(std::move(objection));
    m_report.stage = ServerReport::Stage::Reached;
    end();
}

void ServerProbe::onError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::ProxyAuthenticationRequiredError)
        return end(keptBackByProxy());
    constexpr std::array proxys {QAbstractSocket::ProxyConnectionRefusedError, QAbstractSocket::ProxyConnectionClosedError, QAbstractSocket::ProxyConnectionTimeoutError,
                                 QAbstractSocket::ProxyNotFoundError, QAbstractSocket::ProxyProtocolError};
    if (std::find(proxys.begin(), proxys.end(), error) != proxys.end())
        return end(Error {.kind = ErrorKind::Transport, .detail = u"proxy: "_s + m_socket.errorString()});
    if (m_report.stage != ServerReport::Stage::Tls)
        return end(Error {.kind = ErrorKind::Transport, .detail = m_socket.errorString()});
    end(Error {.kind = ErrorKind::Tls, .detail = m_tlsErrors.isEmpty() ? m_socket.errorString() : m_tlsErrors.join(u"; "_s)});
}

void ServerProbe::describeCertificate()
{
    const QSslCertificate certificate = m_socket.peerCertificate();
    if (certificate.isNull())
        return;
    m_report.subject = firstOf(certificate.subjectInfo(QSslCertificate::CommonName), certificate.subjectAlternativeNames().values());
    const QStringList hosts = certificate.subjectAlternativeNames().values();
    if (!hosts.isEmpty() && !hosts.contains(m_report.subject, Qt::CaseInsensitive)) // which alone count
        m_report.subject += u" (%1)"_s.arg(hosts.mid(0, mostHosts).join(u", "_s));
    m_report.issuer = firstOf(certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerInfo(QSslCertificate::Organization));
    m_report.expires = certificate.expiryDate();
    m_report.fingerprint = certificate.digest(QCryptographicHash::Sha256);
}

void ServerProbe::end(std::optional<Error> failure)
{
    abort();
    m_report.failure = std::move(failure);
    finish(m_report);
}

void ServerProbe::abort()
{
    m_patience.stop();
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookUp, -1));
    m_socket.disconnect(this);
    m_socket.abort();
}

} // namespace Provost
