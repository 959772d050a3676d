// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/wireclient.h"

namespace Provost {

WireClient::WireClient(const QUrl &url, QByteArray token, int connections, QObject *parent, const QSslConfiguration &tls)
    : QObject(parent)
    , m_url(url)
    , m_head("POST " + url.path().toUtf8() + "/Users HTTP/1.1\r\nHost: " + url.host().toUtf8() + "\r\nAuthorization: Bearer " + token
             + "\r\nContent-Type: application/scim+json\r\nAccept: application/scim+json\r\nContent-Length: ")
    , m_lines(size_t(connections))
{
    for (Line &line : m_lines) {
        line.socket = new QSslSocket(this);
        if (!tls.isNull())
            line.socket->setSslConfiguration(tls);
        connect(line.socket, &QTcpSocket::readyRead, this, [this, &line] { onBytes(line); });
        const auto begin = [this, &line] { sendNext(line); };
        if (isEncrypted())
            connect(line.socket, &QSslSocket::encrypted, this, begin);
        else
            connect(line.socket, &QSslSocket::connected, this, begin);
    }
}

void WireClient::post(QList<QByteArray> bodies)
{
    m_bodies = std::move(bodies);
    for (Line &line : m_lines) {
        if (isEncrypted())
            line.socket->connectToHostEncrypted(m_url.host(), quint16(m_url.port(443)));
        else
            line.socket->connectToHost(m_url.host(), quint16(m_url.port(80)));
        line.socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
}

void WireClient::sendNext(Line &line)
{
    if (m_next == m_bodies.size())
        return;
    const QByteArray &body = m_bodies[m_next++];
    line.socket->write(m_head + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void WireClient::onBytes(Line &line)
{
    line.received += line.socket->readAll();
    const qsizetype headEnd = line.received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = line.received.first(headEnd).toLower();
    const qsizetype at = head.indexOf("content-length:");
    const qsizetype size = at < 0 ? 0 : head.mid(at + 15).split('\r').first().trimmed().toLongLong();
    if (line.received.size() < headEnd + 4 + size)
        return;
    m_refused += head.startsWith("http/1.1 201") ? 0 : 1;
    line.received.remove(0, headEnd + 4 + size);
    if (++m_answered == m_bodies.size())
        Q_EMIT finished();
    else
        sendNext(line);
}

} // namespace Provost
