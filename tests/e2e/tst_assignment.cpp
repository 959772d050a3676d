// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/assignment.h"
#include "commands/resourceinput.h"
#include "scim/servicedescription.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

/// PATH=VALUE and --in, without a provider.
class tst_Assignment : public QObject
{
    Q_OBJECT

    ServiceDescription m_description = ServiceDescription::fallback({});
    ResourceSchema m_schema = m_description.schemaOf(*m_description.resourceType(u"User"));

private Q_SLOTS:
    void separates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("plain") << u"a=b=c"_s << 1;
        QTest::newRow("in a filter") << u"emails[value eq \"a=b\"].type=work"_s << 27;
        QTest::newRow("a bracket in quotes") << u"emails[value eq \"a]=b\"].type=work"_s << 28;
        QTest::newRow("a quote in quotes") << u"emails[value eq \"a\\\"=b\"].type=x"_s << 29;
        QTest::newRow("none") << u"emails[value eq \"a=b\"]"_s << -1;
    }
    void separates()
    {
        QFETCH(QString, text);
        QTEST(int(Assignment::separatorIn(text)), "at");
    }

    void types_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("value"); ///< empty: refused
        QTest::newRow("string") << u"title=true"_s << R"("true")"_ba;
        QTest::newRow("empty string") << u"title="_s << R"("")"_ba;
        QTest::newRow("number as string") << u"title=007"_s << R"("007")"_ba;
        QTest::newRow("boolean") << u"active=TRUE"_s << "true"_ba;
        QTest::newRow("no boolean") << u"active=1"_s << ""_ba;
        QTest::newRow("sub-attribute boolean") << u"emails[value eq \"a\"].primary=true"_s << "true"_ba;
        QTest::newRow("complex") << u"name={\"givenName\":\"A\"}"_s << R"({"givenName":"A"})"_ba;
        QTest::newRow("complex, bad JSON") << u"name={givenName}"_s << ""_ba;
        QTest::newRow("complex as text") << u"name=Ann"_s << ""_ba;
        QTest::newRow("multi-valued") << u"emails=[{\"value\":\"a\"},{\"value\":\"b\"}]"_s << R"([{"value":"a"},{"value":"b"}])"_ba;
        QTest::newRow("multi-valued, one") << u"emails=a@b"_s << R"([{"value":"a@b"}])"_ba;
        QTest::newRow("one of many") << u"emails[type eq \"work\"]={\"value\":\"a\"}"_s << R"({"value":"a"})"_ba;
        QTest::newRow("extension") << u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter=9"_s << R"("9")"_ba;
        QTest::newRow("whole extension") << u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User={\"costCenter\":\"9\"}"_s << R"({"costCenter":"9"})"_ba;
        QTest::newRow("unknown") << u"shoeSize=9"_s << ""_ba;
        QTest::newRow("unknown below") << u"name.middle=9"_s << ""_ba;
        QTest::newRow("read-only") << u"groups=x"_s << ""_ba;
        QTest::newRow("secret") << u"password=x"_s << ""_ba;
        QTest::newRow("secret inside") << u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User={\"password\":\"x\"}"_s << ""_ba;
        QTest::newRow("at sign") << u"nickName=@bob"_s << R"("@bob")"_ba;
    }
    void types()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, value);
        const auto operation = Assignment(m_schema, true).read(Assignment::Kind::Set, text);
        QCOMPARE(operation.ok(), !value.isEmpty());
        if (operation)
            QCOMPARE(operation->value.toBytes(), value);
        else
            QVERIFY(!operation.error().detail.isEmpty());
    }

    void unknownAttributesAreTakenWhereTheSchemaIsNotTheProviders()
    {
        const auto operation = Assignment(m_schema, false).read(Assignment::Kind::Set, u"shoeSize=9"_s);
        QVERIFY(operation.ok());
        QVERIFY(operation->value.isNumber());
    }

    void secretsComeFromElsewhere()
    {
        qputenv("TST_ASSIGNMENT_SECRET", "of the test");
        const auto fromVariable = Assignment(m_schema, true).read(Assignment::Kind::Set, u"password=@env:TST_ASSIGNMENT_SECRET"_s);
        QVERIFY(fromVariable.ok());
        QCOMPARE(fromVariable->value.toString(), u"of the test"_s);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(" spaced \n");
        file.close();
        const auto fromFile = Assignment(m_schema, true).read(Assignment::Kind::Add, u"password=@"_s + file.fileName());
        QVERIFY(fromFile.ok());
        QCOMPARE(fromFile->value.toString(), u" spaced "_s);
        QVERIFY(!Assignment(m_schema, true).read(Assignment::Kind::Set, u"password=@/no/such/file"_s).ok());
    }

    void documents_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("count"); ///< -1: refused
        QTest::addColumn<QString>("says");
        QTest::newRow("object") << R"({"a":1})"_ba << 1 << QString();
        QTest::newRow("array") << R"([{"a":1},{"a":2}])"_ba << 2 << QString();
        QTest::newRow("lines") << "{\"a\":1}\r\n\r\n{\"a\":2}\n"_ba << 2 << QString();
        QTest::newRow("empty") << " \n"_ba << -1 << u"empty"_s;
        QTest::newRow("scalar") << "7"_ba << -1 << u"object"_s;
        QTest::newRow("scalar in an array") << R"([{"a":1},7])"_ba << -1 << u"item 2"_s;
        QTest::newRow("broken third line") << "{\"a\":1}\n{\"a\":2}\n{\"a\":\n"_ba << -1 << u"line 3"_s;
        QTest::newRow("broken document") << "{\n\"a\": 1,\n\"b\": x\n}"_ba << -1 << u"line 3"_s;
    }
    void documents()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, count);
        QFETCH(QString, says);
        const auto found = ResourceInput::parse(bytes, u"file"_s);
        QCOMPARE(found.ok() ? int(found->size()) : -1, count);
        if (!found)
            QVERIFY2(found.error().detail.contains(says), qPrintable(found.error().detail));
    }
};

QTEST_GUILESS_MAIN(tst_Assignment)
#include "tst_assignment.moc"
