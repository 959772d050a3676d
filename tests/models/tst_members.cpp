// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membershipjob.h"
#include "client/membersjob.h"
#include "client/searchjob.h"
#include "client/toldmembers.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Access = ServerProfile::MemberAccess;
using Knowledge = MemberList::Knowledge;

class tst_Members : public QObject
{
    Q_OBJECT
    static ConnectionSettings settingsWith(const Wire &wire, Access access)
    {
        ConnectionSettings settings = wire.settings();
        settings.profile.members = access;
        return settings;
    }
private Q_SLOTS:
    void ways_data()
    {
        QTest::addColumn<Access>("access");
        QTest::addColumn<QByteArray>("plain"); ///< the group as it is
        QTest::addColumn<QByteArray>("asked"); ///< the group when asked for its members
        QTest::addColumn<QStringList>("members"); ///< "value display type"
        QTest::addColumn<Knowledge>("knowledge");
        QTest::addColumn<int>("requests");
        const QByteArray none = R"({"id":"g","displayName":"G"})";
        const QByteArray two = R"({"id":"g","members":[{"value":"1","display":"A","type":"User"},{"value":"2","$ref":"../Groups/2"}]})";
        const QStringList found {u"1 A User"_s, u"2  Group"_s};
        QTest::newRow("in the group") << Access::InGroup << two << QByteArray() << found << Knowledge::Complete << 1;
        QTest::newRow("empty") << Access::InGroup << QByteArray(R"({"id":"g","members":[]})") << QByteArray() << QStringList() << Knowledge::Complete << 1;
        QTest::newRow("only when asked") << Access::InGroup << none << two << found << Knowledge::Complete << 2;
        QTest::newRow("none even then") << Access::InGroup << none << none << QStringList() << Knowledge::Complete << 2;
        QTest::newRow("on request") << Access::OnRequest << none << two << found << Knowledge::Complete << 1;
        QTest::newRow("bare ids") << Access::InGroup << QByteArray(R"({"id":"g","members":["1",{"display":"no id"}]})") << QByteArray() << QStringList {u"1  "_s} << Knowledge::Complete << 1;
        QTest::newRow("never") << Access::Never << two << two << QStringList() << Knowledge::Unknown << 0;
        QTest::newRow("pairs only") << Access::ByPairFilter << two << two << QStringList() << Knowledge::Unknown << 0;
        QTest::newRow("by groups filter") << Access::ByGroupsFilter << two << two << QStringList {u"u1 u1@example.com User"_s, u"u2 u2@example.com User"_s} << Knowledge::UsersOnly << 1;
    }
    void ways()
    {
        QFETCH(Access, access);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, asked);
        Wire wire;
        wire.setHandler([=](const Wire::Request &request) {
            if (request.path() == "/Users" && request.parameter(u"filter"_s) == "groups.value eq \"g\""_L1)
                return Wire::Answer::json(200, Wire::usersPage(1, 2, 2));
            if (request.path() == "/Groups/g")
                return Wire::Answer::json(200, request.parameter(u"attributes"_s) == "members"_L1 ? asked : plain);
            return Wire::Answer::json(404, {});
        });
        Connection connection(settingsWith(wire, access));
        const Result<MemberList> outcome = outcomeOf(new MembersJob(connection, {.id = u"g"_s}, RequestPriority::Interactive, &connection));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().toString()));
        QStringList members;
        for (const MemberList::Member &member : outcome->members)
            members << u"%1 %2 %3"_s.arg(member.value, member.display, member.type);
        QTEST(members, "members");
        QTEST(outcome->knowledge, "knowledge");
        QTEST(int(wire.requests().size()), "requests");
        if (outcome->knowledge == Knowledge::Unknown || plain == asked)
            QVERIFY(!outcome->notes.isEmpty() || access == Access::ByGroupsFilter);
    }
    void textTellsWhatTheTreeDoes_data()
    {
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<int>("members"); ///< -1: nothing is said of them
        const auto row = [](const char *name, const QByteArray &group, int members) { QTest::newRow(name) << group << members; };
        row("none said", R"({"id":"g"})", -1);
        row("nothing to read", "", -1);
        row("no object", R"(["members"])", -1);
        row("cut off", R"({"members":["a"])", -1);
        row("null", R"({"members":null})", 0);
        row("by the letter before any case", R"({"MEMBERS":["x","y"],"members":["z"],"Members":[]})", 1);
        row("the first in any case", R"({"MEMBERS":["x","y"],"Members":["z"]})", 2);
        row("names of every kind", R"({"members":["a",1,null,[2],{"Value":"b","DISPLAY":"B","type":"group"},{"value":5},{"value":""},{"value":"c","display":"\u00e9\ud83d\ude00"}]})", 3);
        row("types", R"({"members":[{"value":"a","$ref":"x/groups/1"},{"value":"b","type":"","$ref":"\/users\/.."},{"value":"c","$ref":"/Groups/Users/"},{"value":"d","type":"User"},{"value":"e","type":7}]})", 5);
        row("a reference that is no text", R"({"members":[{"value":"a","$ref":{"x":"/Users/1"}},{"value":"b","$ref":["/Users/1"]}]})", 2);
        row("twice in one", R"({"members":[{"Value":"a","value":"b","value":"c","display":"d","Display":"e"}]})", 1);
        row("numbers beyond 64 bits", R"({"n":123456789012345678901234567890,"members":[{"value":"\ud800"}]})", 1);
        row("a mark in front", "\xEF\xBB\xBF{\"members\":[\"a\"]}", 1);
    }
    void textTellsWhatTheTreeDoes()
    {
        QFETCH(QByteArray, group);
        const auto told = membersToldIn(group);
        QVERIFY(told == membersToldBy(Resource(group)));
        QTEST(told ? int(told->size()) : -1, "members");
    }
    void aMissingGroupIsAnError()
    {
        Wire wire;
        Connection connection(settingsWith(wire, Access::InGroup));
        QCOMPARE(outcomeOf(new MembersJob(connection, {.id = u"g"_s}, RequestPriority::Interactive, &connection)).error().kind, ErrorKind::NotFound);
    }
    void cutLists_data()
    {
        QTest::addColumn<int>("total"); ///< users the filter finds
        QTest::addColumn<bool>("shows"); ///< they show the group
        QTest::addColumn<bool>("filters"); ///< the profile takes the filter
        QTest::addColumn<int>("members");
        QTest::addColumn<Knowledge>("knowledge");
        QTest::newRow("whole after all") << 50 << true << true << 50 << Knowledge::UsersOnly;
        QTest::newRow("completed") << 53 << true << true << 53 << Knowledge::UsersOnly;
        QTest::newRow("filter ignored") << 53 << false << true << 50 << Knowledge::MaybeCut;
        QTest::newRow("filter answered with nobody") << 0 << false << true << 50 << Knowledge::MaybeCut;
        QTest::newRow("no such filter") << 53 << true << false << 50 << Knowledge::MaybeCut;
    }
    void cutLists()
    {
        QFETCH(int, total);
        QFETCH(bool, shows);
        QFETCH(bool, filters);
        Wire wire;
        wire.setHandler([=](const Wire::Request &request) {
            Json::Array resources;
            const bool users = request.path() == "/Users";
            const int count = users && request.parameter(u"count"_s) == "0"_L1 ? 0 : users ? total : 50;
            for (int i = 0; i < count; ++i) {
                Json one = Json::object({{users ? u"id"_s : u"value"_s, u"u%1"_s.arg(i)}});
                if (users && shows)
                    one.set(u"groups"_s, Json::array({Json::object({{u"value"_s, u"g"_s}})}));
                resources.push_back(one);
            }
            if (!users)
                return Wire::Answer::json(200, Json::object({{u"id"_s, u"g"_s}, {u"members"_s, Json(resources)}}).toBytes());
            return Wire::Answer::json(200, Json::object({{u"totalResults"_s, total}, {u"Resources"_s, Json(resources)}}).toBytes());
        });
        ConnectionSettings settings = settingsWith(wire, Access::InGroup);
        settings.profile.filter.supported = filters;
        Connection connection(settings);
        const auto outcome = outcomeOf(new MembersJob(connection, {.id = u"g"_s}, RequestPriority::Interactive, &connection));
        QVERIFY(outcome.ok());
        QTEST(int(outcome->members.size()), "members");
        QTEST(outcome->knowledge, "knowledge");
        QCOMPARE(outcome->notes.isEmpty(), total == 50);
    }
    /// Who is in it by way of another group shows the group too, and is no member of it.
    void indirectOnesAreNoMembers()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            const bool users = request.path() == "/Users";
            Json::Array resources;
            for (int i = 0; i < (users ? 53 : 50); ++i) {
                Json one = Json::object({{users ? u"id"_s : u"value"_s, u"u%1"_s.arg(i)}});
                if (users)
                    one.set(u"groups"_s, Json::array({Json::object({{u"value"_s, u"g"_s}, {u"type"_s, i < 51 ? u"direct"_s : u"indirect"_s}})}));
                resources.push_back(one);
            }
            if (!users)
                return Wire::Answer::json(200, Json::object({{u"id"_s, u"g"_s}, {u"members"_s, Json(resources)}}).toBytes());
            return Wire::Answer::json(200, Json::object({{u"totalResults"_s, 53}, {u"Resources"_s, Json(resources)}}).toBytes());
        });
        Connection connection(settingsWith(wire, Access::InGroup));
        const auto outcome = outcomeOf(new MembersJob(connection, {.id = u"g"_s}, RequestPriority::Interactive, &connection));
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->members.size(), 51);
    }
    void pairs_data()
    {
        QTest::addColumn<Wire::Answer>("answer");
        QTest::addColumn<int>("member"); ///< 1 yes, 0 no, -1 error
        QTest::newRow("yes") << Wire::Answer::json(200, "{\"totalResults\":1,\"Resources\":[{\"id\":\"g\\\"1\"}]}") << 1;
        QTest::newRow("no") << Wire::Answer::json(200, R"({"totalResults":0})") << 0;
        QTest::newRow("filter ignored") << Wire::Answer::json(200, R"({"totalResults":1,"Resources":[{"id":"other"}]})") << 0;
        QTest::newRow("refused") << Wire::Answer::json(400, {}) << -1;
    }
    void pairs()
    {
        QFETCH(Wire::Answer, answer);
        Wire wire;
        wire.play({answer});
        Connection connection(settingsWith(wire, Access::ByPairFilter));
        const Result<bool> outcome = outcomeOf(new MembershipJob(connection, u"/Groups"_s, u"g\"1"_s, u"u"_s, RequestPriority::Interactive, &connection));
        QTEST(outcome.ok() ? int(outcome.value()) : -1, "member");
        QCOMPARE(wire.requests().first().parameter(u"filter"_s), u"id eq \"g\\\"1\" and members.value eq \"u\""_s);
    }
    void memberIsCalledAsTheProfileSays()
    {
        Wire wire;
        wire.play({Wire::Answer::json(200, R"({"Resources":[{"id":"g"}]})")});
        ConnectionSettings settings = settingsWith(wire, Access::ByPairFilter);
        settings.profile.memberAttribute = u"members"_s;
        Connection connection(settings);
        const Result<bool> outcome = outcomeOf(new MembershipJob(connection, u"/Groups"_s, u"g"_s, u"u"_s, RequestPriority::Interactive, &connection));
        QVERIFY(outcome && *outcome);
        QCOMPARE(wire.requests().first().parameter(u"filter"_s), u"id eq \"g\" and members eq \"u\""_s);
    }
    void searchByPost()
    {
        Wire wire;
        wire.play({Wire::Answer::json(503, {}), Wire::Answer::json(200, Wire::usersPage(1, 2, 2))}); // a search may be sent again
        Connection connection(wire.settings());
        ListQuery query {.endpoint = u"/Users"_s, .resourceType = u"User"_s, .attributes = {u"userName"_s, u"emails"_s}, .sortBy = u"userName"_s};
        query.filter = Filter::parse(u"userName sw \"a\""_s).valueOr({});
        auto *job = new SearchJob(connection, query, {.startIndex = 1, .count = 10}, &connection);
        QCOMPARE(outcomeOf(job)->resources.size(), 2);
        QCOMPARE(wire.requests().last().path(), "/Users/.search");
        const QByteArray expected = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],)"
                                    "\"filter\":\"userName sw \\\"a\\\"\",\"attributes\":[\"userName\",\"emails\"],"
                                    R"("sortBy":"userName","sortOrder":"ascending","startIndex":1,"count":10})";
        QCOMPARE(Json::parse(wire.requests().last().body).value(), Json::parse(expected).value());
    }
    void searchFallsBackToGet_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("fallsBack");
        for (const int status : {404, 405, 501, 400})
            QTest::addRow("%d", status) << status << QByteArray() << true;
        QTest::newRow("bad filter") << 400 << QByteArray(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"invalidFilter","status":"400"})") << false;
        QTest::newRow("401") << 401 << QByteArray() << false;
    }
    void searchFallsBackToGet()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, fallsBack);
        Wire wire;
        wire.play({Wire::Answer::json(status, body), Wire::Answer::json(200, Wire::usersPage(1, 2, 2))});
        Connection connection(wire.settings());
        auto *job = new SearchJob(connection, {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, {.count = 10, .cursor = u"a+"_s}, &connection);
        QCOMPARE(outcomeOf(job).ok(), fallsBack);
        QCOMPARE(wire.count("GET"), fallsBack ? 1 : 0);
        if (fallsBack)
            QCOMPARE(wire.requests().last().target, "/scim/v2/Users?cursor=a%2B&count=10");
    }
};

QTEST_GUILESS_MAIN(tst_Members)
#include "tst_members.moc"
