// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/fulfilled.h"
#include "change/inverse.h"
#include "runstage.h"

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

Json elementsOf(const QStringList &ids)
{
    Json list = Json::array();
    for (const QString &id : ids)
        list.append(Json::object({{u"value"_s, id}}));
    return list;
}

/// Two groups and three people, all of them in the first.
struct TwoGroups {
    Stage stage;
    QStringList people;
    QString from;
    QString to;
    QString refused; ///< who is not taken into the second group; "*": anybody
    bool isStuck = false; ///< the first group takes no change

    explicit TwoGroups(const ServerProfile &profile = {})
        : stage(profile)
    {
        Json all = Json::array();
        for (const QString &name : {u"ann"_s, u"bo"_s, u"cy"_s}) {
            people << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, name}}));
            all.append(Json::object({{u"value"_s, people.last()}}));
        }
        from = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"From"_s}, {u"members"_s, all}}));
        to = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"To"_s}}));
        stage.wire.setHandler([this, usual = stage.wire.handler()](const Wire::Request &request) {
            const bool comesIn = request.method == "PATCH" && request.path() == "/Groups/" + to.toUtf8();
            const bool isRefused = comesIn && !refused.isEmpty() && (refused == "*"_L1 || request.body.contains(refused.toUtf8()));
            const bool isHeld = isStuck && request.method == "PATCH" && request.path() == "/Groups/" + from.toUtf8();
            return isRefused || isHeld ? Wire::Answer::json(400, R"({"status":"400","scimType":"invalidValue","detail":"not this one"})") : usual(request);
        });
    }
    [[nodiscard]] QList<Change> move(const QStringList &who, const QString &target = {}) const
    {
        Change leave = members(ChangeKind::MembersRemove, from, who);
        leave.movedTo = target.isEmpty() ? to : target;
        return {leave, members(ChangeKind::MembersAdd, leave.movedTo, who)};
    }
    [[nodiscard]] Plan planOf(const QList<Change> &changes, const FormerMembers &members = {}) const { return makePlan({.changes = changes}, stage.directory.description, {}, members); }
    [[nodiscard]] Inverse inverseOf(qint64 run) const
    {
        return Provost::inverseOf(run, stage.journal->objects(run).valueOr({}), stage.journal->steps(run).valueOr({}), stage.directory.description);
    }
    [[nodiscard]] QStringList in(const QString &group) const
    {
        QStringList ids;
        const Json members = stage.directory.get(u"/Groups"_s, group).value(u"members");
        for (const Json &member : members.items())
            ids << member.value(u"value").toString();
        ids.sort();
        return ids;
    }
};

} // namespace

/// Who moves from one group to another is never in neither: he leaves the first once the second has taken him.
class TestMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOnceTaken_data();
    void leavesOnceTaken();
    void whoIsRefusedStays_data();
    void whoIsRefusedStays();
    void nobodyLeavesForAGroupThatIsNotMade_data();
    void nobodyLeavesForAGroupThatIsNotMade();
    void nobodyLeavesForAGroupThatIsLeftOut();
    void othersLeaveAllTheSame();
    void nobodyLeavesWhomNothingTakesIn();
    void whoIsThereAlreadyJustLeaves();
    void whoHasArrivedJustLeaves();
    void anUndoMovesBack();
    void anUndoThatIsRefusedThrowsNobodyOut();
    void anUndoOfHalfAMove();
    void isKeptInFiles();
};

void TestMoves::leavesOnceTaken_data()
{
    QTest::addColumn<int>("perAdd");
    QTest::addColumn<int>("perRemove");
    QTest::newRow("all at once") << 1000 << 1000;
    QTest::newRow("one by one") << 1 << 1;
    QTest::newRow("two in, one out") << 2 << 1;
    QTest::newRow("one in, two out") << 1 << 2;
}

void TestMoves::leavesOnceTaken()
{
    QFETCH(int, perAdd);
    QFETCH(int, perRemove);
    ServerProfile profile;
    profile.membersPerAdd = perAdd;
    profile.membersPerRemove = perRemove;
    TwoGroups groups(profile);
    const Plan plan = makePlan({.changes = groups.move(groups.people)}, groups.stage.directory.description);
    for (const PlanStep &step : plan.steps) {
        for (const QString &member : step.kind == ChangeKind::MembersRemove ? step.members : QStringList()) {
            const bool waits = std::any_of(step.dependsOn.cbegin(), step.dependsOn.cend(), [&](int need) { return plan.steps[need].members.contains(member); });
            QVERIFY(waits);
        }
    }
    const RunSummary summary = groups.stage.finish(groups.stage.begin(plan));
    QCOMPARE(summary.failed, 0);
    QCOMPARE(groups.in(groups.from), QStringList());
    QCOMPARE(groups.in(groups.to), groups.people);
}

void TestMoves::whoIsRefusedStays_data()
{
    QTest::addColumn<int>("refused"); // -1: anybody
    QTest::addColumn<int>("perRequest");
    QTest::newRow("nobody is taken") << -1 << 1000;
    QTest::newRow("nobody is taken, one by one") << -1 << 1;
    QTest::newRow("one is not taken") << 1 << 1000;
    QTest::newRow("one is not taken, one by one") << 1 << 1;
}

/// And moves when it is tried again and goes well.
void TestMoves::whoIsRefusedStays()
{
    QFETCH(int, refused);
    QFETCH(int, perRequest);
    ServerProfile profile;
    profile.membersPerAdd = perRequest;
    profile.membersPerRemove = perRequest;
    TwoGroups groups(profile);
    groups.refused = refused < 0 ? u"*"_s : groups.people[refused];
    const QList<Change> changes = groups.move(groups.people);
    const Plan plan = makePlan({.changes = changes}, groups.stage.directory.description);
    const qint64 run = groups.stage.begin(plan);
    QVERIFY(groups.stage.finish(run).failed > 0);
    const QStringList staying = refused < 0 ? groups.people : QStringList {groups.people[refused]};
    QStringList moved = groups.people;
    moved.removeIf([&](const QString &id) { return staying.contains(id); });
    QCOMPARE(groups.in(groups.from), staying);
    QCOMPARE(groups.in(groups.to), moved);
    const QList<StepRecord> steps = groups.stage.journal->steps(run).valueOr({});
    for (const StepRecord &record : steps) {
        const bool isHit = std::any_of(staying.cbegin(), staying.cend(), [&record](const QString &id) { return record.step.members.contains(id); });
        QCOMPARE(record.outcome.state, isHit ? StepState::Failed : StepState::Done);
    }
    const QList<Change> left = unfulfilled(changes, plan.objects, steps);
    QCOMPARE(left.size(), 2);
    for (const Change &change : left)
        QCOMPARE(change.members, staying);
    QCOMPARE(left.first().movedTo, groups.to);

    groups.refused.clear();
    QVERIFY(groups.stage.journal->planFailedAgain(run).valueOr(0) > 0);
    QCOMPARE(groups.stage.finish(run).failed, 0);
    QCOMPARE(groups.in(groups.from), QStringList());
    QCOMPARE(groups.in(groups.to), groups.people);
}

void TestMoves::nobodyLeavesForAGroupThatIsNotMade_data()
{
    QTest::addColumn<QStringList>("others"); // who are in it from the beginning
    QTest::addColumn<bool>("isMade");
    QTest::newRow("it is refused") << QStringList {u"nobody"_s} << false; // is no member the directory knows
    QTest::newRow("it is made") << QStringList() << true;
}

void TestMoves::nobodyLeavesForAGroupThatIsNotMade()
{
    QFETCH(QStringList, others);
    QFETCH(bool, isMade);
    TwoGroups groups;
    const QString made = u"bulkId:new"_s;
    Json in = Json::array();
    for (const QString &other : others)
        in.append(Json::object({{u"value"_s, other}}));
    const Change create {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = made, .attributes = Json::object({{u"displayName"_s, u"New"_s}, {u"members"_s, in}})};
    const qint64 run = groups.stage.begin(QList<Change> {create} + groups.move(groups.people, made));
    QCOMPARE(groups.stage.finish(run).failed, isMade ? 0 : 1);
    const QList<StepRecord> steps = groups.stage.journal->steps(run).valueOr({});
    QVERIFY(std::any_of(steps.cbegin(), steps.cend(), [](const StepRecord &record) { return record.step.kind == ChangeKind::MembersRemove; }));
    for (const StepRecord &record : steps) {
        const StepState refused = record.step.kind == ChangeKind::Create ? StepState::Failed : StepState::Skipped;
        QCOMPARE(record.outcome.state, isMade ? StepState::Done : refused);
    }
    QCOMPARE(groups.in(groups.from), isMade ? QStringList() : groups.people);
    const Json group = groups.stage.directory.find(u"/Groups"_s, u"New"_s);
    QCOMPARE(group.isObject(), isMade);
    if (isMade)
        QCOMPARE(groups.in(group.value(u"id").toString()), groups.people);
}

void TestMoves::nobodyLeavesForAGroupThatIsLeftOut()
{
    TwoGroups groups;
    const QHash<ObjectKey, Error> refused {{ObjectKey {u"Group"_s, groups.to}, Error::validation(u"synchronised"_s)}};
    const Plan plan = makePlan({.changes = groups.move(groups.people)}, groups.stage.directory.description, refused);
    QVERIFY(plan.steps.isEmpty());
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 2);
}

void TestMoves::othersLeaveAllTheSame()
{
    TwoGroups groups;
    groups.refused = u"*"_s;
    QList<Change> changes = groups.move({groups.people[0]});
    changes << members(ChangeKind::MembersRemove, groups.from, {groups.people[2]});
    (void)groups.stage.finish(groups.stage.begin(changes));
    QCOMPARE(groups.in(groups.from), groups.people.mid(0, 2));
}

/// The other half may have been left out, by hand or by a selection.
void TestMoves::nobodyLeavesWhomNothingTakesIn()
{
    const TwoGroups groups;
    const auto refusalOf = [&groups](const QList<Change> &changes, const FormerMembers &members = {}) {
        const Plan plan = groups.planOf(changes, members);
        const bool hasRemovals = std::any_of(plan.steps.cbegin(), plan.steps.cend(), [&](const PlanStep &step) { return step.id == groups.from; });
        const auto left = std::find_if(plan.objects.cbegin(), plan.objects.cend(), [&](const PlannedObject &object) { return object.key.id == groups.from; });
        return hasRemovals || left == plan.objects.cend() || !left->rejection ? QString() : left->rejection->detail;
    };
    const QList<Change> move = groups.move(groups.people);
    const QString inNeither = u"members were to move to a group that nothing here puts them into: they would be in neither"_s;
    QCOMPARE(refusalOf(move), QString());
    QCOMPARE(refusalOf({move.constFirst()}), inNeither);
    QCOMPARE(refusalOf({groups.move(groups.people, u"bulkId:nobody-makes-it"_s).constFirst()}), inNeither);
    Change some = move.constLast();
    some.members.removeLast();
    QCOMPARE(refusalOf({move.constFirst(), some}), inNeither);
    const Change gone {.kind = ChangeKind::Delete, .resourceType = u"Group"_s, .id = groups.to};
    QCOMPARE(refusalOf({move.constFirst(), gone}), inNeither);
    const Change leave = members(ChangeKind::MembersRemove, groups.to, {groups.people[0]}); // was in it, and goes
    const MembersThen then {.isMember = {{groups.people[0], true}, {groups.people[1], true}, {groups.people[2], true}}};
    QCOMPARE(refusalOf({move.constFirst(), leave}, {{leave.key(), then}}), inNeither);
}

/// As it was read, or looked up: nothing puts them into the other group, and nothing is waited for.
void TestMoves::whoIsThereAlreadyJustLeaves()
{
    const TwoGroups groups;
    const QList<Change> move = groups.move(groups.people);
    const MembersThen then {.isMember = {{groups.people[0], true}, {groups.people[1], true}, {groups.people[2], true}}};
    Change read = move.constLast();
    read.before = Resource(Json::object({{u"id"_s, groups.to}, {u"displayName"_s, u"To"_s}, {u"members"_s, elementsOf(groups.people)}}));
    const QList<Plan> plans {groups.planOf({move.constFirst(), read}), groups.planOf(move, {{read.key(), then}}), groups.planOf({move.constFirst()}, {{read.key(), then}})};
    for (const Plan &plan : plans) {
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.constFirst().members, groups.people);
        QCOMPARE(plan.steps.constFirst().movedTo, QString());
    }
}

/// They came into the other group, and the first was not to be changed: what is left of it can be done without the other half.
void TestMoves::whoHasArrivedJustLeaves()
{
    TwoGroups groups;
    groups.isStuck = true;
    const QList<Change> changes = groups.move(groups.people);
    const Plan plan = groups.planOf(changes);
    const qint64 run = groups.stage.begin(plan);
    QVERIFY(groups.stage.finish(run).failed > 0);
    QCOMPARE(groups.in(groups.to), groups.people);
    const QList<Change> left = unfulfilled(changes, plan.objects, groups.stage.journal->steps(run).valueOr({}));
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.constFirst().members, groups.people);
    QCOMPARE(left.constFirst().movedTo, QString());
    groups.isStuck = false;
    QCOMPARE(groups.stage.finish(groups.stage.begin(left)).failed, 0);
    QCOMPARE(groups.in(groups.from), QStringList());
}

void TestMoves::anUndoMovesBack()
{
    TwoGroups groups;
    const qint64 run = groups.stage.begin(groups.move(groups.people));
    QCOMPARE(groups.stage.finish(run).failed, 0);
    const QList<Change> back = groups.inverseOf(run).changes.changes;
    QCOMPARE(back.size(), 2);
    for (const Change &change : back)
        QCOMPARE(change.movedTo, change.kind == ChangeKind::MembersRemove ? groups.from : QString());
    QCOMPARE(groups.stage.finish(groups.stage.begin(back)).failed, 0);
    QCOMPARE(groups.in(groups.from), groups.people);
    QCOMPARE(groups.in(groups.to), QStringList());
}

void TestMoves::anUndoThatIsRefusedThrowsNobodyOut()
{
    TwoGroups groups;
    const qint64 run = groups.stage.begin(groups.move(groups.people));
    QCOMPARE(groups.stage.finish(run).failed, 0);
    groups.isStuck = true; // nobody comes back
    QVERIFY(groups.stage.finish(groups.stage.begin(groups.inverseOf(run).changes.changes)).failed > 0);
    QCOMPARE(groups.in(groups.from), QStringList());
    QCOMPARE(groups.in(groups.to), groups.people);
}

/// Who never left need not come back first.
void TestMoves::anUndoOfHalfAMove()
{
    TwoGroups groups;
    groups.isStuck = true;
    const qint64 run = groups.stage.begin(groups.move(groups.people));
    QVERIFY(groups.stage.finish(run).failed > 0);
    const QList<Change> back = groups.inverseOf(run).changes.changes;
    QCOMPARE(back.size(), 1);
    QCOMPARE(back.constFirst().movedTo, QString());
    QCOMPARE(groups.stage.finish(groups.stage.begin(back)).failed, 0);
    QCOMPARE(groups.in(groups.to), QStringList());
}

void TestMoves::isKeptInFiles()
{
    TwoGroups groups;
    const ChangeSet set {.title = u"Moves"_s, .changes = groups.move(groups.people)};
    const auto again = ChangeSet::fromBytes(set.toBytes());
    QVERIFY(again.ok());
    QCOMPARE(again->changes, set.changes);
    const Plan plan = makePlan(set, groups.stage.directory.description);
    for (const PlanStep &step : plan.steps)
        QCOMPARE(PlanStep::fromJson(step.toJson()), step);
}

QTEST_GUILESS_MAIN(TestMoves)
#include "tst_moves.moc"
