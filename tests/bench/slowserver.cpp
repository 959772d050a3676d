// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slowserver.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace Provost {
using namespace Qt::StringLiterals;

SlowServer::SlowServer(int milliseconds, const QSslConfiguration &tls)
    : m_milliseconds(milliseconds)
    , m_tls(tls)
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_tls.isNull()) {
                m_server = new QTcpServer(this);
            } else {
                auto *server = new QSslServer(this);
                server->setSslConfiguration(m_tls);
                m_server = server;
            }
            connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &SlowServer::onConnection);
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
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_tls.isNull() ? u"http"_s : u"https"_s).arg(m_port));
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
