// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestProcessLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneAtATime();
    void askingTakesNothing();
    void whatAKilledProcessLeavesIsNobodys_data();
    void whatAKilledProcessLeavesIsNobodys();
    void diesWithItsProcess();
    void isNotInheritedByAChild();
    void manyTakeTurns();
    void tellsWhereNoneCanBe();
};

void TestProcessLock::oneAtATime()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    ProcessLock first(name);
    ProcessLock second(name);
    QVERIFY(first.tryLock());
    QVERIFY(!second.tryLock());
    QCOMPARE(second.failure(), ProcessLock::Failure::Held);
    first.unlock();
    QVERIFY(!QFile::exists(name));
    QVERIFY(second.tryLock());
    QCOMPARE(second.failure(), ProcessLock::Failure::None);
}

void TestProcessLock::askingTakesNothing()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    QVERIFY(!ProcessLock::isHeld(name));
    QVERIFY(!QFile::exists(name));
    ProcessLock lock(name);
    QVERIFY(lock.tryLock());
    QVERIFY(ProcessLock::isHeld(name));
    QVERIFY(ProcessLock::isHeld(name)); // the first look has let go of nothing
    lock.unlock();
    QVERIFY(!ProcessLock::isHeld(name));
    QFile left(name);
    QVERIFY(left.open(QIODevice::WriteOnly));
    std::atomic_bool isOver = false;
    std::thread asks([&] {
        while (!isOver)
            (void)ProcessLock::isHeld(name);
    });
    bool wasRefused = false;
    for (int i = 0; i < 2000; ++i) {
        ProcessLock mine(name);
        wasRefused = wasRefused || !mine.tryLock();
    }
    isOver = true;
    asks.join();
    QVERIFY(!wasRefused);
}

void TestProcessLock::whatAKilledProcessLeavesIsNobodys_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("made, and not signed") << QByteArray();
    QTest::newRow("its number is ours now") << QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_processlock\n\n\n\n";
    QTest::newRow("gone") << "99999999\nprovost\n\n"_ba;
}

void TestProcessLock::whatAKilledProcessLeavesIsNobodys()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    for (const QString &leftover : {name, QString(name + u".rmlock"_s)}) {
        QFile file(leftover);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QVERIFY(!ProcessLock::isHeld(name));
    ProcessLock lock(name);
    QVERIFY(lock.tryLock());
}

void TestProcessLock::diesWithItsProcess()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    int ready[2] {};
    QVERIFY(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ProcessLock lock(name);
        const char taken = lock.tryLock() ? 'y' : 'n';
        if (::write(ready[1], &taken, 1) == 1)
            ::pause();
        _exit(0);
    }
    char taken = 0;
    QVERIFY(::read(ready[0], &taken, 1) == 1 && taken == 'y');
    QVERIFY(ProcessLock::isHeld(name));
    ProcessLock lock(name);
    QVERIFY(!lock.tryLock());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(QFile::exists(name)); // it had no time to remove it
    QVERIFY(lock.tryLock()); // at once
}

/// A program that is started for a token must not keep a run from being gone on with.
void TestProcessLock::isNotInheritedByAChild()
{
    const QTemporaryDir folder;
    ProcessLock lock(folder.filePath(u"x.lock"_s));
    QVERIFY(lock.tryLock());
    const pid_t child = ::fork();
    if (child == 0) {
        ::execlp("sleep", "sleep", "60", nullptr);
        _exit(1);
    }
    QTRY_VERIFY(QFile(u"/proc/%1/exe"_s.arg(child)).symLinkTarget() != QCoreApplication::applicationFilePath()); // it is the other program by now
    lock.unlock();
    ProcessLock again(lock.fileName());
    QVERIFY(again.tryLock());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

void TestProcessLock::manyTakeTurns()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    std::atomic_int inside = 0;
    std::atomic_int turns = 0;
    std::atomic_bool wasShared = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 100; ++turn) {
                ProcessLock lock(name);
                if (!lock.tryLock(-1))
                    return;
                wasShared = wasShared || ++inside != 1;
                std::this_thread::yield();
                --inside;
                ++turns;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(!wasShared);
    QCOMPARE(turns.load(), 600);
}

void TestProcessLock::tellsWhereNoneCanBe()
{
    const QTemporaryDir folder;
    ProcessLock lock(folder.filePath(u"missing/x.lock"_s));
    QVERIFY(!lock.tryLock(10'000)); // without waiting for what will not come
    QCOMPARE(lock.failure(), ProcessLock::Failure::Unusable);
}

QTEST_GUILESS_MAIN(TestProcessLock)
#include "tst_processlock.moc"
