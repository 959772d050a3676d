// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/fulfilled.h"
#include "change/journal.h"
#include "change/planner.h"
#include "models/asnobody.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

/// Would another program find the file in use? It has to be asked by one: a process never sees its own locks.
bool isLocked(const QString &fileName)
{
    const QByteArray path = QFile::encodeName(fileName);
    const pid_t child = fork();
    if (child == 0) {
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        const int file = open(path.constData(), O_RDWR | O_CLOEXEC);
        const bool isAsked = file >= 0 && fcntl(file, F_GETLK, &lock) == 0;
        _exit(!isAsked ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

class tst_Journal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A second look at the journal from the same process, as every page of runs takes one, must not let go of the locks of the first: another program
    /// that closes the journal then takes it for unused, and removes the write-ahead log with all that a run under way wrote into it.
    void anotherLookLeavesTheLocks()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"journal.sqlite"_s);
        const auto writing = Journal::open(fileName);
        QVERIFY(writing);
        const ChangeSet changes {.changes = {{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"8"_s, .before = Resource(Json::parse(R"({"id":"8"})").valueOr({}))}}};
        const auto run = writing.value()->begin(makePlan(changes, ServiceDescription::fallback(ServerProfile())), {.baseUrl = u"https://x.example"_s});
        QVERIFY(run);
        QVERIFY(isLocked(fileName));
        {
            const auto reading = Journal::open(fileName);
            QVERIFY(reading);
            QVERIFY(reading.value()->run(*run));
        }
        QVERIFY(isLocked(fileName));
    }

    /// Run again or given up a month later, a run cannot tell who is a member now: what it had left out as so already stays staged, and is looked at by the next plan.
    void whatWasSoAlreadyStaysStaged()
    {
        const QTemporaryDir folder;
        const auto journal = Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(journal);
        const Resource group(Json::parse(R"({"id":"g1","displayName":"Crew","members":[{"value":"u1"},{"value":"u3"}]})").valueOr({}));
        const QList<Change> changes {{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g1"_s, .members = {u"u1"_s, u"u2"_s}, .before = group},
                                     {.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = u"g1"_s, .members = {u"u3"_s, u"u4"_s}, .before = group}};
        const Plan plan = makePlan({.changes = changes}, ServiceDescription::fallback(ServerProfile()));
        QCOMPARE(plan.objects.constFirst().dropped.size(), 2);
        const auto run = journal.value()->begin(plan, {.baseUrl = u"https://x.example"_s});
        QVERIFY(run);
        const QList<PlannedObject> objects = journal.value()->objects(*run).valueOr({});
        QCOMPARE(objects.size(), 1);
        QList<StepRecord> steps = journal.value()->steps(*run).valueOr({});
        QCOMPARE(steps.size(), 2);
        QCOMPARE(unfulfilled(changes, objects, steps), changes); // nothing was done yet
        for (StepRecord &step : steps)
            step.outcome.state = StepState::Done;
        const QList<Change> left = unfulfilled(changes, objects, steps);
        QCOMPARE(left.size(), 2);
        QCOMPARE(left.constFirst().members, QStringList {u"u1"_s});
        QCOMPARE(left.constLast().members, QStringList {u"u4"_s});
        QVERIFY(unfulfilled(changes, plan.objects, steps).isEmpty()); // the run itself, which has just looked
    }

    /// A move keeps its condition: who was in the other group when the run was planned may have been taken out of it since.
    void aMoveOfAnEarlierRunStaysAMove()
    {
        const QTemporaryDir folder;
        const auto journal = Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(journal);
        const Resource target(Json::parse(R"({"id":"b","displayName":"B","members":[{"value":"m"}]})").valueOr({}));
        const QList<Change> changes {{.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = u"a"_s, .members = {u"m"_s}, .movedTo = u"b"_s},
                                     {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"b"_s, .members = {u"m"_s}, .before = target}};
        const auto run = journal.value()->begin(makePlan({.changes = changes}, ServiceDescription::fallback(ServerProfile())), {.baseUrl = u"https://x.example"_s});
        QVERIFY(run);
        QCOMPARE(unfulfilled(changes, journal.value()->objects(*run).valueOr({}), journal.value()->steps(*run).valueOr({})), changes);
    }

    /// What a killed program has left, on a medium for reading only: part of it is in the write-ahead log alone.
    void isReadWhereNothingCanBeWritten()
    {
        const QTemporaryDir folder;
        const QTemporaryDir medium;
        const QString name = u"journal.sqlite"_s;
        {
            const auto writing = Journal::open(folder.filePath(name));
            QVERIFY(writing);
            const ChangeSet changes {.changes = {{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"8"_s, .before = Resource(Json::parse(R"({"id":"8"})").valueOr({}))}}};
            QVERIFY(writing.value()->begin(makePlan(changes, ServiceDescription::fallback(ServerProfile())), {.baseUrl = u"https://x.example"_s}));
            for (const QString &file : {name, QString(name + u"-wal"_s)})
                QVERIFY(QFile::copy(folder.filePath(file), medium.filePath(file)));
        }
        const ReadOnlyFolder locked(medium.path());
        QVERIFY(locked.isLocked());
        const QStringList before = locked.files();
        const auto look = [&medium, &name] {
            const auto journal = Journal::openToRead(medium.filePath(name));
            const auto runs = journal ? journal.value()->runs() : Result<QList<RunRecord>>(journal.error());
            return runs && journal.value()->isCopy() ? int(runs->size()) : 50;
        };
        QCOMPARE(asNobody(look), 1);
        QCOMPARE(locked.files(), before);
        const auto nothing = [&medium] {
            const auto journal = Journal::openToRead(medium.filePath(u"none.sqlite"_s));
            const auto runs = journal ? journal.value()->runs() : Result<QList<RunRecord>>(journal.error());
            return runs ? int(runs->size()) : 50;
        };
        QCOMPARE(asNobody(nothing), 0);
        const auto whole = Journal::openToRead(folder.filePath(name));
        QVERIFY(whole);
        QVERIFY(!whole.value()->isCopy());
    }

    void isForNobodyElse()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"journal.sqlite"_s);
        QVERIFY(Journal::open(fileName));
        const auto mine = QFile::ReadOwner | QFile::WriteOwner;
        QCOMPARE(QFile::permissions(fileName) & ~(QFile::ReadUser | QFile::WriteUser), mine);
        QVERIFY(QFile::setPermissions(fileName, mine | QFile::ReadOther));
        QVERIFY(Journal::open(fileName));
        QCOMPARE(QFile::permissions(fileName) & ~(QFile::ReadUser | QFile::WriteUser), mine);
    }
};

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
