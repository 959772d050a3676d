// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/typefault.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestTypeFault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void patches_data();
    void patches();
    void namesTheChange();

private:
    static QString faultOf(const QByteArray &change)
    {
        const auto set = ChangeSet::fromBytes(R"({"format":"provost-changeset","version":1,"changes":[)" + change + "]}");
        if (!set)
            return u"unreadable: "_s + set.error().detail;
        const auto fault = typeFault(*set, ServiceDescription::fallback(ServerProfile()));
        return fault ? fault->detail : QString();
    }
};

void TestTypeFault::values_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("before");
    const auto row = [](const char *name, const char *attributes, const QString &fault, const char *before = "null") {
        QTest::newRow(name) << QByteArray(attributes) << fault << QByteArray(before);
    };
    row("all right", R"({"userName":"a","active":true,"name":{"givenName":"A"},"emails":[{"value":"a@b","primary":true}],"title":null})", {});
    row("text for a boolean", R"({"active":"yes"})", u"change 1: attributes.active is not true or false"_s);
    row("a number for a boolean", R"({"active":1})", u"change 1: attributes.active is not true or false"_s);
    row("an object for text", R"({"title":{"value":"x"}})", u"change 1: attributes.title is not text"_s);
    row("a number for text", R"({"userName":7})", u"change 1: attributes.userName is not text"_s);
    row("a list for one value", R"({"title":["x"]})", u"change 1: attributes.title is a list, and the attribute has one value only"_s);
    row("one value for a list", R"({"emails":{"value":"a@b"}})", u"change 1: attributes.emails is not a list"_s);
    row("text for a complex one", R"({"name":"Ann"})", u"change 1: attributes.name is not an object"_s);
    row("within a complex one", R"({"name":{"givenName":true}})", u"change 1: attributes.name.givenName is not text"_s);
    row("within a list", R"({"emails":[{"value":"a@b"},{"value":"c@d","primary":"true"}]})", u"change 1: attributes.emails[1].primary is not true or false"_s);
    row("text in a list of objects", R"({"emails":["a@b"]})", u"change 1: attributes.emails[0] is not an object"_s);
    row("in an extension", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":5}})",
        u"change 1: attributes.urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department is not text"_s);
    row("an extension that is none", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":"x"})",
        u"change 1: attributes.urn:ietf:params:scim:schemas:extension:enterprise:2.0:User is not an object"_s);
    row("taken away", R"({"active":null,"emails":null,"name":{"givenName":null}})", {});
    row("unknown attributes", R"({"shoeSize":{"eu":[42]}})", {});
    row("as the provider has it", R"({"active":"False"})", {}, R"({"id":"u1","active":"True"})");
    row("within a list as the provider has it", R"({"emails":[{"value":"a@b","primary":"false"}]})", {}, R"({"id":"u1","emails":[{"value":"c@d","primary":"true"}]})");
    row("a list as the provider has it", R"({"title":["x"]})", {}, R"({"id":"u1","title":["y"]})");
    row("what the provider has as it should be", R"({"active":"false"})", u"change 1: attributes.active is not true or false"_s, R"({"id":"u1","active":true})");
}

void TestTypeFault::values()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QString, fault);
    QFETCH(QByteArray, before);
    QCOMPARE(faultOf(R"({"kind":"update","resourceType":"User","id":"u1","before":)" + before + R"(,"attributes":)" + attributes + "}"), fault);
}

void TestTypeFault::patches_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *operation, const QString &fault) { QTest::newRow(name) << QByteArray(operation) << fault; };
    row("all right", R"({"op":"replace","path":"active","value":false})", {});
    row("text for a boolean", R"({"op":"replace","path":"active","value":"no"})", u"change 1: patch.Operations[0].value is not true or false"_s);
    row("one more of a list", R"({"op":"add","path":"emails","value":{"value":"a@b"}})", {});
    row("more of a list", R"({"op":"add","path":"emails","value":[{"value":"a@b"}]})", {});
    row("one of a list", R"({"op":"replace","path":"emails[type eq \"work\"].value","value":"a@b"})", {});
    row("an object for one of a list", R"({"op":"replace","path":"emails[type eq \"work\"].value","value":{"x":1}})", u"change 1: patch.Operations[0].value is not text"_s);
    row("without a path", R"({"op":"add","value":{"active":"x"}})", u"change 1: patch.Operations[0].value.active is not true or false"_s);
    row("removed", R"({"op":"remove","path":"title"})", {});
}

void TestTypeFault::patches()
{
    QFETCH(QByteArray, operation);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(R"({"kind":"update","resourceType":"User","id":"u1","patch":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}}"), fault);
}

void TestTypeFault::namesTheChange()
{
    QCOMPARE(faultOf(R"({"kind":"delete","resourceType":"User","id":"u0"},{"kind":"create","resourceType":"user","id":"bulkId:1","attributes":{"userName":"a","active":"x"}})"),
             u"change 2: attributes.active is not true or false"_s);
    QCOMPARE(faultOf(R"({"kind":"update","resourceType":"Robot","id":"r","attributes":{"active":"x"}})"), QString()); // the planner knows none of these
}

QTEST_GUILESS_MAIN(TestTypeFault)
#include "tst_typefault.moc"
