// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/resource.h"
#include "scim/resourcetype.h"
#include "scim/schema.h"

#include <QTest>

#include <functional>
#include <thread>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shipsCoreSchemas();
    void shippedCharacteristics_data();
    void shippedCharacteristics();
    void shippedIsTheRfcs_data();
    void shippedIsTheRfcs();
    void referencesAndBinariesAreExact();
    void readsSloppySchemas();
    void survivesRoundTrip();
    void findsAttributes_data();
    void findsAttributes();
    void readsResourceTypes_data();
    void readsResourceTypes();
    void refusesResourceTypes();
    void isCalled();
    void displayTexts_data();
    void displayTexts();
    void resourceKeepsBytes();
    void resourceIsParsedOnceFromManyThreads();
};

namespace {
ResourceSchema userSchema()
{
    return {Schema::shipped()[0], {Schema::shipped()[2]}};
}
}

void TestSchema::shipsCoreSchemas()
{
    QStringList ids;
    for (const Schema &schema : Schema::shipped())
        ids << schema.id;
    QCOMPARE(ids, QStringList({u"urn:ietf:params:scim:schemas:core:2.0:User"_s, u"urn:ietf:params:scim:schemas:core:2.0:Group"_s,
                               u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s, u"urn:ietf:params:scim:schemas:core:2.0:Device"_s}));
    QCOMPARE(Schema::shipped()[0].attributes.size(), 21); // RFC 7643 section 8.7.1
}

void TestSchema::shippedCharacteristics_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected) { QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(expected); };
    // type, many, required, exact, mutability, returned, uniqueness
    row("userName", "string - R - readWrite default server");
    row("name.familyName", "string - - - readWrite default none");
    row("password", "string - - - writeOnly never none");
    row("emails", "complex M - - readWrite default none");
    row("emails.primary", "boolean - - - readWrite default none");
    row("groups", "complex M - - readOnly default none");
    row("x509Certificates.value", "binary - - X readWrite default none");
    row("profileUrl", "reference - - X readWrite default none");
    row("id", "string - R X readOnly always server");
    row("externalId", "string - - X readWrite default none");
    row("meta.lastModified", "dateTime - - - readOnly default none");
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName", "string - - - readOnly default none");
}

void TestSchema::shippedCharacteristics()
{
    QFETCH(const QString, name);
    const ResourceSchema schema = userSchema();
    const Attribute *attribute = schema.find(*AttributeName::parse(name));
    QVERIFY(attribute);
    const Json json = attribute->toJson();
    const QString text = QStringList {json.value(u"type").toString(), attribute->multiValued ? u"M"_s : u"-"_s, attribute->required ? u"R"_s : u"-"_s,
                                      attribute->caseExact ? u"X"_s : u"-"_s, json.value(u"mutability").toString(),
                                      json.value(u"returned").toString(), json.value(u"uniqueness").toString()}
                             .join(u' ');
    QTEST(text, "expected");
}

namespace {

/// One attribute a line, its sub-attributes below it: what is not the RFC's default (one value, optional, case ignored, readWrite, default, none) is said.
void describe(const QList<Attribute> &attributes, const QString &prefix, QStringList &lines)
{
    for (const Attribute &attribute : attributes) {
        const Json json = attribute.toJson();
        QStringList words {prefix + attribute.name, json.value(u"type").toString()};
        const auto add = [&words](bool isSo, const QString &word) {
            if (isSo)
                words << word;
        };
        add(attribute.multiValued, u"many"_s);
        add(attribute.required, u"required"_s);
        add(attribute.caseExact, u"exact"_s);
        add(attribute.mutability != Attribute::Mutability::ReadWrite, json.value(u"mutability").toString());
        add(attribute.returned != Attribute::Returned::Default, json.value(u"returned").toString());
        add(attribute.uniqueness != Attribute::Uniqueness::None, json.value(u"uniqueness").toString());
        add(!attribute.canonicalValues.isEmpty(), u"= "_s + attribute.canonicalValues.join(u' '));
        add(!attribute.referenceTypes.isEmpty(), u"-> "_s + attribute.referenceTypes.join(u' '));
        lines << words.join(u' ');
        describe(attribute.subAttributes, prefix + attribute.name + u'.', lines);
    }
}

/// The characteristics as the representations of RFC 7643 section 8.7.1 have them.
const char *const rfcUser = R"(userName string required server
name complex
name.formatted string
name.familyName string
name.givenName string
name.middleName string
name.honorificPrefix string
name.honorificSuffix string
displayName string
nickName string
profileUrl reference -> external
title string
userType string
preferredLanguage string
locale string
timezone string
active boolean
password string writeOnly never
emails complex many
emails.value string
emails.display string
emails.type string = work home other
emails.primary boolean
phoneNumbers complex many
phoneNumbers.value string
phoneNumbers.display string
phoneNumbers.type string = work home mobile fax pager other
phoneNumbers.primary boolean
ims complex many
ims.value string
ims.display string
ims.type string = aim gtalk icq xmpp msn skype qq yahoo
ims.primary boolean
photos complex many
photos.value reference -> external
photos.display string
photos.type string = photo thumbnail
photos.primary boolean
addresses complex many
addresses.formatted string
addresses.streetAddress string
addresses.locality string
addresses.region string
addresses.postalCode string
addresses.country string
addresses.type string = work home other
groups complex many readOnly
groups.value string readOnly
groups.$ref reference readOnly -> User Group
groups.display string readOnly
groups.type string readOnly = direct indirect
entitlements complex many
entitlements.value string
entitlements.display string
entitlements.type string
entitlements.primary boolean
roles complex many
roles.value string
roles.display string
roles.type string
roles.primary boolean
x509Certificates complex many
x509Certificates.value binary
x509Certificates.display string
x509Certificates.type string
x509Certificates.primary boolean)";

const char *const rfcGroup = R"(displayName string
members complex many
members.value string immutable
members.$ref reference immutable -> User Group
members.type string immutable = User Group)";

const char *const rfcEnterpriseUser = R"(employeeNumber string
costCenter string
organization string
division string
department string
manager complex
manager.value string
manager.$ref reference -> User
manager.displayName string readOnly)";

/// Where what is shipped is something else on purpose. This is the one place that says so.
struct Deviation {
    const char *rfc; ///< empty: section 8.7.1 has no such attribute
    const char *ours;
    const char *reason;
};
const Deviation deviations[] {
    {"profileUrl reference -> external", "profileUrl reference exact -> external", "references are case exact: section 2.3.7, which the representations forget"},
    {"photos.value reference -> external", "photos.value reference exact -> external", "section 2.3.7"},
    {"groups.$ref reference readOnly -> User Group", "groups.$ref reference exact readOnly -> User Group", "section 2.3.7"},
    {"members.$ref reference immutable -> User Group", "members.$ref reference exact immutable -> User Group", "section 2.3.7"},
    {"manager.$ref reference -> User", "manager.$ref reference exact -> User", "section 2.3.7"},
    {"x509Certificates.value binary", "x509Certificates.value binary exact", "binary values are case exact: section 2.3.6; base64 in another case is another certificate"},
    {"", "addresses.primary boolean", "section 2.4 gives it to multi-valued attributes, and the full user of section 8.2 has it"},
    {"displayName string", "displayName string required", "of groups: REQUIRED in section 4.2"},
    {"", "members.display string readOnly", "section 2.4 gives it to multi-valued attributes, and the group of section 8.4 has it"},
};

}

void TestSchema::shippedIsTheRfcs_data()
{
    QTest::addColumn<int>("shipped");
    QTest::addColumn<QString>("rfc");
    QTest::addColumn<int>("deviations");
    QTest::newRow("User") << 0 << QString::fromLatin1(rfcUser) << 5;
    QTest::newRow("Group") << 1 << QString::fromLatin1(rfcGroup) << 3;
    QTest::newRow("enterprise User") << 2 << QString::fromLatin1(rfcEnterpriseUser) << 1;
}

void TestSchema::shippedIsTheRfcs()
{
    QFETCH(const int, shipped);
    QFETCH(const QString, rfc);
    QStringList ours;
    describe(Schema::shipped()[shipped].attributes, {}, ours);
    QStringList theirs = rfc.split(u'\n');
    const QStringList both = ours;
    for (const QString &line : both) {
        if (theirs.removeOne(line))
            ours.removeOne(line);
    }
    int known = 0;
    for (const Deviation &deviation : deviations) {
        const QString line = QString::fromLatin1(deviation.rfc);
        const bool isHere = ours.contains(QString::fromLatin1(deviation.ours)) && (line.isEmpty() || theirs.contains(line));
        if (!isHere)
            continue;
        ours.removeOne(QString::fromLatin1(deviation.ours));
        theirs.removeOne(line);
        ++known;
    }
    QVERIFY2(ours.isEmpty(), qPrintable(ours.join(u'\n')));
    QVERIFY2(theirs.isEmpty(), qPrintable(theirs.join(u'\n')));
    QTEST(known, "deviations");
}

/// RFC 7643 sections 2.3.6 and 2.3.7.
void TestSchema::referencesAndBinariesAreExact()
{
    const std::function<void(const QList<Attribute> &)> check = [&check](const QList<Attribute> &attributes) {
        for (const Attribute &attribute : attributes) {
            if (attribute.type == Attribute::Type::Reference || attribute.type == Attribute::Type::Binary)
                QVERIFY2(attribute.caseExact, qPrintable(attribute.name));
            check(attribute.subAttributes);
        }
    };
    for (const Schema &schema : Schema::shipped())
        check(schema.attributes);
    check(ResourceSchema::commonAttributes());
}

void TestSchema::readsSloppySchemas()
{
    const auto schema = Schema::fromJson(*Json::parse(R"({"ID":"urn:x:2.0:Thing","attributes":[
        {"name":"a","type":"String","multivalued":"true","mutability":"READONLY","returned":"request"},
        {"name":"b","type":"colour"},{"type":"string"},"junk",null,{"name":"c","subAttributes":null,"canonicalValues":["x",1,{}]}]})"));
    QVERIFY(schema.ok());
    QCOMPARE(schema->name, u"Thing"_s);
    QCOMPARE(schema->attributes.size(), 3);
    const Attribute *a = schema->attribute(u"A");
    QCOMPARE(a->type, Attribute::Type::String);
    QCOMPARE(a->typeName, u"String"_s);
    QCOMPARE(a->mutability, Attribute::Mutability::ReadOnly);
    QCOMPARE(a->returned, Attribute::Returned::Request);
    QVERIFY(a->multiValued);
    QCOMPARE(schema->attribute(u"b")->type, Attribute::Type::Unknown);
    QCOMPARE(schema->attribute(u"c")->canonicalValues, QStringList({u"x"_s, u"1"_s}));
    QVERIFY(!Schema::fromJson(*Json::parse(R"({"name":"x"})")).ok());
    QVERIFY(!Schema::fromJson(*Json::parse("[]")).ok());
}

void TestSchema::survivesRoundTrip()
{
    for (const Schema &schema : Schema::shipped())
        QCOMPARE(*Schema::fromJson(schema.toJson()), schema);
}

void TestSchema::findsAttributes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, bool found) { QTest::newRow(name) << QString::fromLatin1(name) << found; };
    row("USERNAME", true);
    row("urn:ietf:params:scim:schemas:core:2.0:user:userName", true);
    row("urn:ietf:params:scim:schemas:core:2.0:User:meta.version", true);
    row("department", false); // of the extension: the URN is needed
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:DEPARTMENT", true);
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:userName", false);
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", false);
    row("emails.$ref", false);
    row("userName.value", false);
    row("urn:other:2.0:User:x", false);
}

void TestSchema::findsAttributes()
{
    QFETCH(const QString, name);
    const ResourceSchema schema = userSchema();
    QTEST(schema.find(*AttributeName::parse(name)) != nullptr, "found");
}

void TestSchema::readsResourceTypes_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *endpoint, const char *expected) { QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << QString::fromLatin1(expected); };
    row("/Users", "/Users");
    row("Users", "/Users");
    row("/Users/", "/Users");
    row("/scim/v2/Users", "/Users");
    row("/SCIM/v2/Users", "/Users");
    row("https://example.com/scim/v2/Users", "/Users");
    row("https://example.com/other/Users", "/other/Users");
    row("/scim/v2x/Users", "/scim/v2x/Users");
}

void TestSchema::readsResourceTypes()
{
    QFETCH(const QString, endpoint);
    Json json = *Json::parse(R"({"name":"User","schema":"urn:s","schemaExtensions":[{"schema":"urn:e","required":true},"urn:f",5]})");
    json.set(u"endpoint"_s, endpoint);
    const auto type = ResourceType::fromJson(json, u"/scim/v2/"_s);
    QVERIFY(type.ok());
    QTEST(type->endpoint, "expected");
    QCOMPARE(type->id, u"User"_s);
    QCOMPARE(type->extensions.size(), 2);
    QVERIFY(type->extensions[0].required);
    QCOMPARE(*ResourceType::fromJson(type->toJson()), *type);
}

void TestSchema::refusesResourceTypes()
{
    for (const char *text : {"{}", "[]", R"({"name":"User"})", R"({"endpoint":"/Users"})", R"({"name":5,"endpoint":"/Users"})"})
        QVERIFY2(!ResourceType::fromJson(*Json::parse(text)).ok(), text);
}

void TestSchema::isCalled()
{
    const ResourceType type {.id = u"User"_s, .name = u"User"_s, .endpoint = u"/people/Users"_s, .schema = u"urn:s"_s};
    QVERIFY(type.isCalled(u"user") && type.isCalled(u"USERS"));
    QVERIFY(!type.isCalled(u"people") && !type.isCalled(u"") && !type.isCalled(u"use"));
}

void TestSchema::displayTexts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const QByteArray &json, const char *text) { QTest::newRow(json.constData()) << json << QString::fromUtf8(text); };
    row(R"({"id":"1","displayName":"D","userName":"u"})", "D");
    row(R"({"id":"1","displayName":" ","name":{"formatted":"F"}})", "F");
    row(R"({"id":"1","name":{"givenName":"A","familyName":"B"},"userName":"u"})", "A B");
    row(R"({"id":"1","name":{"familyName":"B"}})", "B");
    row(R"({"id":"1","userName":"u"})", "u");
    row(R"({"id":17})", "17");
    row("not JSON", "");
}

void TestSchema::displayTexts()
{
    QFETCH(const QByteArray, json);
    QTEST(Resource(json).displayText(), "text");
}

void TestSchema::resourceKeepsBytes()
{
    const QByteArray bytes = R"( {"n": 12345678901234567890, "x":1.0,"x":2, "meta":{"version":"W/\"1\""}})";
    const Resource resource(bytes, u"given"_s);
    QCOMPARE(resource.bytes(), bytes);
    QCOMPARE(resource.id(), u"given"_s);
    QCOMPARE(resource.version(), u"W/\"1\""_s);
    QCOMPARE(resource.json().value(u"n").numberText(), "12345678901234567890"_qba);
    QVERIFY(Resource().isNull() && Resource().id().isEmpty() && Resource().json().isUndefined());
}

void TestSchema::resourceIsParsedOnceFromManyThreads()
{
    const Resource resource("{\"id\":\"a\",\"list\":[" + QByteArray("1,").repeated(10'000) + "1]}");
    std::vector<std::thread> threads;
    std::array<const Json *, 8> trees {};
    for (const Json *&tree : trees)
        threads.emplace_back([&tree, copy = resource] { tree = &copy.json(); });
    for (std::thread &thread : threads)
        thread.join();
    for (const Json *tree : trees)
        QCOMPARE(tree, trees[0]);
    QCOMPARE(resource.id(), u"a"_s);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
