// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/resource.h"
#include "scim/resourcetype.h"
#include "scim/schema.h"

#include <QTest>

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
    row("profileUrl", "reference - - - readWrite default none");
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
