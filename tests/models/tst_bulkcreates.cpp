// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runstage.h"

#include "net/governor.h"
#include "store/sealedfile.h"

#include <QFile>
#include <QSignalSpy>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;

namespace {

ServerProfile together()
{
    ServerProfile profile;
    profile.bulk = true;
    profile.bulkCreates = true;
    return profile;
}

QList<Change> people(int count)
{
    QList<Change> changes;
    for (int i = 0; i < count; ++i)
        changes << createUser(u"user%1"_s.arg(i, 3, 10, QLatin1Char('0')));
    return changes;
}

bool isBulk(const Wire::Request &request)
{
    return request.path() == "/Bulk";
}

/// What is done to a request to /Bulk, the first of them alone.
FakeProvider::Faults once(Fault fault)
{
    auto isOver = std::make_shared<bool>(false);
    return [isOver, fault](const Wire::Request &request) { return isBulk(request) && !std::exchange(*isOver, true) ? fault : Fault::None; };
}

qsizetype singles(const Stage &stage)
{
    return stage.wire.count("POST") - stage.directory.bulks();
}

/// Everybody is there once, under the id that the journal has.
QString wrong(const Stage &stage, qint64 run, int count)
{
    const auto steps = stage.journal->steps(run).valueOr({});
    if (stage.directory.all(u"/Users"_s).size() != count || stage.directory.carriedOut() != count || steps.size() != count)
        return u"%1 people after %2 creates of %3 steps"_s.arg(stage.directory.all(u"/Users"_s).size()).arg(stage.directory.carriedOut()).arg(steps.size());
    for (const StepRecord &record : steps) {
        const QString name = record.step.body.value(u"userName").toString();
        if (record.outcome.state != StepState::Done || stage.directory.find(u"/Users"_s, name).value(u"id").toString() != record.outcome.id)
            return u"%1: %2 \"%3\""_s.arg(name, stepStateText(record.outcome.state), record.outcome.id);
    }
    return {};
}

/// Changes each part of an answer of /Bulk.
std::function<void(Json &)> each(const std::function<void(Json &)> &change)
{
    return [change](Json &answer) {
        Json list = Json::array();
        const Json operations = answer.value(u"Operations");
        for (Json one : operations.items()) {
            change(one);
            list.append(one);
        }
        answer.set(u"Operations"_s, list);
    };
}

} // namespace

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
    void doubtIsSettledOneByOne_data();
    void doubtIsSettledOneByOne();
    void answersAreTakenByTheirName_data();
    void answersAreTakenByTheirName();
    void serverWithoutBulk_data();
    void serverWithoutBulk();
    void tooLargeIsMadeSmaller();
    void nothingButRefusals();
    void oneThatIsNotTakenGoesByItself_data();
    void oneThatIsNotTakenGoesByItself();
    void whatIsSaidIsKept();
    void passwordsStayIn();
    void passwordsThatAreMissing();
    void verifies();
    void keepsToTheBudget();
    void stopsBeforeItIsSent();
    void stopsWhileItIsUnderWay();
    void stopsBeforeItIsLookedUp();
    void whoIsToldToWaitMayHaveBegun();
    void groupsGoByThemselves();
    void survivesDeath_data();
    void survivesDeath();
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

void TestBulkCreates::doubtIsSettledOneByOne_data()
{
    QTest::addColumn<int>("fault"); // of the first request
    QTest::addColumn<int>("amiss"); // with its answer: 1: half of the operations are missing; 2: it is a page; 3: it is cut off; 4: no operation has a status
    QTest::addColumn<int>("alone"); // how many are sent once more, by themselves
    QTest::addColumn<bool>("looks");
    QTest::newRow("answer lost") << int(Fault::Swallow) << 0 << 0 << true;
    QTest::newRow("reset") << int(Fault::Reset) << 0 << 20 << true;
    QTest::newRow("away") << int(Fault::Unavailable) << 0 << 20 << true;
    QTest::newRow("broke down") << int(Fault::Broken) << 0 << 20 << true;
    QTest::newRow("too many") << int(Fault::TooMany) << 0 << 0 << false;
    QTest::newRow("half an answer") << int(Fault::None) << 1 << 0 << true;
    QTest::newRow("a page") << int(Fault::None) << 2 << 0 << true;
    QTest::newRow("cut off") << int(Fault::None) << 3 << 0 << true;
    QTest::newRow("without a status") << int(Fault::None) << 4 << 0 << true;
}

void TestBulkCreates::doubtIsSettledOneByOne()
{
    QFETCH(int, fault);
    QFETCH(int, amiss);
    QFETCH(int, alone);
    QFETCH(bool, looks);
    Stage stage(together());
    stage.directory.setFaults(once(Fault(fault)));
    const Wire::Handler honest = stage.wire.handler();
    stage.wire.setHandler([honest, amiss](const Wire::Request &request) {
        const Wire::Answer answer = honest(request);
        if (isBulk(request) && amiss == 2)
            return Wire::Answer::of(200, "text/html", "<html>Please sign in</html>");
        if (isBulk(request) && amiss == 3)
            return Wire::Answer::raw(answer.bytes.first(answer.bytes.size() * 2 / 3));
        return answer;
    });
    if (amiss == 1) {
        stage.directory.bulkHabit = [](Json &answer) {
            Json half = Json::array();
            for (qsizetype i = 0; i < answer.value(u"Operations").size(); i += 2)
                half.append(answer.value(u"Operations").at(i));
            answer.set(u"Operations"_s, half);
        };
    } else if (amiss == 4) {
        stage.directory.bulkHabit = each([](Json &one) { one.remove(u"status"); });
    }
    const qint64 run = stage.begin(people(20));
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 20);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(wrong(stage, run, 20), QString());
    QCOMPARE(singles(stage), alone);
    QCOMPARE(stage.wire.count("GET") > 0, looks);
}

void TestBulkCreates::answersAreTakenByTheirName_data()
{
    QTest::addColumn<int>("amiss");
    QTest::addColumn<bool>("looks");
    QTest::newRow("another order") << 0 << false;
    QTest::newRow("no names, another order") << 1 << true;
    QTest::newRow("no names") << 2 << true;
    QTest::newRow("no place") << 3 << true;
    QTest::newRow("the same place for all") << 4 << true;
    QTest::newRow("the collection's place") << 5 << true;
    QTest::newRow("accepted, not carried out yet") << 6 << true;
    QTest::newRow("two about one") << 7 << true;
}

void TestBulkCreates::answersAreTakenByTheirName()
{
    QFETCH(int, amiss);
    QFETCH(bool, looks);
    Stage stage(together());
    const auto turned = [](Json &answer) {
        Json list = Json::array();
        for (qsizetype i = answer.value(u"Operations").size(); i > 0; --i)
            list.append(answer.value(u"Operations").at(i - 1));
        answer.set(u"Operations"_s, list);
    };
    const auto changed = each([amiss](Json &one) {
        if (amiss == 1 || amiss == 2)
            one.remove(u"bulkId");
        else if (amiss == 3)
            one.remove(u"location");
        else if (amiss == 4)
            one.set(u"location"_s, u"https://idp.example/scim/v2/Users/u1"_s);
        else if (amiss == 5)
            one.set(u"location"_s, u"https://idp.example/scim/v2/Users"_s);
        else if (amiss == 6)
            one.set(u"status"_s, u"202"_s);
    });
    stage.directory.bulkHabit = [amiss, turned, changed](Json &answer) {
        changed(answer);
        if (amiss < 2)
            turned(answer);
        if (amiss == 7) {
            Json list = answer.value(u"Operations");
            list.append(Json::object({{u"bulkId"_s, list.at(2).value(u"bulkId")}, {u"status"_s, u"409"_s}}));
            answer.set(u"Operations"_s, list);
        }
    };
    const qint64 run = stage.begin(people(20));
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(wrong(stage, run, 20), QString());
    QCOMPARE(singles(stage), 0);
    QCOMPARE(stage.wire.count("GET") > 0, looks);
}

void TestBulkCreates::serverWithoutBulk_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 405, 409, 412, 415, 501})
        QTest::addRow("%d", status) << status;
}

void TestBulkCreates::serverWithoutBulk()
{
    QFETCH(int, status);
    Stage stage(together());
    stage.options.parallel = 1;
    stage.directory.bulkStatus = status;
    const qint64 run = stage.begin(people(120));
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 120);
    QCOMPARE(wrong(stage, run, 120), QString());
    QCOMPARE(stage.directory.bulks(), 1);
    QCOMPARE(singles(stage), 120);
    const bool isDoubtful = status == 400 || status == 409 || status == 412;
    QCOMPARE(stage.wire.count("GET"), isDoubtful ? 50 : 0);
}

void TestBulkCreates::tooLargeIsMadeSmaller()
{
    Stage stage(together());
    stage.options.parallel = 1;
    stage.directory.mostTogether = 15;
    const qint64 run = stage.begin(people(111));
    QCOMPARE(stage.finish(run).done, 111);
    QCOMPARE(wrong(stage, run, 111), QString());
    QCOMPARE(stage.directory.bulkSizes(), QList<qsizetype>({50, 25, 12, 12, 12}));
    QCOMPARE(stage.wire.count("GET"), 0);
    stage.directory.mostTogether = 5;
    QList<Change> more;
    for (int i = 0; i < 100; ++i)
        more << createUser(u"more%1"_s.arg(i));
    QCOMPARE(stage.finish(stage.begin(more)).done, 100);
    QCOMPARE(stage.directory.bulkSizes().mid(5), QList<qsizetype>({50, 25, 12}));
}

/// It may be the way of asking that is refused.
void TestBulkCreates::nothingButRefusals()
{
    Stage stage(together());
    stage.options.parallel = 1;
    const Wire::Handler honest = stage.wire.handler();
    int bulks = 0;
    stage.wire.setHandler([&bulks, honest](const Wire::Request &request) {
        if (!isBulk(request))
            return honest(request);
        ++bulks;
        Json answers = Json::array();
        const Json operations = Json::parse(request.body).valueOr({}).value(u"Operations");
        for (const Json &one : operations.items())
            answers.append(Json::object({{u"bulkId"_s, one.value(u"bulkId")}, {u"method"_s, u"POST"_s}, {u"status"_s, u"400"_s}}));
        return Wire::Answer::json(200, Json::object({{u"Operations"_s, answers}}).toBytes());
    });
    const qint64 run = stage.begin(people(70));
    QCOMPARE(stage.finish(run).done, 70);
    QCOMPARE(wrong(stage, run, 70), QString());
    QCOMPARE(bulks, 1);
}

void TestBulkCreates::oneThatIsNotTakenGoesByItself_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 404, 405, 413, 429, 501})
        QTest::addRow("%d", status) << status;
}

void TestBulkCreates::oneThatIsNotTakenGoesByItself()
{
    QFETCH(int, status);
    Stage stage(together());
    const Wire::Handler honest = stage.wire.handler();
    stage.wire.setHandler([honest, status](const Wire::Request &request) {
        if (!isBulk(request))
            return honest(request);
        Json message = Json::parse(request.body).valueOr({});
        Json operations = message.value(u"Operations");
        const QString left = operations.at(3).value(u"bulkId").toString();
        operations.removeAt(3);
        message.set(u"Operations"_s, operations);
        Wire::Request rest = request;
        rest.body = message.toBytes();
        const Wire::Answer answer = honest(rest);
        Json answers = Json::parse(answer.bytes.mid(answer.bytes.indexOf("\r\n\r\n") + 4)).valueOr({});
        Json list = answers.value(u"Operations");
        list.append(Json::object({{u"bulkId"_s, left}, {u"method"_s, u"POST"_s}, {u"status"_s, QString::number(status)}}));
        answers.set(u"Operations"_s, list);
        return Wire::Answer::json(200, answers.toBytes());
    });
    const qint64 run = stage.begin(people(20));
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.done, 20);
    QCOMPARE(summary.calls, 2);
    QCOMPARE(wrong(stage, run, 20), QString());
    QCOMPARE(singles(stage), 1);
    QCOMPARE(stage.step(run, 3).together, 0);
    QCOMPARE(stage.step(run, 2).together, 1);
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

void TestBulkCreates::stopsBeforeItIsSent()
{
    Stage stage(together());
    stage.connection->governor().setPaused(true);
    const qint64 run = stage.begin(people(20));
    Runner *runner = stage.start(run);
    QTRY_COMPARE(stage.connection->governor().waiting(), 1);
    stage.connection->governor().setPaused(false); // it would have gone in the next turn of the event loop
    runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE((*stage.outcome)->state, RunState::Stopped);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stage.step(run, i).state, StepState::Planned); // nobody need look it up
    QTest::qWait(50); // nothing may happen: there is nothing to wait for
    QCOMPARE(stage.wire.requests().size(), 0);
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(stage.wire.requests().size(), 1);
}

void TestBulkCreates::stopsWhileItIsUnderWay()
{
    Stage stage(together());
    const Wire::Handler honest = stage.wire.handler();
    stage.wire.setHandler([honest](const Wire::Request &request) {
        static_cast<void>(honest(request));
        return Wire::Answer::silence();
    });
    const qint64 run = stage.begin(people(20));
    Runner *runner = stage.start(run);
    QTRY_COMPARE(stage.wire.requests().size(), 1);
    runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE((*stage.outcome)->state, RunState::Stopped);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stage.step(run, i).state, StepState::Sent);
    stage.wire.setHandler(honest);
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(wrong(stage, run, 20), QString());
    QCOMPARE(stage.wire.count("POST"), 1);
}

/// The server broke down over them after they were made; that has to be known to who goes on, however early this one stops.
void TestBulkCreates::stopsBeforeItIsLookedUp()
{
    Stage stage(together());
    stage.directory.bulkHabit = each([](Json &one) { one.set(u"status"_s, u"500"_s); });
    stage.directory.setFaults([&stage](const Wire::Request &request) {
        if (isBulk(request))
            stage.connection->governor().setPaused(true);
        return Fault::None;
    });
    const qint64 run = stage.begin(people(20));
    Runner *runner = stage.start(run);
    QTRY_VERIFY(stage.connection->governor().waiting() > 0);
    runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stage.step(run, i).state, StepState::Sent);
    stage.connection->governor().setPaused(false);
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(wrong(stage, run, 20), QString());
    QCOMPARE(stage.wire.count("POST"), 1);
}

void TestBulkCreates::whoIsToldToWaitMayHaveBegun()
{
    Stage stage(together());
    const Wire::Handler honest = stage.wire.handler();
    bool hasBegun = false;
    stage.wire.setHandler([&hasBegun, honest](const Wire::Request &request) {
        if (!isBulk(request) || std::exchange(hasBegun, true))
            return honest(request);
        Json message = Json::parse(request.body).valueOr({});
        Json some = message.value(u"Operations");
        while (some.size() > 12)
            some.removeAt(some.size() - 1);
        message.set(u"Operations"_s, some);
        Wire::Request part = request;
        part.body = message.toBytes();
        static_cast<void>(honest(part));
        return Wire::Answer::json(429, R"({"status":"429"})", "Retry-After: 1\r\n");
    });
    const qint64 run = stage.begin(people(20));
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.done, 20);
    QCOMPARE(wrong(stage, run, 20), QString());
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

void TestBulkCreates::survivesDeath_data()
{
    QTest::addColumn<QString>("when");
    for (const QString &when : {u"intended"_s, u"asked"_s, u"carried out"_s, u"first answer"_s, u"tenth answer"_s, u"last answer"_s})
        QTest::addRow("%s", qPrintable(when)) << when;
}

void TestBulkCreates::survivesDeath()
{
    QFETCH(QString, when);
    Stage stage(together());
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    QList<Change> changes = people(60);
    QStringList ids;
    for (const Change &change : std::as_const(changes))
        ids << change.id;
    changes << members(ChangeKind::MembersAdd, group, ids);
    const qint64 run = stage.begin(changes);
    bool dead = false;
    const auto die = [&stage, &dead] {
        dead = true;
        QMetaObject::invokeMethod(&stage.parent, [&stage] { stage.kill(); }, Qt::QueuedConnection);
    };
    stage.directory.setFaults([&](const Wire::Request &) {
        if (dead || !(when == "asked"_L1 || when == "carried out"_L1))
            return Fault::None;
        die();
        return when == "asked"_L1 ? Fault::Reset : Fault::Swallow;
    });
    Runner *runner = stage.start(run);
    int answers = 0;
    connect(runner, &Runner::intended, runner, [&] { return when == "intended"_L1 ? runner->cancel() : void(); });
    connect(runner, &Runner::stepEnded, runner, [&] {
        ++answers;
        if ((when == "first answer"_L1 && answers == 1) || (when == "tenth answer"_L1 && answers == 10) || (when == "last answer"_L1 && answers == 60))
            runner->cancel();
    });
    QTRY_VERIFY(stage.outcome.has_value());
    QTRY_VERIFY(!stage.runner);
    QVERIFY(!stage.outcome->ok());
    stage.kill();
    QCOMPARE(stage.finish(run).done, 61);
    QCOMPARE(stage.directory.all(u"/Users"_s).size(), 60);
    QCOMPARE(stage.directory.carriedOut(), 61);
    QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 60);
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
