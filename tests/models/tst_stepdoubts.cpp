// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/inverse.h"
#include "change/memberbatches.h"
#include "change/refusal.h"
#include "models/runstage.h"

#include <QLocale>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;
using Verify = Runner::Options::Verify;

/// Answers that do not say what they seem to, and what an interrupted or refused step has done all the same.
class TestStepDoubts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsNoLongerThanItTells();
    void saysAlready_data();
    void saysAlready();
    void refusalIsNoMembership_data();
    void refusalIsNoMembership();
    void refusalIsLookedUp();
    void whatIsSaidIsVerified_data();
    void whatIsSaidIsVerified();
    void retrySendsOnlyWhatWasRefused();
    void interruptedSplitGoesOn();
    void undoKnowsAnInterruptedStep();
    void refusedLookUpStopsNobody();
    void gatewayIsBelievedOnce();
    void answeredCreateIsNotRepeatedByARetry_data();
    void answeredCreateIsNotRepeatedByARetry();
    void membersByPutAreGuarded();
    void newGroupsAreFilledByPut();
    void newGroupsLoseNobodyAgain();
    void membersByPutGiveUp();
    void putKeepsMembersOnRequest();
    void ourClockIsAhead();
    void lastFailureIsLookedUp();
    void lateMembersAreAskedForOnce();
    void lookIsCutShort();
    void belatedLookFindsTheGroupGone();
    void deletesWhatWasSeen_data();
    void deletesWhatWasSeen();
};

namespace {

struct Crew {
    QString group;
    QStringList users;
};

Crew crewOf(Stage &stage, int count, bool areMembers)
{
    Crew crew;
    Json elements = Json::array();
    for (int i = 0; i < count; ++i) {
        crew.users << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
        elements.append(Json::object({{u"value"_s, crew.users.last()}}));
    }
    crew.group = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}, {u"members"_s, areMembers ? elements : Json::array()}}));
    return crew;
}

QStringList membersNow(const Stage &stage, const QString &group)
{
    QStringList ids;
    const Json list = stage.directory.get(u"/Groups"_s, group).value(u"members");
    for (const Json &element : list.items())
        ids << element.value(u"value").toString();
    ids.sort();
    return ids;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

bool names(const Wire::Request &request, const QString &id)
{
    const QByteArray quoted = QString(u'"' + id + u'"').toLatin1();
    const QByteArray within = QString(u"\\\""_s + id + u"\\\""_s).toLatin1(); // a path's, in JSON
    return request.body.contains(quoted) || request.body.contains(within);
}

Wire::Answer refusal(int status, const char *detail)
{
    return Wire::Answer::json(status, Json::object({{u"status"_s, QString::number(status)}, {u"detail"_s, QString::fromUtf8(detail)}}).toBytes());
}

Inverse undoOf(const Stage &stage, qint64 run)
{
    return inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
}

} // namespace

/// What was sent before a session began has had that session's time to show: only the first steps wait.
void TestStepDoubts::waitsNoLongerThanItTells()
{
    using std::chrono::milliseconds;
    const std::vector<milliseconds> delays {milliseconds(1000), milliseconds(2000), milliseconds(5000)};
    QCOMPARE(delaysLeft(delays, 0), delays);
    QCOMPARE(delaysLeft(delays, 400), (std::vector<milliseconds> {milliseconds(600), milliseconds(2000), milliseconds(5000)}));
    QCOMPARE(delaysLeft(delays, 3500), (std::vector<milliseconds> {milliseconds(4500)}));
    QCOMPARE(delaysLeft(delays, 8000), std::vector<milliseconds>());
}

void TestStepDoubts::saysAlready_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("scimType");
    QTest::addColumn<bool>("already");
    QTest::newRow("plain") << u"u1 is already a member"_s << QString() << true;
    QTest::newRow("Entra") << u"One or more added object references already exist for the following modified properties: 'members'."_s << QString() << true;
    QTest::newRow("exists") << u"Membership exists"_s << QString() << true;
    QTest::newRow("uniqueness") << u"conflict"_s << u"uniqueness"_s << true;
    QTest::newRow("provisioning") << u"The group is being provisioned"_s << QString() << false;
    QTest::newRow("already being") << u"The group is already being changed"_s << QString() << false;
    QTest::newRow("does not exist") << u"Resource u1 does not exist"_s << QString() << false;
    QTest::newRow("full") << u"The member limit of the group has already been reached"_s << QString() << false;
    QTest::newRow("nothing") << QString() << QString() << false;
    QTest::newRow("busy") << u"already updated concurrently"_s << QString() << false;
}

void TestStepDoubts::saysAlready()
{
    QFETCH(QString, detail);
    QFETCH(QString, scimType);
    QTEST(saysAlreadyMember(Error {.kind = ErrorKind::Conflict, .detail = detail, .httpStatus = 409, .scimType = scimType}), "already");
}

void TestStepDoubts::refusalIsNoMembership_data()
{
    QTest::addColumn<bool>("canLook");
    QTest::newRow("looked up") << true;
    QTest::newRow("cannot be looked up") << false;
}

/// 409 for another reason: nobody is called a member who is none.
void TestStepDoubts::refusalIsNoMembership()
{
    QFETCH(bool, canLook);
    ServerProfile profile;
    profile.members = canLook ? ServerProfile::MemberAccess::InGroup : ServerProfile::MemberAccess::Never;
    Stage stage(profile);
    const Crew crew = crewOf(stage, 4, false);
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { return request.method == "PATCH" ? refusal(409, "The group is being provisioned") : own(request); });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 0);
    QVERIFY(stage.step(run, 0).unchangedMembers.isEmpty());
    QCOMPARE(stage.step(run, 0).error->httpStatus, 409);
    QCOMPARE(stage.wire.count("GET"), canLook ? 4 : 0); // for all of them at once, and in three ways whether any group is shown with members
    QVERIFY(undoOf(stage, run).changes.changes.isEmpty());
}

/// Some are members, some are not: those who are not are added.
void TestStepDoubts::refusalIsLookedUp()
{
    Stage stage;
    const Crew crew = crewOf(stage, 4, false);
    const QStringList there {crew.users[0], crew.users[2]};
    stage.directory.set(u"/Groups"_s, crew.group, u"members"_s, Json::array({Json::object({{u"value"_s, there[0]}}), Json::object({{u"value"_s, there[1]}})}));
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        const bool isKnown = request.method == "PATCH" && (names(request, there[0]) || names(request, there[1]));
        return isKnown ? refusal(409, "conflict") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(sorted(stage.step(run, 0).unchangedMembers), sorted(there));
    QCOMPARE(membersNow(stage, crew.group), sorted(crew.users));
    QCOMPARE(stage.wire.count("PATCH"), 2);
    const Inverse undo = undoOf(stage, run);
    QCOMPARE(undo.changes.changes.size(), 1);
    QCOMPARE(undo.changes.changes[0].members, (QStringList {crew.users[1], crew.users[3]}));
}

void TestStepDoubts::whatIsSaidIsVerified_data()
{
    QTest::addColumn<int>("verify");
    QTest::addColumn<bool>("isTrue");
    QTest::addColumn<int>("failed");
    QTest::newRow("true") << int(Verify::Memberships) << true << 0;
    QTest::newRow("false") << int(Verify::Memberships) << false << 1;
    QTest::newRow("false, off") << int(Verify::Off) << false << 0;
}

/// "Is already a member": looked at like any success.
void TestStepDoubts::whatIsSaidIsVerified()
{
    QFETCH(int, verify);
    QFETCH(bool, isTrue);
    QFETCH(int, failed);
    Stage stage;
    const Crew crew = crewOf(stage, 1, isTrue);
    (void)stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Others"_s}, {u"members"_s, Json::array({Json::object({{u"value"_s, u"somebody"_s}})})}}));
    stage.options.verify = Verify(verify);
    stage.wire.play({refusal(409, "is already a member")});
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).failed, failed);
    QCOMPARE(stage.step(run, 0).unchangedMembers, failed > 0 ? QStringList() : crew.users);
    QCOMPARE(stage.step(run, 0).failedMembers, failed > 0 ? crew.users : QStringList());
}

/// Of twenty that are taken out one is refused; the retry is about this one, and an undo brings back all twenty.
void TestStepDoubts::retrySendsOnlyWhatWasRefused()
{
    Stage stage;
    const Crew crew = crewOf(stage, 20, true);
    const QString bad = crew.users[13];
    const Wire::Handler own = stage.wire.handler();
    bool isStubborn = true;
    stage.wire.setHandler([&](const Wire::Request &request) {
        return isStubborn && request.method == "PATCH" && names(request, bad) ? refusal(400, "may not be taken out") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersRemove, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).failedMembers, QStringList {bad});
    QCOMPARE(membersNow(stage, crew.group), QStringList {bad});
    QCOMPARE(undoOf(stage, run).changes.changes[0].members.size(), 19);
    QCOMPARE(stage.journal->planFailedAgain(run).valueOr(0), 1);
    QCOMPARE(stage.step(run, 0).openMembers, QStringList {bad});
    isStubborn = false;
    const qsizetype before = stage.wire.requests().size();
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.wire.requests().size(), before + 1);
    QVERIFY(names(stage.wire.requests().constLast(), bad));
    QVERIFY(!names(stage.wire.requests().constLast(), crew.users[0]));
    QVERIFY(membersNow(stage, crew.group).isEmpty());
    const StepOutcome outcome = stage.step(run, 0);
    QVERIFY(outcome.unchangedMembers.isEmpty() && outcome.openMembers.isEmpty() && outcome.failedMembers.isEmpty());
    const Inverse undo = undoOf(stage, run);
    QCOMPARE(undo.changes.changes.size(), 1);
    QCOMPARE(sorted(undo.changes.changes[0].members), sorted(crew.users));
}

/// The server goes while halves are sent: what was done is not sent again, and nothing of it is forgotten.
void TestStepDoubts::interruptedSplitGoesOn()
{
    Stage stage;
    const Crew crew = crewOf(stage, 16, true);
    const QString bad = crew.users[2];
    const Wire::Handler own = stage.wire.handler();
    bool isDown = false;
    QHash<QString, int> removed;
    stage.wire.setHandler([&](const Wire::Request &request) {
        isDown = isDown || stage.directory.carriedOut() == 2;
        if (isDown)
            return Wire::Answer::reset();
        if (request.method != "PATCH")
            return own(request);
        if (names(request, bad))
            return refusal(400, "may not be taken out");
        for (const QString &user : crew.users)
            removed[user] += names(request, user) ? 1 : 0;
        return own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersRemove, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).state, RunState::Stopped);
    const StepOutcome halted = stage.step(run, 0);
    QVERIFY(!halted.openMembers.isEmpty());
    QCOMPARE(halted.openMembers.size(), membersNow(stage, crew.group).size());
    isDown = false;
    stage.wire.setHandler([&, own](const Wire::Request &request) {
        if (request.method == "PATCH" && names(request, bad))
            return refusal(400, "may not be taken out");
        for (const QString &user : crew.users)
            removed[user] += request.method == "PATCH" && names(request, user) ? 1 : 0;
        return own(request);
    });
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).failedMembers, QStringList {bad});
    QVERIFY(stage.step(run, 0).unchangedMembers.isEmpty());
    for (const QString &user : crew.users)
        QCOMPARE(removed.value(user), user == bad ? 0 : 1);
    QCOMPARE(undoOf(stage, run).changes.changes[0].members.size(), 15);
}

/// A run that was ended in the middle of a step: what the step had done is taken back, and no more.
void TestStepDoubts::undoKnowsAnInterruptedStep()
{
    Stage stage;
    const Crew crew = crewOf(stage, 4, false);
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    for (const StepState state : {StepState::Sent, StepState::Skipped}) {
        QVERIFY(stage.journal->write(run, {{0, {.state = state, .unchangedMembers = {crew.users[0]}, .openMembers = {crew.users[2], crew.users[3]}}}}));
        const Inverse undo = undoOf(stage, run);
        QCOMPARE(undo.changes.changes.size(), 1);
        QCOMPARE(undo.changes.changes[0].members, QStringList {crew.users[1]});
    }
}

/// What may not be read stays in doubt, for itself: the others are carried out, and no resume ends at the same point.
void TestStepDoubts::refusedLookUpStopsNobody()
{
    Stage stage;
    stage.options.parallel = 1;
    bool met = false;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "POST" && !std::exchange(met, true))
            return refusal(504, "late");
        return request.method == "GET" ? refusal(403, "may not read") : own(request);
    });
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.state, RunState::Done);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
    QCOMPARE(stage.wire.count("POST"), 2);
}

/// It may be down for everybody, or this object may be too much for it for ever.
void TestStepDoubts::gatewayIsBelievedOnce()
{
    Stage stage;
    stage.options.parallel = 1;
    const Wire::Handler own = stage.wire.handler();
    bool met = false;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "GET" || (request.method == "POST" && !std::exchange(met, true)))
            return refusal(504, "late");
        return own(request);
    });
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    QCOMPARE(stage.finish(run).state, RunState::Stopped);
    QCOMPARE(stage.step(run, 0).state, StepState::Sent);
    QCOMPARE(stage.wire.count("POST"), 1);
    const RunSummary again = stage.finish(run);
    QCOMPARE(again.state, RunState::Done);
    QCOMPARE(again.failed, 1);
    QCOMPARE(again.done, 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
    QCOMPARE(stage.wire.count("POST"), 2);
}

void TestStepDoubts::answeredCreateIsNotRepeatedByARetry_data()
{
    QTest::addColumn<Wire::Answer>("answer");
    QTest::newRow("201 without id") << Wire::Answer::of(201, {}, {});
    QTest::newRow("202") << Wire::Answer::json(202, R"({"task":"1"})");
}

/// Accepted, not to be found: neither the first nor the second retry makes another. Once it is there, it is ours.
void TestStepDoubts::answeredCreateIsNotRepeatedByARetry()
{
    QFETCH(Wire::Answer, answer);
    Stage stage;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { return request.method == "POST" ? answer : own(request); });
    const qint64 run = stage.begin({createUser(u"a"_s)});
    for (int attempt = 0; attempt < 3; ++attempt) {
        QCOMPARE(stage.finish(run).failed, 1);
        QVERIFY(stage.step(run, 0).error->inDoubt);
        QCOMPARE(stage.wire.count("POST"), 1);
        QCOMPARE(stage.journal->planFailedAgain(run).valueOr(0), 1);
    }
    const QString id = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.step(run, 0).id, id);
    QCOMPARE(stage.wire.count("POST"), 1);
}

ServerProfile onlyPut()
{
    ServerProfile profile;
    profile.patch = false;
    profile.etag = true;
    return profile;
}

/// Two consoles read a group and each puts it back with a member more: both are there.
void TestStepDoubts::membersByPutAreGuarded()
{
    Stage stage(onlyPut());
    stage.directory.etags = true;
    stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Pilots","members":[{"value":"p"}]})")); // members are shown here
    const Crew crew = crewOf(stage, 3, false);
    int others = 2;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "PUT" && others > 0) { // the other console was faster, twice
            Json list = stage.directory.get(u"/Groups"_s, crew.group).value(u"members");
            list.append(Json::object({{u"value"_s, crew.users[others--]}}));
            stage.directory.set(u"/Groups"_s, crew.group, u"members"_s, list);
        }
        return own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, {crew.users[0]})});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(membersNow(stage, crew.group), sorted(crew.users));
    QCOMPARE(stage.wire.count("PUT"), 3);
    for (const Wire::Request &request : stage.wire.requests())
        QVERIFY(request.method != "PUT" || !request.header("If-Match").isEmpty());
}

/// Nobody is shown in any group, and this one can hold nobody back: the run has just made it.
void TestStepDoubts::newGroupsAreFilledByPut()
{
    Stage stage(onlyPut());
    const Change create {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")};
    const qint64 run = stage.begin({createUser(u"ann"_s), create, members(ChangeKind::MembersAdd, u"bulkId:g"_s, {createUser(u"ann"_s).id})});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(stage.wire.count("PUT"), 1);
    const Json crew = stage.directory.find(u"/Groups"_s, u"Crew"_s);
    QCOMPARE(crew.value(u"members").size(), 1);
}

/// It withholds who is in a group, so that each further PUT would take out those who came with the first.
void TestStepDoubts::newGroupsLoseNobodyAgain()
{
    ServerProfile profile = onlyPut();
    profile.etag = false;
    profile.membersPerAdd = 2;
    Stage stage(profile);
    QStringList users;
    for (int i = 0; i < 3; ++i)
        users << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        const Json crew = stage.directory.find(u"/Groups"_s, u"Crew"_s);
        if (request.method != "GET" || !request.path().startsWith("/Groups") || !crew.isObject())
            return own(request);
        Json shown = crew;
        shown.remove(u"members");
        const bool isList = request.path() == "/Groups";
        return Wire::Answer::json(200, (isList ? Json::object({{u"totalResults"_s, 1}, {u"Resources"_s, Json(Json::Array {shown})}}) : shown).toBytes());
    });
    const Change create {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")};
    const RunSummary summary = stage.finish(stage.begin({create, members(ChangeKind::MembersAdd, u"bulkId:g"_s, users)}));
    const QStringList there = membersNow(stage, stage.directory.find(u"/Groups"_s, u"Crew"_s).value(u"id").toString());
    QCOMPARE(there.size(), 2);
    QCOMPARE(summary.failed, 1); // and says so
    QCOMPARE(stage.wire.count("PUT"), 1);
}

/// A server that never takes its own ETag back.
void TestStepDoubts::membersByPutGiveUp()
{
    Stage stage(onlyPut());
    stage.directory.etags = true;
    stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Pilots","members":[{"value":"p"}]})")); // members are shown here
    const Crew crew = crewOf(stage, 1, false);
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { return request.method == "PUT" ? refusal(412, "changed") : own(request); });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
    QVERIFY(stage.wire.count("PUT") < 40);
}

/// A group that shows its members only when asked is renamed: they stay.
void TestStepDoubts::putKeepsMembersOnRequest()
{
    ServerProfile profile = onlyPut();
    profile.members = ServerProfile::MemberAccess::OnRequest;
    Stage stage(profile);
    stage.directory.membersOnRequest = true;
    stage.directory.etags = true;
    const Crew crew = crewOf(stage, 3, true);
    const QString another = stage.directory.add(u"/Users"_s, json(R"({"userName":"another"})"));
    Json before = stage.directory.get(u"/Groups"_s, crew.group);
    before.remove(u"members");
    const Change rename {.kind = ChangeKind::Update, .resourceType = u"Group"_s, .id = crew.group, .attributes = json(R"({"displayName":"Gang"})"), .before = Resource(before)};
    QCOMPARE(stage.finish(stage.begin({rename})).done, 1);
    QCOMPARE(stage.directory.get(u"/Groups"_s, crew.group).value(u"displayName").toString(), u"Gang"_s);
    QCOMPARE(membersNow(stage, crew.group), sorted(crew.users));
    QCOMPARE(stage.finish(stage.begin({members(ChangeKind::MembersAdd, crew.group, {another})})).done, 1);
    QCOMPARE(membersNow(stage, crew.group), sorted(crew.users + QStringList {another}));
    QCOMPARE(stage.directory.get(u"/Groups"_s, crew.group).value(u"displayName").toString(), u"Gang"_s);
}

/// By ten minutes: what was just created seems to be older than the request. The provider's own clock says that it is not.
void TestStepDoubts::ourClockIsAhead()
{
    Stage stage;
    const QDateTime theirs = QDateTime::currentDateTimeUtc().addSecs(-600);
    stage.directory.habit = [&](Json &resource) { resource.set(u"meta"_s, Json::object({{u"created"_s, theirs.toString(Qt::ISODate)}})); };
    const QByteArray date = "Date: " + QLocale::c().toString(theirs, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
    bool met = false;
    stage.directory.setFaults([&met](const Wire::Request &request) { return request.method == "POST" && !std::exchange(met, true) ? Fault::Swallow : Fault::None; });
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        Wire::Answer answer = own(request);
        answer.bytes.replace(QByteArray("Content-Type:"), QByteArray(date + "Content-Type:"));
        return answer;
    });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")}});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    QCOMPARE(stage.directory.all(u"/Groups"_s).size(), 1);
}

/// Three time-outs of a gateway, then a 500 that had its effect.
void TestStepDoubts::lastFailureIsLookedUp()
{
    for (const bool canLook : {true, false}) {
        Stage stage;
        const Wire::Handler own = stage.wire.handler();
        int posts = 0;
        stage.wire.setHandler([&](const Wire::Request &request) {
            if (request.method != "POST")
                return posts == 4 && !canLook ? refusal(403, "may not read") : own(request);
            if (++posts < 4)
                return refusal(504, "late");
            static_cast<void>(own(request));
            return refusal(500, "broke down");
        });
        const qint64 run = stage.begin({createUser(u"a"_s)});
        const RunSummary summary = stage.finish(run);
        QCOMPARE(summary.done, canLook ? 1 : 0);
        QCOMPARE(summary.failed, canLook ? 0 : 1);
        QCOMPARE(posts, 4);
        QVERIFY(canLook || stage.step(run, 0).error->inDoubt);
        stage.wire.setHandler(own);
        QVERIFY(stage.journal->planFailedAgain(run));
        QCOMPARE(stage.finish(run).done, 1);
        QCOMPARE(stage.wire.count("POST"), 4); // who tries again looks first
    }
}

ServerProfile askedOneByOne()
{
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByPairFilter;
    return profile;
}

/// Each look is a call: while the first member does not show yet nobody else is asked for.
void TestStepDoubts::lateMembersAreAskedForOnce()
{
    ServerProfile profile = askedOneByOne();
    profile.readYourWrites = false;
    Stage stage(profile);
    stage.options.verify = Verify::All;
    stage.options.delays.assign(4, std::chrono::milliseconds(5));
    const Crew crew = crewOf(stage, 6, false);
    const Wire::Handler own = stage.wire.handler();
    int looks = 0;
    stage.wire.setHandler([&](const Wire::Request &request) {
        const bool isLate = request.method == "GET" && ++looks <= 2;
        return isLate ? Wire::Answer::json(200, R"({"totalResults":0})") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(looks, 2 + 6);
}

/// The sample has shown that somebody is not there; the run is stopped before all are looked at. Nobody is called done then, and the run goes on with it.
void TestStepDoubts::lookIsCutShort()
{
    Stage stage(askedOneByOne());
    stage.options.verify = Verify::Memberships;
    const Crew crew = crewOf(stage, 8, false);
    const Wire::Handler own = stage.wire.handler();
    int looks = 0;
    bool isHonest = false;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "PATCH" && !isHonest)
            return Wire::Answer::of(204, {}, {});
        if (!isHonest && ++looks > 3)
            return Wire::Answer::silence();
        return own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    stage.start(run);
    QTRY_COMPARE(looks, 4);
    stage.runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE((*stage.outcome)->state, RunState::Stopped);
    QCOMPARE((*stage.outcome)->done, 0);
    QCOMPARE(stage.step(run, 0).state, StepState::Sent);
    isHonest = true;
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(membersNow(stage, crew.group), sorted(crew.users));
}

/// The sample has shown that somebody is not there, and then nothing can be looked up any more.
void TestStepDoubts::belatedLookFindsTheGroupGone()
{
    Stage stage(askedOneByOne());
    stage.options.verify = Verify::Memberships;
    const Crew crew = crewOf(stage, 8, false);
    const Wire::Handler own = stage.wire.handler();
    int looks = 0;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "PATCH")
            return Wire::Answer::of(204, {}, {});
        return ++looks > 3 ? refusal(403, "may not read") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, crew.group, crew.users)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).failedMembers, crew.users);
    QVERIFY(stage.step(run, 0).note.contains(u"could not be verified"_s));
}

void TestStepDoubts::deletesWhatWasSeen_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("untouched") << QString() << QString() << true;
    QTest::newRow("changed by others") << u"title"_s << u"Cook"_s << false;
    QTest::newRow("another version of the same") << u"title"_s << u"Clerk"_s << true;
}

/// Who was promoted since is not deleted unseen.
void TestStepDoubts::deletesWhatWasSeen()
{
    QFETCH(QString, attribute);
    QFETCH(QString, value);
    QFETCH(bool, isDeleted);
    ServerProfile profile;
    profile.etag = true;
    Stage stage(profile);
    stage.directory.etags = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = user, .before = Resource(stage.directory.get(u"/Users"_s, user))}});
    if (!attribute.isEmpty())
        stage.directory.set(u"/Users"_s, user, attribute, value);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, int(isDeleted));
    QCOMPARE(stage.directory.get(u"/Users"_s, user).isUndefined(), isDeleted);
    QVERIFY(!stage.wire.requests().constFirst().header("If-Match").isEmpty());
    const StepOutcome outcome = stage.step(run, 0);
    QCOMPARE(outcome.conflict.isUndefined(), isDeleted);
    if (isDeleted)
        return;
    QCOMPARE(outcome.error->kind, ErrorKind::Conflict);
    QVERIFY2(outcome.error->detail.contains(u"title"), qPrintable(outcome.error->detail));
}

QTEST_GUILESS_MAIN(TestStepDoubts)
#include "tst_stepdoubts.moc"
