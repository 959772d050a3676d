// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dialect.h"
#include "practice/writewindow.h"
#include "practicescript.h"

#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {
const QByteArray entraUser = "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User";
const QByteArray entraGroup = "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group";
const QByteArray security = "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes";

QByteArray user(const QByteArray &userName, const QByteArray &more = {})
{
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":")" + userName
        + R"(","displayName":"Tor Lie","active":false,"password":"Fj0rd!line","name":{"givenName":"Tor","familyName":"Lie"})" + more + '}';
}

QByteArray group(const QByteArray &displayName, const QByteArray &kind)
{
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":")" + displayName + "\",\"" + entraGroup + "\":" + kind + '}';
}

const QByteArray securityKind = R"({"mailEnabled":false,"mailNickname":"quay-crew","securityEnabled":true})";
const QByteArray unifiedKind = R"({"groupTypes":["Unified"],"mailEnabled":true,"mailNickname":"quay-team","securityEnabled":false})";

QByteArray patch(const QByteArray &operations)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operations + "]}";
}

QByteArray addMembers(const QStringList &ids)
{
    QByteArray values;
    for (const QString &id : ids)
        values += QByteArray(values.isEmpty() ? "" : ",") + "{\"value\":\"" + id.toUtf8() + "\"}";
    return R"({"op":"add","path":"members","value":[)" + values + "]}";
}

QByteArray removeMember(const QString &id)
{
    return "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id.toUtf8() + "\\\"]\"}"; // no raw string: moc stumbles over it
}
}

/// Every deviation of Microsoft Entra's SCIM API that the practice directory imitates on purpose.
class tst_Practice_Entra : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void discovery();
    void headers_data();
    void headers();
    void methods_data();
    void methods();
    void listShape();
    void pageSizes_data();
    void pageSizes();
    void cursors();
    void resourceShape();
    void managers();
    void groupsHaveNoExternalId();
    void filters_data();
    void filters();
    void refusedQueries_data();
    void refusedQueries();
    void requiredOnCreate_data();
    void requiredOnCreate();
    void refusedValues_data();
    void refusedValues();
    void nicknames();
    void groupKinds_data();
    void groupKinds();
    void patches_data();
    void patches();
    void membership();
    void refusedMembership_data();
    void refusedMembership();
    void proxyMailsAreItsOwn();
    void securityAttributes();
    void deletedNamesStayTaken();
    void failedSignIn();
    void readsLag();
    void throttles();

private:
    [[nodiscard]] QString create(const QByteArray &body) { return m_client->send("POST", u"/users"_s, body).at(u"id").toString(); }
    [[nodiscard]] QStringList someUsers(int count) { return m_client->get(u"/users?count=%1"_s.arg(count)).texts(u"id", u"resources"); }
    [[nodiscard]] QStringList truth(const QString &group);

    std::unique_ptr<PracticeClient> m_client;
};

void tst_Practice_Entra::initTestCase()
{
    Practice::Options options;
    options.users = 260;
    options.groups = 30;
    options.profile = u"entra"_s;
    options.faults = {u"stale:ms=0"_s}; // the lag has a test of its own
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
    m_client->setHeader("Accept", "application/json");
}

/// What the group really holds, which the API never tells.
QStringList tst_Practice_Entra::truth(const QString &group)
{
    return m_client->get(u"/practice/state/Groups/%1/members"_s.arg(group)).texts(u"value", u"members");
}

void tst_Practice_Entra::discovery()
{
    const Reply config = m_client->get(u"/serviceproviderconfig"_s);
    QCOMPARE(config.at(u"documentationUri").toString(), u"/graph/overview"_s);
    QCOMPARE(config.at(u"pagination"), Json::parse(R"({"cursor":true,"index":false,"defaultPaginationMethod":"cursor","defaultPageSize":100,
        "maxPageSize":1000,"cursorTimeout":3600})").valueOr({}));
    QCOMPARE(config.at(u"filter").value(u"maxResults"), Json(200));
    QCOMPARE(config.at(u"bulk"), Json::parse(R"({"supported":false,"maxOperations":0,"maxPayloadSize":0})").valueOr({}));
    const Reply types = m_client->get(u"/resourcetypes"_s);
    QCOMPARE(types.texts(u"name", u"resources"), (QStringList {u"User"_s, u"Group"_s}));
    QVERIFY(!types.body.contains("CustomSecurityAttributes"));
    QCOMPARE(walk(types.json(), u"resources.0.meta.resourceType"_s).toString(), u"resourceType"_s);
    QCOMPARE(walk(types.json(), u"resources.1.schemaExtensions.0.required"_s), Json(true));
    const Reply schemas = m_client->get(u"/schemas"_s);
    QCOMPARE(schemas.at(u"totalResults"), Json(6));
    const Reply own = m_client->get(u"/schemas/"_s + QString::fromLatin1(security));
    QCOMPARE(walk(own.json(), u"attributes.0.subAttributes.0.type"_s).toString(), u"String"_s);
    QVERIFY(!m_client->get(u"/schemas/urn:ietf:params:scim:schemas:core:2.0:User"_s).body.contains("nickName"));
}

void tst_Practice_Entra::headers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("status");
    QTest::newRow("GET without Accept") << QByteArray("GET") << QByteArray() << 400;
    QTest::newRow("GET") << QByteArray("GET") << QByteArray("application/json") << 200;
    QTest::newRow("PATCH without Accept") << QByteArray("PATCH") << QByteArray() << 400;
    QTest::newRow("DELETE with SCIM's") << QByteArray("DELETE") << QByteArray("application/scim+json") << 400;
    QTest::newRow("DELETE with JSON") << QByteArray("DELETE") << QByteArray("application/json") << 400;
    QTest::newRow("DELETE with anything") << QByteArray("DELETE") << QByteArray("*/*") << 204;
    QTest::newRow("DELETE without") << QByteArray("DELETE") << QByteArray() << 204;
}

void tst_Practice_Entra::headers()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, accept);
    const QString target = u"/users/"_s + create(user("headers." + QByteArray::number(qHash(QByteArray(QTest::currentDataTag()))) + "@haldenworks.example"));
    const QByteArray body = method == "PATCH" ? patch(R"({"op":"replace","path":"title","value":"x"})") : QByteArray();
    const Reply reply = m_client->send(method, target, body, {{"Accept", accept}, {"client-request-id", "c-1"}});
    QTEST(reply.status, "status");
    QVERIFY(!reply.headers.value("request-id").isEmpty());
    QCOMPARE(reply.headers.value("client-request-id"), "c-1");
}

void tst_Practice_Entra::methods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("PUT") << QByteArray("PUT") << u"/users/5d3f2f7e-0000-4000-8000-000000000429"_s << 405;
    QTest::newRow("PUT, no GUID") << QByteArray("PUT") << u"/users/x"_s << 405;
    QTest::newRow("search of users") << QByteArray("POST") << u"/users/.search"_s << 405;
    QTest::newRow("bulk") << QByteArray("POST") << u"/Bulk"_s << 404;
    QTest::newRow("search") << QByteArray("POST") << u"/.search"_s << 404;
    QTest::newRow("unknown GUID") << QByteArray("GET") << u"/users/5d3f2f7e-0000-4000-8000-000000000429"_s << 404;
    QTest::newRow("no GUID") << QByteArray("GET") << u"/users/nobody"_s << 400;
    QTest::newRow("no devices") << QByteArray("GET") << u"/devices"_s << 404;
    QTest::newRow("capitals too") << QByteArray("GET") << u"/Users?count=1"_s << 200;
}

void tst_Practice_Entra::methods()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, target);
    QTEST(m_client->send(method, target, method == "GET" ? QByteArray() : QByteArray("{}")).status, "status");
}

void tst_Practice_Entra::listShape()
{
    const Reply several = m_client->get(u"/users?count=20"_s);
    QVERIFY(several.body.contains("\"resources\":") && !several.body.contains("\"Resources\":"));
    QVERIFY(!several.json().contains(u"totalResults") && !several.json().contains(u"startIndex"));
    QVERIFY(!several.at(u"nextCursor").toString().isEmpty());
    QCOMPARE(several.at(u"itemsPerPage"), Json(20));
    const Reply single = m_client->get(u"/groups?filter=displayName eq \"Engineering\""_s);
    QCOMPARE(single.at(u"totalResults"), Json(1));
    QVERIFY(!single.json().contains(u"nextCursor"));
}

void tst_Practice_Entra::pageSizes_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("items");
    QTest::newRow("default") << u""_s << 100;
    QTest::newRow("more without attributes") << u"count=200"_s << 100;
    QTest::newRow("more with attributes") << u"count=200&attributes=userName"_s << 200;
    QTest::newRow("more with all of the manager's schema") << u"count=200&attributes=userName,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s << 100;
    QTest::newRow("more with another's manager") << u"count=200&attributes=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s << 200;
    QTest::newRow("more with the manager") << u"count=200&attributes=userName,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"_s << 100;
    QTest::newRow("fewer") << u"count=7"_s << 7;
}

void tst_Practice_Entra::pageSizes()
{
    QFETCH(QString, query);
    const Reply reply = m_client->get(u"/users?"_s + query);
    QTEST(int(reply.at(u"resources").size()), "items");
}

void tst_Practice_Entra::cursors()
{
    QStringList ids;
    QString query = u"/users?count=100&attributes=userName"_s;
    for (QString next = u"&cursor="_s; !next.isEmpty();) {
        const Reply page = m_client->get(query + next);
        QCOMPARE(page.status, 200);
        ids += page.texts(u"id", u"resources");
        const QString cursor = page.at(u"nextCursor").toString();
        next = cursor.isEmpty() ? QString() : QString(u"&cursor="_s + cursor);
    }
    QVERIFY(ids.size() >= 260);
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_Practice_Entra::resourceShape()
{
    const Reply list = m_client->get(u"/users?filter=active eq true&count=1"_s);
    const Json person = list.at(u"resources").at(0);
    const QString id = person.value(u"id").toString();
    QCOMPARE(person.value(u"meta"), Json::object({{u"resourceType"_s, u"user"_s}, {u"location"_s, QString(u"/users/"_s + id)}}));
    QCOMPARE(person.value(QString::fromLatin1(entraUser)).value(u"mailNickname").toString(), person.value(u"userName").toString().section(u'@', 0, 0));
    for (const auto &absent : {u"groups"_s, u"nickName"_s, u"locale"_s, u"password"_s, u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s})
        QVERIFY2(!person.contains(absent), qPrintable(absent));
    QVERIFY(!person.value(u"name").contains(u"formatted"));
    const Reply groups = m_client->get(u"/groups?filter=displayName eq \"Engineering\""_s);
    const Json engineering = groups.at(u"resources").at(0);
    QVERIFY(!engineering.contains(u"members"));
    QVERIFY(engineering.value(u"meta").contains(u"created") && !engineering.value(u"meta").contains(u"lastModified"));
    QVERIFY(!m_client->get(u"/groups/"_s + engineering.value(u"id").toString() + u"?attributes=members"_s).json().contains(u"members"));
    const Reply part = m_client->get(u"/users/"_s + id + u"?attributes=userName"_s);
    QCOMPARE(part.at(u"schemas").size(), 1); // only those present
    QVERIFY(part.headers.value("etag").isEmpty());
    // meta comes whatever is asked for
    QCOMPARE(part.at(u"meta"), person.value(u"meta"));
    QCOMPARE(walk(m_client->get(u"/users?count=1&attributes=userName"_s).json(), u"resources.0.meta.resourceType"_s).toString(), u"user"_s);
    const QString group = u"/groups/"_s + engineering.value(u"id").toString();
    QVERIFY(m_client->get(group + u"?attributes=members"_s).at(u"meta").contains(u"created"));
    QVERIFY(m_client->get(group + u"?excludedAttributes=meta"_s).at(u"meta").contains(u"created"));
}

/// The documentation names the id of a manager and nothing else of him.
void tst_Practice_Entra::managers()
{
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    const Reply list = m_client->get(u"/users?count=20"_s);
    Json manager;
    const Json people = list.at(u"resources");
    for (const Json &person : people.items()) {
        if (person.value(enterprise).contains(u"manager"))
            manager = person.value(enterprise).value(u"manager");
    }
    QVERIFY(!manager.value(u"value").toString().isEmpty());
    QCOMPARE(manager.size(), 1);
    const QString boss = manager.value(u"value").toString();
    const QString target = u"/users/"_s + create(user("reports@haldenworks.example"));
    const QByteArray change = R"({"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":")" + boss.toUtf8() + "\"}}";
    QCOMPARE(m_client->send("PATCH", target, patch(change)).status, 204);
    QCOMPARE(m_client->get(target).at(enterprise).value(u"manager"), Json::object({{u"value"_s, boss}}));
    QVERIFY(!m_client->get(u"/schemas/"_s + enterprise).body.contains("$ref"));
}

/// Not in the mapping of groups; ignored in a body, as everything that has no name there, and refused as a path.
void tst_Practice_Entra::groupsHaveNoExternalId()
{
    QByteArray body = group("Numbered", securityKind);
    body.chop(1);
    const Reply made = m_client->send("POST", u"/groups"_s, body + R"(,"externalId":"G-1"})");
    QCOMPARE(made.status, 201);
    const QString target = u"/groups/"_s + made.at(u"id").toString();
    QVERIFY(!made.json().contains(u"externalId") && !m_client->get(target).json().contains(u"externalId"));
    QCOMPARE(m_client->send("PATCH", target, patch(R"({"op":"add","path":"externalId","value":"G-1"})")).status, 400);
}

void tst_Practice_Entra::filters_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("finds");
    const QString nickname = QString::fromLatin1(entraUser) + u":mailNickname"_s;
    const QString kind = QString::fromLatin1(entraGroup);
    QTest::newRow("name") << u"/users?filter=userName ew \"@haldenworks.example\""_s << true;
    QTest::newRow("not") << u"/users?filter=not (userName ew \"@other.example\")"_s << true;
    QTest::newRow("and") << u"/users?filter=active eq true and userName ew \"@haldenworks.example\""_s << true;
    QTest::newRow("boolean with a capital") << u"/users?filter=active eq True"_s << true;
    QTest::newRow("any case") << u"/users?filter=USERNAME ew \"@HALDENWORKS.EXAMPLE\""_s << true;
    QTest::newRow("nickname") << u"/users?filter=%1 ew \"a\""_s.arg(nickname) << true;
    QTest::newRow("external id") << u"/users?filter=externalId eq \"hr-100001\""_s << true;
    QTest::newRow("owned groups") << u"/users?filter=%1:ownedGroups.value eq \"x\""_s.arg(QString::fromLatin1(entraUser)) << false;
    QTest::newRow("security groups") << u"/groups?filter=%1:securityEnabled eq true"_s.arg(kind) << true;
    QTest::newRow("mail groups") << u"/groups?filter=%1:mailEnabled eq true"_s.arg(kind) << true;
    QTest::newRow("owners") << u"/groups?filter=%1:owners.value eq \"x\""_s.arg(kind) << false;
    QTest::newRow("group name") << u"/groups?filter=displayName ew \"ing\""_s << true;
}

void tst_Practice_Entra::filters()
{
    QFETCH(QString, target);
    const Reply reply = m_client->get(target);
    QVERIFY2(reply.status == 200, reply.body.constData());
    QTEST(reply.at(u"resources").size() > 0, "finds");
}

void tst_Practice_Entra::refusedQueries_data()
{
    QTest::addColumn<QString>("target");
    for (const auto &query : {u"count=0"_s, u"startIndex=1"_s, u"filter= userName eq \"x\""_s, u"filter =userName eq \"x\""_s, u"count= 5"_s,
             u"attributes=%20userName"_s, u"filter=displayName eq \"x\""_s, u"filter=userName sw \"x\""_s, u"filter=userName co \"x\""_s,
             u"filter=userName pr"_s, u"filter=emails.value eq \"x\""_s, u"filter=active eq true or active eq false"_s,
             u"filter=not (active eq true)"_s, u"filter=not (userName eq \"x\")"_s, u"filter=externalId eq \"x\" and active eq true"_s,
             u"filter=active eq \"true\""_s, u"filter=userName ew \"x\" and active eq \"true\""_s, u"filter=meta.lastModified gt \"2024-01-01T00:00:00Z\""_s, u"filter=emails[type eq \"work\"]"_s, u"filter=mailNickname eq \"x\""_s,
             u"attributes=userName&excludedAttributes=title"_s, QString(u"attributes="_s + QString::fromLatin1(security))})
        QTest::newRow(qPrintable(query)) << QString(u"/users?"_s + query);
    QTest::newRow("not around and") << u"/users?filter=not (userName ew \"@x\" and userName ew \"b\")"_s;
    QTest::newRow("not around not") << u"/users?filter=not (not (userName ew \"@x\"))"_s;
    QTest::newRow("white space for one user") << u"/users/5d3f2f7e-0000-4000-8000-000000000429?attributes= userName"_s;
    QTest::newRow("a boolean in quotes") << u"/groups?filter=%1:mailEnabled eq \"false\""_s.arg(QString::fromLatin1(entraGroup));
    QTest::newRow("groups by substring") << u"/groups?filter=displayName co \"x\""_s;
}

void tst_Practice_Entra::refusedQueries()
{
    QFETCH(QString, target);
    const Reply reply = m_client->get(target);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.at(u"status"), Json(u"400"_s));
}

void tst_Practice_Entra::requiredOnCreate_data()
{
    QTest::addColumn<QString>("missing");
    for (const auto &path : {u"userName"_s, u"displayName"_s, u"active"_s, u"password"_s, u"name"_s})
        QTest::newRow(qPrintable(path)) << path;
}

void tst_Practice_Entra::requiredOnCreate()
{
    QFETCH(QString, missing);
    Json body = Json::parse(user("req." + missing.toLatin1() + "@haldenworks.example")).valueOr({});
    body.remove(missing);
    const Reply reply = m_client->send("POST", u"/users"_s, body);
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.at(u"detail").toString().contains(missing));
}

void tst_Practice_Entra::refusedValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("accent in userName") << user("tör@haldenworks.example");
    QTest::newRow("blank in userName") << user("t or@haldenworks.example");
    QTest::newRow("two addresses") << user("v1@haldenworks.example", R"(,"addresses":[{"type":"work","locality":"A"},{"type":"work","locality":"B"}])");
    QTest::newRow("home address") << user("v2@haldenworks.example", R"(,"addresses":[{"type":"home","locality":"A"}])");
    QTest::newRow("two mobiles") << user("v3@haldenworks.example", R"(,"phoneNumbers":[{"type":"mobile","value":"1"},{"type":"mobile","value":"2"}])");
    QTest::newRow("userName without a domain") << user("v6");
    QTest::newRow("domain that nobody verified") << user("v7@northwind.test");
    QTest::newRow("two work mails") << user("v8@haldenworks.example", R"(,"emails":[{"type":"work","primary":true,"value":"a@x.example"},{"type":"work","value":"b@x.example"}])");
    QTest::newRow("work mail that is not primary") << user("v10@haldenworks.example", R"(,"emails":[{"type":"work","primary":false,"value":"a@x.example"}])");
    QTest::newRow("manager who cannot be")
        << user("v11@haldenworks.example", R"(,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"not-a-guid"}})");
    QTest::newRow("manager who is not there")
        << user("v12@haldenworks.example", R"(,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"5d3f2f7e-0000-4000-8000-000000000429"}})");
    QTest::newRow("home mail") << user("v9@haldenworks.example", R"(,"emails":[{"type":"home","value":"a@x.example"}])");
    QTest::newRow("country in words") << user("v4@haldenworks.example", ",\"" + entraUser + R"(":{"usageLocation":"Norway"})");
    QTest::newRow("another kind of user") << user("v5@haldenworks.example", ",\"" + entraUser + R"(":{"userType":"Robot"})");
}

void tst_Practice_Entra::refusedValues()
{
    QFETCH(QByteArray, body);
    const Reply reply = m_client->send("POST", u"/users"_s, body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.scimType(), u"invalidValue"_s);
}

void tst_Practice_Entra::nicknames()
{
    const Reply made = m_client->send("POST", u"/users"_s, user("nick.name@haldenworks.example"));
    QCOMPARE(made.status, 201);
    QVERIFY(made.headers.value("location").isEmpty());
    QCOMPARE(made.at(QString::fromLatin1(entraUser)).value(u"mailNickname").toString(), u"nick.name"_s);
    const QString target = u"/users/"_s + made.at(u"id").toString();
    const QByteArray path = entraUser + ":mailNickname";
    QCOMPARE(m_client->send("PATCH", target, patch(R"({"op":"remove","path":")" + path + R"("})")).status, 400);
    QCOMPARE(m_client->send("PATCH", target, patch(R"({"op":"replace","path":")" + path + R"(","value":null})")).status, 400);
    QCOMPARE(m_client->send("PATCH", target, patch(R"({"op":"replace","path":")" + path + R"(","value":"nn"})")).status, 204);
    QCOMPARE(m_client->get(u"/users?filter=%1 eq \"nn\""_s.arg(QString::fromLatin1(path))).at(u"resources").size(), 1);
}

void tst_Practice_Entra::groupKinds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("security") << group("Quay crew", securityKind) << 201;
    QTest::newRow("the same name again") << group("Quay crew", securityKind) << 201;
    QTest::newRow("Microsoft 365") << group("Quay team", unifiedKind) << 201;
    QTest::newRow("Microsoft 365, the same nickname") << group("Quay team", QByteArray(unifiedKind).replace("quay-team", "QUAY-team")) << 409;
    QTest::newRow("security, the same nickname") << group("Quay team", QByteArray(securityKind).replace("quay-crew", "quay-team")) << 201;
    QTest::newRow("mail-enabled security") << group("Q", R"({"mailEnabled":true,"mailNickname":"q","securityEnabled":true})") << 400;
    QTest::newRow("neither") << group("Q", R"({"mailEnabled":false,"mailNickname":"q","securityEnabled":false})") << 400;
    QTest::newRow("nickname missing") << group("Q", R"({"mailEnabled":false,"securityEnabled":true})") << 400;
    QTest::newRow("nickname with a blank") << group("Q", R"({"mailEnabled":false,"mailNickname":"q q","securityEnabled":true})") << 400;
    QTest::newRow("extension missing") << QByteArray(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Q"})") << 400;
    QByteArray withMembers = group("Quay crew", securityKind);
    withMembers.chop(1);
    QTest::newRow("members at once") << QByteArray(withMembers + R"(,"members":[{"value":"x"}]})") << 400;
}

void tst_Practice_Entra::groupKinds()
{
    QFETCH(QByteArray, body);
    const Reply reply = m_client->send("POST", u"/groups"_s, body);
    QTEST(reply.status, "status");
}

void tst_Practice_Entra::patches_data()
{
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &operations, int status) { QTest::newRow(name) << operations << status; };
    row("plain", R"({"op":"replace","path":"title","value":"Pilot"})", 204);
    row("core URN with object", R"({"op":"replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:name","value":{"givenName":"T"}})", 204);
    row("core URN with array", R"({"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:addresses","value":[{"type":"work","locality":"Bergen"}]})", 204);
    row("sub-attribute of an address", R"({"op":"replace","path":"addresses[type eq \"work\"].locality","value":"Bergen"})", 204);
    row("mail", R"({"op":"replace","path":"emails[type eq \"work\" and primary eq true].value","value":"t@haldenworks.example"})", 204);
    row("mobile", R"({"op":"replace","path":"phoneNumbers[type eq \"mobile\"].value","value":"+47 400 00 000"})", 204);
    row("a manager who is not there",
        R"({"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"5d3f2f7e-0000-4000-8000-000000000429"}})", 400);
    row("a manager who cannot be", R"({"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"x"}})", 400);
    row("several", R"({"op":"replace","path":"title","value":"A"},{"op":"remove","path":"preferredLanguage"})", 204);
    row("filter by primary", R"({"op":"replace","path":"addresses[primary eq true].locality","value":"B"})", 400);
    row("filter by primary beside the type", R"({"op":"replace","path":"phoneNumbers[type eq \"work\" and primary eq true].value","value":"1"})", 400);
    row("several other mails", R"({"op":"add","path":"emails","value":[{"type":"other","value":"a@x.example"},{"type":"other","value":"b@x.example"}]})", 204);
    row("password", R"({"op":"replace","path":"password","value":"N3w!pass"})", 400);
    row("password without path", R"({"op":"replace","value":{"password":"N3w!pass"}})", 400);
    row("not mapped", R"({"op":"replace","path":"nickName","value":"T"})", 400);
    row("read-only", R"({"op":"replace","path":")" + entraUser + R"(:creationType","value":"T"})", 400);
}

void tst_Practice_Entra::patches()
{
    QFETCH(QByteArray, operations);
    static int count = 0;
    const QString target = u"/users/"_s + create(user("patch." + QByteArray::number(++count) + "@haldenworks.example"));
    const Reply reply = m_client->send("PATCH", target, patch(operations));
    QVERIFY2(reply.status == 204 || !reply.body.isEmpty(), "an error has a body");
    QTEST(reply.status, "status");
    if (reply.status == 204)
        QVERIFY(reply.body.isEmpty());
}

void tst_Practice_Entra::membership()
{
    const QStringList people = someUsers(25);
    const QString id = m_client->send("POST", u"/groups"_s, group("Berth", securityKind)).at(u"id").toString();
    const QString target = u"/groups/"_s + id;
    QCOMPARE(m_client->send("PATCH", target, patch(addMembers(people.first(20)))).status, 204);
    QCOMPARE(m_client->send("PATCH", target, patch(addMembers(people.first(2)))).status, 204); // idempotent
    QCOMPARE(truth(id).size(), 20);
    QCOMPARE(m_client->get(u"/users?filter=groups.value eq \"%1\"&count=50"_s.arg(id)).at(u"resources").size(), 20);
    QVERIFY(m_client->get(u"/groups?filter=members.value eq \"%1\""_s.arg(people.first())).texts(u"id", u"resources").contains(id));
    QCOMPARE(m_client->send("PATCH", target, patch(removeMember(people.first()))).status, 204);
    const Reply again = m_client->send("PATCH", target, patch(removeMember(people.first())));
    QCOMPARE(again.status, 404);
    QVERIFY(again.at(u"detail").toString().contains(id)); // it names the group
    QCOMPARE(truth(id).size(), 19);
}

void tst_Practice_Entra::refusedMembership_data()
{
    QTest::addColumn<QByteArray>("operations");
    const QString someone = u"$1"_s;
    QTest::newRow("21 at once") << QByteArray("$21");
    QTest::newRow("with an attribute") << QByteArray(addMembers({someone}) + R"(,{"op":"replace","path":"displayName","value":"X"})");
    QTest::newRow("with an attribute, no path") << QByteArray(R"({"op":"add","value":{"displayName":"X","members":[{"value":"$1"}]}})");
    QTest::newRow("add and remove") << QByteArray(addMembers({someone}) + ',' + removeMember(u"$0"_s));
    QTest::newRow("two adds") << QByteArray(addMembers({someone}) + ',' + addMembers({u"$2"_s}));
    QTest::newRow("two removes") << QByteArray(removeMember(u"$0"_s) + ',' + removeMember(someone));
    QTest::newRow("remove all") << QByteArray(R"({"op":"remove","path":"members"})");
    QTest::newRow("remove by value") << QByteArray(R"({"op":"remove","path":"members","value":[{"value":"$0"}]})");
    QTest::newRow("replace") << QByteArray(R"({"op":"replace","path":"members","value":[{"value":"$1"}]})");
    QTest::newRow("one unknown") << addMembers({someone, u"5d3f2f7e-0000-4000-8000-000000000429"_s});
    QTest::newRow("a group") << addMembers({u"$group"_s});
}

void tst_Practice_Entra::refusedMembership()
{
    QFETCH(QByteArray, operations);
    const QStringList people = someUsers(21);
    const QString id = m_client->send("POST", u"/groups"_s, group("Strict", securityKind)).at(u"id").toString();
    QCOMPARE(m_client->send("PATCH", u"/groups/"_s + id, patch(addMembers({people.at(0)}))).status, 204);
    if (operations == "$21")
        operations = addMembers(people);
    operations.replace("$group", id.toUtf8());
    for (int i = 0; i < 3; ++i)
        operations.replace(QByteArray("$" + QByteArray::number(i)), people.at(i).toUtf8());
    QCOMPARE(m_client->send("PATCH", u"/groups/"_s + id, patch(operations)).status, 400);
    QCOMPARE(truth(id), QStringList {people.at(0)});
}

/// Further addresses of a mailbox come among the e-mails. Who sends them back is refused; who changes the mail alone is not.
void tst_Practice_Entra::proxyMailsAreItsOwn()
{
    const Reply list = m_client->get(u"/users?count=20"_s);
    Json found;
    const Json users = list.at(u"resources");
    for (const Json &user : users.items()) {
        if (user.value(u"emails").toBytes().contains("\"value\":\"mail."))
            found = user;
    }
    QVERIFY2(found.isObject(), list.body.left(2000).constData());
    const Json mails = found.value(u"emails");
    int proxies = 0;
    for (const Json &mail : mails.items())
        proxies += mail.value(u"type").toString() == "work"_L1 && !mail.value(u"primary").toBool() ? 1 : 0;
    QCOMPARE(proxies, 1);
    const QString target = u"/users/"_s + found.value(u"id").toString();
    const Json whole = Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, u"emails"_s}, {u"value"_s, mails}});
    QCOMPARE(m_client->send("PATCH", target, patch(whole.toBytes())).status, 400);
    const QByteArray mailAlone = R"({"op":"replace","path":"emails[type eq \"work\" and primary eq true].value","value":"new@haldenworks.example"})";
    QCOMPARE(m_client->send("PATCH", target, patch(mailAlone)).status, 204);
    QVERIFY(m_client->get(target).body.contains("new@haldenworks.example"));
}

void tst_Practice_Entra::securityAttributes()
{
    const QString urn = QString::fromLatin1(security);
    const QString target = u"/users/"_s + create(user("csa@haldenworks.example"));
    const auto op = [](const QByteArray &name, const QByteArray &path, const QByteArray &value) -> QByteArray {
        return R"({"op":")" + name + R"(","path":")" + security + ':' + path + '"' + (value.isEmpty() ? QByteArray() : ",\"value\":" + value) + '}';
    };
    QCOMPARE(m_client->send("PATCH", target, patch(op("add", "Facilities.Zones", R"(["North","East"])") + ',' + op("add", "Engineering.Level", "3"))).status, 204);
    QVERIFY(!m_client->get(target).json().contains(urn)); // only when asked for
    const Reply facilities = m_client->get(target + u"?attributes="_s + urn + u":Facilities"_s);
    QCOMPARE(walk(facilities.at(urn), u"Facilities.Zones"_s).size(), 2);
    QVERIFY(!facilities.at(urn).contains(u"Engineering"));
    QCOMPARE(m_client->get(target + u"?attributes="_s + urn).status, 400);
    QCOMPARE(m_client->send("PATCH", target, patch(op("replace", "Facilities.Zones", "[]"))).status, 204);
    QVERIFY(!m_client->get(target + u"?attributes="_s + urn + u":Facilities"_s).json().contains(urn));
    QCOMPARE(m_client->send("PATCH", target, patch(op("add", "Kitchen.Zones", R"(["x"])"))).status, 400);
    QCOMPARE(m_client->send("PATCH", target, patch(op("add", "Engineering.Level", R"("three")"))).status, 400);
    QCOMPARE(m_client->send("PATCH", target, patch(op("add", "Engineering.Certified", R"("true")"))).status, 400); // types are exact
    QCOMPARE(m_client->send("PATCH", target, patch(op("add", "Engineering.Certified", "true"))).status, 204);
    QCOMPARE(m_client->send("PATCH", target, patch(op("remove", "Engineering.Level", {}))).status, 204);
    const Reply some = m_client->get(u"/users?count=20&attributes="_s + urn + u":Engineering"_s);
    QVERIFY(some.body.contains("\"Projects\":[\"Aurora\"]"));
}

void tst_Practice_Entra::deletedNamesStayTaken()
{
    const QByteArray body = user("leaver@haldenworks.example");
    const QString id = create(body);
    const QString berth = m_client->send("POST", u"/groups"_s, group("Leavers", securityKind)).at(u"id").toString();
    QCOMPARE(m_client->send("PATCH", u"/groups/"_s + berth, patch(addMembers({id}))).status, 204);
    QCOMPARE(m_client->send("DELETE", u"/users/"_s + id, {}, {{"Accept", ""}}).status, 204);
    QCOMPARE(m_client->send("DELETE", u"/users/"_s + id, {}, {{"Accept", ""}}).status, 404);
    QVERIFY(truth(berth).isEmpty());
    const Reply again = m_client->send("POST", u"/users"_s, body);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.scimType(), u"uniqueness"_s);
}

void tst_Practice_Entra::failedSignIn()
{
    const Reply reply = m_client->send("GET", u"/users"_s, {}, {{"Authorization", "Bearer wrong"}});
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.at(u"error").value(u"code").toString(), u"InvalidAuthenticationToken"_s);
    QVERIFY(!reply.at(u"error").value(u"innerError").value(u"request-id").toString().isEmpty());
}

void tst_Practice_Entra::readsLag()
{
    Practice::Options options;
    options.users = 10;
    options.profile = u"entra"_s;
    PracticeClient late(options); // two seconds by itself
    late.setHeader("Accept", "application/json");
    const QString id = late.send("POST", u"/users"_s, user("late@haldenworks.example")).at(u"id").toString();
    QCOMPARE(late.get(u"/users/"_s + id).status, 404);
    QVERIFY(late.get(u"/users?filter=userName eq \"late@haldenworks.example\""_s).texts(u"id", u"resources").isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(late.get(u"/users/"_s + id).status, 200, 10'000);
    QCOMPARE(late.send("PATCH", u"/users/"_s + id, patch(R"({"op":"replace","path":"title","value":"Late"})")).status, 204);
    QVERIFY(!late.get(u"/users/"_s + id).body.contains("Late\""));
    QTRY_VERIFY_WITH_TIMEOUT(late.get(u"/users/"_s + id).body.contains("\"Late\""), 10'000);
}

void tst_Practice_Entra::throttles()
{
    const auto dialect = Practice::Dialect::named(u"entra"_s);
    QCOMPARE(dialect->writesPerWindow, 3000);
    Practice::WriteWindow window(3, dialect->windowSeconds);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(window.take(), 0);
    QVERIFY(window.take() > 140 && window.take() <= 151);
    QCOMPARE(Practice::WriteWindow(0, 0).take(), 0); // no limit
    QCOMPARE(dialect->unitsPerWindow, 3500); // reads count too, those of users twice
    Practice::WriteWindow units(4, dialect->unitsSeconds);
    QCOMPARE(units.take(2), 0);
    QCOMPARE(units.take(2), 0);
    QVERIFY(units.take(2) > 0);

    Practice::Options options;
    options.users = 3;
    options.profile = u"entra"_s;
    options.faults = {u"429:every=1,retry-after=9"_s};
    const Reply reply = PracticeClient(options).get(u"/users"_s);
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.at(u"error").value(u"code").toString(), u"TooManyRequests"_s);
    QCOMPARE(reply.headers.value("retry-after"), "9");
}

QTEST_GUILESS_MAIN(tst_Practice_Entra)
#include "tst_practice_entra.moc"
