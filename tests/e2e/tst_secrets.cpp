// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"
#include "fakes/scriptedproxy.h"
#include "fakes/wire.h"
#include "hardening.h"
#include "scim/json.h"
#include "store/connectionstore.h"
#include "store/secretvault.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

const QByteArray &bearer()
{
    static const QByteArray text = "bearer-of-the-scan-5f1c9ae2";
    return text;
}

/// A process whose wait status, core dump flag included, is seen as the kernel tells it; QProcess keeps that to itself. Core files are asked for.
class Child
{
public:
    Child(const QString &folder, const QStringList &command, const QList<QByteArray> &variables, const QByteArray &input = {})
    {
        QList<QByteArray> words;
        for (const QString &word : command)
            words << word.toLocal8Bit();
        std::vector<char *> argv;
        for (QByteArray &word : words)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        QList<QByteArray> own = variables;
        std::vector<char *> environment;
        for (QByteArray &variable : own)
            environment.push_back(variable.data());
        environment.push_back(nullptr);
        QFile in(folder + u"/../input"_s); // beside what is scanned: what is typed in is the operator's own
        if (in.open(QIODevice::WriteOnly))
            in.write(input);
        in.close();
        const QByteArray inName = QFile::encodeName(in.fileName());
        const QByteArray outName = QFile::encodeName(folder + u"/said.txt"_s);
        const QByteArray place = QFile::encodeName(folder);
        m_pid = ::fork();
        if (m_pid != 0)
            return;
        // Nothing but what is safe between fork and exec.
        const rlimit all {RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_CORE, &all);
        const int source = ::open(inName.constData(), O_RDONLY);
        const int output = ::open(outName.constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (::chdir(place.constData()) != 0 || ::dup2(source, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(output, 2) < 0)
            ::_exit(120);
        ::execve(argv.front(), argv.data(), environment.data());
        ::_exit(121);
    }
    ~Child()
    {
        if (m_pid > 0 && !hasEnded()) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, &m_status, 0);
        }
    }
    Q_DISABLE_COPY_MOVE(Child)

    [[nodiscard]] pid_t pid() const { return m_pid; }
    void crash(int signal) const { ::kill(m_pid, signal); }
    [[nodiscard]] bool hasEnded()
    {
        m_hasEnded = m_hasEnded || ::waitpid(m_pid, &m_status, WNOHANG) == m_pid;
        return m_hasEnded;
    }
    [[nodiscard]] int status() const { return m_status; }
    /// What other users of the machine see of it.
    [[nodiscard]] QByteArray commandLine() const
    {
        QFile file(u"/proc/%1/cmdline"_s.arg(m_pid));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    pid_t m_pid = -1;
    int m_status = 0;
    bool m_hasEnded = false;
};

struct Secret {
    const char *name;
    QByteArray value;
};

} // namespace

/// Runs the program with every kind of secret, lets it end well, badly and by a crash, and looks through all that it has written.
class tst_Secrets : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::unique_ptr<Wire> m_wire;
    bool m_writesAreAnswered = true;
    int m_writes = 0;
    int m_lists = 0;
    int m_assertions = 0;
    bool m_refusesTokens = false;
    QByteArray m_lastAssertion;
    QByteArrayList m_refreshed;
    QByteArray m_privateKey;
    QByteArray m_strayKey; ///< of a file that was named for its certificate
    QByteArray m_commandLines;
    Certificates m_keys;

    const QList<Secret> m_secrets {
        {"bearer token", bearer()},
        {"client secret", "client-secret-of-the-scan-77d0"},
        {"access token", "access-token-of-the-scan-b3aa"},
        {"passphrase", "open sesame of the scan 9e21"},
        {"password", "Passw0rd-of-the-scan-!4c"},
        {"another password", "Passw0rd-of-the-crash-!8d"},
        {"key passphrase", "passphrase-of-the-key-0b6e"},
        {"basic password", "basic-password-of-the-scan-e19f"},
        {"refresh token", "refresh-token-of-the-scan-1c44"},
        {"next refresh token", "next-refresh-token-of-the-scan-a0d7"},
        {"proxy password", "proxy-password-of-the-scan-6d27"},
    };
    QByteArray valueOf(const char *name) const
    {
        for (const Secret &secret : m_secrets) {
            if (qstrcmp(secret.name, name) == 0)
                return secret.value;
        }
        return {};
    }
    QString home() const { return m_dir.filePath(u"home"_s); }
    QList<QByteArray> variables() const
    {
        const QByteArray place = QFile::encodeName(home());
        return {"PATH=" + qgetenv("PATH"), "HOME=" + place, "XDG_DATA_HOME=" + place + "/share", "XDG_CONFIG_HOME=" + place + "/config", "XDG_CACHE_HOME=" + place + "/cache",
                "XDG_RUNTIME_DIR=" + place + "/run", "LANG=C.UTF-8", "QT_QPA_PLATFORM=offscreen", "TMPDIR=" + place + "/tmp", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere",
                "TOKEN=" + valueOf("bearer token"), "CLIENT=" + valueOf("client secret"), "VAULT=" + valueOf("passphrase"), "PASSWORD=" + valueOf("password"),
                "KEY=" + valueOf("key passphrase"), "TYPED=" + valueOf("basic password"), "PROXY=" + valueOf("proxy password")};
    }
    QStringList withOptions(const QStringList &arguments, const QString &dataDir = u"data"_s, const QString &program = QStringLiteral(PROVOST_EXECUTABLE)) const
    {
        return QStringList {program} + arguments
            + QStringList {u"--data-dir"_s, home() + u'/' + dataDir, u"--log-file"_s, home() + u"/log"_s, u"--log-rules"_s, u"provost.*.debug=true;qt.network.*=true"_s};
    }
    int run(const QStringList &arguments, const QByteArray &input = {}, const QString &dataDir = u"data"_s)
    {
        Child child(home(), withOptions(arguments, dataDir), variables(), input);
        m_commandLines += child.commandLine();
        if (!QTest::qWaitFor([&child] { return child.hasEnded(); }, 60'000))
            return -1;
        return WIFEXITED(child.status()) ? WEXITSTATUS(child.status()) : -2;
    }
    QStringList target() const { return {u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--token-env"_s, u"TOKEN"_s}; }
    static QStringList withVault() { return {u"--vault-passphrase-env"_s, u"VAULT"_s}; }
    QByteArray everythingWritten(QStringList *files = nullptr) const
    {
        QByteArray all;
        for (QDirIterator each(home(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories); each.hasNext();) {
            QFile file(each.next());
            if (files)
                *files << each.fileName();
            if (file.open(QIODevice::ReadOnly))
                all += file.fileName().toUtf8() + '\n' + file.readAll();
        }
        return all;
    }
    /// Each refresh token is good for once.
    Wire::Answer refreshed(const QByteArray &token)
    {
        m_refreshed << token;
        if (token != valueOf("refresh token") && token != valueOf("next refresh token"))
            return Wire::Answer::json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + token + "\"}");
        return Wire::Answer::json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + valueOf("access token") + "\",\"refresh_token\":\"" + valueOf("next refresh token") + "\"}");
    }
    Wire::Answer answer(const Wire::Request &request)
    {
        if (request.target.endsWith("/token")) {
            const QUrlQuery form(QString::fromUtf8(request.body));
            if (form.hasQueryItem(u"client_assertion"_s)) {
                m_lastAssertion = form.queryItemValue(u"client_assertion"_s).toUtf8();
                ++m_assertions;
            }
            if (m_refusesTokens) // and repeats what it was shown
                return Wire::Answer::json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"what is " + QByteArray::fromPercentEncoding(request.body) + "?\"}");
            if (form.queryItemValue(u"grant_type"_s) == u"refresh_token"_s)
                return refreshed(form.queryItemValue(u"refresh_token"_s).toUtf8());
            if (!form.hasQueryItem(u"client_assertion"_s) && form.queryItemValue(u"client_secret"_s).toUtf8() != valueOf("client secret"))
                return Wire::Answer::json(400, "{\"error\":\"invalid_client\",\"error_description\":\"" + request.body + "\"}");
            return Wire::Answer::json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + valueOf("access token") + "\"}");
        }
        const QByteArray token = request.header("Authorization").mid(7);
        const bool isBasic = request.header("Authorization") == "Basic " + QByteArray("scan:" + valueOf("basic password")).toBase64();
        if (!isBasic && token != valueOf("bearer token") && token != valueOf("access token"))
            return Wire::Answer::json(401, "{\"detail\":\"not you, " + request.header("Authorization") + "\"}");
        if (request.method != "GET") {
            ++m_writes;
            return m_writesAreAnswered ? Wire::Answer::json(400, "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\",\"detail\":\"rather not: " + request.body.toBase64() + "\"}")
                                       : Wire::Answer::silence();
        }
        if (request.path() != "/Users")
            return Wire::Answer::json(404, "{}");
        ++m_lists;
        return Wire::Answer::json(200, Wire::usersPage(1, 3, 3));
    }
    QByteArray userWithPassword(const char *name) const
    {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"scan@harbour.example\",\"password\":\"" + valueOf(name) + "\"}";
    }
    bool makeSealedKey()
    {
        return m_keys.isUsable() && m_keys.make({.name = u"scan"_s, .subject = u"/CN=scan"_s, .hosts = {}, .isRsa = true})
            && m_keys.run({u"pkey"_s, u"-in"_s, u"scan.key"_s, u"-aes256"_s, u"-passout"_s, u"pass:"_s + QString::fromLatin1(valueOf("key passphrase")), u"-out"_s, u"sealed.key"_s});
    }
    void expectCrash(Child &child, int signal)
    {
        m_commandLines += child.commandLine();
        child.crash(signal);
        QVERIFY(QTest::qWaitFor([&child] { return child.hasEnded(); }, 60'000));
        QVERIFY(WIFSIGNALED(child.status()));
        QCOMPARE(WTERMSIG(child.status()), signal);
        QVERIFY2(!WCOREDUMP(child.status()), "its memory was dumped");
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &name : {u"share"_s, u"config"_s, u"cache"_s, u"run"_s, u"tmp"_s})
            QVERIFY(QDir(home()).mkpath(name));
        QVERIFY(QFile::setPermissions(home() + u"/run"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) { return answer(request); });
    }

    void ordinaryRuns()
    {
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"Bearer"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--secret-env"_s, u"TOKEN"_s} + withVault()), 0);
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"Client"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--auth"_s, u"client-secret"_s, u"--client-id"_s,
                                  u"app"_s, u"--token-url"_s, m_wire->baseUrl().toString() + u"/token"_s, u"--secret-env"_s, u"CLIENT"_s}
                     + withVault()),
                 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Bearer"_s} + withVault()), 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Client"_s} + withVault()), 0);
        QVERIFY2(m_wire->saw(valueOf("client secret")) && m_wire->saw(valueOf("access token")), "they were used");
        QVERIFY(run(QStringList {u"list"_s, u"User"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--token-env"_s, u"PASSWORD"_s}) != 0); // and echoed
    }

    /// The key is in the vault; the assertion that it signs comes back in a complaint.
    void aKeptKeyAndItsAssertion()
    {
        QVERIFY(makeSealedKey());
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"Kept"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--auth"_s, u"client-certificate"_s,
                                  u"--client-id"_s, u"app"_s, u"--token-url"_s, m_wire->baseUrl().toString() + u"/token"_s, u"--certificate"_s, m_keys.file(u"scan.pem"_s), u"--key"_s,
                                  m_keys.file(u"scan.key"_s), u"--keep-key"_s}
                     + withVault()),
                 0);
        m_privateKey = m_keys.content(u"scan.key"_s);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Kept"_s} + withVault()), 0);
        m_refusesTokens = true;
        QVERIFY(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Kept"_s} + withVault()) != 0);
        m_refusesTokens = false;
        QVERIFY(m_assertions > 1);
        QCOMPARE(m_lastAssertion.count('.'), 2);
    }

    /// One file with certificate and key is given as what to trust: the key is left out.
    void aKeyAmongTheAuthorities()
    {
        QVERIFY(m_keys.isUsable() && m_keys.make({.name = u"both"_s, .subject = u"/CN=both"_s, .hosts = {}, .isRsa = true}));
        m_strayKey = m_keys.content(u"both.key"_s);
        QFile both(m_keys.file(u"both-in-one.pem"_s));
        QVERIFY(both.open(QIODevice::WriteOnly));
        both.write(m_keys.content(u"both.pem"_s) + m_strayKey);
        both.close();
        QCOMPARE(run({u"connections"_s, u"add"_s, u"Both"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--extra-ca"_s, both.fileName()}), 0);
        QCOMPARE(run({u"connections"_s, u"export"_s, home() + u"/both.json"_s, u"Both"_s}), 0);
        QCOMPARE(run({u"connections"_s, u"show"_s, u"Both"_s}), 0);
    }

    /// It changes each time it is used, and the one that came is there for the next run.
    void aRefreshToken()
    {
        const QString address = m_wire->baseUrl().toString();
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"Person"_s, u"--url"_s, address, u"--profile"_s, u"rfc"_s, u"--auth"_s, u"authorization-code"_s, u"--client-id"_s, u"app"_s,
                                  u"--token-url"_s, address + u"/token"_s, u"--authorization-url"_s, address + u"/authorize"_s}),
                 0);
        const QDir dataDir(home() + u"/data"_s);
        SecretVault vault(dataDir.filePath(u"vault.sealed"_s));
        QVERIFY(vault.open(Redacted(valueOf("passphrase"))).ok());
        QVERIFY(vault.write(ConnectionStore(dataDir).find(u"Person"_s)->secretsId(), {.refreshToken = Redacted(valueOf("refresh token"))}).ok());
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Person"_s} + withVault()), 0);
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Person"_s} + withVault()), 0);
        QCOMPARE(m_refreshed, QByteArrayList({valueOf("refresh token"), valueOf("next refresh token")}));
        m_refusesTokens = true;
        QVERIFY(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Person"_s} + withVault()) != 0);
        m_refusesTokens = false;
    }

    /// It is kept with the secrets, given to the proxy that it was entered for, and shown by no verb.
    void aProxysPassword()
    {
        const ScriptedProxy proxy("scan", valueOf("proxy password"), m_wire->serverPort());
        const QStringList through {u"--url"_s, u"https://scim.example.test/scim"_s, u"--profile"_s, u"rfc"_s, u"--proxy"_s, proxy.text(), u"--proxy-user"_s, u"scan"_s};
        QCOMPARE(run(QStringList {u"connections"_s, u"add"_s, u"Behind"_s} + through + QStringList {u"--secret-env"_s, u"TOKEN"_s, u"--proxy-secret-env"_s, u"PROXY"_s} + withVault()), 0);
        QVERIFY(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Behind"_s} + withVault()) != 0); // what answers behind it speaks no TLS
        QVERIFY2(proxy.taken() > 0 && proxy.saw(QByteArray("scan:" + valueOf("proxy password")).toBase64()), "it was used");
        for (const QString &verb : {u"list"_s, u"show"_s})
            QCOMPARE(run(QStringList {u"connections"_s, verb} + (verb == u"show"_s ? QStringList {u"Behind"_s} : QStringList())), 0);
        QCOMPARE(run({u"connections"_s, u"export"_s, home() + u"/behind.json"_s, u"Behind"_s}), 0);
        QFile exported(home() + u"/behind.json"_s);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const QByteArray shared = exported.readAll();
        QVERIFY2(shared.contains("\"proxy\"") && !shared.contains("proxyUser"), shared.constData());
        const QDir dataDir(home() + u"/data"_s);
        SecretVault vault(dataDir.filePath(u"vault.sealed"_s));
        QVERIFY(vault.open(Redacted(valueOf("passphrase"))).ok());
        QCOMPARE(vault.read(ConnectionStore(dataDir).find(u"Behind"_s)->secretsId())->proxyPassword.reveal(), valueOf("proxy password"));
    }

    /// A file that says how to sign in is not the connection's: what it brings is not kept in its place.
    void anAuthFileLeavesTheConnectionAlone()
    {
        const QString address = m_wire->baseUrl().toString();
        const QDir dataDir(home() + u"/data"_s);
        SecretVault vault(dataDir.filePath(u"vault.sealed"_s));
        QVERIFY(vault.open(Redacted(valueOf("passphrase"))).ok());
        const QString id = ConnectionStore(dataDir).find(u"Bearer"_s)->secretsId();
        QVERIFY(!id.isEmpty());
        QFile file(home() + u"/auth.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"auth":"client-secret","clientId":"app","tokenUrl":")" + address.toUtf8() + R"(/token","secretEnv":"CLIENT"})");
        file.close();
        QCOMPARE(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Bearer"_s, u"--auth-file"_s, file.fileName()} + withVault()), 0);
        QCOMPARE(vault.read(id)->secret.reveal(), valueOf("bearer token"));
    }

    void basicIsRepeatedAndNotRead()
    {
        const QStringList add {u"connections"_s, u"add"_s, u"Basically"_s, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--auth"_s, u"basic"_s, u"--user"_s, u"app"_s};
        QCOMPARE(run(add + QStringList {u"--secret-env"_s, u"TYPED"_s} + withVault()), 0); // the password of "scan", and so refused with an echo
        QVERIFY(run(QStringList {u"list"_s, u"User"_s, u"--connection"_s, u"Basically"_s} + withVault()) != 0);
        QVERIFY2(m_wire->saw(QByteArray("app:" + valueOf("basic password")).toBase64()), "it was used");
    }

    void aRefusedPassword()
    {
        QVERIFY(run(QStringList {u"create"_s, u"User"_s, u"--set"_s, u"userName=set@harbour.example"_s, u"--set"_s, u"password=@env:PASSWORD"_s} + target()) != 0);
        QVERIFY(run(QStringList {u"create"_s, u"User"_s, u"--in"_s, u"-"_s} + target(), userWithPassword("password")) != 0);
        QVERIFY2(m_wire->saw(valueOf("password")), "it was sent");
    }

    void crashes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("abort") << SIGABRT;
        QTest::newRow("segmentation fault") << SIGSEGV;
    }
    void crashes()
    {
        QFETCH(int, signal);
        m_writesAreAnswered = false;
        const int before = m_writes;
        Child writing(home(), withOptions(QStringList {u"create"_s, u"User"_s, u"--in"_s, u"-"_s} + target()), variables(), userWithPassword("another password"));
        QVERIFY(QTest::qWaitFor([&] { return m_writes > before; }, 60'000)); // it waits for the answer, password in memory and intent in the journal
        expectCrash(writing, signal);
        m_writesAreAnswered = true;
        QVERIFY2(m_wire->saw(valueOf("another password")), "it was sent");
    }

    void theWindowCrashes_data() { crashes_data(); }
    void theWindowCrashes()
    {
        QFETCH(int, signal);
        const QString name = u"Window"_s + QString::number(signal);
        const QString dataDir = u"window"_s; // without a vault, whose passphrase the window would ask for
        Child adding(home(), withOptions({u"connections"_s, u"add"_s, name, u"--url"_s, m_wire->baseUrl().toString(), u"--profile"_s, u"rfc"_s, u"--auth"_s, u"command"_s, u"--command"_s,
                                          u"printenv"_s, u"--command"_s, u"TOKEN"_s}, dataDir),
                     variables());
        QVERIFY(QTest::qWaitFor([&adding] { return adding.hasEnded(); }, 60'000));
        QCOMPARE(adding.status(), 0);
        const int before = m_lists;
        Child window(home(), withOptions({u"--connection"_s, name}, dataDir), variables());
        QVERIFY(QTest::qWaitFor([&] { return m_lists > before; }, 60'000));
        expectCrash(window, signal);
    }

    void theWindowCrashesWithATypedSecret_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("dataDir");
        for (const int signal : {SIGABRT, SIGSEGV}) {
            QTest::addRow("client secret, vault passphrase, %d", signal) << signal << u"Client"_s << u"data"_s;
            QTest::addRow("passphrase of a key, vault passphrase, %d", signal) << signal << u"Certified"_s << u"data"_s;
            QTest::addRow("basic password, %d", signal) << signal << u"Basic"_s << u"plain"_s;
        }
    }
    /// The window asks for the passphrase of the vault, or for what signs in, and is given it; it dies when the first list has come.
    void theWindowCrashesWithATypedSecret()
    {
        QFETCH(int, signal);
        QFETCH(QString, connection);
        QFETCH(QString, dataDir);
        const QString address = m_wire->baseUrl().toString();
        const QStringList add {u"connections"_s, u"add"_s, connection, u"--url"_s, address, u"--profile"_s, u"rfc"_s, u"--replace"_s};
        if (connection == u"Certified"_s) {
            QVERIFY(makeSealedKey());
            const QStringList certified {u"--auth"_s, u"client-certificate"_s, u"--client-id"_s, u"app"_s, u"--token-url"_s, address + u"/token"_s,
                                         u"--certificate"_s, m_keys.file(u"scan.pem"_s), u"--key"_s, m_keys.file(u"sealed.key"_s), u"--secret-env"_s, u"KEY"_s};
            QCOMPARE(run(add + certified + withVault()), 0);
        } else if (connection == u"Basic"_s) {
            QCOMPARE(run(add + QStringList {u"--auth"_s, u"basic"_s, u"--user"_s, u"scan"_s}, {}, dataDir), 0);
        }
        const int lists = m_lists;
        const int assertions = m_assertions;
        Child window(home(), withOptions({u"--connection"_s, connection}, dataDir, QStringLiteral(PROVOST_WINDOWDRIVER)), variables());
        QVERIFY(QTest::qWaitFor([&] { return m_lists > lists; }, 60'000));
        expectCrash(window, signal);
        if (connection == u"Certified"_s)
            QVERIFY2(m_assertions > assertions, "it signed with the key");
        if (connection == u"Basic"_s)
            QVERIFY2(m_wire->saw(QByteArray("scan:" + valueOf("basic password")).toBase64()), "it was used");
    }

    /// Last: all of the above.
    void nothingOfItWasWritten()
    {
        QStringList files;
        const QByteArray all = everythingWritten(&files) + m_commandLines;
        QVERIFY2(all.contains("provost.net") && all.contains("scan@harbour.example"), "there is something to look through");
        for (const auto &name : {u"journal.sqlite"_s, u"vault.sealed"_s, u"connections.json"_s, u"said.txt"_s, u"log"_s})
            QVERIFY2(files.contains(name), qPrintable(name + u" is not among "_s + files.join(u' ')));
        QVERIFY2(files.filter(QRegularExpression(u"^core"_s)).isEmpty(), qPrintable(files.join(u' ')));
        QVERIFY2(!m_lastAssertion.isEmpty() && !all.contains(m_lastAssertion.split('.').last()), "client assertion");
        QVERIFY(m_strayKey.size() > 1000);
        const QByteArrayList keyLines = QByteArray(m_privateKey + '\n' + m_strayKey).split('\n');
        for (const QByteArray &line : keyLines)
            QVERIFY2(line.size() < 40 || !all.contains(line), "private key");
        for (const Secret &secret : m_secrets) {
            for (const QByteArray &form : {secret.value, secret.value.toBase64(), secret.value.toBase64(QByteArray::OmitTrailingEquals), secret.value.toHex(),
                                           secret.value.toPercentEncoding(), QByteArray("app:" + secret.value).toBase64(), QByteArray("scan:" + secret.value).toBase64()})
                QVERIFY2(!all.contains(form), secret.name);
        }
    }

    /// Where the system's way with core dumps would hide one, this still tells.
    void memoryIsPrivate()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            keepMemoryPrivate();
            rlimit limit {};
            ::getrlimit(RLIMIT_CORE, &limit);
            bool isPrivate = limit.rlim_cur == 0 && limit.rlim_max == 0;
#if defined(Q_OS_LINUX) && !defined(PROVOST_SANITIZED)
            isPrivate = isPrivate && ::prctl(PR_GET_DUMPABLE) == 0;
#endif
            ::_exit(isPrivate ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    /// The program itself, not only the function: its limit is read from outside.
    void theProgramHasNoCoreLimit()
    {
        m_writesAreAnswered = false;
        const int before = m_writes;
        Child running(home(), withOptions(QStringList {u"create"_s, u"User"_s, u"--set"_s, u"userName=limit@harbour.example"_s} + target()), variables());
        QVERIFY(QTest::qWaitFor([&] { return m_writes > before; }, 60'000));
        m_writesAreAnswered = true;
        QFile limits(u"/proc/%1/limits"_s.arg(running.pid()));
        if (!limits.open(QIODevice::ReadOnly))
            QSKIP("there is no /proc");
        const QStringList lines = QString::fromLatin1(limits.readAll()).split(u'\n');
        const QStringList core = lines.filter(u"Max core file size"_s);
        QCOMPARE(core.size(), 1);
        QCOMPARE(core.first().simplified(), u"Max core file size 0 0 bytes"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
