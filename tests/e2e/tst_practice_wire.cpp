// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// What arrives on the wire beside well-behaved requests. Nothing of it may hurt the practice directory.
class tst_Practice_Wire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void garbage_data();
    void garbage();
    void hugeHeader();
    void hugeBody();
    void bodyInPieces();
    void chunkedBody();
    void expectContinue();
    void pipelining();
    void keepAliveAndClose();
    void headAndOptions();
    void mediaTypes_data();
    void mediaTypes();
    void clientsThatLeave();
    void clientsThatLeaveTogether();
    void manyConnections();
    void slowReaders();
    void cleanup();

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> connected() const;
    [[nodiscard]] static QByteArray readUntil(QTcpSocket &socket, const QByteArray &mark);
    [[nodiscard]] static QByteArray readToEnd(QTcpSocket &socket);

    std::unique_ptr<PracticeClient> m_client;
};

void tst_Practice_Wire::initTestCase()
{
    Practice::Options options;
    options.users = 300;
    options.groups = 20;
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
}

/// After every test it still answers.
void tst_Practice_Wire::cleanup()
{
    QCOMPARE(m_client->get(u"/Users?count=1"_s).status, 200);
}

std::unique_ptr<QTcpSocket> tst_Practice_Wire::connected() const
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(m_client->url().host(), quint16(m_client->url().port()));
    return socket->waitForConnected(20'000) ? std::move(socket) : nullptr;
}

QByteArray tst_Practice_Wire::readUntil(QTcpSocket &socket, const QByteArray &mark)
{
    QByteArray text;
    while (!text.contains(mark) && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(20'000)))
        text += socket.readAll();
    return text;
}

QByteArray tst_Practice_Wire::readToEnd(QTcpSocket &socket)
{
    QByteArray text;
    while (socket.bytesAvailable() > 0 || socket.waitForReadyRead(20'000))
        text += socket.readAll();
    return text;
}

void tst_Practice_Wire::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("TLS hello") << QByteArray::fromHex("16030100c8010000c40303");
    QTest::newRow("words") << QByteArray("hello there\r\n\r\n");
    QTest::newRow("no version") << QByteArray("GET /scim/v2/Users\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("negative length") << QByteArray("POST /scim/v2/Users HTTP/1.1\r\nContent-Length: -5\r\n\r\n");
    QTest::newRow("length of letters") << QByteArray("POST /scim/v2/Users HTTP/1.1\r\nContent-Length: abc\r\n\r\n");
    QTest::newRow("broken header") << QByteArray("GET /scim/v2/Users HTTP/1.1\r\n: :\r\n\r\n");
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("absolute target") << QByteArray("GET http://elsewhere/scim/v2/Users HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("broken escapes") << QByteArray("GET /scim/v2/%zz%/Users?filter=%f%%22%c3 HTTP/1.1\r\nHost: x\r\n\r\n");
}

void tst_Practice_Wire::garbage()
{
    QFETCH(QByteArray, bytes);
    auto socket = connected();
    QVERIFY(socket);
    socket->write(bytes);
    QVERIFY(socket->waitForBytesWritten());
    socket->waitForReadyRead(200); // whatever comes, or nothing
    QVERIFY(!socket->readAll().startsWith("HTTP/1.1 200"));
}

void tst_Practice_Wire::hugeHeader()
{
    auto socket = connected();
    QVERIFY(socket);
    socket->write("GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nX-Large: ");
    for (int i = 0; i < 20 && socket->state() == QAbstractSocket::ConnectedState; ++i) {
        socket->write(QByteArray(10'000, 'x'));
        socket->waitForBytesWritten(1000);
    }
    QVERIFY(readUntil(*socket, "\r\n\r\n").startsWith("HTTP/1.1 431"));
}

void tst_Practice_Wire::hugeBody()
{
    QCOMPARE(m_client->send("POST", u"/Users"_s, QByteArray(2 * 1024 * 1024 + 10, ' ')).status, 413);
    auto socket = connected();
    QVERIFY(socket);
    socket->write("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n");
    for (int i = 0; i < 60 && socket->state() == QAbstractSocket::ConnectedState && socket->bytesAvailable() == 0; ++i) {
        socket->write(QByteArray(100'000, 'x'));
        socket->waitForBytesWritten(1000);
        socket->waitForReadyRead(1);
    }
    QVERIFY(readUntil(*socket, "\r\n\r\n").startsWith("HTTP/1.1 413"));
}

void tst_Practice_Wire::bodyInPieces()
{
    auto socket = connected();
    QVERIFY(socket);
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"in-pieces"})";
    const QByteArray request = m_client->requestText("POST", u"/Users"_s, body, {});
    for (qsizetype at = 0; at < request.size(); at += 7) {
        socket->write(request.sliced(at, std::min<qsizetype>(7, request.size() - at)));
        QVERIFY(socket->waitForBytesWritten(20'000));
    }
    QVERIFY(readUntil(*socket, "in-pieces").startsWith("HTTP/1.1 201"));
}

void tst_Practice_Wire::chunkedBody()
{
    auto socket = connected();
    QVERIFY(socket);
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"in-chunks"})";
    socket->write("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAccept: application/scim+json\r\nContent-Type: application/scim+json\r\nAuthorization: Bearer "
        + m_client->token() + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const QByteArray &part : {body.first(30), body.sliced(30)})
        socket->write(QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n");
    socket->write("0\r\n\r\n");
    QVERIFY(readUntil(*socket, "in-chunks").startsWith("HTTP/1.1 201"));
}

void tst_Practice_Wire::expectContinue()
{
    auto socket = connected();
    QVERIFY(socket);
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"continued"})";
    const QByteArray request = m_client->requestText("POST", u"/Users"_s, body, {{"Expect", "100-continue"}});
    socket->write(request.first(request.size() - body.size()));
    QVERIFY(readUntil(*socket, "\r\n\r\n").startsWith("HTTP/1.1 100"));
    socket->write(body);
    QVERIFY(readUntil(*socket, "continued").startsWith("HTTP/1.1 201"));
}

/// Several requests in one packet: each is answered, in order.
void tst_Practice_Wire::pipelining()
{
    auto socket = connected();
    QVERIFY(socket);
    QByteArray requests;
    for (const auto &target : {u"/Users?count=1"_s, u"/Nothing"_s, u"/ServiceProviderConfig"_s, u"/Groups?count=0"_s})
        requests += m_client->requestText("GET", target, {}, {});
    requests.replace("\r\n\r\n", "\r\nX-Test: y\r\n\r\n");
    socket->write(requests);
    QByteArray answers;
    while (answers.count("HTTP/1.1 ") < 4 && socket->waitForReadyRead(20'000))
        answers += socket->readAll();
    QList<QByteArray> statuses;
    for (qsizetype at = answers.indexOf("HTTP/1.1 "); at >= 0; at = answers.indexOf("HTTP/1.1 ", at + 1))
        statuses << answers.sliced(at + 9, 3);
    QCOMPARE(statuses, (QList<QByteArray> {"200", "404", "200", "200"}));
}

void tst_Practice_Wire::keepAliveAndClose()
{
    auto socket = connected();
    QVERIFY(socket);
    for (int i = 0; i < 3; ++i) {
        socket->write(m_client->requestText("GET", u"/Users?count=0"_s, {}, {}));
        QVERIFY(readUntil(*socket, "]}").startsWith("HTTP/1.1 200"));
    }
    socket->write(m_client->requestText("GET", u"/Users?count=0"_s, {}, {{"Connection", "close"}}));
    const QByteArray last = readToEnd(*socket);
    QVERIFY(last.contains("Connection: close") && last.endsWith("]}"));
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void tst_Practice_Wire::headAndOptions()
{
    const Reply full = m_client->get(u"/Users?count=3"_s);
    const Reply head = m_client->send("HEAD", u"/Users?count=3"_s);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), full.headers.value("content-length"));
    QCOMPARE(m_client->send("HEAD", u"/Users/nobody"_s).status, 404);
    const Reply options = m_client->send("OPTIONS", u"/Users"_s);
    QCOMPARE(options.status, 204);
    QCOMPARE(options.headers.value("allow"), "GET, HEAD, POST, OPTIONS");
    QCOMPARE(m_client->send("OPTIONS", u"/Users/x"_s).headers.value("allow"), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
}

void tst_Practice_Wire::mediaTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("SCIM") << QByteArray("application/scim+json") << 201;
    QTest::newRow("JSON with charset") << QByteArray("application/json; charset=utf-8") << 201;
    QTest::newRow("capitals") << QByteArray("Application/SCIM+JSON") << 201;
    QTest::newRow("none") << QByteArray() << 201;
    QTest::newRow("text") << QByteArray("text/plain") << 415;
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("XML") << QByteArray("application/xml") << 415;
}

void tst_Practice_Wire::mediaTypes()
{
    QFETCH(QByteArray, type);
    static int count = 0;
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"media)" + QByteArray::number(++count) + "\"}";
    QTEST(m_client->send("POST", u"/Users"_s, body, {{"Content-Type", type}}).status, "status");
}

void tst_Practice_Wire::clientsThatLeave()
{
    const QByteArray request = m_client->requestText("GET", u"/Users?count=300"_s, {}, {});
    for (int i = 0; i < 60; ++i) {
        auto socket = connected();
        QVERIFY(socket);
        socket->write(i % 3 == 0 ? request.first(request.size() / 2) : request);
        QVERIFY(socket->waitForBytesWritten(20'000));
        if (i % 3 == 1)
            socket->waitForReadyRead(50); // leaves in the middle of the answer
        socket->abort();
    }
}

/// Forty at a time ask, write and leave in any order and at any moment; nobody else notices, and a write is done or not.
void tst_Practice_Wire::clientsThatLeaveTogether()
{
    const qint64 before = m_client->get(u"/Users?count=0"_s).at(u"totalResults").toInteger();
    QRandomGenerator random(9865);
    int sent = 0;
    for (int round = 0; round < 15; ++round) {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 40; ++i) {
            sockets.push_back(connected());
            QVERIFY(sockets.back());
            const QByteArray body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"leaver-)" + QByteArray::number(++sent) + "\"}";
            const bool writes = random.bounded(2) == 0;
            const QByteArray request = m_client->requestText(writes ? "POST" : "GET", writes ? u"/Users"_s : u"/Users?count=100"_s, writes ? body : QByteArray(), {});
            sockets.back()->write(request.first(random.bounded(3) == 0 ? random.bounded(int(request.size())) : int(request.size())));
            sockets.back()->flush();
        }
        std::shuffle(sockets.begin(), sockets.end(), random);
        for (const auto &socket : sockets) {
            if (random.bounded(4) == 0)
                socket->waitForReadyRead(random.bounded(20));
            socket->abort();
        }
        QCOMPARE(m_client->get(u"/Users?count=1"_s).status, 200);
    }
    const auto total = [this](const QString &query) { return m_client->get(u"/Users?count=0"_s + query).at(u"totalResults").toInteger(); };
    QTRY_COMPARE(total(u"&filter=userName sw \"leaver-\""_s), total({}) - before); // what was sent last may still be under way
    QVERIFY(total({}) <= before + sent);
}

void tst_Practice_Wire::manyConnections()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 300; ++i) {
        sockets.push_back(connected());
        QVERIFY(sockets.back());
    }
    for (const auto &socket : sockets)
        socket->write(m_client->requestText("GET", u"/Users?count=0"_s, {}, {}));
    for (const auto &socket : sockets)
        QVERIFY(readUntil(*socket, "]}").startsWith("HTTP/1.1 200"));
}

/// Who does not read gets a few answers buffered and hurts nobody else.
void tst_Practice_Wire::slowReaders()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 20; ++i) {
        sockets.push_back(connected());
        QVERIFY(sockets.back());
        sockets.back()->setReadBufferSize(100);
        sockets.back()->write(m_client->requestText("GET", u"/Users?count=300"_s, {}, {}));
        QVERIFY(sockets.back()->waitForBytesWritten(20'000));
    }
    QCOMPARE(m_client->get(u"/Groups?count=1"_s).status, 200);
}

QTEST_GUILESS_MAIN(tst_Practice_Wire)
#include "tst_practice_wire.moc"
