// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bulkstage.h"

#include "net/governor.h"

using namespace Provost;
using namespace Provost::Testing;

/// What becomes of creates that share a request when its answer is lost, cut, wrong or a refusal, and when the run is stopped or killed.
class TestBulkDoubts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
    void stopsBeforeItIsSent();
    void stopsWhileItIsUnderWay();
    void stopsBeforeItIsLookedUp();
    void whoIsToldToWaitMayHaveBegun_data();
    void whoIsToldToWaitMayHaveBegun();
    void survivesDeath_data();
    void survivesDeath();
};

void TestBulkDoubts::doubtIsSettledOneByOne_data()
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

void TestBulkDoubts::doubtIsSettledOneByOne()
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

void TestBulkDoubts::answersAreTakenByTheirName_data()
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

void TestBulkDoubts::answersAreTakenByTheirName()
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

void TestBulkDoubts::serverWithoutBulk_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 405, 409, 412, 415, 501})
        QTest::addRow("%d", status) << status;
}

void TestBulkDoubts::serverWithoutBulk()
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

void TestBulkDoubts::tooLargeIsMadeSmaller()
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
void TestBulkDoubts::nothingButRefusals()
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

void TestBulkDoubts::oneThatIsNotTakenGoesByItself_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 404, 405, 413, 429, 501})
        QTest::addRow("%d", status) << status;
}

void TestBulkDoubts::oneThatIsNotTakenGoesByItself()
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

void TestBulkDoubts::stopsBeforeItIsSent()
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

void TestBulkDoubts::stopsWhileItIsUnderWay()
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
void TestBulkDoubts::stopsBeforeItIsLookedUp()
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

void TestBulkDoubts::whoIsToldToWaitMayHaveBegun_data()
{
    QTest::addColumn<int>("then"); // the status of the second attempt as a whole, or of those who are there already
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("taken") << 409 << false;
    QTest::newRow("not unique") << 400 << false;
    for (const int status : {403, 405, 413, 501})
        QTest::addRow("as a whole %d", status) << status << true;
    QTest::newRow("not found") << 404 << false;
}

void TestBulkDoubts::whoIsToldToWaitMayHaveBegun()
{
    QFETCH(int, then);
    QFETCH(bool, isWhole);
    Stage stage(together());
    stage.directory.bulkHabit = each([then](Json &one) {
        if (one.value(u"status").toString() != "409"_L1)
            return;
        one.set(u"status"_s, QString::number(then));
        one.set(u"response"_s, Json::object({{u"status"_s, QString::number(then)}, {u"scimType"_s, u"uniqueness"_s}}));
    });
    const Wire::Handler honest = stage.wire.handler();
    bool hasBegun = false;
    stage.wire.setHandler([&hasBegun, &stage, honest, then, isWhole](const Wire::Request &request) {
        if (!isBulk(request))
            return honest(request);
        if (std::exchange(hasBegun, true)) {
            stage.directory.bulkStatus = isWhole ? then : 0;
            return honest(request);
        }
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

void TestBulkDoubts::survivesDeath_data()
{
    QTest::addColumn<QString>("when");
    for (const QString &when : {u"intended"_s, u"asked"_s, u"carried out"_s, u"first answer"_s, u"tenth answer"_s, u"last answer"_s})
        QTest::addRow("%s", qPrintable(when)) << when;
}

void TestBulkDoubts::survivesDeath()
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

QTEST_GUILESS_MAIN(TestBulkDoubts)
#include "tst_bulkdoubts.moc"
