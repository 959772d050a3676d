// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guardedsocket.h"

#include <QTimer>

namespace Provost::Practice {

namespace {
constexpr int lingerMilliseconds = 2000;
}

GuardedSocket::GuardedSocket(qsizetype limit, QObject *parent)
    : QTcpSocket(parent)
    , m_limit(limit)
{
    // Connected before QtHttpServer's own slot, so this one sees every byte first.
    connect(this, &QTcpSocket::readyRead, this, &GuardedSocket::onReadyRead);
}

void GuardedSocket::onReadyRead()
{
    if (m_received == 0 && peek(16 * 1024).toLower().contains("\r\nexpect: 100-continue"))
        write("HTTP/1.1 100 Continue\r\n\r\n");
    m_received += bytesAvailable();
    if (m_received > m_limit)
        refuse();
}

void GuardedSocket::refuse()
{
    disconnect(SIGNAL(readyRead()));
    rollbackTransaction();
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"413","detail":"the request is too large"})";
    write("HTTP/1.1 413 Payload Too Large\r\nContent-Type: application/scim+json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    // Closing with unread data resets the connection, and the client would not see the answer: read on for a moment.
    connect(this, &QTcpSocket::readyRead, this, [this] { readAll(); });
    QTimer::singleShot(lingerMilliseconds, this, [this] { abort(); });
    readAll();
}

GuardedServer::GuardedServer(qsizetype limit, QObject *parent)
    : QTcpServer(parent)
    , m_limit(limit)
{
}

void GuardedServer::incomingConnection(qintptr handle)
{
    auto *socket = new GuardedSocket(m_limit, this);
    socket->setSocketDescriptor(handle);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    addPendingConnection(socket);
}

} // namespace Provost::Practice
