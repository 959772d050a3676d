// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/createjob.h"
#include "client/deletejob.h"
#include "client/patchjob.h"
#include "client/replacejob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
enum class Verb { Create, Replace, Patch, Delete };
constexpr auto scimError = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"told","scimType":"uniqueness","status":"409"})";

WriteJob *make(Verb verb, Connection &connection)
{
    const Json user = Json::object({{u"userName"_s, Json(u"a"_s)}});
    switch (verb) {
    case Verb::Create:
        return new CreateJob(connection, u"/Users"_s, user, RequestPriority::Interactive, &connection);
    case Verb::Replace:
        return new ReplaceJob(connection, u"/Users"_s, u"u 1"_s, user, {.ifMatch = "W/\"7\""}, &connection);
    case Verb::Patch:
        return new PatchJob(connection, u"/Users"_s, u"u 1"_s, Patch {.operations = {{.path = {}, .value = user}}}, {.ifMatch = "W/\"7\""}, &connection);
    case Verb::Delete:
        return new DeleteJob(connection, u"/Users"_s, u"u 1"_s, {.ifMatch = "W/\"7\""}, &connection);
    }
    return nullptr;
}
QByteArray methodOf(Verb verb)
{
    return std::array<QByteArray, 4> {"POST", "PUT", "PATCH", "DELETE"}[size_t(verb)];
}
}

class tst_WriteJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outcomes_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<Wire::Answer>("answer");
        QTest::addColumn<QString>("outcome"); ///< "done id version", or "kind[ in doubt]"
        const auto row = [](const char *name, Verb verb, const Wire::Answer &answer, const QString &outcome) { QTest::newRow(name) << verb << answer << outcome; };
        const QByteArray own = R"({"id":"u 1","userName":"a","meta":{"version":"v8"}})";
        row("created", Verb::Create, Wire::Answer::json(201, own), u"done u 1 v8"_s);
        row("created, ETag header", Verb::Create, Wire::Answer::json(201, own, "ETag: W/\"9\"\r\n"), u"done u 1 W/\"9\""_s);
        row("created, no body", Verb::Create, Wire::Answer::of(201, {}, {}, "Location: https://x/scim/Users/a%2Fb\r\n"), u"done a/b "_s);
        row("created, nothing at all", Verb::Create, Wire::Answer::of(201, {}, {}), u"done  "_s);
        row("created, answers 200", Verb::Create, Wire::Answer::json(200, own), u"done u 1 v8"_s);
        row("created, without id", Verb::Create, Wire::Answer::json(201, R"({"userName":"a"})"), u"Protocol in doubt"_s);
        row("created, HTML", Verb::Create, Wire::Answer::of(200, "text/html", "<html>"), u"Protocol in doubt"_s);
        row("accepted", Verb::Create, Wire::Answer::json(202, R"({"task":1})"), u"done  "_s);
        row("exists", Verb::Create, Wire::Answer::json(409, scimError), u"Conflict"_s);
        row("bad", Verb::Create, Wire::Answer::json(400, {}), u"Http"_s);
        row("create swallowed", Verb::Create, Wire::Answer::closed(), u"Transport in doubt"_s);
        row("create cut off", Verb::Create, Wire::Answer::raw("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\""), u"Transport in doubt"_s);
        row("create 503", Verb::Create, Wire::Answer::json(503, {}), u"Http in doubt"_s);
        row("create 504", Verb::Create, Wire::Answer::json(504, {}), u"Http in doubt"_s);
        row("create hangs", Verb::Create, Wire::Answer::silence(), u"Timeout in doubt"_s);
        row("replaced", Verb::Replace, Wire::Answer::json(200, own), u"done u 1 v8"_s);
        row("replaced, 204", Verb::Replace, Wire::Answer::of(204, {}, {}, "ETag: \"5\"\r\n"), u"done u 1 \"5\""_s);
        row("replaced another", Verb::Replace, Wire::Answer::json(200, R"({"id":"u2"})"), u"Protocol in doubt"_s);
        row("changed by others", Verb::Replace, Wire::Answer::json(412, scimError), u"Conflict"_s);
        row("405", Verb::Replace, Wire::Answer::json(405, {}), u"Http"_s);
        row("patched, 200", Verb::Patch, Wire::Answer::json(200, own), u"done u 1 v8"_s);
        row("patched, 204", Verb::Patch, Wire::Answer::of(204, {}, {}), u"done u 1 "_s);
        row("patched, empty 200", Verb::Patch, Wire::Answer::of(200, {}, {}), u"done u 1 "_s);
        row("patched, {}", Verb::Patch, Wire::Answer::json(200, "{}"), u"done u 1 "_s);
        row("patched, a message", Verb::Patch, Wire::Answer::json(200, R"({"message":"updated","count":3})"), u"done u 1 "_s);
        row("patched, a list", Verb::Patch, Wire::Answer::json(200, R"([{"id":"m1"}])"), u"done u 1 "_s);
        row("patched, true", Verb::Patch, Wire::Answer::json(200, "true"), u"done u 1 "_s);
        row("patched, 201 with what it made", Verb::Patch, Wire::Answer::json(201, R"({"id":"membership-7"})"), u"done u 1 "_s);
        row("patched, 201 with the resource", Verb::Patch, Wire::Answer::json(201, own), u"done u 1 v8"_s);
        row("patched, 202 with a task", Verb::Patch, Wire::Answer::json(202, R"({"id":"task-1"})"), u"done u 1 "_s);
        row("patched, 299", Verb::Patch, Wire::Answer::of(299, {}, {}), u"done u 1 "_s);
        row("patched another", Verb::Patch, Wire::Answer::json(200, R"({"id":"u2"})"), u"Protocol in doubt"_s);
        row("patched, a portal's page", Verb::Patch, Wire::Answer::of(200, "text/html", "<html>sign in</html>"), u"Protocol in doubt"_s);
        row("patched, 200 around an error", Verb::Patch, Wire::Answer::json(200, scimError), u"Conflict"_s);
        row("created, 200 around an error", Verb::Create, Wire::Answer::json(200, scimError), u"Conflict"_s);
        row("patch 412", Verb::Patch, Wire::Answer::json(412, {}), u"Conflict"_s);
        row("patch 404", Verb::Patch, Wire::Answer::json(404, {}), u"NotFound"_s);
        row("patch swallowed", Verb::Patch, Wire::Answer::reset(), u"Transport in doubt"_s);
        row("deleted", Verb::Delete, Wire::Answer::of(204, {}, {}), u"done u 1 "_s);
        row("deleted, with a body", Verb::Delete, Wire::Answer::json(200, R"({"message":"ok"})"), u"done u 1 "_s);
        row("delete 404", Verb::Delete, Wire::Answer::json(404, {}), u"NotFound"_s);
        row("delete 412", Verb::Delete, Wire::Answer::json(412, {}), u"Conflict"_s);
        row("delete hangs", Verb::Delete, Wire::Answer::silence(), u"Timeout in doubt"_s);
    }
    void outcomes()
    {
        QFETCH(Verb, verb);
        QFETCH(Wire::Answer, answer);
        Wire wire;
        wire.setHandler([answer](const Wire::Request &) { return answer; });
        ConnectionSettings settings = wire.settings();
        settings.timeout = std::chrono::milliseconds(1000);
        Connection connection(settings);
        const Result<WriteOutcome> outcome = outcomeOf(make(verb, connection));
        QString text;
        if (outcome.ok())
            text = u"done %1 %2"_s.arg(outcome->id, outcome->version);
        else
            text = outcome.error().toString().section(u' ', 0, 0).remove(u':') + (outcome.error().inDoubt ? u" in doubt"_s : QString());
        QTEST(text, "outcome");
        QCOMPARE(wire.requests().size(), 1);
        QCOMPARE(wire.requests().first().method, methodOf(verb));
        QCOMPARE(wire.requests().first().path(), verb == Verb::Create ? "/Users" : "/Users/u%201");
        QCOMPARE(wire.requests().first().header("If-Match"), verb == Verb::Create ? "" : "W/\"7\"");
        if (outcome.ok())
            QCOMPARE(outcome->accepted, answer.bytes.startsWith("HTTP/1.1 202"));
    }
    void bodiesGoOutAsTheyAre()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::of(204, {}, {}); });
        Connection connection(wire.settings());
        const Json resource = Json::parse(R"({"b":1.0,"a":12345678901234567890,"n":null})").value();
        QVERIFY(outcomeOf(new ReplaceJob(connection, u"/Users"_s, u"1"_s, resource, {}, this)).ok());
        QCOMPARE(wire.requests().first().body, R"({"b":1.0,"a":12345678901234567890,"n":null})");
        QVERIFY(wire.requests().first().header("If-Match").isEmpty());
    }
    void aDeleteThatWasSentTwiceAndIsGoneWorked()
    {
        Wire wire; // Qt sends a DELETE again when the connection closes without an answer
        wire.setHandler([&wire](const Wire::Request &) { return wire.count("DELETE") == 1 ? Wire::Answer::closed() : Wire::Answer::json(404, {}); });
        Connection connection(wire.settings());
        const Result<WriteOutcome> outcome = outcomeOf(make(Verb::Delete, connection));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().toString()));
        QCOMPARE(outcome->timesSent, 2);
        QCOMPARE(outcome->id, u"u 1"_s);
    }
    void retriedOnlyWhenTheServerRefused()
    {
        Wire wire;
        wire.play({Wire::Answer::json(429, {}, "Retry-After: 0\r\n"), Wire::Answer::json(503, {}, "Retry-After: 0\r\n"), Wire::Answer::json(201, R"({"id":"n"})")});
        Connection connection(wire.settings());
        QCOMPARE(outcomeOf(make(Verb::Create, connection))->id, u"n"_s);
        QCOMPARE(wire.requests().size(), 3);
    }
    void largeAnswersAreReadElsewhere()
    {
        Wire wire;
        const QByteArray body = R"({"id":"u 1","members":[)" + QByteArray("{\"value\":\"x\"},").repeated(20'000) + "{}]}";
        wire.setHandler([&body](const Wire::Request &) { return Wire::Answer::json(200, body); });
        Connection connection(wire.settings());
        QCOMPARE(outcomeOf(make(Verb::Patch, connection))->resource.bytes(), body);
    }
};

QTEST_GUILESS_MAIN(tst_WriteJobs)
#include "tst_writejobs.moc"
