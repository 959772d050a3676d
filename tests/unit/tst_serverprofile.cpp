// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/browsersignin.h"
#include "scim/filterneeds.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"
#include "scim/servicedescription.h"
#include "scim/serviceproviderconfig.h"

#include <QDate>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <functional>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestServerProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shippedProfilesAreSound_data();
    void shippedProfilesAreSound();
    void refusesMistakes_data();
    void refusesMistakes();
    void detects_data();
    void detects();
    void variantsExtend();
    void knowsWhatIsDoneAtTheProvider();
    void objectRulesAreRead();
    void operatorsCorrectionWins();
    void acceptsFilters_data();
    void acceptsFilters();
    void splitsFilters_data();
    void splitsFilters();
    void splitsPairs();
    void tellsWhatCannotBeSeen_data();
    void tellsWhatCannotBeSeen();
    void asksForWhatIsShown();
    void splitsHoldTogether();
    void checksValues_data();
    void checksValues();
    void discoveryFillsTheRest();
    void descriptionFallsBack();
};

void TestServerProfile::shippedProfilesAreSound_data()
{
    QTest::addColumn<QString>("id");
    const auto ids = ServerProfile::shippedIds();
    QVERIFY(ids.size() >= 16);
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

void TestServerProfile::shippedProfilesAreSound()
{
    QFETCH(const QString, id);
    const auto profile = ServerProfile::shipped(id);
    QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
    QCOMPARE(profile->id, id);
    QVERIFY(!profile->title.isEmpty());
    QVERIFY(QDate::fromString(profile->asOf, Qt::ISODate).isValid());
    for (const ServerProfile::Fact &fact : profile->facts) {
        QVERIFY2(!fact.subject.isEmpty() && !fact.text.isEmpty(), qPrintable(fact.subject));
        QVERIFY2(QDate::fromString(fact.asOf, Qt::ISODate).isValid(), qPrintable(fact.text));
        QVERIFY2(QUrl(fact.source, QUrl::StrictMode).scheme() == u"https", qPrintable(fact.text));
    }
    for (const auto &byPath : profile->filter.operators) {
        const auto paths = byPath.keys();
        for (const QString &path : paths)
            QVERIFY2(AttributeName::parse(path).ok(), qPrintable(path));
    }
}

void TestServerProfile::refusesMistakes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const QByteArray &json, const char *place) { QTest::newRow(json.constData()) << json << QString::fromLatin1(place); };
    row("[]", "an object");
    row(R"({"id":"x","filter":{"operators":{"User":{"userName":["xx"]}}}})", "filter.operators.User.userName: eq, ne");
    row(R"({"id":"x","filter":{"operators":{"User":{"userName":["eq with"]}}}})", "filter.operators.User.userName: eq, ne");
    row(R"({"id":"x","facts":[{"subject":"a","text":"b","asOf":"yesterday"}]})", "facts[0].asOf: a date");
    row(R"({"id":"x","asOf":"27.11.2026"})", "asOf: a date");
    row(R"({"id":"x","membersPerAdd":0})", "membersPerAdd: at least 1");
    row(R"({"id":"x","membersPerRemove":0})", "membersPerRemove: at least 1");
    row(R"({"id":"x","pages":{"maxSize":0}})", "pages.maxSize: at least 1");
    row(R"({"id":"x","headers":{"accept":"a\nb"}})", "headers.accept: a header's value");
    row("{}", "id");
    row(R"({"id":5})", "id: a string");
    row(R"({"id":"x","pages":{"paging":"pages"}})", "pages.paging: one of index, cursor, none");
    row(R"({"id":"x","pages":{"maxSize":-1}})", "pages.maxSize");
    row(R"({"id":"x","pages":{"maxSize":"10"}})", "pages.maxSize");
    row(R"({"id":"x","pages":{"maxsize":10}})", "pages.maxsize: nothing of this name");
    row(R"({"id":"x","page":{}})", "page: nothing of this name");
    row(R"({"id":"x","filter":{"operators":{"User":{"userName":"eq"}}}})", "filter.operators.User.userName: an array");
    row(R"({"id":"x","filter":{"operators":[]}})", "filter.operators: an object");
    row(R"({"id":"x","sort":"yes"})", "sort: true or false");
    row(R"({"id":"x","bulkCreates":"yes"})", "bulkCreates: true or false");
    row(R"({"id":"x","urlPatterns":["("]})", "urlPatterns: a regular expression");
    row(R"({"id":"x","limits":{"windows":[{"requests":0,"seconds":1}]}})", "limits.windows[0]");
    row(R"({"id":"x","limits":{"concurrency":0}})", "limits.concurrency");
    row(R"({"id":"x","extends":"nobody"})", "extends");
    row(R"({"id":"x","extends":"entra-china"})", "itself extends");
    row(R"({"id":"x","values":{"User":{"a":{"maxLength":"x"}}}})", "values.User.a.maxLength");
    row(R"({"id":"x","facts":[{"subjekt":"x"}]})", "facts[0].subjekt");
    row(R"({"id":"x","readOnlyWhen":{"User":[{"when":"a is b","code":"c"}]}})", "readOnlyWhen.User[0].when: a filter");
    row(R"({"id":"x","warnings":{"Group":[{"when":"a pr"}]}})", "warnings.Group[0].reason: a reason");
    row(R"({"id":"x","labels":{"User":{"userType":1}}})", "labels.User: an object of strings");
    row(R"({"id":"x","signIn":{"portal":"http://admin.example/"}})", "signIn.portal: an address with https");
    row(R"({"id":"x","signIn":{"portal":["https://admin.example/"]}})", "signIn.portal: a string");
    row(R"({"id":"x","signIn":{"readPermissions":"User.Read.All"}})", "signIn.readPermissions: an array");
    row(R"({"id":"x","signIn":{"changePermissions":[1]}})", "signIn.changePermissions: an array");
}

void TestServerProfile::refusesMistakes()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, place);
    const auto profile = ServerProfile::fromJson(*Json::parse(json));
    QVERIFY(!profile.ok());
    QCOMPARE(profile.error().kind, ErrorKind::Validation);
    QVERIFY2(profile.error().detail.contains(place), qPrintable(profile.error().detail));
}

void TestServerProfile::detects_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *url, const char *id) { QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(id); };
    row("https://graph.microsoft.com/rp/scim", "entra");
    row("https://GRAPH.microsoft.com/rp/scim/", "entra");
    row("https://graph.microsoft.us/rp/scim", "entra-us-gov");
    row("https://dod-graph.microsoft.us/rp/scim", "entra-us-dod");
    row("https://microsoftgraph.chinacloudapi.cn/rp/scim", "entra-china");
    row("https://graph.microsoft.com.evil.example/rp/scim", "rfc");
    row("https://graph.microsoft.com/v1.0", "rfc");
    row("https://scim.eu-west-1.amazonaws.com/abc/scim/v2", "aws");
    row("https://api.github.com/scim/v2/enterprises/acme", "github");
    row("https://api.slack.com/scim/v2", "slack");
    row("https://cloudidentityscim.googleapis.com/v1beta1/customers/1/v2", "google");
    row("https://acme.my.salesforce.com/services/scim/v2", "salesforce");
    row("https://sso.acme.example/realms/main/scim/v2", "keycloak");
    row("https://auth.acme.example/source/scim/hr/v2", "authentik");
    row("https://api.atlassian.com/scim/directory/1", "atlassian");
    row("https://api.zoom.us/scim2", "zoom");
    row("https://acme.okta.com/123/scim/v2", "okta");
    row("http://127.0.0.1:8080/scim/v2", "rfc");
}

void TestServerProfile::detects()
{
    QFETCH(const QString, url);
    QTEST(ServerProfile::detect(QUrl(url)).id, "id");
}

void TestServerProfile::variantsExtend()
{
    const ServerProfile global = *ServerProfile::shipped(u"entra"_s);
    const ServerProfile china = *ServerProfile::shipped(u"entra-china"_s);
    QCOMPARE(china.filter, global.filter);
    QCOMPARE(china.membersPerAdd, 20);
    QVERIFY(china.signIn.tokenUrl.contains(u"partner.microsoftonline.cn"_s));
    QCOMPARE(china.signIn.kinds, global.signIn.kinds);
    QCOMPARE(china.facts.size(), global.facts.size() + 1);
    QCOMPARE(china.urlPatterns.size(), 1);
}

/// By the operator's own where it is sound; a faulty one counts for nothing, as a whole.
void TestServerProfile::knowsWhatIsDoneAtTheProvider()
{
    const BrowserSignIn entra = BrowserSignIn::of(u"entra"_s);
    QCOMPARE(entra.portal, u"https://entra.microsoft.com/"_s);
    QCOMPARE(entra.readPermissions, (QStringList {u"User.Read.All"_s, u"Group.Read.All"_s}));
    QCOMPARE(entra.changePermissions, (QStringList {u"User.ReadWrite.All"_s, u"Group.ReadWrite.All"_s}));
    const BrowserSignIn china = BrowserSignIn::of(u"entra-china"_s);
    QCOMPARE(china.base, u"entra"_s);
    QCOMPARE(china.changePermissions, entra.changePermissions);
    QVERIFY2(china.portal != entra.portal, "another cloud's portal");
    const QTemporaryDir dir;
    const auto write = [&dir](const QByteArray &json) {
        QFile file(dir.filePath(u"entra.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    };
    const QByteArray sound = R"({"id":"entra","extends":"entra","signIn":{"portal":"https://admin.example/","readPermissions":["Ours.Read"]}})";
    const QByteArray faulty = R"({"id":"entra","extends":"entra","sort":"yes","signIn":{"portal":"https://admin.example/"}})";
    QVERIFY(write(sound));
    const BrowserSignIn own = BrowserSignIn::of(u"entra"_s, dir.path());
    QCOMPARE(own.portal, u"https://admin.example/"_s);
    QCOMPARE(own.readPermissions, QStringList {u"Ours.Read"_s});
    QCOMPARE(own.redirectUrl, entra.redirectUrl);
    QVERIFY(write(faulty));
    QCOMPARE(BrowserSignIn::of(u"entra"_s, dir.path()), entra);
    QCOMPARE(BrowserSignIn::of(u"nobody"_s), BrowserSignIn());
}

void TestServerProfile::objectRulesAreRead()
{
    const ServerProfile entra = *ServerProfile::shipped(u"entra"_s);
    const auto rules = entra.readOnlyWhen.value(u"User"_s);
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules.first().code, u"synchronised"_s);
    const auto matches = [&rules](const QByteArray &json) { return Filter::parse(rules.first().when)->matches(*Json::parse(json)); };
    QVERIFY(matches(R"({"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User":{"onPremisesSyncEnabled":true}})"));
    QVERIFY(!matches(R"({"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User":{}})"));
    QVERIFY(entra.warnings.value(u"Group"_s).first().onCreate);
    QCOMPARE(entra.labels.value(u"User"_s).value(u"usertype"_s), u"Employee type"_s);
}

void TestServerProfile::operatorsCorrectionWins()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"entra.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"id":"entra","extends":"entra","membersPerAdd":50,"pagesByType":{"User":{"maxSize":500}},"$why":"tested"})");
    file.close();
    const auto profile = ServerProfile::load(dir.path(), u"entra"_s);
    QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
    QCOMPARE(profile->membersPerAdd, 50);
    QCOMPARE(profile->pagesFor(u"User"_s).maxSize, 500);
    QCOMPARE(profile->pagesFor(u"User"_s).maxSizeWithoutProjection, 100);
    QVERIFY(!profile->readYourWrites);
    QCOMPARE(ServerProfile::load(dir.path(), u"aws"_s)->id, u"aws"_s);
    QVERIFY(!ServerProfile::load(dir.path(), u"../entra"_s).ok());
    QVERIFY(!ServerProfile::load(dir.path(), u"nobody"_s).ok());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY(ServerProfile::load(dir.path(), u"entra"_s).error().detail.contains(u"entra.json"_s));
}

void TestServerProfile::acceptsFilters_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *id, const char *type, const char *filter, bool accepted) {
        QTest::addRow("%s %s %s", id, type, filter) << QString::fromLatin1(id) << QString::fromLatin1(type) << QString::fromLatin1(filter) << accepted;
    };
    row("rfc", "User", "not (emails[a pr] or b gt 1)", true);
    row("entra", "User", "", true);
    row("entra", "User", "USERNAME eq \"a\"", true);
    row("entra", "User", "userName ew \"@x\" and active eq true", true);
    row("entra", "User", "userName sw \"a\"", false);
    row("entra", "User", "displayName eq \"a\"", false);
    row("entra", "User", "userName eq \"a\" or userName eq \"b\"", false);
    row("entra", "User", "externalId eq \"a\"", true);
    row("entra", "User", "externalId eq \"a\" and active eq true", false);
    row("entra", "User", "not (userName ew \"@x\")", true);
    row("entra", "User", "not (userName eq \"a\")", false);
    row("entra", "User", "not (userName ew \"@x\") and active eq true", true);
    row("entra", "User", "emails[type eq \"work\"]", false);
    row("entra", "User", "userName pr", false);
    row("entra", "Group", "displayName ew \"a\"", true);
    row("entra", "Group", "userName eq \"a\"", false);
    row("entra", "User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User:mailNickname ew \"a\"", true);
    row("entra", "User", "mailNickname eq \"a\"", false);
    row("entra", "User", "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"a\"", true); // RFC 7644 section 3.10: the same attribute
    row("entra", "User", "urn:ietf:params:scim:schemas:core:2.0:User:externalId eq \"a\" and active eq true", false);
    row("entra", "User", "urn:ietf:params:scim:schemas:core:2.0:User:displayName eq \"a\"", false);
    row("aws", "Group", "id eq \"1\" and members.value eq \"2\"", true);
    row("aws", "Group", "members.value eq \"2\" and id eq \"1\"", true);
    row("aws", "Group", "urn:ietf:params:scim:schemas:core:2.0:Group:members eq \"2\" and ID eq \"1\"", true);
    row("aws", "Group", "members.value eq \"2\"", false); // membership is asked for pair by pair
    row("aws", "Group", "members eq \"2\"", false);
    row("aws", "Group", "members eq \"2\" and members.value eq \"2\"", false);
    row("github", "User", "userName eq \"a\" and id eq \"1\"", false);
    row("minimal", "Group", "displayName eq \"a\"", true);
    row("minimal", "User", "displayName eq \"a\"", false);
}

void TestServerProfile::acceptsFilters()
{
    QFETCH(const QString, id);
    QFETCH(const QString, type);
    QFETCH(const QString, filter);
    QTEST(ServerProfile::shipped(id)->acceptsFilter(type, *Filter::parse(filter)), "accepted");
}

void TestServerProfile::splitsFilters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("local");
    const auto row = [](const char *filter, const char *server, const char *local) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(server) << QString::fromLatin1(local);
    };
    row("", "", "");
    row("userName eq \"a\"", "userName eq \"a\"", "");
    row("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"a\"", "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"a\"", "");
    row("title pr", "", "title pr");
    row("userName ew \"a\" and title pr and active eq true", "userName ew \"a\" and active eq true", "title pr");
    row("active eq true and (title pr or userName eq \"a\")", "active eq true", "title pr or userName eq \"a\"");
    row("userName eq \"a\" or title pr", "", "userName eq \"a\" or title pr");
    row("externalId eq \"a\" and active eq true", "externalId eq \"a\"", "active eq true");
    row("active eq true and externalId eq \"a\"", "externalId eq \"a\"", "active eq true"); // the key leaves less to read
    row("not (not (active eq true))", "active eq true", "");
    row("not (title pr or userName ew \"a\")", "not (userName ew \"a\")", "not (title pr)");
    row("not (title pr and userName ew \"a\")", "", "not (title pr) or not (userName ew \"a\")");
    row("not (emails[type eq \"work\"])", "", "not (emails[type eq \"work\"])");
    row("groups[value eq \"g\" and type eq \"direct\"] and active eq true", "groups.value eq \"g\" and active eq true", "groups[value eq \"g\" and type eq \"direct\"]");
    row("groups[value ne \"g\"]", "", "groups[value ne \"g\"]");
}

void TestServerProfile::splitsFilters()
{
    QFETCH(const QString, filter);
    const FilterSplit split = Filter::parse(filter)->restrictedTo(*ServerProfile::shipped(u"entra"_s), u"User"_s);
    QTEST(split.server.toString(), "server");
    QTEST(split.local.toString(), "local");
}

/// What a provider takes in company only goes to it in that company, and is decided here without.
void TestServerProfile::splitsPairs()
{
    const auto split = [](const char *filter) { return Filter::parse(QString::fromLatin1(filter))->restrictedTo(*ServerProfile::shipped(u"aws"_s), u"Group"_s); };
    const FilterSplit lone = split("members.value eq \"u\"");
    QVERIFY(lone.server.isEverything());
    QCOMPARE(lone.local.toString(), u"members.value eq \"u\""_s);
    const FilterSplit pair = split("members.value eq \"u\" and id eq \"g\"");
    QCOMPARE(pair.server.toString(), u"members.value eq \"u\" and id eq \"g\""_s);
    QVERIFY(pair.local.isEverything());
    const FilterSplit more = split("meta.created pr and members.value eq \"u\" and id eq \"g\"");
    QCOMPARE(more.server.toString(), u"members.value eq \"u\" and id eq \"g\""_s);
    QCOMPARE(more.local.toString(), u"meta.created pr"_s);
}

void TestServerProfile::tellsWhatCannotBeSeen_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("never");
    const auto row = [](const char *profile, const char *type, const char *filter, const QStringList &never = {}) {
        QTest::addRow("%s %s %s", profile, type, filter) << QString::fromLatin1(profile) << QString::fromLatin1(type) << QString::fromLatin1(filter) << never;
    };
    row("entra", "User", "groups.value eq \"a\" or groups.value eq \"b\"", {u"groups.value"_s});
    row("entra", "User", "title pr and not (groups.value eq \"a\")", {u"groups.value"_s});
    row("entra", "User", "groups[value eq \"a\"]", {u"groups"_s});
    row("entra", "User", "urn:ietf:params:scim:schemas:core:2.0:User:Groups pr", {u"urn:ietf:params:scim:schemas:core:2.0:User:Groups"_s});
    row("aws", "Group", "members pr or Members.value eq \"a\"", {u"members"_s, u"Members.value"_s});
    row("rfc", "User", "not (password pr)", {u"password"_s});
    row("rfc", "User", "groups.value ne \"a\" and title pr");
    row("rfc", "Group", "members.value eq \"a\"");
    row("entra", "User", "title co \"a\"");
}

void TestServerProfile::tellsWhatCannotBeSeen()
{
    QFETCH(const QString, profile);
    QFETCH(const QString, type);
    QFETCH(const QString, filter);
    const ServerProfile rules = ServerProfile::shipped(profile).valueOr({});
    const auto description = ServiceDescription::fallback(rules);
    const FilterNeeds needs = needsOf(*Filter::parse(filter), description.schemaOf(*description.resourceType(type)), rules, type);
    QTEST(needs.never, "never");
    QCOMPARE(needs.onRequest, QStringList());
}

void TestServerProfile::asksForWhatIsShown()
{
    const Schema core = *Schema::fromJson(*Json::parse(R"({"id":"urn:ietf:params:scim:schemas:core:2.0:User","attributes":[{"name":"userName"},{"name":"photo","returned":"request"},
        {"name":"secret","returned":"never"}]})"));
    const Schema sets = *Schema::fromJson(*Json::parse(R"({"id":"urn:example:Sets","attributes":[{"name":"Engineering","type":"complex","returned":"request","subAttributes":[{"name":"Level"}]}]})"));
    const Schema more = *Schema::fromJson(*Json::parse(R"({"id":"urn:example:More","attributes":[{"name":"room"}]})"));
    const ResourceSchema schema(core, {sets, more});
    ServerProfile profile;
    const auto filter = Filter::parse(u"urn:example:Sets:Engineering.Level ge 1 and photo pr and userName pr"_s);
    QCOMPARE(needsOf(*filter, schema, profile, u"User"_s).onRequest, (QStringList {u"urn:example:Sets:Engineering"_s, u"photo"_s}));
    QCOMPARE(shownAnyhow(schema), (QStringList {u"externalId"_s, u"meta"_s, u"userName"_s, u"urn:example:More"_s}));
    profile.projection = false; // nobody takes the request
    QCOMPARE(needsOf(*filter, schema, profile, u"User"_s).never, (QStringList {u"urn:example:Sets:Engineering.Level"_s, u"photo"_s}));
    ServerProfile asked;
    asked.members = ServerProfile::MemberAccess::OnRequest;
    QCOMPARE(needsOf(*Filter::parse(u"members.value eq \"a\""_s), ResourceSchema(), asked, u"Group"_s).onRequest, QStringList {u"members"_s});
}

/// Whatever the rules: the provider's part lets through all that match, and with the local part nothing else.
void TestServerProfile::splitsHoldTogether()
{
    const QList<Json> people {*Json::parse(R"({"userName":"a","active":true,"emails":[{"type":"work","value":"x"},{"type":"home","value":"y"}]})"),
                              *Json::parse(R"({"userName":"b","active":false,"title":"t","emails":[{"value":"x"}]})"), *Json::parse(R"({"userName":"c"})"),
                              *Json::parse(R"({"userName":"a","title":"t","emails":[{"type":"home","value":"x"}]})")};
    const QStringList atoms {u"userName eq \"a\""_s, u"active eq true"_s, u"title pr"_s, u"emails.type eq \"work\""_s, u"emails[type eq \"work\" and value eq \"x\"]"_s,
                             u"emails[type ne \"work\" or value eq \"y\"]"_s, u"emails[not (type eq \"work\")]"_s, u"active eq null"_s};
    QRandomGenerator random(7);
    std::function<Filter(int)> make = [&](int depth) -> Filter {
        switch (depth == 0 ? 0 : random.bounded(4)) {
        case 1:
            return Filter::allOf({make(depth - 1), make(depth - 1), make(depth - 1)});
        case 2:
            return Filter::anyOf({make(depth - 1), make(depth - 1)});
        case 3:
            return Filter::negated(make(depth - 1));
        default:
            return *Filter::parse(atoms[random.bounded(atoms.size())]);
        }
    };
    int split = 0;
    for (int i = 0; i < 3'000; ++i) {
        ServerProfile profile;
        profile.filter.everything = random.bounded(4) == 0;
        profile.filter.disjunction = random.bounded(2) == 0;
        profile.filter.negation = random.bounded(2) == 0;
        profile.filter.valuePaths = random.bounded(2) == 0;
        profile.filter.conjunction = random.bounded(4) != 0;
        profile.filter.operators[u"User"_s] = {{u"username"_s, {u"eq"_s, u"not eq"_s}}, {u"active"_s, {u"eq"_s}}, {u"emails.type"_s, {u"eq"_s}}};
        if (random.bounded(2) == 0)
            profile.filter.alone << u"username"_s;
        if (random.bounded(3) == 0)
            profile.filter.operators[u"User"_s].insert(u"emails.type"_s, {u"eq with active"_s});
        const Filter filter = make(4);
        const FilterSplit parts = filter.restrictedTo(profile, u"User"_s);
        split += int(!parts.server.isEverything() && !parts.local.isEverything());
        QVERIFY2(profile.acceptsFilter(u"User"_s, parts.server), qPrintable(filter.toString()));
        for (const Json &person : people) {
            const QString story = filter.toString() + u"\nserver "_s + parts.server.toString() + u"\nlocal "_s + parts.local.toString();
            QVERIFY2(filter.matches(person) == (parts.server.matches(person) && parts.local.matches(person)), qPrintable(story));
        }
    }
    QVERIFY(split > 100);
}

void TestServerProfile::checksValues_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *type, const char *name, const QByteArray &value, bool good) {
        QTest::addRow("%s %s", name, value.constData()) << QString::fromLatin1(type) << QString::fromLatin1(name) << value << good;
    };
    row("User", "userName", R"("ada.l@acme.example")", true);
    row("User", "username", "\"\xC3\xA4@acme.example\"", false);
    row("User", "userName", R"("ada")", false);
    row("User", "urn:ietf:params:scim:schemas:core:2.0:User:userName", R"("ada")", false);
    row("User", "emails", R"([{"type":"work","primary":true},{"type":"work","primary":false},{"type":"proxyAddress"},{"type":"other"},{"type":"other"}])", true);
    row("User", "emails", R"([{"type":"work","primary":true},{"type":"work"}])", false);
    row("User", "emails", R"([{"type":"home"}])", false);
    row("User", "phoneNumbers", R"([{"type":"Work"},{"type":"mobile"},{"type":"fax"}])", true);
    row("User", "phoneNumbers", R"([{"type":"fax"},{"type":"fax"}])", false);
    row("User", "ims", R"([{"type":"home"}])", false);
    row("User", "addresses", R"([{"type":"home"}])", false);
    row("User", "addresses", R"({"type":"work","locality":"B","country":"NO"})", true);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes", R"({"A":{"b":"c","d":[1,2]}})", true);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes", "{\"A\":{\"b\":\"" + QByteArray(65, 'x') + "\"}}", false);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes", "{\"A\":{\"b\":[" + QByteArray("1,").repeated(50) + "1]}}", false);
    row("User", "title", R"("anything")", true);
    row("User", "addresses", R"([{"type":"work"},{"type":"home"}])", false);
    row("User", "addresses", R"([{"type":"work"}])", true);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User:userType", R"("Member")", true);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User:userType", R"("Employee")", false);
    row("User", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User:usageLocation", R"("NOR")", false);
    row("Group", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group:mailNickname", R"("quay-crew")", true);
    row("Group", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group:mailNickname", R"("quay.crew")", false);
    row("Group", "urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group:mailNickname", R"("quay\\crew")", false);
    row("Group", "displayName", "\"" + QByteArray(257, 'x') + "\"", false);
}

void TestServerProfile::checksValues()
{
    QFETCH(const QString, type);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, value);
    const auto checked = ServerProfile::shipped(u"entra"_s)->checkValue(type, *AttributeName::parse(name), *Json::parse(value));
    QTEST(checked.ok(), "good");
}

void TestServerProfile::discoveryFillsTheRest()
{
    const auto config = ServiceProviderConfig::fromJson(*Json::parse(R"({"patch":{"supported":true},"sort":{"supported":"true"},"etag":false,
        "bulk":{"supported":true,"maxOperations":"1000","maxPayloadSize":1048576},"filter":{"supported":true,"maxResults":200},
        "pagination":{"cursor":true,"index":false,"defaultPaginationMethod":"Cursor","defaultPageSize":100,"maxPageSize":250}})"));
    QCOMPARE(config.bulkMaxOperations, 1000);
    QCOMPARE(config.sort, true);
    QCOMPARE(config.changePassword, std::nullopt);
    const ServerProfile rfc = ServerProfile::shipped(u"rfc"_s)->completedBy(config);
    QCOMPARE(rfc.sort, true);
    QCOMPARE(rfc.etag, false);
    QCOMPARE(rfc.pages.paging, ServerProfile::Paging::Cursor);
    QCOMPARE(rfc.pages.maxSize, 250);
    ServerProfile byType;
    byType.pagesByType[u"User"_s].maxSize = 20;
    QCOMPARE(byType.completedBy(config).pagesFor(u"User"_s).paging, ServerProfile::Paging::Cursor);
    QCOMPARE(byType.completedBy(config).pagesFor(u"User"_s).maxSize, 20);
    QCOMPARE(byType.completedBy(config).pagesFor(u"User"_s).defaultSize, 100);
    const auto likeTheRest = ServerProfile::fromJson(*Json::parse(R"({"id":"x","pages":{"paging":"cursor"},"pagesByType":{"User":{"maxSize":20}}})"));
    QCOMPARE(likeTheRest->pagesFor(u"User"_s).paging, ServerProfile::Paging::Cursor);
    const ServerProfile entra = ServerProfile::shipped(u"entra"_s)->completedBy(config);
    QCOMPARE(entra.sort, false); // the profile knows better
    QCOMPARE(entra.pages.maxSize, 1000);
}

void TestServerProfile::descriptionFallsBack()
{
    const auto description = ServiceDescription::fallback(*ServerProfile::shipped(u"minimal"_s));
    const ResourceType *type = description.resourceType(u"users");
    QVERIFY(type);
    const ResourceSchema schema = description.schemaOf(*type);
    QVERIFY(schema.find(*AttributeName::parse(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName")));
    QVERIFY(schema.find(*AttributeName::parse(u"meta.lastModified")));
}

QTEST_APPLESS_MAIN(TestServerProfile)
#include "tst_serverprofile.moc"
