// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "net/httpmessage.h"

#include <QTcpServer>

#include <deque>
#include <functional>

class QTcpSocket;

namespace Provost {

/// A local server that reads HTTP requests and plays back the bytes a test gives it, well-formed or not. It counts every request whose body
/// arrived whole, so "sent exactly once" and "nothing was sent" are assertions.
class Wire : public QTcpServer
{
    Q_OBJECT
public:
    enum class Transport { Plain, Tls };
    enum class After { KeepOpen, Close, Reset };

    struct Request {
        QByteArray method {};
        QByteArray target {}; ///< as sent: path and query, encoded
        QList<HttpHeader> headers {};
        QByteArray body {};
        int connection = 0; ///< 1, 2, ... in the order of connecting
        [[nodiscard]] QByteArray header(QByteArrayView name) const;
        [[nodiscard]] QByteArray path() const; ///< without the base path and query
        [[nodiscard]] QString parameter(const QString &name) const; ///< decoded; null when absent
    };
    struct Answer {
        QByteArray bytes {}; ///< empty: nothing at all
        After after = After::KeepOpen;
        std::chrono::milliseconds delay {0};

        [[nodiscard]] static Answer json(int status, const QByteArray &body, const QByteArray &moreHeaders = {}); ///< each header ends in \r\n
        [[nodiscard]] static Answer of(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &moreHeaders = {});
        [[nodiscard]] static Answer raw(const QByteArray &bytes, After after = After::Close) { return {.bytes = bytes, .after = after}; }
        [[nodiscard]] static Answer closed() { return {.after = After::Close}; }
        [[nodiscard]] static Answer reset() { return {.after = After::Reset}; }
        [[nodiscard]] static Answer silence() { return {}; }
        [[nodiscard]] Answer late(std::chrono::milliseconds time) const;
    };
    using Handler = std::function<Answer(const Request &)>;

    explicit Wire(Transport transport = Transport::Plain, QObject *parent = nullptr);
    ~Wire() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); } ///< for what the script does not answer
    [[nodiscard]] const Handler &handler() const { return m_handler; }
    void play(std::initializer_list<Answer> answers); ///< in the order of the requests
    void setClosesOnHead(bool closes) { m_closesOnHead = closes; } ///< as soon as a request's headers are there

    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype count(QByteArrayView method) const;
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] bool saw(const QByteArray &bytes) const; ///< anywhere in what was received

    [[nodiscard]] QUrl baseUrl(const QString &host = QStringLiteral("127.0.0.1")) const; ///< with the path /scim/v2
    [[nodiscard]] ConnectionSettings settings() const; ///< short times, token "t0ken-of-the-test", the test CA trusted
    [[nodiscard]] static QUrl refusedUrl(); ///< nobody listens there
    [[nodiscard]] static QByteArray testCaPem();

    /// A ListResponse of users "u<first>" ... "u<last>".
    [[nodiscard]] static QByteArray usersPage(qint64 first, qint64 last, qint64 total);
    [[nodiscard]] static QByteArray userBody(qint64 number);

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Peer;
    void onBytes(QTcpSocket *socket);
    [[nodiscard]] bool takeRequest(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Request &request);
    static void perform(QTcpSocket *socket, const Answer &answer);

    Transport m_transport;
    Handler m_handler;
    std::deque<Answer> m_script;
    QList<Request> m_requests;
    QHash<QTcpSocket *, QByteArray> m_received;
    QHash<QTcpSocket *, int> m_numbers;
    QByteArray m_everything;
    int m_connections = 0;
    bool m_closesOnHead = false;
};

} // namespace Provost
