// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/wire.h"

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>
#include <QUrlQuery>

#include <sys/socket.h>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView basePath = "/scim/v2";

QByteArray dataFile(const char *name)
{
    QFile file(QStringLiteral(PROVOST_TEST_DATA "/tls/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<HttpHeader> parseHeaders(const QByteArrayList &lines)
{
    QList<HttpHeader> headers;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            headers.append({lines[i].first(colon).trimmed(), lines[i].sliced(colon + 1).trimmed()});
    }
    return headers;
}
}

QByteArray Wire::Request::header(QByteArrayView name) const
{
    return HttpReply {.headers = headers}.header(name);
}

QByteArray Wire::Request::path() const
{
    const QByteArray whole = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    return whole.startsWith(basePath) ? whole.sliced(basePath.size()) : whole;
}

QString Wire::Request::parameter(const QString &name) const
{
    const QUrlQuery query(QUrl::fromEncoded(target).query(QUrl::FullyEncoded));
    return query.hasQueryItem(name) ? QUrl::fromPercentEncoding(query.queryItemValue(name, QUrl::FullyEncoded).toLatin1()) : QString();
}

Wire::Answer Wire::Answer::of(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &moreHeaders)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + moreHeaders;
    if (!contentType.isEmpty())
        bytes += "Content-Type: " + contentType + "\r\n";
    if (status != 204)
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return {.bytes = bytes + "\r\n" + body};
}

Wire::Answer Wire::Answer::json(int status, const QByteArray &body, const QByteArray &moreHeaders)
{
    return of(status, "application/scim+json", body, moreHeaders);
}

Wire::Answer Wire::Answer::late(std::chrono::milliseconds time) const
{
    Answer answer = *this;
    answer.delay = time;
    return answer;
}

Wire::Wire(Transport transport, QObject *parent)
    : QTcpServer(parent)
    , m_transport(transport)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

Wire::~Wire() = default;

void Wire::play(std::initializer_list<Answer> answers)
{
    m_script.insert(m_script.end(), answers.begin(), answers.end());
}

qsizetype Wire::count(QByteArrayView method) const
{
    return std::count_if(m_requests.cbegin(), m_requests.cend(), [method](const Request &request) { return request.method == method; });
}

bool Wire::saw(const QByteArray &bytes) const
{
    return m_everything.contains(bytes);
}

QUrl Wire::baseUrl(const QString &host) const
{
    QUrl url;
    url.setScheme(m_transport == Transport::Tls ? u"https"_s : u"http"_s);
    url.setHost(host);
    url.setPort(serverPort());
    url.setPath(QString::fromLatin1(basePath));
    return url;
}

ConnectionSettings Wire::settings() const
{
    ConnectionSettings settings;
    settings.name = u"wire"_s;
    settings.baseUrl = baseUrl();
    settings.token = Redacted<QByteArray>("t0ken-of-the-test");
    settings.timeout = std::chrono::seconds(5);
    settings.retry.firstDelay = std::chrono::milliseconds(5);
    settings.retry.maxDelay = std::chrono::milliseconds(20);
    if (m_transport == Transport::Tls)
        settings.extraCaPem = testCaPem();
    return settings;
}

QUrl Wire::refusedUrl()
{
    const Wire shortLived;
    return shortLived.baseUrl();
}

QByteArray Wire::testCaPem()
{
    return dataFile("ca.pem");
}

QByteArray Wire::userBody(qint64 number)
{
    const QByteArray id = "u" + QByteArray::number(number);
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":")" + id + R"(","userName":")" + id + R"(@example.com"})";
}

QByteArray Wire::usersPage(qint64 first, qint64 last, qint64 total)
{
    QByteArrayList users;
    for (qint64 number = first; number <= last; ++number)
        users << userBody(number);
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":)" + QByteArray::number(total)
        + ",\"startIndex\":" + QByteArray::number(first) + ",\"itemsPerPage\":" + QByteArray::number(users.size()) + ",\"Resources\":["
        + users.join(',') + "]}";
}

void Wire::incomingConnection(qintptr handle)
{
    auto *socket = m_transport == Transport::Tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    m_numbers.insert(socket, ++m_connections);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_received.remove(socket); // half a request would be the next socket's beginning, were it made at the same address
        m_numbers.remove(socket);
        socket->deleteLater();
    });
    if (auto *tls = qobject_cast<QSslSocket *>(socket)) {
        tls->setLocalCertificate(QSslCertificate(dataFile("server.pem")));
        tls->setPrivateKey(QSslKey(dataFile("server.key"), QSsl::Ec));
        tls->startServerEncryption();
    }
}

void Wire::onBytes(QTcpSocket *socket)
{
    const QByteArray bytes = socket->readAll();
    m_everything += bytes;
    m_received[socket] += bytes;
    while (takeRequest(socket)) { }
}

bool Wire::takeRequest(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    if (m_closesOnHead) {
        received.clear();
        perform(socket, Answer::closed());
        return false;
    }
    const QByteArrayList lines = received.first(headEnd).replace("\r\n", "\n").split('\n');
    const QByteArrayList start = lines.first().split(' ');
    Request request {.method = start.value(0), .target = start.value(1), .headers = parseHeaders(lines), .connection = m_numbers.value(socket)};
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (received.size() < headEnd + 4 + length)
        return false;
    request.body = received.sliced(headEnd + 4, length);
    received.remove(0, headEnd + 4 + length);
    m_requests.append(request);
    answer(socket, request);
    return true;
}

void Wire::answer(QTcpSocket *socket, const Request &request)
{
    Answer answer = Answer::of(404, "text/plain", "nothing scripted");
    if (!m_script.empty()) {
        answer = std::move(m_script.front());
        m_script.pop_front();
    } else if (m_handler) {
        answer = m_handler(request);
    }
    if (answer.delay.count() == 0)
        perform(socket, answer);
    else
        QTimer::singleShot(answer.delay, socket, [socket, answer] { perform(socket, answer); });
}

void Wire::perform(QTcpSocket *socket, const Answer &answer)
{
    socket->write(answer.bytes);
    if (answer.after == After::Close) {
        socket->disconnectFromHost();
    } else if (answer.after == After::Reset) {
        const linger none {1, 0}; // closing now sends RST instead of FIN
        setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        socket->abort();
    }
}

} // namespace Provost
