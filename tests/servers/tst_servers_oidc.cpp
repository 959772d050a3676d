// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"
#include "fakes/outcome.h"
#include "net/auth/tokensource.h"
#include "net/requestjob.h"
#include "servers/servertest.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QUrlQuery>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// Follows redirects with its cookies and fills in the provider's forms, as a person would.
class Browser
{
public:
    /// Ends at the first page without a form; its text. Empty: it went in circles.
    QByteArray signIn(const QUrl &start)
    {
        QUrl url = start;
        QByteArray form;
        for (int step = 0; step < 20; ++step) {
            const std::unique_ptr<QNetworkReply> reply(load(url, form));
            form.clear();
            const QByteArray location = reply->rawHeader("Location");
            if (!location.isEmpty()) {
                url = url.resolved(QUrl::fromEncoded(location));
                continue;
            }
            const QByteArray page = reply->readAll();
            static const QRegularExpression action(u"<form[^>]*action=\"([^\"]+)\""_s);
            static const QRegularExpression prompt(u"name=\"prompt\"[^>]*value=\"([^\"]+)\""_s);
            const auto target = action.match(QString::fromUtf8(page));
            if (!target.hasMatch())
                return page;
            url = url.resolved(QUrl(target.captured(1)));
            form = "prompt=" + prompt.match(QString::fromUtf8(page)).captured(1).toLatin1() + "&login=ann&password=any";
        }
        return {};
    }

private:
    QNetworkReply *load(const QUrl &url, const QByteArray &form)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        QNetworkReply *reply = form.isEmpty() ? m_manager.get(request) : m_manager.post(request, form);
        [[maybe_unused]] const bool ended = QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000);
        return reply;
    }
    QNetworkAccessManager m_manager;
};

} // namespace

/// Signing in at an OpenID provider that others wrote, through to a list.
class tst_ServersOidc : public QObject
{
    Q_OBJECT
    std::unique_ptr<Certificates> m_files;
    std::unique_ptr<ServerProcess> m_server;
    QUrl m_issuer;

    void serve(int lifetime)
    {
        const Json seed = Json::object({{u"lifetime"_s, lifetime}, {u"certificate"_s, QString::fromLatin1(m_files->content(u"app.pem"_s))}});
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(seed.toBytes());
        file.close();
        m_server = std::make_unique<ServerProcess>(u"server-oidc.mjs"_s, QStringList {file.fileName()}, ServerTest::Token);
        QVERIFY2(m_server->error().isEmpty(), qPrintable(m_server->error()));
        m_issuer = m_server->url().resolved(QUrl(u"/"_s));
    }
    ConnectionSettings settings(SignIn::Kind kind, const QString &clientId) const
    {
        ConnectionSettings settings;
        settings.name = u"oidc"_s;
        settings.baseUrl = m_server->url();
        settings.timeout = std::chrono::seconds(20);
        settings.signIn = {.kind = kind, .tokenUrl = m_issuer.resolved(QUrl(u"/token"_s)), .clientId = clientId, .scope = u"scim"_s};
        settings.secrets.secret = Redacted<QByteArray>(ServerTest::Token);
        return settings;
    }
    ConnectionSettings certified(SignIn::Algorithm algorithm) const
    {
        const bool pss = algorithm == SignIn::Algorithm::Ps256;
        ConnectionSettings chosen = settings(SignIn::Kind::ClientCertificate, pss ? u"certified-PS256"_s : u"certified-RS256"_s);
        chosen.secrets = {};
        chosen.signIn.algorithm = algorithm;
        chosen.signIn.audience = QString::fromLatin1(m_issuer.toEncoded()).chopped(1); // this provider takes its issuer only
        chosen.signIn.certificateFile = m_files->file(u"app.pem"_s);
        chosen.signIn.keyFile = m_files->file(u"app.key"_s);
        return chosen;
    }
    qint64 count(const QString &what) const
    {
        ConnectionSettings plain;
        plain.baseUrl = m_issuer.resolved(QUrl(u"/counts"_s));
        Connection connection(plain);
        const auto reply = outcomeOf(connection.send({}, &connection));
        return reply ? Json::parse(reply->body)->value(what).toInteger() : -1;
    }
    void revokeAll() const
    {
        ConnectionSettings plain;
        plain.baseUrl = m_issuer.resolved(QUrl(u"/revoke"_s));
        Connection connection(plain);
        QVERIFY(outcomeOf(connection.send({}, &connection)).ok());
    }
    static QString problemOf(const Result<QList<Resource>> &listed) { return listed.ok() ? QString() : listed.error().toString(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_files = std::make_unique<Certificates>();
        QVERIFY(m_files->isUsable());
        QVERIFY(m_files->make({.name = u"app"_s, .subject = u"/CN=app"_s, .hosts = {}, .isRsa = true}));
        QVERIFY(m_files->make({.name = u"other"_s, .subject = u"/CN=other"_s, .hosts = {}, .isRsa = true}));
        serve(3600);
    }
    void clientCredentials_data()
    {
        QTest::addColumn<QString>("client");
        QTest::newRow("secret in the body") << u"post"_s;
        QTest::newRow("secret in the header") << u"basic"_s;
        QTest::newRow("PS256") << u"certified-PS256"_s;
        QTest::newRow("RS256") << u"certified-RS256"_s;
    }
    void clientCredentials()
    {
        QFETCH(QString, client);
        ConnectionSettings chosen = settings(SignIn::Kind::ClientSecret, client);
        chosen.signIn.secretInHeader = client == u"basic"_s;
        if (client.startsWith(u"certified"_s))
            chosen = certified(client.endsWith(u"PS256"_s) ? SignIn::Algorithm::Ps256 : SignIn::Algorithm::Rs256);
        Connection connection(chosen);
        const auto listed = ServerTest::list(connection, ServerTest::query(u"User"_s));
        QVERIFY2(listed.ok(), qPrintable(problemOf(listed)));
        QCOMPARE(ServerTest::userNames(*listed), QStringList {u"ann@example.org"_s});
    }
    void wrongCredentials()
    {
        ConnectionSettings wrongSecret = settings(SignIn::Kind::ClientSecret, u"post"_s);
        wrongSecret.secrets.secret = Redacted<QByteArray>("not the secret at all");
        ConnectionSettings wrongClient = settings(SignIn::Kind::ClientSecret, u"nobody"_s);
        ConnectionSettings wrongKey = certified(SignIn::Algorithm::Ps256);
        wrongKey.signIn.certificateFile = m_files->file(u"other.pem"_s);
        wrongKey.signIn.keyFile = m_files->file(u"other.key"_s);
        ConnectionSettings wrongAlgorithm = certified(SignIn::Algorithm::Ps256);
        wrongAlgorithm.signIn.algorithm = SignIn::Algorithm::Rs256;
        for (const ConnectionSettings &wrong : {wrongSecret, wrongClient, wrongKey, wrongAlgorithm}) {
            Connection connection(wrong);
            const auto listed = ServerTest::list(connection, ServerTest::query(u"User"_s));
            QVERIFY(!listed.ok());
            QCOMPARE(listed.error().kind, ErrorKind::Auth);
            QVERIFY2(listed.error().detail.contains(u"invalid_client"_s), qPrintable(problemOf(listed)));
        }
    }
    void revokedIsRenewedOnce()
    {
        Connection connection(settings(SignIn::Kind::ClientSecret, u"post"_s));
        QVERIFY(ServerTest::list(connection, ServerTest::query(u"User"_s)).ok());
        const qint64 before = count(u"issued"_s);
        revokeAll();
        QList<RequestJob *> jobs;
        int fine = 0;
        int ended = 0;
        for (int i = 0; i < 64; ++i) {
            connection.send({.path = u"/Users"_s}, this)->then(this, [&](const Result<HttpReply> &reply) {
                fine += reply.ok() ? 1 : 0;
                ++ended;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 64, 30'000);
        QCOMPARE(fine, 64);
        QCOMPARE(count(u"issued"_s), before + 1);
    }
    void codeAndPkce()
    {
        ConnectionSettings chosen = settings(SignIn::Kind::AuthorizationCode, u"desktop"_s);
        chosen.secrets = {};
        chosen.signIn.scope = u"openid offline_access"_s;
        chosen.signIn.authorizationUrl = m_issuer.resolved(QUrl(u"/auth"_s));
        chosen.signIn.redirectUrl = QUrl(u"http://127.0.0.1/back"_s);
        Redacted<QByteArray> refreshToken;
        {
            Connection connection(chosen);
            QByteArray lastPage;
            connect(&connection.tokens(), &TokenSource::refreshTokenChanged, this, [&](const Redacted<QByteArray> &token) { refreshToken = token; });
            connect(&connection.tokens(), &TokenSource::browserNeeded, this, [&](const QUrl &url) { lastPage = Browser().signIn(url); }, Qt::QueuedConnection);
            const auto listed = ServerTest::list(connection, ServerTest::query(u"User"_s));
            QVERIFY2(listed.ok(), qPrintable(problemOf(listed)));
            QVERIFY(lastPage.contains("You can close this page"));
            QVERIFY(!refreshToken.isEmpty());
        }
        const Redacted<QByteArray> first = refreshToken;
        chosen.secrets.refreshToken = first;
        Connection later(chosen); // nobody listens for the browser any more
        connect(&later.tokens(), &TokenSource::refreshTokenChanged, this, [&](const Redacted<QByteArray> &token) { refreshToken = token; });
        const auto listed = ServerTest::list(later, ServerTest::query(u"User"_s));
        QVERIFY2(listed.ok(), qPrintable(problemOf(listed)));
        QVERIFY2(refreshToken != first, "it was rotated");
        Connection stolen(chosen); // the used one is worth nothing
        QVERIFY(!ServerTest::list(stolen, ServerTest::query(u"User"_s)).ok());
    }
    void expiredIsRenewedUnderLoad()
    {
        serve(2);
        Connection connection(settings(SignIn::Kind::ClientSecret, u"post"_s));
        QVERIFY(ServerTest::list(connection, ServerTest::query(u"User"_s)).ok());
        int fine = 0;
        int ended = 0;
        for (int round = 1; round <= 3; ++round) {
            QTRY_VERIFY_WITH_TIMEOUT(!connection.tokens().current(), 10'000);
            for (int i = 0; i < 64; ++i) {
                connection.send({.path = u"/Users"_s}, this)->then(this, [&](const Result<HttpReply> &reply) {
                    fine += reply.ok() ? 1 : 0;
                    ++ended;
                });
            }
            QTRY_COMPARE_WITH_TIMEOUT(ended, 64 * round, 30'000);
        }
        QCOMPARE(fine, 64 * 3);
        QVERIFY(count(u"issued"_s) >= 4); // a slow machine may need one more in the middle of a round
        QCOMPARE(count(u"refused"_s), 0);
    }
};

QTEST_GUILESS_MAIN(tst_ServersOidc)
#include "tst_servers_oidc.moc"
