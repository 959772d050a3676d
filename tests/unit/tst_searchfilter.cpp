// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/searchfilter.h"
#include "scim/servicedescription.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

using Operators = QHash<QString, QStringList>;

/// Entra's rules in small: eq and ew on userName, no `or`.
ServerProfile narrow(const Operators &operators, bool disjunction = false)
{
    ServerProfile profile;
    profile.filter.everything = false;
    profile.filter.operators = {{u"User"_s, operators}, {u"Group"_s, operators}};
    profile.filter.disjunction = disjunction;
    return profile;
}

SearchPlan plan(const QString &text, const ServerProfile &profile, const QString &word = u"User"_s)
{
    const ServiceDescription description = ServiceDescription::fallback(profile);
    const ResourceType &type = *description.resourceType(word);
    return planSearch(text, type, description.schemaOf(type), profile);
}

} // namespace

class TestSearchFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plans_data();
    void plans();
    void cannotSearch_data();
    void cannotSearch();
    void searchesUnknownTypes();
    void findsWhatItShould();
    void isNotBrokenOutOf();
};

void TestSearchFilter::plans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ServerProfile>("profile");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("op");
    const Operators entra {{u"username"_s, {u"eq"_s, u"ew"_s}}, {u"id"_s, {u"eq"_s}}, {u"displayname"_s, {}}};
    const Operators prefixes {{u"displayname"_s, {u"sw"_s, u"eq"_s}}, {u"username"_s, {u"sw"_s, u"eq"_s}}};
    QTest::newRow("address") << u"mira@x.no"_s << ServerProfile() << u"User"_s
                             << uR"(userName co "mira@x.no" or emails.value co "mira@x.no")"_s << u"co"_s;
    QTest::newRow("group") << u" quay "_s << ServerProfile() << u"Group"_s << uR"(displayName co "quay")"_s << u"co"_s;
    QTest::newRow("group, two words") << u"quay crew"_s << ServerProfile() << u"Group"_s
                                      << uR"(displayName co "quay" and displayName co "crew")"_s << u"co"_s;
    QTest::newRow("UUID") << u"0f3b2f0e-5f0a-4c53-9a55-2a6d1d0e7711"_s << ServerProfile() << u"Group"_s
                          << uR"(id eq "0f3b2f0e-5f0a-4c53-9a55-2a6d1d0e7711" or externalId eq "0f3b2f0e-5f0a-4c53-9a55-2a6d1d0e7711")"_s << u"eq"_s;
    QTest::newRow("eq only") << u"mira.kolb"_s << narrow(entra) << u"User"_s << uR"(userName eq "mira.kolb")"_s << u"eq"_s;
    QTest::newRow("domain by ew") << u"@x.no"_s << narrow(entra) << u"User"_s << uR"(userName ew "@x.no")"_s << u"ew"_s;
    QTest::newRow("UUID, eq only") << u"0f3b2f0e-5f0a-4c53-9a55-2a6d1d0e7711"_s << narrow(entra) << u"User"_s
                                   << uR"(id eq "0f3b2f0e-5f0a-4c53-9a55-2a6d1d0e7711")"_s << u"eq"_s;
    QTest::newRow("sw, or") << u"mira"_s << narrow(prefixes, true) << u"User"_s << uR"(displayName sw "mira" or userName sw "mira")"_s << u"sw"_s;
    QTest::newRow("sw, no or: the best attribute") << u"mira kolb"_s << narrow({{u"displayname"_s, {u"sw"_s}}}) << u"Group"_s
                                                   << uR"(displayName sw "mira" and displayName sw "kolb")"_s << u"sw"_s;
}

void TestSearchFilter::plans()
{
    QFETCH(const QString, text);
    QFETCH(const ServerProfile, profile);
    QFETCH(const QString, type);
    QFETCH(const QString, filter);
    QFETCH(const QString, op);
    const SearchPlan found = plan(text, profile, type);
    QCOMPARE(found.filter.toString(), filter);
    QCOMPARE(found.op, op);
    QVERIFY(!found.attributes.isEmpty());
    QVERIFY(profile.acceptsFilter(type, found.filter));
}

void TestSearchFilter::cannotSearch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ServerProfile>("profile");
    ServerProfile none;
    none.filter.supported = false;
    QTest::newRow("nothing typed") << u"   "_s << ServerProfile();
    QTest::newRow("no filters") << u"mira"_s << none;
    QTest::newRow("no operator") << u"mira"_s << narrow({});
}

void TestSearchFilter::cannotSearch()
{
    QFETCH(const QString, text);
    QFETCH(const ServerProfile, profile);
    QCOMPARE(plan(text, profile), SearchPlan());
}

void TestSearchFilter::searchesUnknownTypes()
{
    const auto document = Json::parse(R"({"id":"urn:x:Badge","name":"Badge","attributes":[{"name":"colour","type":"string"},
                                          {"name":"serial","type":"string","required":true},{"name":"level","type":"integer"}]})");
    const auto schema = Schema::fromJson(*document);
    QVERIFY(schema.ok());
    const ResourceType badge {.id = u"Badge"_s, .name = u"Badge"_s, .endpoint = u"/Badges"_s, .schema = u"urn:x:Badge"_s};
    const SearchPlan found = planSearch(u"B7"_s, badge, ResourceSchema(*schema, {}), {});
    QCOMPARE(found.attributes, (QStringList {u"serial"_s, u"colour"_s}));
}

void TestSearchFilter::findsWhatItShould()
{
    const auto person = Json::parse(R"({"userName":"mk7","displayName":"Mira Kolb","name":{"givenName":"Mira","familyName":"Kolb"},
                                        "emails":[{"value":"mira.kolb@fjordline.example"}]})");
    for (const QString &text : {u"mira"_s, u"KOLB"_s, u"kolb mira"_s, u"mk7 kol"_s, u"fjordline mira"_s, u"@fjordline.example"_s})
        QVERIFY2(plan(text, {}).filter.matches(*person), qPrintable(text));
    for (const QString &text : {u"tor"_s, u"mira lie"_s, u"tor@fjordline"_s})
        QVERIFY2(!plan(text, {}).filter.matches(*person), qPrintable(text));
}

void TestSearchFilter::isNotBrokenOutOf()
{
    const SearchPlan found = plan(uR"(x"orid\pr)"_s, {}, u"Group"_s);
    const auto again = Filter::parse(found.filter.toString());
    QVERIFY(again.ok());
    QCOMPARE(*again, found.filter);
    QCOMPARE(found.filter.kind(), Filter::Kind::Compare);
}

QTEST_GUILESS_MAIN(TestSearchFilter)
#include "tst_searchfilter.moc"
