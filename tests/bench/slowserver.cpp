// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slowserver.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace Provost {
using namespace Qt::StringLiterals;

SlowServer::SlowServer(int milliseconds)
    : m_milliseconds(milliseconds)
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_server = new QTcpServer(this);
            connect(m_server, &QTcpServer::newConnection, this, &SlowServer::onConnection);
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

SlowServer::~SlowServer()
{
    QMetaObject::invokeMethod(
        this, [this] { std::exchange(m_server, nullptr)->deleteLater(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl SlowServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void SlowServer::onConnection()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onData(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_read.remove(socket);
            socket->deleteLater();
        });
    }
}

void SlowServer::onData(QTcpSocket *socket)
{
    QByteArray &read = m_read[socket];
    read += socket->readAll();
    for (;;) {
        const qsizetype head = read.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const qsizetype at = read.left(head).toLower().indexOf("content-length:");
        const qsizetype length = at < 0 ? 0 : read.sliced(at + 15, read.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (read.size() < head + 4 + length)
            return;
        const bool isPatch = read.startsWith("PATCH ");
        read.remove(0, head + 4 + length);
        const QByteArray body = "{\"id\":\"u" + QByteArray::number(++m_next) + "\"}";
        const QByteArray answer = isPatch ? QByteArray("HTTP/1.1 204 No Content\r\n\r\n") : "HTTP/1.1 201 Created\r\nContent-Type: application/scim+json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        QTimer::singleShot(m_milliseconds, Qt::PreciseTimer, socket, [socket, answer] { socket->write(answer); });
    }
}

} // namespace Provost
