// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace Provost {

/// Between the client and a server that others wrote: every so many writes it loses the answer (the work is done) or the request (it is not), as networks do.
class FlakyProxy : public QTcpServer
{
    Q_OBJECT
public:
    explicit FlakyProxy(const QUrl &server, QObject *parent = nullptr);
    [[nodiscard]] QUrl url() const; ///< the server's, by way of here
    void setLoses(int everyAnswer, int everyRequest); ///< of the writes; 0: none
    [[nodiscard]] int lostAnswers() const { return m_lostAnswers; }
    [[nodiscard]] int lostRequests() const { return m_lostRequests; }

private:
    void onConnection();
    void onRequest(QTcpSocket *client, QTcpSocket *server);

    QUrl m_server;
    int m_everyAnswer = 0;
    int m_everyRequest = 0;
    int m_writes = 0;
    int m_lostAnswers = 0;
    int m_lostRequests = 0;
};

} // namespace Provost
