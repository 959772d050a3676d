// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"
#include "change/stagedchanges.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Change create(const QString &userName)
{
    return {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:"_s + userName,
            .attributes = Json::object({{u"userName"_s, userName}, {u"password"_s, u"Geheim-4711"_s}}), .origin = {.kind = ChangeOrigin::Kind::Form}};
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
    void staysWithItsConnection();
    void takesOverWhatWentByTheName();
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
    DirectoryId first;
    first.baseUrl = u"https://graph.example/scim"_s;
    first.connectionId = u"id-1"_s;
    first.name = u"Staff"_s;
    const auto stage = [&folder](const std::optional<DirectoryId> &directory) {
        StagedChanges staged;
        DraftStore store(folder.path(), u"Staff"_s);
        if (directory)
            store.setDirectory(*directory);
        store.follow(staged);
        staged.stage({create(u"a"_s)}, u"one"_s);
    };
    const auto load = [&folder](const DirectoryId &directory) {
        DraftStore store(folder.path(), u"Staff"_s);
        store.setDirectory(directory);
        return store.load();
    };
    stage(first);
    QCOMPARE(load(first)->changes.size(), 1);
    DirectoryId second = first;
    second.connectionId = u"id-2"_s;
    QVERIFY2(load(second)->isEmpty(), "it has none, whatever it is called");
    QCOMPARE(load(first)->changes.size(), 1);
    second = first;
    second.baseUrl = u"https://else.example/scim"_s; // the connection was edited
    const auto refused = load(second);
    QVERIFY(!refused && refused.error().detail.contains(u"another directory"_s));
    QCOMPARE(QDir(folder.filePath(u"drafts"_s)).entryList({u"*.damaged"_s}, QDir::Files).size(), 1); // kept, as whatever cannot be read
    QVERIFY(load(second)->isEmpty());
    stage({}); // by a version before: the name is all there is
    QCOMPARE(load(first)->changes.size(), 1);
}

void TestDraftStore::staysWithItsConnection()
{
    QTemporaryDir folder;
    DirectoryId here;
    here.baseUrl = u"https://graph.example/scim"_s;
    here.connectionId = u"id-1"_s;
    here.account = u"mark"_s;
    const auto read = [&folder](const QString &name, const DirectoryId &directory) { return DraftStore::read(folder.path(), name, directory); };
    {
        StagedChanges staged;
        DraftStore store(folder.path(), u"Staff"_s);
        store.setDirectory(here);
        store.follow(staged);
        staged.stage({create(u"a"_s)}, u"one"_s);
    }
    const auto renamed = read(u"Crew"_s, here);
    QVERIFY(renamed);
    QCOMPARE(renamed->changes.changes.size(), 1);
    QVERIFY(!renamed->mayBeElsewhere);
    DirectoryId other = here; // bearer token to application
    other.account.clear();
    other.tokenUrl = u"https://login.example/a/token"_s;
    other.clientId = u"app"_s;
    const auto resigned = read(u"Crew"_s, other);
    QCOMPARE(resigned->changes.changes.size(), 1);
    QVERIFY2(resigned->mayBeElsewhere, "that is said");
    DirectoryId sameName = here; // somebody else's, who took the name
    sameName.connectionId = u"id-2"_s;
    QVERIFY(read(u"Staff"_s, sameName)->changes.isEmpty());
    QCOMPARE(read(u"Crew"_s, here)->changes.changes.size(), 1);
}

void TestDraftStore::takesOverWhatWentByTheName()
{
    QTemporaryDir folder;
    DirectoryId here;
    here.baseUrl = u"https://graph.example/scim"_s;
    here.connectionId = u"id-1"_s;
    QString byName;
    {
        StagedChanges staged;
        DraftStore store(folder.path(), u"Staff"_s);
        byName = store.fileName();
        store.follow(staged);
        staged.stage({create(u"a"_s)}, u"one"_s);
    }
    DraftStore store(folder.path(), u"Staff"_s);
    store.setDirectory(here);
    QVERIFY(store.fileName() != byName);
    QCOMPARE(store.load()->changes.size(), 1);
    QVERIFY(QFile::exists(store.fileName()) && !QFile::exists(byName));
    QCOMPARE(store.load()->changes.size(), 1);
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
