// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/requestjob.h"
#include "store/meterkeeper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
const QDate day(2026, 11, 30);
const ServerProfile::Price entra {.perCall = 0.002, .currency = u"USD"_s, .notFoundBilled = true};
}

class tst_CostMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsBilled_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("billed");
        QTest::addColumn<bool>("billedByEntra");
        QTest::newRow("200") << 200 << true << true;
        QTest::newRow("204") << 204 << true << true;
        QTest::newRow("304") << 304 << false << false;
        QTest::newRow("400") << 400 << false << false;
        QTest::newRow("401") << 401 << false << false;
        QTest::newRow("404") << 404 << false << true;
        QTest::newRow("429") << 429 << false << false;
        QTest::newRow("503") << 503 << false << false;
        QTest::newRow("none") << 0 << false << false;
    }
    void whatIsBilled()
    {
        QFETCH(int, status);
        CostMeter plain;
        plain.count(status);
        QTEST(plain.session() == 1, "billed");
        CostMeter priced;
        priced.setPrice(entra);
        priced.count(status);
        QTEST(priced.session() == 1, "billedByEntra");
    }
    void daysAndMonths()
    {
        CostMeter meter;
        meter.count(200, day.addDays(-1));
        meter.count(200, day);
        meter.count(200, day);
        QCOMPARE(meter.counts(), (CostMeter::Counts {day, 2, 3}));
        meter.count(200, day.addDays(1)); // December
        QCOMPARE(meter.counts(), (CostMeter::Counts {day.addDays(1), 1, 1}));
        QCOMPARE(meter.session(), 4);
    }
    /// Nothing has been counted since, and yet it is another month's.
    void anotherMonthHasItsOwnBudget()
    {
        CostMeter meter;
        meter.setBudget({.calls = 2});
        const QDate before = QDateTime::currentDateTimeUtc().date().addMonths(-1);
        meter.count(200, before);
        meter.count(200, before);
        QCOMPARE(meter.counts().month, 2);
        QCOMPARE(meter.level(), CostMeter::Level::Fine);
        QVERIFY(!meter.objectionTo(RequestPriority::Bulk));
        meter.count(200);
        QCOMPARE(meter.counts().month, 1);
        meter.count(200);
        QCOMPARE(meter.level(), CostMeter::Level::UsedUp);
        QVERIFY(meter.objectionTo(RequestPriority::Bulk)->detail.contains(u"2 of 2"_s));
    }
    void money()
    {
        CostMeter meter;
        meter.setPrice(entra);
        QCOMPARE(meter.costOf(412), 0.824);
        meter.setBudget({.amount = 0.006});
        QCOMPARE(meter.allowedCalls(), 3); // not 2 by a rounding
        meter.setBudget({.calls = 2, .amount = 0.006});
        QCOMPARE(meter.allowedCalls(), 2);
        meter.setBudget({.amount = 1e300});
        QVERIFY(meter.allowedCalls() > 1'000'000'000'000);
        meter.setPrice({});
        meter.setBudget({.amount = 5});
        QCOMPARE(meter.allowedCalls(), 0); // money says nothing where nothing costs any
    }
    void warnsThenStops()
    {
        CostMeter meter;
        const QSignalSpy levels(&meter, &CostMeter::levelChanged);
        meter.setBudget({.calls = 10});
        for (int i = 0; i < 7; ++i)
            meter.count(200);
        QCOMPARE(meter.level(), CostMeter::Level::Fine);
        meter.count(200);
        QCOMPARE(meter.level(), CostMeter::Level::Warning);
        QVERIFY(!meter.objectionTo(RequestPriority::Bulk));
        meter.count(200);
        meter.count(200);
        QCOMPARE(meter.level(), CostMeter::Level::UsedUp);
        QCOMPARE(levels.size(), 2);
        for (const auto priority : {RequestPriority::Interactive, RequestPriority::Background, RequestPriority::Bulk})
            QVERIFY(meter.objectionTo(priority)->detail.startsWith(u"budget: 10 of 10"_s));
        meter.allowBeyond(true);
        QVERIFY(!meter.objectionTo(RequestPriority::Interactive));
        QVERIFY(meter.objectionTo(RequestPriority::Background));
        QVERIFY(meter.objectionTo(RequestPriority::Bulk));
    }
    /// What is under way may be billed: thirty at once must not pass the last call's gate together.
    void whatIsUnderWayCounts()
    {
        CostMeter meter;
        meter.setBudget({.calls = 3});
        meter.count(200);
        meter.reserve();
        QVERIFY(!meter.objectionTo(RequestPriority::Bulk));
        meter.reserve();
        QVERIFY(meter.objectionTo(RequestPriority::Bulk));
        meter.release(); // it was not billed
        QVERIFY(!meter.objectionTo(RequestPriority::Bulk));
    }
    void manyAtOnceKeepToTheBudget()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}").late(std::chrono::milliseconds(50)); });
        ConnectionSettings settings = wire.settings();
        settings.budget.calls = 3;
        settings.profile.limits.concurrency = 10;
        Connection connection(settings);
        int ended = 0;
        for (int i = 0; i < 10; ++i) {
            auto *job = connection.send({.path = u"/Users"_s, .priority = RequestPriority::Bulk}, this);
            job->then(this, [&ended](const Result<HttpReply> &) { ++ended; });
        }
        QTRY_COMPARE(ended, 10);
        QCOMPARE(wire.requests().size(), 3);
    }
    void goingOnCoversTheRunsAPersonStarts()
    {
        CostMeter meter;
        meter.setBudget({.calls = 1});
        meter.count(200);
        const QObject other;
        auto run = std::make_unique<QObject>();
        QObject request(run.get());
        meter.watchStarted(run.get());
        QVERIFY(meter.objectionTo(RequestPriority::Bulk, &request));
        meter.allowBeyond(true);
        QVERIFY(!meter.objectionTo(RequestPriority::Bulk, &request));
        QVERIFY(meter.objectionTo(RequestPriority::Bulk, &other));
        QVERIFY(meter.objectionTo(RequestPriority::Background));
        request.setParent(nullptr);
        run.reset();
        QVERIFY(meter.objectionTo(RequestPriority::Bulk, &request));
    }
    void twoWindowsShareABudget()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"meters.json"_s);
        CostMeter first;
        CostMeter second;
        first.setBudget({.calls = 5});
        second.setBudget({.calls = 5});
        MeterKeeper keepsFirst(first, file, u"a"_s, nullptr);
        MeterKeeper keepsSecond(second, file, u"a"_s, nullptr);
        for (int i = 0; i < 3; ++i) {
            first.count(200);
            second.count(200);
        }
        QCOMPARE(first.counts().month, 5); // near its end each call is written down at once
        QCOMPARE(first.level(), CostMeter::Level::UsedUp);
        QCOMPARE(second.counts().month, 6);
        QCOMPARE(second.level(), CostMeter::Level::UsedUp);
        QCOMPARE(second.session(), 3);
        first.count(200);
        QCOMPARE(first.counts().month, 7);
        QVERIFY(keepsFirst.flush().ok()); // nothing is counted twice
        QVERIFY(keepsSecond.flush().ok());
        QCOMPARE(first.counts().month, 7);
    }
    void aConnectionStopsSending()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.budget.calls = 2;
        Connection connection(settings);
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s, .priority = RequestPriority::Bulk}, this)).ok());
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s, .priority = RequestPriority::Bulk}, this)).error().detail.startsWith(u"budget: "_s));
        QVERIFY(!outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QCOMPARE(wire.requests().size(), 2);
        connection.costs().allowBeyond(true);
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QCOMPARE(wire.requests().size(), 3);
    }
    void waitingRequestsStopToo()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.budget.calls = 3;
        settings.profile.limits.concurrency = 1;
        Connection connection(settings);
        int failed = 0;
        int ended = 0;
        for (int i = 0; i < 10; ++i) {
            auto *job = connection.send({.path = u"/Users"_s, .priority = RequestPriority::Bulk}, this);
            job->then(this, [&](const Result<HttpReply> &reply) {
                ++ended;
                failed += reply.ok() ? 0 : 1;
            });
        }
        QTRY_COMPARE(ended, 10);
        QCOMPARE(failed, 7);
        QCOMPARE(wire.requests().size(), 3);
    }
    void readOnlySendsNoWrites()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.isReadOnly = true;
        Connection connection(settings);
        for (const QByteArray &method : {QByteArray("POST"), QByteArray("PUT"), QByteArray("PATCH"), QByteArray("DELETE")}) {
            const auto outcome = outcomeOf(connection.send({.method = method, .path = u"/Users/1"_s, .body = method == "DELETE" ? QByteArray() : "{}"}, this));
            QVERIFY(outcome.error().detail.startsWith(u"read-only: "_s));
        }
        QVERIFY(outcomeOf(connection.send({.method = "POST", .path = u"/Users/.search"_s, .body = "{}"}, this)).ok());
        QCOMPARE(wire.requests().size(), 1);
    }
    void isKept()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"meters.json"_s);
        {
            CostMeter first;
            CostMeter second;
            const MeterKeeper keepsFirst(first, file, u"a"_s, nullptr);
            const MeterKeeper keepsSecond(second, file, u"a"_s, nullptr); // another process, say
            first.count(200);
            first.count(200);
            second.count(200);
        }
        CostMeter later;
        later.count(200);
        const MeterKeeper keeper(later, file, u"a"_s, nullptr);
        QCOMPARE(later.session(), 1);
        QCOMPARE(later.counts().today, 4);
        QCOMPARE(later.counts().month, 4);
        CostMeter other;
        const MeterKeeper otherKeeper(other, file, u"b"_s, nullptr);
        QCOMPARE(other.counts().month, 0);
    }
    void callsOfBeforeAreAdded()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"meters.json"_s);
        MeterKeeper::add(file, u"a"_s, 0);
        QVERIFY(!QFile::exists(file));
        MeterKeeper::add(file, u"a"_s, 3);
        MeterKeeper::add(file, u"a"_s, 4);
        CostMeter meter;
        const MeterKeeper keeper(meter, file, u"a"_s, nullptr);
        QCOMPARE(meter.counts().month, 7);
        QCOMPARE(meter.counts().today, 7);
    }
    void anAnswerThatIsCutOffIsBilled()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"); });
        ConnectionSettings settings = wire.settings();
        settings.retry.maxAttempts = 1;
        Connection connection(settings);
        QVERIFY(!outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QCOMPARE(connection.costs().session(), 1);
    }
    void aDamagedFileCountsFromNothing()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"meters.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{{{");
        file.close();
        CostMeter meter;
        MeterKeeper keeper(meter, file.fileName(), u"a"_s, nullptr);
        meter.count(200);
        QVERIFY(keeper.flush().ok());
        QVERIFY(keeper.flush().ok());
        QCOMPARE(meter.counts().month, 1);
        QVERIFY(QFile::exists(dir.filePath(u"meters.json.damaged"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_CostMeter)
#include "tst_costmeter.moc"
