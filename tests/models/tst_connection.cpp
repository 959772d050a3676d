// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_Connection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urls_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<QByteArray>("url");
        const QByteArray base = "https://example.com/scim/v2";
        const auto row = [](const char *name, const QByteArray &from, const HttpRequest &request, const QByteArray &url) {
            QTest::newRow(name) << from << request << url;
        };
        row("plain", base, {.path = u"/Users"_s}, base + "/Users");
        row("slash at the end", base + "/", {.path = u"/Users"_s}, base + "/Users");
        row("no path", "https://example.com", {.path = u"/Users"_s}, "https://example.com/Users");
        row("base alone", base, {}, base);
        row("base with encoded path and query", "https://example.com/a%2Fb?x=1#y", {.path = u"/Users"_s}, "https://example.com/a%2Fb/Users");
        row("filter", base, {.path = u"/Users"_s, .query = {{u"filter"_s, u"userName eq \"a+b&c=d/é#?\""_s}}},
            base + "/Users?filter=userName%20eq%20%22a%2Bb%26c%3Dd%2F%C3%A9%23%3F%22");
        row("cursor", base, {.path = u"/Users"_s, .query = {{u"cursor"_s, u"a+/=="_s}, {u"count"_s, u"10"_s}}},
            base + "/Users?cursor=a%2B%2F%3D%3D&count=10");
        row("first cursor", base, {.path = u"/Users"_s, .query = {{u"cursor"_s, {}}}}, base + "/Users?cursor");
        row("empty value", base, {.path = u"/Users"_s, .query = {{u"cursor"_s, u""_s}}}, base + "/Users?cursor=");
        row("percent", base, {.path = u"/Users"_s, .query = {{u"filter"_s, u"100%41"_s}}}, base + "/Users?filter=100%2541");
        row("attributes", base, {.path = u"/Users"_s, .query = {{u"attributes"_s, u"urn:x:User:a,b"_s}}}, base + "/Users?attributes=urn:x:User:a,b");
        row("id", base, {.path = HttpRequest::pathOf(u"/Users"_s, u"a/b#c%d?e+f g&ü"_s)}, base + "/Users/a%2Fb%23c%25d%3Fe%2Bf%20g%26%C3%BC");
    }
    void urls()
    {
        QFETCH(QByteArray, base);
        QFETCH(HttpRequest, request);
        ConnectionSettings settings;
        settings.baseUrl = QUrl::fromEncoded(base);
        const Connection connection(settings);
        QTEST(connection.urlFor(request).toEncoded(), "url");
    }
    void urlsGoOutAsTheyAre()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        Connection connection(wire.settings());
        QVERIFY(outcomeOf(connection.send({.path = HttpRequest::pathOf(u"/Users"_s, u"a/b+c%2F"_s), .query = {{u"cursor"_s, u"+/= "_s}}}, this)).ok());
        QCOMPARE(wire.requests().first().target, "/scim/v2/Users/a%2Fb%2Bc%252F?cursor=%2B%2F%3D%20");
    }
    void refusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QUrl>("base");
        QTest::addColumn<QString>("path");
        QTest::newRow("http to another host") << QUrl(u"http://example.com/scim"_s) << u"/Users"_s;
        QTest::newRow("http to a name like loopback") << QUrl(u"http://localhost.example.com/scim"_s) << u"/Users"_s;
        QTest::newRow("other scheme") << QUrl(u"ftp://127.0.0.1/scim"_s) << u"/Users"_s;
        QTest::newRow("no host") << QUrl(u"https:///scim"_s) << u"/Users"_s;
        QTest::newRow("relative") << QUrl(u"scim"_s) << u"/Users"_s;
        QTest::newRow("password in the URL") << QUrl(u"https://me:secret@127.0.0.1/scim"_s) << u"/Users"_s;
        QTest::newRow("empty id") << QUrl() << HttpRequest::pathOf(u"/Users"_s, {});
        QTest::newRow("id ..") << QUrl() << HttpRequest::pathOf(u"/Users"_s, u".."_s);
        QTest::newRow("id .") << QUrl() << HttpRequest::pathOf(u"/Users"_s, u"."_s);
        QTest::newRow("no slash") << QUrl() << u"Users"_s;
        QTest::newRow("query in the path") << QUrl() << u"/Users?x"_s;
        QTest::newRow("line break") << QUrl() << u"/Users\r\nX: y"_s;
    }
    void refusedBeforeAnythingIsSent()
    {
        QFETCH(QUrl, base);
        QFETCH(QString, path);
        Wire wire;
        ConnectionSettings settings = wire.settings();
        if (!base.isEmpty())
            settings.baseUrl = base;
        Connection connection(settings);
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "DELETE", .path = path}, this));
        QCOMPARE(outcome.error().kind, ErrorKind::Validation);
        QVERIFY(!outcome.error().toString().contains(u"secret"_s));
        QCOMPARE(connection.log().sentCount(), 0);
        QCOMPARE(wire.connections(), 0);
    }
    void headers()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}", "Set-Cookie: a=b\r\nSet-Cookie: c=d\r\n"); });
        Connection connection(wire.settings());
        ServerProfile profile;
        profile.headers.deleteAccept = "*/*";
        connection.setProfile(profile);
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QVERIFY(outcomeOf(connection.send({.method = "PATCH", .path = u"/Users/1"_s, .body = "{}", .ifMatch = "W/\"1\""}, this)).ok());
        QVERIFY(outcomeOf(connection.send({.method = "DELETE", .path = u"/Users/1"_s}, this)).ok());
        const Wire::Request &get = wire.requests().at(0);
        QCOMPARE(get.header("Authorization"), "Bearer t0ken-of-the-test");
        QCOMPARE(get.header("User-Agent"), "Provost/" PROVOST_VERSION);
        QCOMPARE(get.header("Accept"), "application/scim+json, application/json;q=0.9");
        QVERIFY(get.header("Content-Type").isEmpty());
        const Wire::Request &patch = wire.requests().at(1);
        QCOMPARE(patch.header("Content-Type"), "application/scim+json");
        QCOMPARE(patch.header("If-Match"), "W/\"1\"");
        QCOMPARE(patch.header("Content-Length"), "2");
        QVERIFY2(patch.header("Cookie").isEmpty(), "cookies are not sent back");
        QCOMPARE(wire.requests().at(2).header("Accept"), "*/*");
    }
    void noTokenNoHeader()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        Connection connection(settings);
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QVERIFY(wire.requests().first().header("Authorization").isEmpty());
    }
    void tlsIsVerified_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("trusted") << true << u"localhost"_s << true;
        QTest::newRow("unknown authority") << false << u"localhost"_s << false;
        QTest::newRow("other name") << true << u"127.0.0.2"_s << false;
    }
    void tlsIsVerified()
    {
        QFETCH(bool, trusted);
        QFETCH(QString, host);
        Wire wire(Wire::Transport::Tls);
        wire.close();
        QVERIFY(wire.listen(host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host)));
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.baseUrl = wire.baseUrl(host);
        if (!trusted)
            settings.extraCaPem.clear();
        Connection connection(settings);
        const Result<HttpReply> outcome = outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = "{}"}, this));
        QTEST(outcome.ok(), "succeeds");
        if (outcome.ok())
            return;
        QCOMPARE(outcome.error().kind, ErrorKind::Tls);
        QVERIFY(!outcome.error().inDoubt);
        QVERIFY(wire.requests().isEmpty());
    }
    void badExtraCaIsSaid()
    {
        Wire wire(Wire::Transport::Tls);
        ConnectionSettings settings = wire.settings();
        settings.extraCaPem = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n";
        Connection connection(settings);
        QCOMPARE(outcomeOf(connection.send({.path = u"/Users"_s}, this)).error().kind, ErrorKind::Validation);
        QCOMPARE(wire.connections(), 0);
    }
    void moreInFlightThanOneManagerTakes()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}").late(std::chrono::milliseconds(1500)); });
        ConnectionSettings settings = wire.settings();
        settings.profile.limits.concurrency = 20;
        int managers = 0;
        Connection connection(settings, [&managers](QObject *parent) {
            ++managers;
            return new QNetworkAccessManager(parent);
        });
        int ended = 0;
        for (int i = 0; i < 20; ++i) {
            connection.send({.path = u"/Users"_s}, this)->then(this, [&ended](const Result<HttpReply> &result) { ended += result.ok() ? 1 : 0; });
        }
        QTRY_COMPARE(wire.requests().size(), 20);
        QCOMPARE(ended, 0);
        QCOMPARE(connection.governor().inFlight(), 20);
        QCOMPARE(managers, 4);
        QTRY_COMPARE(ended, 20);
        QCOMPARE(connection.governor().inFlight(), 0);
    }
    void dyingConnectionCancelsItsJobs()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        auto connection = std::make_unique<Connection>(wire.settings());
        QList<ErrorKind> ends;
        for (int i = 0; i < 8; ++i) {
            connection->send({.path = u"/Users"_s}, this)->then(this, [&ends](const Result<HttpReply> &result) { ends << result.error().kind; });
        }
        QTRY_COMPARE(wire.requests().size(), 6);
        connection.reset();
        QCOMPARE(ends, QList<ErrorKind>(8, ErrorKind::Cancelled));
    }
};

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
