// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QHash>
#include <QTcpServer>
#include <QUrl>

namespace Provost {

/// Waits on this machine for the browser to bring the answer of an authorization endpoint (RFC 8252 section 7.3), and tells the person to come back.
class LoopbackListener : public QTcpServer
{
    Q_OBJECT
public:
    using QTcpServer::QTcpServer;
    /// Takes http to loopback only; without a port any free one is taken. The URL to redirect to.
    [[nodiscard]] Result<QUrl> open(const QUrl &wanted);

Q_SIGNALS:
    void arrived(const QHash<QString, QString> &parameters); ///< decoded; once for each request to the right path

private:
    void onConnection();
    void onBytes(QTcpSocket *socket);
    void answer(QTcpSocket *socket, int status, const QString &words);

    QUrl m_url;
    QHash<QTcpSocket *, QByteArray> m_received;
};

} // namespace Provost
