// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/loopbacklistener.h"

#include <QTcpSocket>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype maxHead = 32 * 1024;

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QHash<QString, QString> parametersOf(const QByteArray &query)
{
    QHash<QString, QString> parameters;
    const QByteArrayList fields = query.split('&');
    for (const QByteArray &field : fields) {
        const qsizetype equals = field.indexOf('=');
        if (equals > 0)
            parameters.insert(decoded(field.first(equals)), decoded(field.sliced(equals + 1)));
    }
    return parameters;
}
}

Result<QUrl> LoopbackListener::open(const QUrl &wanted)
{
    const QUrl asked = wanted.isEmpty() ? QUrl(u"http://127.0.0.1/"_s) : wanted;
    const QString host = asked.host();
    if (asked.scheme() != "http"_L1 || (host != "localhost"_L1 && !QHostAddress(host).isLoopback()))
        return Error::validation(u"the redirect URL does not lead to this machine: %1"_s.arg(asked.toString()));
    const QHostAddress address = QHostAddress(host).isNull() ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (!listen(address, quint16(std::max(0, asked.port(0)))))
        return Error {.kind = ErrorKind::Transport, .detail = u"cannot wait for the browser at %1: %2"_s.arg(asked.toString(), errorString())};
    connect(this, &QTcpServer::newConnection, this, &LoopbackListener::onConnection);
    m_url = asked;
    m_url.setPort(serverPort()); // and nothing else: providers compare with what is registered letter by letter
    return m_url;
}

void LoopbackListener::onConnection()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    }
}

void LoopbackListener::onBytes(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    if (received.size() > maxHead)
        return socket->abort();
    if (!received.contains("\r\n\r\n"))
        return;
    const QByteArrayList line = received.left(received.indexOf("\r\n")).split(' ');
    const QByteArray target = line.value(1);
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.first(mark);
    const QByteArray expected = m_url.path(QUrl::FullyEncoded).toLatin1();
    if (line.value(0) != "GET" || path != (expected.isEmpty() ? QByteArray("/") : expected)) // a browser asks for /favicon.ico, too
        return answer(socket, 404, tr("There is nothing here."));
    answer(socket, 200, tr("Provost has got the answer. You can close this page and go back to it."));
    Q_EMIT arrived(parametersOf(mark < 0 ? QByteArray() : target.sliced(mark + 1)));
}

void LoopbackListener::answer(QTcpSocket *socket, int status, const QString &words)
{
    socket->disconnect(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->setParent(QCoreApplication::instance()); // the page has to arrive though the sign-in, and this with it, may end now
    m_received.remove(socket);
    const QByteArray page = "<!doctype html><meta charset=\"utf-8\"><title>Provost</title><p style=\"font:1.2em sans-serif;margin:3em\">"
        + words.toHtmlEscaped().toUtf8();
    socket->write("HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Not Found")
                  + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
                    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(page.size()) + "\r\n\r\n" + page);
    socket->disconnectFromHost();
}

} // namespace Provost
