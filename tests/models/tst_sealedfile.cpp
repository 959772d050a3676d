// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedfile.h"

#include "base/filelock.h"
#include "fakes/refusedcalls.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <latch>
#include <thread>
#include <vector>

#include <fcntl.h>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr SealCost cheap {.logN = 4};

SealedSecret secret(int number)
{
    return {.run = 3, .step = number, .resourceType = u"User"_s, .label = u"Żaneta %1"_s.arg(number), .attribute = u"password"_s, .secret = Redacted(u"Geheim-%1"_s.arg(number))};
}

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void setContents(const QString &fileName, const QByteArray &bytes)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A file of `count` secrets.
struct Safe {
    QTemporaryDir folder;
    QString name = folder.filePath(u"passwords.sealed"_s);
    explicit Safe(int count)
    {
        const auto file = SealedFile::open(name, "open sesame", cheap);
        QVERIFY2(file, file ? "" : qPrintable(file.error().toString()));
        for (int i = 1; i <= count; ++i)
            QVERIFY((*file)->append({secret(i)}));
    }
};

} // namespace

class TestSealedFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsSecrets();
    void isPrivateAndUnreadable();
    void goesOn();
    void wrongPassphrase();
    void noSuchFile();
    void cutAnywhere();
    void flippedAnywhere();
    void recordsInAnotherOrder();
    void cutsOffAnUnfinishedWrite();
    void cutsOffNoMoreThanWasNotWritten();
    void leavesDamageAlone();
    void aDamagedLengthCutsNothingOff();
    void severalWriteInOneFile();
    void severalBeginOneFile();
    void manyWriteAtOnce();
    void knowsWhenItIsGone();
    void staysWhereItCannotBeRead_data();
    void staysWhereItCannotBeRead();
    void removesNothingOfOthers();
    void takesAwayWhatItCouldNotBegin();
    void goesOnWithHalfAMagic();
    void readsNoMoreThanOthersWrote();
    void knowsWhatItHasLost();
    void waitsForOthersWithAnEnd();
    void locksInTheWayOfOldKernels();
    void leavesNothingWhereItCannotBeLocked();
    void tellsOfAFileThatIsNeverThere();
};

void TestSealedFile::keepsSecrets()
{
    const Safe safe(3);
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(read);
    QVERIFY(!read->damage);
    QCOMPARE(read->secrets.size(), 3);
    QCOMPARE(read->secrets[2].secret.reveal(), u"Geheim-3"_s);
    QCOMPARE(read->secrets[2].label, u"Żaneta 3"_s);
    QCOMPARE(read->secrets[2].run, 3);
    QVERIFY(!read->secrets[2].time.isEmpty());
}

void TestSealedFile::isPrivateAndUnreadable()
{
    const Safe safe(2);
    QVERIFY(!contents(safe.name).contains("Geheim") && !contents(safe.name).contains("aneta"));
    QCOMPARE(QFile::permissions(safe.name) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestSealedFile::goesOn()
{
    const Safe safe(2);
    const auto file = SealedFile::open(safe.name, "open sesame");
    QVERIFY(file);
    QCOMPARE((*file)->secrets().size(), 2);
    QVERIFY((*file)->append({secret(3), secret(4)}));
    QCOMPARE(SealedFile::read(safe.name, "open sesame")->secrets.size(), 4);
}

void TestSealedFile::wrongPassphrase()
{
    const Safe safe(1);
    const QByteArray before = contents(safe.name);
    for (const char *passphrase : {"open sesam", "", "Open sesame"}) {
        const auto read = SealedFile::read(safe.name, passphrase);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QCOMPARE(SealedFile::open(safe.name, passphrase).error().kind, ErrorKind::Auth);
    }
    QCOMPARE(contents(safe.name), before);
}

void TestSealedFile::noSuchFile()
{
    const Safe safe(0);
    QVERIFY(!SealedFile::read(safe.name + u"x"_s, "open sesame"));
    setContents(safe.name, "something quite different");
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(!read && read.error().detail.contains(u"no file of sealed passwords"));
    QVERIFY(!SealedFile::open(safe.name, "open sesame"));
    QCOMPARE(contents(safe.name), QByteArray("something quite different"));
    setContents(safe.name, "short");
    QVERIFY(!SealedFile::open(safe.name, "open sesame")); // it is somebody's
    QCOMPARE(contents(safe.name), QByteArray("short"));
    setContents(safe.name, contents(safe.name + u"x"_s));
    QVERIFY(SealedFile::open(safe.name, "open sesame", cheap));
}

/// Wherever the file ends, what stands before comes back, and the rest is told.
void TestSealedFile::cutAnywhere()
{
    const Safe safe(3);
    const QByteArray whole = contents(safe.name);
    qsizetype most = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        setContents(safe.name, whole.first(size));
        const auto read = SealedFile::read(safe.name, "open sesame");
        if (!read)
            continue; // not even its front
        most = std::max(most, read->secrets.size());
        const bool isWhole = !read->damage;
        QVERIFY(read->secrets.size() < 3);
        QVERIFY(isWhole || read->damage->detail.contains(u"record"));
    }
    QCOMPARE(most, 2);
}

void TestSealedFile::flippedAnywhere()
{
    const Safe safe(2);
    const QByteArray whole = contents(safe.name);
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray flipped = whole;
        flipped[i] = char(flipped[i] ^ 0x10);
        setContents(safe.name, flipped);
        const auto read = SealedFile::read(safe.name, "open sesame");
        QVERIFY2(!read || read->damage, qPrintable(QString::number(i)));
        if (!read)
            continue;
        QVERIFY(read->secrets.size() < 2);
        if (!read->secrets.isEmpty())
            QCOMPARE(read->secrets[0].secret.reveal(), u"Geheim-1"_s);
    }
}

void TestSealedFile::recordsInAnotherOrder()
{
    const Safe safe(2);
    const QByteArray whole = contents(safe.name);
    const qsizetype front = 9;
    const qsizetype size = (whole.size() - front) / 2; // both are equally long
    setContents(safe.name, whole.first(front) + whole.last(size) + whole.sliced(front, size));
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(read && read->damage);
    setContents(safe.name, whole.first(front) + whole.last(size)); // the first is missing
    QVERIFY(SealedFile::read(safe.name, "open sesame")->damage);
}

/// A crash in the middle of append(): nothing was made with what was not on disk.
void TestSealedFile::cutsOffAnUnfinishedWrite()
{
    const Safe safe(2);
    const QByteArray whole = contents(safe.name);
    setContents(safe.name, whole.first(whole.size() - 20));
    {
        const auto file = SealedFile::open(safe.name, "open sesame");
        QVERIFY2(file, file ? "" : qPrintable(file.error().toString()));
        QCOMPARE((*file)->secrets().size(), 1);
        QVERIFY((*file)->append({secret(7)}));
    }
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(read && !read->damage);
    QCOMPARE(read->secrets.size(), 2);
    QCOMPARE(read->secrets[1].secret.reveal(), u"Geheim-7"_s);
}

void TestSealedFile::leavesDamageAlone()
{
    const Safe safe(3);
    QByteArray damaged = contents(safe.name);
    damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 1);
    setContents(safe.name, damaged);
    const auto file = SealedFile::open(safe.name, "open sesame");
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::Store);
    QCOMPARE(contents(safe.name), damaged);
}

/// Several passwords are written at once: those that are whole stay, wherever the crash came.
void TestSealedFile::cutsOffNoMoreThanWasNotWritten()
{
    const Safe safe(1);
    const qsizetype front = 9;
    const qsizetype size = contents(safe.name).size() - front; // all are equally long
    {
        const auto file = SealedFile::open(safe.name, "open sesame");
        QVERIFY(file && (*file)->append({secret(2), secret(3), secret(4)}));
    }
    const QByteArray whole = contents(safe.name);
    QCOMPARE(whole.size(), front + 4 * size);
    for (qsizetype end = front + size; end < whole.size(); ++end) {
        setContents(safe.name, whole.first(end));
        const auto file = SealedFile::open(safe.name, "open sesame");
        QVERIFY2(file, file ? "" : qPrintable(file.error().toString()));
        const qsizetype left = (end - front) / size;
        QCOMPARE((*file)->secrets().size(), left);
        QCOMPARE(contents(safe.name), whole.first(front + left * size));
    }
}

/// It says that the record reaches behind the end of the file, as that of a write does which was cut off. Behind it, or in it, there is a whole one.
void TestSealedFile::aDamagedLengthCutsNothingOff()
{
    const int count = 4;
    const Safe safe(count);
    const QByteArray whole = contents(safe.name);
    const qsizetype front = 9;
    const qsizetype size = (whole.size() - front) / count; // all are equally long
    for (int record = 0; record < count; ++record) {
        for (int bit = 0; bit < 32; ++bit) {
            QByteArray damaged = whole;
            const qsizetype at = front + record * size + 3 - bit / 8;
            damaged[at] = char(damaged[at] ^ (1 << (bit % 8)));
            setContents(safe.name, damaged);
            const auto file = SealedFile::open(safe.name, "open sesame");
            QVERIFY2(!file, qPrintable(u"record %1, bit %2"_s.arg(record).arg(bit)));
            QCOMPARE(file.error().kind, ErrorKind::Store);
            QCOMPARE(file.error().detail, u"record %1 of the sealed file is damaged"_s.arg(record + 1));
            QCOMPARE(contents(safe.name), damaged);
            const auto read = SealedFile::read(safe.name, "open sesame");
            QVERIFY(read && read->damage);
            QCOMPARE(read->secrets.size(), record);
        }
    }
    QByteArray both = whole; // two lengths, and the crash as well
    both[front + size + 1] = char(both[front + size + 1] ^ 1);
    both[front + 2 * size + 1] = char(both[front + 2 * size + 1] ^ 1);
    both.chop(20);
    setContents(safe.name, both);
    QVERIFY(!SealedFile::open(safe.name, "open sesame"));
    QCOMPARE(contents(safe.name), both);
}

/// A window has it open from staging to applying, which may be hours; a scheduled import comes in between.
void TestSealedFile::severalWriteInOneFile()
{
    const Safe safe(1);
    const auto window = SealedFile::open(safe.name, "open sesame");
    const auto scheduled = SealedFile::open(safe.name, "open sesame");
    QVERIFY(window && scheduled);
    QVERIFY((*scheduled)->append({secret(2), secret(3)}));
    QVERIFY((*window)->append({secret(4)}));
    QVERIFY((*scheduled)->append({secret(5)}));
    QCOMPARE((*scheduled)->secrets().size(), 5);
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(read && !read->damage);
    QCOMPARE(read->secrets.size(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(read->secrets[i].step, i + 1);
}

/// Nothing is in it yet, and each has a salt of its own: the first record's is everybody's.
void TestSealedFile::severalBeginOneFile()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"passwords.sealed"_s);
    const auto one = SealedFile::open(name, "open sesame", cheap);
    const auto other = SealedFile::open(name, "open sesame", cheap);
    const auto stranger = SealedFile::open(name, "another", cheap);
    QVERIFY(one && other && stranger);
    QVERIFY((*other)->append({secret(1)}));
    QVERIFY((*one)->append({secret(2)}));
    const auto refused = (*stranger)->append({secret(3)});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Auth);
    const auto read = SealedFile::read(name, "open sesame");
    QVERIFY(read && !read->damage);
    QCOMPARE(read->secrets.size(), 2);
}

/// Whoever comes while another writes waits, and writes behind it.
void TestSealedFile::manyWriteAtOnce()
{
    constexpr int writers = 4;
    constexpr int each = 25;
    const Safe safe(0);
    std::latch start(writers);
    std::atomic_int failures = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            start.arrive_and_wait();
            const auto file = SealedFile::open(safe.name, "open sesame", cheap);
            for (int i = 0; i < each; ++i) {
                if (!file || !(*file)->append({secret(writer * each + i)}))
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY2(read && !read->damage, qPrintable(!read ? read.error().toString() : read->damage.value_or(Error()).toString()));
    QSet<int> steps;
    for (const SealedSecret &one : read->secrets)
        steps << one.step;
    QCOMPARE(read->secrets.size(), writers * each);
    QCOMPARE(steps.size(), writers * each);
}

/// What is written into a file that has no name any more is lost.
void TestSealedFile::knowsWhenItIsGone()
{
    const Safe safe(1);
    const auto file = SealedFile::open(safe.name, "open sesame");
    QVERIFY(file);
    QVERIFY(QFile::rename(safe.name, safe.name + u".old"_s));
    const auto moved = (*file)->append({secret(2)});
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, ErrorKind::Store);
    QCOMPARE(SealedFile::read(safe.name + u".old"_s, "open sesame")->secrets.size(), 1);
    setContents(safe.name, "another file");
    QVERIFY(!(*file)->append({secret(2)}));
    QCOMPARE(contents(safe.name), QByteArray("another file"));
}

void TestSealedFile::staysWhereItCannotBeRead_data()
{
    QTest::addColumn<quint32>("from"); // bytes at a time
    QTest::addColumn<int>("error");
    QTest::newRow("nothing") << quint32(0) << EIO;
    QTest::newRow("nothing, and no error") << quint32(0) << 0;
    QTest::newRow("only its front") << quint32(64) << EIO;
    QTest::newRow("only its front, and no error") << quint32(64) << 0;
}

/// A read that fails is no empty file, and one that ends early no unfinished write.
void TestSealedFile::staysWhereItCannotBeRead()
{
    QFETCH(quint32, from);
    QFETCH(int, error);
    const Safe safe(3);
    const QByteArray before = contents(safe.name);
    const auto isRefused = [](const auto &outcome) {
        return !outcome && outcome.error().kind == ErrorKind::Store && outcome.error().detail.contains(u"could not be read");
    };
    const auto opens = [&] {
        return refuse({.number = __NR_read, .argument = 2, .from = from, .error = error}) && isRefused(SealedFile::open(safe.name, "open sesame", cheap));
    };
    QVERIFY(holdsInAChild(opens));
    QCOMPARE(contents(safe.name), before);
    const auto mine = SealedFile::open(safe.name, "open sesame");
    const auto other = SealedFile::open(safe.name, "open sesame");
    QVERIFY(mine && other);
    QVERIFY((*other)->append({secret(4)}));
    const QByteArray longer = contents(safe.name);
    const auto appends = [&] {
        return refuse({.number = __NR_read, .argument = 2, .from = from, .error = error}) && isRefused((*mine)->append({secret(5)}));
    };
    QVERIFY(holdsInAChild(appends));
    QCOMPARE(contents(safe.name), longer);
    QVERIFY((*mine)->append({secret(5)}));
    QCOMPARE(SealedFile::read(safe.name, "open sesame")->secrets.size(), 5);
}

/// It was not there when it was looked for, and another program's by the time it was open.
void TestSealedFile::removesNothingOfOthers()
{
    const Safe safe(2);
    const QByteArray before = contents(safe.name);
    const auto work = [&] {
        bool isRefused = refuse({.number = __NR_statx, .argument = 0, .from = quint32(AT_FDCWD), .to = quint32(AT_FDCWD), .error = ENOENT});
        isRefused = isRefused && refuse({.number = __NR_faccessat, .argument = 0, .error = ENOENT}) && refuse({.number = __NR_faccessat2, .argument = 0, .error = ENOENT});
#ifdef __NR_access
        isRefused = isRefused && refuse({.number = __NR_access, .argument = 0, .error = ENOENT});
#endif
        const bool isUnseen = isRefused && !QFile::exists(safe.name);
        const auto file = SealedFile::open(safe.name, "another");
        return isUnseen && !file && file.error().kind == ErrorKind::Auth;
    };
    QVERIFY(holdsInAChild(work));
    QCOMPARE(contents(safe.name), before);
}

void TestSealedFile::takesAwayWhatItCouldNotBegin()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"passwords.sealed"_s);
    QVERIFY(!SealedFile::open(name, "open sesame", {.logN = 0}));
    QVERIFY(!QFile::exists(name));
    setContents(name, {}); // somebody's, who has made it beforehand
    QVERIFY(!SealedFile::open(name, "open sesame", {.logN = 0}));
    QVERIFY(QFile::exists(name));
}

/// A crash while it was begun.
void TestSealedFile::goesOnWithHalfAMagic()
{
    const Safe safe(0);
    const QByteArray magic = contents(safe.name);
    for (qsizetype size = 0; size <= magic.size(); ++size) {
        setContents(safe.name, magic.first(size));
        const auto file = SealedFile::open(safe.name, "open sesame", cheap);
        QVERIFY2(file, file ? "" : qPrintable(file.error().toString()));
        QCOMPARE(contents(safe.name), magic);
        QVERIFY((*file)->append({secret(1)}));
        QCOMPARE(SealedFile::read(safe.name, "open sesame")->secrets.size(), 1);
    }
}

/// Two programs that take turns would else read and open all that is in it for each password.
void TestSealedFile::readsNoMoreThanOthersWrote()
{
    const Safe safe(0);
    const auto one = SealedFile::open(safe.name, "open sesame", cheap);
    QVERIFY(one);
    QList<SealedSecret> many;
    for (int i = 1; i <= 40; ++i)
        many << secret(i);
    QVERIFY((*one)->append(many));
    const auto other = SealedFile::open(safe.name, "open sesame");
    QVERIFY(other);
    QVERIFY(QFileInfo(safe.name).size() > 4096);
    const auto work = [&] {
        bool isRight = refuse({.number = __NR_read, .argument = 2, .from = 2048, .error = EIO});
        for (int i = 41; i < 49; i += 2)
            isRight = isRight && (*one)->append({secret(i)}) && (*other)->append({secret(i + 1)});
        return isRight && (*other)->secrets().size() == 48;
    };
    QVERIFY(holdsInAChild(work));
    const auto read = SealedFile::read(safe.name, "open sesame");
    QVERIFY(read && !read->damage);
    QCOMPARE(read->secrets.size(), 48);
    for (int i = 0; i < 48; ++i)
        QCOMPARE(read->secrets[i].step, i + 1);
}

/// Cut off while it was open: whoever was given these passwords has them nowhere else.
void TestSealedFile::knowsWhatItHasLost()
{
    const Safe safe(3);
    const QByteArray whole = contents(safe.name);
    const auto file = SealedFile::open(safe.name, "open sesame");
    QVERIFY(file);
    const qsizetype front = 9;
    const QByteArray cut = whole.first(front + (whole.size() - front) / 3 * 2); // all are equally long
    setContents(safe.name, cut);
    const auto appended = (*file)->append({secret(4)});
    QVERIFY(!appended);
    QCOMPARE(appended.error().kind, ErrorKind::Store);
    QCOMPARE(contents(safe.name), cut);
    QCOMPARE((*file)->secrets().size(), 3);
}

/// Nor does anybody wait who only asks what is in it: the window does.
void TestSealedFile::waitsForOthersWithAnEnd()
{
    const Safe safe(1);
    const auto file = SealedFile::open(safe.name, "open sesame");
    QVERIFY(file);
    QFile theirs(safe.name);
    QVERIFY(theirs.open(QIODevice::ReadWrite));
    FileLock lock(theirs);
    QCOMPARE(lock.take(), FileLock::Failure::None);
    const auto appended = (*file)->append({secret(2)}, 50);
    QVERIFY(!appended && appended.error().detail.contains(u"in use by another program"));
    const auto opened = SealedFile::open(safe.name, "open sesame", cheap, 50);
    QVERIFY(!opened && opened.error().detail.contains(u"in use by another program"));
    std::atomic_bool isBegun = false;
    std::atomic_bool isDone = false;
    std::thread writes([&] {
        isBegun = true;
        isDone = (*file)->append({secret(2)}, 60'000).ok();
    });
    bool wasKnown = true;
    for (QDeadlineTimer looks(100); !isBegun || !looks.hasExpired();)
        wasKnown = wasKnown && (*file)->secrets().size() == 1;
    lock.letGo();
    writes.join();
    QVERIFY(wasKnown);
    QVERIFY(isDone);
    QCOMPARE((*file)->secrets().size(), 2);
}

/// Before Linux 3.15, and in some containers still.
void TestSealedFile::locksInTheWayOfOldKernels()
{
    const Safe safe(1);
    const auto work = [&] {
        bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = EINVAL});
        const auto file = SealedFile::open(safe.name, "open sesame");
        isRight = isRight && file && (*file)->append({secret(2)}).ok();
        QFile theirs(safe.name);
        FileLock lock(theirs);
        isRight = isRight && theirs.open(QIODevice::ReadWrite) && lock.take() == FileLock::Failure::None; // append() has let go of it
        const auto refused = isRight ? (*file)->append({secret(3)}, 50) : Result<void>();
        return isRight && !refused && refused.error().detail.contains(u"in use by another program");
    };
    QVERIFY(holdsInAChild(work));
    QCOMPARE(SealedFile::read(safe.name, "open sesame")->secrets.size(), 2);
}

void TestSealedFile::leavesNothingWhereItCannotBeLocked()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"passwords.sealed"_s);
    int error = EOPNOTSUPP;
    const auto work = [&] {
        const bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = error});
        const auto file = SealedFile::open(name, "open sesame", cheap, 50);
        return isRight && !file && file.error().detail.contains(u"cannot be locked");
    };
    QVERIFY(holdsInAChild(work));
    QVERIFY(!QFile::exists(name));
    setContents(name, {}); // somebody's, who has made it beforehand
    QVERIFY(holdsInAChild(work));
    QVERIFY(QFile::exists(name));
    QVERIFY(QFile::remove(name));
    error = ENOLCK; // somebody else may be given the lock, and begin it
    QVERIFY(holdsInAChild(work));
    QVERIFY(QFile::exists(name));
}

/// Some file systems give it another number each time one looks.
void TestSealedFile::tellsOfAFileThatIsNeverThere()
{
    const Safe safe(1);
    const auto work = [&] {
        const bool isRight = refuse({.number = __NR_newfstatat, .argument = 0, .from = quint32(AT_FDCWD), .to = quint32(AT_FDCWD), .error = EIO}); // by name alone
        const auto file = SealedFile::open(safe.name, "open sesame", cheap, 50);
        return isRight && !file && file.error().detail.contains(u"moved or deleted");
    };
    QVERIFY(holdsInAChild(work));
}

QTEST_GUILESS_MAIN(TestSealedFile)
#include "tst_sealedfile.moc"
