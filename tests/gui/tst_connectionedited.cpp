// SPDX-License-Identifier: GPL-3.0-or-later
#include "appservices.h"
#include "browse/columnlayout.h"
#include "browse/savedsearches.h"
#include "browse/settingsplace.h"
#include "change/draftstore.h"
#include "change/stagedchanges.h"
#include "connections/vaultdialog.h"
#include "directory/directory.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "forms/createdialog.h"
#include "keptindexplace.h"
#include "secretkeeper.h"
#include "shell/mainwindow.h"
#include "store/accountmarks.h"
#include "store/connectionsettings.h"
#include "store/meterkeeper.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Sameness = DirectoryId::Sameness;

namespace {

constexpr SealCost cheap {.logN = 4};

/// A connection with everything that hangs on it: a secret, a draft, what it has cost, what was read of it.
struct Stage {
    QTemporaryDir folder;
    QDir dir {folder.path()};
    ConnectionStore store {dir};
    SecretKeeper keeper {dir, nullptr, cheap};

    Stage()
    {
        keeper.store().useKeychain(false);
        const SavedConnection made {.name = u"Staff"_s, .baseUrl = QUrl(u"https://scim.example/v2"_s), .signIn = {.kind = SignIn::Kind::Bearer}, .keepsIndex = true};
        fill(store.save(made).ok());
    }
    void fill(bool isSaved)
    {
        QVERIFY(isSaved);
        QVERIFY(outcomeOf(keeper.store().unlock(Redacted<QByteArray>("open sesame of the test"), &keeper)).ok());
        const SavedConnection saved = now();
        keeper.keep(saved.secretsId(), {.secret = Redacted<QByteArray>("t0ken")});
        Connection connection(settings());
        {
            MeterKeeper meter(connection.costs(), dir.filePath(u"meters.json"_s), saved.id, nullptr);
            connection.costs().count(200);
            QVERIFY(meter.flush().ok());
        }
        StagedChanges staged;
        DraftStore draft(dir, saved.name, DirectoryId::of(settings()));
        draft.follow(staged);
        staged.stage({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:a"_s, .attributes = Json::object({{u"userName"_s, u"a"_s}})}}, u"one"_s);
        draft.flush();
        QCOMPARE(claimKeptIndex(dir, saved.id, DirectoryId::of(settings())), Sameness::Same);
        QFile index(keptIndexFile(dir, saved.id));
        QVERIFY(index.open(QIODevice::WriteOnly));
    }
    [[nodiscard]] SavedConnection now() const { return store.load()->value(0); }
    [[nodiscard]] QByteArray secret()
    {
        std::optional<Result<SignInSecrets>> found;
        keeper.fetch(now().secretsId(), [&found](const Result<SignInSecrets> &secrets) { found = secrets; });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&found] { return found.has_value(); });
        return found && found->ok() ? (*found)->secret.reveal() : QByteArray("?");
    }
    [[nodiscard]] ConnectionSettings settings() { return AccountMarks(dir).marked(settingsFor(now(), {.secret = Redacted(secret())})); }
    [[nodiscard]] qint64 cost()
    {
        Connection connection(settings());
        const MeterKeeper meter(connection.costs(), dir.filePath(u"meters.json"_s), now().id, nullptr);
        return connection.costs().counts().month;
    }
    /// By hand, beside the program.
    [[nodiscard]] bool rewrite(const QByteArray &former, const QByteArray &now) const
    {
        QFile file(dir.filePath(u"connections.json"_s));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        const QByteArray changed = file.readAll().replace(former, now);
        return file.resize(0) && file.seek(0) && file.write(changed) == changed.size();
    }
};

/// People sign in to it with the browser.
SavedConnection byBrowser(const QString &name, const QUrl &baseUrl)
{
    SavedConnection one {.name = name, .baseUrl = baseUrl, .profileId = u"rfc"_s};
    one.signIn = {.kind = SignIn::Kind::AuthorizationCode, .tokenUrl = baseUrl.resolved(QUrl(u"/token"_s)), .authorizationUrl = QUrl(u"https://login.example/authorize"_s),
                  .clientId = u"desktop"_s};
    return one;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(SavedConnection &)>)

/// What becomes of all that hangs on a connection when somebody edits it.
class tst_ConnectionEdited : public QObject
{
    Q_OBJECT
    QList<QUrl> m_visited; ///< in the browser
public Q_SLOTS:
    void visit(const QUrl &url) { m_visited << url; }
private Q_SLOTS:
    /// Saved searches and columns are the connection's: they go with it, and nobody else gets them.
    void whatIsKeptInTheSettingsStaysWithTheConnection()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        ConnectionSettings staff;
        staff.name = u"Staff / Crew"_s;
        SavedSearches(settings, staff, u"User"_s).save({.name = u"pilots"_s, .text = u"pilot"_s}); // by an earlier version
        ColumnLayout(settings, staff, u"User"_s).keepSort({.by = u"title"_s, .descending = true}); // likewise
        const auto sortOf = [&settings](const ConnectionSettings &connection) { return ColumnLayout(settings, connection, u"User"_s).sort(); };
        staff.id = u"8d3c"_s;
        QCOMPARE(SavedSearches(settings, staff, u"User"_s).all().size(), 1);
        QCOMPARE(sortOf(staff).by, u"title"_s);
        staff.name = u"Ground"_s;
        QCOMPARE(SavedSearches(settings, staff, u"User"_s).all().value(0).text, u"pilot"_s);
        QVERIFY(sortOf(staff).by == "title"_L1 && sortOf(staff).descending);
        ConnectionSettings next;
        next.name = u"Staff / Crew"_s;
        next.id = u"77aa"_s;
        QVERIFY(SavedSearches(settings, next, u"User"_s).all().isEmpty());
        QVERIFY(sortOf(next).by.isEmpty() && !sortOf(next).descending);
        forgetOtherPlaces(settings, {u"8d3c"_s});
        QCOMPARE(SavedSearches(settings, staff, u"User"_s).all().size(), 1);
        QCOMPARE(sortOf(staff).by, u"title"_s);
        forgetOtherPlaces(settings, {u"77aa"_s});
        QVERIFY(SavedSearches(settings, staff, u"User"_s).all().isEmpty());
        QVERIFY(sortOf(staff).by.isEmpty());
    }

    /// Two windows on one connection, opened before either has kept anything: the one that ends first must not find its file sealed with a key that is gone.
    void twoWindowsHaveOneIndexKey()
    {
        Stage stage;
        const QString id = stage.now().id;
        QVERIFY(QFile::remove(keptIndexFile(stage.dir, id)));
        SecretKeeper other(stage.dir, nullptr, cheap);
        other.store().useKeychain(false);
        QVERIFY(outcomeOf(other.store().unlock(Redacted<QByteArray>("open sesame of the test"), &other)).ok());
        const auto keyOf = [&](SecretKeeper &keeper) {
            std::optional<QByteArray> key;
            fetchIndexKey(keeper, stage.dir, id, [&key](const Redacted<QByteArray> &found) { key = found.reveal(); });
            [&key] { QTRY_VERIFY(key); }();
            return key.value_or(QByteArray());
        };
        const QByteArray first = keyOf(stage.keeper);
        QVERIFY(!first.isEmpty());
        QTRY_COMPARE(outcomeOf(stage.keeper.store().read(keptIndexSecret(id), this))->secret.reveal(), first.toHex());
        QCOMPARE(keyOf(other), first);
    }

    void keepsWhatIsItsOwn_data()
    {
        using Edit = std::function<void(SavedConnection &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<bool>("keepsSecret");
        QTest::addColumn<Sameness>("sameness");
        QTest::newRow("name") << Edit([](SavedConnection &one) { one.name = u"Crew"_s; }) << true << Sameness::Same;
        QTest::newRow("colour") << Edit([](SavedConnection &one) { one.color = u"#1f6feb"_s; }) << true << Sameness::Same;
        QTest::newRow("environment and budget") << Edit([](SavedConnection &one) {
            one.environment = SavedConnection::Environment::Test;
            one.budget.calls = 7;
        }) << true << Sameness::Same;
        QTest::newRow("the way to sign in") << Edit([](SavedConnection &one) {
            one.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example/token"_s), .clientId = u"app"_s};
        }) << false << Sameness::Unsure;
        QTest::newRow("the host") << Edit([](SavedConnection &one) { one.baseUrl = QUrl(u"https://other.example/v2"_s); }) << false << Sameness::Other;
    }
    void keepsWhatIsItsOwn()
    {
        QFETCH(std::function<void(SavedConnection &)>, edit);
        QFETCH(bool, keepsSecret);
        QFETCH(Sameness, sameness);
        Stage stage;
        const SavedConnection before = stage.now();
        SavedConnection edited = before;
        edit(edited);
        QVERIFY(stage.store.save(edited).ok());
        if (edited.name != before.name)
            QVERIFY(stage.store.remove(before.name).ok());
        QCOMPARE(stage.now().id, before.id);
        QCOMPARE(stage.secret(), keepsSecret ? QByteArray("t0ken") : QByteArray());
        QCOMPARE(stage.cost(), 1); // what was spent is spent
        const DirectoryId here = DirectoryId::of(stage.settings());
        const auto draft = DraftStore::read(DraftStore(stage.dir, stage.now().name, here).source());
        QCOMPARE(draft.problem.has_value(), sameness == Sameness::Other); // a draft of another directory is set aside, and that is said
        QCOMPARE(draft.changes.changes.size(), sameness == Sameness::Other ? 0 : 1);
        QCOMPARE(draft.mayBeElsewhere, sameness == Sameness::Unsure);
        QCOMPARE(claimKeptIndex(stage.dir, before.id, here), sameness);
        QCOMPARE(QFile::exists(keptIndexFile(stage.dir, before.id)), sameness != Sameness::Other);
        QCOMPARE(claimKeptIndex(stage.dir, before.id, here), Sameness::Same); // said once
    }
    /// By hand, beside the program.
    void theTokenGoesToNoHostThatSomebodyWroteIntoTheFile()
    {
        Stage stage;
        QVERIFY(stage.rewrite("scim.example", "evil.example"));
        QCOMPARE(stage.now().baseUrl.host(), u"evil.example"_s);
        QCOMPARE(stage.secret(), QByteArray());
        QVERIFY(stage.settings().token.isEmpty());
    }
    void anotherTenantIsAnotherIndex()
    {
        Stage stage;
        SavedConnection one = stage.now();
        one.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example/a/token"_s), .clientId = u"app"_s};
        QVERIFY(stage.store.save(one).ok());
        QCOMPARE(claimKeptIndex(stage.dir, one.id, DirectoryId::of(stage.settings())), Sameness::Unsure);
        one = stage.now();
        one.signIn.tokenUrl = QUrl(u"https://login.example/b/token"_s);
        QVERIFY(stage.store.save(one).ok());
        QCOMPARE(claimKeptIndex(stage.dir, one.id, DirectoryId::of(stage.settings())), Sameness::Other);
        QVERIFY(!QFile::exists(keptIndexFile(stage.dir, one.id)));
    }
    /// One that was tried and is opened at once: its calls count, and whoever signed in for the test is not asked again.
    void opensWithWhatTheTestGot()
    {
        const QTemporaryDir folder;
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            return request.path() == "/Users" ? Wire::Answer::json(200, Wire::usersPage(1, 3, 3)) : Wire::Answer::json(404, "{}");
        });
        qint64 spent = 0; ///< here
        {
            AppServices services {QDir(folder.path())};
            services.secretStore()->useKeychain(false);
            MainWindow window(services);
            services.setWindow(&window);
            services.connectTo(byBrowser(u"Staff"_s, wire.baseUrl()), {.refreshToken = Redacted<QByteArray>("re-fresh")}, true, 7, Redacted<QByteArray>("at-hand"));
            QTRY_VERIFY(window.directory() && window.directory()->state() == Directory::State::Ready);
            QTRY_VERIFY(!wire.requests().isEmpty());
            for (const Wire::Request &request : wire.requests())
                QCOMPARE(request.header("Authorization"), "Bearer at-hand");
            spent = window.directory()->connection().costs().session();
            services.setWindow(nullptr);
        }
        CostMeter meter;
        const MeterKeeper keeper(meter, folder.filePath(u"meters.json"_s), ConnectionStore(QDir(folder.path())).find(u"Staff"_s)->id, nullptr);
        QCOMPARE(meter.counts().month, 7 + spent);
        QFile kept(folder.filePath(u"connections.json"_s));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(!kept.readAll().contains("at-hand"));
    }
    /// It goes with the gesture: whoever stays where they are and opens the same connection later signs in for that.
    void whatTheTestGotIsNotKept()
    {
        const QTemporaryDir folder;
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            return request.path() == "/Users" ? Wire::Answer::json(200, Wire::usersPage(1, 3, 3)) : Wire::Answer::json(404, "{}");
        });
        SavedConnection one {.name = u"Staff"_s, .baseUrl = wire.baseUrl(), .profileId = u"rfc"_s};
        one.signIn = {.kind = SignIn::Kind::AuthorizationCode, .tokenUrl = wire.baseUrl().resolved(QUrl(u"/token"_s)), .authorizationUrl = QUrl(u"https://login.example/authorize"_s),
                      .clientId = u"desktop"_s};
        AppServices services {QDir(folder.path())};
        services.secretStore()->useKeychain(false);
        MainWindow window(services);
        services.setWindow(&window);
        services.connectTo({.name = u"Crew"_s, .baseUrl = wire.baseUrl(), .profileId = u"rfc"_s}, {.secret = Redacted<QByteArray>("crew")}, true, 0, {});
        QTRY_VERIFY(window.directory() && window.directory()->state() == Directory::State::Ready);
        {
            CreateDialog half(*window.session(), *window.directory()->description().resourceType(u"User"), Json::object(), {}, &window);
            half.show();
            QTRY_VERIFY(half.findChild<QLineEdit *>(u"edit:userName"_s));
            QTest::keyClicks(half.findChild<QLineEdit *>(u"edit:userName"_s), u"ann"_s);
            services.connectTo(one, {.refreshToken = Redacted<QByteArray>("re-fresh")}, true, 0, Redacted<QByteArray>("at-hand"));
            QCOMPARE(window.directory()->name(), u"Crew"_s);
        }
        m_visited.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "visit");
        services.openConnection(u"Staff"_s);
        QTRY_VERIFY(window.directory() && window.directory()->name() == "Staff"_L1 && (!m_visited.isEmpty() || window.directory()->state() != Directory::State::Opening));
        QDesktopServices::unsetUrlHandler(u"https"_s);
        for (const Wire::Request &request : wire.requests())
            QVERIFY(request.header("Authorization") != "Bearer at-hand");
        services.setWindow(nullptr);
    }
    /// One that was tried never opens, for nobody unlocks the vault with the key of its index: what its test got is not for the one that is opened instead.
    void theTokenAtHandIsForNoOther()
    {
        Stage stage;
        QCOMPARE(stage.secret(), QByteArray("t0ken")); // there is a vault with something in it
        const Wire tried;
        const Wire other;
        QVERIFY(stage.store.save(byBrowser(u"other"_s, QUrl(u"https://other.example/scim/v2"_s))).ok());
        QVERIFY(stage.rewrite("https://other.example", other.baseUrl().toString(QUrl::RemovePath).toUtf8()));
        QCOMPARE(stage.store.find(u"other"_s)->baseUrl, other.baseUrl());
        QCOMPARE(stage.store.find(u"other"_s)->secretsId(), QString()); // or it would wait for the vault as well
        m_visited.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "visit");
        const auto restored = qScopeGuard([] { QDesktopServices::unsetUrlHandler(u"https"_s); });
        AppServices services {stage.dir};
        services.secretStore()->useKeychain(false);
        QVERIFY(services.secretStore()->isLocked());
        MainWindow window(services);
        services.setWindow(&window);
        SavedConnection one = byBrowser(u"tried"_s, tried.baseUrl());
        one.keepsIndex = true;
        services.connectTo(one, {}, true, 0, Redacted<QByteArray>("at-hand"));
        QVERIFY(window.findChild<VaultDialog *>() && !window.directory());
        services.openConnection(u"other"_s);
        QVERIFY(window.directory());
        QCOMPARE(window.directory()->name(), u"other"_s);
        QTRY_COMPARE(m_visited.size(), 1); // to sign in
        QVERIFY(!other.saw("at-hand"));
        QVERIFY(tried.requests().isEmpty());
        services.setWindow(nullptr);
    }
    void whatIsOfNoConnectionGoes()
    {
        Stage stage;
        const QString id = stage.now().id;
        QVERIFY(removeOtherIndexes(stage.dir, {id}).isEmpty());
        QVERIFY(QFile::exists(keptIndexFile(stage.dir, id)));
        QCOMPARE(removeOtherIndexes(stage.dir, {}), QStringList {id});
        QVERIFY(QDir(stage.dir.filePath(u"index"_s)).isEmpty());
    }
};

QTEST_MAIN(tst_ConnectionEdited)
#include "tst_connectionedited.moc"
