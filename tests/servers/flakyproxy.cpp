// SPDX-License-Identifier: GPL-3.0-or-later
#include "servers/flakyproxy.h"

#include <QTcpSocket>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr auto losing = "losesItsAnswer";

} // namespace

FlakyProxy::FlakyProxy(const QUrl &server, QObject *parent)
    : QTcpServer(parent)
    , m_server(server)
{
    connect(this, &QTcpServer::newConnection, this, &FlakyProxy::onConnection);
    listen(QHostAddress::LocalHost);
}

QUrl FlakyProxy::url() const
{
    QUrl url = m_server;
    url.setHost(u"127.0.0.1"_s);
    url.setPort(serverPort());
    return url;
}

void FlakyProxy::setLoses(int everyAnswer, int everyRequest)
{
    m_everyAnswer = everyAnswer;
    m_everyRequest = everyRequest;
}

void FlakyProxy::onConnection()
{
    while (QTcpSocket *client = nextPendingConnection()) {
        auto *server = new QTcpSocket(client);
        server->connectToHost(m_server.host(), quint16(m_server.port(80)));
        connect(client, &QTcpSocket::readyRead, server, [this, client, server] { onRequest(client, server); });
        connect(server, &QTcpSocket::readyRead, client, [client, server] {
            const QByteArray bytes = server->readAll();
            if (client->property(losing).toBool())
                client->abort();
            else
                client->write(bytes);
        });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }
}

/// A connection carries one request at a time: what begins like a write is the head of one.
void FlakyProxy::onRequest(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = client->readAll();
    if (bytes.startsWith("PATCH ") || bytes.startsWith("POST ")) {
        ++m_writes;
        if (m_everyRequest > 0 && m_writes % m_everyRequest == 0) {
            ++m_lostRequests;
            return client->abort();
        }
        if (m_everyAnswer > 0 && m_writes % m_everyAnswer == 0) {
            ++m_lostAnswers;
            client->setProperty(losing, true);
        }
    }
    server->write(bytes);
}

} // namespace Provost
