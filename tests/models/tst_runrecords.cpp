// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/references.h"
#include "models/runstage.h"

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Access = ServerProfile::MemberAccess;

namespace {

constexpr auto lostMembers = "as a whole and does not show its members";

Change deletionOf(const Stage &stage, const QString &endpoint, const QString &type, const QString &id)
{
    return {.kind = ChangeKind::Delete, .resourceType = type, .id = id, .before = Resource(stage.directory.get(endpoint, id))};
}

ServerProfile hidingMembers(Access access)
{
    ServerProfile profile;
    profile.patch = false;
    profile.members = access;
    return profile;
}

} // namespace

/// What was answered is on record at once, what goes together is no change by others, and members whom nobody can read are not put away.
class TestRunRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnsweredCreateIsOnRecordWhileItIsLookedFor_data();
    void anAnsweredCreateIsOnRecordWhileItIsLookedFor();
    void whoGoesWithItIsNoChange();
    void hiddenMembersAreNotPutAway_data();
    void hiddenMembersAreNotPutAway();
    void aNewGroupTakesItsHiddenMembersAlong();
    void theRunKnowsThatTheyAreHidden();
    void referencesAreTakenOut();
};

void TestRunRecords::anAnsweredCreateIsOnRecordWhileItIsLookedFor_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("stopped") << false;
    QTest::newRow("killed") << true;
}

/// Created, says the provider, and not which; then the run ends before that is found out. The next session must not create it again, though it finds nothing.
void TestRunRecords::anAnsweredCreateIsOnRecordWhileItIsLookedFor()
{
    QFETCH(bool, isKilled);
    ServerProfile late;
    late.readYourWrites = false;
    Stage stage(late);
    stage.options.delays = {std::chrono::minutes(5)}; // it is being looked for all the while
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { return request.method == "POST" ? Wire::Answer::of(201, {}, {}) : own(request); });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")}});
    stage.start(run);
    if (isKilled) {
        QTRY_COMPARE(stage.step(run, 0).status, 201);
        stage.kill();
    } else {
        QTRY_COMPARE(stage.wire.count("GET"), 1);
        stage.runner->stop();
        QTRY_VERIFY(stage.outcome);
    }
    QCOMPARE(stage.step(run, 0).state, StepState::Sent);
    QCOMPARE(stage.step(run, 0).status, 201);
    stage.options.delays.clear();
    QCOMPARE(stage.finish(run).failed, 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
    QCOMPARE(stage.wire.count("POST"), 1);
}

/// A group that loses a member because that member is deleted in the same run is still what was agreed to be deleted.
void TestRunRecords::whoGoesWithItIsNoChange()
{
    Stage stage;
    stage.options.recheck = true;
    stage.options.parallel = 1;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString group = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::array({Json::object({{u"value"_s, user}})})}}));
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "DELETE" && request.target.contains(user.toLatin1()))
            stage.directory.set(u"/Groups"_s, group, u"members"_s, Json());
        return own(request);
    });
    const qint64 run = stage.begin({deletionOf(stage, u"/Users"_s, u"User"_s, user), deletionOf(stage, u"/Groups"_s, u"Group"_s, group)});
    QCOMPARE(stage.finish(run).done, 2);
}

void TestRunRecords::hiddenMembersAreNotPutAway_data()
{
    QTest::addColumn<Access>("access");
    QTest::newRow("never") << Access::Never;
    QTest::newRow("by the persons' groups") << Access::ByGroupsFilter;
    QTest::newRow("by pairs") << Access::ByPairFilter;
}

/// Where only PUT changes a group and nobody can read its members, a PUT would remove them all.
void TestRunRecords::hiddenMembersAreNotPutAway()
{
    QFETCH(Access, access);
    const ServiceDescription description = ServiceDescription::fallback(hidingMembers(access));
    const Resource before(json(R"({"id":"g1","displayName":"Crew"})"));
    const Change rename {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = u"g1"_s, .attributes = json(R"({"displayName":"Gang"})"), .before = before};
    Change blind = rename;
    blind.before = {};
    Change joins = members(ChangeKind::MembersAdd, u"g1"_s, {u"u1"_s});
    joins.before = before;
    for (const Change &change : {rename, blind, joins}) {
        const Plan plan = makePlan({.changes = {change}}, description);
        QVERIFY(plan.steps.isEmpty());
        QVERIFY(plan.objects[0].rejection && plan.objects[0].rejection->detail.contains(QLatin1StringView(lostMembers)));
    }
    Change same = rename;
    same.attributes = json(R"({"displayName":"Crew"})"); // nothing is to be sent
    QCOMPARE(makePlan({.changes = {same}}, description).objects[0].fate, PlannedObject::Fate::Unchanged);
    const Change user {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(R"({"title":"x"})"), .before = Resource(json(R"({"id":"u1","userName":"a"})"))};
    QCOMPARE(makePlan({.changes = {user}}, description).steps.size(), 1);
}

/// They could not join later.
void TestRunRecords::aNewGroupTakesItsHiddenMembersAlong()
{
    const Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew","members":[{"value":"bulkId:a"}]})")};
    const Plan plan = makePlan({.changes = {group, createUser(u"a"_s)}}, ServiceDescription::fallback(hidingMembers(Access::Never)));
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.steps[1].method, QByteArray("POST"));
    QCOMPARE(plan.steps[1].body.value(u"members").size(), 1);
}

/// Of a plan that was made when the profile said otherwise.
void TestRunRecords::theRunKnowsThatTheyAreHidden()
{
    Stage stage(hidingMembers(Access::InGroup));
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {user})});
    stage.directory.description.profile.members = Access::Never;
    ConnectionSettings settings = stage.wire.settings();
    settings.profile = stage.directory.description.profile;
    stage.connection = std::make_unique<Connection>(settings);
    QCOMPARE(stage.finish(run).failed, 1);
    QVERIFY(stage.step(run, 0).error->detail.contains(QLatin1StringView(lostMembers)));
    QCOMPARE(stage.wire.count("PUT"), 0);
}

void TestRunRecords::referencesAreTakenOut()
{
    const Json user = json(R"({"userName":"a","title":"t","members":[{"value":"u1"},{"value":"u2"}],"roles":[{"value":"u2"}],"urn:x":{"manager":{"value":"u2","$ref":"../Users/u2"},"c":"1"}})");
    QCOMPARE(withoutReferences(user, {u"u2"_s}).toBytes(), QByteArray(R"({"userName":"a","title":"t","members":[{"value":"u1"}],"urn:x":{"c":"1"}})"));
    QCOMPARE(withoutReferences(user, {}), user);
}

QTEST_GUILESS_MAIN(TestRunRecords)
#include "tst_runrecords.moc"
