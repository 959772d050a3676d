// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkjob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "scim/serviceproviderconfig.h"

#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;
using State = BulkResult::State;

namespace {
BulkOperation createUser(const QString &name, const QString &bulkId = {})
{
    return {.method = "POST", .path = u"/Users"_s, .bulkId = bulkId, .data = Json::object({{u"userName"_s, Json(name)}})};
}
BulkOperation createGroup(const QString &member)
{
    return {.method = "POST", .path = u"/Groups"_s, .data = Json::object({{u"members"_s, Json::array({Json::object({{u"value"_s, Json(member)}})})}})};
}

/// Does what it is asked: ids are "id-" and the user's name; users called "bad" are refused. References within one request are resolved.
QByteArray answerTo(const QByteArray &body, bool reverse = false)
{
    const Json request = Json::parse(body).value();
    const int failOnErrors = int(request.value(u"failOnErrors").toInteger());
    Json::Array answers;
    int errors = 0;
    for (const Json &operation : request.value(u"Operations").items()) {
        if (failOnErrors > 0 && errors >= failOnErrors)
            break;
        Json answer = Json::object({{u"bulkId"_s, operation.value(u"bulkId")}, {u"method"_s, operation.value(u"method")}});
        const QString name = operation.value(u"data").value(u"userName").toString();
        if (name == "bad"_L1) {
            ++errors;
            answer.set(u"status"_s, Json(u"409"_s));
            answer.set(u"response"_s, Json::parse(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"uniqueness","detail":"taken","status":"409"})").value());
        } else {
            answer.set(u"status"_s, Json(201));
            answer.set(u"location"_s, Json(u"https://x/scim/v2/Users/id-"_s + name));
        }
        answers.push_back(answer);
    }
    if (reverse)
        std::reverse(answers.begin(), answers.end());
    return Json::object({{u"Operations"_s, Json(answers)}}).toBytes();
}
}

class tst_BulkJob : public QObject
{
    Q_OBJECT
    static QList<BulkResult> run(Wire &wire, std::vector<BulkOperation> operations, BulkJob::Options options)
    {
        Connection connection(wire.settings());
        const auto outcome = outcomeOf(new BulkJob(connection, std::move(operations), options, &connection));
        return outcome.ok() ? outcome.value() : QList<BulkResult>();
    }
    static QList<State> statesOf(const QList<BulkResult> &results)
    {
        QList<State> states;
        for (const BulkResult &result : results)
            states << result.state;
        return states;
    }
private Q_SLOTS:
    void oneRequestInAnyOrder()
    {
        for (const bool reverse : {false, true}) {
            Wire wire;
            wire.setHandler([reverse](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body, reverse)); });
            const QList<BulkResult> results = run(wire, {createUser(u"a"_s), createUser(u"bad"_s), createUser(u"c"_s)}, {});
            QCOMPARE(statesOf(results), QList<State>({State::Done, State::Failed, State::Done}));
            QCOMPARE(results.at(2).id, u"id-c"_s);
            QCOMPARE(results.at(1).error->kind, ErrorKind::Conflict);
            QCOMPARE(results.at(1).error->detail, u"taken"_s);
            QCOMPARE(wire.requests().size(), 1);
            QCOMPARE(wire.requests().first().path(), "/Bulk");
        }
    }
    void splitsAndResolvesAcrossRequests()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        const BulkOperation patch {.method = "PATCH", .path = u"/Users/bulkId:first"_s, .data = Json::object({{u"x"_s, Json(1)}})};
        const QList<BulkResult> results
            = run(wire, {createUser(u"a b"_s, u"first"_s), createUser(u"c"_s), createGroup(u"bulkId:first"_s), patch}, {.maxOperations = 2});
        QCOMPARE(statesOf(results), QList<State>(4, State::Done));
        QCOMPARE(wire.requests().size(), 2);
        const Json second = Json::parse(wire.requests().last().body).value().value(u"Operations");
        QCOMPARE(second.at(0).value(u"data").value(u"members").at(0).value(u"value").toString(), u"id-a b"_s);
        QCOMPARE(second.at(1).value(u"path").toString(), u"/Users/id-a%20b"_s);
    }
    void referencesWithinARequestAreTheServers()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        QCOMPARE(statesOf(run(wire, {createGroup(u"bulkId:later"_s), createUser(u"a"_s, u"later"_s)}, {})), QList<State>(2, State::Done));
        QVERIFY(wire.requests().first().body.contains("bulkId:later"));
    }
    /// RFC 7644 section 3.7.2 lets an operation refer to a later one. Where they are sent apart, the later one goes first.
    void whatIsReferredToGoesFirst()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        const BulkOperation patch {.method = "PATCH", .path = u"/Groups/7"_s, .data = Json::object({{u"x"_s, u"bulkId:u2"_s}})};
        const BulkOperation remove {.method = "DELETE", .path = u"/Groups/7"_s};
        const QList<BulkResult> results
            = run(wire, {createGroup(u"bulkId:u1"_s), createUser(u"a"_s, u"u1"_s), patch, remove, createUser(u"b"_s, u"u2"_s)}, {.maxOperations = 1});
        QCOMPARE(statesOf(results), QList<State>(5, State::Done));
        QCOMPARE(results.at(1).id, u"id-a"_s); // in the order they were given
        QStringList sent;
        for (const Wire::Request &request : wire.requests()) {
            const Json operation = Json::parse(request.body).value().value(u"Operations").at(0);
            sent << operation.value(u"method").toString() + operation.value(u"path").toString();
            QVERIFY(!operation.value(u"data").toBytes().contains("bulkId:"));
        }
        QCOMPARE(sent, QStringList({u"POST/Users"_s, u"POST/Groups"_s, u"POST/Users"_s, u"PATCH/Groups/7"_s, u"DELETE/Groups/7"_s}));
    }
    /// RFC 7644 section 3.7.1, over several requests.
    void aRingIsClosedByAPatch()
    {
        Wire wire;
        int failing = 0;
        wire.setHandler([&failing](const Wire::Request &request) {
            if (failing > 0 && request.body.contains("PatchOp"))
                return Wire::Answer::json(200, R"({"Operations":[{"bulkId":"later-1","status":"403"}]})");
            return Wire::Answer::json(200, answerTo(request.body));
        });
        BulkOperation boss = createUser(u"boss"_s, u"b"_s);
        BulkOperation clerk = createUser(u"clerk"_s, u"c"_s);
        const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
        boss.data.set(urn, *Json::parse(R"({"department":"X","manager":{"value":"bulkId:c"}})"));
        clerk.data.set(urn, *Json::parse(R"({"manager":{"value":"bulkId:b"}})"));
        BulkOperation one = createGroup(u"bulkId:two"_s);
        one.bulkId = u"one"_s;
        one.data.set(u"userName"_s, u"one"_s);
        one.data.set(u"members"_s, *Json::parse(R"([{"value":"5"},{"value":"bulkId:two"}])"));
        BulkOperation two = createGroup(u"bulkId:one"_s);
        two.bulkId = u"two"_s;
        two.data.set(u"userName"_s, u"two"_s);
        QCOMPARE(statesOf(run(wire, {boss, clerk, one, two}, {.maxOperations = 1})), QList<State>(4, State::Done));
        QList<Json> sent;
        for (const Wire::Request &request : wire.requests())
            sent << Json::parse(request.body).value().value(u"Operations").at(0);
        QCOMPARE(sent.size(), 6);
        QCOMPARE(sent[0].value(u"data").value(urn), *Json::parse(R"({"department":"X"})"));
        QCOMPARE(sent[1].value(u"data").value(urn).value(u"manager").value(u"value").toString(), u"id-boss"_s);
        QCOMPARE(sent[2].value(u"path").toString(), u"/Users/id-boss"_s);
        QCOMPARE(sent[2].value(u"data").value(u"Operations").at(0).value(u"path").toString(), urn + u":manager"_s);
        QCOMPARE(sent[2].value(u"data").value(u"Operations").at(0).value(u"value").value(u"value").toString(), u"id-clerk"_s);
        QCOMPARE(sent[3].value(u"data").value(u"members"), *Json::parse(R"([{"value":"5"}])"));
        QCOMPARE(sent[5].value(u"path").toString(), u"/Groups/id-one"_s);
        QCOMPARE(sent[5].value(u"data").value(u"Operations").at(0).value(u"value"), *Json::parse(R"([{"value":"id-two"}])"));
        failing = 1;
        const QList<BulkResult> lacking = run(wire, {boss, clerk}, {.maxOperations = 1});
        QCOMPARE(statesOf(lacking), QList<State>(2, State::Done)); // it is there
        QCOMPARE(lacking.first().id, u"id-boss"_s);
        QVERIFY(lacking.first().error);
    }
    void otherTextMayBeginLikeAReference()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        BulkOperation user = createUser(u"a"_s);
        user.data.set(u"title"_s, u"bulkId: see wiki"_s);
        QCOMPARE(statesOf(run(wire, {user}, {})), QList<State>(1, State::Done));
        QVERIFY(wire.requests().first().body.contains("bulkId: see wiki"));
    }
    void limitsAreTheServices()
    {
        const auto config = ServiceProviderConfig::fromJson(*Json::parse(R"({"bulk":{"supported":true,"maxOperations":7,"maxPayloadSize":900}})"));
        QCOMPARE(BulkJob::optionsFor(config).maxOperations, 7);
        QCOMPARE(BulkJob::optionsFor(config).maxPayloadSize, 900);
        QCOMPARE(BulkJob::optionsFor({}).maxOperations, 0);
    }
    void payloadSizeIsKept()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        std::vector<BulkOperation> operations;
        for (int i = 0; i < 50; ++i)
            operations.push_back(createUser(QString(i * 10, u'x')));
        QCOMPARE(statesOf(run(wire, operations, {.maxPayloadSize = 2000})), QList<State>(50, State::Done));
        QVERIFY(wire.requests().size() < 20);
        for (const Wire::Request &request : wire.requests())
            QVERIFY2(request.body.size() <= 2000, request.body.constData());
    }
    void tooLargeIsHalved()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            const bool tooMany = Json::parse(request.body).value().value(u"Operations").size() > 3;
            return tooMany ? Wire::Answer::json(413, {}) : Wire::Answer::json(200, answerTo(request.body));
        });
        const QList<BulkResult> results = run(wire, std::vector<BulkOperation>(10, createUser(u"a"_s)), {});
        QCOMPARE(statesOf(results), QList<State>(10, State::Done));
    }
    void failOnErrorsStops_data()
    {
        QTest::addColumn<int>("perRequest");
        QTest::addRow("one request") << 0;
        QTest::addRow("several") << 2;
        QTest::addRow("one by one") << 1;
    }
    void failOnErrorsStops()
    {
        QFETCH(int, perRequest);
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        const std::vector<BulkOperation> operations {createUser(u"a"_s), createUser(u"bad"_s), createUser(u"c"_s), createUser(u"bad"_s), createUser(u"e"_s)};
        const QList<BulkResult> results = run(wire, operations, {.failOnErrors = 2, .maxOperations = perRequest});
        QCOMPARE(statesOf(results), QList<State>({State::Done, State::Failed, State::Done, State::Failed, State::Skipped}));
    }
    void whatReferredToAFailureFails()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        BulkOperation bad = createUser(u"bad"_s, u"x"_s);
        BulkOperation chained = createGroup(u"bulkId:x"_s);
        chained.bulkId = u"y"_s;
        const QList<BulkResult> results = run(wire, {bad, chained, createGroup(u"bulkId:y"_s), createUser(u"a"_s)}, {.maxOperations = 1});
        QCOMPARE(statesOf(results), QList<State>({State::Failed, State::Failed, State::Failed, State::Done}));
        QCOMPARE(results.at(1).error->kind, ErrorKind::Validation);
        QCOMPARE(wire.requests().size(), 2);
    }
    void aRequestThatFailsWholeSkipsTheRest_data()
    {
        QTest::addColumn<Wire::Answer>("answer");
        QTest::addColumn<bool>("inDoubt");
        QTest::newRow("swallowed") << Wire::Answer::closed() << true;
        QTest::newRow("HTML") << Wire::Answer::of(200, "text/html", "<html>") << true;
        QTest::newRow("no Operations") << Wire::Answer::json(200, "{}") << true;
        QTest::newRow("401") << Wire::Answer::json(401, {}) << false;
        QTest::newRow("400") << Wire::Answer::json(400, {}) << false;
        QTest::newRow("504") << Wire::Answer::json(504, {}) << true;
    }
    void aRequestThatFailsWholeSkipsTheRest()
    {
        QFETCH(Wire::Answer, answer);
        Wire wire;
        wire.setHandler([answer](const Wire::Request &) { return answer; });
        const QList<BulkResult> results = run(wire, std::vector<BulkOperation>(4, createUser(u"a"_s)), {.maxOperations = 2});
        QCOMPARE(statesOf(results), QList<State>({State::Failed, State::Failed, State::Skipped, State::Skipped}));
        QTEST(results.first().error->inDoubt, "inDoubt");
        QCOMPARE(wire.requests().size(), 1);
    }
    void oddAnswers_data()
    {
        QTest::addColumn<QByteArray>("operations"); ///< of the answer to two creates without bulkId of their own
        QTest::addColumn<QList<State>>("states");
        QTest::addColumn<bool>("inDoubt"); ///< the last
        QTest::newRow("by order") << QByteArray(R"([{"status":"201","location":"/Users/1"},{"status":201}])") << QList<State> {State::Done, State::Done} << false;
        QTest::newRow("status an object") << QByteArray(R"([{"status":{"code":"201"}},{"status":{"code":400}}])") << QList<State> {State::Done, State::Failed} << false;
        QTest::newRow("one is missing") << QByteArray(R"([{"bulkId":"op-1","status":"201"}])") << QList<State> {State::Done, State::Failed} << true;
        QTest::newRow("no status") << QByteArray(R"([{"bulkId":"op-1","status":"201"},{"bulkId":"op-2"}])") << QList<State> {State::Done, State::Failed} << true;
    }
    void oddAnswers()
    {
        QFETCH(QByteArray, operations);
        QFETCH(QList<State>, states);
        Wire wire;
        wire.setHandler([operations](const Wire::Request &) { return Wire::Answer::json(200, "{\"operations\":" + operations + '}'); });
        const QList<BulkResult> results = run(wire, {createUser(u"a"_s), createUser(u"b"_s)}, {});
        QCOMPARE(statesOf(results), states);
        QTEST(results.last().error && results.last().error->inDoubt, "inDoubt");
    }
    void cancelInsideTheHandler()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) { return Wire::Answer::json(200, answerTo(request.body)); });
        Connection connection(wire.settings());
        auto *job = new BulkJob(connection, std::vector<BulkOperation>(6, createUser(u"a"_s)), {.maxOperations = 2}, &connection);
        int ended = 0;
        connect(job, &BulkJob::operationEnded, job, [&ended, job] {
            if (++ended == 3)
                job->cancel();
        });
        QCOMPARE(outcomeOf(job).error().kind, ErrorKind::Cancelled);
        QCOMPARE(ended, 3);
        QCOMPARE(wire.requests().size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_BulkJob)
#include "tst_bulkjob.moc"
