// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/leaves.h"
#include "change/valuecheck.h"
#include "scim/servicedescription.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = Json::parse(text);
    return parsed ? *parsed : Json();
}

ResourceSchema userSchema()
{
    const ServiceDescription description = ServiceDescription::fallback(ServerProfile());
    return description.schemaOf(*description.resourceType(u"User"));
}

constexpr auto enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

} // namespace

class TestConflict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void compares_data();
    void compares();
    void resolves();
    void knowsItsOwnWrites();
    void asksNothingOfWhatIsNeverShown();
    void asksOnlyForWhatIsEdited();
    void isGone();
    void survivesTheJournal();
    void findsDifferences_data();
    void findsDifferences();
    void removedIsRemoved();
    void noticesLosses_data();
    void noticesLosses();
    void keepsSecretsOut();
};

void TestConflict::compares_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("yours");
    QTest::addColumn<QStringList>("conflicts");
    QTest::addColumn<QByteArray>("settled"); ///< with mine kept
    const auto row = [](const char *name, const char *was, const char *now, const char *yours, const QStringList &conflicts, const char *settled) {
        QTest::newRow(name) << QByteArray(was) << QByteArray(now) << QByteArray(yours) << conflicts << QByteArray(settled);
    };
    row("only mine", R"({"title":"a"})", R"({"title":"a"})", R"({"title":"b"})", {}, R"({"title":"b"})");
    row("only theirs", R"({"title":"a"})", R"({"title":"c"})", R"({"title":"a"})", {}, R"({"title":"c"})");
    row("different attributes", R"({"title":"a","nickName":"x"})", R"({"title":"c","nickName":"x"})", R"({"title":"a","nickName":"y"})", {}, R"({"title":"c","nickName":"y"})");
    row("the same", R"({"title":"a"})", R"({"title":"b"})", R"({"title":"b"})", {}, R"({"title":"b"})");
    row("both", R"({"title":"a"})", R"({"title":"c"})", R"({"title":"b"})", {u"title"_s}, R"({"title":"b"})");
    row("both add", R"({})", R"({"title":"c"})", R"({"title":"b"})", {u"title"_s}, R"({"title":"b"})");
    row("theirs removes", R"({"title":"a"})", R"({})", R"({"title":"b"})", {u"title"_s}, R"({"title":"b"})");
    row("mine removes", R"({"title":"a"})", R"({"title":"c"})", R"({})", {u"title"_s}, R"({})");
    row("both remove", R"({"title":"a"})", R"({})", R"({})", {}, R"({})");
    row("parts of a name", R"({"name":{"givenName":"A","familyName":"B"}})", R"({"name":{"givenName":"C","familyName":"B"}})", R"({"name":{"givenName":"A","familyName":"D"}})", {},
        R"({"name":{"givenName":"C","familyName":"D"}})");
    row("the same part", R"({"name":{"givenName":"A"}})", R"({"name":{"givenName":"C"}})", R"({"name":{"givenName":"D"}})", {u"name.givenName"_s}, R"({"name":{"givenName":"D"}})");
    row("emails apart", R"({"emails":[{"value":"a"}]})", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"a"},{"value":"c"}]})", {},
        R"({"emails":[{"value":"a"},{"value":"b"},{"value":"c"}]})");
    row("an email removed, another added", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"b"}]})", R"({"emails":[{"value":"a"},{"value":"b"},{"value":"c"}]})", {},
        R"({"emails":[{"value":"b"},{"value":"c"}]})");
    row("the same type of email", R"({"emails":[{"value":"a","type":"work"}]})", R"({"emails":[{"value":"b","type":"work"}]})", R"({"emails":[{"value":"c","type":"work"}]})",
        {u"emails"_s}, R"({"emails":[{"value":"c","type":"work"}]})");
    row("types apart", R"({"emails":[{"value":"a","type":"work"},{"value":"h","type":"home"}]})", R"({"emails":[{"value":"b","type":"work"},{"value":"h","type":"home"}]})",
        R"({"emails":[{"value":"a","type":"work"},{"value":"i","type":"home"}]})", {}, R"({"emails":[{"value":"b","type":"work"},{"value":"i","type":"home"}]})");
    row("two primaries", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"a","primary":true},{"value":"b"}]})",
        R"({"emails":[{"value":"a"},{"value":"b","primary":true}]})", {u"emails"_s}, R"({"emails":[{"value":"a"},{"value":"b","primary":true}]})");
    row("another order", R"({"emails":[{"value":"a"},{"value":"b"}],"title":"a"})", R"({"emails":[{"value":"b"},{"value":"a"}],"title":"a"})",
        R"({"emails":[{"value":"a"},{"value":"b"}],"title":"b"})", {}, R"({"emails":[{"value":"b"},{"value":"a"}],"title":"b"})");
    row("what the provider writes", R"({"meta":{"version":"1"},"groups":[],"title":"a"})", R"({"meta":{"version":"2"},"groups":[{"value":"g"}],"title":"a"})",
        R"({"meta":{"version":"1"},"groups":[],"title":"b"})", {}, R"({"meta":{"version":"2"},"groups":[{"value":"g"}],"title":"b"})");
    const QByteArray urn(enterprise);
    QTest::newRow("an extension") << QByteArray("{\"" + urn + R"(":{"department":"A","division":"B"}})") << QByteArray("{\"" + urn + R"(":{"department":"C","division":"B"}})")
                                  << QByteArray("{\"" + urn + R"(":{"department":"D","division":"E"}})") << QStringList {QString::fromLatin1(urn) + u":department"_s}
                                  << QByteArray("{\"" + urn + R"(":{"department":"D","division":"E"}})");
    QTest::newRow("a manager's name") << QByteArray("{\"" + urn + R"(":{"manager":{"value":"1","displayName":"A"}}})") << QByteArray("{\"" + urn + R"(":{"manager":{"value":"1","displayName":"B"}}})")
                                      << QByteArray("{\"" + urn + R"(":{"manager":{"value":"2"}}})") << QStringList() << QByteArray("{\"" + urn + R"(":{"manager":{"value":"2","displayName":"B"}}})");
}

void TestConflict::compares()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, yours);
    QFETCH(QStringList, conflicts);
    QFETCH(QByteArray, settled);
    const ThreeWay versions = compareThreeWays(json(was), json(now), json(yours), userSchema());
    QStringList found;
    for (const AttributeVersions &attribute : versions.attributes) {
        if (attribute.isConflict() && !attribute.merged)
            found << attribute.name.toString();
    }
    QCOMPARE(found, conflicts);
    QCOMPARE(versions.hasConflict(), !conflicts.isEmpty());
    QCOMPARE(settledObject(json(now), versions), json(settled));
}

void TestConflict::resolves()
{
    const Json was = json(R"({"title":"a","nickName":"n","emails":[{"value":"a"}]})");
    const Json now = json(R"({"title":"b","nickName":"o","emails":[{"value":"a"},{"value":"b"}]})");
    const Json yours = json(R"({"title":"c","nickName":"p","emails":[{"value":"c"}]})");
    const ThreeWay versions = compareThreeWays(was, now, yours, userSchema());
    QCOMPARE(settledObject(now, versions, {{u"title"_s, Resolution::TakeTheirs}, {u"nickName"_s, Resolution::KeepMine}, {u"emails"_s, Resolution::Merge}}),
             json(R"({"title":"b","nickName":"p","emails":[{"value":"b"},{"value":"c"}]})"));
    QCOMPARE(settledObject(now, versions, {{u"title"_s, Resolution::Merge}, {u"emails"_s, Resolution::TakeTheirs}}), // a title cannot be merged: as it is there
             json(R"({"title":"b","nickName":"p","emails":[{"value":"a"},{"value":"b"}]})"));
    QCOMPARE(settledObject(now, versions, {{u"emails"_s, Resolution::KeepMine}}), json(R"({"title":"c","nickName":"p","emails":[{"value":"c"}]})"));
}

/// Reads that lag behind writes show what was there before our own write, or our own write where the edit was made on what was before.
void TestConflict::knowsItsOwnWrites()
{
    const QList<OwnWrite> own {{json(R"({"title":"a"})"), json(R"({"title":"b"})")}};
    const ThreeWay late = compareThreeWays(json(R"({"title":"b"})"), json(R"({"title":"a"})"), json(R"({"title":"c"})"), userSchema(), own);
    QVERIFY2(late.mayBeLate() && late.hasConflict(), "a later read tells whether somebody has put it back");
    const ThreeWay ours = compareThreeWays(json(R"({"title":"a"})"), json(R"({"title":"b"})"), json(R"({"title":"c"})"), userSchema(), own);
    QVERIFY(!ours.hasConflict() && !ours.mayBeLate());
    const ThreeWay others = compareThreeWays(json(R"({"title":"b"})"), json(R"({"title":"z"})"), json(R"({"title":"c"})"), userSchema(), own);
    QVERIFY(others.hasConflict() && !others.mayBeLate());
    // Several writes, one after the other, whatever their order here.
    for (const QList<OwnWrite> &chain : {QList<OwnWrite> {{json(R"({"title":"b"})"), json(R"({"title":"c"})")}, {json(R"({"title":"a"})"), json(R"({"title":"b"})")}},
                                         QList<OwnWrite> {{json(R"({"title":"a"})"), json(R"({"title":"b"})")}, {json(R"({"title":"b"})"), json(R"({"title":"c"})")}}}) {
        QVERIFY(!compareThreeWays(json(R"({"title":"a"})"), json(R"({"title":"c"})"), json(R"({"title":"d"})"), userSchema(), chain).hasConflict());
        QVERIFY(compareThreeWays(json(R"({"title":"c"})"), json(R"({"title":"a"})"), json(R"({"title":"d"})"), userSchema(), chain).mayBeLate());
        QVERIFY(compareThreeWays(json(R"({"title":"a"})"), json(R"({"title":"z"})"), json(R"({"title":"d"})"), userSchema(), chain).hasConflict());
    }
}

/// What a provider never shows, such as a password, says nothing about anybody.
void TestConflict::asksNothingOfWhatIsNeverShown()
{
    const ThreeWay versions = compareThreeWays(json(R"({"title":"a","password":"[redacted]"})"), json(R"({"title":"a"})"), json(R"({"title":"b","password":"[redacted]"})"), userSchema());
    QVERIFY(!versions.theyChanged());
    const ThreeWay edited = compareThreeWays(json(R"({"title":"a"})"), json(R"({"title":"a"})"), json(R"({"title":"a","password":"new"})"), userSchema());
    QVERIFY(!edited.theyChanged() && !edited.hasConflict());
    QCOMPARE(settledObject(json(R"({"title":"a"})"), edited).value(u"password").toString(), u"new"_s);
}

/// `returned: request`: a plain read does not show it, which says nothing about anybody.
void TestConflict::asksOnlyForWhatIsEdited()
{
    ServiceDescription description = ServiceDescription::fallback(ServerProfile());
    const QString urn = u"urn:example:Sets"_s;
    description.schemas << *Schema::fromJson(json(R"({"id":"urn:example:Sets","attributes":[{"name":"Set","type":"complex","returned":"request","subAttributes":[{"name":"Level","type":"integer"},{"name":"Zone"}]}]})"));
    description.profile.unlistedExtensions.insert(u"User"_s, {urn, u"urn:example:nowhere"_s});
    const ResourceSchema schema = description.schemaOf(*description.resourceType(u"User"));
    QVERIFY(schema.extension(urn)); // though /ResourceTypes is silent about it
    QVERIFY(!schema.extension(u"urn:example:nowhere"));
    QCOMPARE(shownOnRequest({u"title"_s, u"urn:example:Sets:Set.Level"_s, u"urn:example:Sets:Set.Zone"_s}, schema), QStringList {u"urn:example:Sets:Set"_s});
    QCOMPARE(shownOnRequest({urn}, schema), QStringList {u"urn:example:Sets:Set"_s});

    const Json was = json(R"({"title":"a","urn:example:Sets":{"Set":{"Level":1,"Zone":"x"}}})");
    const Json plain = json(R"({"title":"a"})");
    const Json retitled = json(R"({"title":"b","urn:example:Sets":{"Set":{"Level":1,"Zone":"x"}}})");
    QVERIFY(!compareThreeWays(was, plain, retitled, schema).theyChanged());
    const Json asked = json(R"({"title":"a","urn:example:Sets":{"Set":{"Level":3,"Zone":"x"}}})");
    const Json mine = json(R"({"title":"a","urn:example:Sets":{"Set":{"Level":2,"Zone":"x"}}})");
    QVERIFY(compareThreeWays(was, asked, mine, schema).hasConflict());
    QVERIFY(!compareThreeWays(was, was, mine, schema).hasConflict());
}

void TestConflict::isGone()
{
    const ThreeWay versions = compareThreeWays(json(R"({"title":"a"})"), {}, json(R"({"title":"c"})"), userSchema());
    QVERIFY(versions.isGone && versions.hasConflict());
}

void TestConflict::survivesTheJournal()
{
    const ThreeWay versions = compareThreeWays(json(R"({"title":"a","emails":[{"value":"a"}]})"), json(R"({"title":"b","emails":[{"value":"b"}]})"),
                                               json(R"({"nickName":"c","emails":[{"value":"c"}],"password":"Geheim-2"})"), userSchema());
    QVERIFY(!versions.toJson().toBytes().contains("Geheim"));
    const ThreeWay again = ThreeWay::fromJson(versions.toJson());
    QCOMPARE(again.toJson().toBytes(), versions.toJson().toBytes());
    QCOMPARE(again.hasConflict(), versions.hasConflict());
    QCOMPARE(again.theirNames(), versions.theirNames());
}

void TestConflict::findsDifferences_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("told");
    const auto row = [](const char *name, const char *sent, const char *found, const char *before, const QStringList &told) {
        QTest::newRow(name) << QByteArray(sent) << QByteArray(found) << QByteArray(before) << told;
    };
    row("as sent", R"({"title":"a"})", R"({"id":"1","title":"a"})", "", {});
    row("more there", R"({"emails":[{"value":"a"}]})", R"({"emails":[{"value":"a","type":"work","display":"a"}],"active":true})", "", {});
    row("any order", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"b"},{"value":"a"}]})", "", {});
    row("ignored", R"({"nickName":"a"})", R"({"id":"1"})", "", {u"nickName ignored"_s});
    row("still the former", R"({"title":"b"})", R"({"title":"a"})", R"({"title":"a"})", {u"title ignored"_s});
    row("former by beginning", R"({"title":"Chief of all"})", R"({"title":"Chief"})", R"({"title":"Chief"})", {u"title ignored"_s});
    row("truncated", R"({"title":"Chief of all"})", R"({"title":"Chief"})", R"({"title":"Clerk"})", {u"title truncated"_s});
    row("another case", R"({"userName":"Ann@Example.ORG"})", R"({"userName":"ann@example.org"})", "", {u"userName normalised"_s});
    row("a phone number", R"({"phoneNumbers":[{"value":"+49 30 123-45","type":"work"}]})", R"({"phoneNumbers":[{"value":"+493012345","type":"work"}]})", "", {u"phoneNumbers normalised"_s});
    row("a word for a boolean", R"({"active":true})", R"({"active":"True"})", "", {u"active normalised"_s});
    row("changed", R"({"title":"a"})", R"({"title":"z"})", R"({"title":"y"})", {u"title changed"_s});
    row("one of two emails", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"a"}]})", "", {u"emails changed"_s});
    row("a part of a name", R"({"name":{"givenName":"A","middleName":"M"}})", R"({"name":{"givenName":"A"}})", "", {u"name ignored"_s});
    row("what is never shown", R"({"password":"x"})", R"({"id":"1"})", "", {});
    row("what only the provider writes", R"({"id":"7","title":"a"})", R"({"id":"1","title":"a"})", "", {});
}

void TestConflict::findsDifferences()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, found);
    QFETCH(QByteArray, before);
    const PlanStep step {.kind = ChangeKind::Create, .method = "POST", .body = json(sent)};
    QStringList told;
    for (const ValueDifference &difference : differencesAfter(step, json(found), json(before), userSchema())) {
        told << difference.attribute + u' ' + differenceText(difference.kind);
        QCOMPARE(ValueDifference::fromJson(difference.toJson()), difference);
    }
    QTEST(told, "told");
    const Patch patch = Patch::diff(json(before).isObject() ? json(before) : Json::object(), json(sent), userSchema(), ServerProfile());
    const PlanStep update {.kind = ChangeKind::Update, .method = "PATCH", .body = patch.toJson()};
    QCOMPARE(differencesAfter(update, json(found), json(before), userSchema()).isEmpty(), told.isEmpty());
}

/// What has gone cannot be removed again, and that is as it should be.
void TestConflict::removedIsRemoved()
{
    const Json body = json(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
        {"op":"remove","path":"phoneNumbers[type eq \"mobile\"]"},{"op":"remove","path":"title"},{"op":"replace","path":"nickName","value":"b"}]})");
    const PlanStep step {.kind = ChangeKind::Update, .method = "PATCH", .body = body};
    const Json before = json(R"({"title":"a","nickName":"a","phoneNumbers":[{"value":"1","type":"mobile"},{"value":"2","type":"work"}]})");
    QVERIFY(differencesAfter(step, json(R"({"nickName":"b","phoneNumbers":[{"value":"2","type":"work"}]})"), before, userSchema()).isEmpty());
    QCOMPARE(differencesAfter(step, json(R"({"nickName":"b","title":"a","phoneNumbers":[{"value":"2","type":"work"}]})"), before, userSchema()).size(), 1);
    QCOMPARE(differencesAfter(step, before, before, userSchema()).size(), 3);
}

void TestConflict::noticesLosses_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QString>("lost");
    const auto row = [](const char *name, const char *operation, const char *found, const char *lost = "") {
        QTest::newRow(name) << QByteArray(operation) << QByteArray(found) << QString::fromLatin1(lost);
    };
    const char *add = R"({"op":"add","path":"emails","value":[{"value":"h@x","type":"home"}]})";
    row("added", add, R"({"emails":[{"value":"W@x","type":"work"},{"value":"h@x","type":"home"}]})");
    row("added, and one of the provider's own", add, R"({"emails":[{"value":"w@x"},{"value":"h@x"},{"value":"own@x"}]})");
    row("put in its place", add, R"({"emails":[{"value":"h@x","type":"home"}]})", "emails");
    const char *part = R"({"op":"replace","path":"emails[type eq \"work\"].value","value":"n@x"})";
    row("one value", part, R"({"emails":[{"value":"n@x","type":"work"},{"value":"o@x","type":"other"}]})");
    row("replaced as a whole", part, R"({"emails":[{"value":"n@x","type":"work"}]})", "emails");
    const char *remove = R"({"op":"remove","path":"emails[type eq \"other\"]"})";
    row("removed", remove, R"({"emails":[{"value":"w@x","type":"work"}]})");
    row("more removed than asked", remove, R"({"title":"a"})", "emails");
    const char *name = R"({"op":"replace","path":"name.givenName","value":"B"})";
    row("a part of a name", name, R"({"name":{"givenName":"B","familyName":"F","formatted":"B F"}})");
    row("the other part gone", name, R"({"name":{"givenName":"B"}})", "name");
    row("others edit others", R"({"op":"replace","path":"title","value":"b"})", R"({"title":"b"})");
}

void TestConflict::noticesLosses()
{
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, found);
    const Json before = json(R"({"title":"a","name":{"givenName":"A","familyName":"F"},"emails":[{"value":"w@x","type":"work"},{"value":"o@x","type":"other"}]})");
    const Json first = json(R"({"emails":[{"value":"w@x","type":"work"}]})");
    PlanStep step {.kind = ChangeKind::Update, .method = "PATCH"};
    step.body = json("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}");
    QStringList told;
    const bool adds = operation.contains("\"add\"");
    const QList<ValueDifference> losses = lossesAfter(step, json(found), adds ? first : before, userSchema());
    for (const ValueDifference &loss : losses)
        told << loss.attribute;
    QFETCH(QString, lost);
    QCOMPARE(told.join(u','), lost);
    QVERIFY(lossesAfter(step, json(found), {}, userSchema()).isEmpty());
    step.method = "PUT";
    QVERIFY(lossesAfter(step, json(found), before, userSchema()).isEmpty());
}

void TestConflict::keepsSecretsOut()
{
    const PlanStep step {.kind = ChangeKind::Create, .method = "POST", .body = json(R"({"userName":"a","urn:x:User":{"secretToken":"Geheim"},"clientSecret":"Geheim"})")};
    for (const ValueDifference &difference : differencesAfter(step, json(R"({"userName":"b"})"), {}, ResourceSchema()))
        QVERIFY2(!difference.toJson().toBytes().contains("Geheim"), difference.toJson().toBytes().constData());
}

QTEST_GUILESS_MAIN(TestConflict)
#include "tst_conflict.moc"
