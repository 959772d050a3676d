// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/applyjob.h"
#include "change/leaves.h"
#include "change/planner.h"
#include "fakes/fakeprovider.h"
#include "fakes/outcome.h"

#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace Provost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

ServerProfile lateReads()
{
    ServerProfile profile;
    profile.readYourWrites = false;
    return profile;
}

/// A provider, a connection and a journal.
struct Stage {
    QTemporaryDir folder;
    Wire wire;
    FakeProvider directory {wire};
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Connection> connection;

    explicit Stage(const ServerProfile &profile = {})
    {
        directory.description = ServiceDescription::fallback(profile);
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        connection = std::make_unique<Connection>(settings);
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        if (opened)
            journal = std::move(opened).value();
    }
    [[nodiscard]] Result<Prepared> prepare(const QList<Change> &changes, PrepareJob::Options options = {})
    {
        options.delays = {20ms, 40ms};
        return outcomeOf(new PrepareJob(*connection, directory.description, {.changes = changes}, options, connection.get()));
    }
    [[nodiscard]] Result<PlannedRun> plan(const PlanRequest &request)
    {
        return outcomeOf(new PlanJob(*connection, directory.description, journal.get(), request, connection.get()));
    }
    [[nodiscard]] Result<PlannedRun> plan(const QList<Change> &changes) { return plan(PlanRequest {.changes = {.changes = changes}}); }
    [[nodiscard]] Result<RunSummary> apply(const PlannedRun &planned, const QStringList &confirmations = {}, int budget = -1)
    {
        ApplyJob::Request request {.planned = planned, .info = {.operatorName = u"Ann"_s}, .confirmations = confirmations, .run = {.budget = budget}};
        return outcomeOf(new ApplyJob(*connection, directory.description, *journal, request, connection.get()));
    }
};

Change update(const QString &id, const char *attributes, const Json &before = {})
{
    Change change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = json(attributes)};
    if (before.isObject())
        change.before = Resource(before);
    return change;
}

Change deletion(const QString &id)
{
    return {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = id};
}

Change creation(const char *attributes)
{
    return {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(), .attributes = json(attributes)};
}

} // namespace

class TestApplyJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leaves_data();
    void leaves();
    void readsWhatIsNotKnown();
    void readsTheFewAmongMany();
    void allThatAnUndoWouldDeleteMayBeGone();
    void toleratesWhatCannotBeRead();
    void stopsWhenNobodyAnswers();
    void noticesOthersChanges_data();
    void noticesOthersChanges();
    void waitsForOwnWrites();
    void saysWhereNobodyCouldLookUpWhoIsLeft();
    void membersOfARunAreKnownByTheirIds();
    void whatIsShownAfterWaitingIsBelieved_data();
    void whatIsShownAfterWaitingIsBelieved();
    void undoingTwiceMakesNothingTwice();
    void keepsToTheBudget();
    void countsEveryCall();
    void guardIsNotPassedUnanswered();
    void emptyPlanIsAFinishedRun();
    void rejectedObjectsHaveFailed();
    void undoes();
    void undoLeavesOthersWorkAlone_data();
    void undoLeavesOthersWorkAlone();
    void undoOfWhatIsGone();
    void resumes();
};

void TestApplyJob::leaves_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("same") << R"({"a":1})"_ba << R"({"A":1.0})"_ba << QStringList {};
    QTest::newRow("own of the provider") << R"({"id":"1","meta":{"v":1}})"_ba << R"({"id":"2","meta":{"v":2}})"_ba << QStringList {};
    QTest::newRow("below") << R"({"name":{"givenName":"a","familyName":"b"}})"_ba << R"({"name":{"givenName":"a","familyName":"c"}})"_ba
                           << QStringList {u"name.familyName"_s};
    QTest::newRow("extension") << R"({"urn:x:2.0:User":{"dept":"a","manager":{"value":"1"}}})"_ba << R"({"urn:x:2.0:User":{"dept":"a","manager":{"value":"2"}}})"_ba
                               << QStringList {u"urn:x:2.0:User:manager.value"_s};
    QTest::newRow("order of values") << R"({"emails":[{"value":"a"},{"value":"b"}]})"_ba << R"({"emails":[{"value":"b"},{"value":"a"}]})"_ba << QStringList {};
    QTest::newRow("unassigned") << R"({"a":null,"b":[]})"_ba << R"({})"_ba << QStringList {};
    QTest::newRow("came and went") << R"({"a":1})"_ba << R"({"b":1})"_ba << QStringList {u"a"_s, u"b"_s};
}

void TestApplyJob::leaves()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, now);
    QTEST(differingPaths(json(was.constData()), json(now.constData())), "paths");
    const Change change = update(u"1"_s, R"({"name":{"givenName":"x"},"urn:x:2.0:User":{"dept":null}})");
    QCOMPARE(touchedPaths(change), (QStringList {u"name.givenName"_s, u"urn:x:2.0:User:dept"_s}));
    QCOMPARE(overlapping({u"name"_s, u"nameless"_s, u"urn:x:2.0:User:department"_s}, touchedPaths(change)), QStringList {u"name"_s});
}

void TestApplyJob::readsWhatIsNotKnown()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const QString bob = stage.directory.add(u"/Users"_s, json(R"({"userName":"bob"})"));
    const auto prepared = stage.prepare({update(ann, R"({"title":"Chief"})"), update(ann, R"({"nickName":"A"})"),
                                         update(bob, R"({"title":"x"})", stage.directory.get(u"/Users"_s, bob)), creation(R"({"userName":"new"})")});
    QVERIFY(prepared.ok());
    QCOMPARE(prepared->calls, 1);
    QCOMPARE(stage.wire.requests().size(), 1);
    QCOMPARE(prepared->changes.changes[0].before.json().value(u"title").toString(), u"Clerk"_s);
    QCOMPARE(prepared->changes.changes[1].before, prepared->changes.changes[0].before);
    QVERIFY(prepared->refused.isEmpty());
}

/// Many are gone through away from the GUI thread.
void TestApplyJob::readsTheFewAmongMany()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    QList<Change> changes;
    for (int i = 0; i < 1500; ++i) {
        Change change = creation(R"({"userName":"new"})");
        change.id = u"bulkId:%1"_s.arg(i);
        changes << change;
    }
    changes.insert(700, update(ann, R"({"title":"Chief"})"));
    changes << update(ann, R"({"nickName":"A"})");
    const auto prepared = stage.prepare(changes);
    QVERIFY(prepared.ok());
    QCOMPARE(prepared->calls, 1);
    QCOMPARE(prepared->changes.changes.size(), 1502);
    QCOMPARE(prepared->changes.changes[700].before.json().value(u"title").toString(), u"Clerk"_s);
    QCOMPARE(prepared->changes.changes.last().before, prepared->changes.changes[700].before);
    QVERIFY(prepared->changes.changes[0].before.isNull());
    const auto dear = stage.prepare(changes, {.budget = 0});
    QVERIFY(!dear.ok());
    QCOMPARE(dear.error().kind, ErrorKind::Validation);
}

/// Each is told of by the name it had, and none is left to be deleted.
void TestApplyJob::allThatAnUndoWouldDeleteMayBeGone()
{
    constexpr int many = 30;
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < many; ++i) {
        Change change = creation(R"({"userName":"x"})");
        change.id = u"bulkId:%1"_s.arg(i);
        change.attributes.set(u"userName"_s, u"new%1"_s.arg(i));
        changes << change;
    }
    const auto planned = stage.plan(changes);
    QVERIFY(planned.ok());
    const auto done = stage.apply(*planned);
    QVERIFY(done.ok() && done->done == many);
    for (int i = 1; i < many; ++i) // by somebody else; one stays
        stage.directory.remove(u"/Users"_s, stage.directory.find(u"/Users"_s, u"new%1"_s.arg(i)).value(u"id").toString());
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 1);
    const auto undo = stage.plan(PlanRequest {.undoes = done->run});
    QVERIFY2(undo.ok(), undo.ok() ? "" : qPrintable(undo.error().toString()));
    QCOMPARE(undo->prepared.changes.changes.size(), 1);
    QCOMPARE(undo->plan.steps.size(), 1);
    const auto gone = std::count_if(undo->plan.warnings.cbegin(), undo->plan.warnings.cend(), [](const PlanWarning &warning) { return warning.detail.contains("is gone already"_L1); });
    QCOMPARE(gone, many - 1);
    QVERIFY(std::any_of(undo->plan.warnings.cbegin(), undo->plan.warnings.cend(), [](const PlanWarning &warning) { return warning.detail == u"User new%1: is gone already"_s.arg(many - 1); }));
}

void TestApplyJob::toleratesWhatCannotBeRead()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const QString bob = stage.directory.add(u"/Users"_s, json(R"({"userName":"bob"})"));
    stage.directory.setFaults([&bob](const Wire::Request &request) {
        return request.method == "GET" && request.path().endsWith(bob.toLatin1()) ? FakeProvider::Fault::Broken : FakeProvider::Fault::None;
    });
    const auto planned = stage.plan({update(ann, R"({"title":"a"})"), update(bob, R"({"title":"b"})"), update(u"nobody"_s, R"({"title":"c"})"), deletion(u"none"_s)});
    QVERIFY(planned.ok());
    QCOMPARE(planned->prepared.unread.size(), 1);
    QCOMPARE(planned->plan.count(PlannedObject::Fate::Update), 2);
    QCOMPARE(planned->plan.count(PlannedObject::Fate::Rejected), 2);
    QCOMPARE(planned->plan.objects[2].rejection->kind, ErrorKind::NotFound);
}

void TestApplyJob::stopsWhenNobodyAnswers()
{
    Stage stage;
    ConnectionSettings settings = stage.wire.settings();
    settings.baseUrl = Wire::refusedUrl();
    Connection nobody(settings);
    const auto prepared = outcomeOf(new PrepareJob(nobody, stage.directory.description, {.changes = {deletion(u"1"_s), deletion(u"2"_s)}}, {}, &nobody));
    QVERIFY(!prepared.ok());
    QCOMPARE(prepared.error().kind, ErrorKind::Transport);
}

void TestApplyJob::noticesOthersChanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<int>("later");
    QTest::addColumn<QStringList>("conflicts");
    const auto whole = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann","title":"Clerk"})"_ba;
    QTest::newRow("nothing changed") << R"({"userName":"ann","title":"Chief"})"_ba << R"({"nickName":"A"})"_ba << 0 << QStringList {};
    QTest::newRow("elsewhere") << whole << R"({"nickName":"A"})"_ba << 1 << QStringList {};
    QTest::newRow("the same attribute") << whole << R"({"title":"Boss"})"_ba << 1 << QStringList {u"title"_s};
    QTest::newRow("to what is wanted") << whole << R"({"title":"Chief"})"_ba << 1 << QStringList {};
    QTest::newRow("not known before") << R"({"userName":"ann"})"_ba << R"({"title":"Boss"})"_ba << 0 << QStringList {};
    QTest::newRow("part of the same") << R"({"userName":"ann","name":{"givenName":"Anna"}})"_ba << R"({"name":{"familyName":"Lee"}})"_ba << 1 << QStringList {};
}

void TestApplyJob::noticesOthersChanges()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Chief","name":{"givenName":"Ann"}})"));
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, wanted);
    QFETCH(QStringList, conflicts);
    Json was = json(before.constData());
    if (!was.contains(u"name"))
        was.set(u"name"_s, json(R"({"givenName":"Ann"})"));
    const auto planned = stage.plan(PlanRequest {.changes = {.changes = {update(ann, wanted.constData(), was)}}, .readAll = true});
    QVERIFY(planned.ok());
    QTEST(int(planned->prepared.later.size()), "later");
    QCOMPARE(planned->prepared.later.isEmpty() ? QStringList() : planned->prepared.later[0].conflicts, conflicts);
    QCOMPARE(planned->plan.count(PlannedObject::Fate::Rejected), conflicts.isEmpty() ? 0 : 1);
    QCOMPARE(planned->plan.lookUps, 1);
}

/// A read that lags behind shows what was before our own write: that is nobody's change.
void TestApplyJob::waitsForOwnWrites()
{
    Stage stage(lateReads());
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const auto first = stage.plan({update(ann, R"({"title":"Chief"})")});
    QVERIFY(stage.apply(*first).ok());
    const auto late = lateWrites(*stage.journal, baseUrlOf(*stage.connection));
    QCOMPARE(late.size(), 1);
    const ObjectKey key {u"User"_s, ann};
    QCOMPARE(late[key].values.value(u"title"_s).value.toString(), u"Chief"_s);

    QByteArray stale = R"({"id":"%1","userName":"ann","title":"Clerk"})";
    stale.replace("%1", ann.toLatin1());
    stage.wire.play({Wire::Answer::json(200, stale), Wire::Answer::json(404, "{}")});
    const auto prepared = stage.prepare({update(ann, R"({"title":"Clerk"})")}, {.late = late}); // the third look finds it as it is
    QVERIFY(prepared.ok());
    QCOMPARE(prepared->calls, 3);
    QCOMPARE(prepared->changes.changes[0].before.json().value(u"title").toString(), u"Chief"_s);
    QVERIFY(prepared->refused.isEmpty());
}

/// A token that may not list anybody: whether the last member goes does not show.
void TestApplyJob::saysWhereNobodyCouldLookUpWhoIsLeft()
{
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    Stage stage(profile);
    stage.directory.membersOnRequest = true;
    const QString ben = stage.directory.add(u"/Users"_s, json(R"({"userName":"ben"})"));
    const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    stage.wire.setHandler([usual = stage.wire.handler()](const Wire::Request &request) {
        const bool isList = request.method == "GET" && (request.path() == "/Users" || request.path() == "/Groups");
        return isList ? Wire::Answer::json(403, R"({"status":"403","detail":"no"})") : usual(request);
    });
    const auto isSaid = [&](ChangeKind kind) {
        const auto plan = stage.plan({Change {.kind = kind, .resourceType = u"Group"_s, .id = crew, .members = {ben}}});
        const QList<PlanWarning> warnings = plan.valueOr({}).plan.warnings;
        return plan.ok() && std::any_of(warnings.cbegin(), warnings.cend(), [](const PlanWarning &warning) { return warning.detail.startsWith(u"who is left could not"_s); });
    };
    QVERIFY(isSaid(ChangeKind::MembersRemove));
    QVERIFY(!isSaid(ChangeKind::MembersAdd));
}

/// Whoever a run has created and put into a group is known as late, also where the group was made with its members or one of them was refused.
void TestApplyJob::membersOfARunAreKnownByTheirIds()
{
    ServerProfile profile = lateReads();
    profile.members = ServerProfile::MemberAccess::ByPairFilter;
    Stage stage(profile);
    stage.directory.membersOnRequest = true;
    const QString ben = stage.directory.add(u"/Users"_s, json(R"({"userName":"ben"})"));
    const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const QString other = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Other"})"));
    const auto membership = [](ChangeKind kind, const QString &group, const QStringList &ids) { return Change {.kind = kind, .resourceType = u"Group"_s, .id = group, .members = ids}; };
    const Change ann = creation(R"({"userName":"ann"})");
    Change made {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = makeTemporaryId(), .attributes = json(R"({"displayName":"New"})")};
    made.attributes.set(u"members"_s, Json::array({Json::object({{u"value"_s, ben}})}));
    const auto planned = stage.plan({ann, membership(ChangeKind::MembersAdd, crew, {ann.id}), made});
    QVERIFY(planned.ok() && stage.apply(*planned).ok());
    const auto inPart = stage.plan({membership(ChangeKind::MembersAdd, crew, {ben, u"ghost"_s})});
    QVERIFY(inPart.ok());
    QCOMPARE(stage.apply(*inPart).valueOr({}).failed, 1);
    const QString id = stage.directory.find(u"/Users"_s, u"ann"_s).value(u"id").toString();
    const QString group = stage.directory.find(u"/Groups"_s, u"New"_s).value(u"id").toString();
    const auto late = lateWrites(*stage.journal, baseUrlOf(*stage.connection));
    QCOMPARE(late.value(ObjectKey {u"Group"_s, crew}).members, (QHash<QString, bool> {{id.toCaseFolded(), true}, {ben.toCaseFolded(), true}}));
    QCOMPARE(late.value(ObjectKey {u"Group"_s, group}).members, (QHash<QString, bool> {{ben.toCaseFolded(), true}}));

    stage.wire.setHandler([usual = stage.wire.handler()](const Wire::Request &request) { // shows none of it yet
        return request.method == "GET" && request.path() == "/Groups" ? Wire::Answer::json(200, R"({"totalResults":0,"Resources":[]})") : usual(request);
    });
    for (const auto &[from, who, isSent] : {std::tuple(crew, id, true), std::tuple(group, ben, true), std::tuple(other, id, true), std::tuple(other, ben, false)}) {
        const auto removal = stage.plan({membership(ChangeKind::MembersRemove, from, {who})});
        QVERIFY(removal.ok());
        QCOMPARE(removal->plan.steps.size(), isSent ? 1 : 0);
    }
}

/// What is still shown after all the waiting is believed: a conflict is told, and what is wanted is sent even if it seems to be so already, for it may not be.
void TestApplyJob::whatIsShownAfterWaitingIsBelieved_data()
{
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<bool>("isConflict");
    QTest::addColumn<int>("steps");
    QTest::newRow("put back, and on to a third value") << QByteArray("Clerk") << QByteArray("Boss") << true << 0;
    QTest::newRow("put back, and to our own once more") << QByteArray("Clerk") << QByteArray("Chief") << false << 1;
    QTest::newRow("back to the first") << QByteArray("Clerk") << QByteArray("Clerk") << false << 1;
    QTest::newRow("somebody else's") << QByteArray("Cook") << QByteArray("Boss") << true << 0;
}

void TestApplyJob::whatIsShownAfterWaitingIsBelieved()
{
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, wanted);
    QFETCH(bool, isConflict);
    Stage stage(lateReads());
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    QVERIFY(stage.apply(*stage.plan({update(ann, R"({"title":"Chief"})")})).ok());
    const auto late = lateWrites(*stage.journal, baseUrlOf(*stage.connection));
    const auto answer = Wire::Answer::json(200, QByteArray(R"({"id":")" + ann.toLatin1() + R"(","userName":"ann","title":")" + shown + R"("})"));
    stage.wire.play({answer, answer, answer});
    const Json asEdited = Json::object({{u"schemas"_s, Json::array()}, {u"id"_s, ann}, {u"userName"_s, u"ann"_s}, {u"title"_s, u"Chief"_s}});
    const auto prepared = stage.prepare({update(ann, QByteArray(R"({"title":")" + wanted + R"("})").constData(), asEdited)}, {.all = true, .late = late});
    QVERIFY(prepared.ok());
    QCOMPARE(!prepared->refused.isEmpty(), isConflict);
    QTEST(int(makePlan(prepared->changes, stage.directory.description, prepared->refused).steps.size()), "steps");
}

/// What an undo has made again is not made once more by a second.
void TestApplyJob::undoingTwiceMakesNothingTwice()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    Json crew = json(R"({"displayName":"Crew"})");
    crew.set(u"members"_s, Json::array({Json::object({{u"value"_s, ann}})}));
    const QString group = stage.directory.add(u"/Groups"_s, crew);
    const auto deletion = stage.plan({{.kind = ChangeKind::Delete, .resourceType = u"Group"_s, .id = group}});
    QStringList words;
    for (const GuardQuestion &question : deletion->questions)
        words << question.confirmation;
    const auto deleted = stage.apply(*deletion, words);
    QVERIFY(deleted.ok());
    const PlanRequest undo {.undoes = deleted->run};
    const auto once = stage.plan(undo);
    QVERIFY(once.ok());
    QCOMPARE(stage.apply(*once)->failed, 0);
    const Json again = stage.directory.find(u"/Groups"_s, u"Crew"_s);
    QCOMPARE(again.value(u"members").size(), 1);
    const auto twice = stage.plan(undo);
    QVERIFY(twice.ok());
    QCOMPARE(twice->plan.steps.size(), 0);
    QVERIFY(std::any_of(twice->plan.warnings.cbegin(), twice->plan.warnings.cend(), [](const PlanWarning &warning) { return warning.detail.contains(u"not once more"_s); }));
}

void TestApplyJob::keepsToTheBudget()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 6; ++i)
        changes << update(stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"u%1"_s.arg(i)}})), R"({"title":"x"})");
    const auto tooLittle = stage.plan(PlanRequest {.changes = {.changes = changes}, .budget = 5});
    QCOMPARE(tooLittle.error().kind, ErrorKind::Validation);
    QCOMPARE(stage.wire.requests().size(), 0);
    const auto planned = stage.plan(changes);
    const auto summary = stage.apply(*planned, {}, 10);
    QVERIFY(summary.ok());
    QCOMPARE(summary->calls, 10);
    QCOMPARE(summary->done, 4);
    QCOMPARE(summary->skipped, 2);
    QCOMPARE(summary->state, RunState::Stopped);
    QCOMPARE(stage.wire.requests().size(), 10);
}

void TestApplyJob::countsEveryCall()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const auto planned = stage.plan({update(ann, R"({"title":"x"})"), creation(R"({"userName":"new"})")});
    QCOMPARE(planned->plan.calls, 3);
    const auto summary = stage.apply(*planned);
    QCOMPARE(summary->calls, 3);
    QCOMPARE(stage.journal->run(summary->run)->summary.calls, 3);
    QCOMPARE(stage.journal->run(summary->run)->info.operatorName, u"Ann"_s);
}

void TestApplyJob::guardIsNotPassedUnanswered()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const auto planned = stage.plan({deletion(ann)});
    QCOMPARE(planned->questions.size(), 1);
    QVERIFY(!stage.apply(*planned).ok());
    QVERIFY(stage.journal->runs()->isEmpty());
    QVERIFY(stage.directory.get(u"/Users"_s, ann).isObject());
    QVERIFY(stage.apply(*planned, {planned->questions[0].confirmation}).ok());
    QVERIFY(!stage.directory.get(u"/Users"_s, ann).isObject());

    const QString bob = stage.directory.add(u"/Users"_s, json(R"({"userName":"bob"})"));
    const auto readOnly = stage.plan(PlanRequest {.changes = {.changes = {deletion(bob)}}, .guard = {.readOnly = true}});
    QVERIFY(!stage.apply(*readOnly, {QString(), u"1"_s}).ok());
}

void TestApplyJob::emptyPlanIsAFinishedRun()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const auto planned = stage.plan({update(ann, R"({"title":"Clerk"})")});
    QCOMPARE(planned->plan.count(PlannedObject::Fate::Unchanged), 1);
    const auto summary = stage.apply(*planned);
    QVERIFY(summary.ok());
    QCOMPARE(summary->state, RunState::Done);
    QCOMPARE(summary->done + summary->failed + summary->skipped, 0);
    QVERIFY(summary->run > 0);
    QCOMPARE(stage.directory.carriedOut(), 0);
}

void TestApplyJob::rejectedObjectsHaveFailed()
{
    Stage stage;
    const auto planned = stage.plan({creation(R"({"userName":"new"})"), creation(R"({"title":"nameless"})")});
    const auto summary = stage.apply(*planned);
    QCOMPARE(summary->done, 1);
    QCOMPARE(summary->failed, 1);
}

void TestApplyJob::undoes()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const QString bob = stage.directory.add(u"/Users"_s, json(R"({"userName":"bob"})"));
    const QString crew = stage.directory.add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::array({Json::object({{u"value"_s, bob}})})}}));
    const auto planned = stage.plan({update(ann, R"({"title":"Chief","nickName":"A"})"), creation(R"({"userName":"new"})"),
                                     {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = crew, .members = {ann, bob}}});
    const auto done = stage.apply(*planned);
    QCOMPARE(done->done, 3);
    const auto inverse = stage.plan(PlanRequest {.undoes = done->run});
    QVERIFY(inverse.ok());
    QVERIFY(inverse->prepared.later.isEmpty());
    const auto undone = stage.apply(*inverse, {u"1"_s});
    QVERIFY(undone.ok());
    QCOMPARE(undone->done, 3);
    QCOMPARE(stage.journal->run(undone->run)->info.undoes, done->run);
    const Json now = stage.directory.get(u"/Users"_s, ann);
    QCOMPARE(now.value(u"title").toString(), u"Clerk"_s);
    QVERIFY(!now.contains(u"nickName"));
    QVERIFY(!stage.directory.find(u"/Users"_s, u"new"_s).isObject());
    const Json members = stage.directory.get(u"/Groups"_s, crew).value(u"members");
    QCOMPARE(members.size(), 1);
    QCOMPARE(members.at(0).value(u"value").toString(), bob);
}

void TestApplyJob::undoLeavesOthersWorkAlone_data()
{
    QTest::addColumn<bool>("isLate");
    QTest::newRow("shown at once") << false;
    QTest::newRow("shown late") << true; // what this console wrote a moment ago is told from what a late read shows, but it is no part of the run
}

void TestApplyJob::undoLeavesOthersWorkAlone()
{
    QFETCH(bool, isLate);
    Stage stage(isLate ? lateReads() : ServerProfile());
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    const QString bob = stage.directory.add(u"/Users"_s, json(R"({"userName":"bob","title":"Clerk"})"));
    const auto done = stage.apply(*stage.plan({update(ann, R"({"title":"Chief"})"), update(bob, R"({"title":"Chief"})")}));
    QVERIFY(stage.apply(*stage.plan({update(ann, R"({"title":"Boss"})"), update(bob, R"({"nickName":"B"})")})).ok());
    const auto inverse = stage.plan(PlanRequest {.undoes = done->run});
    QCOMPARE(inverse->plan.count(PlannedObject::Fate::Rejected), 1);
    QCOMPARE(inverse->plan.count(PlannedObject::Fate::Update), 1);
    QCOMPARE(inverse->prepared.later.size(), 2);
    const auto undone = stage.apply(*inverse);
    QCOMPARE(undone->failed, 1);
    QCOMPARE(stage.directory.get(u"/Users"_s, ann).value(u"title").toString(), u"Boss"_s);
    QCOMPARE(stage.directory.get(u"/Users"_s, bob).value(u"title").toString(), u"Clerk"_s);
    QCOMPARE(stage.directory.get(u"/Users"_s, bob).value(u"nickName").toString(), u"B"_s);
}

void TestApplyJob::undoOfWhatIsGone()
{
    Stage stage;
    const auto done = stage.apply(*stage.plan({creation(R"({"userName":"new"})")}));
    const QString id = stage.directory.find(u"/Users"_s, u"new"_s).value(u"id").toString();
    QVERIFY(stage.apply(*stage.plan({deletion(id)}), {u"1"_s}).ok());
    const auto inverse = stage.plan(PlanRequest {.undoes = done->run});
    QVERIFY(inverse->plan.steps.isEmpty());
    QCOMPARE(inverse->plan.count(PlannedObject::Fate::Rejected), 0);
    QVERIFY(!inverse->plan.warnings.isEmpty());
    QVERIFY(!stage.plan(PlanRequest {.undoes = 99}).ok());
}

void TestApplyJob::resumes()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 8; ++i)
        changes << creation(qPrintable(u"{\"userName\":\"u%1\"}"_s.arg(i)));
    const auto first = stage.apply(*stage.plan(changes), {}, 3);
    QCOMPARE(first->state, RunState::Stopped);
    const auto rest = outcomeOf(new ApplyJob(*stage.connection, stage.directory.description, *stage.journal, first->run, {}, stage.connection.get()));
    QVERIFY(rest.ok());
    QCOMPARE(rest->done, 8);
    QCOMPARE(rest->calls, 5);
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 8);
}

QTEST_GUILESS_MAIN(TestApplyJob)
#include "tst_applyjob.moc"
