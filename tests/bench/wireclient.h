// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

#include <functional>

namespace Provost {

/// Posts bodies over a number of kept-alive connections as fast as the other side answers, on bare sockets: what the wire itself can do.
class WireClient : public QObject
{
    Q_OBJECT
public:
    WireClient(const QUrl &url, QByteArray token, int connections, QObject *parent = nullptr, const QSslConfiguration &tls = {}); ///< `tls`: of an https address
    void post(QList<QByteArray> bodies);
    [[nodiscard]] int refused() const { return m_refused; } ///< answers other than 201

Q_SIGNALS:
    void finished();

private:
    struct Line {
        QSslSocket *socket = nullptr;
        QByteArray received {};
        bool busy = false;
    };
    [[nodiscard]] bool isEncrypted() const { return m_url.scheme() == QLatin1String("https"); }
    void sendNext(Line &line);
    void onBytes(Line &line);

    QUrl m_url;
    QByteArray m_head;
    QList<QByteArray> m_bodies;
    qsizetype m_next = 0;
    qsizetype m_answered = 0;
    int m_refused = 0;
    std::vector<Line> m_lines;
};

} // namespace Provost
