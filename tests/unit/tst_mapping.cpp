// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/automapping.h"
#include "import/importplan.h"
#include "import/importtargets.h"
#include "import/rowsieve.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:"_s;

ServiceDescription rfc()
{
    return ServiceDescription::fallback(*ServerProfile::shipped(u"rfc"_s));
}

ColumnMapping automatic(const QStringList &header)
{
    const ServiceDescription description = rfc();
    return automaticMapping(header, *description.resourceType(u"User"), description);
}

QStringList groupsOf(const BuiltRow &row)
{
    QStringList names;
    for (const BuiltRow::Group &group : row.groups)
        names << group.name;
    return names;
}

QString targetOf(const ColumnMapping &mapping, const QString &column)
{
    for (const FieldMapping &field : mapping.fields) {
        if (field.value.columns() == QStringList {column})
            return field.path;
    }
    return {};
}

RowBuilder builderFor(const ColumnMapping &mapping, const QStringList &header)
{
    const ServiceDescription description = rfc();
    auto builder = RowBuilder::make(mapping, {.names = header}, *description.resourceType(u"User"), description);
    if (!builder)
        qFatal("%s", qPrintable(builder.error().detail));
    return *builder;
}

BuiltRow built(const ColumnMapping &mapping, const QStringList &header, const QStringList &cells)
{
    return builderFor(mapping, header).build({.row = 2, .line = 2, .cells = cells});
}

Json applied(const BuiltRow &row, const RowBuilder &builder, const Json &base = Json::object())
{
    return Patch {row.operations}.apply(base, builder.schema()).valueOr(Json());
}

} // namespace

class TestMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void headersAreRecognised_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("path");
        const QString work = u"emails[type eq \"work\"].value"_s;
        QTest::newRow("path") << u"name.givenName"_s << u"name.givenName"_s;
        QTest::newRow("path with selector") << work << work;
        QTest::newRow("extension's path") << enterprise + u"costCenter"_s << enterprise + u"costCenter"_s;
        QTest::newRow("attribute in another case") << u"USERNAME"_s << u"userName"_s;
        QTest::newRow("English") << u"First Name"_s << u"name.givenName"_s;
        QTest::newRow("German") << u"Nachname"_s << u"name.familyName"_s;
        QTest::newRow("French with marks") << u"Prénom"_s << u"name.givenName"_s;
        QTest::newRow("French without marks") << u"PRENOM"_s << u"name.givenName"_s;
        QTest::newRow("Spanish") << u"Correo electrónico"_s << work;
        QTest::newRow("Polish") << u"nazwisko"_s << u"name.familyName"_s;
        QTest::newRow("Japanese") << u"部門"_s << enterprise + u"department"_s;
        QTest::newRow("Arabic") << u"القسم"_s << enterprise + u"department"_s;
        QTest::newRow("Entra's template") << u"User name [userPrincipalName] Required"_s << u"userName"_s;
        QTest::newRow("Entra's template, name") << u"Name [displayName] Required"_s << u"displayName"_s;
        QTest::newRow("Entra's template, password") << u"Initial password [passwordProfile] Required"_s << u"password"_s;
        QTest::newRow("Entra's template, place") << u"ZIP or postal code [postalCode]"_s << u"addresses[type eq \"work\"].postalCode"_s;
        QTest::newRow("Google's template") << u"First Name [Required]"_s << u"name.givenName"_s;
        QTest::newRow("Google's user name") << u"Email Address [Required]"_s << u"emails[type eq \"work\"].value"_s;
        QTest::newRow("a long German header") << u"Dienstliche E-Mail-Adresse (Pflichtfeld)"_s << u"emails[type eq \"work\"].value"_s;
        QTest::newRow("a name is no object of parts") << u"name"_s << u"displayName"_s;
        QTest::newRow("Google's state of an account") << u"New Status [UPLOAD ONLY]"_s << u"active"_s;
        QTest::newRow("Okta") << u"mobilePhone"_s << u"phoneNumbers[type eq \"mobile\"].value"_s;
        QTest::newRow("Active Directory") << u"sn"_s << u"name.familyName"_s;
        QTest::newRow("Active Directory, phone") << u"telephoneNumber"_s << u"phoneNumbers[type eq \"work\"].value"_s;
        QTest::newRow("one letter wrong") << u"Departmnt"_s << enterprise + u"department"_s;
        QTest::newRow("groups") << u"Member of"_s << u"groups"_s;
        QTest::newRow("nothing known") << u"Shoe size"_s << QString();
        QTest::newRow("the provider's own") << u"meta.created"_s << QString();
        QTest::newRow("short words are not guessed") << u"sx"_s << QString();
    }
    void headersAreRecognised()
    {
        QFETCH(QString, header);
        QFETCH(QString, path);
        const ServiceDescription description = rfc();
        const ResourceType &type = *description.resourceType(u"User");
        const ResourceSchema schema = description.schemaOf(type);
        QCOMPARE(HeaderNames(type, schema).meaningOf(header).path, path);
    }

    void aNameBesideAGivenNameIsTheSurname()
    {
        const ColumnMapping german = automatic({u"Name"_s, u"Vorname"_s, u"Benutzername"_s});
        QCOMPARE(targetOf(german, u"Name"_s), u"name.familyName"_s);
        QVERIFY(german.field(u"name.familyName"_s)->confidence < 0.9); // told as a guess
        QCOMPARE(german.field(u"displayName"_s)->value.text(), u"{Vorname} {Name}"_s);
        QVERIFY(german.field(u"displayName"_s)->onCreate);
        QCOMPARE(targetOf(automatic({u"Name"_s, u"Vorname"_s, u"Nachname"_s}), u"Name"_s), u"displayName"_s);
        QCOMPARE(targetOf(automatic({u"Name"_s, u"Benutzername"_s}), u"Name"_s), u"displayName"_s);
    }

    void whatSaysTheOppositeIsTurnedRound()
    {
        const QStringList header {u"User name"_s, u"Block sign in (Yes/No) [accountEnabled] Required"_s};
        const BuiltRow row = built(automatic(header), header, {u"mira"_s, u"No"_s});
        QVERIFY(row.problems.isEmpty());
        QCOMPARE(applied(row, builderFor(automatic(header), header)).value(u"active"), Json(true));
    }

    void eachTargetOnceTheSurestWins()
    {
        const ColumnMapping mapping = automatic({u"Login"_s, u"userName"_s, u"Shoe size"_s, u"Groups"_s, u"Manager"_s});
        QCOMPARE(targetOf(mapping, u"userName"_s), u"userName"_s);
        QCOMPARE(mapping.unmapped, QStringList({u"Login"_s, u"Shoe size"_s}));
        QCOMPARE(mapping.groups.size(), 1);
        QCOMPARE(mapping.match, QStringList {u"userName"_s});
        QCOMPARE(mapping.field(enterprise + u"manager"_s)->reference, u"userName"_s);
    }

    /// Entra's schema has a manager's id alone, and does not say whose it is: a user name would be sent in its place.
    /// As the form and the table call it.
    void aTargetIsCalledAsTheProfileSays()
    {
        ServiceDescription description = rfc();
        description.profile.labels = ServerProfile::shipped(u"entra"_s).valueOr({}).labels;
        const QList<ImportTarget> targets = importTargets(*description.resourceType(u"User"), description);
        const auto type = std::find_if(targets.cbegin(), targets.cend(), [](const ImportTarget &target) { return target.path == "userType"_L1; });
        QVERIFY(type != targets.cend());
        QCOMPARE(type->label, u"Employee type"_s);
    }

    void aManagerIsNamedByAKey()
    {
        ServiceDescription description = rfc();
        description.schemas = Schema::shipped();
        for (Schema &schema : description.schemas) {
            for (Attribute &attribute : schema.attributes) {
                if (attribute.name == "manager"_L1)
                    attribute.subAttributes.removeIf([](const Attribute &part) { return part.name != "value"_L1; });
            }
        }
        const ResourceType type = *description.resourceType(u"User");
        const ColumnMapping mapping = automaticMapping({u"User name"_s, u"Manager"_s}, type, description);
        QCOMPARE(mapping.field(enterprise + u"manager"_s)->reference, u"userName"_s);
        const QList<ImportTarget> targets = importTargets(type, description);
        QVERIFY(std::any_of(targets.cbegin(), targets.cend(), [](const ImportTarget &target) { return target.path == enterprise + u"manager"_s && target.isReference; }));
        const auto builder = RowBuilder::make(mapping, {.names = {u"User name"_s, u"Manager"_s}}, type, description);
        const BuiltRow row = builder->build({.row = 2, .line = 2, .cells = {u"mira"_s, u"tor"_s}});
        QCOMPARE(row.references.size(), 1);
        QCOMPARE(row.references.constFirst().text, u"tor"_s);
        // Where the header says that ids stand below it, as in what `list` writes, nobody is looked for by them.
        for (const QString &header : {u"Manager ID"_s, u"managerId"_s, QString(enterprise + u"manager"_s)}) {
            const ColumnMapping byId = automaticMapping({u"User name"_s, header}, type, description);
            QVERIFY2(byId.field(enterprise + u"manager"_s) != nullptr, qPrintable(header));
            QCOMPARE(byId.field(enterprise + u"manager"_s)->reference, QString());
            const auto plain = RowBuilder::make(byId, {.names = {u"User name"_s, header}}, type, description);
            const BuiltRow sent = plain->build({.row = 2, .line = 2, .cells = {u"mira"_s, u"3f2c-77"_s}});
            QVERIFY(sent.references.isEmpty() && sent.problems.isEmpty());
            QCOMPARE(applied(sent, *plain).value(enterprise.chopped(1)).value(u"manager").value(u"value").toString(), u"3f2c-77"_s);
        }
        for (const QString &header : {u"manager"_s, u"Manager email"_s, u"Reports to"_s})
            QVERIFY(!automaticMapping({u"User name"_s, header}, type, description).field(enterprise + u"manager"_s)->reference.isEmpty());
    }

    void savedAndReadBack()
    {
        ColumnMapping mapping = automatic({u"Login"_s, u"Vorname"_s, u"Gruppen"_s, u"Manager"_s});
        mapping.title = u"Joiners"_s;
        mapping.fields << FieldMapping {.path = u"displayName"_s, .value = *Expression::parse(u"{Vorname|title} ({Login})"_s)};
        mapping.rules << MappingRule {.column = u"Abteilung"_s, .equals = u"Hafen"_s, .groups = {u"Crew"_s}, .set = {{u"userType"_s, u"Employee"_s}}};
        mapping.lookups.insert(u"countries"_s, {{u"Norway"_s, u"NO"_s}});
        mapping.fingerprints << "abc";
        mapping.clearEmpty = true;
        const auto again = ColumnMapping::fromJson(*Json::parse(mapping.toJson().toBytes()));
        QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().detail));
        QCOMPARE(again->toJson().toBytes(), mapping.toJson().toBytes());
        QCOMPARE(again->fields.size(), mapping.fields.size());
        QCOMPARE(again->rules, mapping.rules);
    }

    void typingErrorsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("columns");
        QTest::addColumn<QString>("place");
        QTest::newRow("unknown member") << QByteArray(R"([{"colum":"A","path":"userName"}])") << u"columns[0].colum"_s;
        QTest::newRow("bad path") << QByteArray(R"([{"column":"A","path":"a..b"}])") << u"columns[0].path"_s;
        QTest::newRow("bad expression") << QByteArray(R"([{"value":"{A|b}|c","path":"userName"}])") << u"columns[0].value"_s;
        QTest::newRow("no source") << QByteArray(R"([{"path":"userName"}])") << u"columns[0]"_s;
        QTest::newRow("no array") << QByteArray(R"({})") << u"columns"_s;
    }
    void typingErrorsAreNamed()
    {
        QFETCH(QByteArray, columns);
        QFETCH(QString, place);
        const auto mapping = ColumnMapping::fromJson(*Json::parse(QByteArray(R"({"format":"provost-mapping","version":1,"columns":)" + columns + "}")));
        QVERIFY(!mapping.ok());
        QVERIFY2(mapping.error().detail.contains(place), qPrintable(mapping.error().detail));
    }

    void columnsThatAreNotThereAreNamed()
    {
        const ServiceDescription description = rfc();
        const auto builder = RowBuilder::make(automatic({u"Login"_s, u"Vorname"_s}), {.names = {u"Login"_s}}, *description.resourceType(u"User"), description);
        QVERIFY(builder.error().detail.contains(u"Vorname"_s));
    }

    /// A renamed header gives nobody their groups: not an empty cell, and no row that is done.
    void columnsOfRulesAndGroupsAreThereToo()
    {
        const ServiceDescription description = rfc();
        const QStringList header {u"userName"_s, u"Dept"_s};
        const auto made = [&](const ColumnMapping &mapping) { return RowBuilder::make(mapping, {.names = header}, *description.resourceType(u"User"), description); };
        const ColumnMapping plain = automatic(header);
        ColumnMapping mapping = plain;
        mapping.rules << MappingRule {.column = u"DEPT"_s, .equals = u"Harbour"_s, .groups = {u"Crew"_s}};
        QVERIFY(made(mapping));
        mapping.rules << MappingRule {.column = u"Department"_s, .equals = u"Harbour"_s, .groups = {u"Crew"_s}};
        QVERIFY(!made(mapping));
        QCOMPARE(made(mapping).error().detail, u"mapping, rules[1]: the file has no column \"Department\""_s);
        mapping = plain;
        mapping.groups << GroupMapping {.value = Expression::column(u"Groups"_s)};
        QVERIFY(!made(mapping));
        QVERIFY(made(mapping).error().detail.contains(u"no column \"Groups\""));
    }

    /// A university has an office of the Provost.
    void columnsOfOthersAreNoneOfAReport()
    {
        QVERIFY(isReportColumn(u"Provost Status"_s));
        QVERIFY(isReportColumn(damageColumn()));
        QVERIFY(!isReportColumn(u"Provost Office"_s));
        QCOMPARE(automatic({u"userName"_s, u"Provost Office"_s, u"provost reason"_s}).unmapped, QStringList {u"Provost Office"_s});
    }

    void rowsBecomeAttributes()
    {
        const QStringList header {u"userName"_s, u"Vorname"_s, u"Mail"_s, u"active"_s, u"Manager"_s, u"Groups"_s, u"Department"_s};
        const ColumnMapping mapping = automatic(header);
        const RowBuilder builder = builderFor(mapping, header);
        const BuiltRow row = builder.build({.row = 2, .line = 2, .cells = {u"mira"_s, u" Mira "_s, u"m@x.example"_s, u"Ja"_s, u"tor"_s, u"Crew; Staff ;"_s, u"Harbour"_s}});
        QVERIFY(row.problems.isEmpty());
        QCOMPARE(row.keys, QStringList {u"mira"_s});
        QCOMPARE(groupsOf(row), QStringList({u"Crew"_s, u"Staff"_s}));
        QCOMPARE(row.references.size(), 1);
        QCOMPARE(row.references.constFirst().text, u"tor"_s);
        const Json expected = *Json::parse(R"({"userName":"mira","name":{"givenName":"Mira"},"emails":[{"type":"work","value":"m@x.example"}],"active":true,
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Harbour"}})");
        QCOMPARE(applied(row, builder), expected);
    }

    void oneOfManyValuesIsChangedAlone()
    {
        const QStringList header {u"userName"_s, u"Mail"_s};
        const RowBuilder builder = builderFor(automatic(header), header);
        const BuiltRow row = builder.build({.cells = {u"mira"_s, u"new@x.example"_s}});
        const Json before = *Json::parse(R"({"userName":"mira","emails":[{"type":"home","value":"h@x.example"},{"type":"work","value":"old@x.example","primary":true}]})");
        const Json expected = *Json::parse(R"({"userName":"mira","emails":[{"type":"home","value":"h@x.example"},{"type":"work","value":"new@x.example","primary":true}]})");
        QCOMPARE(applied(row, builder, before), expected);
    }

    void emptyCellsSayNothingUnlessTold()
    {
        const QStringList header {u"userName"_s, u"title"_s};
        ColumnMapping mapping = automatic(header);
        const Json before = *Json::parse(R"({"userName":"mira","title":"Pilot"})");
        QCOMPARE(applied(built(mapping, header, {u"mira"_s, u" "_s}), builderFor(mapping, header), before), before);
        mapping.clearEmpty = true;
        QVERIFY(applied(built(mapping, header, {u"mira"_s, u" "_s}), builderFor(mapping, header), before).value(u"title").isUndefined());
    }

    void problemsAreInTheirCell_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("kind");
        QTest::newRow("boolean") << u"active"_s << u"perhaps"_s << int(RowProblem::Kind::WrongType);
        QTest::newRow("photo is no list") << u"x509Certificates"_s << u"%%%"_s << -1;
    }
    void problemsAreInTheirCell()
    {
        QFETCH(QString, header);
        QFETCH(QString, cell);
        QFETCH(int, kind);
        const QStringList names {u"userName"_s, header};
        const BuiltRow row = built(automatic(names), names, {u"mira"_s, cell});
        if (kind < 0)
            return;
        QCOMPARE(row.problems.size(), 1);
        QCOMPARE(int(row.problems.constFirst().kind), kind);
        QCOMPARE(row.problems.constFirst().column, header);
        QVERIFY(row.isBroken());
    }

    void rulesAddGroupsAndValues()
    {
        const QStringList header {u"userName"_s, u"Area"_s};
        ColumnMapping mapping = automatic(header);
        mapping.rules << MappingRule {.column = u"Area"_s, .equals = u"harbour"_s, .groups = {u"Crew"_s}, .set = {{u"userType"_s, u"Employee"_s}}};
        const RowBuilder builder = builderFor(mapping, header);
        const BuiltRow matching = builder.build({.cells = {u"mira"_s, u" Harbour"_s}});
        QCOMPARE(groupsOf(matching), QStringList {u"Crew"_s});
        QCOMPARE(applied(matching, builder).value(u"userType"), Json(u"Employee"_s));
        QVERIFY(builder.build({.cells = {u"tor"_s, u"Office"_s}}).groups.isEmpty());
    }

    void groupsByWhereTheyAre()
    {
        const QStringList header {u"userName"_s, u"Groups"_s};
        const BuiltRow row = built(automatic(header), header, {u"mira"_s, u"CN=Staff,OU=Groups,DC=x,DC=example;cn=Lie\\, Tor,CN=Users,DC=x;CN=Alone;Crew, night;CNC=1,2"_s});
        QCOMPARE(groupsOf(row), QStringList({u"Staff"_s, u"Lie, Tor"_s, u"Alone"_s, u"Crew, night"_s, u"CNC=1,2"_s}));
        const BuiltRow twins = built(automatic(header), header, {u"mira"_s, u"CN=Foo,OU=A;CN=Foo,OU=B;Foo;CN=Foo,OU=A"_s}); // one name, three meanings
        using Groups = QList<BuiltRow::Group>;
        QCOMPARE(twins.groups, (Groups {{.name = u"Foo"_s, .written = u"CN=Foo,OU=A"_s}, {.name = u"Foo"_s, .written = u"CN=Foo,OU=B"_s}, {.name = u"Foo"_s, .written = u"Foo"_s}}));
    }

    void digitsAreKept()
    {
        const Attribute integer {.name = u"n"_s, .type = Attribute::Type::Integer};
        QCOMPARE(jsonFromCell(u"12345678901234567890"_s, integer)->toBytes(), QByteArray("12345678901234567890"));
        QVERIFY(!jsonFromCell(u"1.5"_s, integer).ok());
        QVERIFY(!jsonFromCell(u"1,5"_s, {.name = u"d"_s, .type = Attribute::Type::Decimal}).ok());
        QCOMPARE(jsonFromCell(u"1.50"_s, {.name = u"d"_s, .type = Attribute::Type::Decimal})->toBytes(), QByteArray("1.50"));
        QCOMPARE(jsonFromCell(u"2026-03-31"_s, {.name = u"t"_s, .type = Attribute::Type::DateTime})->toString(), u"2026-03-31T00:00:00Z"_s);
        QVERIFY(!jsonFromCell(u"31.03.2026"_s, {.name = u"t"_s, .type = Attribute::Type::DateTime}).ok());
        QCOMPARE(jsonFromCell(u"WORK"_s, {.name = u"type"_s, .canonicalValues = {u"work"_s}})->toString(), u"work"_s);
    }

    /// What the sieve lets pass the builder finds nothing wrong with, and both know the same keys.
    void theSieveAgreesWithTheBuilder()
    {
        ColumnMapping mapping;
        const auto add = [&mapping](const QString &path, const Expression &value) { mapping.fields << FieldMapping {.path = path, .value = value}; };
        add(u"userName"_s, Expression::column(u"User"_s));
        add(u"active"_s, Expression::column(u"Active"_s));
        add(u"emails[type eq \"work\"].value"_s, Expression::column(u"Mail"_s));
        add(u"title"_s, *Expression::parse(u"{User|lower|ascii} of {Mail}"_s));
        add(u"externalId"_s, Expression::column(u"Mail"_s));
        mapping.match = QStringList {u"userName"_s, u"emails[type eq \"work\"].value"_s, u"externalId"_s};
        const RowBuilder builder = builderFor(mapping, {u"User"_s, u"Active"_s, u"Mail"_s});
        const RowSieve sieve(builder);
        QVERIFY(sieve.isUseful());
        const QStringList pool {QString(), u"Mira"_s, u"  mira "_s, u"JÜRGEN"_s, u"jürgen"_s, u"yes"_s, u"Nein"_s, u"perhaps"_s, u"'=1+1"_s, u"[1]"_s, u"{x}"_s, u"\u00a0mira"_s, u"1"_s, u"İ"_s, u"re\u0301ne"_s, u"USER"_s, u"Active"_s};
        QRandomGenerator random(7);
        int passed = 0;
        for (int round = 0; round < 2000; ++round) {
            QStringList cells;
            for (int i = 0, count = 1 + random.bounded(4); i < count; ++i)
                cells << pool[random.bounded(int(pool.size()))];
            QByteArrayList bytes;
            std::vector<QByteArrayView> views;
            for (const QString &cell : std::as_const(cells))
                bytes << cell.toUtf8();
            for (const QByteArray &one : std::as_const(bytes))
                views.emplace_back(one);
            std::vector<quint64> hashes;
            if (!sieve.passes({.row = 2, .line = 2, .cells = views}, hashes))
                continue;
            ++passed;
            QStringList whole = cells;
            whole.resize(3);
            const BuiltRow row = builder.build({.row = 2, .line = 2, .cells = whole});
            QVERIFY2(row.problems.isEmpty(), qPrintable(cells.join(u'|')));
            for (size_t key = 0; key < hashes.size(); ++key)
                QCOMPARE(hashes[key], RowSieve::keyHash(row.keys[qsizetype(key)], builder.isCaseExact(mapping.match[qsizetype(key)])));
        }
        QVERIFY(passed > 100);
        // what may fail is for the builder to say
        mapping.fields[3].value = *Expression::parse(u"{User|lookup:nothing}"_s);
        QVERIFY(!RowSieve(builderFor(mapping, {u"User"_s, u"Active"_s, u"Mail"_s})).isUseful());
    }

    void packedCellsComeOutAsTheyWere()
    {
        const QStringList cells {u"Mira"_s, QString(), u"a;b\n\"c\""_s, u"Łucja \U0001F6A2"_s, QString()};
        QCOMPARE(PackedCells(cells).list(), cells);
        QCOMPARE(PackedCells(QStringList()).list(), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
