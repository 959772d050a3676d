// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/governor.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
/// Asks for turns and notes the order and time in which they come.
struct Turns {
    Governor governor;
    QObject waiter;
    QStringList order {};
    QList<qint64> times {};
    QElapsedTimer clock {};

    explicit Turns(ServerProfile::Limits limits)
    {
        governor.setLimits(limits);
        clock.start();
    }
    void ask(const QString &name, RequestPriority priority = RequestPriority::Interactive, bool isWrite = false, QObject *who = nullptr)
    {
        governor.acquire(who ? who : &waiter, priority, isWrite, [this, name] {
            order << name;
            times << clock.elapsed();
        });
    }
};
}

class tst_Governor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void concurrency()
    {
        Turns turns({.concurrency = 2});
        for (const char *name : {"a", "b", "c"})
            turns.ask(QString::fromLatin1(name));
        QVERIFY2(turns.order.isEmpty(), "never from inside acquire()");
        QTRY_COMPARE(turns.order, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(turns.governor.waiting(), 1);
        turns.governor.release();
        QTRY_COMPARE(turns.order.size(), 3);
        QCOMPARE(turns.governor.inFlight(), 2);
    }
    void interactiveOvertakes()
    {
        Turns turns({.concurrency = 1});
        turns.ask(u"bulk 1"_s, RequestPriority::Bulk);
        turns.ask(u"bulk 2"_s, RequestPriority::Bulk);
        turns.ask(u"background"_s, RequestPriority::Background);
        turns.ask(u"click 1"_s);
        turns.ask(u"click 2"_s);
        for (int i = 1; i <= 5; ++i) {
            QTRY_COMPARE(turns.order.size(), i);
            turns.governor.release();
        }
        QCOMPARE(turns.order, QStringList({u"click 1"_s, u"click 2"_s, u"background"_s, u"bulk 1"_s, u"bulk 2"_s}));
    }
    void aWindowIsNeverPassed()
    {
        Turns turns({.concurrency = 100, .windows = {{.requests = 4, .seconds = 1}}});
        for (int i = 0; i < 9; ++i)
            turns.ask(QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(turns.times.size(), 9, 4000);
        for (qsizetype i = 4; i < turns.times.size(); ++i)
            QVERIFY2(turns.times[i] - turns.times[i - 4] >= 999, "five within a second");
        QVERIFY(turns.times[3] < 900);
        QVERIFY2(turns.times[8] < 3500, "slower than the window asks for");
    }
    void bulkSlowsDownBeforeTheLimitAndLeavesRoom()
    {
        Turns turns({.concurrency = 100, .windows = {{.requests = 8, .seconds = 1}}});
        for (int i = 0; i < 8; ++i)
            turns.ask(u"bulk"_s, RequestPriority::Bulk);
        QTRY_COMPARE(turns.order.size(), 6);
        turns.ask(u"click"_s);
        QTRY_COMPARE(turns.order.size(), 7);
        QCOMPARE(turns.order.last(), u"click"_s);
        QTRY_COMPARE_WITH_TIMEOUT(turns.order.size(), 9, 3000);
        QVERIFY(turns.times[7] - turns.times[6] >= 100);
    }
    void readsPassWritesThatWait()
    {
        Turns turns({.concurrency = 100, .windows = {{.requests = 1, .seconds = 60, .writesOnly = true}}});
        turns.ask(u"write 1"_s, RequestPriority::Interactive, true);
        turns.ask(u"write 2"_s, RequestPriority::Interactive, true);
        turns.ask(u"read"_s);
        QTRY_COMPARE(turns.order, QStringList({u"write 1"_s, u"read"_s}));
        const QList<Governor::Budget> budgets = turns.governor.budgets();
        QCOMPARE(budgets.size(), 1);
        QCOMPARE(budgets.first().used, 1);
        QVERIFY(budgets.first().writesOnly);
    }
    void holdBackIsForEverybodyAndTheLongerWins()
    {
        Turns turns({});
        turns.governor.holdBack(milliseconds(300));
        turns.governor.holdBack(milliseconds(10));
        QVERIFY(turns.governor.heldBackFor() > milliseconds(200));
        turns.ask(u"a"_s);
        QTRY_COMPARE(turns.order.size(), 1);
        QVERIFY(turns.times.first() >= 290);
        QCOMPARE(turns.governor.heldBackFor(), milliseconds(0));
    }
    void pause()
    {
        Turns turns({});
        turns.governor.setPaused(true);
        turns.ask(u"a"_s);
        QTest::qWait(30); // nothing to wait for: nothing must happen
        QVERIFY(turns.order.isEmpty());
        turns.governor.setPaused(false);
        QTRY_COMPARE(turns.order.size(), 1);
    }
    void theForgottenAndTheDeadAreNotCalled()
    {
        Turns turns({.concurrency = 1});
        auto dies = std::make_unique<QObject>();
        QObject leaves;
        turns.ask(u"dead"_s, RequestPriority::Interactive, false, dies.get());
        turns.ask(u"gone"_s, RequestPriority::Interactive, false, &leaves);
        turns.ask(u"stays"_s);
        dies.reset();
        turns.governor.forget(&leaves);
        QTRY_COMPARE(turns.order, QStringList {u"stays"_s});
        QCOMPARE(turns.governor.inFlight(), 1);
        QCOMPARE(turns.governor.waiting(), 0);
    }
    void handlersMayAskAndLeaveAgain()
    {
        Governor governor;
        governor.setLimits({.concurrency = 1});
        QObject waiter;
        int turns = 0;
        std::function<void()> again = [&] {
            governor.release();
            if (++turns < 100)
                governor.acquire(&waiter, RequestPriority::Bulk, true, again);
        };
        governor.acquire(&waiter, RequestPriority::Bulk, true, again);
        QTRY_COMPARE(turns, 100);
        QCOMPARE(governor.inFlight(), 0);
    }
    void changesAreToldOnceATurn()
    {
        Governor governor;
        QSignalSpy changed(&governor, &Governor::changed);
        QObject waiter;
        for (int i = 0; i < 5; ++i)
            governor.acquire(&waiter, RequestPriority::Bulk, false, [] {});
        QCoreApplication::sendPostedEvents();
        QVERIFY(changed.size() <= 2);
        QTRY_COMPARE(governor.inFlight(), 5);
    }
    void newLimitsCountWhatWasSpent()
    {
        Turns turns({.concurrency = 9, .windows = {{.requests = 2, .seconds = 60}}});
        turns.ask(u"a"_s);
        QTRY_COMPARE(turns.order.size(), 1);
        turns.governor.setLimits({.concurrency = 9, .windows = {{.requests = 3, .seconds = 60}}});
        for (const char *name : {"b", "c", "d"})
            turns.ask(QString::fromLatin1(name));
        QTRY_COMPARE(turns.order.size(), 3);
        QCOMPARE(turns.governor.waiting(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Governor)
#include "tst_governor.moc"
