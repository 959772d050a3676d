// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/attributename.h"

#include <QSet>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestAttributeName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void comparesInAnyCase();
    void readsValues_data();
    void readsValues();
};

void TestAttributeName::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<AttributeName>("expected");
    const auto row = [](const QString &text, const QString &schema, const QString &attribute, const QString &sub) {
        QTest::newRow(qPrintable(text)) << text << AttributeName {schema, attribute, sub};
    };
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    const QString security = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes"_s;
    row(u"userName"_s, {}, u"userName"_s, {});
    row(u"name.familyName"_s, {}, u"name"_s, u"familyName"_s);
    row(u"members.$ref"_s, {}, u"members"_s, u"$ref"_s);
    row(u"x-y_9"_s, {}, u"x-y_9"_s, {});
    row(enterprise, enterprise, {}, {});
    row(enterprise + u":manager.value"_s, enterprise, u"manager"_s, u"value"_s);
    row(u"urn:ietf:params:scim:schemas:core:2.0:User:userName"_s, u"urn:ietf:params:scim:schemas:core:2.0:User"_s, u"userName"_s, {});
    row(security + u":Berth.Zones"_s, security, u"Berth"_s, u"Zones"_s);
    row(u"onPremises.extensionAttributes.one"_s, {}, u"onPremises"_s, u"extensionAttributes.one"_s);
    row(u"urn:us:zoom:scim:schemas:extension:1.0:ZoomUser:department"_s, u"urn:us:zoom:scim:schemas:extension:1.0:ZoomUser"_s,
        u"department"_s, {});
    row(u"urn:us:zoom:scim:schemas:extension:1.0:ZoomUser"_s, u"urn:us:zoom:scim:schemas:extension:1.0:ZoomUser"_s, {}, {});
    row(u"urn:acme:badge:colour"_s, u"urn:acme:badge"_s, u"colour"_s, {});
    const QString atlassian = u"urn:scim:schemas:extension:atlassian-external:1.0"_s; // ends with its version
    row(atlassian, atlassian, {}, {});
    row(atlassian + u":atlassianAccountId"_s, atlassian, u"atlassianAccountId"_s, {});
    row(atlassian + u":account.id"_s, atlassian, u"account"_s, u"id"_s);
    row(u"urn:ietf:params:scim:schemas:core:2.0:user"_s, u"urn:ietf:params:scim:schemas:core:2.0:user"_s, {}, {});
}

void TestAttributeName::parses()
{
    QFETCH(const QString, text);
    QFETCH(const AttributeName, expected);
    const auto name = AttributeName::parse(text);
    QVERIFY(name.ok());
    QCOMPARE(name->schema, expected.schema);
    QCOMPARE(name->attribute, expected.attribute);
    QCOMPARE(name->subAttribute, expected.subAttribute);
    QCOMPARE(name->toString(), text);
    QVERIFY(name->isValid());
}

void TestAttributeName::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    const auto row = [](const QString &text, int at) { QTest::newRow(qPrintable(text)) << text << at; };
    row(u""_s, 0);
    row(u"9lives"_s, 0);
    row(u"a b"_s, 1);
    row(u"name."_s, 5);
    row(u".name"_s, 0);
    row(u"a..b"_s, 2);
    row(u"a.9"_s, 2);
    row(u"emails[type"_s, 6);
    row(u"urn:a\"b:c"_s, 5);
    row(u"urn:x:"_s, 6);
    row(u"naïve"_s, 2);
}

void TestAttributeName::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const int, position);
    const auto name = AttributeName::parse(text);
    QVERIFY(!name.ok());
    QCOMPARE(name.error().kind, ErrorKind::Validation);
    QCOMPARE(name.error().position, position);
}

void TestAttributeName::comparesInAnyCase()
{
    const AttributeName a = *AttributeName::parse(u"URN:x:2.0:User:Manager.VALUE");
    const AttributeName b = *AttributeName::parse(u"urn:X:2.0:user:manager.value");
    QVERIFY(a == b);
    QCOMPARE(QSet<AttributeName>({a, b}).size(), 1);
}

void TestAttributeName::readsValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *expected) { QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(expected); };
    row("USERNAME", R"("ada")");
    row("name.familyname", R"("L")");
    row("emails.value", R"(["a@x","b@x"])");
    row("emails.type", R"(["work"])");
    row("emails.nothing", "undefined");
    row("nothing.at.all", "undefined");
    row("userName.sub", "undefined");
    row("urn:ietf:params:scim:schemas:core:2.0:User:userName", R"("ada")");
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", R"("7")");
    row("URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:Department", R"("D")");
    row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", R"({"department":"D","manager":{"value":"7"}})");
    row("urn:absent:2.0:User:userName", "undefined");
    row("urn:own:thing:userName", R"("ada")");
    row("csa.set.deep", "[1]");
}

void TestAttributeName::readsValues()
{
    const Json resource = *Json::parse(R"({"schemas":["urn:own:thing","urn:absent:2.0:User"],"userName":"ada","name":{"familyName":"L"},
        "emails":[{"value":"a@x","type":"work"},{"value":"b@x"}],"csa":{"set":[{"deep":1}]},
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"7"}}})");
    QFETCH(const QString, name);
    QFETCH(const QByteArray, expected);
    const Json value = AttributeName::parse(name)->valueIn(resource);
    QCOMPARE(value.isUndefined() ? "undefined"_qba : value.toBytes(), expected);
}

QTEST_APPLESS_MAIN(TestAttributeName)
#include "tst_attributename.moc"
