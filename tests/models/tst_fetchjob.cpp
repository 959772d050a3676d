// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/fetchjob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_FetchJob : public QObject
{
    Q_OBJECT
    static Result<Resource> fetch(const Wire &wire, const QString &id, FetchJob::Options options = {}, const ServerProfile &profile = {})
    {
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        Connection connection(settings);
        return outcomeOf(new FetchJob(connection, u"/Users"_s, id, std::move(options), &connection), 90'000);
    }
private Q_SLOTS:
    void reads()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, R"({"id":"a/b c","x":1.0,"userName":"U"})"); });
        const Result<Resource> user = fetch(wire, u"a/b c"_s, {.attributes = {u"userName"_s}});
        QVERIFY(user.ok());
        QCOMPARE(user->bytes(), R"({"id":"a/b c","x":1.0,"userName":"U"})");
        QCOMPARE(wire.requests().first().target, "/scim/v2/Users/a%2Fb%20c?attributes=userName");
        ServerProfile poor;
        poor.projection = false;
        QVERIFY(fetch(wire, u"a/b c"_s, {.excludedAttributes = {u"groups"_s}}, poor).ok());
        QCOMPARE(wire.requests().last().target, "/scim/v2/Users/a%2Fb%20c");
    }
    void badAnswers_data()
    {
        QTest::addColumn<Wire::Answer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("other id") << Wire::Answer::json(200, R"({"id":"2"})") << ErrorKind::Protocol << u"\"2\""_s;
        QTest::newRow("no id") << Wire::Answer::json(200, R"({"userName":"x"})") << ErrorKind::Protocol << u"without id"_s;
        QTest::newRow("list") << Wire::Answer::json(200, "[1]") << ErrorKind::Protocol << u"not an object"_s;
        QTest::newRow("HTML") << Wire::Answer::of(200, "text/html", "<html>") << ErrorKind::Protocol << u"HTML"_s;
        QTest::newRow("cut off") << Wire::Answer::json(200, R"({"id":"1",)") << ErrorKind::Protocol << QString();
        QTest::newRow("empty") << Wire::Answer::json(200, {}) << ErrorKind::Protocol << u"empty"_s;
        QTest::newRow("204") << Wire::Answer::of(204, {}, {}) << ErrorKind::Protocol << u"empty"_s;
        QTest::newRow("404") << Wire::Answer::json(404, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"404","detail":"gone"})") << ErrorKind::NotFound << u"gone"_s;
        QTest::newRow("403") << Wire::Answer::json(403, {}) << ErrorKind::Auth << QString();
    }
    void badAnswers()
    {
        QFETCH(Wire::Answer, answer);
        QFETCH(QString, says);
        Wire wire;
        wire.setHandler([answer](const Wire::Request &) { return answer; });
        const Result<Resource> user = fetch(wire, u"1"_s);
        QVERIFY(!user.ok());
        QTEST(user.error().kind, "kind");
        QVERIFY2(user.error().detail.contains(says), qPrintable(user.error().detail));
    }
    void emptyIdSendsNothing()
    {
        Wire wire;
        QCOMPARE(fetch(wire, {}).error().kind, ErrorKind::Validation);
        QCOMPARE(wire.connections(), 0);
    }
    void fortyMegabytes()
    {
        QByteArray body = R"({"id":"1","members":[)";
        while (body.size() < 40'000'000)
            body += R"({"value":"2819c223-7f76-453a-919d-413861904646","type":"User"},)";
        body += "{}]}";
        Wire wire;
        wire.setHandler([&body](const Wire::Request &) { return Wire::Answer::json(200, body); });
        const Result<Resource> group = fetch(wire, u"1"_s);
        QVERIFY(group.ok());
        QCOMPARE(group->bytes().size(), body.size());
    }
    void cancelWhileItIsRead()
    {
        const QByteArray body = R"({"x":[)" + QByteArray("1,").repeated(2'000'000) + R"(1],"id":"1"})";
        Wire wire;
        wire.setHandler([&body](const Wire::Request &) { return Wire::Answer::json(200, body); });
        Connection connection(wire.settings());
        for (int ms = 0; ms < 30; ms += 3) {
            const QPointer<FetchJob> job = new FetchJob(connection, u"/Users"_s, u"1"_s, {}, this); // an ended job deletes itself
            QTest::qWait(ms);
            if (job)
                job->cancel();
        }
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(tst_FetchJob)
#include "tst_fetchjob.moc"
