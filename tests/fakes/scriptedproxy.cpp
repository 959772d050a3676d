// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/scriptedproxy.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace Provost {
using namespace Qt::StringLiterals;

ScriptedProxy::ScriptedProxy(const QByteArray &user, const QByteArray &password, quint16 server, QObject *parent)
    : QTcpServer(parent)
    , m_credentials("Basic " + QByteArray(user + ':' + password).toBase64())
    , m_server(server)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &ScriptedProxy::onConnection);
}

QString ScriptedProxy::text() const
{
    return u"http://127.0.0.1:%1"_s.arg(serverPort());
}

void ScriptedProxy::onConnection()
{
    while (QTcpSocket *client = nextPendingConnection()) {
        connect(client, &QTcpSocket::readyRead, this, [this, client] { onHead(client); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }
}

void ScriptedProxy::onHead(QTcpSocket *client)
{
    if (!client->peek(64 * 1024).contains("\r\n\r\n"))
        return;
    const QByteArray head = client->readAll();
    m_heads += head;
    if (!head.startsWith("CONNECT ") || !head.contains(QByteArray(m_credentials + "\r\n"))) {
        ++m_refused;
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    ++m_taken;
    client->disconnect(this);
    auto *server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client, [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    server->connectToHost(QHostAddress::LocalHost, m_server);
}

} // namespace Provost
