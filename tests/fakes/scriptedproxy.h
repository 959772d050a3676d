// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace Provost {

/// An HTTP proxy that asks for a user name and a password (RFC 9110 section 15.5.8), and takes every CONNECT that has them to `server`, whatever it names.
class ScriptedProxy : public QTcpServer
{
    Q_OBJECT
public:
    ScriptedProxy(const QByteArray &user, const QByteArray &password, quint16 server, QObject *parent = nullptr);
    [[nodiscard]] QString text() const; ///< as ConnectionSettings has it
    [[nodiscard]] int refused() const { return m_refused; }
    [[nodiscard]] int taken() const { return m_taken; }
    [[nodiscard]] bool saw(const QByteArray &bytes) const { return m_heads.contains(bytes); } ///< in the head of a request

private:
    void onConnection();
    void onHead(QTcpSocket *client);

    QByteArray m_credentials;
    quint16 m_server;
    QByteArray m_heads;
    int m_refused = 0;
    int m_taken = 0;
};

} // namespace Provost
