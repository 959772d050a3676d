// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/auth/tokensource.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace Provost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a browser does with the URL it ends up at.
QByteArray visit(const QUrl &url, QByteArray method = "GET")
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!QTest::qWaitFor([&socket] { return socket.state() == QTcpSocket::ConnectedState; }))
        return {};
    socket.write(method + ' ' + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
    [[maybe_unused]] const bool ended = QTest::qWaitFor([&socket] { return socket.state() == QTcpSocket::UnconnectedState; });
    return socket.readAll();
}

QUrl comeBack(const QUrl &asked, const QList<std::pair<QString, QString>> &parameters)
{
    const QUrlQuery question(asked);
    QUrl back(question.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QUrlQuery answer;
    answer.setQueryItems(parameters);
    back.setQuery(answer);
    return back;
}

QString valueIn(const QUrl &url, const QString &name)
{
    return QUrlQuery(url).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

/// The provider's part is a script here; tests/servers holds the same against a provider that others wrote.
class tst_AuthorizationCode : public QObject
{
    Q_OBJECT
    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QSignalSpy> m_browser;
    std::unique_ptr<QSignalSpy> m_kept;
    QByteArray m_lifetime;
    std::function<void(SignIn &)> m_edit;
    QByteArray m_atHand;

    void open(const QByteArray &refreshToken = {})
    {
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) {
            if (request.target == "/token")
                return Wire::Answer::json(200, R"({"access_token":"abc","token_type":"bearer","refresh_token":"re-fresh","expires_in":)" + m_lifetime + "}");
            return Wire::Answer::json(200, "{}");
        });
        ConnectionSettings settings = m_wire->settings();
        settings.signIn = {.kind = SignIn::Kind::AuthorizationCode, .tokenUrl = m_wire->baseUrl().resolved(QUrl(u"/token"_s)),
                           .authorizationUrl = m_wire->baseUrl().resolved(QUrl(u"/authorize?x=1"_s)), .redirectUrl = QUrl(u"http://127.0.0.1/back"_s),
                           .clientId = u"desktop"_s, .scope = u"scim openid"_s};
        settings.token = Redacted(m_atHand);
        settings.secrets.refreshToken = Redacted(refreshToken);
        if (m_edit)
            m_edit(settings.signIn);
        m_connection = std::make_unique<Connection>(settings);
        m_browser = std::make_unique<QSignalSpy>(&m_connection->tokens(), &TokenSource::browserNeeded);
        m_kept = std::make_unique<QSignalSpy>(&m_connection->tokens(), &TokenSource::refreshTokenChanged);
    }
    RequestJob *send() { return m_connection->send({.path = u"/Users"_s}, this); }
    QUrl asked() const { return m_browser->constFirst().constFirst().toUrl(); }
    QByteArray formField(const QByteArray &name) const
    {
        const QByteArrayList fields = m_wire->requests().first().body.split('&');
        for (const QByteArray &field : fields) {
            if (field.startsWith(QByteArray(name + '=')))
                return QByteArray::fromPercentEncoding(field.sliced(name.size() + 1));
        }
        return {};
    }
private Q_SLOTS:
    void init()
    {
        m_lifetime = "3600";
        m_edit = {};
        m_atHand.clear();
    }
    void cleanup()
    {
        m_browser.reset();
        m_kept.reset();
        m_connection.reset();
        m_wire.reset();
    }
    void tellsHowLongAPersonIsNeeded_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("signed in") << u"code"_s;
        QTest::newRow("refused") << u"error"_s;
        QTest::newRow("given up") << QString();
    }
    void tellsHowLongAPersonIsNeeded()
    {
        QFETCH(QString, answer);
        open();
        const QSignalSpy done(&m_connection->tokens(), &TokenSource::browserDone);
        std::optional<bool> isSignedIn;
        send()->then(this, [&isSignedIn](const Result<HttpReply> &reply) { isSignedIn = reply.ok(); });
        QTRY_COMPARE(m_browser->size(), 1);
        QCOMPARE(m_connection->tokens().browserUrl(), asked());
        QCOMPARE(done.size(), 0);
        if (answer.isEmpty())
            m_connection->tokens().findChild<Job *>()->cancel();
        else
            visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {answer, u"access_denied"_s}}));
        QTRY_VERIFY(isSignedIn.has_value());
        QCOMPARE(*isSignedIn, answer == u"code"_s);
        QCOMPARE(done.size(), 1);
        QVERIFY(m_connection->tokens().browserUrl().isEmpty());
    }
    /// A window that hears that nobody is needed any more may close its connection at once.
    void whoHearsThatItIsOverMayEndEverything_data() { tellsHowLongAPersonIsNeeded_data(); }
    void whoHearsThatItIsOverMayEndEverything()
    {
        QFETCH(QString, answer);
        open();
        bool isOver = false;
        connect(&m_connection->tokens(), &TokenSource::browserDone, this, [this, &isOver] {
            isOver = true;
            m_browser.reset();
            m_kept.reset();
            m_connection.reset();
        });
        send();
        QTRY_COMPARE(m_browser->size(), 1);
        if (answer.isEmpty())
            m_connection->tokens().findChild<Job *>()->cancel();
        else
            visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {answer, u"access_denied"_s}}));
        QTRY_VERIFY(isOver);
        QVERIFY(!m_connection);
        QCOMPARE(m_wire->requests().size(), 0); // nobody is there to exchange the code
    }
    void throughTheBrowser()
    {
        open();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        QCOMPARE(asked().path(), u"/authorize"_s);
        QCOMPARE(valueIn(asked(), u"x"_s), u"1"_s);
        QCOMPARE(valueIn(asked(), u"response_type"_s), u"code"_s);
        QCOMPARE(valueIn(asked(), u"client_id"_s), u"desktop"_s);
        QCOMPARE(valueIn(asked(), u"scope"_s), u"scim openid"_s);
        QCOMPARE(valueIn(asked(), u"code_challenge_method"_s), u"S256"_s);
        QVERIFY(valueIn(asked(), u"state"_s).size() >= 43);
        const QByteArray page = visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {u"code"_s, u"c%2Fo%2Bd%3De%20"_s}}));
        QVERIFY(page.startsWith("HTTP/1.1 200"));
        QVERIFY(!page.contains("c/o+d"));
        QVERIFY(outcomeOf(job).ok());
        QCOMPARE(formField("grant_type"), "authorization_code");
        QCOMPARE(formField("code"), "c/o+d=e "); // decoded once, encoded once
        QCOMPARE(formField("redirect_uri"), valueIn(asked(), u"redirect_uri"_s).toLatin1());
        QVERIFY2(!m_wire->requests().first().body.contains("client_secret"), "there is none");
        const QByteArray hash = QCryptographicHash::hash(formField("code_verifier"), QCryptographicHash::Sha256);
        QCOMPARE(valueIn(asked(), u"code_challenge"_s).toLatin1(), hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        QVERIFY(formField("code_verifier").size() >= 43);
        QVERIFY(m_connection->tokens().browserUrl().isEmpty());
        QCOMPARE(m_wire->requests().last().header("Authorization"), "Bearer abc");
        QCOMPARE(m_kept->size(), 1);
        QCOMPARE(m_kept->first().first().value<Redacted<QByteArray>>().reveal(), "re-fresh");
    }
    /// Where there is no secret there is no header either, so the body says who it is (RFC 6749 section 4.1.3).
    void aPublicClientSaysWhoItIs()
    {
        m_edit = [](SignIn &signIn) { signIn.secretInHeader = true; };
        open();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {u"code"_s, u"c0de"_s}}));
        QVERIFY(outcomeOf(job).ok());
        QCOMPARE(formField("client_id"), "desktop");
        QVERIFY(m_wire->requests().first().header("Authorization").isEmpty());
    }
    /// Providers compare it letter by letter, but for the port.
    void comesBackToWhatIsRegistered_data()
    {
        QTest::addColumn<QString>("registered");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("no path") << u"http://localhost"_s << u"^http://localhost:[0-9]+$"_s;
        QTest::newRow("a slash") << u"http://localhost/"_s << u"^http://localhost:[0-9]+/$"_s;
        QTest::newRow("none") << QString() << u"^http://127\\.0\\.0\\.1:[0-9]+/$"_s;
    }
    void comesBackToWhatIsRegistered()
    {
        QFETCH(QString, registered);
        QFETCH(QString, pattern);
        m_edit = [&registered](SignIn &signIn) { signIn.redirectUrl = QUrl(registered); };
        open();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        const QString redirect = valueIn(asked(), u"redirect_uri"_s);
        QVERIFY2(QRegularExpression(pattern).match(redirect).hasMatch(), qPrintable(redirect));
        QUrl back = comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {u"code"_s, u"c"_s}});
        back.setPath(u"/"_s); // as browsers ask where there is none
        QVERIFY(visit(back).startsWith("HTTP/1.1 200"));
        QVERIFY(outcomeOf(job).ok());
        QCOMPARE(formField("redirect_uri"), redirect.toLatin1());
    }
    void asksForConsentUnlessTheAddressSaysOtherwise_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("asksForAccount");
        QTest::addColumn<QStringList>("prompts");
        QTest::newRow("no refresh token wanted") << u"scim"_s << QString() << false << QStringList();
        QTest::newRow("offline") << u"scim offline_access"_s << QString() << false << QStringList {u"consent"_s};
        QTest::newRow("offline, the address says") << u"scim offline_access"_s << u"prompt=select_account"_s << false << QStringList {u"select_account"_s};
        QTest::newRow("another account") << u"scim"_s << QString() << true << QStringList {u"select_account"_s};
        QTest::newRow("another account, offline") << u"scim offline_access"_s << QString() << true << QStringList {u"select_account"_s};
        QTest::newRow("another account, the address says") << u"scim offline_access"_s << u"prompt=login"_s << true << QStringList {u"login"_s};
    }
    void asksForConsentUnlessTheAddressSaysOtherwise()
    {
        QFETCH(QString, scope);
        QFETCH(QString, query);
        QFETCH(bool, asksForAccount);
        m_edit = [&](SignIn &signIn) {
            signIn.scope = scope;
            signIn.authorizationUrl.setQuery(query);
        };
        open();
        if (asksForAccount)
            m_connection->tokens().askForAccount();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        QTEST(QUrlQuery(asked()).allQueryItemValues(u"prompt"_s, QUrl::FullyDecoded), "prompts");
        job->cancel();
    }
    /// What the connection's test has got goes on until it is refused.
    void goesOnWithATokenAtHand_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("good") << false;
        QTest::newRow("over") << true;
    }
    void goesOnWithATokenAtHand()
    {
        QFETCH(bool, isRefused);
        m_atHand = "at-hand";
        open("former");
        if (isRefused)
            m_wire->play({Wire::Answer::json(401, {})});
        QVERIFY(outcomeOf(send()).ok());
        QCOMPARE(m_wire->requests().first().header("Authorization"), "Bearer at-hand");
        QCOMPARE(m_wire->requests().last().header("Authorization"), QByteArray(isRefused ? "Bearer abc" : "Bearer at-hand"));
        QCOMPARE(m_browser->size(), 0);
        QVERIFY(!m_connection->log().withoutSecrets(u"at-hand"_s).contains(u"at-hand"_s));
    }
    void anothersAnswerIsPassedOver()
    {
        open();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        const QString state = valueIn(asked(), u"state"_s);
        QVERIFY(!visit(comeBack(asked(), {{u"state"_s, u"guessed"_s}, {u"code"_s, u"evil"_s}})).isEmpty());
        QVERIFY(!visit(comeBack(asked(), {{u"code"_s, u"evil"_s}})).isEmpty());
        QUrl elsewhere = comeBack(asked(), {{u"state"_s, state}, {u"code"_s, u"evil"_s}});
        elsewhere.setPath(u"/favicon.ico"_s);
        QVERIFY(visit(elsewhere).startsWith("HTTP/1.1 404"));
        QVERIFY(visit(comeBack(asked(), {{u"state"_s, state}, {u"code"_s, u"evil"_s}}), "POST").startsWith("HTTP/1.1 404"));
        QCOMPARE(m_wire->connections(), 0);
        QVERIFY(!visit(comeBack(asked(), {{u"state"_s, state}, {u"code"_s, u"good"_s}})).isEmpty());
        QVERIFY(outcomeOf(job).ok());
        QCOMPARE(formField("code"), "good");
    }
    void refusedByThePerson()
    {
        open();
        std::optional<Error> error; // the job ends while the page is still on its way
        send()->then(this, [&error](const Result<HttpReply> &outcome) { error = outcome.error(); });
        QTRY_COMPARE(m_browser->size(), 1);
        QVERIFY(!visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {u"error"_s, u"access_denied"_s}, {u"error_description"_s, u"not today"_s}})).isEmpty());
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Auth);
        QCOMPARE(error->detail, u"sign-in at 127.0.0.1: access_denied: not today"_s);
    }
    void nobodyToAsk()
    {
        open();
        m_browser.reset();
        QVERIFY(outcomeOf(send()).error().detail.contains(u"browser"_s));
        QCOMPARE(m_wire->connections(), 0);
    }
    void aRefreshTokenNeedsNobody()
    {
        open("former");
        QVERIFY(outcomeOf(send()).ok());
        QCOMPARE(m_browser->size(), 0);
        QCOMPARE(formField("grant_type"), "refresh_token");
        QCOMPARE(formField("refresh_token"), "former");
        QCOMPARE(m_kept->size(), 1); // it was rotated
    }
    void aRefusedRefreshTokenIsForgottenAndThePersonAsked()
    {
        open("former");
        m_wire->play({Wire::Answer::json(400, R"({"error":"invalid_grant"})")});
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        QCOMPARE(m_kept->size(), 1);
        QVERIFY(m_kept->first().first().value<Redacted<QByteArray>>().isEmpty());
        QVERIFY(!visit(comeBack(asked(), {{u"state"_s, valueIn(asked(), u"state"_s)}, {u"code"_s, u"good"_s}})).isEmpty());
        QVERIFY(outcomeOf(job).ok());
    }
    /// Two windows of one sign-in: the provider takes each refresh token once.
    void anotherProgramsSuccessorIsUsed()
    {
        open("spent");
        m_connection->tokens().setKeptRefreshToken([](const TokenSource::KeptToken &then) { then(Redacted<QByteArray>("successor")); });
        QVERIFY(outcomeOf(send()).ok());
        QCOMPARE(formField("refresh_token"), "successor");
        QCOMPARE(m_browser->size(), 0);
    }
    void whatAnotherKeptMeanwhileIsNotThrownAway()
    {
        open("spent");
        QByteArray kept = "spent";
        m_connection->tokens().setKeptRefreshToken([&kept](const TokenSource::KeptToken &then) { then(Redacted(std::exchange(kept, "successor"))); });
        m_wire->play({Wire::Answer::json(400, R"({"error":"invalid_grant"})")});
        QVERIFY(outcomeOf(send()).ok());
        QCOMPARE(m_browser->size(), 0);
        QVERIFY(m_wire->requests().at(1).body.contains("refresh_token=successor"));
        QCOMPARE(m_kept->size(), 1);
        QCOMPARE(m_kept->first().first().value<Redacted<QByteArray>>().reveal(), "re-fresh");
        QCOMPARE(m_kept->first().at(1).value<Redacted<QByteArray>>().reveal(), "successor");
    }
    void aNetworkFailureKeepsTheRefreshToken()
    {
        open("former");
        m_wire->play({Wire::Answer::json(503, "{}")});
        QVERIFY(!outcomeOf(send()).ok());
        QCOMPARE(m_kept->size(), 0);
        QCOMPARE(m_browser->size(), 0);
    }
    void giveUp()
    {
        open();
        RequestJob *job = send();
        QTRY_COMPARE(m_browser->size(), 1);
        const QUrl back = comeBack(asked(), {{u"state"_s, u"x"_s}});
        job->cancel();
        m_browser.reset();
        m_kept.reset();
        m_connection.reset(); // the port closes with it
        QTcpSocket socket;
        socket.connectToHost(back.host(), quint16(back.port()));
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }
};

QTEST_GUILESS_MAIN(tst_AuthorizationCode)
#include "tst_authorizationcode.moc"
