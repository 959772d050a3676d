// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Provost::Practice {

/// A connection that hands QtHttpServer 6.4 one request at a time, never buffers more of it than allowed and does not wait for it for ever:
/// by itself it has no limits, and of two requests in one packet it answers only the last.
class GuardedSocket : public QTcpSocket
{
    Q_OBJECT
public:
    explicit GuardedSocket(qsizetype limit, QObject *parent = nullptr);
    void requestDone(); ///< the request under way has been handed over

private:
    void onReadyRead();
    [[nodiscard]] qsizetype readHead(const QByteArray &fresh);
    void holdBack(const QByteArray &fresh, qsizetype used);
    void takeBackFromParser();
    void putBack(const QByteArray &bytes);
    void refuse(int status, const QByteArray &reason);

    qsizetype m_limit;
    qsizetype m_received = 0; ///< bytes of the request under way
    qsizetype m_length = -1; ///< of the whole request; negative: not known
    QByteArray m_head; ///< its beginning, until the head is complete
    QByteArray m_held; ///< of the requests behind it
    bool m_headComplete = false;
    QTimer m_patience;
};

class GuardedServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit GuardedServer(qsizetype limit, QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr handle) override;

private:
    qsizetype m_limit;
};

} // namespace Provost::Practice
