// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"
#include "change/stagedchanges.h"
#include "fakes/refusedcalls.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <fcntl.h>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Change create(const QString &userName)
{
    return {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:"_s + userName,
            .attributes = Json::object({{u"userName"_s, userName}, {u"password"_s, u"Geheim-4711"_s}}), .origin = {.kind = ChangeOrigin::Kind::Form}};
}

DirectoryId directory(const QString &connectionId)
{
    DirectoryId id;
    id.baseUrl = u"https://graph.example/scim"_s;
    id.connectionId = connectionId;
    id.name = u"Staff"_s;
    return id;
}

/// One window's life.
QString stage(const QString &folder, const QString &connection, const DirectoryId &directory, const QString &userName)
{
    StagedChanges staged;
    DraftStore store(folder, connection, directory);
    store.follow(staged);
    staged.stage({create(userName)}, u"one"_s);
    return store.fileName();
}

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDraftStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatIsStaged();
    void writesOnceForManyGestures();
    void forgetsWhatWasApplied();
    void keepsNamesOfMembers();
    void keepsConnectionsApart();
    void keepsDirectoriesApart();
    void followsAConnectionThatIsRenamed();
    void staysWithItsConnection();
    void findsWhatWasKeptByName();
    void twoWindowsLoseNothing();
    void anIdleWindowTakesNothingAway();
    void anObjectChangedInBothKeepsBothEdits();
    void aKilledOwnerOwnsNothing_data();
    void aKilledOwnerOwnsNothing();
    void whatCannotBeLockedIsTold();
    void goesWithItsConnection();
    void setsDamageAside_data();
    void setsDamageAside();
    void tellsWhenItCannotWrite();
};

void TestDraftStore::keepsWhatIsStaged()
{
    QTemporaryDir folder;
    StagedChanges staged;
    QString fileName;
    {
        DraftStore store(folder.path(), u"Staff / ../x"_s);
        QCOMPARE(store.load().valueOr({{}, {create(u"x"_s)}}), ChangeSet());
        store.follow(staged);
        staged.stage({create(u"a"_s), create(u"b"_s)}, u"two"_s);
        fileName = store.fileName();
        QTRY_VERIFY(QFile::exists(fileName));
        QVERIFY(!contents(fileName).contains("Geheim"));
        QCOMPARE(QFile::permissions(fileName) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        staged.stage({create(u"c"_s)}, u"one more"_s);
    } // the last gesture is written on the way out
    DraftStore store(folder.path(), u"Staff / ../x"_s);
    const auto draft = store.load();
    QVERIFY2(draft, draft ? "" : qPrintable(draft.error().toString()));
    QCOMPARE(draft->changes.size(), 3);
    QCOMPARE(draft->changes[2].id, u"bulkId:c"_s);
    QCOMPARE(draft->changes[2].attributes.value(u"password").toString(), u"[redacted]"_s);
}

void TestDraftStore::writesOnceForManyGestures()
{
    QTemporaryDir folder;
    StagedChanges staged;
    DraftStore store(folder.path(), u"Staff"_s);
    store.follow(staged);
    for (int i = 0; i < 100; ++i)
        staged.stage({create(QString::number(i))}, u"one"_s);
    QVERIFY(!QFile::exists(store.fileName())); // not at every gesture
    store.flush();
    QCOMPARE(store.load().valueOr({}).changes.size(), 100);
}

/// The changes tell ids; whoever reviews them after a restart wants to know who is meant.
void TestDraftStore::keepsNamesOfMembers()
{
    QTemporaryDir folder;
    {
        StagedChanges staged;
        DraftStore store(folder.path(), u"Staff"_s);
        store.setNamer([](const QString &id) { return id == "u2"_L1 ? QString() : u"Name of "_s + id; });
        store.follow(staged);
        staged.stage({{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g"_s, .members = {u"u1"_s, u"u2"_s, u"bulkId:x"_s}}}, u"add"_s);
        store.setNamer([](const QString &) { return QString(); }); // the window has gone
    }
    DraftStore store(folder.path(), u"Staff"_s);
    QCOMPARE(store.load().valueOr({}).changes.size(), 1);
    QCOMPARE(store.names(), (QHash<QString, QString> {{u"u1"_s, u"Name of u1"_s}}));
}

void TestDraftStore::forgetsWhatWasApplied()
{
    QTemporaryDir folder;
    StagedChanges staged;
    DraftStore store(folder.path(), u"Staff"_s);
    store.follow(staged);
    staged.stage({create(u"a"_s)}, u"one"_s);
    store.flush();
    QVERIFY(QFile::exists(store.fileName()));
    staged.reset({});
    store.flush();
    QVERIFY(!QFile::exists(store.fileName()));
}

void TestDraftStore::keepsConnectionsApart()
{
    QTemporaryDir folder;
    StagedChanges staged;
    DraftStore one(folder.path(), u"One"_s);
    DraftStore two(folder.path(), u"Two"_s);
    one.follow(staged);
    staged.stage({create(u"a"_s)}, u"one"_s);
    one.flush();
    QVERIFY(two.load().valueOr({{}, {create(u"x"_s)}}).isEmpty());
    QVERIFY(QFile::copy(one.fileName(), two.fileName()));
    const auto loaded = two.load();
    QVERIFY(!loaded);
    QVERIFY(loaded.error().detail.contains(u"belongs to \"One\""));
}

/// Two directories may have been saved under one name, one after the other.
void TestDraftStore::keepsDirectoriesApart()
{
    QTemporaryDir folder;
    const DirectoryId first = directory(u"id-1"_s);
    const auto load = [&folder](const DirectoryId &directory) { return DraftStore(folder.path(), u"Staff"_s, directory).load(); };
    stage(folder.path(), u"Staff"_s, first, u"a"_s);
    QCOMPARE(load(first)->changes.size(), 1);
    QVERIFY(load(directory(u"id-2"_s))->isEmpty()); // another connection of that name
    QCOMPARE(load(first)->changes.size(), 1);
    DirectoryId moved = first;
    moved.baseUrl = u"https://else.example/scim"_s;
    const auto refused = load(moved);
    QVERIFY(!refused && refused.error().detail.contains(u"another directory"_s));
    QCOMPARE(QDir(folder.filePath(u"drafts"_s)).entryList({u"*.damaged"_s}, QDir::Files).size(), 1); // kept, as whatever cannot be read
    QVERIFY(load(moved)->isEmpty());
}

void TestDraftStore::followsAConnectionThatIsRenamed()
{
    QTemporaryDir folder;
    stage(folder.path(), u"Staff"_s, directory(u"id-1"_s), u"a"_s);
    QCOMPARE(DraftStore(folder.path(), u"Crew"_s, directory(u"id-1"_s)).load()->changes.size(), 1);
}

void TestDraftStore::staysWithItsConnection()
{
    QTemporaryDir folder;
    DirectoryId here;
    here.baseUrl = u"https://graph.example/scim"_s;
    here.connectionId = u"id-1"_s;
    here.account = u"mark"_s;
    const auto read = [&folder](const QString &name, const DirectoryId &directory) { return DraftStore::read(DraftStore(folder.path(), name, directory).source()); };
    {
        StagedChanges staged;
        DraftStore store(folder.path(), u"Staff"_s, here);
        store.follow(staged);
        staged.stage({create(u"a"_s)}, u"one"_s);
    }
    const auto renamed = read(u"Crew"_s, here);
    QVERIFY(!renamed.problem);
    QCOMPARE(renamed.changes.changes.size(), 1);
    QVERIFY(!renamed.mayBeElsewhere);
    DirectoryId other = here; // bearer token to application
    other.account.clear();
    other.tokenUrl = u"https://login.example/a/token"_s;
    other.clientId = u"app"_s;
    const auto resigned = read(u"Crew"_s, other);
    QCOMPARE(resigned.changes.changes.size(), 1);
    QVERIFY2(resigned.mayBeElsewhere, "that is said");
    DirectoryId sameName = here; // somebody else's, who took the name
    sameName.connectionId = u"id-2"_s;
    QVERIFY(read(u"Staff"_s, sameName).changes.isEmpty());
    QCOMPARE(read(u"Crew"_s, here).changes.changes.size(), 1);
}

/// By versions that named the file by the connection's name.
void TestDraftStore::findsWhatWasKeptByName()
{
    QTemporaryDir folder;
    const QString old = stage(folder.path(), u"Staff"_s, {}, u"a"_s);
    DirectoryId here = directory(u"id-1"_s);
    DraftStore store(folder.path(), u"Staff"_s, here);
    QVERIFY(store.fileName() != old);
    QCOMPARE(store.load()->changes.size(), 1);
    QVERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(store.fileName())); // and is safe there already
    QCOMPARE(store.load()->changes.size(), 1);
}

void TestDraftStore::twoWindowsLoseNothing()
{
    QTemporaryDir folder;
    const DirectoryId here = directory(u"id-1"_s);
    stage(folder.path(), u"Staff"_s, here, u"before"_s);
    {
        StagedChanges mine, theirs;
        DraftStore first(folder.path(), u"Staff"_s, here);
        mine.reset(*first.load());
        first.follow(mine);
        DraftStore second(folder.path(), u"Staff"_s, here);
        QVERIFY(!first.isShared() && second.isShared());
        QVERIFY(second.load()->isEmpty()); // what the first has open is not applied twice
        second.follow(theirs);
        theirs.stage({create(u"theirs"_s)}, u"one"_s);
        second.flush();
        mine.stage({create(u"mine"_s)}, u"one"_s);
        first.flush();
        mine.reset({.changes = {create(u"mine"_s)}}); // the other was applied
        first.flush();
        DraftStore third(folder.path(), u"Staff"_s, here);
        QVERIFY(third.isShared() && third.load()->isEmpty()); // both are in use
    }
    DraftStore next(folder.path(), u"Staff"_s, here);
    QVERIFY(!next.isShared());
    const DraftStore::Kept kept = DraftStore::read(next.source());
    QVERIFY(!kept.problem);
    QCOMPARE(kept.joined, 1);
    QCOMPARE(kept.changes.changes.size(), 2);
    QCOMPARE(QDir(folder.filePath(u"drafts"_s)).entryList({u"*.json"_s}, QDir::Files).size(), 1);
    QCOMPARE(next.load()->changes.size(), 2);
}

/// One that edits nothing writes nothing, and takes nothing away as it closes.
void TestDraftStore::anIdleWindowTakesNothingAway()
{
    QTemporaryDir folder;
    const DirectoryId here = directory(u"id-1"_s);
    StagedChanges mine, theirs;
    DraftStore first(folder.path(), u"Staff"_s, here);
    first.follow(mine);
    mine.stage({create(u"mine"_s)}, u"one"_s);
    first.flush();
    {
        DraftStore second(folder.path(), u"Staff"_s, here);
        second.follow(theirs);
        theirs.stage({create(u"theirs"_s)}, u"one"_s);
        theirs.reset({});
    }
    QCOMPARE(first.load()->changes.size(), 1);
}

void TestDraftStore::anObjectChangedInBothKeepsBothEdits()
{
    QTemporaryDir folder;
    const DirectoryId here = directory(u"id-1"_s);
    const auto edit = [](const QString &name, const QString &value) {
        return Change {.resourceType = u"User"_s, .id = u"1"_s, .attributes = Json::object({{name, value}})};
    };
    {
        StagedChanges mine, theirs;
        DraftStore first(folder.path(), u"Staff"_s, here);
        DraftStore second(folder.path(), u"Staff"_s, here);
        first.follow(mine);
        second.follow(theirs);
        mine.stage({edit(u"title"_s, u"Pilot"_s)}, u"one"_s);
        theirs.stage({edit(u"nickName"_s, u"Bo"_s)}, u"one"_s);
    }
    DraftStore next(folder.path(), u"Staff"_s, here);
    const DraftStore::Kept kept = DraftStore::read(next.source());
    QCOMPARE(kept.overlapping, 1);
    QCOMPARE(kept.changes.changes.size(), 1);
    QCOMPARE(kept.changes.changes.first().attributes, *Json::parse(R"({"title":"Pilot","nickName":"Bo"})"));
}

/// A process that was killed leaves its lock behind, and its number may be another's by now: our own, in a sandbox.
void TestDraftStore::aKilledOwnerOwnsNothing_data()
{
    QTest::addColumn<QByteArray>("owner");
    QTest::newRow("gone") << "99999999\nprovost\n\n"_ba;
    QTest::newRow("its number is ours now") << QByteArray::number(QCoreApplication::applicationPid()) + "\ntst_draftstore\n\n";
    QTest::newRow("on another computer") << "1\nprovost\nelsewhere.example\n"_ba;
}

void TestDraftStore::aKilledOwnerOwnsNothing()
{
    QFETCH(QByteArray, owner);
    QTemporaryDir folder;
    const QString fileName = stage(folder.path(), u"Staff"_s, directory(u"id-1"_s), u"a"_s);
    QFile lock(fileName + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(owner);
    lock.close();
    DraftStore store(folder.path(), u"Staff"_s, directory(u"id-1"_s));
    QVERIFY(!store.isShared());
    QCOMPARE(store.load()->changes.size(), 1);
}

/// The lock manager of a network drive is out: a window may have it, or a crash have left it.
void TestDraftStore::whatCannotBeLockedIsTold()
{
    QTemporaryDir folder;
    const QString fileName = stage(folder.path(), u"Staff"_s, directory(u"id-1"_s), u"a"_s);
    const auto work = [&] {
        const bool isRight = refuse({.number = __NR_fcntl, .argument = 1, .from = F_OFD_GETLK, .to = F_OFD_SETLKW, .error = ENOLCK});
        DraftStore store(folder.path(), u"Staff"_s, directory(u"id-1"_s));
        const auto kept = store.load();
        return isRight && store.isShared() && !kept && kept.error().detail.contains(u"cannot be locked");
    };
    QVERIFY(holdsInAChild(work));
    DraftStore store(folder.path(), u"Staff"_s, directory(u"id-1"_s));
    QCOMPARE(store.load()->changes.size(), 1);
    QCOMPARE(store.fileName(), fileName);
}

void TestDraftStore::goesWithItsConnection()
{
    QTemporaryDir folder;
    const QString first = stage(folder.path(), u"Staff"_s, directory(u"id-1"_s), u"a"_s);
    const QString other = stage(folder.path(), u"Staff"_s, directory(u"id-2"_s), u"b"_s); // has the same name now
    QCOMPARE(DraftStore::objectsKept(folder.path(), u"Staff"_s, u"id-1"_s), 1);
    QCOMPARE(DraftStore::objectsKept(folder.path(), u"Staff"_s, u"id-3"_s), 0);
    {
        const DraftStore open(folder.path(), u"Staff"_s, directory(u"id-1"_s));
        QVERIFY(!DraftStore::removeKept(folder.path(), u"Staff"_s, u"id-1"_s)); // a window has it
        QVERIFY(QFile::exists(first));
    }
    QVERIFY(DraftStore::removeKept(folder.path(), u"Staff"_s, u"id-1"_s));
    QVERIFY(!QFile::exists(first));
    QVERIFY(QFile::exists(other));
    QCOMPARE(DraftStore::objectsKept(folder.path(), u"Staff"_s, u"id-1"_s), 0);
    QVERIFY(DraftStore::removeKept(folder.path(), u"Staff"_s, u"id-1"_s)); // nothing is left
    QVERIFY(QDir(folder.filePath(u"drafts"_s)).entryList({u"*.lock"_s}, QDir::Files).isEmpty());
}

void TestDraftStore::setsDamageAside_data()
{
    using Damage = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Damage>("damage");
    QTest::newRow("cut off") << Damage([](const QByteArray &bytes) { return bytes.first(bytes.size() / 2); });
    QTest::newRow("empty") << Damage([](const QByteArray &) { return QByteArray(); });
    QTest::newRow("a name changed") << Damage([](QByteArray bytes) { return bytes.replace("bulkId:a", "bulkId:z"); });
    QTest::newRow("without hash") << Damage([](QByteArray bytes) { return bytes.replace("\"sha256\"", "\"sha\""); });
    QTest::newRow("newer") << Damage([](QByteArray bytes) { return bytes.replace("\"version\": 1", "\"version\": 9"); });
}

void TestDraftStore::setsDamageAside()
{
    QFETCH(std::function<QByteArray(QByteArray)>, damage);
    QTemporaryDir folder;
    StagedChanges staged;
    DraftStore store(folder.path(), u"Staff"_s);
    store.follow(staged);
    staged.stage({create(u"a"_s)}, u"one"_s);
    store.flush();
    const QByteArray damaged = damage(contents(store.fileName()));
    QFile file(store.fileName());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(damaged);
    file.close();
    const auto loaded = store.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Store);
    const QStringList aside = QDir(folder.filePath(u"drafts"_s)).entryList({u"*.damaged"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY(loaded.error().detail.contains(aside.first()));
    QCOMPARE(contents(folder.filePath(u"drafts/"_s + aside.first())), damaged);
    QVERIFY(store.load().ok());
}

void TestDraftStore::tellsWhenItCannotWrite()
{
    QTemporaryDir folder;
    QFile obstacle(folder.filePath(u"drafts"_s)); // a file where the folder should be
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    StagedChanges staged;
    DraftStore store(folder.path(), u"Staff"_s);
    QSignalSpy failed(&store, &DraftStore::failed);
    store.follow(staged);
    staged.stage({create(u"a"_s)}, u"one"_s);
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
