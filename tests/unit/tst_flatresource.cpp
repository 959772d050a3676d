// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/csvtext.h"
#include "directory/flatresource.h"
#include "scim/servicedescription.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestFlatResource : public QObject
{
    Q_OBJECT
private:
    ServiceDescription m_description = ServiceDescription::fallback({});
    ResourceSchema m_schema = m_description.schemaOf(*m_description.resourceType(u"User"));

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("scalars") << QByteArray(R"({"schemas":["x"],"id":"1","userName":"a","active":true,"n":12345678901234567890})")
                                 << QStringList {u"id=1"_s, u"userName=a"_s, u"active=true"_s, u"n=12345678901234567890"_s};
        QTest::newRow("null says nothing") << QByteArray(R"({"title":null})") << QStringList {};
        QTest::newRow("complex") << QByteArray(R"({"name":{"givenName":"A","familyName":"B"}})") << QStringList {u"name.givenName=A"_s, u"name.familyName=B"_s};
        QTest::newRow("extension") << QByteArray(R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"m"}}})")
                                   << QStringList {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department=D"_s,
                                                   u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value=m"_s};
        QTest::newRow("by type") << QByteArray(R"({"emails":[{"type":"work","value":"w","primary":true},{"type":"home","value":"h"}]})")
                                 << QStringList {u"emails[type eq \"work\"].value=w"_s, u"emails[type eq \"work\"].primary=true"_s, u"emails[type eq \"home\"].value=h"_s};
        QTest::newRow("a type twice") << QByteArray(R"({"emails":[{"type":"work","value":"w"},{"type":"work","value":"v"}]})")
                                      << QStringList {u"emails=[{\"type\":\"work\",\"value\":\"w\"},{\"type\":\"work\",\"value\":\"v\"}]"_s};
        QTest::newRow("references") << QByteArray(R"({"groups":[{"value":"1","display":"A"},{"value":"2","display":"B"}]})")
                                    << QStringList {u"groups.value=1;2"_s, u"groups.display=A;B"_s};
        QTest::newRow("simple values") << QByteArray(R"({"tags":["a","b"]})") << QStringList {u"tags=a;b"_s};
        QTest::newRow("simple values with a semicolon") << QByteArray(R"({"tags":["a;b"]})") << QStringList {u"tags=[\"a;b\"]"_s};
        QTest::newRow("empty list") << QByteArray(R"({"emails":[]})") << QStringList {};
    }
    void cells()
    {
        QFETCH(QByteArray, resource);
        QFETCH(QStringList, cells);
        QStringList found;
        const auto flat = flatResource(*Json::parse(resource), m_schema);
        for (const FlatCell &cell : flat)
            found << cell.path + u'=' + cell.text;
        QCOMPARE(found, cells);
    }

    void columnsOfOneAttributeStandTogether()
    {
        FlatColumns columns;
        columns.add(flatResource(*Json::parse(R"({"userName":"a","emails":[{"type":"work","value":"w"}],"title":"t","id":"1"})"), m_schema));
        columns.add(flatResource(*Json::parse(R"({"userName":"a","emails":[{"type":"home","value":"h"}],"nickName":"n"})"), m_schema));
        QCOMPARE(columns.paths(), QStringList({u"id"_s, u"userName"_s, u"emails[type eq \"work\"].value"_s, u"emails[type eq \"home\"].value"_s, u"title"_s, u"nickName"_s}));
    }

    /// The list for some and selectors for others would be read as two things.
    void aWholeListTakesThePlaceOfItsSelectors()
    {
        FlatColumns columns;
        columns.add(flatResource(*Json::parse(R"({"userName":"a","emails":[{"type":"work","value":"w"}],"name":{"givenName":"A","familyName":"B"},"title":"t"})"), m_schema));
        QCOMPARE(columns.pathsOf({u"name"_s, u"EMAILS[type eq \"work\"].value"_s}, m_schema),
                 QStringList({u"id"_s, u"name.givenName"_s, u"name.familyName"_s, u"emails[type eq \"work\"].value"_s}));
        columns.add(flatResource(*Json::parse(R"({"userName":"b","emails":[{"type":"work","value":"w"},{"type":"work","value":"v"}]})"), m_schema));
        QCOMPARE(columns.paths(), QStringList({u"id"_s, u"userName"_s, u"emails"_s, u"name.givenName"_s, u"name.familyName"_s, u"title"_s}));
        QCOMPARE(columns.pathsOf({u"title"_s, u"emails[type eq \"work\"].value"_s, u"phoneNumbers"_s}, m_schema), QStringList({u"id"_s, u"title"_s, u"emails"_s, u"phoneNumbers"_s}));
        QVERIFY(columns.isWholeList(u"emails"_s) && columns.isWholeList(u"phoneNumbers"_s) && !columns.isWholeList(u"title"_s));
    }

    void formulasAreNeutralised_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("plus") << u"+cmd|' /C calc'!A0"_s << u"'+cmd|' /C calc'!A0"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("telephone") << u"+47 55 30-10 (20)"_s << u"+47 55 30-10 (20)"_s;
        QTest::newRow("number") << u"-12.5"_s << u"-12.5"_s;
        QTest::newRow("name") << u"O'Neil"_s << u"O'Neil"_s;
        QTest::newRow("apostrophe of its own") << u"'t Hooft"_s << u"'t Hooft"_s;
        QTest::newRow("apostrophe before a formula") << u"'=a"_s << u"''=a"_s;
        QTest::newRow("two of them") << u"''=a"_s << u"'''=a"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void formulasAreNeutralised()
    {
        QFETCH(QString, cell);
        QFETCH(QString, text);
        QCOMPARE(neutralised(cell), text);
        QCOMPARE(withoutApostrophe(text), cell);
    }
};

QTEST_APPLESS_MAIN(TestFlatResource)
#include "tst_flatresource.moc"
