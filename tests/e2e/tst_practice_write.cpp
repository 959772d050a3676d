// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {
const QByteArray userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const QByteArray groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
const QByteArray enterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const QByteArray practiceUrn = "urn:provost:params:scim:schemas:extension:practice:2.0:User";

QByteArray user(const QByteArray &members)
{
    return R"({"schemas":[")" + userUrn + R"("])" + (members.isEmpty() ? "" : ",") + members + '}';
}

QByteArray patch(const QByteArray &operations)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operations + "]}";
}
}

class tst_Practice_Write : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void create();
    void refusedCreations_data();
    void refusedCreations();
    void userNameIsUniqueInAnyCase();
    void badgeIsUnique();
    void replace();
    void preconditions();
    void patches_data();
    void patches();
    void patchIsAtomic();
    void unchangedKeepsItsVersion();
    void hiddenAttributes();
    void immutableOrigin();
    void deletion();
    void managerIsForgotten();
    void members_data();
    void members();
    void indirectMembership();
    void circleOfGroups();
    void bulk();
    void bulkCircle();
    void bulkFailOnErrors();
    void bulkLimits();
    void devicesToo();

private:
    [[nodiscard]] Reply bulkRequest(const QByteArray &operations, int failOnErrors = 0);

    std::unique_ptr<PracticeClient> m_client;
};

void tst_Practice_Write::initTestCase()
{
    Practice::Options options;
    options.users = 60;
    options.groups = 10;
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
}

void tst_Practice_Write::create()
{
    const Reply reply = m_client->send("POST", u"/Users"_s,
        user(R"("USERNAME":"Żaneta","id":"mine","meta":{"version":"x"},"password":"s3cret!","shoeSize":44,"nickName":null,"emails":[],
             "name":{"givenName":"Żaneta","colour":"red"},"active":true,"groups":[{"value":"x"}])"));
    QCOMPARE(reply.status, 201);
    const QString id = reply.at(u"id").toString();
    QVERIFY(!id.isEmpty() && id != u"mine"_s);
    QCOMPARE(reply.headers.value("location"), reply.at(u"meta").value(u"location").toString().toUtf8());
    QCOMPARE(reply.headers.value("etag"), reply.at(u"meta").value(u"version").toString().toUtf8());
    QCOMPARE(reply.at(u"meta").value(u"created"), reply.at(u"meta").value(u"lastModified"));
    for (const auto &absent : {u"password"_s, u"shoeSize"_s, u"nickName"_s, u"emails"_s, u"groups"_s})
        QVERIFY2(!reply.json().contains(absent), qPrintable(absent));
    QVERIFY(!reply.at(u"name").contains(u"colour"));
    QVERIFY(!reply.body.contains("s3cret"));
    const Reply again = m_client->get(u"/Users/"_s + id);
    QCOMPARE(again.body, reply.body);
    QVERIFY(m_client->get(u"/Users?filter=userName eq \"ŻANETA\""_s).texts(u"id").contains(id));
}

void tst_Practice_Write::refusedCreations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("scimType");
    QTest::newRow("no JSON") << QByteArray("{") << u"invalidSyntax"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"invalidSyntax"_s;
    QTest::newRow("no schemas") << QByteArray(R"({"userName":"a"})") << u"invalidSyntax"_s;
    QTest::newRow("another schema") << QByteArray(R"({"schemas":["urn:x"],"userName":"a"})") << u"invalidSyntax"_s;
    QTest::newRow("no userName") << user({}) << u"invalidValue"_s;
    QTest::newRow("empty userName") << user(R"("userName":"")") << u"invalidValue"_s;
    QTest::newRow("userName a number") << user(R"("userName":7)") << u"invalidValue"_s;
    QTest::newRow("active a word") << user(R"("userName":"a1","active":"yes")") << u"invalidValue"_s;
    QTest::newRow("emails an object") << user(R"("userName":"a2","emails":{"value":"x"})") << u"invalidValue"_s;
    QTest::newRow("emails of strings") << user(R"("userName":"a3","emails":["x"])") << u"invalidValue"_s;
    QTest::newRow("name a string") << user(R"("userName":"a4","name":"x")") << u"invalidValue"_s;
    QTest::newRow("two primaries") << user(R"("userName":"a5","emails":[{"value":"a","primary":true},{"value":"b","primary":true}])")
                                   << u"invalidValue"_s;
    const QByteArray practice = '"' + practiceUrn + "\":";
    QTest::newRow("integer with a fraction") << user(R"("userName":"a6",)" + practice + R"({"floor":1.5})") << u"invalidValue"_s;
    QTest::newRow("no date") << user(R"("userName":"a7",)" + practice + R"({"hireDate":"yesterday"})") << u"invalidValue"_s;
    QTest::newRow("no base64") << user(R"("userName":"a8",)" + practice + R"({"publicKey":"?!"})") << u"invalidValue"_s;
}

void tst_Practice_Write::refusedCreations()
{
    QFETCH(QByteArray, body);
    const Reply before = m_client->get(u"/Users?count=0"_s);
    const Reply reply = m_client->send("POST", u"/Users"_s, body);
    QCOMPARE(reply.status, 400);
    QTEST(reply.scimType(), "scimType");
    QCOMPARE(m_client->get(u"/Users?count=0"_s).body, before.body);
}

void tst_Practice_Write::userNameIsUniqueInAnyCase()
{
    QVERIFY(!m_client->createUser(u"Twin"_s).isEmpty());
    const Reply reply = m_client->send("POST", u"/Users"_s, user(R"("userName":"tWIN")"));
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.scimType(), u"uniqueness"_s);
    const QString other = m_client->createUser(u"other"_s);
    QCOMPARE(m_client->send("PUT", u"/Users/"_s + other, user(R"("userName":"TWIN")")).status, 409);
    QCOMPARE(m_client->send("PATCH", u"/Users/"_s + other, patch(R"({"op":"replace","path":"userName","value":"twin"})")).status, 409);
    QCOMPARE(m_client->send("PUT", u"/Users/"_s + other, user(R"("userName":"OTHER")")).status, 200);
}

void tst_Practice_Write::badgeIsUnique()
{
    const QByteArray badge = ",\"" + practiceUrn + R"(":{"badgeNumber":"X1"})";
    QCOMPARE(m_client->send("POST", u"/Users"_s, user(R"("userName":"badge1")" + badge)).status, 201);
    QCOMPARE(m_client->send("POST", u"/Users"_s, user(R"("userName":"badge2")" + badge)).status, 409);
}

void tst_Practice_Write::replace()
{
    const QString id = m_client->createUser(u"replace"_s);
    const Reply before = m_client->send("PUT", u"/Users/"_s + id,
        user(R"("userName":"replace","title":"Pilot","emails":[{"value":"a@example.org"}],")" + enterpriseUrn + R"(":{"department":"Air"})"));
    QCOMPARE(before.status, 200);
    QCOMPARE(before.at(u"schemas").size(), 2);
    const Reply after = m_client->send("PUT", u"/Users/"_s + id, user(R"("userName":"replace","nickName":"R")"));
    QVERIFY(!after.json().contains(u"title") && !after.json().contains(u"emails"));
    QCOMPARE(after.at(u"schemas").size(), 1);
    QCOMPARE(after.at(u"id").toString(), id);
    QCOMPARE(after.at(u"meta").value(u"created"), before.at(u"meta").value(u"created"));
    QVERIFY(after.headers.value("etag") != before.headers.value("etag"));
    QCOMPARE(m_client->get(u"/Users?filter=emails.value eq \"a@example.org\""_s).at(u"totalResults"), Json(0));
    QCOMPARE(m_client->send("PUT", u"/Users/none"_s, user(R"("userName":"x")")).status, 404);
}

void tst_Practice_Write::preconditions()
{
    const QString target = u"/Users/"_s + m_client->createUser(u"etag"_s);
    const QByteArray first = m_client->get(target).headers.value("etag");
    const QByteArray change = patch(R"({"op":"replace","path":"title","value":"One"})");
    QCOMPARE(m_client->send("PATCH", target, change, {{"If-Match", first}}).status, 200);
    QCOMPARE(m_client->send("PATCH", target, change, {{"If-Match", first}}).status, 412);
    QCOMPARE(m_client->send("PUT", target, user(R"("userName":"etag")"), {{"If-Match", first}}).status, 412);
    QCOMPARE(m_client->send("DELETE", target, {}, {{"If-Match", first}}).status, 412);
    QCOMPARE(m_client->send("DELETE", target, {}, {{"If-Match", "W/\"0\", *"}}).status, 204);
}

void tst_Practice_Write::patches_data()
{
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("scimType");
    const auto row = [](const char *name, const QByteArray &operations, int status, const QString &scimType = {}) {
        QTest::newRow(name) << operations << status << scimType;
    };
    row("add", R"({"op":"add","path":"title","value":"Boss"})", 200);
    row("no path", R"({"op":"replace","value":{"title":"Boss","nickName":"B"}})", 200);
    row("any case of op", R"({"op":"Replace","path":"Title","value":"Boss"})", 200);
    row("sub-attribute", R"({"op":"replace","path":"name.familyName","value":"B"})", 200);
    row("extension", R"({"op":"add","path":")" + enterpriseUrn + R"(:department","value":"D"})", 200);
    row("value filter", R"({"op":"replace","path":"emails[type eq \"work\"].value","value":"b@example.org"})", 200);
    row("filter selects nothing", R"({"op":"replace","path":"emails[type eq \"moon\"].value","value":"b"})", 400, u"noTarget"_s);
    row("read-only", R"({"op":"replace","path":"groups","value":[{"value":"x"}]})", 400, u"mutability"_s);
    row("required removed", R"({"op":"remove","path":"userName"})", 400, u"mutability"_s);
    row("remove without path", R"({"op":"remove"})", 400, u"noTarget"_s);
    row("unknown path", R"({"op":"add","path":"shoeSize","value":1})", 400, u"invalidPath"_s);
    row("broken path", R"({"op":"add","path":"emails[type eq","value":1})", 400, u"invalidPath"_s);
    row("unknown op", R"({"op":"move","path":"title","value":"x"})", 400, u"invalidSyntax"_s);
    row("wrong type", R"({"op":"replace","path":"active","value":"maybe"})", 400, u"invalidValue"_s);
}

void tst_Practice_Write::patches()
{
    QFETCH(QByteArray, operations);
    QFETCH(int, status);
    static int count = 0;
    const Reply created = m_client->send("POST", u"/Users"_s,
        user("\"userName\":\"patch" + QByteArray::number(++count) + R"(","emails":[{"type":"work","value":"a@example.org"}])"));
    const Reply reply = m_client->send("PATCH", u"/Users/"_s + created.at(u"id").toString(), patch(operations));
    QCOMPARE(reply.status, status);
    QTEST(reply.scimType(), "scimType");
    const Reply after = m_client->get(u"/Users/"_s + created.at(u"id").toString());
    QCOMPARE(after.body, status == 200 ? reply.body : created.body);
}

void tst_Practice_Write::patchIsAtomic()
{
    const QString target = u"/Users/"_s + m_client->createUser(u"atomic"_s);
    const QByteArray before = m_client->get(target).body;
    const Reply reply = m_client->send("PATCH", target,
        patch(R"({"op":"add","path":"title","value":"x"},{"op":"remove","path":"emails[type eq \"work\"]"})"));
    QCOMPARE(reply.status, 400);
    QCOMPARE(m_client->get(target).body, before);
}

void tst_Practice_Write::unchangedKeepsItsVersion()
{
    const QString target = u"/Users/"_s + m_client->createUser(u"same"_s);
    const Reply first = m_client->send("PATCH", target, patch(R"({"op":"add","path":"title","value":"x"})"));
    const Reply second = m_client->send("PATCH", target, patch(R"({"op":"add","path":"title","value":"x"})"));
    QCOMPARE(second.body, first.body);
}

void tst_Practice_Write::hiddenAttributes()
{
    const QString target = u"/Users/"_s
        + m_client->send("POST", u"/Users"_s, user(R"("userName":"hidden",")" + practiceUrn + R"(":{"pin":"1234","medicalNote":"nut allergy","floor":3})"))
              .at(u"id").toString();
    const Reply plain = m_client->get(target);
    QVERIFY(!plain.body.contains("1234") && !plain.body.contains("nut allergy") && plain.body.contains("\"floor\":3"));
    const Reply asked = m_client->get(target + u"?attributes=urn:provost:params:scim:schemas:extension:practice:2.0:User:medicalNote"_s);
    QVERIFY(asked.body.contains("nut allergy"));
    QVERIFY(!m_client->get(target + u"?attributes=urn:provost:params:scim:schemas:extension:practice:2.0:User:pin"_s).body.contains("1234"));
    m_client->send("PATCH", target, patch(R"({"op":"add","path":"title","value":"x"})"));
    QVERIFY(m_client->get(target + u"?attributes=urn:provost:params:scim:schemas:extension:practice:2.0:User:medicalNote"_s).body.contains("nut allergy"));
}

void tst_Practice_Write::immutableOrigin()
{
    const QByteArray extension = ",\"" + practiceUrn + R"(":{"origin":")";
    const QString target = u"/Users/"_s + m_client->send("POST", u"/Users"_s, user(R"("userName":"immutable")" + extension + R"(sap"})")).at(u"id").toString();
    const Reply changed = m_client->send("PUT", target, user(R"("userName":"immutable")" + extension + R"(hr"})"));
    QCOMPARE(changed.status, 400);
    QCOMPARE(changed.scimType(), u"mutability"_s);
    QCOMPARE(m_client->send("PUT", target, user(R"("userName":"immutable")" + extension + R"(sap"})")).status, 200);
}

void tst_Practice_Write::deletion()
{
    const QString id = m_client->createUser(u"leaver"_s);
    const QString group = m_client->createGroup(u"Leavers"_s, {id});
    const QByteArray version = m_client->get(u"/Groups/"_s + group).headers.value("etag");
    const qint64 total = m_client->get(u"/Users?count=0"_s).at(u"totalResults").toInteger();
    const Reply gone = m_client->send("DELETE", u"/Users/"_s + id);
    QCOMPARE(gone.status, 204);
    QVERIFY(gone.body.isEmpty());
    QCOMPARE(m_client->get(u"/Users/"_s + id).status, 404);
    QCOMPARE(m_client->send("DELETE", u"/Users/"_s + id).status, 404);
    QCOMPARE(m_client->get(u"/Users?count=0"_s).at(u"totalResults").toInteger(), total - 1);
    const Reply after = m_client->get(u"/Groups/"_s + group);
    QVERIFY(!after.json().contains(u"members"));
    QVERIFY(after.headers.value("etag") != version);
    // Nobody is lost or doubled by the hole that a deleted user leaves.
    QStringList ids;
    for (int start = 1; start < total; start += 10)
        ids += m_client->get(u"/Users?count=10&startIndex=%1"_s.arg(start)).texts(u"id");
    QCOMPARE(ids.size(), total - 1);
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_Practice_Write::managerIsForgotten()
{
    const QString boss = m_client->send("POST", u"/Users"_s, user(R"("userName":"boss","displayName":"The Boss")")).at(u"id").toString();
    const Reply report = m_client->send("POST", u"/Users"_s,
        user(R"("userName":"report",")" + enterpriseUrn + R"(":{"department":"D","manager":{"value":")" + boss.toUtf8() + R"("}})"));
    const QString urn = QString::fromLatin1(enterpriseUrn);
    QCOMPARE(report.at(urn).value(u"manager").value(u"displayName").toString(), u"The Boss"_s);
    m_client->send("DELETE", u"/Users/"_s + boss);
    const Json after = m_client->get(u"/Users/"_s + report.at(u"id").toString()).at(urn);
    QVERIFY(!after.contains(u"manager"));
    QCOMPARE(after.value(u"department").toString(), u"D"_s);
}

void tst_Practice_Write::members_data()
{
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *name, const QByteArray &operations, int status, const QString &names) {
        QTest::newRow(name) << operations << status << names;
    };
    row("add one", R"({"op":"add","path":"members","value":[{"value":"$C"}]})", 200, u"A B C"_s);
    row("add twice", R"({"op":"add","path":"members","value":[{"value":"$A"},{"value":"$A"}]})", 200, u"A B"_s);
    row("add without path", R"({"op":"add","value":{"members":[{"value":"$C"}],"displayName":"New"}})", 200, u"A B C"_s);
    row("remove by filter", R"({"op":"remove","path":"members[value eq \"$A\"]"})", 200, u"B"_s);
    row("remove by type", R"({"op":"remove","path":"members[type eq \"User\" and not (value sw \"$B\")]"})", 200, u"B"_s);
    row("remove by value", R"({"op":"remove","path":"members","value":[{"value":"$B"}]})", 200, u"A"_s);
    row("remove all", R"({"op":"remove","path":"members"})", 200, u""_s);
    row("replace", R"({"op":"replace","path":"members","value":[{"value":"$C"}]})", 200, u"C"_s);
    row("several", R"({"op":"remove","path":"members[value eq \"$A\"]"},{"op":"add","path":"members","value":[{"value":"$C"}]})", 200, u"B C"_s);
    row("unknown", R"({"op":"add","path":"members","value":[{"value":"$C"},{"value":"nobody"}]})", 200, u"? A B C"_s);
    row("no such member", R"({"op":"remove","path":"members[value eq \"$C\"]"})", 400, u"A B"_s);
    row("immutable part", R"({"op":"replace","path":"members[value eq \"$A\"].value","value":"$C"})", 400, u"A B"_s);
    row("later operation fails", R"({"op":"add","path":"members","value":[{"value":"$C"}]},{"op":"remove","path":"displayName"})", 400, u"A B"_s);
}

void tst_Practice_Write::members()
{
    QFETCH(QByteArray, operations);
    static int count = 0;
    ++count;
    QHash<QString, QString> names;
    for (const auto &name : {u"A"_s, u"B"_s, u"C"_s}) {
        const QString id = m_client->createUser(u"member-%1-%2"_s.arg(name).arg(count));
        names.insert(id, name);
        operations.replace(QByteArray('$' + name.toLatin1()), id.toLatin1());
    }
    const QString target = u"/Groups/"_s + m_client->createGroup(u"Group %1"_s.arg(count), {names.key(u"A"_s), names.key(u"B"_s)});
    QTEST(m_client->send("PATCH", target, patch(operations)).status, "status");
    QStringList present;
    const Json members = m_client->get(target).at(u"members");
    for (const Json &member : members.items())
        present << names.value(member.value(u"value").toString(), u"?"_s);
    present.sort();
    QTEST(present.join(u' '), "names");
}

void tst_Practice_Write::indirectMembership()
{
    const QString person = m_client->createUser(u"nested"_s);
    const QString inner = m_client->createGroup(u"Inner"_s, {person});
    const QString outer = m_client->createGroup(u"Outer"_s, {inner});
    const Reply user = m_client->get(u"/Users/"_s + person);
    QCOMPARE(user.texts(u"display", u"groups"), (QStringList {u"Inner"_s, u"Outer"_s}));
    QCOMPARE(user.texts(u"type", u"groups"), (QStringList {u"direct"_s, u"indirect"_s}));
    m_client->send("PATCH", u"/Groups/"_s + outer, patch(R"({"op":"remove","path":"members"})"));
    QCOMPARE(m_client->get(u"/Users/"_s + person).texts(u"display", u"groups"), (QStringList {u"Inner"_s}));
}

void tst_Practice_Write::circleOfGroups()
{
    const QString person = m_client->createUser(u"circle"_s);
    const QString one = m_client->createGroup(u"One"_s, {person});
    const QString two = m_client->createGroup(u"Two"_s, {one});
    m_client->send("PATCH", u"/Groups/"_s + one, patch(R"({"op":"add","path":"members","value":[{"value":")" + two.toUtf8() + R"("}]})"));
    QCOMPARE(m_client->get(u"/Users/"_s + person).texts(u"display", u"groups"), (QStringList {u"One"_s, u"Two"_s}));
    QCOMPARE(m_client->send("DELETE", u"/Groups/"_s + one).status, 204);
    QVERIFY(m_client->get(u"/Users/"_s + person).texts(u"display", u"groups").isEmpty());
}

Reply tst_Practice_Write::bulkRequest(const QByteArray &operations, int failOnErrors)
{
    return m_client->send("POST", u"/Bulk"_s,
        QByteArray(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":)" + QByteArray::number(failOnErrors)
            + R"(,"Operations":[)" + operations + "]}"));
}

void tst_Practice_Write::bulk()
{
    const QByteArray group = R"({"method":"POST","path":"/Groups","bulkId":"g","data":{"schemas":[")" + groupUrn
        + R"("],"displayName":"Bulk","members":[{"value":"bulkId:u"}]}})";
    const QByteArray person = R"({"method":"POST","path":"/Users","bulkId":"u","data":)" + user(R"("userName":"bulk")") + '}';
    const QByteArray change = R"({"method":"PATCH","path":"/Users/bulkId:u","data":)" + patch(R"({"op":"add","path":"title","value":"T"})") + '}';
    const Reply reply = bulkRequest(group + ',' + person + ',' + change); // the group refers forward
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.texts(u"status", u"Operations"), (QStringList {u"201"_s, u"201"_s, u"200"_s}));
    const QString location = reply.at(u"Operations").at(1).value(u"location").toString();
    const Reply user = m_client->get(location.sliced(m_client->url().toString().size()));
    QCOMPARE(user.at(u"title").toString(), u"T"_s);
    QCOMPARE(user.texts(u"display", u"groups"), (QStringList {u"Bulk"_s}));
    QCOMPARE(reply.at(u"Operations").at(2).value(u"version"), user.at(u"meta").value(u"version"));
}

void tst_Practice_Write::bulkCircle()
{
    const auto group = [](const QByteArray &id, const QByteArray &member) {
        return QByteArray(R"({"method":"POST","path":"/Groups","bulkId":")" + id + R"(","data":{"schemas":[")" + groupUrn
            + R"("],"displayName":"Circle )" + id + R"(","members":[{"value":"bulkId:)" + member + R"("}]}})");
    };
    const Reply reply = bulkRequest(group("a", "b") + ',' + group("b", "a"));
    QCOMPARE(reply.texts(u"status", u"Operations"), (QStringList {u"201"_s, u"201"_s}));
    for (const auto &name : {u"Circle a"_s, u"Circle b"_s})
        QCOMPARE(m_client->get(u"/Groups?filter=displayName eq \"%1\""_s.arg(name)).at(u"Resources").at(0).value(u"members").size(), 1);
}

void tst_Practice_Write::bulkFailOnErrors()
{
    const QByteArray wrong = R"({"method":"DELETE","path":"/Users/nobody"})";
    const QByteArray right = R"({"method":"POST","path":"/Users","bulkId":"x","data":)" + user(R"("userName":"after-errors")") + '}';
    const Reply stopped = bulkRequest(wrong + ',' + wrong + ',' + right, 2);
    QCOMPARE(stopped.texts(u"status", u"Operations"), (QStringList {u"404"_s, u"404"_s}));
    QVERIFY(stopped.at(u"Operations").at(0).value(u"response").contains(u"detail"));
    QVERIFY(stopped.at(u"Operations").at(0).value(u"location").toString().endsWith(u"/Users/nobody"));
    const Reply all = bulkRequest(wrong + ',' + wrong + ',' + right);
    QCOMPARE(all.texts(u"status", u"Operations"), (QStringList {u"404"_s, u"404"_s, u"201"_s}));
    const Reply unresolved = bulkRequest(R"({"method":"PUT","path":"/Users/bulkId:nothing","data":)" + user(R"("userName":"u")") + '}');
    QVERIFY(unresolved.texts(u"status", u"Operations").value(0).startsWith(u'4'));
    const Reply noBulkId = bulkRequest(R"({"method":"POST","path":"/Users","data":)" + user(R"("userName":"no-bulk-id")") + '}');
    QCOMPARE(noBulkId.texts(u"status", u"Operations"), (QStringList {u"400"_s}));
}

void tst_Practice_Write::bulkLimits()
{
    const QByteArray wrong = R"({"method":"DELETE","path":"/Users/nobody"})";
    QByteArray many = wrong;
    for (int i = 0; i < 1000; ++i)
        many += ',' + wrong;
    QCOMPARE(bulkRequest(many).status, 413);
    QCOMPARE(m_client->send("POST", u"/Bulk"_s, QByteArray(1024 * 1024 + 1, ' ')).status, 413);
    QCOMPARE(m_client->send("POST", u"/Users"_s, QByteArray(2 * 1024 * 1024 + 1, ' ')).status, 413);
    QCOMPARE(m_client->send("POST", u"/Bulk"_s, QByteArray("{}")).scimType(), u"invalidSyntax"_s);
}

void tst_Practice_Write::devicesToo()
{
    const Reply devices = m_client->get(u"/Devices?filter=active eq true"_s);
    QVERIFY(devices.at(u"totalResults").toInteger() > 20);
}

QTEST_GUILESS_MAIN(tst_Practice_Write)
#include "tst_practice_write.moc"
