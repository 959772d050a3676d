// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"

#include "base/error.h"
#include "base/filelock.h"
#include "fakes/refusedcalls.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// A process that a test has forked, and that ends with it at the latest.
class Child
{
public:
    explicit Child(pid_t id)
        : m_id(id)
    {
    }
    ~Child() { end(); }
    Q_DISABLE_COPY_MOVE(Child)
    [[nodiscard]] pid_t id() const { return m_id; }
    void end()
    {
        if (m_id <= 0)
            return;
        ::kill(m_id, SIGKILL);
        ::waitpid(std::exchange(m_id, -1), nullptr, 0);
    }

private:
    pid_t m_id;
};

} // namespace

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
    void standsInWhereTheSystemHasNone_data();
    void standsInWhereTheSystemHasNone();
    void respectsAStandIn();
    void namesAStandInThatWasLeft();
    void standsInForNobodyWhoIsRefused();
    void locksInTheWayOfOldKernels();
    void patienceEndsWhereFilesAreNeverTheSame();
    void locksAnOpenFile();
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
    const pid_t forked = ::fork();
    if (forked == 0) {
        ProcessLock lock(name);
        const char taken = lock.tryLock() ? 'y' : 'n';
        if (::write(ready[1], &taken, 1) == 1)
            ::pause();
        _exit(0);
    }
    Child child(forked);
    ::close(ready[1]); // or a child that dies is waited for in vain
    char taken = 0;
    const auto came = ::read(ready[0], &taken, 1);
    ::close(ready[0]);
    QVERIFY(came == 1 && taken == 'y');
    QVERIFY(ProcessLock::isHeld(name));
    ProcessLock lock(name);
    QVERIFY(!lock.tryLock());
    child.end();
    QVERIFY(QFile::exists(name)); // it had no time to remove it
    QVERIFY(lock.tryLock()); // at once
}

/// A program that is started for a token must not keep a run from being gone on with.
void TestProcessLock::isNotInheritedByAChild()
{
    const QTemporaryDir folder;
    const QString kept = folder.filePath(u"kept"_s);
    ProcessLock lock(folder.filePath(u"x.lock"_s));
    QVERIFY(lock.tryLock());
    QVERIFY(::link(QFile::encodeName(lock.fileName()).constData(), QFile::encodeName(kept).constData()) == 0); // the same file stays when its name goes
    const pid_t forked = ::fork();
    if (forked == 0) {
        ::execlp("sleep", "sleep", "60", nullptr);
        _exit(1);
    }
    const Child child(forked);
    const auto program = [&child] { return QFile(u"/proc/%1/exe"_s.arg(child.id())).symLinkTarget(); };
    QTRY_VERIFY(!program().isEmpty() && program() != QCoreApplication::applicationFilePath()); // it is the other program by now
    QVERIFY(ProcessLock::isHeld(kept));
    lock.unlock();
    QVERIFY(!ProcessLock::isHeld(kept));
    ProcessLock again(lock.fileName());
    QVERIFY(again.tryLock());
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

void TestProcessLock::standsInWhereTheSystemHasNone_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("neither kind") << EINVAL;
    QTest::newRow("not made") << ENOSYS;
    QTest::newRow("a file system without") << EOPNOTSUPP;
}

void TestProcessLock::standsInWhereTheSystemHasNone()
{
    QFETCH(int, error);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    const auto work = [&] {
        ProcessLock first(name);
        ProcessLock second(name);
        bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = error});
        isRight = isRight && refuse({.number = __NR_flock, .argument = 1, .error = error});
        isRight = isRight && !ProcessLock::isHeld(name) && first.tryLock() && ProcessLock::isHeld(name) && QFile::exists(name + u".pid"_s);
        isRight = isRight && !second.tryLock(50) && second.failure() == ProcessLock::Failure::Held;
        first.unlock();
        return isRight && !ProcessLock::isHeld(name) && second.tryLock();
    };
    QVERIFY(holdsInAChild(work));
}

/// One of two has a system that knows no locks there, as in a container.
void TestProcessLock::respectsAStandIn()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    int ready[2] {};
    int over[2] {};
    QVERIFY(::pipe(ready) == 0 && ::pipe(over) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(over[1]);
        ProcessLock lock(name);
        const bool isRefused = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = EOPNOTSUPP});
        char taken = isRefused && lock.tryLock() ? 'y' : 'n';
        if (::write(ready[1], &taken, 1) == 1 && ::read(over[0], &taken, 1) == 0) // the other end is closed
            lock.unlock();
        _exit(0);
    }
    char taken = 0;
    QVERIFY(::read(ready[0], &taken, 1) == 1);
    ProcessLock lock(name);
    const bool isHeld = ProcessLock::isHeld(name);
    const bool isTaken = lock.tryLock();
    ::close(over[1]);
    ::waitpid(child, nullptr, 0);
    QCOMPARE(taken, 'y');
    QVERIFY(isHeld);
    QVERIFY(!isTaken);
    QCOMPARE(lock.failure(), ProcessLock::Failure::Held);
    QVERIFY(lock.tryLock());
}

/// By a program that was killed on another computer: nobody here can know, so that it is not taken, and a person is told.
void TestProcessLock::namesAStandInThatWasLeft()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    QFile left(name + u".pid"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write("4711\nprovost\nelsewhere\n0123456789abcdef0123456789abcdef\n\n");
    left.close();
    ProcessLock lock(name);
    QVERIFY(!lock.tryLock());
    QCOMPARE(lock.failure(), ProcessLock::Failure::Held);
    QCOMPARE(lock.error(u"taken"_s, u"no folder"_s).detail, QString(u"taken; if no program is running that could have it, remove "_s + left.fileName()));
    QVERIFY(left.remove());
    QVERIFY(lock.tryLock());
    ProcessLock other(name);
    QVERIFY(!other.tryLock());
    QCOMPARE(other.error(u"taken"_s, u"no folder"_s).detail, u"taken"_s);
    ProcessLock nowhere(folder.filePath(u"missing/x.lock"_s));
    QVERIFY(!nowhere.tryLock());
    QCOMPARE(nowhere.error(u"taken"_s, u"no folder"_s).detail, u"no folder"_s);
}

/// Its lock manager has no lock for one of two just now: the other one has got its own from it.
void TestProcessLock::standsInForNobodyWhoIsRefused()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    ProcessLock theirs(name);
    QVERIFY(theirs.tryLock());
    const auto work = [&] {
        ProcessLock mine(name);
        bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = ENOLCK});
        const QDeadlineTimer patience(50);
        isRight = isRight && !mine.tryLock(60) && patience.hasExpired(); // it may come back
        isRight = isRight && mine.failure() == ProcessLock::Failure::Refused && mine.error({}, {}).detail.contains(u"cannot be locked");
        return isRight && !QFile::exists(name + u".pid"_s);
    };
    QVERIFY(holdsInAChild(work));
}

/// Before Linux 3.15, and in some containers still.
void TestProcessLock::locksInTheWayOfOldKernels()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    const auto work = [&] {
        ProcessLock first(name);
        ProcessLock second(name);
        bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = EINVAL});
        isRight = isRight && !ProcessLock::isHeld(name) && first.tryLock() && ProcessLock::isHeld(name) && !QFile::exists(name + u".pid"_s);
        isRight = isRight && !second.tryLock(50) && second.failure() == ProcessLock::Failure::Held;
        first.unlock();
        isRight = isRight && !ProcessLock::isHeld(name) && second.tryLock();
        QFile mine(folder.filePath(u"y"_s));
        QFile theirs(mine.fileName());
        isRight = isRight && mine.open(QIODevice::ReadWrite) && theirs.open(QIODevice::ReadWrite);
        FileLock one(mine);
        FileLock other(theirs);
        isRight = isRight && one.take() == FileLock::Failure::None && other.take() == FileLock::Failure::Held;
        one.letGo(); // while its file stays open
        return isRight && other.take() == FileLock::Failure::None;
    };
    QVERIFY(holdsInAChild(work));
}

/// There what was locked never seems to be what the name leads to.
void TestProcessLock::patienceEndsWhereFilesAreNeverTheSame()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"x.lock"_s);
    const auto work = [&] {
        QFile file(name);
        const bool isRefused = refuse({.number = __NR_newfstatat, .argument = 0, .from = quint32(AT_FDCWD), .to = quint32(AT_FDCWD), .error = EIO}); // by name alone
        if (!isRefused || !file.open(QIODevice::ReadWrite) || isStillThere(file))
            return false;
        ProcessLock lock(name);
        return !lock.tryLock() && !lock.tryLock(100) && lock.failure() == ProcessLock::Failure::Held;
    };
    QVERIFY(holdsInAChild(work));
}

void TestProcessLock::locksAnOpenFile()
{
    const QTemporaryDir folder;
    QFile one(folder.filePath(u"x"_s));
    QFile other(one.fileName());
    QVERIFY(one.open(QIODevice::ReadWrite) && other.open(QIODevice::ReadWrite));
    FileLock mine(one);
    FileLock theirs(other);
    QVERIFY(!mine.isHeld());
    QCOMPARE(mine.take(), FileLock::Failure::None);
    QVERIFY(mine.isHeld());
    QCOMPARE(theirs.take(QDeadlineTimer(50)), FileLock::Failure::Held);
    QVERIFY(FileLock::isHeldByAnother(other) == true);
    QVERIFY(FileLock::isHeldByAnother(one) == false);
    QVERIFY(QFile(one.fileName()).open(QIODevice::ReadOnly)); // opened and closed again: that drops no lock
    QCOMPARE(theirs.take(), FileLock::Failure::Held);
    mine.letGo();
    QCOMPARE(theirs.take(), FileLock::Failure::None);
    QVERIFY(isStillThere(other));
    removeLocked(other);
    QVERIFY(!QFile::exists(one.fileName()));
    QVERIFY(!isStillThere(other));
}

QTEST_GUILESS_MAIN(TestProcessLock)
#include "tst_processlock.moc"
