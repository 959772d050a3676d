// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/frontend.h"

#include "practice/guardedsocket.h"
#include "practice/refusals.h"

#include <QHttpServerRequest>
#include <QRegularExpression>

#include <sys/socket.h>
#include <unistd.h>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr int pauseMilliseconds = 20; ///< so long nothing was asked: there is time for what is not urgent
constexpr qsizetype maxRequest = Service::maxBody + 256 * 1024; ///< with head; the service itself answers 413 up to here

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    default:
        return "UNKNOWN";
    }
}

QByteArray reason(int status)
{
    static const QHash<int, QByteArray> reasons {{200, "OK"}, {201, "Created"}, {204, "No Content"}, {304, "Not Modified"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {409, "Conflict"},
        {408, "Request Timeout"}, {412, "Precondition Failed"}, {413, "Payload Too Large"}, {415, "Unsupported Media Type"}, {429, "Too Many Requests"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {503, "Service Unavailable"}};
    return reasons.value(status, "Status");
}

Answer htmlPage()
{
    return {.body = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in to continue</h1></body></html>",
        .contentType = "text/html; charset=utf-8"};
}

/// Closes so that the client sees a reset rather than an end.
void resetConnection(QTcpSocket *socket)
{
    const linger hard {.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    socket->abort();
}

} // namespace

Frontend::Frontend(Service &service, const FaultInjector &faults, const Dialect &dialect, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_service(service)
    , m_faults(faults)
    , m_dialect(dialect)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_service.prepare())
            m_idle.start(0);
    });
}

Result<quint16> Frontend::start(quint16 port)
{
    auto *server = new GuardedServer(maxRequest, this);
    if (!server->listen(QHostAddress::LocalHost, port))
        return Error {.kind = ErrorKind::Transport, .detail = server->errorString()};
    m_origin = "http://127.0.0.1:" + QByteArray::number(server->serverPort());
    bind(server);
    m_idle.start(0);
    return server->serverPort();
}

Request Frontend::received(const QHttpServerRequest &request) const
{
    // Encoded, so that what separates parameters is told from what belongs to their values; Parameters decodes, once.
    Request result {.method = methodName(request.method()), .path = request.url().path(QUrl::FullyEncoded).toUtf8(),
        .query = request.url().query(QUrl::FullyEncoded).toUtf8(), .headers = {}, .body = request.body(), .origin = m_origin};
    const auto headers = request.headers();
    for (const auto &[name, value] : headers)
        result.headers.append({name, value});
    // Locations name the host that the client knows us by; anything strange in it stays out of our JSON.
    static const QRegularExpression plainHost(u"^[A-Za-z0-9.-]+(:[0-9]+)?$"_s);
    const QByteArray host = result.header("Host");
    if (plainHost.match(QString::fromLatin1(host)).hasMatch())
        result.origin = "http://" + host;
    return result;
}

bool Frontend::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    if (auto *guarded = qobject_cast<GuardedSocket *>(socket))
        guarded->requestDone();
    const Request copy = received(request);
    const FaultInjector::Fault fault = m_faults.next();
    if (m_faults.plan().delay <= 0) {
        answerWith(fault, copy, socket);
    } else {
        // The socket is the context: when the client leaves meanwhile, nothing is called.
        QTimer::singleShot(m_faults.plan().delay, socket, [this, fault, copy, socket] { answerWith(fault, copy, socket); });
    }
    return true;
}

void Frontend::answerWith(FaultInjector::Fault fault, const Request &request, QTcpSocket *socket)
{
    using Fault = FaultInjector::Fault;
    m_idle.start(pauseMilliseconds);
    switch (fault) {
    case Fault::Crash:
        _exit(70);
    case Fault::Throttle:
        return deliver(busy(m_dialect, 429, m_faults.plan().retryAfter), request, socket);
    case Fault::Unavailable:
        return deliver(busy(m_dialect, 503, -1), request, socket);
    case Fault::Html:
        return deliver(htmlPage(), request, socket);
    case Fault::Reset:
        return resetConnection(socket);
    case Fault::Swallow:
        static_cast<void>(m_service.handle(request));
        return socket->disconnectFromHost();
    case Fault::Truncate:
    case Fault::None:
        return deliver(m_service.handle(request), request, socket, fault == Fault::Truncate);
    }
}

void Frontend::deliver(const Answer &answer, const Request &request, QTcpSocket *socket, bool truncated) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    if (!answer.body.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    for (const Header &header : answer.headers)
        head += header.first + ": " + header.second + "\r\n";
    if (answer.status != 204 && answer.status != 304)
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    const bool close = truncated || request.header("Connection").toLower().contains("close");
    if (close)
        head += "Connection: close\r\n";
    const bool bodiless = request.method == "HEAD";
    const QByteArray body = bodiless ? QByteArray() : truncated ? answer.body.first(answer.body.size() / 2) : answer.body;
    socket->write(head + "\r\n" + body);
    if (close)
        socket->disconnectFromHost();
}

} // namespace Provost::Practice
