// SPDX-License-Identifier: GPL-3.0-or-later
#include "applyfixture.h"

using namespace Provost;
using namespace Provost::Testing;

/// A run that is paused, stopped, interrupted or partly refused, and how it goes on.
class tst_ApplyRuns : public QObject, protected ApplyFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openHome(); }
    void cleanup() { closeAll(); }
    void failedRowIsTriedAgain();
    void stoppedRunGoesOn();
    void pausedRunWaits();
    void interruptedRunIsOffered_data();
    void interruptedRunIsOffered();
    void nothingIsSentAfterAStop();
    void closingEndsTheRunFirst();
    void anotherDirectoryEndsTheRunFirst();
    void passwordIsGivenAnew();
};

void tst_ApplyRuns::failedRowIsTriedAgain()
{
    open(people(20));
    const QString taken = m_server->createUser(u"taken@harbour.example"_s);
    m_console->edit(1, u"title"_s, u"Deckhand"_s);
    const Json other = m_server->get(u"/Users/"_s + userIdAt(5)).json();
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = other.value(u"id").toString(),
                                           .attributes = Json::object({{u"userName"_s, u"taken@harbour.example"_s}}), .before = Resource(other)}}, u"Rename"_s);
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->done, 1);
    QCOMPARE(m_console->run().summary()->failed, 1);
    QCOMPARE(m_console->staged().changes.size(), 1);
    QCOMPARE(m_console->staged().changes.first().id, other.value(u"id").toString());
    QVERIFY2(m_console->textOf(u"runDetailFacts"_s).contains(u"uniqueness"_s), qPrintable(m_console->textOf(u"runDetailFacts"_s)));
    QVERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"Not changed"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QVERIFY(m_server->send("DELETE", u"/Users/"_s + taken).status < 300);
    m_console->click(u"runRetry"_s);
    QTRY_VERIFY(m_console->staged().isEmpty());
    m_console->end();
    QCOMPARE(m_server->get(u"/Users/"_s + other.value(u"id").toString()).at(u"userName").toString(), u"taken@harbour.example"_s);
}

void tst_ApplyRuns::stoppedRunGoesOn()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(40, u"Stoker"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().state() == ApplyRun::State::Sending && m_console->run().progress().ended > 3, 20'000);
    m_console->click(u"runStop"_s);
    m_console->end();
    QVERIFY(m_console->run().canGoOn());
    const int left = int(m_console->staged().changes.size());
    QVERIFY2(left > 0 && left < 40, QByteArray::number(left).constData());
    QVERIFY(m_console->textOf(u"runWords"_s).contains(u"not reached"_s));
    m_console->click(u"runGoOn"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->staged().isEmpty(), 20'000);
    QCOMPARE(countWith(u"Stoker"_s), 40);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
}

void tst_ApplyRuns::pausedRunWaits()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(30, u"Purser"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().progress().ended > 2, 20'000);
    m_console->click(u"runPause"_s);
    QTRY_VERIFY(m_console->textOf(u"runWords"_s).startsWith(u"Paused"_s));
    QVERIFY(m_console->run().isRunning());
    m_console->click(u"runPause"_s);
    m_console->end();
    QCOMPARE(countWith(u"Purser"_s), 30);
}

void tst_ApplyRuns::interruptedRunIsOffered_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("go on") << u"interruptedResume"_s;
    QTest::newRow("leave") << u"interruptedLeave"_s;
    QTest::newRow("take back") << u"interruptedUndo"_s;
}

void tst_ApplyRuns::interruptedRunIsOffered()
{
    QFETCH(QString, button);
    open(people(60, {u"delay:ms=150"_s}));
    stageTitles(30, u"Bosun"_s);
    m_console->apply();
    const auto known = [this] {
        const QList<StepRecord> steps = m_console->run().surroundings().journal->steps(m_console->run().run()).valueOr({});
        return std::count_if(steps.cbegin(), steps.cend(), [](const StepRecord &step) { return step.outcome.state == StepState::Done; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(known() > 2, 20'000); // what is not in the journal yet would be in doubt
    m_console.reset(); // in the middle of it
    const qint64 done = countWith(u"Bosun"_s);
    QVERIFY(done > 0 && done < 30);
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s), 20'000);
    m_console->click(button);
    if (button == u"interruptedResume"_s) {
        m_console->end();
        QCOMPARE(countWith(u"Bosun"_s), 30);
        QVERIFY(m_console->staged().isEmpty());
    } else if (button == u"interruptedLeave"_s) {
        QTRY_VERIFY(!m_console->shown<QWidget>(u"interruptedStrip"_s));
        m_console->apply();
        QTRY_VERIFY_WITH_TIMEOUT(countWith(u"Bosun"_s) == 30, 20'000);
    } else {
        QTRY_VERIFY(m_console->window().desk()->undo());
        QTRY_VERIFY2(m_console->window().workspace()->reviewPage(), qPrintable(m_console->said()));
        QTRY_COMPARE(m_console->shown<QTreeView>(u"reviewList"_s)->model()->rowCount() > 0, true);
    }
}

/// "Within 200 ms" without a clock: from the click on, not one request goes out.
void tst_ApplyRuns::nothingIsSentAfterAStop()
{
    open(people(60, {u"delay:ms=100"_s}));
    stageTitles(40, u"Stoker"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().state() == ApplyRun::State::Sending && m_console->run().progress().ended > 3, 20'000);
    auto *stop = m_console->shown<QPushButton>(u"runStop"_s); // looking for it lets the run go on
    int sent = 0;
    const HttpLog &log = m_console->window().session()->directory().connection().log();
    connect(&log, &HttpLog::appended, this, [&] { sent += log.at(log.size() - 1).method == "GET" ? 0 : 1; });
    QTest::mouseClick(stop, Qt::LeftButton);
    m_console->end();
    QCOMPARE(sent, 0);
    QVERIFY(m_console->run().canGoOn());
    m_console->window().session()->directory().connection().log().disconnect(this);
}

void tst_ApplyRuns::closingEndsTheRunFirst()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(30, u"Bosun"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().progress().ended > 2, 20'000);
    m_console->window().close();
    QVERIFY(m_console->window().isVisible()); // a moment
    QTRY_VERIFY(!m_console->window().isVisible());
    QCOMPARE(m_console->run().state(), ApplyRun::State::Ended);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).first().summary.state, RunState::Stopped);
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s), 20'000);
    m_console->click(u"interruptedResume"_s);
    m_console->end();
    QCOMPARE(countWith(u"Bosun"_s), 30);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
    QVERIFY(m_console->staged().isEmpty());
}

void tst_ApplyRuns::anotherDirectoryEndsTheRunFirst()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(30, u"Bosun"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().progress().ended > 2, 20'000);
    const QSignalSpy rested(m_console->window().desk(), &RunDesk::rested);
    const Directory *before = m_console->window().directory();
    m_console->window().openPractice();
    QCOMPARE(m_console->window().directory(), before); // a moment
    QTRY_VERIFY_WITH_TIMEOUT(m_console->window().directory() && m_console->window().directory() != before, 30'000);
    QCOMPARE(rested.size(), 1);
    QVERIFY(countWith(u"Bosun"_s) < 30);
}

/// It is on no disk: whoever goes on in another session has to give it again, and is told so.
void tst_ApplyRuns::passwordIsGivenAnew()
{
    open(people(20));
    const QString temporary = makeTemporaryId();
    const auto create = [&temporary](const Json &attributes) { return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = temporary, .attributes = attributes}; };
    m_console->window().session()->stage({create(Json::object({{u"userName"_s, u"new@harbour.example"_s}, {u"password"_s, u"T0p-secret-word"_s}}))}, u"New"_s);
    const QString existing = userIdAt(1);
    const Resource before(m_server->get(u"/Users/"_s + existing).json());
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = existing, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}), .before = before}}, u"Password"_s);
    ApplyRun &first = m_console->run();
    connect(&first, &ApplyRun::begun, this, [&first] { first.setPaused(true); });
    m_console->apply();
    QTRY_VERIFY(first.isPaused());
    m_console.reset();
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s) && m_console->staged().changes.size() == 2, 20'000);
    m_console->click(u"interruptedResume"_s);
    m_console->end();
    QTRY_VERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"password"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QVERIFY2(m_console->textOf(u"runDetailAdvice"_s).contains(u"again"_s), qPrintable(m_console->textOf(u"runDetailAdvice"_s)));
    QVERIFY(m_console->run().canGoOn());
    QVERIFY(m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());

    m_console->window().session()->stage({create(Json::object({{u"password"_s, u"T0p-secret-word"_s}}))}, u"Again"_s);
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = existing, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}), .before = before}}, u"Again"_s);
    const QSignalSpy begun(&m_console->run(), &ApplyRun::begun);
    m_console->click(u"runGoOn"_s);
    QTRY_COMPARE_WITH_TIMEOUT(begun.size(), 1, 20'000);
    m_console->end();
    QByteArray told;
    for (const StepRecord &step : m_console->run().steps())
        told += step.step.toJson().toBytes() + step.outcome.toJson().toBytes() + stepStateText(step.outcome.state).toUtf8() + '\n';
    QVERIFY2(m_console->staged().isEmpty(), told.constData());
    QVERIFY(!m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
}

QTEST_MAIN(tst_ApplyRuns)
#include "tst_applyruns.moc"
