// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditlog.h"
#include "change/inverse.h"
#include "models/runstage.h"
#include "store/sealedfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;

class TestRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesOutAPlan();
    void keepsPasswordsOutOfTheJournal();
    void waitsForPasswordsOnResume();
    void sealsPasswordsBeforeSending();
    void settlesDoubt_data();
    void settlesDoubt();
    void leavesAnOldNamesakeAlone();
    void cannotTellWithoutAName();
    void retriesThrottling();
    void isolatesABadMember();
    void countsKnownMembershipsAsDone();
    void missingGroupIsNoSuccess();
    void waitsForWhatIsNotVisibleYet();
    void skipsWhatNeedsAFailure();
    void whatIsGivenUpIsTakenAfterwards_data();
    void whatIsGivenUpIsTakenAfterwards();
    void whoIsDeletedLeavesTheName();
    void theOthersJoin();
    void aStrangePageIsNoAnswer();
    void tellsConflicts();
    void keepsToTheBudget();
    void stopsAndGoesOn();
    void pauses();
    void stopsWhenTheServerIsGone();
    void survivesDeathAtEveryBoundary_data();
    void survivesDeathAtEveryBoundary();
    void finishedRunsStayFinished();
    void refusesAnotherProvider();
    void oneRunnerAtATime();
    void mergesWithAnothersChange();
    void failsOnTheSameAttribute();
    void tellsThatItIsGone();
    void keepsTheOperatorsETag();
    void theOperatorsETagGuardsMemberships();
    void badRequestForAnUnknownIdMeansGone();
    void comparesWithoutETags_data();
    void comparesWithoutETags();
    void lateReadsAreNoConflict();
    void verifies_data();
    void verifies();
    void anySuccessIsTaken_data();
    void anySuccessIsTaken();
    void strangeSuccessIsNotRepeatedForEver();
    void neverCreatesTwiceWhatWasAnswered_data();
    void neverCreatesTwiceWhatWasAnswered();
    void whatCannotBeConfirmedIsSaid();
    void whatIsDeniedIsNotDone();
    void waitsWhereOthersAreAtIt_data();
    void waitsWhereOthersAreAtIt();
    void batchesOfAGroupThatWasNotMadeAreSkipped();
    void membershipsAreVerified_data();
    void membershipsAreVerified();
    void verifyingKeepsNobodyFromWriting();
    void budgetCountsEveryCall_data();
    void budgetCountsEveryCall();
    void neverAdoptsANamesake_data();
    void neverAdoptsANamesake();
    void recordsWhatHappened();
    void recordsAcrossCrashes();
};

void TestRunner::carriesOutAPlan()
{
    Stage stage;
    const QString old = stage.directory.add(u"/Users"_s, json(R"({"userName":"old","title":"Clerk"})"));
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Change update {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = old, .attributes = json(R"({"title":"Chief"})"),
                         .before = Resource(stage.directory.get(u"/Users"_s, old))};
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = gone};
    const qint64 run = stage.begin({deletion, update, createUser(u"new"_s), members(ChangeKind::MembersAdd, group, {u"bulkId:new"_s, old})});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 4);
    QCOMPARE(summary.failed + summary.skipped, 0);
    QCOMPARE(summary.calls, 4);
    QCOMPARE(summary.state, RunState::Done);
    const QString created = stage.directory.find(u"/Users"_s, u"new"_s).value(u"id").toString();
    QVERIFY(!created.isEmpty());
    QCOMPARE(stage.step(run, 0).id, created);
    QCOMPARE(stage.directory.get(u"/Users"_s, old).value(u"title").toString(), u"Chief"_s);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 2);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").at(0).value(u"value").toString(), created);
    QVERIFY(stage.directory.get(u"/Users"_s, gone).isUndefined());
    const auto runs = stage.journal->runs();
    QVERIFY(runs);
    QCOMPARE(runs->constFirst().toJson().value(u"state").toString(), u"done"_s);
}

void TestRunner::keepsPasswordsOutOfTheJournal()
{
    Stage stage;
    Change change = createUser(u"new"_s);
    change.attributes.set(u"password"_s, u"Geheim-4711"_s);
    stage.directory.setFaults([](const Wire::Request &) { return Fault::None; });
    QCOMPARE(stage.finish(stage.begin({change})).done, 1);
    QVERIFY(stage.wire.requests().constFirst().body.contains("Geheim-4711"));
    stage.journal.reset();
    for (const QString &suffix : {QString(), u"-wal"_s}) {
        QFile file(stage.journalFile() + suffix);
        QVERIFY(suffix.isEmpty() == file.open(QIODevice::ReadOnly) || !suffix.isEmpty());
        QVERIFY(!file.isOpen() || !file.readAll().contains("Geheim"));
    }
}

void TestRunner::waitsForPasswordsOnResume()
{
    Stage stage;
    Change change = createUser(u"new"_s);
    change.attributes.set(u"password"_s, u"Geheim-4711"_s);
    const qint64 run = stage.begin({change, createUser(u"other"_s)});
    const QHash<int, PlanStep> whole = std::exchange(stage.options.whole, {});
    const RunSummary without = stage.finish(run);
    QCOMPARE(without.done, 1);
    QCOMPARE(without.skipped, 1);
    QCOMPARE(without.state, RunState::Stopped);
    QVERIFY(!stage.wire.saw("[redacted]"));
    stage.options.whole = whole;
    QCOMPARE(stage.finish(run).done, 2);
    QCOMPARE(stage.wire.count("POST"), 2);
}

/// Killed right after the intent was written: the password of an account that may have been made is in the file, and the run goes on with it.
void TestRunner::sealsPasswordsBeforeSending()
{
    Stage stage;
    const QString name = stage.folder.filePath(u"passwords.sealed"_s);
    constexpr SealCost cheap {.logN = 4};
    QList<Change> changes;
    for (int i = 0; i < 3; ++i) {
        changes << createUser(u"user%1"_s.arg(i));
        changes.last().attributes.set(u"password"_s, u"Geheim-%1"_s.arg(i));
    }
    const qint64 run = stage.begin(changes);
    {
        auto sealed = SealedFile::open(name, "open sesame", cheap);
        QVERIFY(sealed);
        stage.options.sealed = std::move(sealed).value();
        Runner *runner = stage.start(run);
        bool isSealed = false;
        connect(runner, &Runner::intended, runner, [&] {
            isSealed = SealedFile::read(name, "open sesame").valueOr({}).secrets.size() == 3;
            runner->cancel();
        });
        QTRY_VERIFY(stage.outcome.has_value());
        QVERIFY(isSealed);
        QVERIFY(stage.wire.requests().isEmpty());
        QTRY_VERIFY(!stage.runner);
    }
    stage.journal.reset();
    stage.reopen();
    auto opened = SealedFile::open(name, "open sesame");
    QVERIFY(opened);
    const std::shared_ptr<SealedFile> sealed = std::move(opened).value();
    stage.options.sealed = sealed;
    stage.options.whole = Runner::stepsFromSealed(run, stage.journal->steps(run).valueOr({}), sealed->secrets());
    QCOMPARE(stage.options.whole.size(), 3);
    QCOMPARE(stage.finish(run).done, 3);
    QVERIFY(stage.wire.saw("Geheim-2"));
    QCOMPARE(sealed->secrets().size(), 3); // once each
}

void TestRunner::settlesDoubt_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("readYourWrites");
    for (const bool consistent : {true, false}) {
        QTest::addRow("swallowed, %d", int(consistent)) << int(Fault::Swallow) << consistent;
        QTest::addRow("reset, %d", int(consistent)) << int(Fault::Reset) << consistent;
        QTest::addRow("503, %d", int(consistent)) << int(Fault::Unavailable) << consistent;
    }
}

/// Every write of every kind meets the fault once; in the end all is as planned, and nothing was carried out twice.
void TestRunner::settlesDoubt()
{
    QFETCH(int, fault);
    QFETCH(bool, readYourWrites);
    ServerProfile profile;
    profile.readYourWrites = readYourWrites;
    Stage stage(profile);
    const QString old = stage.directory.add(u"/Users"_s, json(R"({"userName":"old","title":"Clerk"})"));
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone"})"));
    const QString group = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::array({Json::object({{u"value"_s, gone}})})}}));
    QSet<QByteArray> met;
    stage.directory.setFaults([&met, fault](const Wire::Request &request) {
        if (request.method == "GET" || met.contains(request.method + request.path() + request.body))
            return Fault::None;
        met.insert(request.method + request.path() + request.body);
        return Fault(fault);
    });
    const Change update {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = old, .attributes = json(R"({"title":"Chief"})"),
                         .before = Resource(stage.directory.get(u"/Users"_s, old))};
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = gone};
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s), update, members(ChangeKind::MembersAdd, group, {u"bulkId:a"_s, old}),
                                    members(ChangeKind::MembersRemove, group, {gone}), deletion});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.done, 5);
    QCOMPARE(stage.directory.carriedOut(), 6);
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 3);
    QCOMPARE(stage.directory.get(u"/Users"_s, old).value(u"title").toString(), u"Chief"_s);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 2);
    if (Fault(fault) == Fault::Swallow) // it had been done: sending it again would have been wrong (a DELETE has no body: Qt itself repeats it)
        QCOMPARE(stage.wire.count("POST") + stage.wire.count("PATCH"), 5);
}

void TestRunner::leavesAnOldNamesakeAlone()
{
    Stage stage;
    stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew","meta":{"created":"2001-01-01T00:00:00Z"}})"));
    bool met = false;
    stage.directory.setFaults([&met](const Wire::Request &request) {
        return request.method == "POST" && !std::exchange(met, true) ? Fault::Reset : Fault::None;
    });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")}});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.directory.all(u"/Groups"_s).size(), 2);
}

void TestRunner::cannotTellWithoutAName()
{
    ServerProfile profile;
    profile.filter.supported = false;
    profile.filter.everything = false;
    Stage stage(profile);
    stage.directory.setFaults([](const Wire::Request &) { return Fault::Swallow; });
    const qint64 run = stage.begin({createUser(u"a"_s)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
}

void TestRunner::retriesThrottling()
{
    Stage stage;
    int count = 0;
    stage.directory.setFaults([&count](const Wire::Request &) { return ++count % 3 == 0 ? Fault::TooMany : Fault::None; });
    QList<Change> changes;
    for (int i = 0; i < 30; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const RunSummary summary = stage.finish(stage.begin(changes));
    QCOMPARE(summary.done, 30);
    QCOMPARE(summary.calls, int(stage.wire.requests().size()));
    QCOMPARE(stage.directory.carriedOut(), 30);
}

void TestRunner::isolatesABadMember()
{
    Stage stage;
    QStringList ids;
    for (int i = 0; i < 20; ++i)
        ids << (i == 13 ? u"ghost"_s : stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}})));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, ids)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).failedMembers, QStringList {u"ghost"_s});
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 19);
}

void TestRunner::countsKnownMembershipsAsDone()
{
    Stage stage;
    stage.wire.play({Wire::Answer::json(409, R"({"status":"409","detail":"u1 is already a member"})"), Wire::Answer::json(404, R"({"status":"404","detail":"Resource g1 does not exist"})")});
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {u"u1"_s}), members(ChangeKind::MembersRemove, group, {u"u2"_s})});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.step(run, 0).unchangedMembers, QStringList {u"u1"_s});
    QCOMPARE(stage.step(run, 1).unchangedMembers, QStringList {u"u2"_s});
}

void TestRunner::missingGroupIsNoSuccess()
{
    Stage stage;
    const qint64 run = stage.begin({members(ChangeKind::MembersRemove, u"g404"_s, {u"u2"_s})});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::NotFound);
}

void TestRunner::waitsForWhatIsNotVisibleYet()
{
    ServerProfile profile;
    profile.readYourWrites = false;
    profile.membersAlone = true;
    Stage stage(profile);
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const Change create {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")};
    const Plan plan = makePlan({.changes = {create, members(ChangeKind::MembersAdd, u"bulkId:g"_s, {user})}}, stage.directory.description);
    QCOMPARE(plan.steps.size(), 2);
    const qint64 run = stage.begin(plan);
    stage.wire.play({Wire::Answer::json(201, R"({"id":"g2","displayName":"Crew"})"), Wire::Answer::json(404, R"({"status":"404"})"),
                     Wire::Answer::json(404, R"({"status":"404"})"), Wire::Answer::of(204, {}, {})});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    QCOMPARE(stage.wire.count("PATCH"), 3);
}

void TestRunner::skipsWhatNeedsAFailure()
{
    Stage stage;
    stage.directory.add(u"/Users"_s, json(R"({"userName":"taken"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 run = stage.begin({createUser(u"taken"_s), createUser(u"free"_s), members(ChangeKind::MembersAdd, group, {u"bulkId:taken"_s})});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.skipped, 1);
    QCOMPARE(summary.state, RunState::Done);
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
    QCOMPARE(stage.journal->planFailedAgain(run).valueOr(0), 2);
}

/// Of those who are made and put into groups in one run, one is refused: it costs nobody else a membership, and a second attempt brings what is missing.
void TestRunner::whatIsGivenUpIsTakenAfterwards_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("given up") << false;
    QTest::newRow("not given up") << true;
}

/// A provider that takes its time refuses a name until the other one has let go of it; where that fails, nobody asks for it.
void TestRunner::whatIsGivenUpIsTakenAfterwards()
{
    QFETCH(bool, isRefused);
    Stage stage;
    stage.options.parallel = 4;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const QString bo = stage.directory.add(u"/Users"_s, json(R"({"userName":"bo"})"));
    const auto renamed = [&stage](const QString &user, const QString &name) {
        return Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user, .attributes = Json::object({{u"userName"_s, name}}),
                       .before = Resource(stage.directory.get(u"/Users"_s, user))};
    };
    constexpr std::chrono::milliseconds late {200};
    QElapsedTimer given;
    stage.wire.setHandler([&, own = stage.wire.handler()](const Wire::Request &request) {
        if (request.method == "PATCH" && request.path() == "/Users/" + ann.toUtf8()) {
            given.start();
            return isRefused ? Wire::Answer::json(400, R"({"status":"400","scimType":"invalidValue","detail":"not this name"})").late(late) : own(request).late(late);
        }
        const bool isTaken = request.method == "PATCH" && (isRefused || !given.isValid() || given.elapsed() < 100);
        return isTaken ? Wire::Answer::json(409, R"({"status":"409","scimType":"uniqueness","detail":"userName is taken"})") : own(request);
    });
    const qint64 run = stage.begin({renamed(bo, u"ann"_s), renamed(ann, u"x"_s)});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, isRefused ? 0 : 2);
    QCOMPARE(summary.failed, isRefused ? 1 : 0);
    QCOMPARE(summary.skipped, isRefused ? 1 : 0);
    QCOMPARE(stage.wire.count("PATCH"), isRefused ? 1 : 2);
    QCOMPARE(stage.step(run, 1).state, isRefused ? StepState::Skipped : StepState::Done);
    QCOMPARE(stage.directory.get(u"/Users"_s, bo).value(u"userName").toString(), isRefused ? u"bo"_s : u"ann"_s);
}

void TestRunner::whoIsDeletedLeavesTheName()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = ann, .before = Resource(stage.directory.get(u"/Users"_s, ann))};
    const qint64 run = stage.begin({createUser(u"ann"_s), deletion});
    QCOMPARE(stage.finish(run).done, 2);
    const QString made = stage.directory.find(u"/Users"_s, u"ann"_s).value(u"id").toString();
    QVERIFY(!made.isEmpty() && made != ann);

    // nor does anybody wait for who was deleted by somebody else
    const QString eve = stage.directory.add(u"/Users"_s, json(R"({"userName":"eve"})"));
    const Change late {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = eve, .before = Resource(stage.directory.get(u"/Users"_s, eve))};
    const qint64 second = stage.begin({createUser(u"eve"_s), late});
    stage.wire.setHandler([own = stage.wire.handler()](const Wire::Request &request) {
        const Wire::Answer answer = own(request);
        return request.method == "DELETE" ? Wire::Answer::json(404, R"({"status":"404","detail":"no such user"})") : answer;
    });
    const RunSummary summary = stage.finish(second);
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.failed, 1); // that deletion
    QCOMPARE(summary.skipped, 0);
    const QString anew = stage.directory.find(u"/Users"_s, u"eve"_s).value(u"id").toString();
    QVERIFY(!anew.isEmpty() && anew != eve);

    // who was to be renamed and is gone leaves it as well
    const QString fay = stage.directory.add(u"/Users"_s, json(R"({"userName":"fay"})"));
    const Change rename {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = fay, .attributes = json(R"({"userName":"x"})"), .before = Resource(stage.directory.get(u"/Users"_s, fay))};
    const qint64 third = stage.begin({createUser(u"fay"_s), rename});
    QCOMPARE(stage.step(third, 1).state, StepState::Planned);
    stage.directory.set(u"/Users"_s, fay, u"userName"_s, u"nobody"_s);
    stage.wire.setHandler([own = stage.wire.handler(), path = QByteArray("/Users/" + fay.toUtf8())](const Wire::Request &request) {
        return request.path() == path ? Wire::Answer::json(404, R"({"status":"404","detail":"no such user"})") : own(request);
    });
    const RunSummary last = stage.finish(third);
    QCOMPARE(last.failed, 1);
    QCOMPARE(last.done, 1);
    QVERIFY(stage.directory.find(u"/Users"_s, u"fay"_s).isObject());
}

void TestRunner::theOthersJoin()
{
    Stage stage;
    const QString taken = stage.directory.add(u"/Users"_s, json(R"({"userName":"taken"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Change boats {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:boats"_s, .attributes = json(R"({"displayName":"Boats"})")};
    const QStringList people {u"bulkId:one"_s, u"bulkId:taken"_s, u"bulkId:two"_s};
    const qint64 run = stage.begin({createUser(u"one"_s), createUser(u"taken"_s), createUser(u"two"_s), members(ChangeKind::MembersAdd, group, people), boats,
                                    members(ChangeKind::MembersAdd, boats.id, people)});
    const auto sizeOf = [&stage](const QString &name) { return stage.directory.find(u"/Groups"_s, name).value(u"members").size(); };
    QCOMPARE(stage.finish(run).failed, 3); // the person, and both groups for that person alone
    QCOMPARE(sizeOf(u"Crew"_s), 2);
    QCOMPARE(sizeOf(u"Boats"_s), 2);
    stage.directory.set(u"/Users"_s, taken, u"userName"_s, u"renamed"_s);
    QCOMPARE(stage.journal->planFailedAgain(run).valueOr(0), 3);
    QCOMPARE(stage.finish(run).failed, 0);
    QCOMPARE(sizeOf(u"Crew"_s), 3);
    QCOMPARE(sizeOf(u"Boats"_s), 3);
    QCOMPARE(stage.wire.count("POST"), 5); // three people, one of them twice, and a group
}

/// A portal's page where a look-up should be answered: it is asked again, then the step stays in doubt, to be looked up when the run goes on.
void TestRunner::aStrangePageIsNoAnswer()
{
    Stage stage;
    bool isStrange = true;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        Wire::Answer answer = own(request);
        if (request.method == "POST")
            return isStrange ? Wire::Answer::of(502, "text/html", "<html>") : answer; // carried out, and nobody is told
        return isStrange ? Wire::Answer::of(200, "text/html", "<html>Sign in to the network</html>") : answer;
    });
    const qint64 run = stage.begin({createUser(u"ann"_s)});
    QCOMPARE(stage.finish(run).state, RunState::Stopped);
    QCOMPARE(stage.step(run, 0).state, StepState::Sent);
    QCOMPARE(stage.wire.count("GET"), 1 + int(stage.options.delays.size()));
    isStrange = false;
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
}

void TestRunner::tellsConflicts()
{
    ServerProfile profile;
    profile.etag = true;
    Stage stage(profile);
    const QString old = stage.directory.add(u"/Users"_s, json(R"({"userName":"old"})"));
    stage.wire.play({Wire::Answer::json(412, R"({"status":"412"})")});
    const qint64 run = stage.begin({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = old, .attributes = json(R"({"title":"x"})"),
                                     .before = Resource(stage.directory.get(u"/Users"_s, old)), .ifMatch = u"W/\"1\""_s}});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.requests().constFirst().header("If-Match"), QByteArray("W/\"1\""));
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
}

void TestRunner::keepsToTheBudget()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 20; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    stage.options.budget = 7;
    const RunSummary first = stage.finish(run);
    QCOMPARE(first.calls, 7);
    QCOMPARE(first.done, 7);
    QCOMPARE(first.skipped, 13);
    QCOMPARE(first.state, RunState::Stopped);
    stage.options.budget = -1;
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(stage.journal->run(run)->summary.calls, 20);
    QCOMPARE(stage.wire.count("POST"), 20);
    QCOMPARE(stage.wire.count("GET"), 0);
}

void TestRunner::stopsAndGoesOn()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 40; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { // the first ten are answered, then none for a minute
        const bool hangs = stage.directory.carriedOut() >= 10;
        const Wire::Answer answer = own(request);
        return hangs ? answer.late(std::chrono::minutes(1)) : answer;
    });
    stage.start(run);
    QTRY_VERIFY(stage.directory.carriedOut() > 10);
    stage.runner->stop();
    QTRY_VERIFY(stage.outcome.has_value()); // before any of those answers came
    QCOMPARE((*stage.outcome)->state, RunState::Stopped);
    stage.wire.setHandler(own);
    QCOMPARE(stage.finish(run).done, 40);
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 40);
    QCOMPARE(stage.directory.carriedOut(), 40);
}

void TestRunner::pauses()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 12; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    stage.options.parallel = 1;
    Runner *runner = stage.start(stage.begin(changes));
    QSignalSpy ended(runner, &Runner::stepEnded);
    connect(runner, &Runner::stepEnded, runner, [runner](int number) { runner->setPaused(number == 3); });
    QTRY_COMPARE(ended.size(), 4);
    QTRY_COMPARE(stage.wire.requests().size(), 4);
    QTest::qWait(50); // nothing may happen: there is nothing to wait for
    QCOMPARE(stage.wire.requests().size(), 4);
    runner->setPaused(false);
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE((*stage.outcome)->done, 12);
}

void TestRunner::stopsWhenTheServerIsGone()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 10; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    stage.directory.setFaults([&stage](const Wire::Request &) { return stage.directory.carriedOut() >= 4 ? Fault::Reset : Fault::None; });
    const RunSummary broken = stage.finish(run);
    QCOMPARE(broken.state, RunState::Stopped);
    QVERIFY(broken.problem);
    QCOMPARE(broken.failed, 0);
    stage.directory.setFaults({});
    QCOMPARE(stage.finish(run).done, 10);
    QCOMPARE(stage.directory.carriedOut(), 10);
}

void TestRunner::survivesDeathAtEveryBoundary_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<bool>("swallow");
    for (int after = 0; after <= 14; ++after) {
        QTest::addRow("%d requests", after) << after << false;
        QTest::addRow("%d requests, the next swallowed", after) << after << true;
    }
}

/// The program dies when the server has read so many requests: before the answer is read, with intents on disk that were never sent.
void TestRunner::survivesDeathAtEveryBoundary()
{
    QFETCH(int, after);
    QFETCH(bool, swallow);
    Stage stage;
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    QList<Change> changes;
    QStringList ids;
    for (int i = 0; i < 10; ++i) {
        changes << createUser(u"user%1"_s.arg(i));
        ids << changes.last().id;
    }
    changes << members(ChangeKind::MembersAdd, group, ids);
    const qint64 run = stage.begin(changes);
    stage.options.parallel = 3;
    int requests = 0;
    bool dead = false;
    stage.directory.setFaults([&](const Wire::Request &) {
        if (dead || requests++ < after)
            return Fault::None;
        dead = true;
        QMetaObject::invokeMethod(&stage.parent, [&stage] { stage.kill(); }, Qt::QueuedConnection);
        return swallow ? Fault::Swallow : Fault::Reset;
    });
    stage.start(run);
    QTRY_VERIFY(stage.outcome.has_value());
    if (dead) {
        QTRY_VERIFY(!stage.runner);
        stage.directory.setFaults({});
        QCOMPARE(stage.finish(run).done, 11);
    }
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 10);
    QCOMPARE(stage.directory.carriedOut(), 11);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 10);
}

void TestRunner::finishedRunsStayFinished()
{
    Stage stage;
    const qint64 run = stage.begin({createUser(u"a"_s)});
    QCOMPARE(stage.finish(run).done, 1);
    const RunSummary again = stage.finish(run);
    QCOMPARE(again.done, 1);
    QCOMPARE(again.calls, 0);
    QCOMPARE(stage.wire.requests().size(), 1);
}

void TestRunner::refusesAnotherProvider()
{
    Stage stage;
    const qint64 run = stage.journal->begin(makePlan({.changes = {createUser(u"a"_s)}}, stage.directory.description), {.baseUrl = u"https://else.example/scim"_s}).valueOr(-1);
    stage.start(run);
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE(stage.outcome->error().kind, ErrorKind::Validation);
    QVERIFY(stage.wire.requests().isEmpty());
}

void TestRunner::oneRunnerAtATime()
{
    Stage stage;
    const qint64 run = stage.begin({createUser(u"a"_s)});
    const auto held = stage.journal->lock(run);
    QVERIFY(held);
    QCOMPARE(stage.journal->run(run)->summary.state, RunState::Running);
    stage.start(run);
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE(stage.outcome->error().kind, ErrorKind::Store);
    QVERIFY(stage.wire.requests().isEmpty());
}

ServerProfile withETags()
{
    ServerProfile profile;
    profile.etag = true;
    return profile;
}

void TestRunner::mergesWithAnothersChange()
{
    Stage stage(withETags());
    stage.directory.etags = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk","nickName":"A"})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Chief"_s)});
    stage.directory.set(u"/Users"_s, user, u"nickName"_s, u"B"_s);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.calls, 3); // refused, read, written
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Chief"_s);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"nickName").toString(), u"B"_s);
    QVERIFY2(stage.step(run, 0).note.contains(u"nickName"), qPrintable(stage.step(run, 0).note));
}

void TestRunner::failsOnTheSameAttribute()
{
    Stage stage(withETags());
    stage.directory.etags = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Chief"_s)});
    stage.directory.set(u"/Users"_s, user, u"title"_s, u"Cook"_s);
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Cook"_s);
    const StepOutcome outcome = stage.step(run, 0);
    QCOMPARE(outcome.error->kind, ErrorKind::Conflict);
    const ThreeWay versions = ThreeWay::fromJson(outcome.conflict);
    QCOMPARE(versions.attributes.size(), 1);
    QCOMPARE(versions.attributes[0].was.toString(), u"Clerk"_s);
    QCOMPARE(versions.attributes[0].theirs.toString(), u"Cook"_s);
    QCOMPARE(versions.attributes[0].yours.toString(), u"Chief"_s);
}

void TestRunner::tellsThatItIsGone()
{
    Stage stage(withETags());
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk","meta":{"version":"W/\"1\""}})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Chief"_s)});
    stage.wire.play({Wire::Answer::json(412, R"({"status":"412"})"), Wire::Answer::json(404, R"({"status":"404"})")});
    QCOMPARE(stage.finish(run).failed, 1);
    QVERIFY(ThreeWay::fromJson(stage.step(run, 0).conflict).isGone);
}

void TestRunner::keepsTheOperatorsETag()
{
    Stage stage(withETags());
    stage.directory.etags = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    Change change = retitle(stage, user, u"Chief"_s);
    change.ifMatch = change.before.version();
    const qint64 run = stage.begin({change});
    stage.directory.set(u"/Users"_s, user, u"nickName"_s, u"B"_s);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.calls, 1);
}

void TestRunner::theOperatorsETagGuardsMemberships()
{
    ServerProfile profile = withETags();
    profile.membersPerAdd = 1;
    Stage stage(profile);
    stage.directory.etags = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString other = stage.directory.add(u"/Users"_s, json(R"({"userName":"b"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    Change change = members(ChangeKind::MembersAdd, group, {user, other});
    change.ifMatch = Resource(stage.directory.get(u"/Groups"_s, group)).version();
    const qint64 good = stage.begin({change});
    QCOMPARE(stage.finish(good).done, 1); // the first batch alone is guarded: it makes the ETag another
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 2);
    change.kind = ChangeKind::MembersRemove;
    const qint64 late = stage.begin({change}); // what it says is of before
    const RunSummary summary = stage.finish(late);
    QCOMPARE(summary.done, 0);
    QCOMPARE(stage.wire.count("PATCH"), 3); // the batch behind the refused one was not sent
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 2);
}

/// Entra was measured to answer 400 where no object has the id.
void TestRunner::badRequestForAnUnknownIdMeansGone()
{
    Stage stage;
    stage.directory.unknownIdStatus = 400;
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone"})"));
    bool met = false;
    stage.directory.setFaults([&met](const Wire::Request &request) { return request.method == "DELETE" && !std::exchange(met, true) ? Fault::Swallow : Fault::None; });
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = gone};
    const qint64 run = stage.begin({deletion});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.state, RunState::Done);
}

void TestRunner::comparesWithoutETags_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<bool>("patch");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("nothing, PATCH") << QString() << true << false;
    QTest::newRow("another, PATCH") << u"nickName"_s << true << false;
    QTest::newRow("the same, PATCH") << u"title"_s << true << true;
    QTest::newRow("another, PUT") << u"nickName"_s << false << false;
    QTest::newRow("the same, PUT") << u"title"_s << false << true;
}

void TestRunner::comparesWithoutETags()
{
    QFETCH(QString, attribute);
    QFETCH(bool, patch);
    QFETCH(bool, conflict);
    ServerProfile profile;
    profile.patch = patch;
    Stage stage(profile);
    stage.options.recheck = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Chief"_s)});
    if (!attribute.isEmpty())
        stage.directory.set(u"/Users"_s, user, attribute, u"B"_s);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, int(conflict));
    QCOMPARE(stage.directory.carriedOut(), int(!conflict));
    QCOMPARE(summary.calls, int(stage.wire.requests().size()));
    QCOMPARE(stage.step(run, 0).conflict.isUndefined(), !conflict);
    if (attribute == "nickName"_L1)
        QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"nickName").toString(), u"B"_s);
}

/// What a read shows that lags behind our own write of a moment ago.
void TestRunner::lateReadsAreNoConflict()
{
    ServerProfile profile;
    profile.readYourWrites = false;
    Stage stage(profile);
    stage.options.recheck = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    QCOMPARE(stage.finish(stage.begin({retitle(stage, user, u"Chief"_s)})).done, 1);
    const Change next = retitle(stage, user, u"Boss"_s);
    int late = 2;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        const bool isLate = request.method == "GET" && --late >= 0;
        if (isLate && late == 0)
            return Wire::Answer::json(404, "{}"); // of a copy that does not even know it yet
        return isLate ? Wire::Answer::json(200, Json::object({{u"id"_s, user}, {u"userName"_s, u"a"_s}, {u"title"_s, u"Clerk"_s}}).toBytes()) : own(request);
    });
    QCOMPARE(stage.finish(stage.begin({next})).done, 1);
    QVERIFY(late < 0);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Boss"_s);
    const Change again = retitle(stage, user, u"Admiral"_s);
    stage.directory.set(u"/Users"_s, user, u"title"_s, u"Chief"_s); // put back by somebody else, which no waiting makes go away
    QCOMPARE(stage.finish(stage.begin({again})).failed, 1);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Chief"_s);
    const Change last = retitle(stage, user, u"Purser"_s);
    stage.directory.set(u"/Users"_s, user, u"title"_s, u"Cook"_s); // this was somebody else
    QCOMPARE(stage.finish(stage.begin({last})).failed, 1);
}

void TestRunner::verifies_data()
{
    QTest::addColumn<int>("verify");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("differing");
    QTest::newRow("off") << int(Runner::Options::Verify::Off) << 20 << 0;
    QTest::newRow("sample") << int(Runner::Options::Verify::Sample) << 22 << 2;
    QTest::newRow("all") << int(Runner::Options::Verify::All) << 40 << 20;
}

void TestRunner::verifies()
{
    QFETCH(int, verify);
    Stage stage;
    stage.directory.habit = [](Json &resource) {
        resource.remove(u"nickName");
        resource.set(u"title"_s, resource.value(u"title").toString().left(4));
    };
    stage.options.verify = Runner::Options::Verify(verify);
    QList<Change> changes;
    for (int i = 0; i < 20; ++i) {
        changes << createUser(u"user%1"_s.arg(i));
        changes.last().attributes.set(u"title"_s, u"Chief of all"_s);
        changes.last().attributes.set(u"nickName"_s, u"N"_s);
        changes.last().attributes.set(u"password"_s, u"Geheim"_s);
    }
    const qint64 run = stage.begin(changes);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 20);
    QTEST(summary.calls, "calls");
    int differing = 0;
    for (const StepRecord &record : stage.journal->steps(run).valueOr({})) {
        if (record.outcome.differences.isEmpty())
            continue;
        ++differing;
        QStringList told;
        for (const ValueDifference &difference : record.outcome.differences)
            told << difference.attribute + u' ' + differenceText(difference.kind);
        QCOMPARE(told, (QStringList {u"title truncated"_s, u"nickName ignored"_s}));
    }
    QTEST(differing, "differing");
}

void TestRunner::anySuccessIsTaken_data()
{
    QTest::addColumn<Wire::Answer>("answer");
    QTest::addColumn<int>("requests"); ///< for two batches
    const auto row = [](const char *name, const Wire::Answer &answer, int requests) { QTest::newRow(name) << answer << requests; };
    row("204", Wire::Answer::of(204, {}, {}), 2);
    row("200, empty", Wire::Answer::of(200, {}, {}), 2);
    row("200 {}", Wire::Answer::json(200, "{}"), 2);
    row("200, a message", Wire::Answer::json(200, R"({"message":"2 members added"})"), 2);
    row("201, what was made", Wire::Answer::json(201, R"({"id":"membership-7","value":"u1"})"), 2);
    row("201, empty", Wire::Answer::of(201, {}, {}), 2);
    row("202, a task", Wire::Answer::json(202, R"({"id":"task-1"})"), 2);
    row("299", Wire::Answer::of(299, {}, {}), 2);
    row("200, about another", Wire::Answer::json(200, R"({"id":"somebody-else"})"), 4); // looked up, once for each
    row("200, a portal's page", Wire::Answer::of(200, "text/html", "<html>sign in</html>"), 4);
}

/// A server has its own idea of what to answer a PATCH with. Whatever it is: carried out once, and not looked up for ever.
void TestRunner::anySuccessIsTaken()
{
    QFETCH(Wire::Answer, answer);
    QFETCH(int, requests);
    ServerProfile profile;
    profile.membersPerAdd = 2;
    Stage stage(profile);
    QStringList ids;
    for (int i = 0; i < 4; ++i)
        ids << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Wire::Handler carryOut = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        const Wire::Answer own = carryOut(request);
        return request.method == "PATCH" ? answer : own;
    });
    const RunSummary summary = stage.finish(stage.begin({members(ChangeKind::MembersAdd, group, ids)}));
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(stage.wire.count("PATCH"), 2);
    QCOMPARE(int(stage.wire.requests().size()), requests);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 4);
}

/// Success that is not ours, and nothing changed: once more, and that is that.
void TestRunner::strangeSuccessIsNotRepeatedForEver()
{
    for (const bool canLook : {true, false}) {
        ServerProfile profile;
        profile.members = canLook ? ServerProfile::MemberAccess::InGroup : ServerProfile::MemberAccess::Never;
        Stage stage(profile);
        const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
        const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        const Wire::Handler own = stage.wire.handler();
        stage.wire.setHandler([&](const Wire::Request &request) {
            return request.method == "PATCH" ? Wire::Answer::of(200, "text/html", "<html>sign in</html>") : own(request);
        });
        const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {user})});
        QCOMPARE(stage.finish(run).failed, 1);
        QCOMPARE(stage.wire.count("PATCH"), 3);
        QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Protocol);
    }
}

void TestRunner::neverCreatesTwiceWhatWasAnswered_data()
{
    QTest::addColumn<Wire::Answer>("answer");
    QTest::newRow("201 without id") << Wire::Answer::of(201, {}, {});
    QTest::newRow("202") << Wire::Answer::json(202, R"({"task":"1"})");
}

/// Accepted, and not to be found yet: a second request would make a second group, for nothing keeps their names unique.
void TestRunner::neverCreatesTwiceWhatWasAnswered()
{
    QFETCH(Wire::Answer, answer);
    Stage stage;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) { return request.method == "POST" ? answer : own(request); });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")}});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
}

/// The answer shows a list without the new member, and the second look does not come about.
void TestRunner::whatCannotBeConfirmedIsSaid()
{
    Stage stage;
    stage.options.verify = Runner::Options::Verify::All;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "PATCH")
            return Wire::Answer::json(200, Json::object({{u"id"_s, group}, {u"members"_s, Json::array()}}).toBytes());
        return request.method == "GET" ? Wire::Answer::json(403, R"({"status":"403"})") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {user})});
    QCOMPARE(stage.finish(run).done, 1);
    QVERIFY2(stage.step(run, 0).note.contains(u"could not be verified"), qPrintable(stage.step(run, 0).note));
}

/// The answer shows the group without the member, and the look that would tell cannot be made now: it is looked at when the run goes on.
void TestRunner::whatIsDeniedIsNotDone()
{
    Stage stage;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString other = stage.directory.add(u"/Users"_s, json(R"({"userName":"b"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Wire::Handler own = stage.wire.handler();
    bool isDown = true;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (isDown && request.method == "PATCH") // without effect
            return Wire::Answer::json(200, Json::object({{u"id"_s, group}, {u"members"_s, Json::array({Json::object({{u"value"_s, other}})})}}).toBytes());
        return isDown && request.method == "GET" ? Wire::Answer::json(502, "{}") : own(request);
    });
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {user})});
    QCOMPARE(stage.finish(run).state, RunState::Stopped);
    QCOMPARE(stage.step(run, 0).state, StepState::Sent);
    isDown = false;
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 1);
}

/// "Somebody else is changing this group just now" is neither "was a member already" nor the member's fault.
void TestRunner::waitsWhereOthersAreAtIt_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("Graph") << QByteArray(R"({"error":{"code":"Request_BadRequest","message":"Another object is updated concurrently: Directory_ConcurrencyViolation"}})") << 409;
    QTest::newRow("SCIM") << QByteArray(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","detail":"concurrent modification"})") << 409;
    QTest::newRow("locked") << QByteArray(R"({"detail":"locked"})") << 423;
}

void TestRunner::waitsWhereOthersAreAtIt()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    Stage stage;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    stage.wire.play({Wire::Answer::json(status, body), Wire::Answer::json(status, body)});
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, {user})});
    QCOMPARE(stage.finish(run).done, 1);
    QCOMPARE(stage.wire.count("PATCH"), 3);
    QVERIFY(stage.step(run, 0).unchangedMembers.isEmpty());
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 1);
    stage.wire.setHandler([&](const Wire::Request &) { return Wire::Answer::json(status, body); }); // and for ever
    const qint64 second = stage.begin({members(ChangeKind::MembersAdd, group, {u"u77"_s})});
    QCOMPARE(stage.finish(second).failed, 1);
    QVERIFY(stage.step(second, 0).unchangedMembers.isEmpty());
}

/// A new group that is refused takes all its batches of members with it: none is sent to nowhere.
void TestRunner::batchesOfAGroupThatWasNotMadeAreSkipped()
{
    ServerProfile profile;
    profile.membersPerAdd = 1;
    profile.membersAlone = true;
    Stage stage(profile);
    stage.wire.play({Wire::Answer::json(400, R"({"status":"400","detail":"no"})")});
    const Change create {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")};
    const qint64 run = stage.begin({create, members(ChangeKind::MembersAdd, u"bulkId:g"_s, {u"a"_s, u"b"_s, u"c"_s})});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.requests().size(), 1);
    for (int i = 1; i < 4; ++i)
        QCOMPARE(stage.step(run, i).state, StepState::Skipped);
}

void TestRunner::membershipsAreVerified_data()
{
    QTest::addColumn<bool>("ignores"); ///< the server answers 204 and does nothing
    QTest::addColumn<bool>("shows"); ///< it answers with the group
    QTest::addColumn<int>("verify");
    QTest::addColumn<int>("looks");
    QTest::addColumn<int>("failed"); ///< steps, of six
    const auto row = [](const char *name, bool ignores, bool shows, Runner::Options::Verify verify, int looks, int failed) {
        QTest::newRow(name) << ignores << shows << int(verify) << looks << failed;
    };
    using Verify = Runner::Options::Verify;
    row("honest", false, false, Verify::Memberships, 2, 0);
    row("honest, shows", false, true, Verify::Memberships, 0, 0);
    row("honest, off", false, false, Verify::Off, 0, 0);
    row("honest, all", false, false, Verify::All, 6, 0);
    row("ignores", true, false, Verify::Memberships, 13, 6); // once whether other groups are shown with members, and each time whether anybody says that he is in this one
    row("ignores, all", true, false, Verify::All, 13, 6);
    row("ignores, off", true, false, Verify::Off, 0, 0); // which is why it is not the default
}

/// 204 says nothing: some servers say it and do nothing. The first of a group is looked at, and when it is not there all that follow.
void TestRunner::membershipsAreVerified()
{
    QFETCH(bool, ignores);
    QFETCH(bool, shows);
    QFETCH(int, verify);
    QFETCH(int, looks);
    QFETCH(int, failed);
    ServerProfile profile;
    profile.membersPerAdd = 2;
    Stage stage(profile);
    QStringList ids;
    for (int i = 0; i < 12; ++i)
        ids << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    (void)stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Others","members":[{"value":"somebody"}]})"));
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method != "PATCH")
            return own(request);
        if (!ignores)
            (void)own(request);
        return shows ? Wire::Answer::json(200, stage.directory.get(u"/Groups"_s, group).toBytes()) : Wire::Answer::of(204, {}, {});
    });
    stage.options.verify = Runner::Options::Verify(verify);
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, ids)});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, failed > 0 ? 1 : 0);
    QCOMPARE(int(stage.wire.count("GET")), looks);
    int failedSteps = 0;
    QStringList failedMembers;
    for (const StepRecord &record : stage.journal->steps(run).valueOr({})) {
        failedSteps += record.outcome.state == StepState::Failed ? 1 : 0;
        failedMembers << record.outcome.failedMembers;
    }
    QCOMPARE(failedSteps, failed);
    QCOMPARE(failedMembers, failed > 0 ? ids : QStringList());
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    QCOMPARE(inverse.changes.isEmpty(), failed > 0); // nothing was done, so nothing is undone
}

/// Looking at what came of it takes until reads have caught up; others write meanwhile.
void TestRunner::verifyingKeepsNobodyFromWriting()
{
    ServerProfile profile;
    profile.membersPerAdd = 1;
    profile.membersAlone = true;
    profile.readYourWrites = false;
    profile.limits.concurrency = 2;
    Stage stage(profile);
    stage.options.delays = {std::chrono::milliseconds(100), std::chrono::seconds(30)};
    QStringList ids;
    for (int i = 0; i < 12; ++i)
        ids << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    (void)stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Others","members":[{"value":"somebody"}]})"));
    const Json empty = stage.directory.get(u"/Groups"_s, group);
    const Wire::Handler own = stage.wire.handler();
    bool isLate = true;
    stage.wire.setHandler([&](const Wire::Request &request) {
        const Wire::Answer answer = own(request);
        return request.method == "PATCH" ? Wire::Answer::of(204, {}, {}) : isLate && request.path().startsWith("/Groups/") ? Wire::Answer::json(200, empty.toBytes()) : answer;
    });
    stage.options.verify = Runner::Options::Verify::All; // every one waits, and none in another's way
    const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, ids)});
    Runner *runner = stage.start(run);
    QTRY_COMPARE(stage.wire.count("PATCH"), 12);
    runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(stage.step(run, i).state, StepState::Done); // and not in doubt
        QVERIFY(stage.step(run, i).note.contains(u"not verified"_s));
    }
}

void TestRunner::budgetCountsEveryCall_data()
{
    QTest::addColumn<int>("budget");
    for (const int budget : {0, 1, 2, 7, 20, 33})
        QTest::addRow("%d", budget) << budget;
}

/// Throttled attempts, the read before a PUT, verification: nothing goes out beyond the budget, and what went out is what is told.
void TestRunner::budgetCountsEveryCall()
{
    QFETCH(int, budget);
    ServerProfile profile;
    profile.patch = false;
    Stage stage(profile);
    int count = 0;
    stage.directory.setFaults([&count](const Wire::Request &) { return ++count % 4 == 0 ? Fault::TooMany : Fault::None; });
    QList<Change> changes;
    for (int i = 0; i < 12; ++i) {
        const QString user = stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
        changes << retitle(stage, user, u"Chief"_s);
    }
    const qint64 run = stage.begin(changes);
    stage.options.budget = budget;
    stage.options.verify = Runner::Options::Verify::Sample;
    const RunSummary summary = stage.finish(run);
    QVERIFY(int(stage.wire.requests().size()) <= budget);
    QCOMPARE(summary.calls, int(stage.wire.requests().size()));
    QVERIFY(!summary.problem);
    QCOMPARE(summary.failed, 0);
    stage.options.budget = -1;
    QCOMPARE(stage.finish(run).done, 12);
    QCOMPARE(stage.journal->run(run)->summary.calls, int(stage.wire.requests().size()));
}

void TestRunner::neverAdoptsANamesake_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("never arrived") << int(Fault::Reset);
    QTest::newRow("carried out") << int(Fault::Swallow);
}

/// Groups may share a name, and this provider does not tell when one was made: whose it is cannot be known, and an undo must not delete another's.
void TestRunner::neverAdoptsANamesake()
{
    QFETCH(int, fault);
    Stage stage;
    const QString others = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    stage.directory.setFaults([fault](const Wire::Request &request) { return request.method == "POST" ? Fault(fault) : Fault::None; });
    const qint64 run = stage.begin({{.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:g"_s, .attributes = json(R"({"displayName":"Crew"})")}});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    const StepOutcome outcome = stage.step(run, 0);
    QVERIFY(outcome.error->inDoubt);
    QVERIFY(outcome.id.isEmpty());
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    QVERIFY(inverse.changes.isEmpty());
    QCOMPARE(inverse.notes.size(), 1);
    QVERIFY(!stage.directory.get(u"/Groups"_s, others).isUndefined());
}

QStringList told(AuditLog &log)
{
    QStringList events;
    for (const Json &record : log.records().valueOr({})) {
        const QString event = record.value(u"event").toString();
        events << (event == "outcome"_L1 ? record.value(u"kind").toString() + u' ' + record.value(u"label").toString() + u' ' + record.value(u"outcome").toString() : event);
    }
    return events;
}

void TestRunner::recordsWhatHappened()
{
    Stage stage;
    auto audit = AuditLog::open(stage.folder.path(), *stage.journal);
    QVERIFY(audit);
    stage.options.audit = audit->get();
    stage.options.parallel = 1;
    const QString old = stage.directory.add(u"/Users"_s, json(R"({"userName":"old","title":"Clerk"})"));
    stage.directory.add(u"/Users"_s, json(R"({"userName":"taken"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    Change create = createUser(u"new"_s);
    create.attributes.set(u"password"_s, u"Geheim-4711"_s);
    Change add = members(ChangeKind::MembersAdd, group, {u"bulkId:new"_s, old});
    add.before = Resource(stage.directory.get(u"/Groups"_s, group));
    const qint64 run = stage.begin({create, createUser(u"taken"_s), add,
                                    {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = old, .attributes = json(R"({"title":"Chief"})"),
                                     .before = Resource(stage.directory.get(u"/Users"_s, old))}});
    QCOMPARE(stage.finish(run).done, 3);
    const QStringList expected {u"run-started"_s, u"create new done"_s, u"create taken failed"_s, u"update old done"_s, u"members-add Crew done"_s, u"run-ended"_s};
    QCOMPARE(told(**audit), expected);
    const QList<Json> records = (*audit)->records(run).valueOr({});
    QCOMPARE(records.size(), 6);
    const QString created = stage.directory.find(u"/Users"_s, u"new"_s).value(u"id").toString();
    QCOMPARE(records[1].value(u"id").toString(), created);
    QCOMPARE(records[1].value(u"status").toInteger(), 201);
    QCOMPARE(records[2].value(u"status").toInteger(), 409);
    QCOMPARE(records[2].value(u"scimType").toString(), u"uniqueness"_s);
    QCOMPARE(records[3].value(u"changes").toBytes(), QByteArray(R"([{"attribute":"title","old":"Clerk","new":"Chief"}])"));
    QCOMPARE(records[4].value(u"membersAdded").at(0).toString(), created);
    QCOMPARE(records[5].value(u"done").toInteger(), 3);
    QVERIFY((*audit)->verify()->findings.isEmpty());
    QFile file((*audit)->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("Geheim"));
    QCOMPARE(stage.finish(run).calls, 0); // nothing happens, nothing is told
    QCOMPARE(told(**audit), expected);
}

/// What the journal knows as done is in the audit log, once, whenever the program died.
void TestRunner::recordsAcrossCrashes()
{
    Stage stage;
    QList<Change> changes;
    constexpr int users = 40; // more than one session gets done before it is cancelled
    for (int i = 0; i < users; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    for (int session = 0; session < 4; ++session) {
        auto audit = AuditLog::open(stage.folder.path(), *stage.journal);
        QVERIFY(audit);
        stage.options.audit = audit->get();
        stage.options.parallel = 2;
        const int before = stage.directory.carriedOut();
        stage.directory.setFaults([&](const Wire::Request &) {
            if (session < 3 && stage.directory.carriedOut() == before + 3)
                QMetaObject::invokeMethod(&stage.parent, [&stage] { stage.runner->cancel(); }, Qt::QueuedConnection);
            return Fault::None;
        });
        stage.start(run);
        QTRY_VERIFY(stage.outcome.has_value());
        QTRY_VERIFY(!stage.runner);
        audit->reset();
        stage.journal.reset();
        stage.reopen();
    }
    auto audit = AuditLog::open(stage.folder.path(), *stage.journal);
    QVERIFY(audit);
    const QStringList events = told(**audit);
    for (int i = 0; i < users; ++i)
        QCOMPARE(events.count(u"create user%1 done"_s.arg(i)), 1);
    QCOMPARE(events.count(u"run-started"_s), 1);
    QCOMPARE(events.count(u"run-resumed"_s), 3);
    QVERIFY((*audit)->verify()->findings.isEmpty());
    QCOMPARE(stage.directory.carriedOut(), users);
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
