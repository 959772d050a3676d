// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/auth/clientassertion.h"
#include "net/auth/clientkey.h"
#include "net/requestjob.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

/// What Entra's certificate sign-in is made of, checked by the openssl program rather than by our own code.
class tst_ClientKey : public QObject
{
    Q_OBJECT
    std::unique_ptr<Certificates> m_files;
    static constexpr auto softHsm = "/usr/lib/softhsm/libsofthsm2.so";

    static QByteArray decoded(const QByteArray &part) { return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_files->file(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// SoftHSM (packages softhsm2 and libengine-pkcs11-openssl), its tokens in the folder of this test.
    void makeToken() const
    {
        const QString program = QStandardPaths::findExecutable(u"softhsm2-util"_s);
        QVERIFY2(!program.isEmpty(), "softhsm2-util is needed");
        QVERIFY(QDir(m_files->file(u"."_s)).mkpath(u"tokens"_s));
        write(u"softhsm2.conf"_s, "directories.tokendir = " + m_files->file(u"tokens"_s).toUtf8() + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        qputenv("SOFTHSM2_CONF", m_files->file(u"softhsm2.conf"_s).toUtf8());
        QVERIFY(m_files->run({u"pkcs8"_s, u"-topk8"_s, u"-nocrypt"_s, u"-in"_s, u"app.key"_s, u"-out"_s, u"app.p8"_s}));
        const auto util = [&program](const QStringList &arguments) { return QProcess::execute(program, arguments) == 0; };
        QVERIFY(util({u"--init-token"_s, u"--free"_s, u"--label"_s, u"provost"_s, u"--so-pin"_s, u"12345678"_s, u"--pin"_s, u"4711"_s}));
        QVERIFY(util({u"--import"_s, m_files->file(u"app.p8"_s), u"--token"_s, u"provost"_s, u"--label"_s, u"console"_s, u"--id"_s, u"01"_s, u"--pin"_s, u"4711"_s}));
        if (QFile::exists(QString::fromLatin1(softHsm)))
            qputenv("PKCS11_MODULE_PATH", softHsm); // else p11-kit knows it
    }
private Q_SLOTS:
    void initTestCase()
    {
        m_files = std::make_unique<Certificates>();
        QVERIFY(m_files->isUsable());
        QVERIFY(m_files->make({.name = u"app"_s, .subject = u"/CN=Console"_s, .hosts = {}, .isRsa = true}));
        QVERIFY(m_files->make({.name = u"ec"_s, .subject = u"/CN=Elliptic"_s, .hosts = {}}));
        QVERIFY(m_files->make({.name = u"old"_s, .subject = u"/CN=Old"_s, .hosts = {}, .days = -1, .isRsa = true}));
        write(u"both.pem"_s, m_files->content(u"app.key"_s) + m_files->content(u"ca.pem"_s) + m_files->content(u"app.pem"_s));
        QVERIFY(m_files->run({u"rsa"_s, u"-aes256"_s, u"-passout"_s, u"pass:sesame"_s, u"-in"_s, u"app.key"_s, u"-out"_s, u"locked.key"_s}));
        write(u"locked.pem"_s, m_files->content(u"locked.key"_s) + m_files->content(u"app.pem"_s));
        const QStringList pkcs12 {u"pkcs12"_s, u"-export"_s, u"-inkey"_s, u"app.key"_s, u"-in"_s, u"app.pem"_s, u"-certfile"_s, u"ca.pem"_s};
        QVERIFY(m_files->run(pkcs12 + QStringList {u"-passout"_s, u"pass:sesame"_s, u"-out"_s, u"app.p12"_s}));
        QVERIFY(m_files->run(pkcs12 + QStringList {u"-passout"_s, u"pass:"_s, u"-out"_s, u"open.p12"_s}));
        QVERIFY(m_files->run(pkcs12 + QStringList {u"-legacy"_s, u"-passout"_s, u"pass:sesame"_s, u"-out"_s, u"windows.p12"_s}));
        QVERIFY(m_files->run({u"x509"_s, u"-in"_s, u"app.pem"_s, u"-pubkey"_s, u"-noout"_s, u"-out"_s, u"app.pub"_s}));
        makeToken();
    }
    /// What stays behind an address asks for its passphrase or PIN: it is given the secret, and nobody is asked at a terminal.
    void theAddressOfAKeyHoldsNoPin()
    {
        QVERIFY(QFile::copy(m_files->file(u"locked.key"_s), m_files->file(u"pkcs11:locked.key"_s)));
        const SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(u"app.pem"_s),
                             .keyFile = u"file:"_s + m_files->file(u"pkcs11:locked.key"_s)}; // OpenSSL's store opens that, too
        QVERIFY(!ClientKey::load(signIn, {}).ok());
        QVERIFY(!ClientKey::load(signIn, {.secret = Redacted<QByteArray>("open")}).ok());
        const auto key = ClientKey::load(signIn, {.secret = Redacted<QByteArray>("sesame")});
        QVERIFY2(key.ok(), key.ok() ? "" : qPrintable(key.error().toString()));
        QVERIFY((SignIn {.keyFile = u"pkcs11:token=t?pin-value=1"_s}).holdsPin());
        QVERIFY((SignIn {.keyFile = u"pkcs11:token=t?PIN-SOURCE=file:x"_s}).holdsPin());
        QVERIFY(!(SignIn {.keyFile = u"pkcs11:token=t;object=k"_s}).holdsPin());
    }
    /// The first, before anything of it is loaded.
    void whatATokenMissesIsSaid()
    {
        const SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(u"app.pem"_s), .keyFile = u"pkcs11:token=provost;object=console;type=private"_s};
        const SignInSecrets pin {.secret = Redacted<QByteArray>("4711")};
        const QByteArray module = qgetenv("PKCS11_MODULE_PATH");
        qputenv("OPENSSL_ENGINES", m_files->file(u"tokens"_s).toUtf8());
        const auto withoutEngine = ClientKey::load(signIn, pin);
        qunsetenv("OPENSSL_ENGINES");
        QVERIFY2(!withoutEngine.ok() && withoutEngine.error().detail.contains(u"libengine-pkcs11-openssl"_s), "it names the package");
        qputenv("PKCS11_MODULE_PATH", "/nowhere/module.so");
        const auto withoutModule = ClientKey::load(signIn, pin);
        qputenv("PKCS11_MODULE_PATH", module);
        QVERIFY2(!withoutModule.ok() && withoutModule.error().detail.contains(u"no PKCS#11 module starts"_s), withoutModule.ok() ? "" : qPrintable(withoutModule.error().detail));
    }
    void aWrongPinIsSaid()
    {
        SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(u"app.pem"_s), .keyFile = u"pkcs11:token=provost;object=console;type=private"_s};
        QVERIFY(ClientKey::load(signIn, {}).error().detail.contains(u"without the PIN"_s));
        const auto wrong = ClientKey::load(signIn, {.secret = Redacted<QByteArray>("0815")});
        QVERIFY(!wrong.ok());
        QVERIFY2(wrong.error().detail.contains(u"the PIN is wrong"_s) && !wrong.error().detail.contains(u"0815"_s), qPrintable(wrong.error().detail));
    }
    /// A real token in software: the key was put onto it and does not leave it.
    void aKeyOnATokenSigns_data() { assertionIsWhatEntraAsksFor_data(); }
    void aKeyOnATokenSigns()
    {
        QFETCH(SignIn::Algorithm, algorithm);
        const bool pss = algorithm == SignIn::Algorithm::Ps256;
        SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(u"app.pem"_s), .keyFile = u"pkcs11:token=provost;object=console;type=private"_s};
        const auto key = ClientKey::load(signIn, {.secret = Redacted<QByteArray>("4711")});
        QVERIFY2(key.ok(), key.ok() ? "" : qPrintable(key.error().toString()));
        QVERIFY(key->isRsa());
        const auto jwt = ClientAssertion {.clientId = u"app-id"_s, .audience = u"https://login.example/token"_s, .algorithm = algorithm}.signedBy(*key);
        QVERIFY2(jwt.ok(), jwt.ok() ? "" : qPrintable(jwt.error().toString()));
        const QByteArrayList parts = jwt->split('.');
        write(u"signed"_s, parts.at(0) + '.' + parts.at(1));
        write(u"signature"_s, decoded(parts.at(2)));
        QStringList verify {u"dgst"_s, u"-sha256"_s, u"-verify"_s, u"app.pub"_s, u"-signature"_s, u"signature"_s};
        if (pss)
            verify += {u"-sigopt"_s, u"rsa_padding_mode:pss"_s, u"-sigopt"_s, u"rsa_pss_saltlen:32"_s};
        QVERIFY(m_files->run(verify + QStringList {u"signed"_s}));
    }
    void aTokenThatDoesNotGiveItsKeyIsSaid()
    {
        SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(u"app.pem"_s), .keyFile = u"pkcs11:token=provost;object=nothing;type=private"_s};
        const auto missing = ClientKey::load(signIn, {.secret = Redacted<QByteArray>("4711")});
        QVERIFY(!missing.ok());
        QVERIFY2(missing.error().detail.contains(u"has no such key"_s), qPrintable(missing.error().detail));
        signIn.keyFile = u"pkcs11:token=of somebody else;object=console?module-path=/tmp/evil.so"_s;
        const auto elsewhere = ClientKey::load(signIn, {.secret = Redacted<QByteArray>("4711")});
        QVERIFY(!elsewhere.ok() && !elsewhere.error().detail.contains(u"evil"_s));
    }
    void loads_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QString>("failure");
        QTest::newRow("one PEM, in any order") << u"both.pem"_s << QString() << QByteArray() << QString();
        QTest::newRow("two PEM") << u"app.pem"_s << u"app.key"_s << QByteArray() << QString();
        QTest::newRow("locked PEM") << u"locked.pem"_s << QString() << QByteArray("sesame") << QString();
        QTest::newRow("locked key") << u"app.pem"_s << u"locked.key"_s << QByteArray("sesame") << QString();
        QTest::newRow("PKCS#12") << u"app.p12"_s << QString() << QByteArray("sesame") << QString();
        QTest::newRow("PKCS#12 without passphrase") << u"open.p12"_s << QString() << QByteArray() << QString();
        QTest::newRow("PKCS#12 of Windows") << u"windows.p12"_s << QString() << QByteArray("sesame") << QString();
        QTest::newRow("PEM, no passphrase") << u"locked.pem"_s << QString() << QByteArray() << u"needs its passphrase"_s;
        QTest::newRow("PEM, wrong passphrase") << u"locked.pem"_s << QString() << QByteArray("open") << u"wrong passphrase"_s;
        QTest::newRow("PKCS#12, no passphrase") << u"app.p12"_s << QString() << QByteArray() << u"needs its passphrase"_s;
        QTest::newRow("PKCS#12, wrong passphrase") << u"app.p12"_s << QString() << QByteArray("open") << u"wrong passphrase"_s;
        QTest::newRow("no key") << u"app.pem"_s << QString() << QByteArray() << u"holds no private key"_s;
        QTest::newRow("no certificate") << u"app.key"_s << QString() << QByteArray() << u"holds no certificate"_s;
        QTest::newRow("somebody else's key") << u"app.pem"_s << u"old.key"_s << QByteArray() << u"does not belong"_s;
        QTest::newRow("no file") << u"nothing.pem"_s << QString() << QByteArray() << u"nothing.pem"_s;
        QTest::newRow("rubbish") << u"app.csr.ext"_s << QString() << QByteArray() << u"app.csr.ext"_s;
        QTest::newRow("neither") << u"app.ext"_s << QString() << QByteArray() << u"neither PEM nor PKCS#12"_s;
        QTest::newRow("no such token") << u"app.pem"_s << u"pkcs11:token=x;object=y?pin-value=1234"_s << QByteArray() << u"no private key at pkcs11:token=x;object=y:"_s;
    }
    void loads()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QByteArray, passphrase);
        QFETCH(QString, failure);
        SignIn signIn {.kind = SignIn::Kind::ClientCertificate, .certificateFile = m_files->file(certificate)};
        if (!key.isEmpty())
            signIn.keyFile = key.startsWith(u"pkcs11:"_s) ? key : m_files->file(key);
        const auto loaded = ClientKey::load(signIn, {.secret = Redacted(passphrase)});
        QVERIFY2(loaded.ok() == failure.isEmpty(), qPrintable(loaded.ok() ? u"loaded"_s : loaded.error().toString()));
        if (!loaded) {
            QCOMPARE(loaded.error().kind, ErrorKind::Validation);
            QVERIFY2(loaded.error().detail.contains(failure), qPrintable(loaded.error().detail));
            QVERIFY(!loaded.error().detail.contains(u"1234"_s));
            return;
        }
        QCOMPARE(loaded->certificates().first().subjectInfo(QSslCertificate::CommonName), QStringList {u"Console"_s});
        QVERIFY(!loaded->tlsKey()->isNull());
    }
    void assertionIsWhatEntraAsksFor_data()
    {
        QTest::addColumn<SignIn::Algorithm>("algorithm");
        QTest::newRow("PS256") << SignIn::Algorithm::Ps256;
        QTest::newRow("RS256") << SignIn::Algorithm::Rs256;
    }
    void assertionIsWhatEntraAsksFor()
    {
        QFETCH(SignIn::Algorithm, algorithm);
        const bool pss = algorithm == SignIn::Algorithm::Ps256;
        const auto key = ClientKey::fromBytes(m_files->content(u"both.pem"_s), {});
        const QString tokenUrl = u"https://login.microsoftonline.com/t/oauth2/v2.0/token"_s;
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
        const auto jwt = ClientAssertion {.clientId = u"app-id"_s, .audience = tokenUrl, .algorithm = algorithm, .now = now}.signedBy(*key);
        const QByteArrayList parts = jwt->split('.');
        QCOMPARE(parts.size(), 3);
        QVERIFY(!jwt->contains('=') && !jwt->contains('+') && !jwt->contains('/'));
        const Json header = *Json::parse(decoded(parts.at(0)));
        QCOMPARE(header.value(u"alg").toString(), pss ? u"PS256"_s : u"RS256"_s);
        QCOMPARE(header.value(u"typ").toString(), u"JWT"_s);
        const QByteArray der = QSslCertificate(m_files->content(u"app.pem"_s)).toDer();
        QCOMPARE(decoded(header.value(u"x5t#S256").toString().toLatin1()), QCryptographicHash::hash(der, QCryptographicHash::Sha256));
        const Json claims = *Json::parse(decoded(parts.at(1)));
        QCOMPARE(claims.value(u"aud").toString(), tokenUrl);
        QCOMPARE(claims.value(u"iss").toString(), u"app-id"_s);
        QCOMPARE(claims.value(u"sub").toString(), u"app-id"_s);
        QCOMPARE(claims.value(u"nbf").toInteger(), 1'800'000'000);
        QCOMPARE(claims.value(u"iat").toInteger(), 1'800'000'000);
        QCOMPARE(claims.value(u"exp").toInteger(), 1'800'000'300);
        QVERIFY(claims.value(u"jti").toString().size() > 20);
        write(u"signed"_s, parts.at(0) + '.' + parts.at(1));
        write(u"signature"_s, decoded(parts.at(2)));
        QStringList verify {u"dgst"_s, u"-sha256"_s, u"-verify"_s, u"app.pub"_s, u"-signature"_s, u"signature"_s};
        if (pss)
            verify += {u"-sigopt"_s, u"rsa_padding_mode:pss"_s, u"-sigopt"_s, u"rsa_pss_saltlen:32"_s};
        QVERIFY(m_files->run(verify + QStringList {u"signed"_s}));
    }
    void neverTheSameId()
    {
        const auto key = ClientKey::fromBytes(m_files->content(u"both.pem"_s), {});
        const ClientAssertion assertion {.clientId = u"a"_s, .audience = u"b"_s};
        QVERIFY(*assertion.signedBy(*key) != *assertion.signedBy(*key));
    }
    void ellipticKeysDoNotSignAssertions()
    {
        const auto key = ClientKey::fromBytes(m_files->content(u"ec.key"_s) + m_files->content(u"ec.pem"_s), {});
        QVERIFY(key.ok());
        const ClientAssertion assertion {.clientId = u"a"_s, .audience = u"b"_s};
        QVERIFY(assertion.signedBy(*key).error().detail.contains(u"RSA"_s));
    }
    void signsIn_data()
    {
        QTest::addColumn<bool>("fromFiles");
        QTest::newRow("files") << true;
        QTest::newRow("secrets") << false;
    }
    void signsIn()
    {
        QFETCH(bool, fromFiles);
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            return request.target == "/token" ? Wire::Answer::json(200, R"({"access_token":"abc","token_type":"Bearer","expires_in":3599})") : Wire::Answer::json(200, "{}");
        });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::ClientCertificate, .tokenUrl = wire.baseUrl().resolved(QUrl(u"/token"_s)), .clientId = u"app-id"_s, .scope = u"s/.default"_s};
        settings.secrets.secret = Redacted<QByteArray>("sesame");
        if (fromFiles)
            settings.signIn.certificateFile = m_files->file(u"app.p12"_s);
        else
            settings.secrets.keyPair = Redacted(m_files->content(u"app.p12"_s));
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        const QByteArray form = wire.requests().first().body;
        QVERIFY(form.startsWith("grant_type=client_credentials&scope=s%2F.default&client_id=app-id&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="));
        QVERIFY2(!wire.saw("sesame"), "the passphrase stays here");
        QCOMPARE(wire.requests().last().header("Authorization"), "Bearer abc");
    }
    void expiredIsSaidBeforeAnythingIsSent()
    {
        Wire wire;
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::ClientCertificate, .tokenUrl = wire.baseUrl(), .clientId = u"app-id"_s,
                           .certificateFile = m_files->file(u"old.pem"_s), .keyFile = m_files->file(u"old.key"_s)};
        Connection connection(settings);
        QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).error().detail.contains(u"expired on"_s));
        QCOMPARE(wire.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ClientKey)
#include "tst_clientkey.moc"
