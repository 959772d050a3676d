// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace Provost::Practice {

/// A connection that never buffers more of a request than allowed: QtHttpServer 6.4 itself has no limit.
class GuardedSocket : public QTcpSocket
{
    Q_OBJECT
public:
    explicit GuardedSocket(qsizetype limit, QObject *parent = nullptr);
    void requestDone() { m_received = 0; }

private:
    void onReadyRead();
    void refuse();

    qsizetype m_limit;
    qsizetype m_received = 0; ///< bytes of the request under way
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
