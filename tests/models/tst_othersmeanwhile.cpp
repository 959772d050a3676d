// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/references.h"
#include "models/runstage.h"

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;
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

/// What others do while a request of ours is in doubt, or between our look and our write: nothing of theirs is overwritten, deleted or taken for ours.
class TestOthersMeanwhile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnsweredCreateIsOnRecordWhileItIsLookedFor_data();
    void anAnsweredCreateIsOnRecordWhileItIsLookedFor();
    void aLostAnswerOverwritesNobody();
    void whatIsInUseAgainIsNotDeleted();
    void whoGoesWithItIsNoChange();
    void aNamesakeIsNotOurs_data();
    void aNamesakeIsNotOurs();
    void hiddenMembersAreNotPutAway_data();
    void hiddenMembersAreNotPutAway();
    void aNewGroupTakesItsHiddenMembersAlong();
    void theRunKnowsThatTheyAreHidden();
    void referencesAreTakenOut();
};

void TestOthersMeanwhile::anAnsweredCreateIsOnRecordWhileItIsLookedFor_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("stopped") << false;
    QTest::newRow("killed") << true;
}

/// Created, says the provider, and not which; then the run ends before that is found out. The next session must not create it again, though it finds nothing.
void TestOthersMeanwhile::anAnsweredCreateIsOnRecordWhileItIsLookedFor()
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

/// Our PATCH is carried out and its answer lost; somebody else sets the same attribute before we look. Sent again it would undo theirs without a word.
void TestOthersMeanwhile::aLostAnswerOverwritesNobody()
{
    Stage stage;
    stage.options.recheck = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Ours"_s)});
    const Wire::Handler own = stage.wire.handler();
    bool isLost = false;
    stage.directory.setFaults([&](const Wire::Request &request) { return request.method == "PATCH" && !std::exchange(isLost, true) ? Fault::Swallow : Fault::None; });
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (isLost && request.method == "GET" && stage.directory.get(u"/Users"_s, user).value(u"title").toString() == u"Ours"_s)
            stage.directory.set(u"/Users"_s, user, u"title"_s, u"Theirs"_s);
        return own(request);
    });
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Theirs"_s);
    QCOMPARE(stage.wire.count("PATCH"), 1);
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
}

/// Days after it was planned a deletion goes on, and somebody has put the account to use.
void TestOthersMeanwhile::whatIsInUseAgainIsNotDeleted()
{
    Stage stage;
    stage.options.recheck = true;
    const QString used = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Gone"})"));
    const QString idle = stage.directory.add(u"/Users"_s, json(R"({"userName":"b"})"));
    const qint64 run = stage.begin({deletionOf(stage, u"/Users"_s, u"User"_s, used), deletionOf(stage, u"/Users"_s, u"User"_s, idle)});
    stage.directory.set(u"/Users"_s, used, u"title"_s, u"Back again"_s);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 1);
    QVERIFY(stage.directory.get(u"/Users"_s, used).isObject());
    QVERIFY(!stage.directory.get(u"/Users"_s, idle).isObject());
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
}

/// A group that loses a member because that member is deleted in the same run is still what was agreed to be deleted.
void TestOthersMeanwhile::whoGoesWithItIsNoChange()
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

void TestOthersMeanwhile::aNamesakeIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("other values") << QByteArray(R"({"userName":"eve","title":"Nurse","name":{"familyName":"Colleague"}})") << false;
    QTest::newRow("nothing of ours") << QByteArray(R"({"userName":"eve"})") << false;
    QTest::newRow("what a provider left out") << QByteArray(R"({"userName":"eve","title":"Engineer"})") << true;
    QTest::newRow("all of it") << QByteArray(R"({"userName":"eve","title":"Engineer","name":{"familyName":"Ours"}})") << true;
}

/// The request never arrived, and a colleague who saw that the user was missing has made one: an undo of ours would delete it.
void TestOthersMeanwhile::aNamesakeIsNotOurs()
{
    QFETCH(QByteArray, theirs);
    QFETCH(bool, isOurs);
    Stage stage;
    stage.directory.habit = [](Json &resource) { resource.set(u"meta"_s, Json::object({{u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}})); };
    const Wire::Handler own = stage.wire.handler();
    bool isMet = false;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "POST" && !std::exchange(isMet, true)) {
            Json made = Json::parse(theirs).valueOr({});
            stage.directory.habit(made);
            stage.directory.add(u"/Users"_s, made);
            return Wire::Answer::closed();
        }
        return own(request);
    });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:eve"_s,
                                     .attributes = json(R"({"userName":"eve","title":"Engineer","name":{"familyName":"Ours"}})")}});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, isOurs ? 1 : 0);
    QCOMPARE(summary.failed, isOurs ? 0 : 1);
    QVERIFY(isOurs || stage.step(run, 0).error->inDoubt);
    QCOMPARE(stage.wire.count("POST"), 1);
}

void TestOthersMeanwhile::hiddenMembersAreNotPutAway_data()
{
    QTest::addColumn<Access>("access");
    QTest::newRow("never") << Access::Never;
    QTest::newRow("by the persons' groups") << Access::ByGroupsFilter;
    QTest::newRow("by pairs") << Access::ByPairFilter;
}

/// Where only PUT changes a group and nobody can read its members, a PUT would remove them all.
void TestOthersMeanwhile::hiddenMembersAreNotPutAway()
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
void TestOthersMeanwhile::aNewGroupTakesItsHiddenMembersAlong()
{
    const Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew","members":[{"value":"bulkId:a"}]})")};
    const Plan plan = makePlan({.changes = {group, createUser(u"a"_s)}}, ServiceDescription::fallback(hidingMembers(Access::Never)));
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.steps[1].method, QByteArray("POST"));
    QCOMPARE(plan.steps[1].body.value(u"members").size(), 1);
}

/// Of a plan that was made when the profile said otherwise.
void TestOthersMeanwhile::theRunKnowsThatTheyAreHidden()
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

void TestOthersMeanwhile::referencesAreTakenOut()
{
    const Json user = json(R"({"userName":"a","title":"u2","members":[{"value":"u1"},{"value":"u2"}],"roles":[{"value":"u2"}],"urn:x":{"manager":{"value":"u2","$ref":"../Users/u2"},"c":"1"}})");
    QCOMPARE(withoutReferences(user, {u"u2"_s}).toBytes(), QByteArray(R"({"userName":"a","title":"u2","members":[{"value":"u1"}],"urn:x":{"c":"1"}})"));
    QCOMPARE(withoutReferences(user, {}), user);
}

QTEST_GUILESS_MAIN(TestOthersMeanwhile)
#include "tst_othersmeanwhile.moc"
