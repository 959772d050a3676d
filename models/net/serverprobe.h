// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/certificatecheck.h"

#include <QDateTime>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QStringList>
#include <QTimer>

namespace Provost {

class Connection;

/// What was found on the way to a server, as far as it went.
struct ServerReport {
    enum class Stage : quint8 { Name, Tcp, Tls, Reached };
    Stage stage = Stage::Name; ///< the one that failed, or Reached
    std::optional<Error> failure {};
    QStringList addresses {}; ///< none when a proxy looks the name up
    QString proxy {}; ///< "host:port"; empty: there is none
    bool isEncrypted = false;
    QString protocol {}; ///< "TLS 1.3"
    QString subject {}, issuer {}; ///< common names of the server's certificate
    QDateTime expires {};
    QByteArray fingerprint {}; ///< SHA-256
    QList<RevocationRemark> remarks {}; ///< on the lists of revoked certificates that were given
};

/// Goes to a connection's server step by step (name, TCP, TLS) without sending it anything. Succeeds with how far it came.
class ServerProbe : public JobOf<ServerReport>
{
    Q_OBJECT
public:
    ServerProbe(const Connection &connection, QObject *parent);
    ~ServerProbe() override;

protected:
    void start() override;
    void abort() override;

private:
    void connectToServer();
    void onConnected();
    void onEncrypted();
    void onError(QAbstractSocket::SocketError error);
    void describeCertificate();
    void end(std::optional<Error> failure = {});

    QUrl m_url;
    QSslConfiguration m_tls;
    CertificateCheck m_check;
    QSslSocket m_socket;
    QTimer m_patience;
    QStringList m_tlsErrors;
    ServerReport m_report;
    int m_lookUp = -1;
};

} // namespace Provost
