// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"
#include "change/stagedchanges.h"
#include "fakes/certificates.h"
#include "fakes/wire.h"
#include "scim/json.h"
#include "store/connectionstore.h"

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Token = "t0ken-of-the-e2e-test-4711";
constexpr auto Passphrase = "open sesame of the e2e test";

struct Outcome {
    int exitCode = -1;
    QByteArray out {};
    QByteArray err {};
    [[nodiscard]] Json json() const { return Json::parse(out).valueOr({}); }
};

} // namespace

/// `provost connections` and what it keeps, as a shell sees it.
class tst_Connections : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Wire> m_wire;
    QByteArray m_everythingSaid;

    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, m_dir->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_dir->filePath(u"share"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_dir->filePath(u"run"_s));
        environment.insert(u"SCIM_TOKEN"_s, QLatin1StringView(Token));
        environment.insert(u"VAULT"_s, QLatin1StringView(Passphrase));
        environment.insert(u"WRONG"_s, u"something-else"_s);
        return environment;
    }
    Outcome finish(QProcess &process)
    {
        // the server it talks to lives in this thread
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
            return {};
        const Outcome outcome {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError()};
        m_everythingSaid += outcome.out + outcome.err;
        return outcome;
    }
    QStringList withDataDir(const QStringList &arguments) const
    {
        return arguments + QStringList {u"--data-dir"_s, dataDir(), u"--log-file"_s, m_dir->filePath(u"log"_s), u"--log-rules"_s, u"provost.*.debug=true"_s};
    }
    QString dataDir() const { return m_dir->filePath(u"data"_s); }
    Outcome run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(PROVOST_EXECUTABLE), withDataDir(arguments));
        return finish(process);
    }
    Outcome add(const QString &name, const QStringList &more = {})
    {
        return run(QStringList {u"connections"_s, u"add"_s, name, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s} + more);
    }
    static QStringList withVault() { return {u"--vault-passphrase-env"_s, u"VAULT"_s}; }
    static QStringList withSecret() { return {u"--secret-env"_s, u"SCIM_TOKEN"_s}; }
    QByteArray everythingWritten() const
    {
        QByteArray all;
        for (QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_dir->path()).mkpath(u"run"_s));
        QVERIFY(QFile::setPermissions(m_dir->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_everythingSaid.clear();
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([](const Wire::Request &request) {
            if (request.header("Authorization") != QByteArray("Bearer ") + Token)
                return Wire::Answer::json(401, "{\"detail\":\"not you, " + request.header("Authorization") + "\"}");
            return request.path() == "/Users" ? Wire::Answer::json(200, Wire::usersPage(1, 3, 3)) : Wire::Answer::json(404, "{}");
        });
    }
    void nothingThere()
    {
        const Outcome outcome = run({u"connections"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.json(), Json::array());
    }
    void vaultFromAddToList()
    {
        QCOMPARE(add(u"Contoso"_s, withSecret() + withVault()).exitCode, 0);
        const Outcome shown = run({u"connections"_s, u"show"_s, u"Contoso"_s});
        QCOMPARE(shown.json().value(u"auth").toString(), u"bearer"_s);
        QCOMPARE(shown.json().value(u"environment").toString(), u"production"_s);
        QCOMPARE(run({u"connections"_s, u"list"_s}).json().size(), 1);
        const Outcome listed = run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + withVault());
        QVERIFY2(listed.exitCode == 0, listed.err.constData());
        QCOMPARE(listed.json().size(), 3);
        const Outcome locked = run({u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s});
        QCOMPARE(locked.exitCode, 3);
        QVERIFY(locked.err.contains("locked"));
        const Outcome wrong = run({u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s, u"--vault-passphrase-env"_s, u"WRONG"_s});
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY(wrong.err.contains("passphrase is wrong"));
        QCOMPARE(run(QStringList {u"connections"_s, u"remove"_s, u"Contoso"_s} + withVault()).exitCode, 0);
        QCOMPARE(run({u"connections"_s, u"list"_s}).json().size(), 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + withVault()).exitCode, 2);
    }
    void noSecretIsWrittenAnywhere()
    {
        QCOMPARE(add(u"Contoso"_s, withSecret() + withVault()).exitCode, 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + withVault()).exitCode, 0);
        QCOMPARE(run(QStringList {u"discover"_s, u"--connection"_s, u"Contoso"_s} + withVault()).exitCode, 0);
        QCOMPARE(run({u"list"_s, u"User"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--token-env"_s, u"SCIM_TOKEN"_s}).exitCode, 0);
        QCOMPARE(run({u"list"_s, u"User"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--token-env"_s, u"WRONG"_s}).exitCode, 3); // it echoes the token
        QCOMPARE(run({u"connections"_s, u"export"_s, m_dir->filePath(u"shared.json"_s)}).exitCode, 0);
        QVERIFY(!run({u"connections"_s, u"show"_s, u"Contoso"_s}).out.isEmpty());
        QVERIFY2(m_wire->saw(Token), "it was used");
        const QByteArray all = everythingWritten() + m_everythingSaid;
        QVERIFY2(all.contains("Contoso") && all.contains("provost.net"), "there is something to look through");
        for (const QByteArray &secret : {QByteArray(Token), QByteArray(Token).toBase64(), QByteArray(Passphrase), QByteArray(Passphrase).toBase64(), QByteArray("something-else")})
            QVERIFY2(!all.contains(secret), secret.constData());
    }
    void wrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no action") << QStringList {u"frobnicate"_s} << QByteArray("no action");
        QTest::newRow("show nothing") << QStringList {u"show"_s} << QByteArray("takes a name");
        QTest::newRow("show nobody") << QStringList {u"show"_s, u"x"_s} << QByteArray("no connection named");
        QTest::newRow("no url") << QStringList {u"add"_s, u"x"_s} << QByteArray("--url");
        QTest::newRow("bad url") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"nonsense"_s} << QByteArray("not a web address");
        QTest::newRow("unknown kind") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"magic"_s} << QByteArray("client-certificate");
        QTest::newRow("list something") << QStringList {u"list"_s, u"extra"_s} << QByteArray("takes nothing more");
        QTest::newRow("plain http") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"http://example.com/scim"_s} << QByteArray("https only");
        QTest::newRow("ftp") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"ftp://example.com/scim"_s} << QByteArray("https only");
        QTest::newRow("a password in the URL") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://me:pw@h/x"_s} << QByteArray("user name or password");
        QTest::newRow("a token in the URL") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x?token=SECRET"_s} << QByteArray("base URL ends before");
        QTest::newRow("plain http for tokens") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"client-secret"_s, u"--client-id"_s, u"c"_s, u"--token-url"_s, u"http://h.example/t"_s} << QByteArray("the token URL");
        QTest::newRow("no such certificate") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"mutual-tls"_s, u"--certificate"_s, u"nofile.pem"_s} << QByteArray("--certificate");
        QTest::newRow("endless money") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--budget-amount"_s, u"inf"_s} << QByteArray("--budget-amount");
        QTest::newRow("no money") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--budget-amount"_s, u"nan"_s} << QByteArray("--budget-amount");
        QTest::newRow("no client") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://graph.microsoft.com/rp/scim"_s, u"--auth"_s, u"client-certificate"_s, u"--tenant"_s, u"t"_s} << QByteArray("--client-id");
        QTest::newRow("no tenant") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://graph.microsoft.com/rp/scim"_s, u"--auth"_s, u"client-certificate"_s, u"--client-id"_s, u"c"_s} << QByteArray("--tenant");
        QTest::newRow("no certificate") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"mutual-tls"_s} << QByteArray("--certificate");
        QTest::newRow("a line for a shell") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"command"_s, u"--command"_s, u"pass show x"_s} << QByteArray("another --command");
        QTest::newRow("a PIN in the address") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"mutual-tls"_s, u"--certificate"_s, u"a.pem"_s, u"--key"_s, u"pkcs11:token=t?pin-value=1"_s} << QByteArray("PIN");
        QTest::newRow("a secret among arguments") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--auth"_s, u"command"_s, u"--command"_s, u"curl"_s, u"--command"_s, u"client_secret=hunter2"_s} << QByteArray("does not belong into its arguments");
        QTest::newRow("bad proxy") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--proxy"_s, u"http://me:pw@p:1"_s} << QByteArray("--proxy");
        QTest::newRow("bad pin") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--pin"_s, u"abc"_s} << QByteArray("--pin");
        QTest::newRow("bad environment") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--environment"_s, u"moon"_s} << QByteArray("--environment");
        QTest::newRow("unset variable") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--secret-env"_s, u"NOT_THERE"_s} << QByteArray("NOT_THERE");
        QTest::newRow("no place for a secret") << QStringList {u"add"_s, u"x"_s, u"--url"_s, u"https://h/x"_s, u"--secret-env"_s, u"SCIM_TOKEN"_s} << QByteArray("--vault-passphrase-env");
    }
    void wrongArguments()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = run(QStringList {u"connections"_s} + arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QVERIFY2(!outcome.err.contains("SECRET"), outcome.err.constData());
        QVERIFY2(!QFile::exists(dataDir() + u"/connections.json"_s), "nothing is kept");
    }
    void entraByCertificate()
    {
        QFile certificate(m_dir->filePath(u"app.pem"_s)); // to be read when it is used
        QVERIFY(certificate.open(QIODevice::WriteOnly));
        certificate.close();
        QCOMPARE(run({u"connections"_s, u"add"_s, u"Contoso"_s, u"--url"_s, u"https://graph.microsoft.com/rp/scim"_s, u"--auth"_s, u"client-certificate"_s, u"--tenant"_s,
                      u"contoso.example"_s, u"--client-id"_s, u"app"_s, u"--certificate"_s, certificate.fileName(), u"--key"_s, u"pkcs11:token=t"_s, u"--environment"_s, u"test"_s,
                      u"--read-only"_s, u"--budget-calls"_s, u"1000"_s, u"--protect"_s, u"admin*"_s, u"--protect"_s, u"root"_s}).exitCode, 0);
        const Json shown = run({u"connections"_s, u"show"_s, u"Contoso"_s}).json();
        QCOMPARE(shown.value(u"tokenUrl").toString(), u"https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"_s);
        QCOMPARE(shown.value(u"scope").toString(), u"https://graph.microsoft.com/.default"_s);
        QVERIFY(shown.value(u"certificateFile").toString().startsWith(u'/'));
        QCOMPARE(shown.value(u"keyFile").toString(), u"pkcs11:token=t"_s);
        QCOMPARE(shown.value(u"protected").size(), 2);
        QVERIFY(shown.value(u"readOnly").toBool());
        QVERIFY(!shown.contains(u"id"));
    }
    void whatTheProfileKnowsOfTheBrowser_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("expected"); // token URL, sign-in page, where it comes back to, scope
        QTest::newRow("Entra, China") << QStringList {u"https://microsoftgraph.chinacloudapi.cn/rp/scim"_s, u"--tenant"_s, u"contoso"_s}
                                      << QStringList {u"https://login.partner.microsoftonline.cn/contoso/oauth2/v2.0/token"_s,
                                                      u"https://login.partner.microsoftonline.cn/contoso/oauth2/v2.0/authorize?prompt=select_account"_s, u"http://localhost"_s,
                                                      u"https://microsoftgraph.chinacloudapi.cn/.default offline_access"_s};
        QTest::newRow("Keycloak") << QStringList {u"https://id.example/realms/staff/scim/v2"_s}
                                  << QStringList {u"https://id.example/realms/staff/protocol/openid-connect/token"_s, u"https://id.example/realms/staff/protocol/openid-connect/auth"_s,
                                                  QString(), u"openid offline_access"_s};
        QTest::newRow("an own scope") << QStringList {u"https://id.example/realms/staff/scim/v2"_s, u"--scope"_s, u"mine"_s}
                                      << QStringList {u"https://id.example/realms/staff/protocol/openid-connect/token"_s, u"https://id.example/realms/staff/protocol/openid-connect/auth"_s,
                                                      QString(), u"mine"_s};
    }
    void whatTheProfileKnowsOfTheBrowser()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, expected);
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"x"_s, u"--auth"_s, u"authorization-code"_s, u"--client-id"_s, u"app"_s, u"--url"_s} + arguments).exitCode, 0);
        const Json shown = run({u"connections"_s, u"show"_s, u"x"_s}).json();
        QStringList known;
        for (const QString &key : {u"tokenUrl"_s, u"authorizationUrl"_s, u"redirectUrl"_s, u"scope"_s})
            known << shown.value(key).toString();
        QCOMPARE(known, expected);
    }
    void manyAddAtOnce()
    {
        QCOMPARE(add(u"first"_s).exitCode, 0);
        std::vector<std::unique_ptr<QProcess>> adding;
        for (int i = 0; i < 6; ++i) {
            adding.push_back(std::make_unique<QProcess>());
            adding.back()->setProcessEnvironment(environment());
            adding.back()->start(QStringLiteral(PROVOST_EXECUTABLE), withDataDir({u"connections"_s, u"add"_s, QString::number(i), u"--url"_s, u"https://h.example/scim"_s}));
        }
        for (const auto &process : adding)
            QCOMPARE(finish(*process).exitCode, 0);
        QCOMPARE(run({u"connections"_s}).json().size(), 7);
    }
    void aWrongPassphraseRemovesNothing()
    {
        QCOMPARE(add(u"Contoso"_s, withSecret() + withVault()).exitCode, 0);
        QCOMPARE(run({u"connections"_s, u"remove"_s, u"Contoso"_s, u"--vault-passphrase-env"_s, u"WRONG"_s}).exitCode, 3);
        QCOMPARE(run({u"connections"_s}).json().size(), 1);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + withVault()).exitCode, 0);
        const Outcome locked = run({u"connections"_s, u"remove"_s, u"Contoso"_s});
        QCOMPARE(locked.exitCode, 0);
        QVERIFY(locked.err.contains("when it is next opened"));
        QCOMPARE(run({u"connections"_s}).json().size(), 0);
        const QString list = m_dir->filePath(u"data/vault.forget"_s);
        QVERIFY(QFile::exists(list));
        QCOMPARE(add(u"Another"_s, withSecret() + withVault()).exitCode, 0); // which opens it
        QVERIFY2(!QFile::exists(list), "and what had to go is gone");
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Another"_s} + withVault()).exitCode, 0);
    }
    void whatIsStagedGoesOnlyWhenTold_data()
    {
        QTest::addColumn<bool>("hasVault");
        QTest::newRow("without secrets") << false;
        QTest::newRow("with a vault") << true;
    }
    /// It was never sent, and nobody sees from here what it is.
    void whatIsStagedGoesOnlyWhenTold()
    {
        QFETCH(bool, hasVault);
        const QStringList vault = hasVault ? withVault() : QStringList();
        QCOMPARE(add(u"Contoso"_s, hasVault ? withSecret() + vault : vault).exitCode, 0);
        const SavedConnection saved = *ConnectionStore(QDir(dataDir())).find(u"Contoso"_s);
        QString file;
        {
            DirectoryId here;
            here.baseUrl = saved.baseUrl.toString();
            here.connectionId = saved.id;
            StagedChanges staged;
            DraftStore draft(QDir(dataDir()), saved.name, here);
            file = draft.fileName();
            draft.follow(staged);
            staged.stage({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = Json::object({{u"userName"_s, u"ann"_s}})}}, u"one"_s);
            draft.flush();
        }
        QVERIFY(QFile::exists(file));
        const QStringList removing = QStringList {u"connections"_s, u"remove"_s, u"Contoso"_s} + vault;
        const Outcome refused = run(removing);
        QVERIFY2(refused.exitCode == 4, refused.err.constData());
        QVERIFY2(refused.err.contains("--discard-draft"), refused.err.constData());
        QCOMPARE(run({u"connections"_s}).json().size(), 1);
        QVERIFY(QFile::exists(file));
        if (hasVault)
            QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + vault).exitCode, 0); // nor has its secret gone
        const Outcome removed = run(removing + QStringList {u"--discard-draft"_s});
        QVERIFY2(removed.exitCode == 0, removed.err.constData());
        QCOMPARE(run({u"connections"_s}).json().size(), 0);
        QVERIFY(!QFile::exists(file));
    }
    /// The same passphrase in all of them: one vault, and every secret in it.
    void severalMakeTheVaultAtOnce()
    {
        std::vector<std::unique_ptr<QProcess>> adding;
        for (int i = 0; i < 3; ++i) {
            adding.push_back(std::make_unique<QProcess>());
            adding.back()->setProcessEnvironment(environment());
            adding.back()->start(QStringLiteral(PROVOST_EXECUTABLE),
                                 withDataDir(QStringList {u"connections"_s, u"add"_s, QString::number(i), u"--url"_s, m_wire->baseUrl().toString()} + withSecret() + withVault()));
        }
        for (const auto &process : adding)
            QCOMPARE(finish(*process).exitCode, 0);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, QString::number(i)} + withVault()).exitCode, 0);
    }
    void moneyLimitsNothingWithoutAPrice()
    {
        const Outcome plain = add(u"plain"_s, {u"--budget-amount"_s, u"5"_s});
        QCOMPARE(plain.exitCode, 0);
        QVERIFY2(plain.err.contains("has no price"), plain.err.constData());
        const Outcome priced = run({u"connections"_s, u"add"_s, u"priced"_s, u"--url"_s, u"https://graph.microsoft.com/rp/scim"_s, u"--budget-amount"_s, u"5"_s});
        QCOMPARE(priced.exitCode, 0);
        QVERIFY2(!priced.err.contains("has no price"), priced.err.constData());
    }
    void aTokenFileBringsNoHeader()
    {
        QFile file(m_dir->filePath(u"token"_s));
        const QStringList list {u"list"_s, u"User"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--token-file"_s, file.fileName()};
        for (const bool isFine : {false, true}) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray(Token) + (isFine ? "\r\n" : "\r\nX-Evil: 1"));
            file.close();
            QCOMPARE(run(list).exitCode, isFine ? 0 : 2);
        }
        QVERIFY(!m_wire->saw("X-Evil"));
    }
    void aKeyThatNeedsTheVault()
    {
        Certificates keys;
        if (!keys.isUsable())
            QFAIL("openssl is not installed");
        QVERIFY(keys.make({.name = u"app"_s, .subject = u"/CN=app"_s, .hosts = {}, .isRsa = true}));
        QVERIFY(keys.run({u"pkey"_s, u"-in"_s, u"app.key"_s, u"-aes256"_s, u"-passout"_s, u"pass:"_s + QLatin1StringView(Token), u"-out"_s, u"sealed.key"_s}));
        const Outcome added = add(u"Contoso"_s, QStringList {u"--auth"_s, u"client-certificate"_s, u"--client-id"_s, u"app"_s, u"--token-url"_s, m_wire->baseUrl().toString() + u"/token"_s,
                                                            u"--certificate"_s, keys.file(u"app.pem"_s), u"--key"_s, keys.file(u"sealed.key"_s)} + withSecret() + withVault());
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const Outcome locked = run({u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s});
        QCOMPARE(locked.exitCode, 3);
        QVERIFY2(locked.err.contains("vault"), locked.err.constData());
    }
    void importsWhatIsFine()
    {
        const auto entry = [](const QString &name, const QString &url) { return Json::object({{u"name"_s, name}, {u"baseUrl"_s, url}}); };
        QFile file(m_dir->filePath(u"shared.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(Json::object({{u"provostConnections"_s, 2}, {u"connections"_s, Json::array({entry(u"bad"_s, u"https://h/x?token=SECRET"_s), entry(u"good"_s, u"https://h/x"_s)})}}).toBytes());
        file.close();
        const Outcome imported = run({u"connections"_s, u"import"_s, file.fileName()});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json().size(), 1);
        QVERIFY2(imported.err.contains("Left out") && !imported.err.contains("SECRET"), imported.err.constData());
        QCOMPARE(run({u"connections"_s}).json().size(), 1);
    }
    void readOnlyAsksForNothing()
    {
        QCOMPARE(add(u"one"_s, QStringList {u"--read-only"_s} + withSecret() + withVault()).exitCode, 0);
        const Outcome refused = run(QStringList {u"delete"_s, u"User"_s, u"nobody"_s, u"--connection"_s, u"one"_s, u"--yes"_s} + withVault());
        QCOMPARE(refused.exitCode, 4);
        QVERIFY(!m_wire->saw("/Users/nobody"));
        QCOMPARE(run({u"runs"_s}).json().size(), 0);
    }
    void addDoesNotReplaceUnasked()
    {
        QCOMPARE(add(u"one"_s).exitCode, 0);
        QCOMPARE(add(u"one"_s).exitCode, 2);
        QCOMPARE(add(u"one"_s, {u"--replace"_s, u"--read-only"_s}).exitCode, 0);
        QVERIFY(run({u"connections"_s, u"show"_s, u"one"_s}).json().value(u"readOnly").toBool());
    }
    void aTokenDoesNotFollowToAnotherServer()
    {
        QCOMPARE(add(u"Contoso"_s, withSecret() + withVault()).exitCode, 0);
        Wire other;
        other.setHandler([](const Wire::Request &) { return Wire::Answer::json(404, "{}"); });
        const Outcome replaced = run(QStringList {u"connections"_s, u"add"_s, u"Contoso"_s, u"--replace"_s, u"--url"_s, other.baseUrl().toString(), u"--profile"_s, u"rfc"_s} + withVault());
        QCOMPARE(replaced.exitCode, 0);
        QVERIFY2(replaced.err.contains("leads elsewhere"), replaced.err.constData());
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s} + withVault()).exitCode, 3);
        QVERIFY2(!other.saw(Token), "the token was kept for another server");
    }
    void aFileRunsNothingUnasked()
    {
        const QString mark = m_dir->filePath(u"was-run"_s);
        const Json shared = Json::object({{u"name"_s, u"Contoso"_s}, {u"baseUrl"_s, m_wire->baseUrl().toString()}, {u"profile"_s, u"rfc"_s}, {u"auth"_s, u"command"_s},
                                          {u"command"_s, Json::array({u"/bin/sh"_s, u"-c"_s, QString(u"touch "_s + mark + u"; echo x"_s)})},
                                          {u"proxy"_s, u"http://proxy.example:3128"_s}, {u"extraCa"_s, u"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"_s}});
        const QByteArray text = Json::object({{u"provostConnections"_s, 2}, {u"connections"_s, Json::array({shared})}}).toBytes();
        QFile file(m_dir->filePath(u"shared.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Outcome imported = run({u"connections"_s, u"import"_s, file.fileName(), u"--quiet"_s});
        QCOMPARE(imported.exitCode, 0);
        for (const char *told : {"--allow-commands", "touch", "--allow-authorities", "proxy.example"})
            QVERIFY2(imported.err.contains(told), imported.err.constData());
        const Json kept = run({u"connections"_s, u"show"_s, u"Contoso"_s}).json();
        QVERIFY(!kept.contains(u"command"));
        QCOMPARE(kept.value(u"extraCa").toString(), QString());
        QVERIFY(run({u"list"_s, u"User"_s, u"--connection"_s, u"Contoso"_s}).exitCode != 0);
        QVERIFY(!QFile::exists(mark));
        QCOMPARE(run({u"connections"_s, u"import"_s, file.fileName(), u"--allow-commands"_s, u"--allow-authorities"_s}).exitCode, 0);
        QVERIFY(run({u"connections"_s, u"show"_s, u"Contoso (2)"_s}).json().contains(u"command"));
    }
    /// By discover, of a connection that it knows.
    void whatAProviderSaysOtherwiseIsTold()
    {
        bool isLater = false;
        m_wire->setHandler([&isLater](const Wire::Request &request) {
            const QByteArray limit = isLater ? "100" : "200";
            const QByteArray more = isLater ? "" : R"(,{"name":"shoeSize","type":"integer"})";
            const QByteArray user = "urn:ietf:params:scim:schemas:core:2.0:User";
            const QHash<QByteArray, QByteArray> answers {{"/ServiceProviderConfig", R"({"filter":{"supported":true,"maxResults":)" + limit + "}}"},
                {"/ResourceTypes", R"({"totalResults":1,"Resources":[{"name":"User","endpoint":"/Users","schema":")" + user + R"("}]})"},
                {"/Schemas", R"({"totalResults":1,"Resources":[{"id":")" + user + R"(","name":"User","attributes":[{"name":"userName","type":"string"})" + more + "]}]}"}};
            const QByteArray answer = answers.value(request.path());
            return Wire::Answer::json(answer.isEmpty() ? 404 : 200, answer.isEmpty() ? QByteArray("{}") : answer);
        });
        QCOMPARE(add(u"Contoso"_s, withSecret() + withVault()).exitCode, 0);
        const QStringList discovering = QStringList {u"discover"_s, u"--connection"_s, u"Contoso"_s} + withVault();
        for (int i = 0; i < 2; ++i) {
            const Outcome same = run(discovering);
            QVERIFY2(same.exitCode == 0 && !same.err.contains("changed since"), same.err.constData());
        }
        isLater = true;
        const Outcome changed = run(discovering);
        QVERIFY2(changed.exitCode == 0, changed.err.constData());
        QCOMPARE(changed.err.count("changed since "), 2);
        QVERIFY2(changed.err.contains("attribute urn:ietf:params:scim:schemas:core:2.0:User:shoeSize is gone"), changed.err.constData());
        QVERIFY2(changed.err.contains("filter.maxResults was 200, is 100"), changed.err.constData());
    }
    void ownProfilesAreTaken()
    {
        const QString folder = dataDir() + u"/profiles"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/ours.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"id":"ours","title":"Ours"})");
        file.close();
        const Outcome added = run({u"connections"_s, u"add"_s, u"x"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"ours"_s});
        QVERIFY2(added.exitCode == 0, added.err.constData());
    }
    void exportAndImport()
    {
        QCOMPARE(add(u"one"_s, withSecret() + withVault()).exitCode, 0);
        QCOMPARE(add(u"two"_s).exitCode, 0);
        const QString file = m_dir->filePath(u"shared.json"_s);
        QCOMPARE(run({u"connections"_s, u"export"_s, file, u"one"_s}).exitCode, 0);
        const Outcome imported = run({u"connections"_s, u"import"_s, file});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json().at(0).value(u"name").toString(), u"one (2)"_s);
        QCOMPARE(run({u"connections"_s}).json().size(), 3);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"one (2)"_s} + withVault()).exitCode, 3); // it has no secret
        QCOMPARE(run({u"connections"_s, u"export"_s, u"-"_s}).json().value(u"connections").size(), 3);
    }
    void authFile()
    {
        m_wire->setHandler([](const Wire::Request &request) {
            if (request.target == "/token")
                return request.body.contains("client_secret=t0ken-of-the-e2e-test-4711") ? Wire::Answer::json(200, R"({"access_token":"fresh","token_type":"Bearer"})")
                                                                                          : Wire::Answer::json(401, R"({"error":"invalid_client"})");
            return request.header("Authorization") == "Bearer fresh" ? Wire::Answer::json(200, Wire::usersPage(1, 3, 3)) : Wire::Answer::json(401, "{}");
        });
        QFile file(m_dir->filePath(u"auth.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"auth":"client-secret","tokenUrl":")" + m_wire->baseUrl().resolved(QUrl(u"/token"_s)).toEncoded() + R"(","clientId":"app","secretEnv":"SCIM_TOKEN"})");
        file.close();
        const QStringList target {u"--url"_s, m_wire->baseUrl().toString(), u"--auth-file"_s, file.fileName()};
        const Outcome listed = run(QStringList {u"list"_s, u"User"_s} + target);
        QVERIFY2(listed.exitCode == 0, listed.err.constData());
        QCOMPARE(listed.json().size(), 3);
        QVERIFY(!m_everythingSaid.contains(Token));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"auth":"client-secret","tokenUrl":1})");
        file.close();
        const Outcome damaged = run(QStringList {u"list"_s, u"User"_s} + target);
        QCOMPARE(damaged.exitCode, 2);
        QVERIFY(damaged.err.contains("tokenUrl"));
    }
    void warnsBeforeTheBudgetIsUsedUp()
    {
        QCOMPARE(add(u"two"_s, QStringList {u"--budget-calls"_s, u"5"_s} + withSecret() + withVault()).exitCode, 0);
        for (int i = 1; i <= 5; ++i) {
            const Outcome listed = run(QStringList {u"list"_s, u"User"_s, u"--quiet"_s, u"--connection"_s, u"two"_s} + withVault());
            QCOMPARE(listed.exitCode, 0);
            QCOMPARE(listed.err.count("4 of the 5 calls"), i < 4 ? 0 : 1);
        }
    }
    void callsAreCounted()
    {
        QCOMPARE(add(u"one"_s, QStringList {u"--budget-calls"_s, u"1"_s} + withSecret() + withVault()).exitCode, 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"one"_s} + withVault()).exitCode, 0);
        QFile meters(dataDir() + u"/meters.json"_s);
        QVERIFY(meters.open(QIODevice::ReadOnly));
        const Json counts = *Json::parse(meters.readAll());
        QCOMPARE(counts.members().size(), size_t(1));
        QCOMPARE(counts.members().front().second.value(u"month").toInteger(), 1);
        const Outcome refused = run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"one"_s} + withVault());
        QCOMPARE(refused.exitCode, 4);
        QVERIFY(refused.err.contains("budget"));
    }
    void aRealKeyring()
    {
        if (QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty() || QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty())
            QSKIP("gnome-keyring or dbus-run-session is not installed");
        QFile script(m_dir->filePath(u"script"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(R"(set -e
provost() { "$PROVOST" "$@" --data-dir "$HOME/data"; }
printf login | gnome-keyring-daemon --unlock --components=secrets >/dev/null
provost connections add Ring --url "$URL" --profile rfc --secret-env SCIM_TOKEN
provost list User --connection Ring --out "$HOME/listed.json"
ask() { dbus-send --session --print-reply --dest=org.freedesktop.secrets "$@"; }
count() { ask /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Items | grep -c 'object path' >>"$HOME/items.txt" || true; }
count
provost connections add Ring --url "$URL" --profile rfc --secret-env SCIM_TOKEN --replace
count
provost connections add Gone --url "$URL" --profile rfc --secret-env SCIM_TOKEN
count
provost connections remove Gone
count
provost list User --connection Ring --out "$HOME/again.json"
ask /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
ask /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked >"$HOME/state.txt"
set +e
provost list User --connection Ring 2>"$HOME/locked.txt" </dev/null; echo $? >"$HOME/locked.code"
)");
        script.close();
        QProcess process;
        QProcessEnvironment own = environment();
        own.insert(u"PROVOST"_s, QStringLiteral(PROVOST_EXECUTABLE));
        own.insert(u"URL"_s, m_wire->baseUrl().toString());
        process.setProcessEnvironment(own);
        process.start(u"dbus-run-session"_s, {u"--"_s, u"sh"_s, script.fileName()});
        const Outcome outcome = finish(process);
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QFile listed(m_dir->filePath(u"listed.json"_s));
        QVERIFY(listed.open(QIODevice::ReadOnly));
        QCOMPARE(Json::parse(listed.readAll())->size(), 3);
        QVERIFY2(!QFile::exists(dataDir() + u"/vault.sealed"_s), "the keyring has it");
        const auto contentOf = [this](const QString &name) {
            QFile file(m_dir->filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(contentOf(u"items.txt"_s).simplified(), "1 1 2 1"); // replaced in its place, and gone with its connection
        QCOMPARE(Json::parse(contentOf(u"again.json"_s))->size(), 3);
        QVERIFY2(contentOf(u"state.txt"_s).contains("true"), "it was really locked");
        QVERIFY2(contentOf(u"locked.txt"_s).contains("locked or missing"), contentOf(u"locked.txt"_s).constData());
        QCOMPARE(contentOf(u"locked.code"_s).trimmed(), "3");
        QVERIFY(!everythingWritten().contains(Token));
    }
};

QTEST_GUILESS_MAIN(tst_Connections)
#include "tst_connections.moc"
