// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTcpServer>
#include <QThread>

namespace Provost {

/// Answers every POST with 201 and an id of its own, every PATCH with 204, so many milliseconds after it was read whole; in a thread of its own. Nothing else about it takes time.
class SlowServer : public QObject
{
    Q_OBJECT
public:
    explicit SlowServer(int milliseconds, const QSslConfiguration &tls = {}); ///< with a certificate in it: over TLS
    ~SlowServer() override;
    [[nodiscard]] QUrl url() const;

private:
    void onConnection();
    void onData(QTcpSocket *socket);

    int m_milliseconds;
    QSslConfiguration m_tls;
    int m_next = 0;
    quint16 m_port = 0;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    QHash<QTcpSocket *, QByteArray> m_read;
};

} // namespace Provost
