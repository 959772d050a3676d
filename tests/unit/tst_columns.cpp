// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/attributelabels.h"
#include "directory/columns.h"
#include "directory/csvtext.h"
#include "scim/servicedescription.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Type = Attribute::Type;

namespace {

ServiceDescription described()
{
    return ServiceDescription::fallback({});
}

ResourceSchema schemaOf(const QString &word)
{
    const ServiceDescription description = described();
    return description.schemaOf(*description.resourceType(word));
}

QStringList namesOf(const QList<Column> &columns)
{
    QStringList names;
    for (const Column &column : columns)
        names.append(column.name.toString());
    return names;
}

Json json(const QByteArray &text)
{
    return Json::parse(text).valueOr(Json());
}

ResourceSchema schemaFrom(const QByteArray &attributes)
{
    const auto schema = Schema::fromJson(json(R"({"id":"urn:x:Badge","name":"Badge","attributes":)" + attributes + '}'));
    return schema.ok() ? ResourceSchema(*schema, {}) : ResourceSchema();
}

} // namespace

class TestColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labels_data();
    void labels();
    void humanises_data();
    void humanises();
    void offersEveryReadableScalar();
    void choosesDefaults_data();
    void choosesDefaults();
    void leavesOutSlowColumns();
    void callsThemAsTheProfileDoes();
    void sortsOnlyWhereTheServerDoes();
    void projects();
    void cellTexts_data();
    void cellTexts();
    void followsTheLocale();
    void listsEveryValue();
    void writesForMachines_data();
    void writesForMachines();
    void writesCsv_data();
    void writesCsv();
};

void TestColumns::labels_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("label");
    QTest::newRow("top") << u"userName"_s << u"User name"_s;
    QTest::newRow("any case") << u"USERNAME"_s << u"User name"_s;
    QTest::newRow("sub") << u"name.givenName"_s << u"Given name"_s;
    QTest::newRow("first of the table") << u"$ref"_s << u"Reference"_s;
    QTest::newRow("last of the table") << u"x509Certificates.value"_s << u"Certificate"_s;
    QTest::newRow("extension") << u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s << u"Department"_s;
    QTest::newRow("core userType") << u"userType"_s << u"Kind of user"_s;
    QTest::newRow("Entra userType") << u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User:userType"_s << u"Member or guest"_s;
    QTest::newRow("unknown") << u"badgeNumber"_s << u"Badge number"_s;
    QTest::newRow("unknown sub of a known one") << u"addresses.plusCode"_s << u"Addresses: Plus code"_s;
    QTest::newRow("known sub of an unknown one") << u"badge.type"_s << u"Badge: Kind"_s;
}

void TestColumns::labels()
{
    QFETCH(const QString, path);
    QFETCH(const QString, label);
    const auto name = AttributeName::parse(path);
    QVERIFY(name.ok());
    QCOMPARE(attributeLabel(*name), label);
}

void TestColumns::humanises_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("camel") << u"employeeNumber"_s << u"Employee number"_s;
    QTest::newRow("acronym inside") << u"onPremisesSAMAccountName"_s << u"On premises SAM account name"_s;
    QTest::newRow("acronym at the end") << u"passwordWithMFA"_s << u"Password with MFA"_s;
    QTest::newRow("digits") << u"extensionAttribute12"_s << u"Extension attribute 12"_s;
    QTest::newRow("underscores") << u"cost_center_code"_s << u"Cost center code"_s;
    QTest::newRow("Pascal") << u"BadgeColour"_s << u"Badge colour"_s;
    QTest::newRow("other letters") << u"größeDesSchuhs"_s << u"Größe des schuhs"_s;
    QTest::newRow("nothing to say") << u"--"_s << u"--"_s;
}

void TestColumns::humanises()
{
    QFETCH(const QString, name);
    QFETCH(const QString, words);
    QCOMPARE(humanised(name), words);
}

void TestColumns::offersEveryReadableScalar()
{
    const QStringList user = namesOf(allColumns(schemaOf(u"User"_s), {}, u"User"_s));
    for (const char16_t *expected : {u"userName", u"name.givenName", u"emails", u"active", u"groups", u"id", u"externalId", u"meta.lastModified",
                                     u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                                     u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}) {
        QVERIFY2(user.contains(QString::fromUtf16(expected), Qt::CaseInsensitive), qPrintable(QString::fromUtf16(expected)));
    }
    for (const char16_t *hidden : {u"password", u"name", u"emails.value", u"meta"})
        QVERIFY2(!user.contains(QString::fromUtf16(hidden), Qt::CaseInsensitive), qPrintable(QString::fromUtf16(hidden)));
    QCOMPARE(QSet<QString>(user.begin(), user.end()).size(), user.size());
    const auto badge = schemaFrom(R"([{"name":"secret","type":"string","returned":"never"},{"name":"pin","type":"string","mutability":"writeOnly"},
                                      {"name":"photo","type":"binary"},{"name":"colour","type":"string"}])");
    QCOMPARE(namesOf(allColumns(badge, {}, u"Badge"_s)).mid(0, 1), QStringList {u"colour"_s});
    QVERIFY(!namesOf(allColumns(badge, {}, u"Badge"_s)).contains(u"photo"_s));
}

void TestColumns::choosesDefaults_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("User") << u"User"_s << QStringList {u"displayName"_s, u"userName"_s, u"title"_s};
    QTest::newRow("Group") << u"Group"_s << QStringList {u"displayName"_s};
}

void TestColumns::choosesDefaults()
{
    QFETCH(const QString, type);
    QFETCH(const QStringList, first);
    const QStringList names = namesOf(defaultColumns(schemaOf(type), {}, type));
    QCOMPARE(names.mid(0, first.size()), first);
    QVERIFY(names.size() >= 2 && names.size() <= 8);
    QVERIFY(!names.contains(u"members"_s));
    // a type that nobody has heard of: what must be there comes first
    const auto badge = schemaFrom(R"([{"name":"colour","type":"string"},{"name":"serial","type":"string","required":true},
                                      {"name":"level","type":"integer"},{"name":"holders","type":"complex","multiValued":true,
                                       "subAttributes":[{"name":"value","type":"string"}]}])");
    QCOMPARE(namesOf(defaultColumns(badge, {}, u"Badge"_s)).mid(0, 2), (QStringList {u"serial"_s, u"id"_s}));
    QVERIFY(namesOf(defaultColumns(badge, {}, u"Badge"_s)).contains(u"colour"_s));
}

/// Entra's core userType is Graph's employeeType; member or guest is another attribute.
void TestColumns::callsThemAsTheProfileDoes()
{
    const auto titleOf = [](const QString &id, const QString &path) {
        const ServiceDescription description = ServiceDescription::fallback(ServerProfile::shipped(id).valueOr({}));
        const QList<Column> columns = allColumns(description.schemaOf(*description.resourceType(u"User"_s)), description.profile, u"User"_s);
        const auto at = std::find_if(columns.cbegin(), columns.cend(), [&path](const Column &column) { return column.name.toString() == path; });
        return at == columns.cend() ? QString() : at->title;
    };
    QCOMPARE(titleOf(u"entra"_s, u"userType"_s), u"Employee type"_s);
    QCOMPARE(titleOf(u"rfc"_s, u"userType"_s), u"Kind of user"_s);
    QCOMPARE(titleOf(u"entra"_s, u"title"_s), titleOf(u"rfc"_s, u"title"_s));

    ServerProfile profile; // two types may share a schema, whose name is neither's
    profile.labels[u"Contractor"_s].insert(u"usertype"_s, u"Agency"_s);
    const auto titleFor = [&profile](const QString &type) {
        const QList<Column> columns = allColumns(schemaOf(u"User"_s), profile, type);
        const auto at = std::find_if(columns.cbegin(), columns.cend(), [](const Column &column) { return column.name.attribute == "userType"_L1; });
        return at == columns.cend() ? QString() : at->title;
    };
    QCOMPARE(titleFor(u"Contractor"_s), u"Agency"_s);
    QCOMPARE(titleFor(u"User"_s), u"Kind of user"_s);
}

void TestColumns::leavesOutSlowColumns()
{
    const QString manager = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"_s;
    QVERIFY(namesOf(defaultColumns(schemaOf(u"User"_s), {}, u"User"_s)).contains(manager));
    ServerProfile profile;
    profile.pages.slowAttributes = {manager};
    QVERIFY(!namesOf(defaultColumns(schemaOf(u"User"_s), profile, u"User"_s)).contains(manager));
    QVERIFY(namesOf(allColumns(schemaOf(u"User"_s), profile, u"User"_s)).contains(manager));
}

void TestColumns::sortsOnlyWhereTheServerDoes()
{
    const auto sortable = [](const ServerProfile &profile) {
        QStringList names;
        for (const Column &column : allColumns(schemaOf(u"User"_s), profile, u"User"_s)) {
            if (column.sortable)
                names.append(column.name.toString());
        }
        return names;
    };
    QCOMPARE(sortable({}), QStringList());
    ServerProfile profile;
    profile.sort = true;
    QVERIFY(sortable(profile).contains(u"name.familyName"_s));
    QVERIFY(!sortable(profile).contains(u"emails"_s));
}

void TestColumns::projects()
{
    const QList<Column> columns {{.name = {{}, u"title"_s, {}}}, {.name = {{}, u"meta"_s, u"created"_s}}, {.name = {u"urn:x"_s, u"badge"_s, {}}}};
    QCOMPARE(projectedAttributes(columns, schemaOf(u"User"_s), {}),
             (QStringList {u"id"_s, u"displayName"_s, u"userName"_s, u"title"_s, u"meta"_s, u"urn:x:badge"_s}));
    ServerProfile profile;
    profile.projection = false;
    QCOMPARE(projectedAttributes(columns, schemaOf(u"User"_s), profile), QStringList());
}

void TestColumns::cellTexts_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Type>("type");
    QTest::addColumn<QString>("text");
    const QString isolate(QChar(0x2068));
    QTest::newRow("nothing") << "null"_ba << Type::String << QString();
    QTest::newRow("text") << R"("Mira Kolb")"_ba << Type::String << u"Mira Kolb"_s;
    QTest::newRow("line breaks") << R"("a\nb\tc")"_ba << Type::String << u"a b c"_s;
    QTest::newRow("direction override") << "\"a\\u202Etxt.exe\""_ba << Type::String << u"atxt.exe"_s;
    QTest::newRow("true") << "true"_ba << Type::Boolean << u"yes"_s;
    QTest::newRow("false as text") << R"("False")"_ba << Type::Boolean << u"no"_s;
    QTest::newRow("no boolean at all") << R"("maybe")"_ba << Type::Boolean << u"maybe"_s;
    QTest::newRow("integer beyond a double") << "12345678901234567890"_ba << Type::Integer << u"12345678901234567890"_s;
    QTest::newRow("decimal") << "1.50"_ba << Type::Decimal << u"1.50"_s;
    QTest::newRow("no date") << R"("yesterday")"_ba << Type::DateTime << u"yesterday"_s;
    QTest::newRow("one of several") << R"([{"value":"a@b.c"}])"_ba << Type::String << u"a@b.c"_s;
    QTest::newRow("primary and more") << R"([{"value":"x@y.z"},{"value":"a@b.c","primary":true},{"value":"d@e.f"}])"_ba << Type::String << u"a@b.c +2"_s;
    QTest::newRow("plain array") << R"(["a","b"])"_ba << Type::String << u"a +1"_s;
    QTest::newRow("empty array") << "[]"_ba << Type::String << QString();
    QTest::newRow("right to left") << R"(["אבג","ד"])"_ba << Type::String << isolate + u"אבג"_s + QChar(0x2069) + u" +1"_s;
    QTest::newRow("manager") << R"({"value":"26118915","displayName":"John Smith"})"_ba << Type::String << u"John Smith"_s;
    QTest::newRow("reference alone") << R"({"value":"26118915"})"_ba << Type::String << u"26118915"_s;
    QTest::newRow("address") << R"([{"streetAddress":"1 Quay","formatted":"1 Quay, Bergen"}])"_ba << Type::Complex << u"1 Quay, Bergen"_s;
    QTest::newRow("unknown object") << R"({"berth":"7"})"_ba << Type::Complex << u"7"_s;
}

void TestColumns::cellTexts()
{
    QFETCH(const QByteArray, value);
    QFETCH(const Type, type);
    QFETCH(const QString, text);
    QCOMPARE(cellText(json(value), {.name = {{}, u"a"_s, {}}, .type = type}), text);
}

void TestColumns::followsTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(cellText(json("1234.50"), {.type = Type::Decimal}), u"1234,50"_s);
    QCOMPARE(cellText(json(R"("2026-11-24T10:32:00Z")"), {.type = Type::DateTime}),
             QLocale(QLocale::German).toString(QDateTime({2026, 11, 24}, {10, 32}, Qt::UTC).toLocalTime(), QLocale::ShortFormat));
    QLocale::setDefault(before);
    const QString longText(1000, u'x');
    QVERIFY(cellText(Json(longText), {}).size() < 400);
}

void TestColumns::listsEveryValue()
{
    const Json value = json(R"([{"value":"x"},{"value":"a","primary":true}])");
    QCOMPARE(Provost::cellTexts(value, {}), (QStringList {u"a"_s, u"x"_s}));
    QCOMPARE(Provost::cellTexts(Json(), {}), QStringList());
}

void TestColumns::writesForMachines_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("boolean") << "true"_ba << u"true"_s;
    QTest::newRow("date") << R"("2026-11-24T10:32:00Z")"_ba << u"2026-11-24T10:32:00Z"_s;
    QTest::newRow("number") << "1.50"_ba << u"1.50"_s;
    QTest::newRow("several") << R"([{"value":"x"},{"value":"a","primary":true}])"_ba << u"x; a"_s;
    QTest::newRow("null") << "null"_ba << QString();
}

void TestColumns::writesForMachines()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, text);
    QCOMPARE(rawCellText(json(value)), text);
}

void TestColumns::writesCsv_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QStringList {u"a"_s, u""_s, u"b c"_s} << u"a,,b c\r\n"_s;
    QTest::newRow("comma, quote, break") << QStringList {u"a,b"_s, u"say \"x\""_s, u"1\r\n2"_s} << u"\"a,b\",\"say \"\"x\"\"\",\"1\r\n2\"\r\n"_s;
    QTest::newRow("formula") << QStringList {u"=1+1"_s, u"+47 55 00"_s, u"-1"_s, u"@x"_s} << u"\"=1+1\",\"+47 55 00\",\"-1\",\"@x\"\r\n"_s;
    QTest::newRow("white space") << QStringList {u" a"_s, u"b "_s} << u"\" a\",\"b \"\r\n"_s;
}

void TestColumns::writesCsv()
{
    QFETCH(const QStringList, cells);
    QFETCH(const QString, line);
    QCOMPARE(csvLine(cells), line);
}

QTEST_GUILESS_MAIN(TestColumns)
#include "tst_columns.moc"
