// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
QString everythingLogged(const HttpLog &log)
{
    QString all;
    QDebug out(&all);
    for (qsizetype i = 0; i < log.size(); ++i) {
        const HttpExchange &e = log.at(i);
        out << e.url << e.requestHeaders << e.requestBody << e.replyHeaders << e.replyBody << e.failure << e.requestId << e.toCurl();
    }
    return all;
}
constexpr auto head = "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\n";
}

class tst_RequestJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badServers_data()
    {
        QTest::addColumn<Wire::Answer>("answer"); ///< to every request
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("most"); ///< 0: just as many
        const auto row = [](const char *name, const Wire::Answer &answer, ErrorKind kind, int status, int requests, int most = 0) {
            QTest::newRow(name) << answer << kind << status << requests << most;
        };
        // Qt itself asks once more when the server closes without a word, so those rows allow for more
        row("hang", Wire::Answer::silence(), ErrorKind::Timeout, 0, 2);
        row("half a head", Wire::Answer::raw("HTTP/1.1 200 OK\r\nContent-Ty"), ErrorKind::Transport, 0, -1);
        row("half a body", Wire::Answer::raw(QByteArray(head) + "Content-Length: 100\r\n\r\n{\"id\":"), ErrorKind::Transport, 0, 5);
        row("half a body, then silence", Wire::Answer::raw(QByteArray(head) + "Content-Length: 100\r\n\r\n{\"id\":", Wire::After::KeepOpen), ErrorKind::Timeout, 0, 2);
        row("half a body, reset", Wire::Answer::raw(QByteArray(head) + "Content-Length: 100\r\n\r\n{\"id\":", Wire::After::Reset), ErrorKind::Transport, 0, -1);
        row("not HTTP", Wire::Answer::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), ErrorKind::Transport, 0, -1);
        row("429", Wire::Answer::json(429, "{}", "Retry-After: 0\r\n"), ErrorKind::RateLimited, 429, 5);
        row("429 without Retry-After", Wire::Answer::json(429, "{}"), ErrorKind::RateLimited, 429, 5);
        row("429 for an hour", Wire::Answer::json(429, "{}", "Retry-After: 3600\r\n"), ErrorKind::RateLimited, 429, 1);
        row("503 until a date that has passed", Wire::Answer::json(503, "{}", "Retry-After: Mon, 01 Jan 2024 00:00:00 GMT\r\n"), ErrorKind::RateLimited, 503, 5);
        row("500", Wire::Answer::of(500, "text/html", "<html><title>Oops</title></html>"), ErrorKind::Http, 500, 1);
        row("error cut off", Wire::Answer::raw("HTTP/1.1 400 X\r\nContent-Length: 1000\r\n\r\n{\"detail\""), ErrorKind::Http, 400, 1, 2);
        row("401", Wire::Answer::json(401, "t0ken-of-the-test is no good"), ErrorKind::Auth, 401, 1);
        row("redirect to another host", Wire::Answer::json(302, {}, "Location: https://user:pw@evil.example/x?token=abc\r\n"), ErrorKind::Protocol, 302, 1);
        row("redirect to another port", Wire::Answer::json(307, {}, "Location: http://127.0.0.1:1/x\r\n"), ErrorKind::Protocol, 307, 1);
        row("redirect nowhere", Wire::Answer::json(302, {}), ErrorKind::Protocol, 302, 1);
        row("redirect to itself", Wire::Answer::json(302, {}, "Location: /scim/v2/Users\r\n"), ErrorKind::Protocol, 302, 4);
        row("304", Wire::Answer::of(304, {}, {}), ErrorKind::Http, 304, 1);
    }
    void badServers()
    {
        QFETCH(Wire::Answer, answer);
        QFETCH(int, requests);
        Wire wire;
        wire.setHandler([answer](const Wire::Request &) { return answer; });
        ConnectionSettings settings = wire.settings();
        settings.timeout = milliseconds(1000);
        Connection connection(settings);
        const Result<HttpReply> outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY(!outcome.ok());
        const Error &error = outcome.error();
        QTEST(error.kind, "kind");
        QTEST(error.httpStatus, "status");
        QVERIFY(!error.detail.isEmpty() || error.httpStatus == 429 || error.httpStatus == 503 || error.httpStatus == 304);
        QFETCH(int, most);
        if (most > 0)
            QVERIFY2(wire.requests().size() >= requests && wire.requests().size() <= most, qPrintable(QString::number(wire.requests().size())));
        else if (requests > 0)
            QCOMPARE(wire.requests().size(), requests);
        QVERIFY(!error.inDoubt); // a read never is
        QVERIFY(!error.toString().contains(u"t0ken"_s));
        QVERIFY2(!everythingLogged(connection.log()).contains(u"t0ken"_s), qPrintable(everythingLogged(connection.log())));
        QCOMPARE(connection.governor().inFlight(), 0);
        QVERIFY(connection.log().at(0).finished);
    }
    void saysWhatWasRefused_data()
    {
        QTest::addColumn<SignIn::Kind>("kind");
        QTest::addColumn<Wire::Answer>("answer");
        QTest::addColumn<QString>("detail");
        const QByteArray asks = "WWW-Authenticate: Bearer\r\n";
        using Kind = SignIn::Kind;
        QTest::newRow("no reason") << Kind::Bearer << Wire::Answer::json(401, {}) << u"neither a reason nor a WWW-Authenticate header"_s;
        QTest::newRow("asks for a token") << Kind::Bearer << Wire::Answer::json(401, {}, asks) << QString();
        QTest::newRow("a reason") << Kind::Bearer << Wire::Answer::json(401, R"({"detail":"expired"})") << u"expired"_s;
        QTest::newRow("forbidden") << Kind::Bearer << Wire::Answer::json(403, {}) << QString();
        QTest::newRow("unsigned") << Kind::None << Wire::Answer::json(401, {}, asks) << u"nothing was sent to sign in with"_s;
        QTest::newRow("unsigned and forbidden") << Kind::None << Wire::Answer::json(403, R"({"detail":"no"})") << u"nothing was sent to sign in with: no"_s;
        QTest::newRow("a password") << Kind::Basic << Wire::Answer::json(401, {}, asks) << u"user name or password refused"_s;
        QTest::newRow("a password, with a reason") << Kind::Basic << Wire::Answer::json(401, R"({"detail":"no"})") << u"user name or password refused: no"_s;
        QTest::newRow("a password, by a gateway") << Kind::Basic << Wire::Answer::of(401, "text/html", "<html><title>Blocked</title></html>") << u"a page of markup: Blocked"_s;
        QTest::newRow("a password, and forbidden") << Kind::Basic << Wire::Answer::json(403, R"({"detail":"no"})") << u"no"_s;
        QTest::newRow("a certificate") << Kind::MutualTls << Wire::Answer::json(401, R"({"detail":"who?"})") << u"client certificate refused: who?"_s;
        QTest::newRow("told in words") << Kind::Bearer << Wire::Answer::of(401, "text/plain", "login of a: pwd=hunter2, --token=hunter3") << u"login of a: pwd=[redacted] --token=[redacted]"_s;
        QTest::newRow("unsigned and not there") << Kind::None << Wire::Answer::json(404, {}) << QString();
    }
    void saysWhatWasRefused()
    {
        QFETCH(SignIn::Kind, kind);
        QFETCH(Wire::Answer, answer);
        Wire wire;
        wire.setHandler([&answer](const Wire::Request &) { return answer; });
        ConnectionSettings settings = wire.settings();
        settings.signIn.kind = kind;
        std::optional<Certificates> files;
        if (kind == SignIn::Kind::MutualTls) {
            files.emplace();
            settings.signIn.certificateFile = files->file(u"ca.pem"_s);
            settings.signIn.keyFile = files->file(u"ca.key"_s);
        }
        Connection connection(settings);
        QTEST(outcomeOf(connection.send({.path = u"/Users"_s}, this)).error().detail, "detail");
        // a form has what signs it in its body
        const HttpRequest form {.method = "POST", .body = "a=b", .contentType = "application/x-www-form-urlencoded"};
        QVERIFY(!outcomeOf(connection.send(form, this)).error().detail.contains(u"nothing was sent"_s));
    }
    void aNewPasswordIsNotRepeated()
    {
        Wire wire;
        const QByteArray refusal = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"weak: Winter-2026","detail":"'Winter-2026' is too weak"})";
        wire.setHandler([&refusal](const Wire::Request &) { return Wire::Answer::json(400, refusal, "X-Reason: Winter-2026 is too weak\r\nrequest-id: r-1 (Winter-2026)\r\n"); });
        Connection connection(wire.settings());
        const auto outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = R"({"userName":"ann","password":"Winter-2026"})"}, this));
        QCOMPARE(outcome.error().detail, u"'[redacted]' is too weak"_s);
        QCOMPARE(outcome.error().scimType, u"weak: [redacted]"_s);
        QCOMPARE(outcome.error().requestId, u"r-1 ([redacted])"_s);
        QVERIFY(everythingLogged(connection.log()).contains(u"[redacted] is too weak"_s)); // the header
        QVERIFY2(!everythingLogged(connection.log()).contains(u"Winter"_s), qPrintable(everythingLogged(connection.log())));
    }
    /// Refusals come with 200, too: in the answer to a bulk request (RFC 7644 section 3.7.3), and from proxies that turn every status into it.
    void aNewPasswordIsNotRepeatedBySuccess_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("bulk") << QByteArray(R"({"Operations":[{"method":"POST","path":"/Users","bulkId":"1","data":{"userName":"ann","password":"Winter-2026"}}]})")
                              << QByteArray(R"({"Operations":[{"bulkId":"1","method":"POST","status":"400","response":{"status":"400","detail":"'Winter-2026' is too weak"}}]})");
        QTest::newRow("a proxy") << QByteArray(R"({"userName":"ann","password":"Winter-2026"})") << QByteArray(R"({"status":"400","detail":"'Winter-2026' is too weak"})");
    }
    void aNewPasswordIsNotRepeatedBySuccess()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, answer);
        Wire wire;
        wire.setHandler([&answer](const Wire::Request &) { return Wire::Answer::json(200, answer, "request-id: Winter-2026\r\n"); });
        Connection connection(wire.settings());
        const auto outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = sent}, this));
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->body, answer); // what is kept is clean, what is read is whole
        QCOMPARE(outcome->requestId, u"[redacted]"_s); // which goes into journal and reports
        const QString logged = everythingLogged(connection.log());
        QVERIFY2(!logged.contains(u"Winter"_s) && logged.contains(u"is too weak"_s), qPrintable(logged));
    }
    void refused()
    {
        ConnectionSettings settings = Wire().settings();
        settings.baseUrl = Wire::refusedUrl();
        Connection connection(settings);
        const Result<HttpReply> outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QCOMPARE(outcome.error().kind, ErrorKind::Transport);
        QVERIFY(outcome.error().detail.contains(u"refused"_s));
        QCOMPARE(connection.log().sentCount(), 2);
    }
    void resetAndSilentCloseAreRetriedForReads_data()
    {
        QTest::addColumn<Wire::Answer>("first");
        QTest::newRow("closed") << Wire::Answer::closed();
        QTest::newRow("reset") << Wire::Answer::reset();
        QTest::newRow("half a body") << Wire::Answer::raw(QByteArray(head) + "Content-Length: 100\r\n\r\n{\"id\":");
        QTest::newRow("503") << Wire::Answer::json(503, {});
        QTest::newRow("429") << Wire::Answer::json(429, {}, "Retry-After: 0\r\n");
    }
    void resetAndSilentCloseAreRetriedForReads()
    {
        QFETCH(Wire::Answer, first);
        Wire wire;
        wire.play({first});
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, R"({"id":"1"})", "request-id: r-1\r\n"); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.path = u"/Users/1"_s}, this));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().toString()));
        QCOMPARE(outcome->body, R"({"id":"1"})");
        QCOMPARE(outcome->requestId, u"r-1"_s);
        QCOMPARE(outcome->attempts, 2);
    }
    void retryAfterHoldsEverybody()
    {
        Wire wire;
        wire.play({Wire::Answer::json(429, {}, "Retry-After: 1\r\n")});
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        Connection connection(wire.settings());
        QElapsedTimer clock;
        clock.start();
        bool posted = false;
        RequestJob *first = connection.send({.method = "POST", .path = u"/Users"_s, .body = "{}"}, this);
        first->then(this, [&posted](const Result<HttpReply> &result) { posted = result.ok(); });
        QTRY_VERIFY(connection.governor().heldBackFor() > milliseconds(0));
        QVERIFY(outcomeOf(connection.send({.path = u"/Groups"_s}, this)).ok());
        QVERIFY2(clock.elapsed() >= 1000, "another request went out before the time");
        QTRY_VERIFY(posted);
        QCOMPARE(wire.count("POST"), 2);
    }
    void goodAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << QByteArray(head) + "Content-Length: 2\r\n\r\n{}" << QByteArray("{}");
        QTest::newRow("no length, closed") << QByteArray(head) + "\r\n{}" << QByteArray("{}");
        QTest::newRow("chunked") << QByteArray(head) + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n" << QByteArray("{}");
        QTest::newRow("more than the length") << QByteArray(head) + "Content-Length: 2\r\n\r\n{}garbage" << QByteArray("{}");
        QTest::newRow("gzip") << QByteArray(head) + "Content-Encoding: gzip\r\nContent-Length: 22\r\n\r\n"
                + QByteArray::fromHex("1f8b0800000000000003abae050043bfa6a302000000") << QByteArray("{}");
        QTest::newRow("empty 204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray();
        QTest::newRow("HTML") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>") << QByteArray("<html>");
    }
    void goodAnswers()
    {
        QFETCH(QByteArray, bytes);
        Wire wire;
        wire.setHandler([bytes](const Wire::Request &) { return Wire::Answer::raw(bytes); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().toString()));
        QTEST(outcome->body, "body");
        QCOMPARE(connection.log().at(0).replyBody, outcome->body);
    }
    void fortyMegabytes()
    {
        Wire wire;
        const QByteArray body(40'000'000, 'x');
        wire.setHandler([&body](const Wire::Request &) { return Wire::Answer::json(200, body); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this), 60'000);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->body.size(), body.size());
        QCOMPARE(connection.log().at(0).replySize, body.size());
        QCOMPARE(connection.log().at(0).replyBody.size(), 256 * 1024);
    }
    void slowBytesAreNoTimeout()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        ConnectionSettings settings = wire.settings();
        settings.timeout = milliseconds(300);
        Connection connection(settings);
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        QTRY_COMPARE(wire.requests().size(), 1);
        auto *socket = wire.findChild<QTcpSocket *>();
        QTimer drip;
        int dripped = 0;
        connect(&drip, &QTimer::timeout, socket, [&] { socket->write(++dripped == 1 ? QByteArray(QByteArray(head) + "Content-Length: 8\r\n\r\n{") : QByteArray("}")); });
        drip.start(100);
        const Result<HttpReply> outcome = outcomeOf(job);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->body, "{}}}}}}}");
    }
    void sameOriginRedirectOfAReadIsFollowed()
    {
        Wire wire;
        wire.play({Wire::Answer::json(301, {}, "Location: /scim/v2/Users?x=1\r\n"), Wire::Answer::json(200, "{}")});
        Connection connection(wire.settings());
        QVERIFY(outcomeOf(connection.send({.path = u"/users"_s}, this)).ok());
        QCOMPARE(wire.requests().last().target, "/scim/v2/Users?x=1");
        QCOMPARE(wire.requests().last().header("Authorization"), "Bearer t0ken-of-the-test");
    }
    void redirectElsewhereNamesTheTargetAndSendsNothingThere_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("read") << QByteArray("GET");
        QTest::newRow("write") << QByteArray("POST");
        QTest::newRow("delete") << QByteArray("DELETE");
    }
    void redirectElsewhereNamesTheTargetAndSendsNothingThere()
    {
        QFETCH(QByteArray, method);
        Wire wire;
        Wire other;
        const QByteArray target = other.baseUrl().toEncoded();
        wire.setHandler([target](const Wire::Request &) { return Wire::Answer::json(302, {}, "Location: " + target + "?token=abc\r\n"); });
        Connection connection(wire.settings());
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = method, .path = u"/Users"_s, .body = method == "POST" ? "{}" : ""}, this));
        QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
        QVERIFY2(outcome.error().detail.contains(QString::fromLatin1(target)), qPrintable(outcome.error().detail));
        QVERIFY(!outcome.error().detail.contains(u"abc"_s));
        QVERIFY(!outcome.error().inDoubt);
        QCOMPARE(other.connections(), 0);
        QVERIFY(!everythingLogged(connection.log()).contains(u"abc"_s));
    }
    void logShowsEveryAttempt()
    {
        Wire wire;
        wire.play({Wire::Answer::json(503, {}), Wire::Answer::json(200, "{}", "x-request-id: 7\r\n")});
        Connection connection(wire.settings());
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QCOMPARE(connection.log().size(), 2);
        QCOMPARE(connection.log().at(0).status, 503);
        QCOMPARE(connection.log().at(1).attempt, 2);
        QCOMPARE(connection.log().at(1).requestId, u"7"_s);
        QVERIFY(connection.log().at(1).finished);
    }

    // Cancelling: at any moment, once, and nothing is left behind.
    void cancelBeforeTheStartSendsNothing()
    {
        Wire wire;
        Connection connection(wire.settings());
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        job->cancel();
        QTest::qWait(20); // nothing to wait for: nothing must happen
        QCOMPARE(wire.connections(), 0);
        QCOMPARE(connection.log().sentCount(), 0);
    }
    void cancelInTheQueueSendsNothing()
    {
        Wire wire;
        Connection connection(wire.settings());
        connection.governor().setPaused(true);
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        QTRY_COMPARE(connection.governor().waiting(), 1);
        job->cancel();
        QCOMPARE(connection.governor().waiting(), 0);
        connection.governor().setPaused(false);
        QTest::qWait(20); // nothing to wait for: nothing must happen
        QCOMPARE(wire.connections(), 0);
    }
    void cancelWhileTheServerThinks()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        Connection connection(wire.settings());
        QList<ErrorKind> ends;
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        job->then(this, [&ends](const Result<HttpReply> &outcome) { ends << outcome.error().kind; });
        QTRY_COMPARE(wire.requests().size(), 1);
        job->cancel();
        job->cancel();
        QCOMPARE(ends, QList<ErrorKind> {ErrorKind::Cancelled});
        QCOMPARE(connection.governor().inFlight(), 0);
        QCOMPARE(connection.log().at(0).failure, u"cancelled"_s);
        QVERIFY(connection.log().at(0).finished);
    }
    void cancelWhileWaitingForTheNextAttempt()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(503, {}); });
        ConnectionSettings settings = wire.settings();
        settings.retry.firstDelay = settings.retry.maxDelay = milliseconds(1000);
        Connection connection(settings);
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        QTRY_VERIFY(connection.log().size() == 1 && connection.log().at(0).finished);
        job->cancel();
        QTest::qWait(1100); // the next attempt would come now
        QCOMPARE(wire.requests().size(), 1);
        QCOMPARE(connection.governor().inFlight(), 0);
    }
    void theHandlerDeletesTheParent()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        Connection connection(wire.settings());
        auto parent = std::make_unique<QObject>();
        connection.send({.path = u"/Users"_s}, parent.get())->then(this, [&parent](const Result<HttpReply> &) { parent.reset(); });
        QTRY_VERIFY(!parent);
    }
    void theHandlerDestroysTheConnection_data()
    {
        QTest::addColumn<Wire::Answer>("answer");
        QTest::newRow("answered") << Wire::Answer::json(200, "{}");
        QTest::newRow("refused") << Wire::Answer::json(400, "{}");
        QTest::newRow("closed") << Wire::Answer::closed();
        QTest::newRow("timed out") << Wire::Answer::silence();
    }
    void theHandlerDestroysTheConnection()
    {
        QFETCH(Wire::Answer, answer);
        Wire wire;
        wire.setHandler([answer](const Wire::Request &) { return answer; });
        ConnectionSettings settings = wire.settings();
        settings.timeout = milliseconds(200);
        settings.retry.maxAttempts = 1;
        auto connection = std::make_unique<Connection>(settings);
        connection->send({.path = u"/Users"_s}, this)->then(this, [&connection](const Result<HttpReply> &) { connection.reset(); });
        QTRY_VERIFY(!connection);
    }
    void aLogListenerCancels()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        Connection connection(wire.settings());
        RequestJob *job = connection.send({.path = u"/Users"_s}, this);
        QObject listener;
        QPointer<RequestJob> watched(job);
        connect(&connection.log(), &HttpLog::updated, &listener, [&watched] {
            if (watched)
                watched->cancel();
        });
        QCOMPARE(outcomeOf(job).error().kind, ErrorKind::Cancelled);
        QCOMPARE(connection.governor().inFlight(), 0);
    }
    void theParentDiesAtEveryMoment()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}").late(milliseconds(3)); });
        Connection connection(wire.settings());
        for (int ms = 0; ms < 12; ++ms) {
            auto parent = std::make_unique<QObject>();
            bool told = false;
            for (int i = 0; i < 10; ++i)
                connection.send({.path = u"/Users"_s}, parent.get())->then(parent.get(), [&told](const Result<HttpReply> &) { told = true; });
            QTest::qWait(ms);
            told = false;
            parent.reset();
            QCOMPARE(connection.governor().inFlight(), 0);
            QCOMPARE(connection.governor().waiting(), 0);
            QCoreApplication::processEvents();
            QVERIFY(!told);
        }
    }
};

QTEST_GUILESS_MAIN(tst_RequestJob)
#include "tst_requestjob.moc"
