// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guardedsocket.h"

#include <QRegularExpression>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {
constexpr int lingerMilliseconds = 2000;
constexpr int requestMilliseconds = 60'000; ///< from a request's first byte to its last
constexpr qsizetype largestHead = 64 * 1024;
}

GuardedSocket::GuardedSocket(qsizetype limit, QObject *parent)
    : QTcpSocket(parent)
    , m_limit(limit)
{
    // Connected before QtHttpServer's own slot, so this one sees every byte first.
    connect(this, &QTcpSocket::readyRead, this, &GuardedSocket::onReadyRead);
    m_patience.setSingleShot(true);
    m_patience.setInterval(requestMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] { refuse(408, "Request Timeout"); });
}

void GuardedSocket::requestDone()
{
    m_received = 0;
    m_length = -1;
    m_head.clear();
    m_headComplete = false;
    m_patience.stop();
    if (!m_held.isEmpty()) // QtHttpServer looks again only when it is told to
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isOpen())
                    Q_EMIT readyRead();
            },
            Qt::QueuedConnection);
}

void GuardedSocket::onReadyRead()
{
    if (!isOpen()) // the client has gone
        return m_held.clear();
    if (m_received == 0)
        putBack(std::exchange(m_held, {}));
    const QByteArray fresh = peek(bytesAvailable());
    if (fresh.isEmpty())
        return;
    if (m_received == 0)
        m_patience.start();
    qsizetype used = fresh.size();
    if (!m_headComplete)
        used = readHead(fresh);
    else if (m_length >= 0)
        used = std::min(used, m_length - m_received);
    m_received += used;
    if (!m_headComplete && m_head.size() > largestHead)
        return refuse(431, "Request Header Fields Too Large");
    if (std::max(m_received, m_length) > m_limit)
        return refuse(413, "Payload Too Large");
    if (used < fresh.size())
        holdBack(fresh, used);
}

/// How many of these bytes belong to the request under way.
qsizetype GuardedSocket::readHead(const QByteArray &fresh)
{
    static const QRegularExpression length(u"\r\ncontent-length:\\s*(\\d+)\\s*\r\n"_s);
    const qsizetype before = m_head.size();
    m_head += fresh;
    const qsizetype end = m_head.indexOf("\r\n\r\n");
    m_headComplete = end >= 0 && end <= largestHead;
    if (!m_headComplete)
        return fresh.size();
    const QByteArray head = std::exchange(m_head, {}).first(end + 4).toLower();
    if (head.contains("\r\nexpect: 100-continue"))
        write("HTTP/1.1 100 Continue\r\n\r\n");
    if (head.contains("\r\ntransfer-encoding:")) // its end is for the parser to find
        return fresh.size();
    const auto match = length.match(QString::fromLatin1(head));
    const qsizetype body = match.hasMatch() ? match.captured(1).toLongLong() : 0;
    m_length = head.size() + body;
    return std::min(fresh.size(), std::max<qsizetype>(m_length - before, 0));
}

/// Leaves in the buffer only what belongs to the request under way; of that, QtHttpServer has read all but `fresh`.
void GuardedSocket::holdBack(const QByteArray &fresh, qsizetype used)
{
    takeBackFromParser();
    readAll();
    m_held = fresh.sliced(used);
    putBack(fresh.first(used));
}

/// QtHttpServer reads a head it has only part of in a transaction.
void GuardedSocket::takeBackFromParser()
{
    if (isTransactionStarted())
        rollbackTransaction();
}

void GuardedSocket::putBack(const QByteArray &bytes)
{
    for (qsizetype i = bytes.size(); i > 0; --i)
        ungetChar(bytes[i - 1]);
}

void GuardedSocket::refuse(int status, const QByteArray &reason)
{
    disconnect(SIGNAL(readyRead()));
    m_patience.stop();
    if (!isOpen())
        return;
    takeBackFromParser();
    const QByteArray code = QByteArray::number(status);
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":")" + code + R"(","detail":")" + reason.toLower() + "\"}";
    write("HTTP/1.1 " + code + ' ' + reason + "\r\nContent-Type: application/scim+json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    // Closing with unread data resets the connection, and the client would not see the answer: read on for a moment.
    connect(this, &QTcpSocket::readyRead, this, [this] {
        if (isOpen())
            readAll();
    });
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
