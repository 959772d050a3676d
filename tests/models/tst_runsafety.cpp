// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/giveup.h"
#include "change/latewrites.h"
#include "change/planjob.h"
#include "change/twins.h"
#include "directory/descriptioncache.h"
#include "fakes/outcome.h"
#include "net/governor.h"
#include "net/keptback.h"
#include "runstage.h"
#include "store/accountmarks.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Provost;
using namespace Provost::Testing;
using Sameness = DirectoryId::Sameness;

Q_DECLARE_METATYPE(DirectoryId)

namespace {

DirectoryId known(const QString &id, const QString &tokenUrl = {}, const QString &clientId = {}, const QString &name = {})
{
    DirectoryId directory;
    directory.baseUrl = u"https://graph.example/scim"_s;
    directory.connectionId = id;
    directory.tokenUrl = tokenUrl;
    directory.clientId = clientId;
    directory.name = name;
    return directory;
}

DirectoryId signedIn(const QString &id, const QString &account, const QString &tenant = {})
{
    DirectoryId directory = known(id);
    directory.account = account;
    directory.tenant = tenant;
    return directory;
}

DirectoryId ofOld(const QString &name = {})
{
    return DirectoryId::fromText(u"https://graph.example/scim"_s, name, {});
}

/// The stage's connection as another saved one.
void reconnect(Stage &stage, const QString &id, const QString &name)
{
    ConnectionSettings settings = stage.wire.settings();
    settings.id = id;
    settings.name = name;
    stage.connection = std::make_unique<Connection>(settings);
}

/// ... and with tokens of their own.
void reconnect(Stage &stage, const Wire &tokens)
{
    ConnectionSettings settings = stage.wire.settings();
    settings.token = {};
    settings.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = tokens.baseUrl(), .clientId = u"app"_s};
    settings.secrets.secret = Redacted<QByteArray>("s3cret");
    stage.connection = std::make_unique<Connection>(settings);
}

qint64 beginElsewhere(Stage &stage, const DirectoryId &directory)
{
    return stage.journal->begin(makePlan({.changes = {createUser(u"a"_s)}}, stage.directory.description),
                                {.baseUrl = stage.url(), .connection = directory.name, .directory = directory.toText()}).valueOr(-1);
}

bool change(const Stage &stage, const QString &statement)
{
    bool isDone = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"changed"_s);
        database.setDatabaseName(stage.journal->fileName());
        isDone = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"changed"_s);
    return isDone;
}

} // namespace

/// Runs go on in their own directory only, and what was never sent is neither refused nor in doubt.
class tst_RunSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whichDirectory_data()
    {
        QTest::addColumn<DirectoryId>("one");
        QTest::addColumn<DirectoryId>("two");
        QTest::addColumn<Sameness>("sameness");
        const QString tenantA = u"https://login.example/a/token"_s;
        const QString tenantB = u"https://login.example/b/token"_s;
        QTest::newRow("itself") << known(u"1"_s, tenantA, u"app"_s) << known(u"1"_s, tenantA, u"app"_s) << Sameness::Same;
        QTest::newRow("another tenant") << known(u"1"_s, tenantA, u"app"_s) << known(u"2"_s, tenantB, u"app"_s) << Sameness::Other;
        QTest::newRow("another token's workspace") << known(u"1"_s) << known(u"2"_s) << Sameness::Other;
        QTest::newRow("another account at one token URL") << known(u"1"_s, tenantA, u"x"_s) << known(u"2"_s, tenantA, u"y"_s) << Sameness::Other;
        QTest::newRow("two connections of one application") << known(u"1"_s, tenantA, u"app"_s) << known(u"2"_s, tenantA, u"app"_s) << Sameness::Same;
        QTest::newRow("another application of the connection") << known(u"1"_s, tenantA, u"x"_s) << known(u"1"_s, tenantA, u"y"_s) << Sameness::Same;
        QTest::newRow("edited to another tenant") << known(u"1"_s, tenantA, u"app"_s) << known(u"1"_s, tenantB, u"app"_s) << Sameness::Unsure;
        QTest::newRow("made anew under the name") << known(u"1"_s, {}, {}, u"A"_s) << known(u"2"_s, {}, {}, u"A"_s) << Sameness::Unsure;
        QTest::newRow("saved and ad hoc") << known(u"1"_s) << known({}) << Sameness::Unsure;
        QTest::newRow("ad hoc twice") << known({}) << known({}) << Sameness::Same;
        QTest::newRow("ad hoc in two tenants") << known({}, tenantA, u"app"_s) << known({}, tenantB, u"app"_s) << Sameness::Other;
        QTest::newRow("old, of that name") << ofOld(u"A"_s) << known(u"1"_s, {}, {}, u"A"_s) << Sameness::Same;
        QTest::newRow("old, of another name") << ofOld(u"A"_s) << known(u"1"_s, {}, {}, u"B"_s) << Sameness::Unsure;
        QTest::newRow("old, without a name") << ofOld() << known(u"1"_s, {}, {}, u"B"_s) << Sameness::Unsure;
        QTest::newRow("old, ad hoc") << ofOld() << known({}, {}, {}, u"graph.example"_s) << Sameness::Same;
        QTest::newRow("another token of the connection") << signedIn(u"1"_s, u"mark"_s) << signedIn(u"1"_s, u"other"_s) << Sameness::Unsure;
        QTest::newRow("the token of the connection") << signedIn(u"1"_s, u"mark"_s) << signedIn(u"1"_s, u"mark"_s) << Sameness::Same;
        QTest::newRow("one token, two connections") << signedIn(u"1"_s, u"mark"_s) << signedIn(u"2"_s, u"mark"_s) << Sameness::Same;
        QTest::newRow("two tokens, two connections") << signedIn(u"1"_s, u"mark"_s) << signedIn(u"2"_s, u"other"_s) << Sameness::Other;
        QTest::newRow("two tokens, ad hoc") << signedIn({}, u"mark"_s) << signedIn({}, u"other"_s) << Sameness::Unsure;
        QTest::newRow("one token, saved and ad hoc") << signedIn(u"1"_s, u"mark"_s) << signedIn({}, u"mark"_s) << Sameness::Same;
        QTest::newRow("before there were marks") << known(u"1"_s) << signedIn(u"1"_s, u"mark"_s) << Sameness::Same;
        QTest::newRow("a tenant in both tokens") << signedIn(u"1"_s, {}, u"t-a"_s) << signedIn({}, {}, u"t-a"_s) << Sameness::Same;
        QTest::newRow("two tenants in tokens") << signedIn(u"1"_s, {}, u"t-a"_s) << signedIn(u"1"_s, {}, u"t-b"_s) << Sameness::Other;
        QTest::newRow("token and application of a tenant") << signedIn(u"1"_s, {}, u"a"_s) << known(u"1"_s, tenantA, u"app"_s) << Sameness::Same;
        DirectoryId inBrowser = known(u"1"_s, tenantA, u"app"_s);
        inBrowser.isChosenInBrowser = true;
        DirectoryId alsoInBrowser = inBrowser;
        alsoInBrowser.connectionId = u"2"_s;
        QTest::newRow("one application, workspaces chosen in the browser") << inBrowser << alsoInBrowser << Sameness::Unsure;
        QTest::newRow("that connection again") << inBrowser << inBrowser << Sameness::Same;
        QTest::newRow("another URL") << DirectoryId(u"https://else.example"_s) << known(u"1"_s) << Sameness::Other;
    }
    void whichDirectory()
    {
        QFETCH(DirectoryId, one);
        QFETCH(DirectoryId, two);
        QTEST(one.comparedTo(two), "sameness");
        QTEST(two.comparedTo(one), "sameness");
        QCOMPARE(DirectoryId::fromText(one.baseUrl, one.name, one.toText()), one);
    }
    void marksTellAccountsApart()
    {
        const QTemporaryDir dir;
        const AccountMarks marks {QDir(dir.path())};
        ConnectionSettings settings {.name = u"A"_s, .baseUrl = QUrl(u"https://slack.example/scim"_s), .token = Redacted<QByteArray>("xoxp-of-one-workspace")};
        const QString one = marks.of(settings);
        QCOMPARE(one.size(), 16);
        QCOMPARE(AccountMarks {QDir(dir.path())}.of(settings), one); // another program, another day
        settings.token = Redacted<QByteArray>("xoxp-of-another");
        QVERIFY(marks.of(settings) != one);
        QFile key(dir.filePath(u"account.key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll().size(), 32);
        QCOMPARE(key.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        settings.token = Redacted<QByteArray>("xoxp-of-one-workspace");
        const QTemporaryDir elsewhere;
        QVERIFY2(AccountMarks {QDir(elsewhere.path())}.of(settings) != one, "without the key a mark says nothing");
        const auto id = DirectoryId::of(marks.marked(settings));
        QCOMPARE(id.account, one);
        QVERIFY(!id.toText().contains(u"xoxp"_s));
        const QByteArray claims = QByteArray(R"({"tid":"T-1"})").toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        settings.token = Redacted<QByteArray>("e30." + claims + ".x");
        QCOMPARE(marks.of(settings), QString()); // it is renewed every hour, and says itself where it belongs
        QCOMPARE(DirectoryId::of(settings).tenant, u"t-1"_s);
        settings.signIn = {.kind = SignIn::Kind::Basic, .userName = u"ann"_s};
        settings.secrets.secret = Redacted<QByteArray>("hunter2");
        const QString ann = marks.of(settings);
        settings.secrets.secret = Redacted<QByteArray>("another password");
        QCOMPARE(marks.of(settings), ann);
    }
    /// The token of another workspace behind the same connection and address: nothing is sent before somebody has said that it is the same.
    void anotherTokenHasToBeVouchedFor()
    {
        Stage stage;
        const auto signIn = [&stage](const QString &account) {
            ConnectionSettings settings = stage.wire.settings();
            settings.id = u"id-1"_s;
            settings.account = account;
            stage.connection = std::make_unique<Connection>(settings);
        };
        signIn(u"one"_s);
        const qint64 run = stage.begin({createUser(u"a"_s)});
        signIn(u"other"_s);
        stage.start(run);
        QTRY_VERIFY(stage.outcome.has_value());
        QVERIFY(!stage.outcome->ok());
        QVERIFY(stage.wire.requests().isEmpty());
        stage.options.sameDirectory = true;
        QCOMPARE(stage.finish(run).done, 1);
    }
    /// Whoever imports the file again instead of going on with its run has made somebody: not by this run, whose undo would delete them, and not with its password.
    void whatALaterRunMadeIsItsOwn()
    {
        Stage stage;
        const qint64 killed = stage.begin({createUser(u"a"_s)});
        QVERIFY(stage.journal->write(killed, {{0, {.state = StepState::Sent}}}));
        Change anew = createUser(u"a"_s);
        anew.id = makeTemporaryId();
        const qint64 again = stage.begin({anew});
        QCOMPARE(stage.finish(again).done, 1);
        stage.wire.setHandler([answer = stage.wire.handler()](const Wire::Request &request) {
            return request.method == "POST" ? Wire::Answer::json(409, R"({"status":"409","scimType":"uniqueness","detail":"userName is taken"})") : answer(request);
        });
        QCOMPARE(stage.finish(killed).failed, 1);
        QVERIFY(stage.step(killed, 0).id.isEmpty());
        QCOMPARE(stage.directory.all(u"/Users"_s).size(), 1);
    }
    /// Imported again, everybody has another temporary id.
    void whoeverIsStillToBeCreatedIsNotCreatedByAnother()
    {
        Stage stage;
        const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s), createUser(u"c"_s)});
        const DirectoryId here = DirectoryId::of(stage.connection->settings());
        const auto twinOf = [&](const QString &name, const QString &type = u"User"_s) {
            const Change change {.kind = ChangeKind::Create, .resourceType = type, .id = makeTemporaryId(), .attributes = Json::object({{type == "User"_L1 ? u"userName"_s : u"displayName"_s, name}})};
            return unfinishedTwin(*stage.journal, here, {change}).valueOr(-1);
        };
        QVERIFY(stage.journal->write(run, {{0, {.state = StepState::Sent}}, {1, {.state = StepState::Done, .id = u"u1"_s}}}));
        QCOMPARE(twinOf(u"A"_s), run);
        QCOMPARE(twinOf(u"b"_s), 0);
        QCOMPARE(twinOf(u"c"_s), run);
        QCOMPARE(twinOf(u"d"_s), 0);
        QCOMPARE(twinOf(u"c"_s, u"Group"_s), 0);
        QVERIFY(giveUpRun(*stage.journal, nullptr, run, {}));
        QCOMPARE(twinOf(u"c"_s), 0);
    }
    void aRunStaysInItsTenant()
    {
        Stage stage;
        reconnect(stage, u"b"_s, u"Tenant B"_s);
        const qint64 run = beginElsewhere(stage, known(u"a"_s, {}, {}, u"Tenant A"_s));
        stage.options.sameDirectory = true; // whatever somebody says
        stage.start(run);
        QTRY_VERIFY(stage.outcome.has_value());
        QCOMPARE(stage.outcome->error().detail, u"run %1 belongs to Tenant A, not to Tenant B"_s.arg(run));
        QVERIFY(stage.wire.requests().isEmpty());
    }
    void whereNothingShowsItSomebodyHasToSay()
    {
        Stage stage;
        reconnect(stage, u"b"_s, u"Tenant B"_s);
        const qint64 run = stage.journal->begin(makePlan({.changes = {createUser(u"a"_s)}}, stage.directory.description),
                                                {.baseUrl = stage.url(), .connection = u"Tenant A"_s}).valueOr(-1); // by a version before
        stage.start(run);
        QTRY_VERIFY(stage.outcome.has_value());
        QVERIFY2(!stage.outcome->ok() && stage.outcome->error().detail.contains(u"Tenant A"_s), "it tells whose it was");
        QVERIFY(stage.wire.requests().isEmpty());
        stage.options.sameDirectory = true;
        QCOMPARE(stage.finish(run).done, 1);
    }
    /// A run that was stopped last month and resumed a moment ago has written a moment ago.
    void aResumedRunWroteLately()
    {
        Stage stage;
        const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
        const qint64 run = stage.begin(makePlan({.changes = {retitle(stage, user, u"Dr"_s)}}, stage.directory.description));
        QCOMPARE(stage.finish(run).done, 1);
        const DirectoryId here = directoryOf(*stage.connection);
        const QString old = u"2020-01-01T00:00:00.000Z"_s;
        QVERIFY(change(stage, u"UPDATE run SET state = 'stopped', started_at = '%1', ended_at = '%1'"_s.arg(old)));
        QVERIFY(change(stage, u"UPDATE step SET sent_at = '%1'"_s.arg(old))); // when it was first tried
        QVERIFY(wroteLately(*stage.journal, here));
        QCOMPARE(lateWrites(*stage.journal, here).size(), 1);
        QCOMPARE(stage.journal->lately(run, u"2021"_s)->size(), 1);
        QVERIFY(change(stage, u"UPDATE step SET ended_at = '%1'"_s.arg(old)));
        QVERIFY(!wroteLately(*stage.journal, here));
        QVERIFY(lateWrites(*stage.journal, here).isEmpty());
        QCOMPARE(stage.journal->lately(run, u"2021"_s)->size(), 0);
    }
    void whatOthersDidIsNotOurs()
    {
        Stage stage;
        const DirectoryId other = known(u"a"_s, {}, {}, u"Tenant A"_s);
        reconnect(stage, u"a"_s, u"Tenant A"_s);
        const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
        const Plan plan = makePlan({.changes = {retitle(stage, user, u"Dr"_s)}}, stage.directory.description);
        stage.options.whole = {};
        const qint64 run = stage.journal->begin(plan, {.baseUrl = stage.url(), .connection = other.name, .directory = other.toText()}).valueOr(-1);
        const ObjectKey key {u"User"_s, user};
        DirectoryId here = directoryOf(*stage.connection);
        QCOMPARE(stage.journal->unfinishedWith(here, {key}).valueOr(-1), run);
        QCOMPARE(stage.finish(run).done, 1);
        QCOMPARE(stage.journal->history(here, key)->size(), 1);
        QVERIFY(wroteLately(*stage.journal, here));
        QCOMPARE(stage.journal->history(stage.url(), key)->size(), 1); // who knows no more than the URL sees all of it
        here.connectionId = u"b"_s;
        here.name = u"Tenant B"_s;
        QCOMPARE(stage.journal->unfinishedWith(here, {key}).valueOr(-1), 0);
        QCOMPARE(stage.journal->history(here, key)->size(), 0);
        QVERIFY(!wroteLately(*stage.journal, here));
        QVERIFY(lateWrites(*stage.journal, here).isEmpty());
        reconnect(stage, u"b"_s, u"Tenant B"_s);
        const auto undone = outcomeOf(new PlanJob(*stage.connection, stage.directory.description, stage.journal.get(), {.undoes = run}, &stage.parent));
        QVERIFY2(!undone.ok() && undone.error().detail.contains(u"belongs to Tenant A"_s), "nor is it taken back here");
    }
    void anOldJournalIsTakenOver()
    {
        Stage stage;
        const qint64 run = stage.begin({createUser(u"a"_s)});
        stage.journal.reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
            database.setDatabaseName(stage.journalFile());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"ALTER TABLE run DROP COLUMN directory"_s));
            QVERIFY(query.exec(u"PRAGMA user_version=5"_s));
        }
        QSqlDatabase::removeDatabase(u"old"_s);
        stage.reopen();
        QVERIFY(stage.journal != nullptr);
        QVERIFY(!stage.journal->run(run)->info.directoryId().isKnown);
        QCOMPARE(stage.finish(run).done, 1);
    }
    void descriptionsAreKeptApart()
    {
        const QTemporaryDir dir;
        const DescriptionCache cache {QDir(dir.path())};
        ConnectionSettings settings {.name = u"A"_s, .baseUrl = QUrl(u"https://graph.example/scim"_s)};
        settings.id = u"a"_s;
        QVERIFY(cache.save(settings, ServiceDescription::fallback({})).ok());
        QVERIFY(cache.load(settings).has_value());
        settings.id = u"b"_s;
        QVERIFY(!cache.load(settings).has_value());
        settings.id = u"a"_s;
        settings.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example/b/token"_s)};
        QVERIFY(!cache.load(settings).has_value());
    }

    void aSpentBudgetFailsNothing()
    {
        Stage stage;
        ConnectionSettings settings = stage.wire.settings();
        settings.budget.calls = 3;
        stage.connection = std::make_unique<Connection>(settings);
        stage.options.parallel = 1;
        QList<Change> changes;
        for (int i = 0; i < 6; ++i)
            changes << createUser(u"user%1"_s.arg(i));
        const qint64 run = stage.begin(changes);
        const RunSummary first = stage.finish(run);
        QCOMPARE(first.done, 3);
        QCOMPARE(first.failed, 0);
        QCOMPARE(first.state, RunState::Stopped);
        QVERIFY(first.problem && wasKeptBack(*first.problem));
        stage.connection->costs().setBudget({});
        QCOMPARE(stage.finish(run).done, 6);
        QCOMPARE(stage.wire.count("POST"), 6);
    }
    void noTokenIsNoRefusal_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 409, 500})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void noTokenIsNoRefusal()
    {
        QFETCH(int, status);
        Stage stage;
        QStringList ids;
        for (int i = 0; i < 4; ++i)
            ids << stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}}));
        const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        Wire tokens;
        tokens.setHandler([status](const Wire::Request &) { return Wire::Answer::json(status, R"({"error":"invalid_client"})"); });
        reconnect(stage, tokens);
        stage.options.parallel = 1;
        const qint64 run = stage.begin({members(ChangeKind::MembersAdd, group, ids), createUser(u"new"_s)});
        const RunSummary first = stage.finish(run);
        QCOMPARE(first.state, RunState::Stopped);
        QCOMPARE(first.failed, 0);
        QVERIFY(first.problem && wasKeptBack(*first.problem));
        QVERIFY(stage.wire.requests().isEmpty());
        for (int i = 0; i < 2; ++i)
            QVERIFY2(stage.step(run, i).failedMembers.isEmpty() && !(stage.step(run, i).error && stage.step(run, i).error->inDoubt), "nothing of it was sent");
        tokens.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, R"({"token_type":"Bearer","expires_in":3600,"access_token":"now"})"); });
        reconnect(stage, tokens);
        QCOMPARE(stage.finish(run).failed, 0);
        QCOMPARE(stage.directory.get(u"/Groups"_s, group).value(u"members").size(), 4);
        QCOMPARE(stage.wire.count("POST"), 1);
    }
};

QTEST_GUILESS_MAIN(tst_RunSafety)
#include "tst_runsafety.moc"
