// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bulkstage.h"

#include "store/sealedfile.h"

#include <QFile>
#include <QSignalSpy>

using namespace Provost;
using namespace Provost::Testing;

/// Which creates share a request to /Bulk, and what comes of it where all goes well or an operation is refused.
class TestBulkCreates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shareARequest();
    void everyStepIsWrittenFirst();
    void onlyWhereItIsBetter_data();
    void onlyWhereItIsBetter();
    void keepToTheLimits_data();
    void keepToTheLimits();
    void thoseWhoAreWaitedForGoFirst();
    void aRefusedOneFailsAlone();
    void whatIsSaidIsKept();
    void passwordsStayIn();
    void passwordsThatAreMissing();
    void verifies();
    void keepsToTheBudget();
    void groupsGoByThemselves();
    void pauses();
};

void TestBulkCreates::shareARequest()
{
    Stage stage(together());
    const Plan plan = makePlan({.changes = people(120)}, stage.directory.description);
    QCOMPARE(plan.calls, 3);
    QCOMPARE(plan.bulk.most, 50);
    QCOMPARE(plan.toJson().value(u"createsInARequest").toInteger(), 50);
    const Plan many = makePlan({.changes = people(1200)}, stage.directory.description);
    const Plan alone = makePlan({.changes = people(1200)}, ServiceDescription::fallback({}));
    QCOMPARE(many.calls, 24);
    QCOMPARE(alone.calls, 1200);
    QVERIFY(many.seconds < alone.seconds && many.seconds > 0);
    const qint64 run = stage.begin(plan);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 120);
    QCOMPARE(summary.calls, 3);
    QCOMPARE(stage.directory.bulkSizes(), QList<qsizetype>({50, 50, 20}));
    QCOMPARE(stage.wire.requests().size(), 3);
    QCOMPARE(wrong(stage, run, 120), QString());
    int calls = 0;
    QHash<int, int> requests;
    for (int i = 0; i < 120; ++i) {
        const StepOutcome outcome = stage.step(run, i);
        calls += outcome.calls;
        ++requests[outcome.together];
        QCOMPARE(outcome.status, 201);
        QVERIFY(outcome.requestId.startsWith(u"bulk-"_s));
    }
    QCOMPARE(calls, 3);
    QCOMPARE(requests, (QHash<int, int> {{1, 50}, {51, 50}, {101, 20}}));
}

void TestBulkCreates::everyStepIsWrittenFirst()
{
    Stage stage(together());
    const qint64 run = stage.begin(people(60));
    int written = 0;
    stage.directory.setFaults([&](const Wire::Request &request) {
        const auto steps = stage.journal->steps(run).valueOr({});
        const Json operations = Json::parse(request.body).valueOr({}).value(u"Operations");
        for (const Json &operation : operations.items()) {
            written += std::any_of(steps.cbegin(), steps.cend(), [&operation](const StepRecord &record) {
                return record.outcome.state == StepState::Sent && !record.sentAt.isEmpty() && record.step.body.value(u"userName") == operation.value(u"data").value(u"userName");
            }) ? 1 : 0;
        }
        return Fault::None;
    });
    QCOMPARE(stage.finish(run).done, 60);
    QCOMPARE(written, 60);
}

void TestBulkCreates::onlyWhereItIsBetter_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("served");
    QTest::addColumn<double>("price");
    QTest::addColumn<int>("operations"); // the service's maxOperations; -1: not told
    QTest::addColumn<qint64>("bytes"); // likewise
    QTest::newRow("few") << 7 << true << true << 0.0 << -1 << qint64(-1);
    QTest::newRow("nobody asks for it") << 20 << false << true << 0.0 << -1 << qint64(-1);
    QTest::newRow("the provider has none") << 20 << true << false << 0.0 << -1 << qint64(-1);
    QTest::newRow("calls cost money") << 20 << true << true << 0.001 << -1 << qint64(-1);
    QTest::newRow("few operations") << 20 << true << true << 0.0 << 7 << qint64(-1);
    QTest::newRow("no operations") << 20 << true << true << 0.0 << 0 << qint64(-1);
    QTest::newRow("few bytes") << 20 << true << true << 0.0 << -1 << qint64(300);
}

void TestBulkCreates::onlyWhereItIsBetter()
{
    QFETCH(int, count);
    QFETCH(bool, asked);
    QFETCH(bool, served);
    QFETCH(double, price);
    QFETCH(int, operations);
    QFETCH(qint64, bytes);
    ServerProfile profile = together();
    profile.bulkCreates = asked;
    profile.bulk = served;
    profile.price.perCall = price;
    Stage stage(profile);
    if (operations >= 0)
        stage.directory.description.config.bulkMaxOperations = operations;
    if (bytes >= 0)
        stage.directory.description.config.bulkMaxPayloadSize = bytes;
    const Plan plan = makePlan({.changes = people(count)}, stage.directory.description);
    QCOMPARE(plan.calls, count);
    QVERIFY(!plan.bulk.isUsed());
    const qint64 run = stage.begin(plan);
    QCOMPARE(stage.finish(run).calls, count);
    QCOMPARE(stage.directory.bulks(), 0);
    QCOMPARE(stage.step(run, 0).together, 0);
}

void TestBulkCreates::keepToTheLimits_data()
{
    QTest::addColumn<int>("operations");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("operations") << 10 << qint64(-1);
    QTest::newRow("bytes") << -1 << qint64(5000);
    QTest::newRow("both") << 9 << qint64(4000);
}

void TestBulkCreates::keepToTheLimits()
{
    QFETCH(int, operations);
    QFETCH(qint64, bytes);
    Stage stage(together());
    if (operations >= 0)
        stage.directory.description.config.bulkMaxOperations = operations;
    if (bytes >= 0)
        stage.directory.description.config.bulkMaxPayloadSize = bytes;
    QList<Change> changes = people(64);
    for (int i = 0; i < 64; i += 5)
        changes[i].attributes.set(u"title"_s, QString(i * 6, u'x'));
    changes[7].attributes.set(u"title"_s, QString(9000, u'x')); // too large for any with so few bytes
    const Plan plan = makePlan({.changes = changes}, stage.directory.description);
    const qint64 run = stage.begin(plan);
    QCOMPARE(stage.finish(run).calls, plan.calls);
    QCOMPARE(wrong(stage, run, 64), QString());
    QVERIFY(stage.directory.bulks() > 1);
    for (const Wire::Request &request : stage.wire.requests()) {
        QVERIFY(bytes < 0 || !isBulk(request) || request.body.size() <= bytes);
        QVERIFY(operations < 0 || Json::parse(request.body).valueOr({}).value(u"Operations").size() <= operations);
    }
}

/// A boss is made at once and by himself, though he stands behind those whom nobody waits for; ten bosses share a request, and who has one comes afterwards.
void TestBulkCreates::thoseWhoAreWaitedForGoFirst()
{
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    for (const int bosses : {1, 10}) {
        ServerProfile profile = together();
        profile.limits.concurrency = 1;
        Stage stage(profile);
        QList<Change> changes = people(40);
        for (int i = 20; i < 40; ++i) {
            const QString boss = changes[i % bosses].id;
            changes[i].attributes.set(enterprise, Json::object({{u"manager"_s, Json::object({{u"value"_s, boss}})}}));
        }
        const Plan plan = makePlan({.changes = changes}, stage.directory.description);
        const qint64 run = stage.begin(plan);
        const RunSummary summary = stage.finish(run);
        QCOMPARE(summary.done, 40);
        QCOMPARE(wrong(stage, run, 40), QString());
        const Json first = Json::parse(stage.wire.requests().constFirst().body).valueOr({});
        QCOMPARE(isBulk(stage.wire.requests().constFirst()), bosses > 1);
        QCOMPARE(first.value(u"Operations").size(), bosses > 1 ? 10 : 0);
        QCOMPARE(summary.calls, plan.calls);
        for (int i = 20; i < 40; ++i) {
            const Json made = stage.directory.find(u"/Users"_s, changes[i].attributes.value(u"userName").toString());
            const QString boss = stage.directory.find(u"/Users"_s, changes[i % bosses].attributes.value(u"userName").toString()).value(u"id").toString();
            QCOMPARE(made.value(enterprise).value(u"manager").value(u"value").toString(), boss);
        }
    }
}

void TestBulkCreates::aRefusedOneFailsAlone()
{
    Stage stage(together());
    stage.directory.add(u"/Users"_s, json(R"({"userName":"user007"})"));
    const qint64 run = stage.begin(people(20));
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 19);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.calls, 1);
    const StepOutcome outcome = stage.step(run, 7);
    QCOMPARE(outcome.state, StepState::Failed);
    QCOMPARE(outcome.error->detail, u"userName is taken"_s);
    QCOMPARE(outcome.error->httpStatus, 409);
    QCOMPARE(outcome.error->scimType, u"uniqueness"_s);
    QVERIFY(outcome.error->requestId.startsWith(u"bulk-"_s));
    QVERIFY(!outcome.error->inDoubt);
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 20);
}

void TestBulkCreates::whatIsSaidIsKept()
{
    Stage stage(together());
    stage.directory.etags = true;
    const qint64 run = stage.begin(people(9));
    QCOMPARE(stage.finish(run).done, 9);
    QCOMPARE(stage.directory.bulks(), 1);
    const StepOutcome outcome = stage.step(run, 8);
    QCOMPARE(outcome.version, stage.directory.get(u"/Users"_s, outcome.id).value(u"meta").value(u"version").toString());
    QVERIFY(!outcome.version.isEmpty());
}

/// Sealed before the request, in no log, in no journal, and not in what a server says of them.
void TestBulkCreates::passwordsStayIn()
{
    Stage stage(together());
    const QString name = stage.folder.filePath(u"passwords.sealed"_s);
    auto sealed = SealedFile::open(name, "open sesame", SealCost {.logN = 4});
    QVERIFY(sealed);
    stage.options.sealed = std::move(sealed).value();
    qsizetype sealedBefore = 0;
    stage.directory.setFaults([&](const Wire::Request &) {
        sealedBefore = SealedFile::read(name, "open sesame").valueOr({}).secrets.size();
        return Fault::None;
    });
    QList<Change> changes = people(12);
    for (int i = 0; i < 12; ++i)
        changes[i].attributes.set(u"password"_s, u"Geheim-%1-4711"_s.arg(i));
    stage.directory.add(u"/Users"_s, json(R"({"userName":"user003"})"));
    stage.directory.bulkHabit = each([](Json &one) {
        if (one.value(u"status").toString() == "409"_L1)
            one.set(u"response"_s, Json::object({{u"detail"_s, u"taken, with Geheim-3-4711 and Geheim-4-4711"_s}, {u"status"_s, u"409"_s}}));
    });
    const qint64 run = stage.begin(changes);
    QCOMPARE(stage.finish(run).done, 11);
    QCOMPARE(stage.directory.bulks(), 1);
    QCOMPARE(sealedBefore, 12);
    QVERIFY(stage.wire.saw("Geheim-11-4711"));
    QVERIFY(stage.step(run, 3).error->detail.startsWith(u"taken, with"_s));
    QVERIFY(!stage.step(run, 3).error->detail.contains(u"Geheim"_s));
    const HttpLog &log = stage.connection->log();
    QCOMPARE(log.size(), 1);
    QVERIFY(log.at(0).requestBody.contains("user011"));
    QVERIFY(log.at(0).requestBody.contains("[redacted]"));
    QVERIFY(!log.at(0).requestBody.contains("Geheim"));
    QVERIFY(log.at(0).replyBody.contains("taken, with"));
    QVERIFY(!log.at(0).replyBody.contains("Geheim"));
    stage.journal.reset();
    for (const QString &suffix : {QString(), u"-wal"_s}) {
        QFile file(stage.journalFile() + suffix);
        QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("Geheim"));
    }
}

/// Who resumes a run without them sends the others.
void TestBulkCreates::passwordsThatAreMissing()
{
    Stage stage(together());
    QList<Change> changes = people(20);
    changes[5].attributes.set(u"password"_s, u"Geheim-4711"_s);
    const qint64 run = stage.begin(changes);
    const auto whole = std::exchange(stage.options.whole, {});
    QCOMPARE(stage.finish(run).done, 19);
    QCOMPARE(stage.directory.bulkSizes(), QList<qsizetype>({19}));
    QVERIFY(!stage.wire.saw("[redacted]"));
    stage.options.whole = whole;
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(wrong(stage, run, 20), QString());
}

void TestBulkCreates::verifies()
{
    Stage stage(together());
    stage.options.verify = RunVerify::Extent::All;
    stage.directory.habit = [](Json &resource) { resource.remove(u"title"); };
    QList<Change> changes = people(10);
    changes[4].attributes.set(u"title"_s, u"Clerk"_s);
    const qint64 run = stage.begin(changes);
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 10);
    QCOMPARE(summary.calls, 11);
    QCOMPARE(stage.directory.bulks(), 1);
    QCOMPARE(stage.step(run, 4).differences.size(), 1);
    QCOMPARE(stage.step(run, 5).differences.size(), 0);
}

void TestBulkCreates::keepsToTheBudget()
{
    Stage stage(together());
    stage.options.budget = 2;
    const qint64 run = stage.begin(people(120));
    const RunSummary first = stage.finish(run);
    QCOMPARE(first.done, 100);
    QCOMPARE(first.calls, 2);
    QCOMPARE(first.state, RunState::Stopped);
    QCOMPARE(stage.finish(run).done, 120);
    QCOMPARE(wrong(stage, run, 120), QString());
    QCOMPARE(stage.wire.requests().size(), 3);
}

/// Nothing keeps a provider from making two of one name.
void TestBulkCreates::groupsGoByThemselves()
{
    Stage stage(together());
    QList<Change> changes;
    for (int i = 0; i < 20; ++i) {
        const QString name = u"Crew %1"_s.arg(i);
        changes.append({.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:crew%1"_s.arg(i), .attributes = Json::object({{u"displayName"_s, name}})});
    }
    const Plan plan = makePlan({.changes = changes}, stage.directory.description);
    QCOMPARE(plan.calls, 20);
    QCOMPARE(stage.finish(stage.begin(plan)).done, 20);
    QCOMPARE(stage.directory.bulks(), 0);
}

void TestBulkCreates::pauses()
{
    Stage stage(together());
    stage.options.parallel = 1;
    Runner *runner = stage.start(stage.begin(people(100)));
    QSignalSpy ended(runner, &Runner::stepEnded);
    connect(runner, &Runner::stepEnded, runner, [runner](int number) { runner->setPaused(number < 50); });
    QTRY_COMPARE(ended.size(), 50);
    QTest::qWait(50); // nothing may happen: there is nothing to wait for
    QCOMPARE(stage.wire.requests().size(), 1);
    runner->setPaused(false);
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE((*stage.outcome)->done, 100);
    QCOMPARE(stage.wire.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TestBulkCreates)
#include "tst_bulkcreates.moc"
