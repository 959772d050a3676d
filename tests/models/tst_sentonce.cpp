// SPDX-License-Identifier: GPL-3.0-or-later
// The promise everything else rests on: a write reaches the server at most once, whatever the connection does.
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/requestjob.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_SentOnce : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void swallowed_data()
    {
        QTest::addColumn<Wire::Transport>("transport");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("reused");
        QTest::addColumn<int>("bodySize");
        QTest::addColumn<Wire::After>("end");
        for (const auto transport : {Wire::Transport::Plain, Wire::Transport::Tls}) {
            for (const char *method : {"POST", "PUT", "PATCH"}) {
                for (const bool reused : {false, true}) {
                    for (const int size : {2, 300'000}) {
                        for (const auto end : {Wire::After::Close, Wire::After::Reset})
                            QTest::addRow("%s %s %s %d bytes %s", transport == Wire::Transport::Tls ? "TLS" : "plain", method, reused ? "reused" : "fresh", size,
                                          end == Wire::After::Close ? "closed" : "reset")
                                << transport << QByteArray(method) << reused << size << end;
                    }
                }
            }
        }
    }
    void swallowed()
    {
        QFETCH(Wire::Transport, transport);
        QFETCH(QByteArray, method);
        QFETCH(bool, reused);
        QFETCH(int, bodySize);
        QFETCH(Wire::After, end);
        Wire wire(transport);
        wire.setHandler([end](const Wire::Request &request) {
            return request.method == "GET" ? Wire::Answer::json(200, "{}") : Wire::Answer {.after = end};
        });
        Connection connection(wire.settings());
        if (reused) {
            QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        }
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = method, .path = u"/Users"_s, .body = QByteArray(bodySize, 'x')}, this));
        QVERIFY(!outcome.ok());
        QTest::qWait(20); // a second copy would come now
        QCOMPARE(wire.count(method), 1);
        QCOMPARE(wire.connections(), 1);
        QCOMPARE(outcome.error().kind, ErrorKind::Transport);
        QVERIFY2(outcome.error().inDoubt, "it may have been carried out");
        QCOMPARE(outcome.error().attempts, 1);
    }
    void closedWhileTheBodyIsSent()
    {
        Wire wire;
        wire.setClosesOnHead(true);
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = QByteArray(5'000'000, 'x')}, this));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().kind, ErrorKind::Transport);
        QVERIFY(outcome.error().inDoubt);
        QVERIFY(wire.requests().isEmpty()); // as long as no byte of the body has left, Qt may connect again: nothing whole has arrived
    }
    void noAnswerInTime()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome
            = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = "{}", .timeout = std::chrono::milliseconds(200)}, this));
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY(outcome.error().inDoubt);
        QCOMPARE(wire.count("POST"), 1);
    }
    void neverArrivedIsNoDoubt()
    {
        Wire wire;
        ConnectionSettings settings = wire.settings();
        settings.baseUrl = Wire::refusedUrl();
        Connection connection(settings);
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = "{}"}, this));
        QCOMPARE(outcome.error().kind, ErrorKind::Transport);
        QVERIFY(!outcome.error().inDoubt);
        QCOMPARE(outcome.error().attempts, 0);
    }
    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("copies");
        QTest::addColumn<bool>("inDoubt");
        QTest::newRow("500") << 500 << QByteArray() << 1 << false;
        QTest::newRow("502") << 502 << QByteArray() << 1 << true;
        QTest::newRow("503") << 503 << QByteArray() << 1 << true;
        QTest::newRow("503, Retry-After") << 503 << QByteArray("Retry-After: 0\r\n") << 5 << false;
        QTest::newRow("504") << 504 << QByteArray() << 1 << true;
        QTest::newRow("429") << 429 << QByteArray("Retry-After: 0\r\n") << 5 << false;
        QTest::newRow("401") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n") << 1 << false;
        QTest::newRow("401 Negotiate") << 401 << QByteArray("WWW-Authenticate: Negotiate\r\n") << 1 << false;
        QTest::newRow("401 Digest") << 401 << QByteArray("WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n") << 1 << false;
        QTest::newRow("407") << 407 << QByteArray("Proxy-Authenticate: Basic realm=\"x\"\r\n") << 1 << false;
        QTest::newRow("301") << 301 << QByteArray("Location: /scim/v2/Else\r\n") << 1 << false;
    }
    void statuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        Wire wire;
        wire.setHandler([=](const Wire::Request &) { return Wire::Answer::json(status, "{}", header); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "PATCH", .path = u"/Users/1"_s, .body = "{}"}, this));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().httpStatus, status);
        QTEST(outcome.error().inDoubt, "inDoubt");
        QTEST(int(wire.requests().size()), "copies");
        QCOMPARE(qsizetype(outcome.error().attempts), wire.requests().size());
    }
    void redirectedWithItsBody()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(308, "{}", "Location: /scim/v2/Else\r\n"); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = "{}"}, this));
        QVERIFY(outcome.error().inDoubt); // Qt hides the status: looking the object up settles it
        QVERIFY(outcome.error().detail.contains(u"redirected"_s));
        QCOMPARE(wire.requests().size(), 1);
    }
    void deletesAreCounted()
    {
        // A DELETE has no body to refuse the rewinding of; what Qt sends behind our back is counted instead.
        Wire wire;
        wire.setHandler([&wire](const Wire::Request &) {
            return wire.count("DELETE") == 1 ? Wire::Answer::closed() : Wire::Answer::of(404, {}, {});
        });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "DELETE", .path = u"/Users/1"_s}, this));
        QVERIFY(!outcome.ok());
        QCOMPARE(qsizetype(outcome.error().attempts), wire.count("DELETE"));
        if (wire.count("DELETE") > 1)
            QCOMPARE(outcome.error().httpStatus, 404);
        else
            QVERIFY(outcome.error().inDoubt);
    }
};

QTEST_GUILESS_MAIN(tst_SentOnce)
#include "tst_sentonce.moc"
