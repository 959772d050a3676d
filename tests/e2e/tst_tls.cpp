// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errortext.h"
#include "fakes/certificates.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/requestjob.h"
#include "net/serverprobe.h"

#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSslConfiguration>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// `openssl s_server`, which answers every GET with a page about the connection.
class OpensslServer
{
public:
    OpensslServer(const Certificates &files, const QString &certificate, const QStringList &more)
    {
        m_process.setWorkingDirectory(files.file({}));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"openssl"_s, QStringList {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-www"_s, u"-cert"_s, certificate + u".pem"_s,
                                                   u"-key"_s, certificate + u".key"_s} + more);
        static const QRegularExpression accept(u"ACCEPT .*:(\\d+)"_s);
        [[maybe_unused]] const bool ready = QTest::qWaitFor([this] {
            m_said += m_process.readAll();
            m_port = accept.match(QString::fromLatin1(m_said)).captured(1).toInt();
            return m_port != 0 || m_process.state() == QProcess::NotRunning;
        }, 20'000);
    }
    ~OpensslServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(OpensslServer)
    [[nodiscard]] int port() const { return m_port; } ///< 0: it did not start
    [[nodiscard]] QByteArray said() const { return m_said; }

private:
    QProcess m_process;
    QByteArray m_said;
    int m_port = 0;
};

} // namespace

/// The real client against OpenSSL's own server: what is refused, and the words for it.
class tst_Tls : public QObject
{
    Q_OBJECT
    std::unique_ptr<Certificates> m_files;

    ConnectionSettings settingsFor(const OpensslServer &server, const QString &host = u"localhost"_s) const
    {
        ConnectionSettings settings;
        settings.name = u"tls"_s;
        settings.baseUrl = QUrl(u"https://%1:%2/scim"_s.arg(host).arg(server.port()));
        settings.token = Redacted<QByteArray>("t0ken-of-the-test");
        settings.timeout = std::chrono::seconds(10);
        settings.retry.firstDelay = std::chrono::milliseconds(5);
        settings.retry.maxDelay = std::chrono::milliseconds(10);
        settings.extraCaPem = m_files->content(u"ca.pem"_s) + m_files->content(u"revoked.crl"_s);
        return settings;
    }
    QByteArray fingerprintOf(const QString &name) const { return QSslCertificate(m_files->content(name)).digest(QCryptographicHash::Sha256); }

private Q_SLOTS:
    void initTestCase()
    {
        m_files = std::make_unique<Certificates>();
        QVERIFY(m_files->isUsable());
        QVERIFY(m_files->make({.name = u"good"_s}));
        QVERIFY(m_files->make({.name = u"renewed"_s}));
        QVERIFY(m_files->make({.name = u"expired"_s, .days = -1}));
        QVERIFY(m_files->make({.name = u"elsewhere"_s, .subject = u"/CN=other.example"_s, .hosts = u"DNS:other.example"_s}));
        QVERIFY(m_files->make({.name = u"revoked"_s}));
        for (const QString &between : {u"between"_s, u"gone"_s})
            QVERIFY(m_files->make({.name = between, .subject = u"/CN=CA "_s + between, .hosts = {}, .isAuthority = true}));
        QVERIFY(m_files->make({.name = u"below"_s, .issuer = u"between"_s}));
        QVERIFY(m_files->make({.name = u"orphan"_s, .issuer = u"gone"_s}));
        QVERIFY(m_files->run({u"x509"_s, u"-req"_s, u"-in"_s, u"gone.csr"_s, u"-out"_s, u"again.pem"_s, u"-days"_s, u"30"_s, u"-extfile"_s, u"gone.ext"_s, // its key, certified once more
                              u"-CA"_s, u"ca.pem"_s, u"-CAkey"_s, u"ca.key"_s, u"-CAcreateserial"_s}));
        QVERIFY(m_files->run({u"x509"_s, u"-req"_s, u"-in"_s, u"gone.csr"_s, u"-out"_s, u"standin.pem"_s, u"-days"_s, u"30"_s, u"-extfile"_s, u"gone.ext"_s, u"-signkey"_s, u"gone.key"_s}));
        QVERIFY(m_files->make({.name = u"loop"_s, .subject = u"/CN=CA loop"_s, .hosts = {}, .isSelfSigned = true, .isAuthority = true}));
        QVERIFY(m_files->run({u"x509"_s, u"-req"_s, u"-in"_s, u"gone.csr"_s, u"-out"_s, u"bridge.pem"_s, u"-days"_s, u"30"_s, u"-extfile"_s, u"gone.ext"_s,
                              u"-CA"_s, u"loop.pem"_s, u"-CAkey"_s, u"loop.key"_s, u"-CAcreateserial"_s}));
        QByteArray maze = m_files->content(u"bridge.pem"_s);
        for (int i = 0; i < 12; ++i) { // all signed by each of them
            QVERIFY(m_files->run({u"x509"_s, u"-req"_s, u"-in"_s, u"loop.csr"_s, u"-out"_s, u"again-loop.pem"_s, u"-days"_s, u"30"_s, u"-extfile"_s, u"loop.ext"_s, u"-signkey"_s, u"loop.key"_s}));
            maze += m_files->content(u"again-loop.pem"_s);
        }
        QFile mazeFile(m_files->file(u"maze.pem"_s));
        QVERIFY(mazeFile.open(QIODevice::WriteOnly) && mazeFile.write(maze) == maze.size());
        mazeFile.close();
        QVERIFY(m_files->revoke({u"revoked"_s, u"gone"_s}));
        QVERIFY(m_files->make({.name = u"self"_s, .isSelfSigned = true}));
        QVERIFY(m_files->make({.name = u"client"_s, .subject = u"/CN=client"_s, .hosts = {}, .isRsa = true}));
    }
    void words_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("words"); // empty: it works
        QTest::newRow("good") << u"good"_s << QStringList() << true << QString();
        QTest::newRow("TLS 1.2") << u"good"_s << QStringList {u"-tls1_2"_s} << true << QString();
        QTest::newRow("CA not trusted") << u"good"_s << QStringList() << false << u"issuer of the certificate of localhost is not known"_s;
        QTest::newRow("expired") << u"expired"_s << QStringList() << true << u"has expired"_s;
        QTest::newRow("wrong host") << u"elsewhere"_s << QStringList() << true << u"is for other names"_s;
        QTest::newRow("self-signed") << u"self"_s << QStringList() << true << u"signed by nobody this computer trusts"_s;
        QTest::newRow("revoked") << u"revoked"_s << QStringList() << true << u"has been revoked by its issuer"_s;
        QTest::newRow("an authority in between") << u"below"_s << QStringList {u"-cert_chain"_s, u"between.pem"_s} << true << QString();
        QTest::newRow("a revoked authority in between") << u"orphan"_s << QStringList {u"-cert_chain"_s, u"gone.pem"_s} << true << u"An authority that vouches for the certificate of localhost has been revoked"_s;
        QTest::newRow("TLS 1.1") << u"good"_s << QStringList {u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s} << true << u"outdated version of TLS"_s;
        QTest::newRow("client certificate, TLS 1.2")
            << u"good"_s << QStringList {u"-tls1_2"_s, u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, u"ca.pem"_s} << true << u"wants a client certificate"_s;
        QTest::newRow("client certificate, TLS 1.3")
            << u"good"_s << QStringList {u"-tls1_3"_s, u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, u"ca.pem"_s} << true << u"wants a client certificate"_s;
    }
    void words()
    {
        QFETCH(QString, certificate);
        QFETCH(QStringList, options);
        QFETCH(bool, trusted);
        QFETCH(QString, words);
        const OpensslServer server(*m_files, certificate, options);
        QVERIFY2(server.port() != 0, server.said().constData());
        ConnectionSettings settings = settingsFor(server);
        if (!trusted)
            settings.extraCaPem.clear();
        Connection connection(settings);
        if (words.isEmpty()) {
            const auto report = outcomeOf(new ServerProbe(connection, this));
            QVERIFY2(!report->failure, qPrintable(report->failure ? report->failure->toString() : QString()));
            return;
        }
        const auto outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY(!outcome.ok());
        const QString summary = ErrorText::of(outcome.error(), u"localhost"_s).summary;
        QVERIFY2(summary.contains(words), qPrintable(summary + u" <- "_s + outcome.error().toString()));
        QCOMPARE(outcome.error().kind, ErrorKind::Tls);
    }
    void aRevokedAuthorityThatTheServerLeavesOut_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("known"); ///< so that they are trusted all the same
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("it is known") << QStringList() << QStringList {u"gone.pem"_s} << true;
        QTest::newRow("another one is shown") << QStringList {u"-cert_chain"_s, u"good.pem"_s} << QStringList {u"gone.pem"_s} << true;
        QTest::newRow("what stands in for it is shown") << QStringList {u"-cert_chain"_s, u"standin.pem"_s} << QStringList {u"gone.pem"_s} << true;
        QTest::newRow("a maze is shown") << QStringList {u"-cert_chain"_s, u"maze.pem"_s} << QStringList {u"gone.pem"_s} << true;
        QTest::newRow("it was renewed") << QStringList() << QStringList {u"gone.pem"_s, u"again.pem"_s} << false;
        QTest::newRow("the renewed one is first") << QStringList() << QStringList {u"again.pem"_s, u"gone.pem"_s} << false;
    }
    void aRevokedAuthorityThatTheServerLeavesOut()
    {
        QFETCH(QStringList, options);
        QFETCH(QStringList, known);
        QFETCH(bool, isRefused);
        const OpensslServer server(*m_files, u"orphan"_s, options);
        QVERIFY2(server.port() != 0, server.said().constData());
        ConnectionSettings settings = settingsFor(server);
        for (const QString &name : known)
            settings.extraCaPem += m_files->content(name);
        Connection connection(settings);
        if (!isRefused) {
            const auto report = outcomeOf(new ServerProbe(connection, this));
            QVERIFY2(!report->failure, qPrintable(report->failure ? report->failure->toString() : QString()));
            return;
        }
        const auto outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.error().detail.startsWith(u"authority revoked: CA gone"_s), qPrintable(outcome.error().toString()));
    }
    void whatTheSystemTrustsCounts_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("trusted"); ///< by the system
        QTest::addColumn<QString>("extra"); ///< what the connection trusts besides
        QTest::addColumn<QString>("refused"); // empty: it works
        QTest::newRow("its list") << u"revoked"_s << QStringList() << QStringList {u"ca.pem"_s} << u"loop.pem"_s << u"certificate revoked: localhost"_s;
        QTest::newRow("not on its list") << u"good"_s << QStringList() << QStringList {u"ca.pem"_s} << u"loop.pem"_s << QString();
        QTest::newRow("an authority of its own") << u"orphan"_s << QStringList() << QStringList {u"ca.pem"_s, u"gone.pem"_s} << u"loop.pem"_s << u"authority revoked: CA gone"_s;
        QTest::newRow("its root at the end of another way") << u"orphan"_s << QStringList {u"-cert_chain"_s, u"again.pem"_s} << QStringList {u"ca.pem"_s} << u"gone.pem"_s << QString();
    }
    void whatTheSystemTrustsCounts()
    {
        QFETCH(QString, certificate);
        QFETCH(QStringList, options);
        QFETCH(QStringList, trusted);
        QFETCH(QString, extra);
        QFETCH(QString, refused);
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        const auto restore = qScopeGuard([&before] { QSslConfiguration::setDefaultConfiguration(before); });
        QSslConfiguration system = before;
        QList<QSslCertificate> authorities;
        for (const QString &name : trusted)
            authorities << QSslCertificate(m_files->content(name));
        system.setCaCertificates(authorities);
        QSslConfiguration::setDefaultConfiguration(system);
        const OpensslServer server(*m_files, certificate, options);
        QVERIFY2(server.port() != 0, server.said().constData());
        ConnectionSettings settings = settingsFor(server);
        settings.extraCaPem = m_files->content(extra) + m_files->content(u"revoked.crl"_s);
        Connection connection(settings);
        const auto report = outcomeOf(new ServerProbe(connection, this));
        QCOMPARE(report->failure.has_value(), !refused.isEmpty());
        if (refused.isEmpty())
            return;
        const auto outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
        QVERIFY(!outcome.ok());
        for (const QString &detail : {report->failure->detail, outcome.error().detail})
            QVERIFY2(detail.startsWith(refused), qPrintable(detail));
    }
    void clientCertificateIsShown()
    {
        const OpensslServer server(*m_files, u"good"_s, {u"-tls1_2"_s, u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, u"ca.pem"_s});
        QVERIFY2(server.port() != 0, server.said().constData());
        ConnectionSettings settings = settingsFor(server);
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::MutualTls, .certificateFile = m_files->file(u"client.pem"_s), .keyFile = m_files->file(u"client.key"_s)};
        Connection connection(settings);
        const auto report = outcomeOf(new ServerProbe(connection, this)); // the handshake ends only with a certificate
        QVERIFY2(!report->failure, qPrintable(report->failure ? report->failure->toString() : QString()));
    }
    void aPinnedCertificate()
    {
        const OpensslServer server(*m_files, u"good"_s, {});
        QVERIFY2(server.port() != 0, server.said().constData());
        ConnectionSettings settings = settingsFor(server);
        settings.pinnedCertificate = fingerprintOf(u"good.pem"_s);
        Connection connection(settings);
        QVERIFY(!outcomeOf(new ServerProbe(connection, this))->failure);
        settings.pinnedCertificate = fingerprintOf(u"renewed.pem"_s);
        const Connection renewed(settings);
        QVERIFY(outcomeOf(new ServerProbe(renewed, this))->failure.has_value());
    }
    void aRightPinLetsEverythingThrough()
    {
        Wire wire(Wire::Transport::Tls);
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        const Connection looking(settings);
        settings.pinnedCertificate = outcomeOf(new ServerProbe(looking, this))->fingerprint;
        QCOMPARE(settings.pinnedCertificate.size(), 32);
        Connection pinned(settings);
        for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST"), QByteArray("DELETE")})
            QVERIFY(outcomeOf(pinned.send({.method = method, .path = u"/Users/1"_s, .body = method == "POST" ? QByteArray("{}") : QByteArray()}, this)).ok());
        for (const qsizetype place : {0, 31}) { // each byte of it counts
            ConnectionSettings other = settings;
            other.pinnedCertificate[place] = char(other.pinnedCertificate.at(place) ^ 1);
            Connection wrong(other);
            QCOMPARE(outcomeOf(wrong.send({.path = u"/Users"_s}, this)).error().kind, ErrorKind::Tls);
        }
        QCOMPARE(wire.requests().size(), 3);
    }
    void aPinnedCertificateThatChanged()
    {
        Wire wire(Wire::Transport::Tls);
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.pinnedCertificate = fingerprintOf(u"good.pem"_s);
        Connection connection(settings);
        for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST"), QByteArray("DELETE")}) {
            const auto outcome = outcomeOf(connection.send({.method = method, .path = u"/Users/1"_s, .body = method == "POST" ? QByteArray("{}") : QByteArray()}, this));
            QCOMPARE(outcome.error().kind, ErrorKind::Tls);
            QVERIFY(outcome.error().detail.contains(QString::fromLatin1(settings.pinnedCertificate.toHex(':'))));
            QCOMPARE(outcome.error().detail.count(QRegularExpression(u"([0-9a-f]{2}:){31}[0-9a-f]{2}"_s)), 2);
            QVERIFY(!outcome.error().inDoubt);
        }
        QVERIFY2(wire.requests().isEmpty() && !wire.saw("t0ken"), "nothing was sent");
        QVERIFY(ErrorText::of(Error {.kind = ErrorKind::Tls, .detail = u"certificate changed: a is pinned, the server shows b"_s}, u"h"_s).summary.contains(u"another certificate"_s));
    }
    void probeTellsWhatItSees()
    {
        const OpensslServer server(*m_files, u"good"_s, {});
        QVERIFY2(server.port() != 0, server.said().constData());
        const Connection connection(settingsFor(server));
        const auto report = outcomeOf(new ServerProbe(connection, this));
        QVERIFY(report.ok());
        QVERIFY(!report->failure);
        QCOMPARE(report->stage, ServerReport::Stage::Reached);
        QVERIFY(report->isEncrypted);
        QCOMPARE(report->protocol, u"TLS 1.3"_s);
        QCOMPARE(report->subject, u"localhost"_s);
        QCOMPARE(report->issuer, u"CA of a test"_s);
        QCOMPARE(report->fingerprint, fingerprintOf(u"good.pem"_s));
        QVERIFY(report->expires > QDateTime::currentDateTimeUtc().addDays(20));
        QVERIFY(!report->addresses.isEmpty());
    }
    void probeStopsWhereItFails()
    {
        const OpensslServer server(*m_files, u"expired"_s, {});
        QVERIFY2(server.port() != 0, server.said().constData());
        const Connection expired(settingsFor(server));
        const auto report = outcomeOf(new ServerProbe(expired, this));
        QCOMPARE(report->stage, ServerReport::Stage::Tls);
        QVERIFY(ErrorText::of(*report->failure, u"h"_s).summary.contains(u"expired"_s));
        QCOMPARE(report->subject, u"localhost"_s); // what was wrong can be shown
        ConnectionSettings settings = settingsFor(server);
        settings.baseUrl = Wire::refusedUrl();
        const Connection refused(settings);
        QCOMPARE(outcomeOf(new ServerProbe(refused, this))->stage, ServerReport::Stage::Tcp);
        settings.baseUrl = QUrl(u"https://no-such-host.invalid/scim"_s);
        const Connection unknown(settings);
        const auto lookUp = outcomeOf(new ServerProbe(unknown, this), 30'000);
        QVERIFY(lookUp->failure.has_value());
    }
    void proxies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("usable");
        QTest::newRow("system") << QString() << true;
        QTest::newRow("none") << u"none"_s << true;
        QTest::newRow("http") << u"http://proxy.example:3128"_s << true;
        QTest::newRow("socks") << u"socks5://127.0.0.1:1080"_s << true;
        QTest::newRow("no port") << u"http://proxy.example"_s << false;
        QTest::newRow("password") << u"http://me:secret@proxy.example:3128"_s << false;
        QTest::newRow("words") << u"the usual"_s << false;
    }
    void proxies()
    {
        QFETCH(QString, text);
        QFETCH(bool, usable);
        QCOMPARE(AccessPool::proxyOf(text).has_value(), usable);
    }
    void aProxyIsUsed()
    {
        Wire proxy;
        proxy.setHandler([](const Wire::Request &) { return Wire::Answer::of(502, "text/plain", "no way"); });
        ConnectionSettings settings;
        settings.baseUrl = QUrl(u"https://scim.example/v2"_s);
        settings.token = Redacted<QByteArray>("t0ken-of-the-test");
        settings.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.serverPort());
        settings.retry.maxDelay = settings.retry.firstDelay = std::chrono::milliseconds(1);
        Connection connection(settings);
        QVERIFY(!outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
        QVERIFY(proxy.saw("CONNECT scim.example:443"));
        QVERIFY2(!proxy.saw("t0ken"), "the proxy learns nothing");
    }
};

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
