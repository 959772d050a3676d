// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"
#include "change/planjob.h"
#include "directory/directory.h"
#include "form/applyrun.h"
#include "form/keptdraft.h"
#include "form/rundesk.h"
#include "models/runstage.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Provost;
using namespace Provost::Testing;

namespace {

using Fault = FakeProvider::Fault;

/// A session over a provider on a wire, and its run.
struct Desk {
    QTemporaryDir folder;
    Wire wire;
    FakeProvider provider {wire};
    std::unique_ptr<Directory> directory;
    std::unique_ptr<EditSession> session;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<ApplyRun> run;

    explicit Desk(const ServerProfile &profile = {})
    {
        provider.description = ServiceDescription::fallback(profile);
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        directory = std::make_unique<Directory>(settings);
        directory->setCachedDescription(provider.description);
        directory->open();
        session = std::make_unique<EditSession>(*directory);
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        if (opened)
            journal = std::move(opened).value();
        run = std::make_unique<ApplyRun>(*session, RunSurroundings {.journal = journal.get(), .operatorName = u"Ann"_s});
    }
    void apply()
    {
        run->start(session->changes(), {});
        QTRY_VERIFY_WITH_TIMEOUT(!run->isRunning(), 20'000);
    }
    [[nodiscard]] qsizetype posts() const { return wire.count("POST"); }
    [[nodiscard]] QString url() const { return baseUrlOf(directory->connection()); }
};

Change createGroup(const QString &name, const QStringList &ids = {})
{
    Json group = Json::object({{u"displayName"_s, name}});
    Json list = Json::array();
    for (const QString &id : ids)
        list.append(Json::object({{u"value"_s, id}}));
    if (list.size() > 0)
        group.set(u"members"_s, list);
    return {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:"_s + name, .attributes = group};
}

/// What happens to creates, and to all reads while nobody may look them up.
FakeProvider::Faults onCreate(Fault fault)
{
    return [fault](const Wire::Request &request) {
        if (request.method == "POST")
            return fault;
        return request.method == "GET" ? Fault::Reset : Fault::None;
    };
}

} // namespace

/// Nothing is created twice, whatever became of the run that was to create it first.
class TestApplyRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inDoubtIsLookedUp_data();
    void inDoubtIsLookedUp();
    void whatCannotBeToldIsNotSent();
    void anotherPersonUnderTheSameId();
    void oneThatMayNotBeLookedUp();
    void createdByAnotherRun();
    void madeAgainAfterADeletion();
    void draftIsHeldAgainstTheJournal();
    void failedStepDoneSinceIsNotRepeated();
    void goesOnAsItWasPlannedAlsoAfterAnother();
    void aPasswordThatIsStagedMeanwhileIsTaken();
    void outcomesAreLaidOverWhatOthersHold();
    void whatWasSoWhenItWasPlannedIsNotSoForever();
    void onlyWhatIsMissingOfAGroupIsLeft();
    void editedAfterItWasPlanned();
    void givenUpRunsAreLookedUpToo();
    void deletionOfWhatOthersChanged();
    void othersChangesAreTold();
    void newEditIsToldAnew();
    void stoppedWhileLookingSaysSo();
    void anUndoIsStoppedWhileItLooks();
    void anotherUndoWaitsForTheOneThatIsApplied();
    void whatWasLookedUpIsKeptForTheAnswer();
    void anUndoLooksOnce_data();
    void anUndoLooksOnce();
};

/// Who answers a question does not pay for the same look-ups again.
void TestApplyRun::whatWasLookedUpIsKeptForTheAnswer()
{
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByPairFilter;
    Desk desk(profile);
    desk.provider.membersOnRequest = true;
    desk.run->setVerify(Runner::Options::Verify::Off);
    const QString ann = desk.provider.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const QString ben = desk.provider.add(u"/Users"_s, json(R"({"userName":"ben"})"));
    const QString crew = desk.provider.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Change deletion {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = ben, .before = Resource(desk.provider.get(u"/Users"_s, ben))};
    desk.session->stage({members(ChangeKind::MembersAdd, crew, {ann}), deletion}, u"Edit"_s);
    QStringList answers;
    connect(desk.run.get(), &ApplyRun::questioned, this, [&answers](const QList<GuardQuestion> &questions) {
        for (const GuardQuestion &question : questions)
            answers << question.confirmation;
    });
    const auto pairs = [&desk] {
        const auto &requests = desk.wire.requests();
        return std::count_if(requests.cbegin(), requests.cend(), [](const Wire::Request &request) { return request.path() == "/Groups"; });
    };
    desk.apply();
    QVERIFY(!answers.isEmpty());
    QCOMPARE(pairs(), 1);
    desk.run->start(desk.session->changes(), answers);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.run->isRunning(), 20'000);
    QVERIFY(desk.session->changes().isEmpty());
    QCOMPARE(pairs(), 1);
    const auto &steps = desk.run->plan().steps;
    QVERIFY(std::any_of(steps.cbegin(), steps.cend(), [](const PlanStep &step) { return step.kind == ChangeKind::MembersAdd && step.lookedUp; }));
}

void TestApplyRun::anUndoLooksOnce_data()
{
    QTest::addColumn<bool>("wroteSince"); // as far as the journal can tell
    QTest::newRow("nobody has written since") << false;
    QTest::newRow("this console may have") << true;
}

/// What was read to show what an undo comes to is not read again to begin it, and counts with it.
void TestApplyRun::anUndoLooksOnce()
{
    QFETCH(bool, wroteSince);
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByPairFilter;
    Desk desk(profile);
    desk.provider.membersOnRequest = true;
    desk.run->setVerify(Runner::Options::Verify::Off);
    const QString ann = desk.provider.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const QString crew = desk.provider.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Change title {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = ann, .attributes = json(R"({"title":"Chief"})"), .before = Resource(desk.provider.get(u"/Users"_s, ann))};
    desk.session->stage({title, members(ChangeKind::MembersAdd, crew, {ann})}, u"Edit"_s);
    desk.apply();
    QVERIFY(desk.session->changes().isEmpty());
    {
        const QString time = wroteSince ? u"2999-01-01T00:00:00.000Z"_s : u"2020-01-01T00:00:00.000Z"_s;
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ageing"_s);
        database.setDatabaseName(desk.journal->fileName());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"UPDATE step SET sent_at = '%1', ended_at = '%1'"_s.arg(time)));
        QVERIFY(QSqlQuery(database).exec(u"UPDATE run SET ended_at = '%1'"_s.arg(time)));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"ageing"_s);
    const auto count = [&desk](const QByteArray &path) {
        const auto &requests = desk.wire.requests();
        return int(std::count_if(requests.cbegin(), requests.cend(), [&path](const Wire::Request &request) { return request.method == "GET" && request.path() == path; }));
    };
    RunDesk runs(*desk.session, {.journal = desk.journal.get(), .operatorName = u"Ann"_s});
    QSignalSpy ready(&runs, &RunDesk::undoReady);
    const qsizetype first = desk.wire.requests().size();
    runs.openUndo(desk.run->run());
    QTRY_COMPARE(ready.size(), 1);
    ApplyRun &undo = *runs.undo()->apply;
    undo.setVerify(Runner::Options::Verify::Off);
    const QByteArray person = "/Users/" + ann.toUtf8();
    const int reads = count(person);
    const int pairs = count("/Groups");
    undo.start(runs.undo()->session->changes(), {});
    QTRY_COMPARE_WITH_TIMEOUT(undo.state(), ApplyRun::State::Ended, 20'000);
    QCOMPARE(desk.provider.get(u"/Users"_s, ann).value(u"title").toString(), u"Clerk"_s);
    QCOMPARE(count(person) - reads, wroteSince ? 2 : 1); // the run itself compares before it writes
    QCOMPARE(count("/Groups") - pairs, wroteSince ? 1 : 0);
    QVERIFY(undo.summary());
    QCOMPARE(undo.summary()->calls, int(desk.wire.requests().size() - first));
}

void TestApplyRun::stoppedWhileLookingSaysSo()
{
    Desk desk;
    const QString id = desk.provider.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    desk.session->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = json(R"({"title":"Chief"})"), .before = Resource(desk.provider.get(u"/Users"_s, id))}}, u"Edit"_s);
    desk.run->start(desk.session->changes(), {});
    QCOMPARE(desk.run->state(), ApplyRun::State::Reading);
    desk.run->stop();
    QTRY_COMPARE(desk.run->state(), ApplyRun::State::Idle);
    QCOMPARE(desk.run->stoppedLooking(), std::optional<qint64>(0));
    QVERIFY(!desk.run->error());
    QCOMPARE(desk.session->changes().changes.size(), 1);
    QCOMPARE(desk.wire.count("PATCH"), 0);
    desk.apply();
    QVERIFY(!desk.run->stoppedLooking());
    QCOMPARE(desk.wire.count("PATCH"), 1);
}

void TestApplyRun::anUndoIsStoppedWhileItLooks()
{
    Desk desk;
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.apply();
    bool isSilent = true;
    desk.wire.setHandler([answer = desk.wire.handler(), &isSilent](const Wire::Request &request) { return isSilent && request.method == "GET" ? Wire::Answer::silence() : answer(request); });
    RunDesk runs(*desk.session, {.journal = desk.journal.get(), .operatorName = u"Ann"_s});
    QSignalSpy stopped(&runs, &RunDesk::undoStopped);
    QSignalSpy failed(&runs, &RunDesk::undoFailed);
    QSignalSpy ready(&runs, &RunDesk::undoReady);
    const qsizetype asked = desk.wire.count("GET");
    runs.openUndo(desk.run->run());
    const QPointer<PlanJob> job = runs.findChild<PlanJob *>();
    QVERIFY(job);
    QTRY_VERIFY(desk.wire.count("GET") > asked); // nobody answers
    QVERIFY(runs.isPlanning());
    runs.stopPlanning();
    QVERIFY(!runs.isPlanning());
    QCOMPARE(stopped.size(), 1);
    isSilent = false;
    QTRY_VERIFY(!job); // nothing can come of it any more
    QVERIFY(failed.isEmpty() && ready.isEmpty() && !runs.undo());
    runs.openUndo(desk.run->run()); // once more
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(runs.undo());
    QCOMPARE(runs.undo()->run, desk.run->run());
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(desk.wire.count("DELETE"), 0);
}

/// It is not called stopped: something is being sent just then.
void TestApplyRun::anotherUndoWaitsForTheOneThatIsApplied()
{
    Desk desk;
    const auto made = [&desk](const QString &name) {
        desk.session->stage({createUser(name)}, u"New"_s);
        desk.apply();
        return desk.run->run();
    };
    const qint64 first = made(u"ann"_s);
    const qint64 second = made(u"ben"_s);
    QVERIFY(first != 0 && second != first);
    bool isSilent = true;
    desk.wire.setHandler([answer = desk.wire.handler(), &isSilent](const Wire::Request &request) { return isSilent && request.method == "DELETE" ? Wire::Answer::silence() : answer(request); });
    RunDesk runs(*desk.session, {.journal = desk.journal.get(), .operatorName = u"Ann"_s});
    QSignalSpy stopped(&runs, &RunDesk::undoStopped);
    QSignalSpy heldUp(&runs, &RunDesk::undoHeldUp);
    QSignalSpy ready(&runs, &RunDesk::undoReady);
    runs.openUndo(first);
    QTRY_COMPARE(ready.size(), 1);
    runs.openUndo(second);
    ApplyRun &undo = *runs.undo()->apply;
    undo.start(runs.undo()->session->changes(), {u"1"_s});
    QVERIFY(undo.isRunning());
    QTRY_COMPARE(heldUp.size(), 1);
    QCOMPARE(heldUp.constFirst().constFirst().toLongLong(), second);
    QVERIFY(stopped.isEmpty() && !runs.isPlanning());
    QCOMPARE(runs.undo()->run, first);
    QTRY_VERIFY(desk.wire.count("DELETE") > 0); // sent all the same
    isSilent = false;
    runs.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!undo.isRunning(), 20'000);
}

void TestApplyRun::inDoubtIsLookedUp_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("posts");
    QTest::newRow("it was carried out") << int(Fault::Swallow) << 0;
    QTest::newRow("it was not") << int(Fault::Reset) << 1;
}

void TestApplyRun::inDoubtIsLookedUp()
{
    QFETCH(int, fault);
    QFETCH(int, posts);
    Desk desk;
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.provider.setFaults(onCreate(Fault(fault)));
    desk.apply();
    QVERIFY(desk.run->canGoOn());
    QCOMPARE(desk.run->steps().first().outcome.state, StepState::Sent);
    const qsizetype before = desk.posts();
    desk.provider.setFaults({});
    QSignalSpy created(desk.run.get(), &ApplyRun::createdBefore);
    desk.run->close();
    desk.apply(); // "Review the Rest", then "Apply All"
    QCOMPARE(desk.posts() - before, posts);
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 1);
    QVERIFY(desk.session->changes().isEmpty());
    QCOMPARE(created.size(), posts == 0 ? 1 : 0);
    const StepRecord first = desk.journal->steps(1).valueOr({}).value(0);
    QCOMPARE(first.outcome.state, posts == 0 ? StepState::Done : StepState::Failed);
    QVERIFY(!first.outcome.error || !first.outcome.error->inDoubt);
}

/// Files of two months call different people by the same temporary id: the second is somebody new, and the first stays as it is.
void TestApplyRun::anotherPersonUnderTheSameId()
{
    Desk desk;
    for (const QString &name : {u"ann"_s, u"bob"_s}) {
        Change create = createUser(name);
        create.id = u"bulkId:new"_s;
        desk.session->stage({create}, u"This month's"_s);
        desk.apply();
        desk.run->close();
        QVERIFY(desk.session->changes().isEmpty());
    }
    QCOMPARE(desk.posts(), 2);
    QCOMPARE(desk.wire.count("PATCH"), 0);
    QVERIFY(desk.provider.find(u"/Users"_s, u"ann"_s).isObject());
    QVERIFY(desk.provider.find(u"/Users"_s, u"bob"_s).isObject());
}

/// Groups may not be read by this token: that one is refused, and whoever else is staged goes.
void TestApplyRun::oneThatMayNotBeLookedUp()
{
    Desk desk;
    desk.session->stage({createGroup(u"Crew"_s), createUser(u"ann"_s)}, u"New"_s);
    desk.provider.setFaults([](const Wire::Request &request) {
        const bool isGroup = request.path().startsWith("/Groups");
        return !isGroup ? Fault::Unavailable : request.method == "POST" ? Fault::Swallow : Fault::Reset;
    });
    desk.apply();
    desk.run->close();
    desk.provider.setFaults({});
    desk.wire.setHandler([answer = desk.wire.handler()](const Wire::Request &request) {
        return request.method == "GET" && request.path().startsWith("/Groups") ? Wire::Answer::json(403, R"({"status":"403","detail":"no"})") : answer(request);
    });
    desk.apply();
    QCOMPARE(desk.run->error() ? desk.run->error()->toString() : QString(), QString());
    QVERIFY(desk.run->refused().value({u"Group"_s, u"bulkId:Crew"_s}).inDoubt);
    desk.apply(); // who goes on after that goes on without it
    QVERIFY(desk.provider.find(u"/Users"_s, u"ann"_s).isObject());
    QCOMPARE(desk.provider.all(u"/Groups"_s).size(), 1);
}

void TestApplyRun::whatCannotBeToldIsNotSent()
{
    Desk desk;
    desk.session->stage({createGroup(u"Crew"_s), createUser(u"ann"_s)}, u"New"_s); // this provider does not tell when a group was created
    desk.provider.setFaults([](const Wire::Request &request) {
        const bool isGroup = request.path().startsWith("/Groups");
        return !isGroup ? Fault::Unavailable : request.method == "POST" ? Fault::Swallow : Fault::Reset;
    });
    desk.apply();
    desk.provider.setFaults({});
    desk.run->close();
    const qsizetype before = desk.posts();
    QSignalSpy conflicted(desk.run.get(), &ApplyRun::conflicted);
    desk.apply();
    QCOMPARE(conflicted.size(), 1);
    QVERIFY(desk.run->refused().value({u"Group"_s, u"bulkId:Crew"_s}).inDoubt);
    QCOMPARE(desk.posts(), before);
    QCOMPARE(desk.session->changes().changes.size(), 2);
    desk.apply(); // the others
    QCOMPARE(desk.run->summary()->done, 1);
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 1);
    QCOMPARE(desk.provider.all(u"/Groups"_s).size(), 1);
    QCOMPARE(desk.session->changes().changes.size(), 1);
}

/// A window that was killed has them staged still, and somebody has ended its run meanwhile.
void TestApplyRun::createdByAnotherRun()
{
    Desk desk;
    Change joins = members(ChangeKind::MembersAdd, desk.provider.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}})), {u"bulkId:ann"_s});
    joins.before = Resource(desk.provider.all(u"/Groups"_s).first());
    const QList<Change> staged {createUser(u"ann"_s), createUser(u"bob"_s)};
    desk.session->stage(staged, u"New"_s);
    desk.apply();
    QCOMPARE(desk.posts(), 2);
    QVERIFY(desk.session->changes().isEmpty());
    QList<Change> again = staged;
    again << joins;
    desk.session->staged().reset({.changes = again});
    QSignalSpy created(desk.run.get(), &ApplyRun::createdBefore);
    desk.run->close();
    desk.apply();
    QCOMPARE(desk.posts(), 2);
    QCOMPARE(created.size(), 1);
    QCOMPARE(created.first().first().toInt(), 2);
    QVERIFY(desk.session->changes().isEmpty());
    const Json crew = desk.provider.all(u"/Groups"_s).first();
    QCOMPARE(crew.value(u"members").at(0).value(u"value").toString(), desk.provider.find(u"/Users"_s, u"ann"_s).value(u"id").toString());
}

void TestApplyRun::madeAgainAfterADeletion()
{
    Desk desk;
    const ChangeSet file {.changes = {createUser(u"ann"_s)}};
    desk.session->staged().reset(file);
    desk.apply();
    const Json ann = desk.provider.find(u"/Users"_s, u"ann"_s);
    desk.session->staged().reset({.changes = {{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = ann.value(u"id").toString(), .before = Resource(ann)}}});
    desk.run->close();
    desk.run->start(desk.session->changes(), {u"1"_s});
    QTRY_VERIFY(!desk.run->isRunning());
    QVERIFY(desk.provider.all(u"/Users"_s).isEmpty());
    desk.session->staged().reset(file); // opened once more
    desk.run->close();
    desk.apply();
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 1);
}

void TestApplyRun::draftIsHeldAgainstTheJournal()
{
    Desk desk;
    StagedChanges staged;
    {
        DraftStore store(desk.folder.path(), u"Staff"_s);
        store.follow(staged);
        staged.stage({createUser(u"ann"_s), createUser(u"bob"_s)}, u"New"_s);
    }
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.apply();
    const auto draftAt = [&desk](const DirectoryId &here) {
        const DraftStore store(desk.folder.path(), u"Staff"_s, here);
        return keptDraft(store.source(), desk.journal->fileName());
    };
    const KeptDraft draft = draftAt(desk.url());
    QCOMPARE(draft.createdSince, 1);
    QCOMPARE(draft.kept.changes.changes.size(), 1);
    QCOMPARE(draft.kept.changes.changes.first().id, u"bulkId:bob"_s);
    QCOMPARE(draftAt(u"https://elsewhere.example"_s).kept.changes.changes.size(), 2);
}

/// The plan that is kept is the last run's, whichever that is: one run's objects beside the steps of another would tell that things are done which are not.
void TestApplyRun::goesOnAsItWasPlannedAlsoAfterAnother()
{
    Desk desk;
    const auto stopAtOnce = [](ApplyRun &run, const ChangeSet &changes) {
        const auto holding = connect(&run, &ApplyRun::begun, &run, [&run] { run.stop(); });
        run.start(changes, {});
        QTRY_VERIFY_WITH_TIMEOUT(run.state() == ApplyRun::State::Ended, 20'000);
        disconnect(holding);
        QVERIFY(run.canGoOn());
    };
    desk.session->stage({createUser(u"ann"_s), createUser(u"bob"_s), createUser(u"cleo"_s)}, u"New"_s);
    stopAtOnce(*desk.run, desk.session->changes());
    const qint64 first = desk.run->run();
    QCOMPARE(desk.run->objects().size(), 3);
    EditSession others(*desk.directory);
    ApplyRun other(others, {.journal = desk.journal.get(), .operatorName = u"Ben"_s});
    others.stage({createUser(u"dora"_s)}, u"New"_s);
    stopAtOnce(other, others.changes());
    desk.run->resume(other.run());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.run->isRunning(), 20'000);
    QCOMPARE(desk.run->objects().size(), 1);
    desk.run->resume(first);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.run->isRunning(), 20'000);
    QCOMPARE(desk.run->objects().size(), 3);
    QCOMPARE(desk.run->plan().steps.size(), 3);
    QVERIFY(desk.session->changes().isEmpty());
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 4);
    QCOMPARE(desk.posts(), 4);
}

void TestApplyRun::aPasswordThatIsStagedMeanwhileIsTaken()
{
    Desk desk;
    Change ann = createUser(u"ann"_s);
    ann.attributes.set(u"password"_s, u"T0p-secret-word"_s);
    desk.session->stage({ann}, u"New"_s);
    const auto holding = connect(desk.run.get(), &ApplyRun::begun, desk.run.get(), [&desk] { desk.run->stop(); });
    desk.run->start(desk.session->changes(), {});
    QTRY_VERIFY_WITH_TIMEOUT(desk.run->canGoOn(), 20'000);
    disconnect(holding);
    const qint64 run = desk.run->run();
    desk.session->staged().reset({});
    ApplyRun later(*desk.session, {.journal = desk.journal.get(), .operatorName = u"Ann"_s}); // of another session of the program: the journal has no passwords
    later.resume(run);
    desk.session->stage({ann}, u"Again"_s); // while the journal is read
    QTRY_VERIFY_WITH_TIMEOUT(later.state() == ApplyRun::State::Ended, 20'000);
    QCOMPARE(later.summary()->done, 1);
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 1);
    QCOMPARE(desk.posts(), 1);
    QVERIFY(desk.session->changes().isEmpty());
}

/// Who holds the steps as they were when the run began still does, and whoever asks is told what came of them.
void TestApplyRun::outcomesAreLaidOverWhatOthersHold()
{
    Desk desk;
    desk.session->stage({createUser(u"ann"_s), createUser(u"bob"_s)}, u"New"_s);
    QList<StepRecord> held;
    QList<StepState> told;
    connect(desk.run.get(), &ApplyRun::begun, this, [&] { held = desk.run->stepsAtStart(); });
    connect(desk.run.get(), &ApplyRun::stepEnded, this, [&](int number) { told << desk.run->outcomeOf(number).state; });
    desk.apply();
    QCOMPARE(told, QList<StepState>({StepState::Done, StepState::Done}));
    QCOMPARE(held.size(), 2);
    QVERIFY(held.isSharedWith(desk.run->stepsAtStart()));
    QCOMPARE(held.first().outcome.state, StepState::Planned);
    const QList<StepRecord> steps = desk.run->steps();
    QCOMPARE(steps.size(), 2);
    for (const StepRecord &step : steps) {
        QCOMPARE(step.outcome.state, StepState::Done);
        QCOMPARE(step.outcome, desk.run->outcomes().of(step.number, held.at(step.number)));
        QVERIFY(!step.outcome.id.isEmpty());
    }
    QVERIFY(desk.run->failed().isEmpty());
}

void TestApplyRun::failedStepDoneSinceIsNotRepeated()
{
    Desk desk;
    const QString rival = desk.provider.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.apply();
    QCOMPARE(desk.run->summary()->failed, 1);
    const qint64 first = desk.run->run();
    desk.provider.set(u"/Users"_s, rival, u"userName"_s, u"anna"_s);
    desk.run->close();
    desk.apply();
    QCOMPARE(desk.run->summary()->done, 1);
    const qsizetype before = desk.posts();
    desk.provider.set(u"/Users"_s, desk.provider.find(u"/Users"_s, u"ann"_s).value(u"id").toString(), u"userName"_s, u"ann.lee"_s); // else it is refused for its name
    desk.run->retryFailed(first);
    QTRY_VERIFY(!desk.run->isRunning());
    QCOMPARE(desk.posts(), before);
    QVERIFY(desk.run->error());
    QCOMPARE(desk.journal->run(first)->summary.state, RunState::Done);
}

/// She was a member when the run was planned, has been taken out since, and is wished for anew: what failed is tried again, and nothing of that is about her.
void TestApplyRun::whatWasSoWhenItWasPlannedIsNotSoForever()
{
    Desk desk;
    const QString ann = desk.provider.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const QString ben = desk.provider.add(u"/Users"_s, json(R"({"userName":"ben"})"));
    const QString crew = desk.provider.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::Array {Json::object({{u"value"_s, ann}})}}}));
    bool isRefused = true;
    desk.wire.setHandler([&isRefused, answer = desk.wire.handler()](const Wire::Request &request) {
        return isRefused && request.method == "PATCH" ? Wire::Answer::json(400, R"({"status":"400","scimType":"invalidValue","detail":"not now"})") : answer(request);
    });
    Change both = members(ChangeKind::MembersAdd, crew, {ann, ben});
    both.before = Resource(desk.provider.get(u"/Groups"_s, crew));
    desk.session->stage({both}, u"Edit"_s);
    desk.apply();
    QCOMPARE(desk.run->summary()->failed, 1);
    const auto staged = [&desk] {
        QStringList all;
        for (const Change &change : desk.session->changes().changes)
            all << change.members;
        return all;
    };
    QCOMPARE(staged(), QStringList {ben}); // the run had just looked
    const qint64 run = desk.run->run();
    desk.provider.set(u"/Groups"_s, crew, u"members"_s, Json::array());
    desk.session->stage({members(ChangeKind::MembersAdd, crew, {ann})}, u"Again"_s);
    isRefused = false;
    desk.run->close();
    desk.run->retryFailed(run);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.run->isRunning(), 20'000);
    QCOMPARE(staged(), QStringList {ann});
}

void TestApplyRun::onlyWhatIsMissingOfAGroupIsLeft()
{
    ServerProfile profile;
    profile.membersAlone = true;
    Desk desk(profile);
    const QString bob = desk.provider.add(u"/Users"_s, json(R"({"userName":"bob"})"));
    desk.session->stage({createGroup(u"Crew"_s, {bob, u"nobody"_s})}, u"New"_s);
    desk.apply();
    QCOMPARE(desk.provider.all(u"/Groups"_s).size(), 1);
    const QString crew = desk.provider.all(u"/Groups"_s).first().value(u"id").toString();
    const QList<Change> left = desk.session->changes().changes;
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().kind, ChangeKind::MembersAdd);
    QCOMPARE(left.first().id, crew);
    QCOMPARE(left.first().members, QStringList {u"nobody"_s});
    desk.run->close();
    desk.apply(); // fails again, but makes no second group
    QCOMPARE(desk.provider.all(u"/Groups"_s).size(), 1);
}

void TestApplyRun::editedAfterItWasPlanned()
{
    Desk desk;
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.provider.setFaults(onCreate(Fault::Swallow));
    desk.apply();
    desk.provider.setFaults({});
    desk.session->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"bulkId:ann"_s, .attributes = json(R"({"title":"Chief"})")}}, u"Title"_s);
    QCOMPARE(desk.session->changes().changes.size(), 1);
    desk.run->close();
    desk.apply();
    QCOMPARE(desk.provider.all(u"/Users"_s).size(), 1);
    QCOMPARE(desk.provider.find(u"/Users"_s, u"ann"_s).value(u"title").toString(), u"Chief"_s);
    QVERIFY(desk.session->changes().isEmpty());
}

/// "Leave It" in the strip of interrupted runs.
void TestApplyRun::givenUpRunsAreLookedUpToo()
{
    Desk desk;
    desk.session->stage({createUser(u"ann"_s)}, u"New"_s);
    desk.provider.setFaults(onCreate(Fault::Swallow));
    desk.apply();
    desk.provider.setFaults({});
    const qint64 interrupted = desk.run->run();
    desk.run.reset();
    RunDesk again(*desk.session, {.journal = desk.journal.get(), .operatorName = u"Ann"_s});
    QSignalSpy given(&again, &RunDesk::givenUp);
    again.giveUp(interrupted);
    QTRY_COMPARE(given.size(), 1);
    QCOMPARE(desk.session->changes().changes.size(), 1);
    const qsizetype before = desk.posts();
    again.staged().start(desk.session->changes(), {});
    QTRY_VERIFY(!again.staged().isRunning());
    QCOMPARE(desk.posts(), before);
    QVERIFY(desk.session->changes().isEmpty());
}

void TestApplyRun::deletionOfWhatOthersChanged()
{
    Desk desk;
    const QString ann = desk.provider.add(u"/Users"_s, json(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann"})"));
    desk.session->stage({{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = ann, .before = Resource(desk.provider.get(u"/Users"_s, ann))}}, u"Delete"_s);
    desk.provider.set(u"/Users"_s, ann, u"title"_s, u"Chief"_s);
    desk.run->start(desk.session->changes(), {u"1"_s});
    QTRY_VERIFY(!desk.run->isRunning());
    QVERIFY(desk.run->refused().contains({u"User"_s, ann}));
    QCOMPARE(desk.wire.count("DELETE"), 0);
    desk.session->settle({u"User"_s, ann}, Resource(desk.provider.get(u"/Users"_s, ann)), {}, u"Settle"_s);
    desk.run->forgetRefusal({u"User"_s, ann});
    desk.run->start(desk.session->changes(), {u"1"_s});
    QTRY_VERIFY(!desk.run->isRunning());
    QVERIFY(desk.provider.all(u"/Users"_s).isEmpty());
}

void TestApplyRun::othersChangesAreTold()
{
    Desk desk;
    const QString ann = desk.provider.add(u"/Users"_s, json(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann"})"));
    desk.session->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = ann, .attributes = json(R"({"nickName":"A"})"),
                          .before = Resource(desk.provider.get(u"/Users"_s, ann))}}, u"Nick"_s);
    desk.provider.set(u"/Users"_s, ann, u"title"_s, u"Chief"_s);
    desk.apply();
    QCOMPARE(desk.run->summary()->done, 1);
    QCOMPARE(desk.run->later().size(), 1);
    QCOMPARE(desk.run->later().first().paths, QStringList {u"title"_s});
}

/// Who was told of a conflict and edits the same object again has to be told again.
void TestApplyRun::newEditIsToldAnew()
{
    Desk desk;
    const QString ann = desk.provider.add(u"/Users"_s, Json::object({{u"userName"_s, u"ann"_s}, {u"title"_s, u"Clerk"_s}}));
    const auto edit = [&](const QString &title) {
        return Change {.resourceType = u"User"_s, .id = ann, .attributes = Json::object({{u"title"_s, title}}),
                       .before = Resource(Json::object({{u"id"_s, ann}, {u"userName"_s, u"ann"_s}, {u"title"_s, u"Boy"_s}}))};
    };
    QSignalSpy conflicted(desk.run.get(), &ApplyRun::conflicted);
    for (const QString &title : {u"Cook"_s, u"Pilot"_s}) {
        desk.session->staged().reset({.changes = {edit(title)}});
        const qsizetype before = conflicted.size();
        desk.apply();
        QCOMPARE(conflicted.size(), before + 1);
        QCOMPARE(desk.wire.count("PATCH"), 0);
    }
}

QTEST_GUILESS_MAIN(TestApplyRun)
#include "tst_applyrun.moc"
