// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicescript.h"

#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// What the Postman collection of Microsoft's SCIM reference code asks of a provider, in words of our own: JSON as application/json, no
/// particular Accept, an empty directory to begin with, and PATCH answered 204.
class tst_Practice_Postman : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endpoints();
    void users();
    void groups();
    void complexAttributes();
    void sloppyUsers();
    void filters();
    void sloppyGroups();
    void leavesNothing();

private:
    std::unique_ptr<PracticeClient> m_client;
    std::unique_ptr<Script> m_script;
};

namespace {

QByteArray person(const QByteArray &userName, const QByteArray &more = {})
{
    return R"({"userName":")" + userName + R"(","active":true,"displayName":"Rita","schemas":["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        "urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"e-)" + userName + R"(","name":{"formatted":"Rita Lund","familyName":"Lund","givenName":"Rita"},
        "emails":[{"Primary":true,"type":"work","value":"rita@work.example"},{"Primary":false,"type":"home","value":"rita@home.example"}])" + more + '}';
}

/// With addresses full of nulls, meta of the client's own and an externalId that several people share.
QByteArray employee(const QByteArray &members)
{
    return R"({"addresses":[{"country":"Bermuda","formatted":"Main Street 1\nTown","type":"work","primary":false},
        {"country":null,"formatted":"Side Street 2","locality":null,"region":null,"type":"other","primary":false}],
        "displayName":"Kim Baker","emails":[{"type":"work","primary":true,"value":"kim@mail.example"},{"type":"work","primary":false,"value":"kim@example.org"}],
        "meta":{"created":"2019-09-18T18:15:26.5788954+00:00","lastModified":"2019-09-18T18:15:26.5788976+00:00","resourceType":"User"},
        "name":{"formatted":"Dan Gee","familyName":"Employee","givenName":"Dan","honorificPrefix":null},
        "phoneNumbers":[{"type":"fax","primary":false,"value":"1"},{"type":"mobile","primary":false,"value":"2"},{"type":"work","primary":true,"value":"3"}],
        "preferredLanguage":"xh","roles":[],"title":"Engineer","externalId":"shared","schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],)"
        + members + '}';
}

QByteArray patch(const QByteArray &operation)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}";
}

QByteArray group(const QByteArray &displayName, const QByteArray &more = {})
{
    return R"({"externalId":"g","schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":")" + displayName + '"' + more + '}';
}

} // namespace

void tst_Practice_Postman::initTestCase()
{
    Practice::Options options;
    options.users = options.groups = 0;
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
    m_client->setHeader("Accept", "*/*");
    m_client->setHeader("Content-Type", "application/json");
    m_script = std::make_unique<Script>(*m_client);
}

void tst_Practice_Postman::endpoints()
{
    QCOMPARE(m_script->run({
                 {"users in lower case", "GET", u"/users"_s, {}, 200, {u"totalResults=0"_s, u"Resources=[]"_s}},
                 {"groups", "GET", u"/Groups"_s, {}, 200, {u"Resources=[]"_s}},
                 {"resource types", "GET", u"/ResourceTypes"_s, {}, 200, {u"Resources.0.endpoint=\"/Users\""_s}},
                 {"configuration", "GET", u"/ServiceProviderConfig"_s, {}, 200, {u"patch.supported=true"_s}},
                 {"schemas", "GET", u"/Schemas"_s, {}, 200, {u"has:User Account"_s}},
             }),
        QString());
}

void tst_Practice_Postman::users()
{
    const QByteArray manager = R"(,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"Department":"D","Manager":{"Value":"nobody"}})";
    QCOMPARE(m_script->run({
                 {"create", "POST", u"/Users"_s, person("one"), 201, {u"userName=\"one\""_s}, "id1"},
                 {"create with extension", "POST", u"/Users"_s, person("two", manager), 201, {u"has:\"department\":\"D\""_s}, "id2"},
                 {"read", "GET", u"/Users/{id1}"_s, {}, 200, {u"id=\"{id1}\""_s}},
                 {"read the other", "GET", u"/Users/{id2}"_s, {}, 200, {u"id=\"{id2}\""_s}},
                 {"some attributes", "GET", u"/Users?attributes=userName,emails"_s, {}, 200, {u"has:{id1}"_s}},
                 {"trailing slash, plus for space", "GET", u"/Users/?filter=DisplayName+eq+%22Rita%22"_s, {}, 200, {u"has:{id1}"_s}},
                 {"patch", "PATCH", u"/Users/{id1}"_s, patch(R"({"op":"replace","path":"userName","value":"three"})"), 204},
                 {"patched", "GET", u"/Users/{id1}"_s, {}, 200, {u"id=\"{id1}\""_s, u"userName=\"three\""_s}},
                 {"replace", "PUT", u"/Users/{id2}"_s, person("four", R"(,"id":"{{id2}}","nickName":"R")"), 200},
                 {"replaced", "GET", u"/Users/{id2}"_s, {}, 200, {u"nickName=\"R\""_s, u"userName=\"four\""_s}},
                 {"delete", "DELETE", u"/Users/{id1}"_s, {}, 204},
                 {"delete the other", "DELETE", u"/Users/{id2}"_s, {}, 204},
             }),
        QString());
}

void tst_Practice_Postman::groups()
{
    const QByteArray add = R"({"name":"addMember","op":"add","path":"members","value":[{"displayName":"new","value":"{{id4}}"}]})";
    QCOMPARE(m_script->run({
                 {"empty group", "POST", u"/Groups"_s, group("G1", R"(,"members":[])"), 201, {}, "group1"},
                 {"a person", "POST", u"/Users"_s, person("five"), 201, {}, "id3"},
                 {"another", "POST", u"/Users"_s, person("six"), 201, {}, "id4"},
                 {"group with a member", "POST", u"/Groups"_s, group("G2", R"(,"members":[{"value":"{{id3}}","display":"VP"}])"), 201,
                     {u"members.0.value=\"{id3}\""_s}, "group2"},
                 {"list", "GET", u"/Groups"_s, {}, 200, {u"totalResults=2"_s}},
                 {"third", "POST", u"/Groups"_s, group("G3", R"(,"members":[])"), 201, {}, "group3"},
                 {"replace with members", "PUT", u"/Groups/{group3}"_s,
                     group("put", R"(,"id":"{{group3}}","members":[{"value":"{{id3}}","display":"VP"},{"value":"{{id4}}","display":"SVP"}])"), 200},
                 {"replaced", "GET", u"/Groups/{group3}"_s, {}, 200, {u"id=\"{group3}\""_s, u"has:{id3}"_s, u"displayName=\"put\""_s}},
                 {"add", "PATCH", u"/Groups/{group1}"_s, patch(add), 204},
                 {"remove", "PATCH", u"/Groups/{group1}"_s, patch(R"({"op":"remove","path":"members[value eq \"{{id4}}\"]"})"), 204},
                 {"removed", "GET", u"/Groups/{group1}"_s, {}, 200, {u"lacks:{id4}"_s}},
                 {"add again", "PATCH", u"/Groups/{group1}"_s, patch(add), 204},
                 {"added", "GET", u"/Groups/{group1}"_s, {}, 200, {u"has:{id4}"_s}},
                 {"remove all", "PATCH", u"/Groups/{group1}"_s, patch(R"({"op":"remove","path":"members"})"), 204},
                 {"all removed", "GET", u"/Groups/{group1}"_s, {}, 200, {u"lacks:{id4}"_s}},
                 {"delete a person", "DELETE", u"/Users/{id3}"_s, {}, 204},
                 {"delete another", "DELETE", u"/Users/{id4}"_s, {}, 204},
                 {"delete 1", "DELETE", u"/Groups/{group1}"_s, {}, 204},
                 {"delete 2", "DELETE", u"/Groups/{group2}"_s, {}, 204},
                 {"delete 3", "DELETE", u"/Groups/{group3}"_s, {}, 204},
             }),
        QString());
}

void tst_Practice_Postman::complexAttributes()
{
    QCOMPARE(m_script->run({
                 {"one", "POST", u"/Users"_s, person("seven"), 201, {}, "id1"},
                 {"two", "POST", u"/Users"_s, person("eight"), 201, {}, "id2"},
                 {"attributes with a filter", "GET", u"/Users?attributes=emails%5Btype+eq+%22work%22%5D"_s, {}, 200, {u"has:rita@work.example"_s}},
                 {"by value", "GET", u"/Users?attributes=emails%5Bvalue+eq+%22rita@work.example%22%5D"_s, {}, 200, {u"has:rita@work.example"_s}},
                 {"delete one", "DELETE", u"/Users/{id1}"_s, {}, 204},
                 {"delete two", "DELETE", u"/Users/{id2}"_s, {}, 204},
             }),
        QString());
}

void tst_Practice_Postman::sloppyUsers()
{
    const QString taken = u"has:detail"_s;
    QCOMPARE(m_script->run({
                 {"nulls and foreign meta", "POST", u"/Users"_s, employee(R"("userName":"Omalley","active":true)"), 201,
                     {u"userName=\"Omalley\""_s, u"active=true"_s}, "user1"},
                 {"a boolean as text", "POST", u"/Users"_s, employee(R"("userName":"emp1","active":"True")"), 201, {u"active=true"_s}, "user2"},
                 {"both there", "GET", u"/Users"_s, {}, 200, {u"totalResults=2"_s, u"has:Omalley"_s}},
                 {"emp2", "POST", u"/Users"_s, employee(R"("userName":"emp2")"), 201, {}, "user3"},
                 {"emp3", "POST", u"/Users"_s, employee(R"("userName":"emp3")"), 201, {}, "user4"},
                 {"no name", "POST", u"/Users"_s, employee(R"("active":true)"), 400},
                 {"broken JSON", "POST", u"/Users"_s, R"({"acve": tre, "x": [})", 400},
                 {"name taken", "POST", u"/Users"_s, employee(R"("userName":"emp3")"), 409, {taken}},
                 {"still taken", "POST", u"/Users"_s, employee(R"("userName":"emp3")"), 409, {taken}},
                 {"replace without name", "PUT", u"/Users/{user1}"_s, employee(R"("userame":"Omalley")"), 400},
                 {"unknown attribute", "PUT", u"/Users/{user1}"_s,
                     R"({"userName":"Omalley","active":false,"adreses":[{"country":"X"}],"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]})", 200,
                     {u"!addresses"_s, u"!adreses"_s}},
                 {"with extension", "POST", u"/Users"_s,
                     employee(R"("userName":"enterprise","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"Department":"D"})"), 201, {}, "user5"},
                 {"op with a capital", "PATCH", u"/Users/{user1}"_s, patch(R"({"op":"Replace","path":"userName","value":"newname"})"), 204},
                 {"a boolean", "PATCH", u"/Users/{user1}"_s, patch(R"({"op":"Replace","path":"active","value":false})"), 204},
                 {"both patched", "GET", u"/Users/{user1}"_s, {}, 200, {u"userName=\"newname\""_s, u"active=false"_s}},
                 {"replace", "PUT", u"/Users/{user1}"_s, employee(R"("userName":"Omalley","active":false)"), 200,
                     {u"userName=\"Omalley\""_s, u"active=false"_s, u"has:Bermuda"_s}},
             }),
        QString());
}

void tst_Practice_Postman::filters()
{
    QCOMPARE(m_script->run({
                 {"page", "GET", u"/Users?startIndex=1&count=2"_s, {}, 200, {u"totalResults=5"_s, u"itemsPerPage=2"_s}},
                 {"attributes", "GET", u"/Users?attributes=userName,emails"_s, {}, 200, {u"totalResults=5"_s}},
                 {"unquoted, with or", "GET",
                     u"/Users?filter=name.FamilyName eq Employee and (emails.Value co example.com or emails.Value co example.org)"_s, {}, 200, {u"totalResults=5"_s}},
                 {"starts with", "GET", u"/Users?filter=userName sw O"_s, {}, 200, {u"totalResults=1"_s}},
                 {"seven digits of a second", "GET", u"/Users?filter=meta.Created gt 2015-10-10T14:38:21.8617979-07:00"_s, {}, 200, {u"totalResults=5"_s}},
                 {"no operator", "GET", u"/Users?filter=userName is O"_s, {}, 400, {u"scimType=\"invalidFilter\""_s}},
             }),
        QString());
}

void tst_Practice_Postman::sloppyGroups()
{
    QCOMPARE(m_script->run({
                 {"create", "POST", u"/Groups"_s, group("Group 1"), 201, {}, "group1"},
                 {"an id as text, of nobody", "PATCH", u"/Groups/{group1}"_s, patch(R"({"op":"add","path":"members","value":"string id 1"})"), 204},
                 {"another", "PATCH", u"/Groups/{group1}"_s, patch(R"({"op":"add","path":"members","value":"string id 2"})"), 204},
                 {"read", "GET", u"/Groups/{group1}"_s, {}, 200, {u"members.0.value=\"string id 1\""_s, u"members.1.value=\"string id 2\""_s}},
                 {"without members", "GET", u"/Groups/{group1}?excludedAttributes=members"_s, {}, 200, {u"!members"_s}},
                 {"found by the unknown id", "GET", u"/Groups?filter=members.value eq \"string id 2\""_s, {}, 200, {u"totalResults=1"_s}},
                 {"remove it", "PATCH", u"/Groups/{group1}"_s, patch(R"({"op":"remove","path":"members[value eq \"string id 2\"]"})"), 204},
                 {"replace", "PUT", u"/Groups/{group1}"_s, group("Other"), 200, {u"displayName=\"Other\""_s, u"!members"_s}},
             }),
        QString());
}

void tst_Practice_Postman::leavesNothing()
{
    QList<Step> steps;
    for (const char *id : {"user1", "user2", "user3", "user4", "user5"})
        steps.append({"delete a user", "DELETE", u"/Users/{%1}"_s.arg(QLatin1StringView(id)), {}, 204});
    steps.append({"delete the group", "DELETE", u"/Groups/{group1}"_s, {}, 204});
    steps.append({"no users", "GET", u"/Users?attributes=userName"_s, {}, 200, {u"Resources=[]"_s}});
    steps.append({"no groups", "GET", u"/Groups"_s, {}, 200, {u"Resources=[]"_s}});
    QCOMPARE(m_script->run(steps), QString());
}

QTEST_GUILESS_MAIN(tst_Practice_Postman)
#include "tst_practice_postman.moc"
