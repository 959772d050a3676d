// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/guard.h"
#include "change/memberpatch.h"
#include "change/plannedreads.h"
#include "change/planner.h"
#include "change/references.h"
#include "change/stagedchanges.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

Change createUser(const QString &temporaryId, const QString &userName)
{
    return {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = temporaryId, .attributes = Json::object({{u"userName"_s, userName}})};
}

Change updateUser(const char *attributes, const char *before = R"({"id":"u1","userName":"ann","title":"Clerk","active":true})")
{
    return {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(attributes), .before = Resource(json(before))};
}

Change members(ChangeKind kind, const QStringList &ids, const QString &group = u"g1"_s)
{
    return {.kind = kind, .resourceType = u"Group"_s, .id = group, .members = ids};
}

Change renamed(const QString &id, const QString &from, const QString &to)
{
    return {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"userName"_s, to}}),
            .before = Resource(Json::object({{u"id"_s, id}, {u"userName"_s, from}}))};
}

ServiceDescription rfc(const ServerProfile &profile = {})
{
    return ServiceDescription::fallback(profile);
}

QStringList lines(const Plan &plan)
{
    QStringList result;
    for (const PlanStep &step : plan.steps)
        result << QString::fromLatin1(step.method) + u' ' + step.path();
    return result;
}

/// A directory of nothing but attributes: what the steps of a plan leave behind.
class Model
{
public:
    std::map<QString, Json> objects; ///< by id
    QHash<QString, QString> ids;
    ServiceDescription description = rfc();

    void run(const Plan &plan)
    {
        for (const PlanStep &step : plan.steps) {
            const Json body = resolved(step.body, ids);
            QVERIFY2(temporaryIdsIn(body).isEmpty(), "a body refers to what was not made yet");
            const QString id = ids.value(step.id, step.id);
            if (step.kind == ChangeKind::Create)
                create(step.id, body);
            else if (step.kind == ChangeKind::Delete)
                QCOMPARE(objects.erase(id), size_t(1));
            else
                patch(id, plan.objects[step.object].key.resourceType, body);
        }
    }

private:
    void create(const QString &temporaryId, const Json &body)
    {
        const QString id = u"real-%1"_s.arg(objects.size() + 1000);
        ids.insert(temporaryId, id);
        objects[id] = body;
    }
    void patch(const QString &id, const QString &type, const Json &body)
    {
        const auto operations = Patch::fromJson(body);
        QVERIFY(operations);
        const auto after = operations->apply(objects.at(id), description.schemaOf(*description.resourceType(type)));
        QVERIFY2(after, qPrintable(after ? QString() : after.error().detail));
        objects[id] = *after;
    }
};

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mergesEditsOfOneObject();
    void dropsNoOps();
    void sendsRemovalsThatNobodyCanCheck();
    void whoIsNotCreatedKeepsNobodyOut();
    void allThatIsMissingIsNamed();
    void replacesNoMembersThatNobodySees();
    void keepsNoConditionsThatNobodyLooksAt();
    void leavesToTheProviderWhatIsItsOwn();
    void ordersByReference();
    void breaksRings();
    void rejectsWhatCannotWork_data();
    void rejectsWhatCannotWork();
    void rejectsWhatThisProviderCannotChange();
    void keepsOffObjectsOfOthers_data();
    void keepsOffObjectsOfOthers();
    void keepsOffWhatEntraKeeps_data();
    void keepsOffWhatEntraKeeps();
    void warnsOfGroupsWithoutOwners();
    void countsWhatIsRead();
    void warnsOfTheProvidersOwnValues();
    void rejectsWhatNeedsTheRejected();
    void packsMembers_data();
    void packsMembers();
    void removesByValueWhereFiltersDoNothing();
    void replacesGroupsWithTheirMembers();
    void dropsKnownMemberships();
    void usesWhatWasLookedUp();
    void tellsWhoIsLeft_data();
    void tellsWhoIsLeft();
    void saysWhereNobodyTellsWhoIsLeft_data();
    void saysWhereNobodyTellsWhoIsLeft();
    void namesWhatIsSoAlready();
    void membershipsOfAnUnreadGroupAreSentAsTheyAre();
    void deletesComeLast();
    void whatIsGivenUpComesFirst();
    void whoSwapWaitForNobody();
    void whatIsUniqueIsAsTheSchemaSays();
    void handsOnManyWithoutASquare();
    void replacesWherePatchIsMissing();
    void guardsWithETag();
    void guardsTheFirstStepWhateverItIs();
    void asksWhatTheProfileSaysOfValues_data();
    void asksWhatTheProfileSaysOfValues();
    void leavesOldValuesAlone();
    void membersAreOfTheTypesTaken();
    void countsMoneyAndTime();
    void membershipsOfOneGroupGoSideBySide();
    void everyStepOfANewGroupNeedsIt();
    void tellsHowLongMembershipsTake();
    void hidesPasswords();
    void savedSetsComeBackWithoutPasswords();
    void refusesAlteredFiles_data();
    void refusesAlteredFiles();
    void reachesTheDesiredState();
    void plansManyWithoutASquare();
    void asksBeforeDanger_data();
    void asksBeforeDanger();
    void undoesGestures();
};

void TestPlanner::mergesEditsOfOneObject()
{
    const ChangeSet set {.changes = {updateUser(R"({"title":"Chief"})"), updateUser(R"({"displayName":"Ann"})"), updateUser(R"({"title":"Head"})")}};
    const Plan plan = makePlan(set, rfc());
    QCOMPARE(lines(plan), QStringList {u"PATCH /Users/u1"_s});
    QCOMPARE(plan.objects.constFirst().changes, (QList<int> {0, 1, 2}));
    const auto patch = Patch::fromJson(plan.steps.constFirst().body);
    QVERIFY(patch);
    const ServiceDescription description = rfc();
    const auto after = patch->apply(set.changes.constFirst().before.json(), description.schemaOf(*description.resourceType(u"User")));
    QCOMPARE(*after, json(R"({"id":"u1","userName":"ann","title":"Head","active":true,"displayName":"Ann"})"));
}

void TestPlanner::dropsNoOps()
{
    const ChangeSet set {.changes = {updateUser(R"({"title":"Chief"})"), updateUser(R"({"title":"Clerk"})"),
                                     createUser(u"bulkId:1"_s, u"bob"_s), {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"bulkId:1"_s}}};
    const Plan plan = makePlan(set, rfc());
    QVERIFY(plan.steps.isEmpty());
    QCOMPARE(plan.calls, 0);
    QCOMPARE(plan.count(PlannedObject::Fate::Unchanged), 2);
}

/// Groups that keep their members back show an empty list, and some cut theirs off: it proves nothing.
void TestPlanner::sendsRemovalsThatNobodyCanCheck()
{
    const auto removal = [](const QByteArray &list) {
        Change change = members(ChangeKind::MembersRemove, {u"u1"_s});
        change.before = Resource(Json::object({{u"id"_s, u"g1"_s}, {u"members"_s, Json::parse(list).valueOr({})}}));
        return makePlan({.changes = {change}}, rfc());
    };
    const Plan unseen = removal("[]");
    QCOMPARE(unseen.steps.size(), 1);
    QCOMPARE(unseen.steps.constFirst().members, QStringList {u"u1"_s});
    QCOMPARE(unseen.warnings.constFirst().kind, PlanWarning::Kind::MembersUnknown);
    QVERIFY(removal(R"([{"value":"u2"}])").steps.isEmpty());
    Json hundred = Json::array();
    for (int i = 0; i < 100; ++i)
        hundred.append(memberElement(u"m%1"_s.arg(i)));
    QCOMPARE(removal(hundred.toBytes()).steps.size(), 1);
}

/// Who cannot be made joins nothing; the others do.
void TestPlanner::whoIsNotCreatedKeepsNobodyOut()
{
    Change nobody = createUser(u"bulkId:no"_s, u"no"_s);
    nobody.attributes = json(R"({"title":"Clerk"})");
    const Plan plan = makePlan({.changes = {nobody, createUser(u"bulkId:ann"_s, u"ann"_s), members(ChangeKind::MembersAdd, {u"u1"_s, u"bulkId:no"_s, u"bulkId:ann"_s})}}, rfc());
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 1);
    const PlannedObject &group = plan.objects.constLast();
    QVERIFY(!group.rejection);
    QCOMPARE(group.dropped, (QList<DroppedEdit> {{.reason = DroppedEdit::Reason::NotCreated, .what = {u"bulkId:no"_s}}}));
    QStringList joining;
    for (const PlanStep &step : plan.steps)
        joining << step.members;
    QCOMPARE(joining, (QStringList {u"u1"_s, u"bulkId:ann"_s}));
    const Plan alone = makePlan({.changes = {nobody, members(ChangeKind::MembersAdd, {u"bulkId:no"_s})}}, rfc());
    QCOMPARE(alone.count(PlannedObject::Fate::Rejected), 2); // nothing would be left to do
    QVERIFY(alone.steps.isEmpty());
    const Plan instead = makePlan({.changes = {nobody, members(ChangeKind::MembersAdd, {u"bulkId:no"_s}), members(ChangeKind::MembersRemove, {u"u1"_s})}}, rfc());
    QVERIFY(instead.steps.isEmpty()); // nobody came in the place of who leaves
    const Plan unknown = makePlan({.changes = {members(ChangeKind::MembersAdd, {u"u1"_s, u"bulkId:misspelt"_s})}}, rfc());
    QCOMPARE(unknown.count(PlannedObject::Fate::Rejected), 1); // nothing here would ever make it
}

void TestPlanner::allThatIsMissingIsNamed()
{
    const Plan plan = makePlan({.changes = {createUser(u"bulkId:a"_s, u"ann@acme.example"_s)}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    const QString detail = plan.objects.constFirst().rejection->detail;
    QVERIFY2(detail.contains(u"displayName"_s) && detail.contains(u"password"_s) && detail.contains(u"are needed"_s), qPrintable(detail));
}

void TestPlanner::replacesNoMembersThatNobodySees()
{
    ServerProfile hidden;
    const auto plan = [&hidden](const char *attributes, std::vector<PatchOperation> operations, const char *before = R"({"id":"g1","displayName":"Crew"})") {
        const Change change {.resourceType = u"Group"_s, .id = u"g1"_s, .attributes = json(attributes), .operations = std::move(operations), .before = Resource(json(before))};
        return makePlan({.changes = {change}}, rfc(hidden));
    };
    const PatchOperation removeAll {.op = PatchOperation::Op::Remove, .path = AttributePath::parse(u"members"_s).value()};
    const PatchOperation setAll {.op = PatchOperation::Op::Replace, .path = AttributePath::parse(u"members"_s).value(), .value = json(R"([{"value":"u1"}])")};
    const PatchOperation addOne {.op = PatchOperation::Op::Add, .path = AttributePath::parse(u"members"_s).value(), .value = json(R"([{"value":"u1"}])")};
    const PatchOperation removeOne {.op = PatchOperation::Op::Remove, .path = AttributePath::parse(u"members[value eq \"u1\"]"_s).value()};
    for (const auto access : {ServerProfile::MemberAccess::ByGroupsFilter, ServerProfile::MemberAccess::ByPairFilter, ServerProfile::MemberAccess::Never}) {
        hidden.members = access;
        for (const Plan &refused : {plan("{}", {removeAll}), plan("{}", {setAll}), plan(R"({"members":[]})", {}), plan(R"({"members":[{"value":"u1"}]})", {})}) {
            QCOMPARE(refused.count(PlannedObject::Fate::Rejected), 1);
            QVERIFY(refused.steps.isEmpty());
            QVERIFY(refused.objects.constFirst().rejection->detail.contains(u"does not show who is a member"));
        }
        QCOMPARE(plan("{}", {addOne}).steps.size(), 1);
        QCOMPARE(plan("{}", {removeOne}).steps.size(), 1);
        QCOMPARE(plan(R"({"displayName":"New"})", {}).steps.size(), 1);
        QCOMPARE(plan(R"({"members":[]})", {}, R"({"id":"g1","members":[{"value":"u1"}]})").steps.size(), 1); // somebody has looked
    }
    hidden.members = ServerProfile::MemberAccess::OnRequest;
    QCOMPARE(plan("{}", {removeAll}, R"({"id":"g1","members":[{"value":"u1"}]})").steps.size(), 1);
}

void TestPlanner::keepsNoConditionsThatNobodyLooksAt()
{
    ServerProfile profile;
    Change change = updateUser(R"({"title":"Chief"})");
    change.ifMatch = u"W/\"1\""_s;
    const auto isRefused = [&] { return makePlan({.changes = {change}}, rfc(profile)).count(PlannedObject::Fate::Rejected) == 1; };
    QVERIFY(isRefused()); // nobody says whether there are any, and the object has none
    profile.etag = false;
    QVERIFY(isRefused());
    change.kind = ChangeKind::Delete;
    QVERIFY(isRefused());
    profile.etag = true;
    QVERIFY(!isRefused());
    profile.etag.reset();
    change.before = Resource(json(R"({"id":"u1","userName":"ann","meta":{"version":"W/\"2\""}})"));
    QVERIFY(!isRefused());
}

void TestPlanner::leavesToTheProviderWhatIsItsOwn()
{
    ServerProfile mail;
    mail.readOnlyWhen[u"Group"_s] = {{.when = u"displayName eq \"Mail\""_s, .onCreate = true, .reason = u"not here"_s}};
    const auto isMade = [&mail](const char *attributes) {
        const Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(attributes)};
        return makePlan({.changes = {group}}, rfc(mail)).steps.size() == 1;
    };
    QVERIFY(isMade(R"({"displayName":"Crew"})"));
    QVERIFY(!isMade(R"({"displayName":"Mail"})"));
    ServerProfile profile;
    profile.readOnly[u"User"_s] = {u"password"_s, u"ims"_s};
    Change change = createUser(u"bulkId:1"_s, u"ann"_s);
    change.attributes.set(u"ims"_s, json(R"([{"value":"a"}])"));
    const Plan plan = makePlan({.changes = {change}}, rfc(profile));
    QCOMPARE(plan.steps.size(), 1);
    QVERIFY(!plan.steps.constFirst().body.contains(u"ims"));
    QVERIFY(plan.warnings.constFirst().detail.contains(u"ims"));
    change.attributes.set(u"password"_s, u"Correct-Horse-7"_s); // which somebody would be told
    QCOMPARE(makePlan({.changes = {change}}, rfc(profile)).count(PlannedObject::Fate::Rejected), 1);
    QCOMPARE(makePlan({.changes = {updateUser(R"({"password":"Correct-Horse-7"})")}}, rfc(profile)).count(PlannedObject::Fate::Rejected), 1);
}

void TestPlanner::ordersByReference()
{
    Change boss = createUser(u"bulkId:boss"_s, u"boss"_s);
    Change clerk = createUser(u"bulkId:clerk"_s, u"clerk"_s);
    clerk.attributes.set(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s, json(R"({"manager":{"value":"bulkId:boss"}})"));
    const Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew","members":[{"value":"bulkId:clerk"}]})")};
    const Plan plan = makePlan({.changes = {group, clerk, boss}}, rfc());
    QCOMPARE(lines(plan), (QStringList {u"POST /Groups"_s, u"POST /Users"_s, u"POST /Users"_s, u"PATCH /Groups/bulkId:g"_s})); // who is refused costs no group
    QCOMPARE(plan.steps[1].id, u"bulkId:boss"_s);
    QCOMPARE(plan.steps[2].dependsOn, QList<int> {1});
    QCOMPARE(plan.steps[3].dependsOn, (QList<int> {0, 2}));
    QVERIFY(plan.steps[2].body.value(u"schemas").toBytes().contains("enterprise"));
}

void TestPlanner::breaksRings()
{
    const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    Change a = createUser(u"bulkId:a"_s, u"a"_s);
    Change b = createUser(u"bulkId:b"_s, u"b"_s);
    a.attributes.set(urn, json(R"({"department":"X","manager":{"value":"bulkId:b"}})"));
    b.attributes.set(urn, json(R"({"manager":{"value":"bulkId:a"}})"));
    const Plan plan = makePlan({.changes = {a, b}}, rfc());
    QCOMPARE(plan.steps.size(), 3);
    QCOMPARE(plan.count(PlannedObject::Fate::Create), 2);
    Model model;
    model.run(plan);
    QCOMPARE(model.objects.at(model.ids.value(a.id)).value(urn).value(u"manager").value(u"value").toString(), model.ids.value(b.id));
    QCOMPARE(model.objects.at(model.ids.value(b.id)).value(urn).value(u"manager").value(u"value").toString(), model.ids.value(a.id));
    QCOMPARE(plan.steps.constFirst().body.value(urn).value(u"department").toString(), u"X"_s);
}

void TestPlanner::rejectsWhatCannotWork_data()
{
    QTest::addColumn<QList<Change>>("changes");
    QTest::addColumn<QString>("reason");
    const Change nameless {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = json(R"({"displayName":"x"})")};
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"u1"_s};
    Change unknown = nameless;
    unknown.resourceType = u"Robot"_s;
    Change toUser = members(ChangeKind::MembersAdd, {u"u2"_s});
    toUser.resourceType = u"User"_s;
    QTest::newRow("required") << QList<Change> {nameless} << u"userName"_s;
    QTest::newRow("type") << QList<Change> {unknown} << u"Robot"_s;
    QTest::newRow("edited after delete") << QList<Change> {deletion, updateUser(R"({"title":"x"})")} << u"deleted"_s;
    QTest::newRow("created twice") << QList<Change> {createUser(u"bulkId:1"_s, u"a"_s), createUser(u"bulkId:1"_s, u"a"_s)} << u"twice"_s;
    QTest::newRow("never created") << QList<Change> {members(ChangeKind::MembersAdd, {u"bulkId:no"_s})} << u"not created"_s;
    QTest::newRow("members of a user") << QList<Change> {toUser} << u"no members"_s;
    Change redacted = createUser(u"bulkId:1"_s, u"a"_s);
    redacted.attributes.set(u"password"_s, u"[redacted]"_s);
    QTest::newRow("required attribute emptied") << QList<Change> {updateUser(R"({"userName":null})")} << u"userName cannot be without a value"_s;
    QTest::newRow("required attribute made an empty text") << QList<Change> {updateUser(R"({"userName":""})")} << u"userName cannot be without a value"_s;
    Change removal = updateUser("{}");
    removal.operations = {{.op = PatchOperation::Op::Remove, .path = AttributePath {.name = {{}, u"userName"_s, {}}}}};
    QTest::newRow("required attribute removed") << QList<Change> {removal} << u"userName is required"_s;
    QTest::newRow("password taken out") << QList<Change> {redacted} << u"password"_s;
}

void TestPlanner::rejectsWhatCannotWork()
{
    QFETCH(QList<Change>, changes);
    QFETCH(QString, reason);
    const Plan plan = makePlan({.changes = changes}, rfc());
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 1);
    QVERIFY2(plan.objects.constFirst().rejection->detail.contains(reason), qPrintable(plan.objects.constFirst().rejection->detail));
    QVERIFY(plan.steps.isEmpty());
    QVERIFY(plan.objects.constFirst().dropped.isEmpty()); // nobody says besides that it is so already
}

void TestPlanner::rejectsWhatThisProviderCannotChange()
{
    ServerProfile profile;
    profile.createOnly[u"User"_s] = {u"usertype"_s, u"password"_s}; // told as the schema writes it
    profile.patchRules.noRemove = {u"title"_s};
    const auto rejection = [&](const char *attributes) {
        const Plan plan = makePlan({.changes = {updateUser(attributes)}}, rfc(profile));
        return plan.objects.constFirst().rejection ? plan.objects.constFirst().rejection->detail : QString();
    };
    QVERIFY(rejection(R"({"userType":"Guest"})").contains(u"userType"_s));
    QVERIFY(rejection(R"({"title":null,"active":false})").contains(u"title cannot be removed"_s));
    QCOMPARE(rejection(R"({"title":"Chief"})"), QString());
    const Change unread {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(R"({"password":"x"})")};
    const Plan blind = makePlan({.changes = {unread}}, rfc(profile));
    QCOMPARE(blind.count(PlannedObject::Fate::Rejected), 1);
    QVERIFY(blind.objects.constFirst().rejection->detail.contains(u"password"_s));
}

void TestPlanner::keepsOffObjectsOfOthers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("reason");
    const auto user = [](ChangeKind kind, const char *attributes, const char *before) {
        return Change {.kind = kind, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(attributes), .before = Resource(json(before))};
    };
    const auto group = [](ChangeKind kind, const QStringList &members) {
        return Change {.kind = kind, .resourceType = u"Group"_s, .id = u"g1"_s, .members = members, .before = Resource(json(R"({"id":"g1","displayName":"Dynamic"})"))};
    };
    const char *synchronised = R"({"id":"u1","userName":"ann","userType":"synchronised"})";
    QTest::newRow("edited") << user(ChangeKind::Update, R"({"title":"x"})", synchronised) << u"change it there"_s;
    QTest::newRow("as it was") << user(ChangeKind::Update, R"({"userName":"ann"})", synchronised) << QString();
    QTest::newRow("deleted") << user(ChangeKind::Delete, "{}", synchronised) << u"change it there"_s;
    QTest::newRow("another's") << user(ChangeKind::Update, R"({"title":"x"})", R"({"id":"u1","userName":"ann"})") << QString();
    QTest::newRow("a rule's members") << group(ChangeKind::MembersAdd, {u"u2"_s}) << u"dynamic members"_s;
    QTest::newRow("a rule's group deleted") << group(ChangeKind::Delete, {}) << QString();
    Change renamed = group(ChangeKind::Update, {});
    renamed.attributes = json(R"({"displayName":"x"})");
    QTest::newRow("a rule's group renamed") << renamed << QString();
}

void TestPlanner::keepsOffObjectsOfOthers()
{
    QFETCH(Change, change);
    QFETCH(QString, reason);
    ServiceDescription description = rfc();
    description.profile.readOnlyWhen.insert(u"User"_s, {{.when = u"userType eq \"synchronised\""_s, .code = u"synchronised"_s, .reason = u"change it there"_s}});
    description.profile.readOnlyWhen.insert(u"Group"_s, {{.when = u"displayName sw \"Dyn\""_s, .attributes = {u"members"_s}, .deletable = true, .code = u"dynamic members"_s}});
    const Plan plan = makePlan({.changes = {change}}, description);
    QCOMPARE(plan.objects.first().rejection ? plan.objects.first().rejection->detail : QString(), reason);
}

namespace {
QString entra(const char *type)
{
    return u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:"_s + QLatin1StringView(type);
}

/// A group as Entra has it.
Json entraGroup(const char *own)
{
    return Json::object({{u"id"_s, u"g1"_s}, {u"displayName"_s, u"Crew"_s}, {entra("Group"), json(own)}});
}
} // namespace

void TestPlanner::keepsOffWhatEntraKeeps_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("reason");
    const auto change = [](ChangeKind kind, const char *type, const Json &before) {
        const bool isUpdate = kind == ChangeKind::Update;
        const bool joins = kind == ChangeKind::MembersAdd;
        return Change {.kind = kind, .resourceType = QString::fromLatin1(type), .id = before.value(u"id").toString(), .attributes = isUpdate ? json(R"({"displayName":"x"})") : Json(),
                       .members = joins ? QStringList {u"u2"_s} : QStringList(), .before = Resource(before)};
    };
    const auto user = [](const char *own) { return Json::object({{u"id"_s, u"u1"_s}, {u"userName"_s, u"ann@acme.example"_s}, {u"displayName"_s, u"Ann"_s}, {entra("User"), json(own)}}); };
    using enum ChangeKind;
    const QString synchronised = u"synchronised from an on-premises directory: change it there"_s;
    const QString dynamic = u"its members come from a rule that SCIM cannot show or change"_s;
    const Json ruled = entraGroup(R"({"groupTypes":["DynamicMembership"],"mailEnabled":false,"securityEnabled":true})");
    const Json both = entraGroup(R"({"groupTypes":["Unified","DynamicMembership"],"mailEnabled":true,"securityEnabled":false})");
    const Json listed = entraGroup(R"({"groupTypes":[],"mailEnabled":true,"securityEnabled":false})");
    QTest::newRow("account of another directory") << change(Update, "User", user(R"({"onPremisesSyncEnabled":true})")) << synchronised;
    QTest::newRow("account of another directory deleted") << change(Delete, "User", user(R"({"onPremisesSyncEnabled":true})")) << synchronised;
    QTest::newRow("account that was synchronised once") << change(Update, "User", user(R"({"onPremisesSyncEnabled":false})")) << QString();
    QTest::newRow("group of another directory") << change(MembersAdd, "Group", entraGroup(R"({"onPremisesSyncEnabled":true})")) << synchronised;
    QTest::newRow("rule: joined") << change(MembersAdd, "Group", ruled) << dynamic;
    QTest::newRow("rule: renamed") << change(Update, "Group", ruled) << dynamic;
    QTest::newRow("rule: deleted") << change(Delete, "Group", ruled) << QString();
    QTest::newRow("rule, Microsoft 365") << change(MembersAdd, "Group", both) << dynamic;
    QTest::newRow("distribution list") << change(MembersAdd, "Group", listed) << u"mail-enabled security groups and distribution lists cannot be made or managed here"_s;
    QTest::newRow("Microsoft 365") << change(MembersAdd, "Group", entraGroup(R"({"groupTypes":["Unified"],"mailEnabled":true,"securityEnabled":false})")) << QString();
}

/// By the profile as it is shipped.
void TestPlanner::keepsOffWhatEntraKeeps()
{
    QFETCH(const Change, change);
    QFETCH(const QString, reason);
    const Plan plan = makePlan({.changes = {change}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    QCOMPARE(plan.objects.first().rejection ? plan.objects.first().rejection->detail : QString(), reason);
}

/// Also those that no form has made: of an import, of the command line.
void TestPlanner::warnsOfGroupsWithoutOwners()
{
    const auto warnings = [](ChangeKind kind, const char *own) {
        Change change {.kind = kind, .resourceType = u"Group"_s, .id = u"g1"_s, .attributes = json(R"({"displayName":"Crews"})")};
        if (kind == ChangeKind::Create) {
            change.id = u"bulkId:g"_s;
            change.attributes.set(entra("Group"), json(own));
        } else {
            change.before = Resource(entraGroup(own));
        }
        const Plan plan = makePlan({.changes = {change}}, rfc(*ServerProfile::shipped(u"entra"_s)));
        QStringList details;
        for (const PlanWarning &warning : plan.warnings)
            details << (warning.kind == PlanWarning::Kind::Told ? warning.detail : u"of another kind: "_s + warning.detail);
        return plan.objects.constFirst().rejection ? QStringList {plan.objects.constFirst().rejection->detail} : details;
    };
    const char *unified = R"({"groupTypes":["Unified"],"mailEnabled":true,"mailNickname":"crews","securityEnabled":false})";
    QCOMPARE(warnings(ChangeKind::Create, unified), QStringList {u"owners cannot be set through SCIM: the Microsoft 365 group will have none until somebody names one elsewhere"_s});
    QCOMPARE(warnings(ChangeKind::Create, R"({"mailEnabled":false,"mailNickname":"crews","securityEnabled":true})"), QStringList());
    QCOMPARE(warnings(ChangeKind::Update, unified), QStringList()); // not at each edit
}

/// Everything that applying it costs: each object before the plan, once more before it is written where no ETag guards it, and what is checked afterwards.
void TestPlanner::countsWhatIsRead()
{
    const Change edit {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(R"({"title":"x"})"), .before = Resource(json(R"({"id":"u1","userName":"ann","meta":{"version":"1"}})"))};
    const Change joins {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g1"_s, .members = {u"u1"_s}, .before = Resource(json(R"({"id":"g1","displayName":"Crew","members":[]})"))};
    const ChangeSet set {.changes = {edit, joins, createUser(u"bulkId:1"_s, u"new"_s)}};
    using Verify = RunVerify::Extent;
    ServiceDescription description = rfc();
    description.profile.etag = false;
    const Plan plan = makePlan(set, description);
    QCOMPARE(plannedReads(plan, description, Verify::Off), 3); // two, and the user again
    QCOMPARE(plannedReads(plan, description, Verify::Memberships), 4);
    QCOMPARE(plannedReads(plan, description, Verify::All), 6);
    description.profile.etag = true;
    QCOMPARE(plannedReads(makePlan(set, description), description, Verify::Off), 2);
    // The same steps that the run looks at: of a group the first and the last of those that add, and of those that remove.
    description.profile.etag = false;
    description.profile.membersPerAdd = 1;
    description.profile.membersPerRemove = 1;
    Change many = joins;
    many.members = {u"u1"_s, u"u2"_s, u"u3"_s};
    Change leave {.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = u"g1"_s, .members = {u"u4"_s, u"u5"_s}, .before = many.before};
    leave.before = Resource(json(R"({"id":"g1","displayName":"Crew","members":[{"value":"u4"},{"value":"u5"}]})"));
    many.before = leave.before;
    const Plan packed = makePlan({.changes = {many, leave}}, description);
    QCOMPARE(packed.steps.size(), 5);
    QCOMPARE(readsDuring(packed, description, true, Verify::Memberships), 4);
    // Where what was written shows late a look is repeated, three times at most, and what refers to somebody just created is sent again.
    QCOMPARE(repeatsAtMost(packed, description, Verify::Memberships), 0);
    description.profile.readYourWrites = false;
    QCOMPARE(repeatsAtMost(packed, description, Verify::Memberships), 12);
    QCOMPARE(repeatsAtMost(packed, description, Verify::Off), 0);
    Change newcomer = joins;
    newcomer.members = {u"bulkId:1"_s};
    QCOMPARE(repeatsAtMost(makePlan({.changes = {newcomer, createUser(u"bulkId:1"_s, u"new"_s)}}, description), description, Verify::Off), 4);
    description.profile.readYourWrites = true;
    // A group that comes without members is not written as a whole before it is known whether members are shown: once for the run, or once for each that asks at the same time.
    description.profile.patch = false;
    description.profile.limits.concurrency = 2;
    ChangeSet empty;
    for (const QString &id : {u"g1"_s, u"g2"_s, u"g3"_s}) {
        empty.changes << joins;
        empty.changes.last().id = id;
        empty.changes.last().before = Resource(Json::object({{u"id"_s, id}, {u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::array()}}));
    }
    QCOMPARE(repeatsAtMost(makePlan(empty, description), description, Verify::Off), 2 * 7 + 3 * 2);
    empty.changes.last().before = leave.before;
    empty.changes.last().id = u"g1"_s;
    empty.changes.removeFirst();
    QCOMPARE(repeatsAtMost(makePlan(empty, description), description, Verify::Off), 7 + 2 + 1);
    description.profile.patch = true;
    description.profile.members = ServerProfile::MemberAccess::Never; // nobody could tell
    QCOMPARE(readsDuring(packed, description, true, Verify::Memberships), 0);
    // Who is a member already is looked up where groups do not show it, unless that takes too many requests for what the run does.
    Change unseen = joins;
    unseen.members = {u"u1"_s, u"u2"_s, u"u3"_s};
    unseen.before = Resource(json(R"({"id":"g1","displayName":"Crew"})"));
    description.profile.members = ServerProfile::MemberAccess::ByPairFilter;
    QCOMPARE(readsBefore(makePlan({.changes = {unseen}}, description), description), 1 + 3);
    description.profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    QCOMPARE(readsBefore(makePlan({.changes = {unseen}}, description), description), 1 + 1);
    description.profile.members = ServerProfile::MemberAccess::ByPairFilter;
    description.profile.membersPerAdd.reset();
    for (int i = 4; i <= 101; ++i)
        unseen.members << u"u%1"_s.arg(i);
    QCOMPARE(readsBefore(makePlan({.changes = {unseen}}, description), description), 1);
}

void TestPlanner::warnsOfTheProvidersOwnValues()
{
    ServerProfile profile;
    profile.readOnly[u"User"_s] = {u"nickName"_s};
    const Plan plan = makePlan({.changes = {updateUser(R"({"nickName":"An","title":"Chief"})")}}, rfc(profile));
    QCOMPARE(plan.steps.size(), 1);
    QCOMPARE(plan.steps.constFirst().body.value(u"Operations").size(), 1);
    QCOMPARE(plan.warnings.size(), 1);
    QCOMPARE(plan.warnings.constFirst().kind, PlanWarning::Kind::ReadOnlyIgnored);
    QVERIFY(plan.warnings.constFirst().detail.contains(u"nickName"_s));
}

void TestPlanner::rejectsWhatNeedsTheRejected()
{
    Change broken = createUser(u"bulkId:1"_s, {});
    const Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew","members":[{"value":"bulkId:1"}]})")};
    const Plan plan = makePlan({.changes = {group, broken, createUser(u"bulkId:2"_s, u"fine"_s)}}, rfc());
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 2);
    QCOMPARE(plan.count(PlannedObject::Fate::Create), 1);
}

void TestPlanner::packsMembers_data()
{
    QTest::addColumn<int>("perAdd");
    QTest::addColumn<int>("perRemove");
    QTest::addColumn<int>("requests");
    QTest::newRow("no limit") << 0 << 0 << 2;
    QTest::newRow("entra") << 20 << 1 << 3 + 5;
    QTest::newRow("hundred") << 100 << 100 << 2;
}

void TestPlanner::packsMembers()
{
    QFETCH(int, perAdd);
    QFETCH(int, perRemove);
    QFETCH(int, requests);
    ServerProfile profile;
    if (perAdd > 0) {
        profile.membersPerAdd = perAdd;
        profile.membersPerRemove = perRemove;
    }
    QStringList added, removed;
    for (int i = 0; i < 45; ++i)
        added << u"a%1"_s.arg(i);
    for (int i = 0; i < 5; ++i)
        removed << u"r%1"_s.arg(i);
    const Plan plan = makePlan({.changes = {members(ChangeKind::MembersRemove, removed), members(ChangeKind::MembersAdd, added)}}, rfc(profile));
    QCOMPARE(plan.steps.size(), requests);
    QStringList sent;
    for (const PlanStep &step : plan.steps) {
        sent << step.members;
        QVERIFY(perAdd == 0 || step.members.size() <= (step.kind == ChangeKind::MembersAdd ? perAdd : perRemove));
    }
    QCOMPARE(sent, added + removed);
    QCOMPARE(plan.count(PlannedObject::Fate::Update), 1);
}

void TestPlanner::removesByValueWhereFiltersDoNothing()
{
    ServerProfile profile;
    profile.patchRules.selectors = false;
    profile.patchRules.removeByValue = true;
    const Plan plan = makePlan({.changes = {members(ChangeKind::MembersRemove, {u"u1"_s, u"u2"_s})}}, rfc(profile));
    QCOMPARE(plan.steps.size(), 1);
    const QByteArray expected = R"([{"op":"remove","path":"members","value":[{"value":"u1"},{"value":"u2"}]}])";
    QCOMPARE(plan.steps[0].body.value(u"Operations").toBytes(), expected);
    QCOMPARE(memberPatchFor(plan.steps[0], {u"u2"_s}).value(u"Operations").toBytes(), QByteArray(R"([{"op":"remove","path":"members","value":[{"value":"u2"}]}])"));
}

/// What is planned of a group is without its members, and a PUT of that would remove them all: it is read again and merged.
void TestPlanner::replacesGroupsWithTheirMembers()
{
    ServerProfile profile;
    profile.patch = false;
    profile.etag = true;
    const Change rename {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = u"g1"_s, .attributes = json(R"({"displayName":"New"})"),
                         .before = Resource(json(R"({"id":"g1","displayName":"Old","members":[{"value":"u1"}],"meta":{"version":"W/\"1\""}})"))};
    const Plan plan = makePlan({.changes = {rename}}, rfc(profile));
    QCOMPARE(plan.steps.size(), 1);
    QCOMPARE(plan.steps[0].method, QByteArray("PUT"));
    QVERIFY(plan.steps[0].body.isUndefined() && !plan.steps[0].patch.isUndefined());
}

void TestPlanner::dropsKnownMemberships()
{
    Change add = members(ChangeKind::MembersAdd, {u"u1"_s, u"u2"_s});
    add.before = Resource(json(R"({"id":"g1","displayName":"Crew","members":[{"value":"u1"},{"value":"u3"}]})"));
    const Change remove = members(ChangeKind::MembersRemove, {u"u3"_s, u"u9"_s});
    const Plan plan = makePlan({.changes = {add, remove}}, rfc());
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.steps[0].members, QStringList {u"u2"_s});
    QCOMPARE(plan.steps[1].members, QStringList {u"u3"_s});
    QVERIFY(!plan.objects.constFirst().emptied);
    const QList<DroppedEdit> dropped {{.reason = DroppedEdit::Reason::IsMember, .what = {u"u1"_s}}, {.reason = DroppedEdit::Reason::IsNoMember, .what = {u"u9"_s}}};
    QCOMPARE(plan.objects.constFirst().dropped, dropped);
}

/// What was asked beforehand of a group that does not show its members.
void TestPlanner::usesWhatWasLookedUp()
{
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    Change add = members(ChangeKind::MembersAdd, {u"u1"_s, u"u2"_s, u"u3"_s, u"bulkId:n"_s});
    add.before = Resource(json(R"({"id":"g1","displayName":"Crew"})"));
    const Change remove = members(ChangeKind::MembersRemove, {u"u4"_s, u"u5"_s});
    const ChangeSet set {.changes = {createUser(u"bulkId:n"_s, u"n"_s), add, remove}};
    const MembersThen then {.isMember = {{u"u1"_s, true}, {u"u2"_s, false}, {u"u3"_s, true}, {u"u4"_s, true}, {u"u5"_s, false}}, .late = {u"u3"_s}};
    const Plan plan = makePlan(set, rfc(profile), {}, {{add.key(), then}});
    const auto step = [&plan](ChangeKind kind) {
        const auto found = std::find_if(plan.steps.cbegin(), plan.steps.cend(), [kind](const PlanStep &one) { return one.kind == kind; });
        return found == plan.steps.cend() ? PlanStep() : *found;
    };
    QCOMPARE(step(ChangeKind::MembersAdd).members, (QStringList {u"u2"_s, u"u3"_s, u"bulkId:n"_s})); // u3: our own write may be older than somebody else's
    QCOMPARE(step(ChangeKind::MembersAdd).already, QStringList {u"u3"_s});
    QVERIFY(step(ChangeKind::MembersAdd).lookedUp);
    QCOMPARE(step(ChangeKind::MembersRemove).members, QStringList {u"u4"_s});
    QCOMPARE(PlanStep::fromJson(step(ChangeKind::MembersAdd).toJson()), step(ChangeKind::MembersAdd));
    const Plan blind = makePlan(set, rfc(profile));
    QVERIFY(std::none_of(blind.steps.cbegin(), blind.steps.cend(), [](const PlanStep &one) { return one.lookedUp; }));
}

void TestPlanner::tellsWhoIsLeft_data()
{
    QTest::addColumn<QStringList>("all");
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<bool>("isEmptied");
    QTest::newRow("all of them") << QStringList {u"u1"_s, u"u2"_s} << QStringList {u"u2"_s, u"u1"_s} << true;
    QTest::newRow("one is left") << QStringList {u"u1"_s, u"u2"_s} << QStringList {u"u1"_s} << false;
    QTest::newRow("there was nobody") << QStringList() << QStringList {u"u1"_s} << false;
    QTest::newRow("and one who is none") << QStringList {u"u1"_s} << QStringList {u"u1"_s, u"u9"_s} << true;
}

void TestPlanner::tellsWhoIsLeft()
{
    QFETCH(QStringList, all);
    QFETCH(QStringList, removed);
    QFETCH(bool, isEmptied);
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    const Change remove = members(ChangeKind::MembersRemove, removed);
    MembersThen then {.all = QSet<QString>(all.cbegin(), all.cend())};
    for (const QString &member : removed)
        then.isMember.insert(member, all.contains(member));
    const Plan plan = makePlan({.changes = {remove}}, rfc(profile), {}, {{remove.key(), then}});
    QCOMPARE(plan.objects.constFirst().emptied, isEmptied);
    const QList<GuardQuestion> questions = guardQuestions(plan, {});
    QCOMPARE(!questions.isEmpty(), isEmptied);
}

void TestPlanner::saysWhereNobodyTellsWhoIsLeft_data()
{
    using Access = ServerProfile::MemberAccess;
    QTest::addColumn<Access>("access");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("adds");
    QTest::addColumn<bool>("isSaid");
    const QByteArray hidden = R"({"id":"g1","displayName":"Crew"})";
    QTest::newRow("pairs can be asked for") << Access::ByPairFilter << hidden << false << true;
    QTest::newRow("nothing can") << Access::Never << hidden << false << true;
    QTest::newRow("it is looked up") << Access::ByGroupsFilter << hidden << false << false;
    QTest::newRow("somebody comes") << Access::ByPairFilter << hidden << true << false;
    QTest::newRow("shown all the same") << Access::ByPairFilter << R"({"id":"g1","displayName":"Crew","members":[{"value":"u1"},{"value":"u2"}]})"_ba << false << false;
    QTest::newRow("shown") << Access::InGroup << hidden << false << false;
}

void TestPlanner::saysWhereNobodyTellsWhoIsLeft()
{
    QFETCH(ServerProfile::MemberAccess, access);
    QFETCH(QByteArray, before);
    QFETCH(bool, adds);
    QFETCH(bool, isSaid);
    ServerProfile profile;
    profile.members = access;
    Change remove = members(ChangeKind::MembersRemove, {u"u1"_s});
    remove.before = Resource(json(before.constData()));
    QList<Change> changes {remove};
    if (adds)
        changes << members(ChangeKind::MembersAdd, {u"u9"_s});
    const Plan plan = makePlan({.changes = changes}, rfc(profile));
    QVERIFY(!plan.steps.isEmpty());
    QCOMPARE(std::any_of(plan.warnings.cbegin(), plan.warnings.cend(), [](const PlanWarning &warning) { return warning.detail.contains(u"who is left"_s); }), isSaid);
}

void TestPlanner::namesWhatIsSoAlready()
{
    const Change change = updateUser(R"({"title":"Clerk","active":false})");
    const Change same = updateUser(R"({"userName":"ann"})");
    const Plan plan = makePlan({.changes = {change, same}}, rfc());
    const QList<DroppedEdit> dropped {{.reason = DroppedEdit::Reason::SameValue, .what = {u"title"_s, u"userName"_s}}};
    QCOMPARE(plan.objects.constFirst().dropped, dropped);
    QCOMPARE(plan.toJson().value(u"dropped").at(0).value(u"reason").toString(), u"has this value already"_s);
}

void TestPlanner::membershipsOfAnUnreadGroupAreSentAsTheyAre()
{
    Change change {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = u"g1"_s, .before = Resource(json(R"({"id":"g1","displayName":"Crew"})"))};
    const auto remove = AttributePath::parse(u"members[value eq \"u5\"]"_s);
    QVERIFY(remove);
    change.operations = {{.op = PatchOperation::Op::Remove, .path = *remove}};
    const Plan plan = makePlan({.changes = {change}}, rfc());
    QCOMPARE(plan.steps.size(), 1);
    QCOMPARE(plan.steps.constFirst().members, QStringList {u"u5"_s});
}

void TestPlanner::deletesComeLast()
{
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"u1"_s};
    const Plan plan = makePlan({.changes = {deletion, members(ChangeKind::MembersRemove, {u"u1"_s}), createUser(u"bulkId:1"_s, u"b"_s)}}, rfc());
    QCOMPARE(lines(plan), (QStringList {u"POST /Users"_s, u"PATCH /Groups/g1"_s, u"DELETE /Users/u1"_s}));
    QCOMPARE(plan.steps[2].dependsOn, QList<int> {1});
}

/// The provider would refuse who comes before the other has let go; requests for different objects go side by side.
void TestPlanner::whatIsGivenUpComesFirst()
{
    const Plan plan = makePlan({.changes = {renamed(u"u2"_s, u"bo"_s, u"ANN"_s), renamed(u"u1"_s, u"ann"_s, u"x"_s), renamed(u"u3"_s, u"cy"_s, u"dan"_s)}}, rfc());
    QCOMPARE(lines(plan), (QStringList {u"PATCH /Users/u1"_s, u"PATCH /Users/u2"_s, u"PATCH /Users/u3"_s}));
    QVERIFY(plan.steps[0].dependsOn.isEmpty() && plan.steps[2].dependsOn.isEmpty());
    QCOMPARE(plan.steps[1].dependsOn, QList<int> {0});
    const Plan kept = makePlan({.changes = {renamed(u"u2"_s, u"bo"_s, u"ann"_s), updateUser(R"({"title":"Chief"})")}}, rfc()); // nothing is given up
    QVERIFY(kept.steps[0].dependsOn.isEmpty() && kept.steps[1].dependsOn.isEmpty());

    Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"u1"_s, .before = Resource(json(R"({"id":"u1","userName":"ann"})"))};
    const Plan made = makePlan({.changes = {createUser(u"bulkId:1"_s, u"Ann"_s), deletion}}, rfc());
    QCOMPARE(lines(made), (QStringList {u"DELETE /Users/u1"_s, u"POST /Users"_s}));
    QCOMPARE(made.steps[1].dependsOn, QList<int> {0});
}

/// Neither could go first; nothing is lost of a plan that goes round.
void TestPlanner::whoSwapWaitForNobody()
{
    const Plan swapped = makePlan({.changes = {renamed(u"u1"_s, u"ann"_s, u"bo"_s), renamed(u"u2"_s, u"bo"_s, u"ann"_s), renamed(u"u3"_s, u"cy"_s, u"dan"_s), renamed(u"u4"_s, u"eve"_s, u"cy"_s)}}, rfc());
    QCOMPARE(swapped.steps.size(), 4);
    for (int i = 0; i < 3; ++i)
        QVERIFY(swapped.steps[i].dependsOn.isEmpty());
    QCOMPARE(swapped.steps[3].dependsOn, QList<int> {2}); // is no part of it
    const auto warned = [](const Plan &plan) {
        QStringList ids;
        for (const PlanWarning &warning : plan.warnings) {
            if (warning.kind == PlanWarning::Kind::Told && warning.detail.contains(u"neither can go first"_s))
                ids << plan.objects[warning.object].key.id;
        }
        return ids;
    };
    QCOMPARE(warned(swapped), (QStringList {u"u1"_s, u"u2"_s}));
    QCOMPARE(warned(makePlan({.changes = {renamed(u"u1"_s, u"ann"_s, u"x"_s), renamed(u"u2"_s, u"bo"_s, u"ann"_s)}}, rfc())), QStringList()); // in a row
    Change giver = renamed(u"u1"_s, u"ann"_s, u"x"_s);
    giver.attributes.set(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s, json(R"({"manager":{"value":"bulkId:1"}})"));
    const Plan referring = makePlan({.changes = {createUser(u"bulkId:1"_s, u"ann"_s), giver}}, rfc());
    QCOMPARE(lines(referring), (QStringList {u"POST /Users"_s, u"PATCH /Users/u1"_s}));
    QCOMPARE(warned(referring), QStringList {u"bulkId:1"_s});
    QCOMPARE(referring.steps[1].dependsOn, QList<int> {0});
}

void TestPlanner::whatIsUniqueIsAsTheSchemaSays()
{
    const auto numbered = [](const QString &id, const QString &from, const QString &to) {
        return Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"nickName"_s, to}}),
                       .before = Resource(Json::object({{u"id"_s, id}, {u"userName"_s, id}, {u"nickName"_s, from}}))};
    };
    for (const bool isUnique : {false, true}) {
        ServiceDescription description = rfc();
        for (Schema &schema : description.schemas) {
            for (Attribute &attribute : schema.attributes) {
                if (isUnique && attribute.name == "nickName"_L1) {
                    attribute.uniqueness = Attribute::Uniqueness::Server;
                    attribute.caseExact = true;
                }
            }
        }
        const Plan plan = makePlan({.changes = {numbered(u"u1"_s, u"k7"_s, u"n1"_s), numbered(u"u2"_s, u"A"_s, u"x"_s), numbered(u"u3"_s, u"B"_s, u"A"_s), numbered(u"u4"_s, u"C"_s, u"K7"_s)}}, description);
        QCOMPARE(plan.steps.size(), 4);
        QCOMPARE(plan.steps[2].dependsOn, isUnique ? QList<int> {1} : QList<int> {});
        QVERIFY(plan.steps[3].dependsOn.isEmpty()); // another one than "k7"
    }
}

/// Numbers that all move up by one, or down.
void TestPlanner::handsOnManyWithoutASquare()
{
    for (const int by : {1, -1}) {
        ChangeSet set;
        for (int i = 0; i < 20'000; ++i)
            set.changes << renamed(u"u%1"_s.arg(i), u"n%1"_s.arg(i), u"n%1"_s.arg(i + by));
        const Plan plan = makePlan(set, rfc());
        QCOMPARE(plan.steps.size(), 20'000);
        QVERIFY(plan.steps.constFirst().dependsOn.isEmpty());
        for (int i = 1; i < plan.steps.size(); ++i)
            QCOMPARE(plan.steps[i].dependsOn, QList<int> {i - 1});
    }
}

void TestPlanner::replacesWherePatchIsMissing()
{
    ServerProfile profile;
    profile.patch = false;
    const Plan blind = makePlan({.changes = {updateUser(R"({"title":"Chief"})")}}, rfc(profile));
    QCOMPARE(lines(blind), QStringList {u"PUT /Users/u1"_s});
    QVERIFY(!blind.steps.constFirst().patch.isUndefined());
    QCOMPARE(blind.calls, 2);
    profile.etag = true;
    const char *versioned = R"({"id":"u1","userName":"ann","title":"Clerk","meta":{"version":"W/\"7\""}})";
    const Plan guarded = makePlan({.changes = {updateUser(R"({"title":"Chief"})", versioned)}}, rfc(profile));
    QCOMPARE(guarded.steps.constFirst().ifMatch, u"W/\"7\""_s);
    QCOMPARE(guarded.steps.constFirst().body.value(u"title").toString(), u"Chief"_s);
    QVERIFY(!guarded.steps.constFirst().body.contains(u"meta"));
    profile.put = false;
    QCOMPARE(makePlan({.changes = {updateUser(R"({"title":"Chief"})")}}, rfc(profile)).count(PlannedObject::Fate::Rejected), 1);
}

void TestPlanner::guardsWithETag()
{
    ServerProfile profile;
    profile.etag = true;
    Change change = updateUser(R"({"title":"Chief"})", R"({"id":"u1","userName":"ann","meta":{"version":"W/\"1\""}})");
    QCOMPARE(makePlan({.changes = {change}}, rfc(profile)).steps.constFirst().ifMatch, u"W/\"1\""_s);
    change.ifMatch = u"\"mine\""_s;
    QCOMPARE(makePlan({.changes = {change}}, rfc(profile)).steps.constFirst().ifMatch, u"\"mine\""_s);
}

/// What the operator insists on holds for memberships too; what follows waits for the step that has it.
void TestPlanner::guardsTheFirstStepWhateverItIs()
{
    for (const bool isAlone : {false, true}) {
        ServerProfile profile;
        profile.membersPerAdd = 1;
        profile.membersAlone = isAlone;
        Change change = members(ChangeKind::MembersAdd, {u"u1"_s, u"u2"_s, u"u3"_s});
        change.ifMatch = u"W/\"old\""_s;
        const Plan plan = makePlan({.changes = {change}}, rfc(profile));
        QCOMPARE(plan.steps.size(), 3);
        QCOMPARE(plan.steps[0].ifMatch, change.ifMatch);
        QVERIFY(plan.steps[0].strict);
        for (const int later : {1, 2}) {
            QVERIFY(plan.steps[later].ifMatch.isEmpty() && !plan.steps[later].strict);
            QVERIFY(!plan.steps[later].dependsOn.isEmpty());
        }
        Change both {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = u"g1"_s, .attributes = json(R"({"displayName":"New"})"), .ifMatch = change.ifMatch};
        const Plan two = makePlan({.changes = {both, members(ChangeKind::MembersAdd, {u"u1"_s})}}, rfc(profile));
        QCOMPARE(two.steps.size(), 2);
        QCOMPARE(two.steps[0].kind, ChangeKind::Update);
        QCOMPARE(two.steps[0].ifMatch, change.ifMatch);
        QVERIFY(two.steps[1].ifMatch.isEmpty());
    }
}

void TestPlanner::asksWhatTheProfileSaysOfValues_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("reason"); // empty: taken
    const auto user = [](const char *attributes) {
        Json all = json(R"({"userName":"ann@acme.example","displayName":"Ann","name":{"givenName":"A","familyName":"B"},"active":true,"password":"Sail.Away.77"})");
        const Json own = json(attributes);
        for (const auto &[name, value] : own.members())
            all.set(name, value);
        return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = all};
    };
    const Change blind {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = json(R"({"userName":"no domain"})")};
    QTest::newRow("good") << user(R"({"emails":[{"type":"work","primary":true,"value":"a@x"},{"type":"other","value":"b@x"},{"type":"other","value":"c@x"}]})") << QString();
    QTest::newRow("name without a domain") << user(R"({"userName":"ann"})") << u"userName"_s;
    QTest::newRow("accent") << user(R"({"userName":"\u00e4nn@acme.example"})") << u"accents"_s;
    QTest::newRow("type of an e-mail") << user(R"({"emails":[{"type":"home","value":"a@x"}]})") << u"emails"_s;
    QTest::newRow("two work e-mails") << user(R"({"emails":[{"type":"work","primary":true,"value":"a@x"},{"type":"work","value":"b@x"}]})") << u"emails"_s;
    QTest::newRow("two phones of a kind") << user(R"({"phoneNumbers":[{"type":"work","value":"1"},{"type":"work","value":"2"}]})") << u"phoneNumbers"_s;
    QTest::newRow("a phone of each kind") << user(R"({"phoneNumbers":[{"type":"work","value":"1"},{"type":"mobile","value":"2"},{"type":"fax","value":"3"}]})") << QString();
    QTest::newRow("type of a phone") << user(R"({"phoneNumbers":[{"type":"pager","value":"1"}]})") << u"phoneNumbers"_s;
    QTest::newRow("home address") << user(R"({"addresses":[{"type":"home","locality":"B"}]})") << u"addresses"_s;
    QTest::newRow("type of an im") << user(R"({"ims":[{"type":"home","value":"sip:a"}]})") << u"ims"_s;
    const QByteArray berth = QByteArray(R"({"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes":{"Berth":{"Zone":"LONG"}}})").replace("LONG", QByteArray(65, 'x'));
    QTest::newRow("long security attribute") << user(berth.constData()) << u"CustomSecurityAttributes"_s;
    QTest::newRow("an update of what was not read") << blind << u"userName"_s;
    QTest::newRow("an update") << updateUser(R"({"userName":"bob"})", R"({"id":"u1","userName":"ann@acme.example"})") << u"userName"_s;
}

void TestPlanner::asksWhatTheProfileSaysOfValues()
{
    QFETCH(const Change, change);
    QFETCH(const QString, reason);
    const Plan plan = makePlan({.changes = {change}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    const auto &rejection = plan.objects.constFirst().rejection;
    QCOMPARE(rejection.has_value(), !reason.isEmpty());
    if (rejection)
        QVERIFY2(rejection->detail.contains(reason, Qt::CaseInsensitive), qPrintable(rejection->detail));
}

/// What is there may be older than the rule, or made by other means; proxy addresses are the provider's own.
void TestPlanner::leavesOldValuesAlone()
{
    const Change change = updateUser(R"({"title":"Chief"})", R"({"id":"u1","userName":"ann","emails":[{"type":"home","value":"a@x"}],"title":"Clerk"})");
    const Plan plan = makePlan({.changes = {change}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    QVERIFY(!plan.objects.constFirst().rejection);
    QCOMPARE(plan.steps.size(), 1);
    const auto mails = [](const char *value) {
        return QByteArray(R"({"emails":[{"type":"work","primary":true,"value":"MAIL"},{"type":"work","primary":false,"value":"p@x"}]})").replace("MAIL", value);
    };
    Json before = json(mails("a@x").constData());
    before.set(u"id"_s, u"u1"_s);
    const Plan mail = makePlan({.changes = {updateUser(mails("b@x").constData(), before.toBytes().constData())}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    QVERIFY(!mail.objects.constFirst().rejection);
    QVERIFY2(!mail.steps.constFirst().body.toBytes().contains("p@x"), mail.steps.constFirst().body.toBytes().constData());
    // nor are they sent back where a copy of somebody is made
    Json copy = json(R"({"userName":"cy@acme.example","displayName":"C","name":{"givenName":"C","familyName":"Y"},"active":true,"password":"Sail.Away.77"})");
    copy.set(u"emails"_s, before.value(u"emails"));
    const Plan made = makePlan({.changes = {{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = copy}}}, rfc(*ServerProfile::shipped(u"entra"_s)));
    QCOMPARE(made.steps.constFirst().body.value(u"emails"), json(R"([{"type":"work","primary":true,"value":"a@x"}])"));
}

void TestPlanner::membersAreOfTheTypesTaken()
{
    const ServiceDescription entra = rfc(*ServerProfile::shipped(u"entra"_s));
    Change nested {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = u"g1"_s};
    nested.operations.push_back({.op = PatchOperation::Op::Add, .path = *AttributePath::parse(u"members"), .value = json(R"([{"value":"g2","type":"Group"}])")});
    const Plan plan = makePlan({.changes = {nested}}, entra);
    QVERIFY(plan.objects.constFirst().rejection);
    QVERIFY2(plan.objects.constFirst().rejection->detail.contains(u"cannot be a member"_s), qPrintable(plan.objects.constFirst().rejection->detail));
    const Change other {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g2"_s, .members = {u"u1"_s}};
    QCOMPARE(makePlan({.changes = {members(ChangeKind::MembersAdd, {u"g2"_s}), other}}, entra).count(PlannedObject::Fate::Rejected), 1);
    QCOMPARE(makePlan({.changes = {members(ChangeKind::MembersAdd, {u"g2"_s}), other}}, rfc()).count(PlannedObject::Fate::Rejected), 0);
    QCOMPARE(makePlan({.changes = {members(ChangeKind::MembersAdd, {u"u2"_s})}}, entra).count(PlannedObject::Fate::Rejected), 0);
}

void TestPlanner::countsMoneyAndTime()
{
    ServerProfile profile;
    profile.price.perCall = 0.002;
    profile.limits = {.concurrency = 4, .windows = {{.requests = 10, .seconds = 60, .writesOnly = true}}};
    ChangeSet set;
    for (int i = 0; i < 30; ++i)
        set.changes << createUser(u"bulkId:%1"_s.arg(i), u"user%1"_s.arg(i));
    const Json plan = makePlan(set, rfc(profile)).toJson();
    QCOMPARE(plan.value(u"calls").toInteger(), 30);
    QCOMPARE(plan.value(u"cost").value(u"amount").toDouble(), 0.06);
    const double seconds = plan.value(u"seconds").toDouble(); // ten a minute: the third ten begin after two minutes, and the governor spreads the last of them
    QVERIFY2(seconds > 120 && seconds < 170, qPrintable(QString::number(seconds)));
    QCOMPARE(plan.value(u"creates").toInteger(), 30);
    QCOMPARE(plan.value(u"steps").at(0).value(u"path").toString(), u"/Users"_s);
}

/// Where the provider takes memberships by themselves, requests about one group need not wait for each other; who comes still comes before who goes.
void TestPlanner::membershipsOfOneGroupGoSideBySide()
{
    ServerProfile profile;
    profile.membersPerAdd = 2;
    profile.membersPerRemove = 1;
    QStringList coming;
    QStringList leaving;
    for (int i = 0; i < 8; ++i) {
        coming << u"c%1"_s.arg(i);
        leaving << u"l%1"_s.arg(i);
    }
    const ChangeSet set {.changes = {members(ChangeKind::MembersAdd, coming), members(ChangeKind::MembersRemove, leaving)}};
    const Plan chained = makePlan(set, rfc(profile));
    QCOMPARE(chained.steps.size(), 12);
    for (int i = 1; i < 12; ++i)
        QCOMPARE(chained.steps[i].dependsOn, QList<int> {i - 1});
    profile.membersAlone = true;
    const Plan plan = makePlan(set, rfc(profile));
    QCOMPARE(plan.steps.size(), 12);
    for (int i = 0; i < 4; ++i)
        QVERIFY(plan.steps[i].kind == ChangeKind::MembersAdd && plan.steps[i].dependsOn.isEmpty());
    QCOMPARE(plan.steps[4].dependsOn, (QList<int> {0, 1, 2, 3})); // the first to go waits for all who come,
    for (int i = 5; i < 12; ++i)
        QCOMPARE(plan.steps[i].dependsOn, QList<int> {4}); // and the others for the first
    profile.patch = false; // the group is read and written as a whole then: one after the other, or members are lost
    const Plan whole = makePlan(set, rfc(profile));
    for (int i = 1; i < whole.steps.size(); ++i)
        QCOMPARE(whole.steps[i].dependsOn, QList<int> {i - 1});
}

/// However many steps lie between.
void TestPlanner::everyStepOfANewGroupNeedsIt()
{
    for (const bool alone : {false, true}) {
        ServerProfile profile;
        profile.membersPerAdd = 1;
        profile.membersAlone = alone;
        Change group {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")};
        const Plan plan = makePlan({.changes = {group, members(ChangeKind::MembersAdd, {u"a"_s, u"b"_s, u"c"_s}, u"bulkId:g"_s)}}, rfc(profile));
        QCOMPARE(plan.steps.size(), 4);
        for (int i = 1; i < 4; ++i)
            QVERIFY(plan.steps[i].dependsOn.contains(0));
    }
}

/// 40,000 under Entra: 2,000 calls, and neither the product of their numbers in edges nor a duration that is nowhere near.
void TestPlanner::tellsHowLongMembershipsTake()
{
    ServerProfile profile = ServerProfile::shipped(u"entra"_s).valueOr({});
    QStringList ids;
    for (int i = 0; i < 40'000; ++i)
        ids << u"u%1"_s.arg(i);
    const Plan plan = makePlan({.changes = {members(ChangeKind::MembersAdd, ids)}}, rfc(profile));
    QCOMPARE(plan.calls, 2000);
    QVERIFY2(plan.seconds > 33 && plan.seconds < 36, qPrintable(QString::number(plan.seconds))); // six at once, 0.1 s each
    profile.membersAlone = false;
    const Plan chained = makePlan({.changes = {members(ChangeKind::MembersAdd, ids)}}, rfc(profile));
    QVERIFY2(chained.seconds > 199 && chained.seconds < 201, qPrintable(QString::number(chained.seconds)));
    profile.membersAlone = true;
    const Plan removals = makePlan({.changes = {members(ChangeKind::MembersRemove, ids.mid(0, 6000))}}, rfc(profile));
    QCOMPARE(removals.calls, 6000);
    QVERIFY2(removals.seconds > 140 && removals.seconds < 320, qPrintable(QString::number(removals.seconds))); // 3,000 in 150 s at most
    qsizetype edges = 0;
    const Plan both = makePlan({.changes = {members(ChangeKind::MembersAdd, ids), members(ChangeKind::MembersRemove, {u"x1"_s, u"x2"_s, u"x3"_s})}}, rfc(profile));
    for (const PlanStep &step : both.steps)
        edges += step.dependsOn.size();
    QCOMPARE(edges, qsizetype(2002));
}

void TestPlanner::hidesPasswords()
{
    Change change = createUser(u"bulkId:1"_s, u"a"_s);
    change.attributes.set(u"password"_s, u"Geheim-4711"_s);
    const Plan plan = makePlan({.changes = {change}}, rfc());
    QVERIFY(plan.steps.constFirst().body.toBytes().contains("Geheim"));
    QVERIFY(!plan.toJson().toBytes().contains("Geheim"));
    QVERIFY(plan.toJson().toBytes().contains("[redacted]"));
}

void TestPlanner::savedSetsComeBackWithoutPasswords()
{
    Change create = createUser(u"bulkId:1"_s, u"a"_s);
    create.origin = {.kind = ChangeOrigin::Kind::Csv, .source = u"people.csv"_s, .row = 7};
    Change patch = updateUser(R"({"title":null,"name":{"givenName":"Ann"}})");
    patch.operations = {{.op = PatchOperation::Op::Replace, .path = *AttributePath::parse(u"emails[type eq \"work\"].value"), .value = u"a@b.example"_s}};
    const ChangeSet set {.title = u"August"_s, .changes = {create, patch, members(ChangeKind::MembersAdd, {u"u1"_s, u"bulkId:1"_s})}};
    const auto back = ChangeSet::fromBytes(set.toBytes());
    QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
    QCOMPARE(back->changes.size(), 3);
    QCOMPARE(*back, set);
    QCOMPARE(back->hash(), set.hash());
    create.attributes.set(u"password"_s, u"Geheim-4711"_s);
    const QByteArray saved = ChangeSet {.changes = {create}}.toBytes();
    QVERIFY(!saved.contains("Geheim"));
    QCOMPARE(makePlan(*ChangeSet::fromBytes(saved), rfc()).count(PlannedObject::Fate::Rejected), 1);
}

void TestPlanner::refusesAlteredFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray altered = ChangeSet {.changes = {updateUser(R"({"title":"Chief"})")}}.toBytes();
    altered.replace("Chief", "Thief");
    QTest::newRow("altered") << altered;
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("another document") << QByteArray("{}");
    QTest::newRow("newer") << QByteArray(R"({"format":"provost-changeset","version":2,"changes":[]})");
    QTest::newRow("no id") << QByteArray(R"({"format":"provost-changeset","version":1,"changes":[{"kind":"delete","resourceType":"User"}]})");
    QTest::newRow("no kind") << QByteArray(R"({"format":"provost-changeset","version":1,"changes":[{"id":"1","resourceType":"User"}]})");
    const auto one = [](const char *name, const char *change) {
        QTest::newRow(name) << QByteArray(R"({"format":"provost-changeset","version":1,"changes":[CHANGE]})").replace("CHANGE", change);
    };
    one("misspelt", R"({"kind":"update","resourceType":"User","id":"1","atributes":{"title":"x"},"attributes":{}})");
    one("nothing to change", R"({"kind":"update","resourceType":"User","id":"1"})");
    one("attributes in a list", R"({"kind":"update","resourceType":"User","id":"1","attributes":[]})");
    one("a member that is no list", R"({"kind":"members-add","resourceType":"Group","id":"1","members":"2"})");
    one("members that are objects", R"({"kind":"members-add","resourceType":"Group","id":"1","members":[{"value":"2"}]})");
    one("no members", R"({"kind":"members-remove","resourceType":"Group","id":"1"})");
    one("members of a user", R"({"kind":"update","resourceType":"User","id":"1","attributes":{},"members":["2"]})");
    one("twice", R"({"kind":"update","resourceType":"User","id":"1","attributes":{},"attributes":{"title":"x"}})");
    QTest::newRow("two lists") << QByteArray(R"({"format":"provost-changeset","version":1,"changes":[],"changes":[{"kind":"delete","resourceType":"User","id":"1"}]})");
}

void TestPlanner::refusesAlteredFiles()
{
    QFETCH(QByteArray, bytes);
    const auto set = ChangeSet::fromBytes(bytes);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::Validation);
}

/// Random edits of some users and groups; the plan's requests must leave what the edits, done one by one, describe.
void TestPlanner::reachesTheDesiredState()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 200; ++round) {
        ServerProfile profile;
        if (round % 2 == 1) {
            profile.membersPerAdd = 3;
            profile.membersPerRemove = 1;
            profile.membersAlone = true;
        }
        Model model;
        std::map<QString, QString> titles; // desired, by id or temporary id
        std::map<QString, std::set<QString>> groups;
        QStringList users;
        ChangeSet set;
        for (int i = 0; i < 6; ++i) {
            const QString id = u"u%1"_s.arg(i);
            users << id;
            titles[id] = u"t"_s;
            model.objects[id] = Json::object({{u"id"_s, id}, {u"userName"_s, id}, {u"title"_s, u"t"_s}});
        }
        const Json none = Json::object({{u"id"_s, u"g"_s}, {u"displayName"_s, u"g"_s}, {u"members"_s, Json::array({Json::object({{u"value"_s, u"u0"_s}}), Json::object({{u"value"_s, u"u1"_s}})})}});
        model.objects[u"g"_s] = none;
        groups[u"g"_s] = {u"u0"_s, u"u1"_s};
        for (int i = 0; i < 20; ++i) {
            const QString user = users[random.bounded(int(users.size()))];
            const auto choice = random.bounded(5);
            if (choice == 0) {
                const QString id = u"bulkId:n%1"_s.arg(i);
                set.changes << createUser(id, id.mid(7));
                users << id;
                titles[id] = QString();
            } else if (choice == 1) {
                const QString title = u"t%1"_s.arg(random.bounded(3));
                Change change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user, .attributes = Json::object({{u"title"_s, title}})};
                if (model.objects.count(user))
                    change.before = Resource(model.objects.at(user));
                set.changes << change;
                titles[user] = title;
            } else if (choice == 2 || choice == 3) {
                Change change = members(choice == 2 ? ChangeKind::MembersAdd : ChangeKind::MembersRemove, {user}, u"g"_s);
                change.before = Resource(none);
                set.changes << change;
                choice == 2 ? static_cast<void>(groups[u"g"_s].insert(user)) : static_cast<void>(groups[u"g"_s].erase(user));
            } else {
                const QString id = u"bulkId:g%1"_s.arg(i);
                set.changes << Change {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = id, .attributes = Json::object({{u"displayName"_s, id}})};
                set.changes << members(ChangeKind::MembersAdd, {user}, id);
                groups[id] = {user};
            }
        }
        const Plan plan = makePlan(set, rfc(profile));
        QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 0);
        model.run(plan);
        for (const auto &[id, title] : titles)
            QCOMPARE(model.objects.at(model.ids.value(id, id)).value(u"title").toString(), title);
        for (const auto &[id, wanted] : groups) {
            std::set<QString> have, want;
            for (const Json &member : model.objects.at(model.ids.value(id, id)).value(u"members").items())
                have.insert(member.value(u"value").toString());
            for (const QString &member : wanted)
                want.insert(model.ids.value(member, member));
            QVERIFY(have == want);
        }
        QCOMPARE(model.objects.size(), titles.size() + groups.size());
    }
}

void TestPlanner::plansManyWithoutASquare()
{
    ChangeSet set;
    for (int i = 0; i < 50'000; ++i)
        set.changes << createUser(u"bulkId:%1"_s.arg(i), u"user%1"_s.arg(i));
    QCOMPARE(makePlan(set, rfc()).calls, 50'000);
}

void TestPlanner::asksBeforeDanger_data()
{
    QTest::addColumn<GuardRules>("rules");
    QTest::addColumn<QList<int>>("kinds");
    using Kind = GuardQuestion::Kind;
    QTest::newRow("calm") << GuardRules {.maxDeletes = 1} << QList<int> {};
    QTest::newRow("read-only") << GuardRules {.readOnly = true} << QList<int> {int(Kind::ReadOnly)};
    QTest::newRow("many") << GuardRules {.maxChanges = 1, .maxDeletes = 1} << QList<int> {int(Kind::TooMany)};
    QTest::newRow("deletes") << GuardRules {} << QList<int> {int(Kind::Deletes)};
    QTest::newRow("protected") << GuardRules {.maxDeletes = 1, .protectedNames = {u"ADM*"_s}} << QList<int> {int(Kind::Protected)};
    QTest::newRow("not protected") << GuardRules {.maxDeletes = 1, .protectedNames = {u"dmin"_s, u" "_s}} << QList<int> {};
    QTest::newRow("oneself") << GuardRules {.maxDeletes = 1, .ownUserName = u"Admin/1"_s} << QList<int> {int(Kind::OwnAccount)};
    QTest::newRow("oneself, by address") << GuardRules {.maxDeletes = 1, .ownNames = {u"x"_s, u"A@example.com"_s}} << QList<int> {int(Kind::OwnAccount)};
    QTest::newRow("oneself, by id") << GuardRules {.maxDeletes = 1, .ownNames = {u"X9"_s}} << QList<int> {int(Kind::OwnAccount)};
    QTest::newRow("an administrator, by group") << GuardRules {.maxDeletes = 1, .adminPatterns = {u"*key*"_s}} << QList<int> {int(Kind::Admins)};
    QTest::newRow("an administrator, by role") << GuardRules {.maxDeletes = 1, .adminPatterns = {u"operator"_s}} << QList<int> {int(Kind::Admins)};
    QTest::newRow("no administrator") << GuardRules {.maxDeletes = 1, .adminPatterns = {u"oper"_s}} << QList<int> {};
}

void TestPlanner::asksBeforeDanger()
{
    QFETCH(GuardRules, rules);
    QFETCH(QList<int>, kinds);
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"x9"_s, .before = Resource(json(R"({"id":"x9","userName":"admin/1","emails":[{"value":"a@example.com"}],"groups":[{"value":"g1","display":"Key holders"}],"roles":[{"value":"Operator"}]})"))};
    const Plan plan = makePlan({.changes = {deletion, createUser(u"bulkId:1"_s, u"new"_s)}}, rfc());
    QList<int> asked;
    for (const GuardQuestion &question : guardQuestions(plan, rules))
        asked << int(question.kind);
    QCOMPARE(asked, kinds);
}

void TestPlanner::undoesGestures()
{
    StagedChanges staged;
    staged.stage({createUser(u"bulkId:1"_s, u"a"_s)}, u"add a"_s);
    staged.stage({updateUser(R"({"title":"x"})"), updateUser(R"({"title":"y"})")}, u"two"_s);
    QCOMPARE(staged.changes().objectCount(), 2);
    staged.undoStack().undo();
    QCOMPARE(staged.changes().changes.size(), 1);
    staged.undoStack().redo();
    staged.revert({u"User"_s, u"u1"_s}, u"revert"_s);
    QCOMPARE(staged.changes().changes.size(), 1);
    staged.undoStack().undo();
    QCOMPARE(staged.changes().changes.size(), 3);
}


QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
