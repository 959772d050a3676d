// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/giveup.h"
#include "change/planjob.h"
#include "models/runstage.h"

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;

/// What others do between a request of ours and the look at what came of it, and what the same changes do when they are sent twice.
class TestOthersBetween : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesakeIsNotOurs_data();
    void namesakeIsNotOurs();
    void lostUpdateIsNotSentOver();
    void deletesWhatWasSeenWithoutETag_data();
    void deletesWhatWasSeenWithoutETag();
    void ownWritesHaveAllTheTime();
    void unfinishedIsNotBegunAgain();
    void fileIsNotSentTwice();
    void undoFollowsWhatWasMadeAnew();
    void gatewayGivesUpBeforeTheServer();
    void answeredWithNothing();
    void deletionsComeLast();
    void undoTellsWhatStays();
};

namespace {

Change createGroup(const QString &id, const QString &name)
{
    return {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = id, .attributes = Json::object({{u"displayName"_s, name}})};
}

Change deleteOf(const Stage &stage, const QString &type, const QString &endpoint, const QString &id)
{
    return {.kind = ChangeKind::Delete, .resourceType = type, .id = id, .before = Resource(stage.directory.get(endpoint, id))};
}

/// To its end; nullopt: not in time.
std::optional<Result<PlannedRun>> planned(Stage &stage, const PlanRequest &request)
{
    std::optional<Result<PlannedRun>> outcome;
    auto *job = new PlanJob(*stage.connection, stage.directory.description, stage.journal.get(), request, &stage.parent);
    job->then(&stage.parent, [&outcome](const Result<PlannedRun> &result) { outcome = result; });
    static_cast<void>(QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000));
    return outcome;
}

} // namespace

void TestOthersBetween::namesakeIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<int>("secondsLater");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("the same") << QByteArray(R"({"userName":"eve","title":"Engineer"})") << 0 << true;
    QTest::newRow("something was dropped") << QByteArray(R"({"userName":"eve"})") << 0 << true;
    QTest::newRow("somebody else's values") << QByteArray(R"({"userName":"eve","title":"Nurse"})") << 0 << false;
    QTest::newRow("less, and much later") << QByteArray(R"({"userName":"eve"})") << 900 << false;
}

/// The request never arrived; a colleague has made a user of that name.
void TestOthersBetween::namesakeIsNotOurs()
{
    QFETCH(QByteArray, theirs);
    QFETCH(int, secondsLater);
    QFETCH(bool, isOurs);
    Stage stage;
    Json eve = Json::parse(theirs).valueOr({});
    eve.set(u"meta"_s, Json::object({{u"created"_s, QDateTime::currentDateTimeUtc().addSecs(secondsLater).toString(Qt::ISODate)}}));
    stage.directory.setFaults([&](const Wire::Request &request) {
        if (request.method != "POST" || !stage.directory.find(u"/Users"_s, u"eve"_s).isUndefined())
            return Fault::None;
        stage.directory.add(u"/Users"_s, eve);
        return Fault::Reset;
    });
    Change create = createUser(u"eve"_s);
    create.attributes.set(u"title"_s, u"Engineer"_s);
    const qint64 run = stage.begin({create});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, int(isOurs));
    QCOMPARE(stage.wire.count("POST"), 1);
    QCOMPARE(stage.step(run, 0).id.isEmpty(), !isOurs);
    if (!isOurs)
        QVERIFY(stage.step(run, 0).error->inDoubt);
}

/// Carried out without an answer, and overwritten by somebody else before it is looked up.
void TestOthersBetween::lostUpdateIsNotSentOver()
{
    Stage stage;
    stage.options.recheck = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({retitle(stage, user, u"Ours"_s)});
    bool isLost = false;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method != "PATCH" || std::exchange(isLost, true))
            return own(request);
        static_cast<void>(own(request));
        stage.directory.set(u"/Users"_s, user, u"title"_s, u"Theirs"_s);
        return Wire::Answer::closed();
    });
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.count("PATCH"), 1);
    QCOMPARE(stage.directory.get(u"/Users"_s, user).value(u"title").toString(), u"Theirs"_s);
    QCOMPARE(stage.step(run, 0).error->kind, ErrorKind::Conflict);
    QVERIFY(!stage.step(run, 0).conflict.isUndefined());
}

void TestOthersBetween::deletesWhatWasSeenWithoutETag_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("untouched") << u"Clerk"_s << true;
    QTest::newRow("put to use") << u"Cook"_s << false;
}

void TestOthersBetween::deletesWhatWasSeenWithoutETag()
{
    QFETCH(QString, title);
    QFETCH(bool, isDeleted);
    Stage stage;
    stage.options.recheck = true;
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","title":"Clerk"})"));
    const qint64 run = stage.begin({deleteOf(stage, u"User"_s, u"/Users"_s, user)});
    stage.directory.set(u"/Users"_s, user, u"title"_s, title);
    QCOMPARE(stage.finish(run).done, int(isDeleted));
    QCOMPARE(stage.directory.get(u"/Users"_s, user).isUndefined(), isDeleted);
    QCOMPARE(stage.wire.count("DELETE"), int(isDeleted));
}

/// A second wave of what an earlier session left in doubt: what this session sends itself must have its full time to show where reads are late.
void TestOthersBetween::ownWritesHaveAllTheTime()
{
    ServerProfile profile;
    profile.readYourWrites = false;
    Stage stage(profile);
    stage.options.delays = {std::chrono::milliseconds(150), std::chrono::milliseconds(300)};
    stage.directory.habit = [](Json &object) { object.set(u"meta"_s, Json::object({{u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}})); };
    QList<Change> changes;
    for (int i = 0; i < 40; ++i)
        changes << createGroup(u"bulkId:g%1"_s.arg(i), u"Group %1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    QList<Journal::Entry> sent;
    for (int i = 0; i < changes.size(); ++i)
        sent << Journal::Entry {i, {.state = StepState::Sent}};
    QVERIFY(stage.journal->write(run, sent)); // as a kill leaves it: all of them in doubt, none arrived
    QHash<QString, qint64> shownFrom;
    QElapsedTimer clock;
    clock.start();
    const Wire::Handler own = stage.wire.handler();
    QSet<QString> lost;
    stage.wire.setHandler([&](const Wire::Request &request) {
        if (request.method == "POST") {
            const QString name = Json::parse(request.body).valueOr({}).value(u"displayName").toString();
            shownFrom.insert(name, clock.elapsed() + 200); // the reads are late
            const Wire::Answer answer = own(request);
            if (lost.contains(name))
                return answer;
            lost.insert(name);
            return Wire::Answer::closed();
        }
        const QString filter = request.parameter(u"filter"_s);
        for (auto shown = shownFrom.cbegin(); shown != shownFrom.cend(); ++shown) {
            if (filter.contains(u'"' + shown.key() + u'"') && clock.elapsed() < shown.value())
                return Wire::Answer::json(200, R"({"totalResults":0,"Resources":[]})");
        }
        return own(request);
    });
    QCOMPARE(stage.finish(run).done, int(changes.size()));
    QCOMPARE(stage.directory.all(u"/Groups"_s).size(), changes.size());
    QCOMPARE(stage.wire.count("POST"), int(changes.size()));
}

/// Two programs that begin the same at the same moment.
void TestOthersBetween::unfinishedIsNotBegunAgain()
{
    Stage stage;
    const Plan plan = makePlan({.changes = {createGroup(u"bulkId:g"_s, u"Crew"_s)}}, stage.directory.description);
    const auto first = stage.journal->begin(plan, {.baseUrl = stage.url()});
    QVERIFY(first.ok());
    const auto second = stage.journal->begin(plan, {.baseUrl = stage.url()});
    QVERIFY(!second.ok());
    QVERIFY2(second.error().detail.contains(u"not finished"), qPrintable(second.error().detail));
    QCOMPARE(stage.journal->runs().valueOr({}).size(), 1);
    QVERIFY(stage.journal->begin(plan, {.baseUrl = u"https://elsewhere.example/scim/v2"_s}).ok());
    QVERIFY(giveUpRun(*stage.journal, nullptr, *first, {}));
    QVERIFY(stage.journal->begin(plan, {.baseUrl = stage.url()}).ok());
}

void TestOthersBetween::fileIsNotSentTwice()
{
    Stage stage;
    const ChangeSet file {.changes = {createGroup(u"bulkId:g"_s, u"Crew"_s), createGroup(u"bulkId:h"_s, u"Cooks"_s)}};
    const qint64 run = stage.begin(file.changes);
    const auto whileOpen = planned(stage, {.changes = file, .once = true});
    QVERIFY(whileOpen && !whileOpen->ok());
    QVERIFY(whileOpen->error().detail.contains(u"run %1"_s.arg(run)));
    QVERIFY(planned(stage, {.changes = file})->ok()); // whoever makes new temporary ids each time
    QCOMPARE(stage.finish(run).done, 2);
    ChangeSet more = file;
    more.changes << createGroup(u"bulkId:i"_s, u"Pilots"_s) << members(ChangeKind::MembersAdd, u"bulkId:g"_s, {u"bulkId:h"_s});
    const auto again = planned(stage, {.changes = more, .once = true});
    QVERIFY(again && again->ok());
    const Plan &plan = (*again)->plan;
    QCOMPARE(plan.count(PlannedObject::Fate::Create), 1);
    const QString crew = stage.directory.find(u"/Groups"_s, u"Crew"_s).value(u"id").toString();
    QVERIFY(std::any_of(plan.steps.cbegin(), plan.steps.cend(), [&crew](const PlanStep &step) { return step.kind == ChangeKind::MembersAdd && step.id == crew; }));
    QCOMPARE(plan.warnings.size(), 2);
}

/// Deleted, brought back, deleted, brought back: the first deletion has been taken back already.
void TestOthersBetween::undoFollowsWhatWasMadeAnew()
{
    Stage stage;
    const auto undone = [&stage](qint64 run) {
        const auto plan = planned(stage, {.undoes = run});
        if (!plan || !plan->ok())
            return qint64(-1);
        const qint64 made = (*plan)->plan.steps.isEmpty() ? 0 : stage.begin((*plan)->plan);
        return made > 0 && stage.finish(made).done != 1 ? qint64(-2) : made;
    };
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 first = stage.begin({deleteOf(stage, u"Group"_s, u"/Groups"_s, group)});
    QCOMPARE(stage.finish(first).done, 1);
    const qint64 back = undone(first);
    QVERIFY(back > 0);
    const qint64 gone = undone(back);
    QVERIFY(gone > 0);
    QVERIFY(stage.directory.all(u"/Groups"_s).isEmpty());
    QVERIFY(undone(gone) > 0);
    QCOMPARE(stage.directory.all(u"/Groups"_s).size(), 1);
    QCOMPARE(undone(first), 0); // nothing left to do
    QCOMPARE(stage.directory.all(u"/Groups"_s).size(), 1);
}

/// The server behind is still at it when the gateway's time is up; of what it makes there must not be two.
void TestOthersBetween::gatewayGivesUpBeforeTheServer()
{
    for (const bool isInTime : {true, false}) {
        Stage stage;
        stage.options.delays = {std::chrono::milliseconds(50), std::chrono::milliseconds(100), std::chrono::milliseconds(200)};
        stage.directory.habit = [](Json &object) { object.set(u"meta"_s, Json::object({{u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}})); };
        const Wire::Handler own = stage.wire.handler();
        std::optional<Wire::Request> late;
        int looks = 0;
        stage.wire.setHandler([&](const Wire::Request &request) {
            if (request.method == "POST") {
                late = request;
                return Wire::Answer::json(504, "{}");
            }
            if (late && isInTime && ++looks == 2)
                static_cast<void>(own(*std::exchange(late, {})));
            return own(request);
        });
        const qint64 run = stage.begin({createGroup(u"bulkId:g"_s, u"Crew"_s)});
        QCOMPARE(stage.finish(run).done, int(isInTime));
        QCOMPARE(stage.wire.count("POST"), 1);
        if (isInTime)
            continue;
        QVERIFY(stage.step(run, 0).error->inDoubt);
        static_cast<void>(own(*late)); // now it comes
        QVERIFY(stage.journal->planFailedAgain(run));
        QCOMPARE(stage.finish(run).done, 1);
        QCOMPARE(stage.wire.count("POST"), 1);
        QCOMPARE(stage.directory.all(u"/Groups"_s).size(), 1);
    }
}

/// 201 is nobody's word but the provider's, whatever is in it.
void TestOthersBetween::answeredWithNothing()
{
    Stage stage;
    stage.wire.setHandler([own = stage.wire.handler()](const Wire::Request &request) { return request.method == "POST" ? Wire::Answer::json(201, "{}") : own(request); });
    const qint64 run = stage.begin({createUser(u"a"_s)});
    QCOMPARE(stage.finish(run).failed, 1);
    QCOMPARE(stage.wire.count("POST"), 1);
    QVERIFY(stage.step(run, 0).error->inDoubt);
}

/// Whoever stops half way has not had first what cannot be taken back.
void TestOthersBetween::deletionsComeLast()
{
    Stage stage;
    stage.options.recheck = true; // which makes an update take longer than a deletion
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone"})"));
    QList<Change> changes {deleteOf(stage, u"User"_s, u"/Users"_s, gone)};
    for (int i = 0; i < 20; ++i)
        changes << retitle(stage, stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"u%1"_s.arg(i)}, {u"title"_s, u"Clerk"_s}})), u"Cook"_s);
    QCOMPARE(stage.finish(stage.begin(changes)).done, 21);
    QByteArrayList methods;
    for (const Wire::Request &request : stage.wire.requests()) {
        if (request.method != "GET")
            methods << request.method;
    }
    QCOMPARE(methods.size(), 21);
    QCOMPARE(methods.constLast(), QByteArray("DELETE"));
}

/// In the run's own title, where it is read when the warnings of the plan have long gone by.
void TestOthersBetween::undoTellsWhatStays()
{
    ServerProfile profile;
    profile.keepsNamesOfDeleted = true;
    Stage stage(profile);
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone"})"));
    const QString stays = stage.directory.add(u"/Users"_s, json(R"({"userName":"stays","title":"Clerk"})"));
    const qint64 run = stage.begin({deleteOf(stage, u"User"_s, u"/Users"_s, gone), retitle(stage, stays, u"Cook"_s)});
    QCOMPARE(stage.finish(run).done, 2);
    const auto plan = planned(stage, {.undoes = run});
    QVERIFY(plan && plan->ok());
    QVERIFY2((*plan)->plan.title.contains(u"not taken back: gone"), qPrintable((*plan)->plan.title));
    const QList<PlanWarning> warnings = (*plan)->plan.warnings;
    QCOMPARE(std::count_if(warnings.cbegin(), warnings.cend(), [](const PlanWarning &warning) { return warning.staysUndone(); }), 1);
}

QTEST_GUILESS_MAIN(TestOthersBetween)
#include "tst_othersbetween.moc"
