// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include "scim/attributename.h"

#include <QTest>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20000; ///< milliseconds
}

QStringList Reply::texts(QStringView attribute, QStringView list) const
{
    QStringList result;
    const auto name = AttributeName::parse(attribute);
    const Json resources = at(list);
    for (const Json &resource : resources.items())
        result << (name ? name->valueIn(resource).scalarText() : QString());
    return result;
}

PracticeClient::PracticeClient(Practice::Options options)
    : m_defaults {{"Accept", "application/scim+json"}, {"Content-Type", "application/scim+json"}}
{
    const QObject here; // told in this thread: a QSignalSpy would be told in the other, while it is looked at, or gone
    QObject::connect(&m_thread, &Practice::PracticeThread::ready, &here, [this](const QUrl &url, const QByteArray &token) {
        m_url = url;
        m_token = token;
    });
    QObject::connect(&m_thread, &Practice::PracticeThread::failed, &here, [this](const Error &error) { m_failure = error.toString(); });
    m_thread.start(options);
    static_cast<void>(QTest::qWaitFor([this] { return isReady() || !m_failure.isEmpty(); }, 180000));
    if (isReady())
        m_defaults.insert("Authorization", "Bearer " + m_token);
}

PracticeClient::PracticeClient(const QUrl &url, const QByteArray &token)
    : m_url(url)
    , m_token(token)
    , m_defaults {{"Accept", "application/scim+json"}, {"Content-Type", "application/scim+json"}, {"Authorization", "Bearer " + token}}
{
}

QByteArray PracticeClient::requestText(const QByteArray &method, const QString &target, const QByteArray &body,
    const QHash<QByteArray, QByteArray> &headers) const
{
    QHash<QByteArray, QByteArray> all = m_defaults;
    all.insert(headers);
    const QString path = target.startsWith(u"/practice"_s) ? target : m_url.path() + target;
    QByteArrayList pieces = path.toUtf8().split('%'); // what is encoded already stays so; Qt would encode its % again
    for (QByteArray &piece : pieces)
        piece = piece.toPercentEncoding("/?&=:+[]()$,;@");
    QByteArray text = method + ' ' + pieces.join('%') + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + QByteArray::number(m_url.port()) + "\r\n";
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (auto header = all.cbegin(); header != all.cend(); ++header) {
        if (!header.value().isEmpty() && (header.key() != "Content-Type" || !body.isEmpty()))
            text += header.key() + ": " + header.value() + "\r\n";
    }
    return text + "\r\n" + body;
}

Reply PracticeClient::send(const QByteArray &method, const QString &target, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        m_socket.connectToHost(m_url.host(), quint16(m_url.port()));
        m_socket.waitForConnected(patience);
    }
    m_socket.write(requestText(method, target, body, headers));
    Reply reply = readReply(m_socket, method == "HEAD");
    if (!reply.complete || reply.headers.value("connection") == "close")
        m_socket.abort();
    return reply;
}

Reply PracticeClient::raw(const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), quint16(m_url.port()));
    socket.waitForConnected(patience);
    socket.write(bytes);
    return readReply(socket, false);
}

Reply PracticeClient::readReply(QTcpSocket &socket, bool bodiless) const
{
    QByteArray text;
    const auto readMore = [&socket, &text] {
        const bool more = socket.bytesAvailable() > 0 || socket.waitForReadyRead(patience);
        text += socket.readAll();
        return more;
    };
    while (!text.contains("\r\n\r\n")) {
        if (!readMore())
            return {};
    }
    const qsizetype headEnd = text.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = text.first(headEnd).split('\n');
    Reply reply {.status = lines.first().split(' ').value(1).toInt()};
    for (const QByteArray &line : lines.sliced(1))
        reply.headers.insert(line.first(line.indexOf(':')).toLower(), line.sliced(line.indexOf(':') + 1).trimmed());
    const qsizetype length = bodiless ? 0 : reply.headers.value("content-length").toLongLong();
    while (text.size() < headEnd + 4 + length) {
        if (!readMore())
            break;
    }
    reply.body = text.sliced(headEnd + 4);
    reply.complete = reply.body.size() == length;
    return reply;
}

QString PracticeClient::createUser(const QString &userName)
{
    const Json body = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:User"_s})}, {u"userName"_s, userName}});
    return send("POST", u"/Users"_s, body).at(u"id").toString();
}

QString PracticeClient::createGroup(const QString &displayName, const QStringList &members)
{
    Json list = Json::array();
    for (const QString &member : members)
        list.append(Json::object({{u"value"_s, member}}));
    const Json body = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Group"_s})},
        {u"displayName"_s, displayName}, {u"members"_s, list}});
    return send("POST", u"/Groups"_s, body).at(u"id").toString();
}

QString PracticeClient::idOf(const QString &collection, const QString &filter)
{
    return get(u"/%1?count=1&filter=%2"_s.arg(collection, filter)).texts(u"id").value(0);
}

} // namespace Provost::Testing
