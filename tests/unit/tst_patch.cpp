// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"
#include "scim/schema.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestPatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parsesPaths_data();
    void parsesPaths();
    void refusesPaths_data();
    void refusesPaths();
    void refusesBodies_data();
    void refusesBodies();
    void appliesToUser_data();
    void appliesToUser();
    void refusesToApply_data();
    void refusesToApply();
    void immutablePartsStay_data();
    void immutablePartsStay();
    void isAtomic();
    void bodySurvivesRoundTrip();
    void largeGroupsTakeNoSquare();
};

namespace {

const auto enterpriseUrn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;

ResourceSchema userSchema()
{
    return {Schema::shipped()[0], {Schema::shipped()[2]}};
}

ResourceSchema groupSchema()
{
    return {Schema::shipped()[1], {}};
}

Result<Patch> patchOf(const QByteArray &operations)
{
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":)" + operations + "}";
    return Patch::fromJson(*Json::parse(body));
}

} // namespace

void TestPatch::parsesPaths_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text); };
    // RFC 7644 section 3.5.2
    row("members");
    row("name.familyName");
    row(R"(addresses[type eq "work"])");
    row(R"(members[value eq "2819c223-7f76-453a-919d-413861904646"])");
    row(R"(members[value eq "2819c223-7f76-453a-919d-413861904646"].displayName)");
    row(R"(emails[type eq "work" and value ew "example.com"])");
    row(R"(emails[type eq "a]b\"[c"].value)");
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value");
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    row(R"(urn:x:2.0:Thing:parts[not (a pr)].b)");
}

void TestPatch::parsesPaths()
{
    QFETCH(const QString, text);
    const auto path = AttributePath::parse(text);
    QVERIFY2(path.ok(), path.ok() ? "" : qPrintable(path.error().toString()));
    QCOMPARE(path->toString(), text);
    QCOMPARE(*AttributePath::parse(path->toString()), *path);
}

void TestPatch::refusesPaths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    const auto row = [](const char *text, int position) { QTest::newRow(text) << QString::fromLatin1(text) << position; };
    row("", 0);
    row("[type eq \"work\"]", 0);
    row("emails[", 7);
    row("emails[type eq \"work\"", 21);
    row("emails[type eq \"work\"]x", 22);
    row("emails[type eq \"work\"].", 23);
    row("emails[type eq \"work\"].9", 23);
    row("emails.value[a pr]", 12);
    row("emails[a pr][b pr]", 12);
    row("a b", 1);
}

void TestPatch::refusesPaths()
{
    QFETCH(const QString, text);
    const auto path = AttributePath::parse(text);
    QVERIFY(!path.ok());
    QTEST(path.error().position, "position");
}

void TestPatch::refusesBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("scimType");
    const auto row = [](const char *name, const QByteArray &body, const char *type) {
        QTest::newRow(name) << body << QString::fromLatin1(type);
    };
    const auto one = [](const QByteArray &operation) -> QByteArray {
        return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}";
    };
    row("no object", "[]", "invalidSyntax");
    row("no schemas", R"({"Operations":[{"op":"add","path":"title","value":"x"}]})", "invalidSyntax");
    row("other schemas", R"({"schemas":["urn:x"],"Operations":[{"op":"add","path":"title","value":"x"}]})", "invalidSyntax");
    row("no operations", one(""), "invalidSyntax");
    row("operation is a string", one(R"("add")"), "invalidSyntax");
    row("unknown op", one(R"({"op":"move","path":"title"})"), "invalidSyntax");
    row("no op", one(R"({"path":"title","value":1})"), "invalidSyntax");
    row("bad path", one(R"({"op":"add","path":"emails[","value":"x"})"), "invalidPath");
    row("path is a number", one(R"({"op":"add","path":5,"value":"x"})"), "invalidPath");
    row("remove without path", one(R"({"op":"remove"})"), "noTarget");
    row("add without value", one(R"({"op":"add","path":"title"})"), "invalidValue");
    row("no path and no object", one(R"({"op":"add","value":"x"})"), "invalidValue");
}

void TestPatch::refusesBodies()
{
    QFETCH(const QByteArray, body);
    const auto patch = Patch::fromJson(*Json::parse(body));
    QVERIFY(!patch.ok());
    QCOMPARE(patch.error().kind, ErrorKind::Scim);
    QCOMPARE(patch.error().httpStatus, 400);
    QTEST(patch.error().scimType, "scimType");
}

void TestPatch::appliesToUser_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &operations, const QByteArray &after) {
        QTest::newRow(name) << before << operations << after;
    };
    // RFC 7644 section 3.5.2.1
    row("add without path", R"({"userName":"x"})",
        R"([{"op":"add","value":{"emails":[{"value":"babs@jensen.org","type":"home"}],"nickName":"Babs"}}])",
        R"({"userName":"x","emails":[{"value":"babs@jensen.org","type":"home"}],"nickName":"Babs"})");
    row("add simple", "{}", R"([{"op":"Add","path":"title","value":"x"}])", R"({"title":"x"})");
    row("add replaces singular", R"({"title":"a"})", R"([{"op":"add","path":"TITLE","value":"b"}])", R"({"title":"b"})");
    row("add merges complex", R"({"name":{"givenName":"A","middleName":"M"}})", R"([{"op":"add","path":"name","value":{"familyName":"F","givenName":"B"}}])",
        R"({"name":{"givenName":"B","middleName":"M","familyName":"F"}})");
    row("add appends", R"({"emails":[{"value":"a"}]})", R"([{"op":"add","path":"emails","value":{"value":"b"}}])", R"({"emails":[{"value":"a"},{"value":"b"}]})");
    row("add no double", R"({"emails":[{"value":"a","type":"work"}]})", R"([{"op":"add","path":"emails","value":[{"value":"a","type":"work"}]}])",
        R"({"emails":[{"value":"a","type":"work"}]})");
    row("add other type is no double", R"({"emails":[{"value":"a","type":"work"}]})", R"([{"op":"add","path":"emails","value":[{"value":"a","type":"home"}]}])",
        R"({"emails":[{"value":"a","type":"work"},{"value":"a","type":"home"}]})");
    row("add moves primary", R"({"emails":[{"value":"a","primary":true}]})", R"([{"op":"add","path":"emails","value":[{"value":"b","primary":true}]}])",
        R"({"emails":[{"value":"a","primary":false},{"value":"b","primary":true}]})");
    row("add to selected", R"({"emails":[{"value":"a","type":"work"}]})", R"([{"op":"add","path":"emails[type eq \"work\"].display","value":"D"}])",
        R"({"emails":[{"value":"a","type":"work","display":"D"}]})");
    row("add makes what is not there", "{}", R"([{"op":"add","path":"emails[type eq \"work\" and primary eq true].value","value":"a"}])",
        R"({"emails":[{"type":"work","primary":true,"value":"a"}]})");
    row("add null is nothing", R"({"title":"a"})", R"([{"op":"add","path":"title","value":null}])", R"({"title":"a"})");
    row("add extension", "{}", R"([{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"D"}])",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}})");
    row("extension as a whole", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]})",
        R"([{"op":"add","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"1"}}}}])",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"1"}}})");
    row("Entra's pathless keys", R"({"name":{"givenName":"A"}})",
        R"([{"op":"Replace","value":{"name.familyName":"F","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"D","active":"False"}}])",
        R"({"name":{"givenName":"A","familyName":"F"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"},"active":false})");
    row("manager as text", "{}", R"([{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"7"}])",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"7"}}})");
    row("core URN", "{}", R"([{"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:name","value":{"givenName":"G"}}])", R"({"name":{"givenName":"G"}})");
    // RFC 7644 section 3.5.2.3
    row("replace all values", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"([{"op":"replace","path":"emails","value":[{"value":"c"}]}])", R"({"emails":[{"value":"c"}]})");
    row("replace selected", R"({"addresses":[{"type":"work","locality":"X","country":"USA"},{"type":"home","locality":"Y"}]})",
        R"([{"op":"replace","path":"addresses[type eq \"work\"]","value":{"type":"work","streetAddress":"911 Universal City Plaza","locality":"Hollywood"}}])",
        R"({"addresses":[{"type":"work","streetAddress":"911 Universal City Plaza","locality":"Hollywood"},{"type":"home","locality":"Y"}]})");
    row("replace selected part", R"({"addresses":[{"type":"work","streetAddress":"a"},{"type":"home","streetAddress":"b"}]})",
        R"([{"op":"replace","path":"addresses[type eq \"work\"].streetAddress","value":"1010 Broadway Ave"}])",
        R"({"addresses":[{"type":"work","streetAddress":"1010 Broadway Ave"},{"type":"home","streetAddress":"b"}]})");
    row("replace keeps unnamed parts", R"({"name":{"givenName":"A","middleName":"M"}})", R"([{"op":"replace","path":"name","value":{"givenName":"B","middleName":null}}])",
        R"({"name":{"givenName":"B"}})");
    row("replace with null removes", R"({"title":"a","nickName":"n"})", R"([{"op":"replace","path":"title","value":null}])", R"({"nickName":"n"})");
    row("replace with [] removes", R"({"emails":[{"value":"a"}],"title":"t"})", R"([{"op":"replace","path":"emails","value":[]}])", R"({"title":"t"})");
    row("replace what is not there adds", "{}", R"([{"op":"replace","path":"title","value":"x"}])", R"({"title":"x"})");
    row("replace primary of one", R"({"emails":[{"value":"a","primary":true},{"value":"b"}]})", R"([{"op":"replace","path":"emails[value eq \"b\"].primary","value":true}])",
        R"({"emails":[{"value":"a","primary":false},{"value":"b","primary":true}]})");
    row("replace primary of all", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"([{"op":"replace","path":"emails.primary","value":true}])",
        R"({"emails":[{"value":"a","primary":true},{"value":"b","primary":false}]})");
    row("sub-attribute of all", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"([{"op":"replace","path":"emails.type","value":"work"}])",
        R"({"emails":[{"value":"a","type":"work"},{"value":"b","type":"work"}]})");
    row("read-only said again", R"({"id":"1","title":"a"})", R"([{"op":"replace","value":{"id":"1","title":"b"}}])", R"({"id":"1","title":"b"})");
    row("numbers untouched", R"({"n":12345678901234567890,"x":1.0})", R"([{"op":"add","path":"title","value":"t"}])", R"({"n":12345678901234567890,"x":1.0,"title":"t"})");
    row("unknown but present", R"({"acme":{"a":1}})", R"([{"op":"replace","path":"acme.a","value":2}])", R"({"acme":{"a":2}})");
    // RFC 7644 section 3.5.2.2
    row("remove", R"({"title":"a"})", R"([{"op":"remove","path":"title"}])", "{}");
    row("remove absent", R"({"title":"a"})", R"([{"op":"remove","path":"nickName"}])", R"({"title":"a"})");
    row("remove part", R"({"name":{"givenName":"A","familyName":"F"}})", R"([{"op":"remove","path":"name.givenName"}])", R"({"name":{"familyName":"F"}})");
    row("remove last part", R"({"name":{"givenName":"A"}})", R"([{"op":"remove","path":"name.givenName"}])", "{}");
    row("remove selected", R"({"emails":[{"type":"work","value":"a@example.com"},{"type":"home","value":"b"}]})",
        R"([{"op":"remove","path":"emails[type eq \"work\" and value ew \"example.com\"]"}])", R"({"emails":[{"type":"home","value":"b"}]})");
    row("remove last selected", R"({"emails":[{"type":"work"}]})", R"([{"op":"remove","path":"emails[type eq \"work\"]"}])", "{}");
    row("remove selected part", R"({"emails":[{"type":"work","display":"d","value":"v"}]})", R"([{"op":"remove","path":"emails[type eq \"work\"].display"}])",
        R"({"emails":[{"type":"work","value":"v"}]})");
    row("URN that ends with its version", R"({"urn:scim:schemas:extension:atlassian-external:1.0":{"atlassianAccountId":"1"}})",
        R"([{"op":"replace","path":"urn:scim:schemas:extension:atlassian-external:1.0:atlassianAccountId","value":"2"}])",
        R"({"urn:scim:schemas:extension:atlassian-external:1.0":{"atlassianAccountId":"2"}})");
    row("URN that ends with its version as a key", R"({"urn:scim:schemas:extension:atlassian-external:1.0":{"atlassianAccountId":"1"}})",
        R"([{"op":"add","value":{"urn:scim:schemas:extension:atlassian-external:1.0":{"atlassianAccountId":"2"}}}])",
        R"({"urn:scim:schemas:extension:atlassian-external:1.0":{"atlassianAccountId":"2"}})");
    row("remove by value list", R"({"emails":[{"value":"a"},{"value":"b"},{"value":"c"}]})", R"([{"op":"remove","path":"emails","value":[{"value":"a"},{"value":"c"}]}])",
        R"({"emails":[{"value":"b"}]})");
    row("remove what a list describes", R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b"}]})", R"([{"op":"remove","path":"emails","value":{"type":"home"}}])",
        R"({"emails":[{"type":"work","value":"a"}]})");
    row("remove by value, whatever is shown", R"({"emails":[{"value":"a","display":"A"},{"value":"b"}]})",
        R"([{"op":"remove","path":"emails","value":[{"value":"a","display":"old"}]}])", R"({"emails":[{"value":"b"}]})");
    row("remove by value, another type stays", R"({"emails":[{"value":"a","type":"work"},{"value":"a","type":"home"}]})",
        R"([{"op":"remove","path":"emails","value":[{"value":"a","type":"home"}]}])", R"({"emails":[{"value":"a","type":"work"}]})");
    row("null in a list is absence", R"({"emails":[{"value":"a"},{"value":"a","type":"work"}]})", R"([{"op":"remove","path":"emails","value":[{"type":null,"value":"a"}]}])",
        R"({"emails":[{"value":"a","type":"work"}]})");
    row("remove without value leaves the rest", R"({"emails":[{"type":"work"},{"value":"a"}]})", R"([{"op":"remove","path":"emails","value":[{"value":"a"}]}])",
        R"({"emails":[{"type":"work"}]})");
    row("remove extension", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}})",
        R"([{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"}])",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]})");
    row("remove extension by its URN", R"({"title":"t","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","division":"E"}})",
        R"([{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}])", R"({"title":"t"})");
    row("in order", R"({"title":"a"})", R"([{"op":"remove","path":"title"},{"op":"add","path":"title","value":"b"},{"op":"replace","path":"title","value":"c"}])", R"({"title":"c"})");
}

void TestPatch::appliesToUser()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, operations);
    QFETCH(const QByteArray, after);
    const auto patch = patchOf(operations);
    QVERIFY2(patch.ok(), patch.ok() ? "" : qPrintable(patch.error().toString()));
    const auto result = patch->apply(*Json::parse(before), userSchema());
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toString()));
    QCOMPARE(*result, *Json::parse(after));
}

void TestPatch::refusesToApply_data()
{
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<QString>("scimType");
    const auto row = [](const char *name, const QByteArray &operations, const char *type) {
        QTest::newRow(name) << operations << QString::fromLatin1(type);
    };
    row("read-only", R"([{"op":"replace","path":"id","value":"2"}])", "mutability");
    row("read-only without path", R"([{"op":"replace","value":{"meta":{"version":"x"}}}])", "mutability");
    row("read-only multi-valued", R"([{"op":"add","path":"groups","value":[{"value":"g"}]}])", "mutability");
    row("read-only part", R"([{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName","value":"x"}])", "mutability");
    row("remove read-only", R"([{"op":"remove","path":"id"}])", "mutability");
    row("remove required", R"([{"op":"remove","path":"userName"}])", "mutability");
    row("unassign required", R"([{"op":"replace","path":"userName","value":null}])", "mutability");
    row("filter selects nothing", R"([{"op":"replace","path":"emails[type eq \"home\"].value","value":"x"}])", "noTarget");
    row("remove selects nothing", R"([{"op":"remove","path":"emails[value eq \"nobody\"]"}])", "noTarget");
    row("add cannot invent", R"([{"op":"add","path":"emails[type ne \"work\"].value","value":"x"}])", "noTarget");
    row("parts of no values", R"([{"op":"replace","path":"ims.type","value":"x"}])", "noTarget");
    row("unknown attribute", R"([{"op":"add","path":"shoeSize","value":"x"}])", "invalidPath");
    row("unknown sub-attribute", R"([{"op":"add","path":"name.shoe","value":"x"}])", "invalidPath");
    row("part of a simple one", R"([{"op":"add","path":"title.x","value":"x"}])", "invalidPath");
    row("unknown schema", R"([{"op":"add","path":"urn:x:2.0:Y:z","value":"x"}])", "invalidPath");
    row("unknown schema as a whole", R"([{"op":"add","path":"urn:x:2.0:Y","value":{"z":1}}])", "invalidPath");
    row("filter on a simple one", R"([{"op":"replace","path":"userName[value eq \"x\"]","value":"x"}])", "invalidPath");
    row("wrong type", R"([{"op":"replace","path":"active","value":"maybe"}])", "invalidValue");
    row("wrong type within", R"([{"op":"replace","path":"name","value":{"givenName":5}}])", "invalidValue");
    row("simple for complex", R"([{"op":"replace","path":"name","value":"Ada"}])", "invalidValue");
    row("array for singular", R"([{"op":"replace","path":"title","value":["a"]}])", "invalidValue");
    row("two for one", R"([{"op":"replace","path":"emails[type eq \"work\"]","value":[{"value":"a"},{"value":"b"}]}])", "invalidValue");
}

void TestPatch::refusesToApply()
{
    const Json user = *Json::parse(R"({"id":"1","userName":"u","emails":[{"value":"a","type":"work"}]})");
    QFETCH(const QByteArray, operations);
    const auto patch = patchOf(operations);
    QVERIFY(patch.ok());
    const auto result = patch->apply(user, userSchema());
    QVERIFY2(!result.ok(), result.ok() ? result->toBytes().constData() : "");
    QCOMPARE(result.error().httpStatus, 400);
    QTEST(result.error().scimType, "scimType");
}

/// RFC 7643 section 7: who a member is was said when it was added. Another member is another value.
void TestPatch::immutablePartsStay_data()
{
    QTest::addColumn<QByteArray>("operations");
    QTest::addColumn<QByteArray>("members"); // empty: refused
    const auto row = [](const char *name, const QByteArray &operations, const QByteArray &members) { QTest::newRow(name) << operations << members; };
    row("add to one that is there", R"([{"op":"add","path":"members[value eq \"a\"].value","value":"b"}])", "");
    row("replace in one that is there", R"([{"op":"replace","path":"members[value eq \"a\"].value","value":"b"}])", "");
    row("add to all", R"([{"op":"add","path":"members.value","value":"b"}])", "");
    row("remove from one", R"([{"op":"remove","path":"members[value eq \"a\"].value"}])", "");
    row("say again", R"([{"op":"add","path":"members[value eq \"a\"].value","value":"a"}])", R"([{"value":"a"}])");
    row("give what was not given", R"([{"op":"add","path":"members[value eq \"a\"].type","value":"User"}])", R"([{"value":"a","type":"User"}])");
    row("make a new one", R"([{"op":"add","path":"members[value eq \"b\"].type","value":"User"}])", R"([{"value":"a"},{"value":"b","type":"User"}])");
    row("another in its place", R"([{"op":"replace","path":"members[value eq \"a\"]","value":{"value":"b"}}])", R"([{"value":"b"}])");
}

void TestPatch::immutablePartsStay()
{
    QFETCH(const QByteArray, operations);
    QFETCH(const QByteArray, members);
    const auto result = patchOf(operations)->apply(*Json::parse(R"({"displayName":"g","members":[{"value":"a"}]})"), groupSchema());
    QVERIFY2(result.ok() != members.isEmpty(), result.ok() ? result->toBytes().constData() : qPrintable(result.error().toString()));
    if (result)
        QCOMPARE(result->value(u"members"), *Json::parse(members));
    else
        QCOMPARE(result.error().scimType, u"mutability"_s);
}

void TestPatch::isAtomic()
{
    const Json user = *Json::parse(R"({"id":"1","title":"a"})");
    QVERIFY(!patchOf(R"([{"op":"replace","path":"title","value":"b"},{"op":"replace","path":"id","value":"2"}])")->apply(user, userSchema()).ok());
    QCOMPARE(user.value(u"title").toString(), u"a"_s);
}

void TestPatch::bodySurvivesRoundTrip()
{
    const Patch patch = *patchOf(R"([{"op":"ADD","path":"emails[type eq \"work\"].value","value":"x"},{"op":"remove","path":"title"},{"op":"replace","value":{"a":1}}])");
    QCOMPARE(*Patch::fromJson(patch.toJson()), patch);
    QCOMPARE(patch.toJson().value(u"Operations").at(0).value(u"op").toString(), u"add"_s);
}

void TestPatch::largeGroupsTakeNoSquare()
{
    Json::Array members;
    for (int i = 0; i < 40'000; ++i)
        members.push_back(Json::object({{u"value"_s, QString::number(i)}}));
    Json::Array more = members;
    for (int i = 40'000; i < 80'000; ++i)
        more.push_back(Json::object({{u"value"_s, QString::number(i)}}));
    const Json group = Json::object({{u"displayName"_s, u"g"_s}, {u"members"_s, Json(members)}});
    const Patch patch {.operations = {{.op = PatchOperation::Op::Add, .path = *AttributePath::parse(u"members"), .value = Json(more)}}};
    const auto result = patch.apply(group, groupSchema());
    QVERIFY(result.ok());
    QCOMPARE(result->value(u"members").size(), 80'000);
}

QTEST_APPLESS_MAIN(TestPatch)
#include "tst_patch.moc"
