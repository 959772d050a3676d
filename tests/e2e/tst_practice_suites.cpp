// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicescript.h"

#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// What three more suites that others wrote ask of a provider, in words of our own: Okta's SCIM 2.0 specification test, scim-sanity, scim-conformance.
class tst_Practice_Suites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void okta();
    void oktaRefusals();
    void sanityUser();
    void sanityGroup();
    void sanityLists();
    void sanityErrors();
    void conformanceDiscovery();
    void conformanceCursors();
    void patchAnswers_data();
    void patchAnswers();

private:
    std::unique_ptr<PracticeClient> m_client;
    std::unique_ptr<Script> m_script;
};

namespace {
const auto listSchema = u"schemas.0=\"urn:ietf:params:scim:api:messages:2.0:ListResponse\""_s;
const auto errorSchema = u"schemas.0=\"urn:ietf:params:scim:api:messages:2.0:Error\""_s;
const auto scimJson = u"header:content-type:application/scim+json"_s;

QByteArray patch(const QByteArray &operation)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}";
}
}

void tst_Practice_Suites::initTestCase()
{
    Practice::Options options;
    options.users = 30;
    options.groups = 6;
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
    m_client->setHeader("Content-Type", "application/scim+json; charset=utf-8");
    m_client->setHeader("User-Agent", "OKTA SCIM Integration");
    m_client->setHeader("Accept-Charset", "utf-8");
    m_script = std::make_unique<Script>(*m_client);
}

void tst_Practice_Suites::okta()
{
    m_script->set("first", m_client->get(u"/Users?count=1&startIndex=1"_s).texts(u"id").value(0).toUtf8());
    const QByteArray user = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"rand.om@okta.example","name":{"givenName":"Rand","familyName":"Om"},
        "emails":[{"primary":true,"value":"rand.om@okta.example","type":"work"}],"displayName":"Rand Om","active":true})";
    QCOMPARE(m_script->run({
                 {"a page of one", "GET", u"/Users?count=1&startIndex=1"_s, {}, 200,
                     {listSchema, u"itemsPerPage=1"_s, u"startIndex=1"_s, u"totalResults"_s, u"Resources.0.id"_s, u"Resources.0.name.familyName"_s,
                         u"Resources.0.name.givenName"_s, u"Resources.0.userName"_s, u"Resources.0.active"_s, u"Resources.0.emails.0.value"_s}},
                 {"that user", "GET", u"/Users/{first}"_s, {}, 200,
                     {u"id=\"{first}\""_s, u"name.familyName"_s, u"name.givenName"_s, u"userName"_s, u"active"_s, u"emails.0.value"_s}},
                 {"no such name", "GET", u"/Users?filter=userName eq \"abcdefgh@atko.example\""_s, {}, 200, {listSchema, u"totalResults=0"_s}},
                 {"no such id", "GET", u"/Users/010101001010101011001010101011"_s, {}, 404, {errorSchema, u"detail"_s}},
                 {"create", "POST", u"/Users"_s, user, 201,
                     {u"active=true"_s, u"id"_s, u"name.familyName=\"Om\""_s, u"name.givenName=\"Rand\""_s, u"userName=\"rand.om@okta.example\""_s,
                         u"has:urn:ietf:params:scim:schemas:core:2.0:User"_s}, "made"},
                 {"created", "GET", u"/Users/{made}"_s, {}, 200, {u"userName=\"rand.om@okta.example\""_s, u"name.familyName=\"Om\""_s}},
                 {"create again", "POST", u"/Users"_s, user, 409},
                 {"capitals", "GET", u"/Users?filter=userName eq \"RAND.OM@OKTA.EXAMPLE\""_s, {}, 200, {u"totalResults=1"_s}},
                 {"groups", "GET", u"/Groups"_s, {}, 200, {u"Resources.0.id"_s}},
                 {"404", "GET", u"/Users/00919288221112222"_s, {}, 404, {errorSchema, u"detail"_s, u"status=\"404\""_s}},
             }),
        QString());
}

void tst_Practice_Suites::oktaRefusals()
{
    const Reply reply = m_client->send("GET", u"/Users?filter=userName eq \"x\""_s, {}, {{"Authorization", "non-token"}});
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.at(u"status"), Json(u"401"_s));
    QVERIFY(!reply.at(u"detail").toString().isEmpty());
    QVERIFY(reply.body.contains("urn:ietf:params:scim:api:messages:2.0:Error"));
    QVERIFY(reply.headers.value("www-authenticate").startsWith("Bearer"));
    QCOMPARE(m_client->send("GET", u"/Users?count=1"_s, {}, {{"Authorization", "bearer " + m_client->token()}}).status, 200); // RFC 9110 section 11.1
}

void tst_Practice_Suites::sanityUser()
{
    const QStringList resource {scimJson, u"id"_s, u"meta.created"_s, u"meta.lastModified"_s, u"meta.version"_s, u"meta.resourceType=\"User\""_s, u"!password"_s};
    QCOMPARE(m_script->run({
                 {"create", "POST", u"/Users"_s,
                     R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"sane@example.org","password":"S3cret!x","active":true})", 201,
                     resource + QStringList {u"header:location:/scim/v2/Users/"_s, u"header:etag:W/"_s}, "user"},
                 {"read", "GET", u"/Users/{user}"_s, {}, 200, resource},
                 {"replace", "PUT", u"/Users/{user}"_s,
                     R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{{user}}","userName":"sane@example.org","displayName":"Updated","active":true})",
                     200, resource + QStringList {u"displayName=\"Updated\""_s}},
                 {"patch", "PATCH", u"/Users/{user}"_s, patch(R"({"op":"replace","path":"active","value":false})"), 200, resource + QStringList {u"active=false"_s}},
                 {"delete", "DELETE", u"/Users/{user}"_s, {}, 204, {u"!id"_s}},
                 {"gone", "GET", u"/Users/{user}"_s, {}, 404, {errorSchema}},
             }),
        QString());
}

void tst_Practice_Suites::sanityGroup()
{
    QCOMPARE(m_script->run({
                 {"create", "POST", u"/Groups"_s, R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Sane"})", 201,
                     {u"meta.resourceType=\"Group\""_s, u"meta.created"_s}, "group"},
                 {"rename", "PATCH", u"/Groups/{group}"_s, patch(R"({"op":"replace","path":"displayName","value":"Saner"})"), 200, {u"displayName=\"Saner\""_s}},
                 {"a member that nobody is", "PATCH", u"/Groups/{group}"_s, patch(R"({"op":"add","path":"members","value":[{"value":"fake-member-id"}]})"), 200,
                     {u"members.0.value=\"fake-member-id\""_s, u"!members.0.$ref"_s}},
                 {"no members", "PATCH", u"/Groups/{group}"_s, patch(R"({"op":"remove","path":"members"})"), 200, {u"!members"_s}},
                 {"delete", "DELETE", u"/Groups/{group}"_s, {}, 204},
             }),
        QString());
}

void tst_Practice_Suites::sanityLists()
{
    QCOMPARE(m_script->run({
                 {"list", "GET", u"/Users"_s, {}, 200, {scimJson, listSchema, u"totalResults"_s, u"itemsPerPage"_s, u"startIndex=1"_s, u"Resources.0.id"_s}},
                 {"nobody", "GET", u"/Users?filter=userName eq \"nonexistent@test.invalid\""_s, {}, 200, {u"totalResults=0"_s, u"Resources=[]"_s}},
                 {"one", "GET", u"/Users?startIndex=1&count=1"_s, {}, 200, {u"itemsPerPage=1"_s}},
                 {"none", "GET", u"/Users?count=0"_s, {}, 200, {u"Resources=[]"_s, u"itemsPerPage=0"_s, u"totalResults"_s, u"!nextCursor"_s}},
             }),
        QString());
}

void tst_Practice_Suites::sanityErrors()
{
    const QStringList error {errorSchema, u"status=\"400\""_s};
    QCOMPARE(m_script->run({
                 {"no resource", "POST", u"/Users"_s, R"({"not":"a scim resource"})", 400, error},
                 {"no userName", "POST", u"/Users"_s, R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]})", 400, error},
             }),
        QString());
}

void tst_Practice_Suites::conformanceDiscovery()
{
    QCOMPARE(m_script->run({
                 {"configuration", "GET", u"/ServiceProviderConfig"_s, {}, 200,
                     {scimJson, u"schemas.0=\"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig\""_s, u"patch.supported"_s, u"filter.supported"_s,
                         u"bulk.supported"_s, u"sort.supported"_s, u"changePassword.supported"_s, u"etag.supported"_s, u"pagination.cursor=true"_s,
                         u"pagination.index=true"_s, u"authenticationSchemes.0.type"_s}},
                 {"schemas", "GET", u"/Schemas"_s, {}, 200, {u"has:urn:ietf:params:scim:schemas:core:2.0:User"_s}},
                 {"types", "GET", u"/ResourceTypes"_s, {}, 200, {u"has:\"User\""_s}},
             }),
        QString());
}

void tst_Practice_Suites::conformanceCursors()
{
    const Reply first = m_client->get(u"/Users?count=2"_s); // neither startIndex nor cursor
    QCOMPARE(first.texts(u"id").size(), 2);
    QVERIFY(!first.json().contains(u"previousCursor"));
    const QString next = first.at(u"nextCursor").toString();
    QVERIFY(!next.isEmpty());
    const Reply second = m_client->get(u"/Users?count=2&cursor="_s + next);
    QCOMPARE(second.texts(u"id").size(), 2);
    QVERIFY(!second.texts(u"id").contains(first.texts(u"id").at(0)) && !second.texts(u"id").contains(first.texts(u"id").at(1)));
    QVERIFY(!m_client->get(u"/Users?count=2&startIndex=1"_s).json().contains(u"nextCursor")); // chosen by index
    QCOMPARE(m_client->get(u"/Users?count=2&cursor=not-a-real-cursor"_s).scimType(), u"invalidCursor"_s);
}

void tst_Practice_Suites::patchAnswers_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("prefer");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("SCIM's type") << QByteArray("application/scim+json") << QByteArray() << QString() << 200;
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray() << QString() << 200;
    QTest::newRow("anything") << QByteArray("*/*") << QByteArray() << QString() << 204;
    QTest::newRow("not said") << QByteArray() << QByteArray() << QString() << 204;
    QTest::newRow("attributes") << QByteArray("*/*") << QByteArray() << u"?attributes=title"_s << 200;
    QTest::newRow("prefers little") << QByteArray("application/scim+json") << QByteArray("return=minimal") << QString() << 204;
    QTest::newRow("prefers all") << QByteArray("*/*") << QByteArray("return=representation") << QString() << 200;
}

/// RFC 7644 section 3.5.2 leaves 200 or 204 to the server, and suites ask for either.
void tst_Practice_Suites::patchAnswers()
{
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, prefer);
    QFETCH(QString, query);
    const QString id = m_client->get(u"/Users?count=1"_s).texts(u"id").value(0);
    const Reply reply = m_client->send("PATCH", u"/Users/"_s + id + query, patch(R"({"op":"replace","path":"title","value":"T"})"),
        {{"Accept", accept}, {"Prefer", prefer}});
    QTEST(reply.status, "status");
    QCOMPARE(reply.body.isEmpty(), reply.status == 204);
    QVERIFY(!reply.headers.value("etag").isEmpty());
    if (!query.isEmpty())
        QVERIFY(!reply.json().contains(u"userName") && reply.json().contains(u"title"));
}

QTEST_GUILESS_MAIN(tst_Practice_Suites)
#include "tst_practice_suites.moc"
