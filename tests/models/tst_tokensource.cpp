// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "fakes/certificates.h"
#include "net/auth/permissions.h"
#include "net/auth/renewingsource.h"
#include "net/auth/tokencommand.h"
#include "net/auth/tokenrequest.h"
#include "net/auth/tokensource.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A token endpoint and a service provider that takes what it gave last.
struct Provider {
    Wire tokens;
    Wire scim;
    int issued = 0;
    QByteArray lifetime = "3600";
    QByteArray good; ///< the token that is accepted
    std::chrono::milliseconds delay {0};

    Provider()
    {
        tokens.setHandler([this](const Wire::Request &) {
            good = "issued-" + QByteArray::number(++issued);
            return Wire::Answer::json(200, R"({"token_type":"Bearer","expires_in":)" + lifetime + R"(,"access_token":")" + good + R"("})").late(delay);
        });
        scim.setHandler([this](const Wire::Request &request) {
            const bool fits = request.header("Authorization") == "Bearer " + good;
            return fits ? Wire::Answer::json(200, "{}") : Wire::Answer::json(401, R"({"detail":"no"})");
        });
    }
    [[nodiscard]] QUrl tokenUrl() const
    {
        QUrl url = tokens.baseUrl();
        url.setPath(u"/oauth2/token/"_s); // with a last slash, as some have it
        return url;
    }
    [[nodiscard]] ConnectionSettings settings(SignIn::Kind kind = SignIn::Kind::ClientSecret) const
    {
        ConnectionSettings settings = scim.settings();
        settings.token = {};
        settings.signIn = {.kind = kind, .tokenUrl = tokenUrl(), .clientId = u"the client"_s, .scope = u"https://graph.example/.default"_s};
        settings.secrets.secret = Redacted<QByteArray>("s3cret of+the&client");
        return settings;
    }
};

/// Its tokens live an hour and are to be renewed from the first moment on, once `isDue`.
class Impatient : public RenewingSource
{
public:
    using RenewingSource::RenewingSource;
    int fetches = 0;
    bool isDue = false;
    bool works = true;

protected:
    class Fetch : public JobOf<AccessToken>
    {
    public:
        Fetch(Result<AccessToken> outcome, QObject *parent)
            : JobOf<AccessToken>(parent)
            , m_outcome(std::move(outcome))
        {
        }

    protected:
        void start() override { finish(m_outcome); }
        void abort() override { }

    private:
        Result<AccessToken> m_outcome;
    };
    JobOf<AccessToken> *fetch() override
    {
        ++fetches;
        if (!works)
            return new Fetch(Error {.kind = ErrorKind::Timeout, .detail = u"nobody answers"_s}, this);
        return new Fetch(AccessToken {.value = Redacted<QByteArray>("tok-" + QByteArray::number(fetches)), .lifetime = 3600s}, this);
    }
    std::chrono::milliseconds renewBefore(std::chrono::milliseconds lifetime) const override { return isDue ? lifetime : 0ms; }
};

HttpRequest read()
{
    return {.path = u"/Users"_s};
}

/// Ends all of them; the outcomes in their order.
QList<Result<HttpReply>> sendMany(Connection &connection, int count, QObject *parent)
{
    QList<std::optional<Result<HttpReply>>> slots(count);
    int left = count;
    for (int i = 0; i < count; ++i) {
        auto *job = connection.send(read(), parent);
        job->then(parent, [&slots, &left, i](const Result<HttpReply> &outcome) {
            slots[i] = outcome;
            --left;
        });
    }
    [[maybe_unused]] const bool ended = QTest::qWaitFor([&left] { return left == 0; }, 20'000);
    QList<Result<HttpReply>> outcomes;
    for (const auto &slot : slots)
        outcomes << slot.value_or(Error::protocol(u"never ended"_s));
    return outcomes;
}

} // namespace

class tst_TokenSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTokenBringsNoHeader_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("isSent");
        QTest::newRow("as they are") << QByteArray("abc.DEF-1_2~3+4/5==") << true;
        QTest::newRow("another header") << QByteArray("abc\r\nX-Evil: 1") << false;
        QTest::newRow("a line break") << QByteArray("abc\nX-Evil:1") << false;
        QTest::newRow("at the end") << QByteArray("abc\n") << false;
        QTest::newRow("a space") << QByteArray("abc def") << false;
        QTest::newRow("nothing at all") << QByteArray("abc\0def", 7) << false;
        QTest::newRow("a letter of another kind") << QByteArray("abc\xc3\xa4") << false;
    }
    /// Wherever it comes from: typed, kept, from a file.
    void aTokenBringsNoHeader()
    {
        QFETCH(QByteArray, token);
        QFETCH(bool, isSent);
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        for (const bool isKept : {false, true}) {
            settings.token = isKept ? Redacted<QByteArray>() : Redacted(token);
            settings.secrets.secret = isKept ? Redacted(token) : Redacted<QByteArray>();
            Connection connection(settings);
            const auto outcome = outcomeOf(connection.send({.path = u"/Users"_s}, this));
            QCOMPARE(outcome.ok(), isSent);
            QVERIFY(isSent || outcome.error().kind == ErrorKind::Validation);
            QVERIFY(isSent || !outcome.error().detail.contains(u"abc"_s));
        }
        QCOMPARE(wire.requests().size(), isSent ? 2 : 0);
    }
    void secretInTheBody()
    {
        Provider provider;
        Connection connection(provider.settings());
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        const Wire::Request &asked = provider.tokens.requests().first();
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.target, "/oauth2/token/");
        QCOMPARE(asked.header("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(asked.header("Accept"), "application/json");
        QCOMPARE(asked.header("Authorization"), QByteArray());
        QCOMPARE(asked.body, "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.example%2F.default&client_id=the%20client"
                             "&client_secret=s3cret%20of%2Bthe%26client");
        QCOMPARE(provider.scim.requests().first().header("Authorization"), "Bearer issued-1");
    }
    void secretInTheHeader()
    {
        Provider provider;
        ConnectionSettings settings = provider.settings();
        settings.signIn.secretInHeader = true;
        Connection connection(settings);
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        const Wire::Request &asked = provider.tokens.requests().first();
        QCOMPARE(asked.header("Authorization"), "Basic " + QByteArray("the%20client:s3cret%20of%2Bthe%26client").toBase64());
        QVERIFY(!asked.body.contains("secret"));
        QVERIFY(!asked.body.contains("client_id"));
    }
    void basic()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, "{}"); });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::Basic, .userName = u"jürgen"_s};
        settings.secrets.secret = Redacted<QByteArray>("pass:word");
        Connection connection(settings);
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        QCOMPARE(wire.requests().first().header("Authorization"), "Basic " + QByteArray("j\xc3\xbcrgen:pass:word").toBase64());
    }
    void oneFetchForAll()
    {
        Provider provider;
        provider.delay = 100ms;
        Connection connection(provider.settings());
        const auto outcomes = sendMany(connection, 64, this);
        for (const auto &outcome : outcomes)
            QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        QCOMPARE(provider.tokens.requests().size(), 1);
        QCOMPARE(provider.scim.requests().size(), 64);
    }
    void theGovernorIsNotHeldMeanwhile()
    {
        Provider provider;
        provider.tokens.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        Connection connection(provider.settings());
        auto *job = connection.send(read(), this);
        QTRY_COMPARE(provider.tokens.requests().size(), 1);
        QCOMPARE(connection.governor().inFlight(), 0);
        QCOMPARE(connection.governor().waiting(), 0);
        job->cancel();
        QCOMPARE(provider.scim.connections(), 0);
    }
    void revokedIsRenewedOnceForAll()
    {
        Provider provider;
        Connection connection(provider.settings());
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        provider.good = "revoked meanwhile";
        const auto outcomes = sendMany(connection, 64, this);
        for (const auto &outcome : outcomes)
            QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        QCOMPARE(provider.tokens.requests().size(), 2);
    }
    void aWriteIsSentAgainToo()
    {
        Provider provider;
        Connection connection(provider.settings());
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        provider.good = "revoked meanwhile";
        QVERIFY(outcomeOf(connection.send({.method = "POST", .path = u"/Users"_s, .body = "{\"a\":1}"}, this)).ok());
        QCOMPARE(provider.scim.requests().size(), 3);
        QCOMPARE(provider.scim.requests().last().body, "{\"a\":1}");
    }
    void refusedTwiceIsAnError()
    {
        Provider provider;
        provider.scim.setHandler([](const Wire::Request &) { return Wire::Answer::json(401, R"({"detail":"never"})"); });
        Connection connection(provider.settings());
        const auto outcome = outcomeOf(connection.send(read(), this));
        QCOMPARE(outcome.error().kind, ErrorKind::Auth);
        QCOMPARE(outcome.error().httpStatus, 401);
        QCOMPARE(provider.tokens.requests().size(), 2);
        QCOMPARE(provider.scim.requests().size(), 2);
        QVERIFY2(!connection.tokens().current(), "a refused token is not kept");
    }
    void aBearerTokenIsNotTriedTwice()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(401, "{}"); });
        Connection connection(wire.settings());
        const QSignalSpy refused(&connection.tokens(), &TokenSource::refused);
        QCOMPARE(outcomeOf(connection.send(read(), this)).error().httpStatus, 401);
        QCOMPARE(wire.requests().size(), 1);
        QCOMPARE(refused.size(), 1);
    }
    void expiredIsRenewedBeforeItIsSent()
    {
        Provider provider;
        provider.lifetime = "1";
        Connection connection(provider.settings());
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        QTRY_VERIFY(!connection.tokens().current());
        const auto outcomes = sendMany(connection, 64, this);
        for (const auto &outcome : outcomes)
            QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        const auto denied = std::count_if(provider.scim.requests().begin(), provider.scim.requests().end(), [](const Wire::Request &request) {
            return request.header("Authorization") == "Bearer issued-1";
        });
        QCOMPARE(denied, 1); // the first request of all
    }
    void endpointSaysNo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("OAuth") << 401 << QByteArray(R"({"error":"invalid_client"})") << ErrorKind::Auth << u"invalid_client"_s;
        QTest::newRow("Entra") << 400 << QByteArray(R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.","error_codes":[7000215]})")
                               << ErrorKind::Auth << u"AADSTS7000215: Invalid client secret provided."_s;
        QTest::newRow("no token in it") << 200 << QByteArray(R"({"token_type":"Bearer"})") << ErrorKind::Protocol << u"no access_token"_s;
        QTest::newRow("token with a line break") << 200 << QByteArray(R"({"access_token":"a\r\nX: y"})") << ErrorKind::Protocol << u"no access_token"_s;
        QTest::newRow("another type") << 200 << QByteArray(R"({"access_token":"a","token_type":"mac"})") << ErrorKind::Protocol << u"\"mac\""_s;
        QTest::newRow("a page") << 200 << QByteArray("<html>") << ErrorKind::Protocol << u"JSON"_s;
        QTest::newRow("redirect") << 302 << QByteArray() << ErrorKind::Protocol << u"redirected"_s;
    }
    void endpointSaysNo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Provider provider;
        provider.tokens.setHandler([&](const Wire::Request &) { return Wire::Answer::json(status, body, "Location: http://127.0.0.1:1/elsewhere\r\n"); });
        Connection connection(provider.settings());
        const auto outcome = outcomeOf(connection.send(read(), this));
        QTEST(outcome.error().kind, "kind");
        QFETCH(QString, says);
        QVERIFY2(outcome.error().detail.contains(says), qPrintable(outcome.error().toString()));
        QVERIFY(outcome.error().detail.startsWith(u"sign-in at 127.0.0.1: "_s));
        QCOMPARE(provider.scim.connections(), 0);
        QVERIFY(!outcome.error().toString().contains(u"s3cret"_s));
    }
    void aPassingFailureIsTriedAgain()
    {
        Provider provider;
        provider.tokens.play({Wire::Answer::json(503, "{}"), Wire::Answer::closed()});
        Connection connection(provider.settings());
        const auto outcome = outcomeOf(connection.send(read(), this));
        QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        QCOMPARE(provider.tokens.requests().size(), 3);
    }
    void aFailedRenewalDoesNoHarmWhileTheTokenLives()
    {
        Provider provider;
        provider.lifetime = "10";
        Connection connection(provider.settings());
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
        provider.tokens.setHandler([](const Wire::Request &) { return Wire::Answer::json(400, R"({"error":"invalid_client"})"); });
        QTRY_VERIFY_WITH_TIMEOUT(!connection.tokens().current(), 12'000); // a tenth before it expires
        QVERIFY(outcomeOf(connection.send(read(), this)).ok());
    }
    void anEndpointThatFailsIsLeftAloneForAWhile()
    {
        Impatient source(this);
        int answered = 0;
        const auto ask = [&] {
            source.request(this, [&answered](const Result<TokenSource::Authorization> &value) { answered += value && value->reveal() == "Bearer tok-1" ? 1 : 0; });
        };
        ask();
        QTRY_COMPARE(answered, 1);
        source.isDue = true;
        source.works = false;
        QVERIFY(!source.current());
        ask(); // tried once, and the old one is as good as before
        QTRY_COMPARE(answered, 2);
        QCOMPARE(source.fetches, 2);
        QVERIFY2(source.current().has_value(), "who asks next does not wait for the endpoint again");
        ask();
        QTRY_COMPARE(answered, 3);
        QCOMPARE(source.fetches, 2);
        QVERIFY(source.refuse(*source.current()));
        QVERIFY2(!source.current(), "a refused one is not given out, pause or not");
        source.works = true;
        source.isDue = false;
        source.request(this, [&answered](const Result<TokenSource::Authorization> &value) { answered += value ? 1 : 0; });
        QTRY_COMPARE(answered, 4);
        QCOMPARE(source.fetches, 3);
    }
    void theHeaderIsASecret_data()
    {
        QTest::addColumn<QByteArray>("echo");
        const QByteArray encoded = QByteArray("user:pass:word").toBase64();
        QTest::newRow("as it was") << "Basic " + encoded;
        QTest::newRow("in a sentence") << "not you, Basic " + encoded + "!";
        QTest::newRow("without the scheme") << "unknown user " + encoded;
    }
    void theHeaderIsASecret()
    {
        QFETCH(QByteArray, echo);
        Wire wire;
        wire.setHandler([&echo](const Wire::Request &) { return Wire::Answer::json(401, R"({"detail":")" + echo + R"("})"); });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::Basic, .userName = u"user"_s};
        settings.secrets.secret = Redacted<QByteArray>("pass:word");
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send(read(), this));
        const QByteArray encoded = QByteArray("user:pass:word").toBase64();
        QVERIFY2(!outcome.error().detail.contains(QString::fromLatin1(encoded)), qPrintable(outcome.error().detail));
        QVERIFY(!connection.log().at(0).replyBody.contains(encoded));
    }
    void theHeaderAtTheTokenEndpointIsASecret()
    {
        Provider provider;
        provider.tokens.setHandler([](const Wire::Request &request) {
            return Wire::Answer::json(401, R"({"error":"invalid_client","error_description":"who is )" + request.header("Authorization") + R"("})");
        });
        ConnectionSettings settings = provider.settings();
        settings.signIn.secretInHeader = true;
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send(read(), this));
        QVERIFY(outcome.error().detail.contains(u"invalid_client"_s) || outcome.error().detail.contains(u"who is"_s));
        QVERIFY(!outcome.error().detail.contains(QString::fromLatin1(QByteArray("the%20client:s3cret%20of%2Bthe%26client").toBase64())));
    }
    /// What the form held comes back in a complaint, and stays unread.
    void theFieldsAreSecrets_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field : {"refresh_token", "code", "code_verifier", "client_assertion", "client_secret"})
            QTest::newRow(field) << QByteArray(field);
    }
    void theFieldsAreSecrets()
    {
        QFETCH(QByteArray, field);
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(400, R"({"error":"invalid_grant","error_description":"what is v4lue-of-the-field?"})"); });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.signIn.kind = SignIn::Kind::None;
        Connection endpoint(settings);
        const auto outcome = outcomeOf(new TokenRequest(endpoint, {{"grant_type", "x"}, {field, "v4lue-of-the-field"}}, TokenRequest::Repeat::Never, this));
        QVERIFY2(outcome.error().detail.contains(u"invalid_grant"_s) || outcome.error().detail.contains(u"what is"_s), qPrintable(outcome.error().detail));
        QVERIFY2(!outcome.error().detail.contains(u"v4lue"_s), qPrintable(outcome.error().detail));
        QVERIFY(!endpoint.log().at(0).replyBody.contains("v4lue"));
    }
    /// However often a token is renewed: the secret that stays is not forgotten.
    void whatStaysSecretIsNotForgotten()
    {
        Provider provider;
        Connection connection(provider.settings());
        for (int i = 0; i < 12; ++i)
            connection.log().addSecret("renewed-" + QByteArray::number(i));
        QCOMPARE(connection.log().withoutSecrets(QByteArray("s3cret of+the&client")), "[redacted]");
    }
    void eachAttemptHasAnAssertionOfItsOwn()
    {
        Provider provider;
        provider.tokens.play({Wire::Answer::json(503, "{}")});
        ConnectionSettings settings = provider.settings(SignIn::Kind::ClientCertificate);
        Certificates certificates;
        if (!certificates.isUsable())
            QFAIL("the openssl program is missing (package openssl, group test)");
        QVERIFY(certificates.make({.name = u"app"_s, .isRsa = true}));
        settings.secrets = {.keyPair = Redacted<QByteArray>(certificates.content(u"app.pem"_s) + certificates.content(u"app.key"_s))};
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send(read(), this));
        QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        QCOMPARE(provider.tokens.requests().size(), 2);
        QVERIFY2(provider.tokens.requests().at(0).body != provider.tokens.requests().at(1).body, "jti is used up by being shown");
    }
    void thePinHoldsForTheTokenEndpointToo_data()
    {
        QTest::addColumn<bool>("isSameServer");
        QTest::newRow("the same server") << true;
        QTest::newRow("another port") << false;
    }
    void thePinHoldsForTheTokenEndpointToo()
    {
        QFETCH(bool, isSameServer);
        Wire scim(Wire::Transport::Tls);
        Wire tokens(Wire::Transport::Tls);
        ConnectionSettings settings = scim.settings();
        settings.token = {};
        settings.pinnedCertificate = QByteArray(32, 'x');
        settings.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = (isSameServer ? scim : tokens).baseUrl(), .clientId = u"app"_s};
        settings.secrets.secret = Redacted<QByteArray>("s3cret");
        Connection connection(settings);
        [[maybe_unused]] const auto outcome = outcomeOf(connection.send(read(), this));
        QVERIFY2(!scim.saw("s3cret"), "a changed certificate gets no secret");
        QCOMPARE(tokens.saw("s3cret"), !isSameServer); // that one has a certificate of its own
    }
    void tokenUrlMustBeSafe()
    {
        Provider provider;
        ConnectionSettings settings = provider.settings();
        settings.signIn.tokenUrl = QUrl(u"http://login.example.com/token"_s);
        Connection connection(settings);
        QCOMPARE(outcomeOf(connection.send(read(), this)).error().kind, ErrorKind::Validation);
    }
    void nothingSecretIsKept()
    {
        Provider provider;
        provider.scim.setHandler([](const Wire::Request &request) {
            return Wire::Answer::json(400, R"({"detail":"you said )" + request.header("Authorization") + R"( and s3cret of+the&client"})");
        });
        Connection connection(provider.settings());
        const auto outcome = outcomeOf(connection.send(read(), this));
        QVERIFY(!outcome.error().toString().contains(u"issued-1"_s));
        QVERIFY(!outcome.error().toString().contains(u"s3cret"_s));
        const HttpExchange &logged = connection.log().at(0);
        QVERIFY(!logged.replyBody.contains("issued-1"));
        QVERIFY(!logged.replyBody.contains("s3cret"));
        for (const auto &[name, value] : logged.requestHeaders)
            QVERIFY(!value.contains("issued-1"));
    }
    void claims()
    {
        const auto encode = [](const QByteArray &json) { return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); };
        const QByteArray token = encode(R"({"alg":"none"})") + '.' + encode(R"({"roles":["User.Read.All","Group.Read.All"],"app_displayname":"HR","tid":"t","exp":2000000000})") + ".x";
        const auto claims = TokenClaims::of(token);
        QVERIFY(claims.has_value());
        QCOMPARE(claims->roles, QStringList({u"User.Read.All"_s, u"Group.Read.All"_s}));
        QCOMPARE(claims->application, u"HR"_s);
        QCOMPARE(claims->expires, QDateTime::fromSecsSinceEpoch(2'000'000'000, Qt::UTC));
        QVERIFY(!TokenClaims::of("opaque"));
        QVERIFY(!TokenClaims::of("a.b.c"));
        QVERIFY(!TokenClaims::of("..."));
    }
    void permissions()
    {
        using Action = Permissions::Action;
        const Permissions reader = Permissions::of(u"entra-us-gov"_s, {.roles = {u"User.Read.All"_s, u"GroupMember.ReadWrite.All"_s}});
        QVERIFY(reader.areKnown());
        QVERIFY(reader.allows(u"User"_s, Action::Read));
        QVERIFY(!reader.allows(u"User"_s, Action::Update));
        QVERIFY(!reader.allows(u"User"_s, Action::Delete));
        QVERIFY(!reader.allows(u"Group"_s, Action::Read));
        QVERIFY(reader.allows(u"Group"_s, Action::Members));
        const Permissions writer = Permissions::of(u"entra"_s, {.roles = {u"User.ReadWrite.All"_s}});
        QVERIFY(writer.allows(u"User"_s, Action::Delete));
        QVERIFY(!Permissions::of(u"entra"_s, {}).allows(u"User"_s, Action::Read));
        QVERIFY(Permissions::of(u"entra"_s, {.scopes = {u"openid"_s}}).allows(u"User"_s, Action::Delete)); // a person's: not known
        const Permissions unknown = Permissions::of(u"aws"_s, {});
        QVERIFY(!unknown.areKnown());
        QVERIFY(unknown.allows(u"User"_s, Action::Delete));
        QCOMPARE(Permissions::rolesFor(u"entra"_s, u"User"_s, Action::Delete), QStringList {u"User.ReadWrite.All"_s});
        QCOMPARE(Permissions::rolesFor(u"entra"_s, u"Group"_s, Action::Read).constFirst(), u"Group.Read.All"_s);
    }
    void commandOutput_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("lifetime");
        QTest::newRow("bare") << QByteArray("abc\n") << QByteArray("abc") << 0;
        QTest::newRow("JSON") << QByteArray(R"({"access_token":"abc","expires_in":60})") << QByteArray("abc") << 60;
        QTest::newRow("az") << QByteArray(R"({"accessToken":"abc","tokenType":"Bearer"})") << QByteArray("abc") << 0;
        QTest::newRow("nothing") << QByteArray("\n") << QByteArray() << 0;
        QTest::newRow("a sentence") << QByteArray("please log in first") << QByteArray() << 0;
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << QByteArray() << 0;
    }
    void commandOutput()
    {
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, token);
        QFETCH(int, lifetime);
        const auto read = TokenCommandRun::read(output);
        QCOMPARE(read.ok(), !token.isEmpty());
        if (!read) {
            QCOMPARE(read.error().kind, ErrorKind::Auth);
            return;
        }
        QCOMPARE(read->value.reveal(), token);
        QCOMPARE(read->lifetime.value_or(0s).count(), lifetime);
    }
    void commands_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("failure");
        QTest::newRow("prints") << QStringList {u"/bin/sh"_s, u"-c"_s, u"echo tok-$((40+2))"_s} << QString();
        QTest::newRow("no shell") << QStringList {u"/bin/echo"_s, u"$(id);x"_s} << u"bad token"_s; // sent as it is, and refused
        QTest::newRow("not there") << QStringList {u"/nonexistent/program"_s} << u"does not start"_s;
        QTest::newRow("fails") << QStringList {u"/bin/sh"_s, u"-c"_s, u"echo tok-1; echo 'not tok-1 signed in' >&2; exit 3"_s} << u"ended with 3: not [redacted] signed in"_s;
        QTest::newRow("traces its own sign-in") << QStringList {u"/bin/sh"_s, u"-c"_s, u"echo '> Authorization: Basic aHVudGVyMg==' >&2; echo 'client_secret=hunter2 is refused' >&2; exit 3"_s}
                                                << u"ended with 3: > Authorization: [redacted] client_secret=[redacted] is refused"_s;
        QTest::newRow("repeats a token of its JSON") << QStringList {u"/bin/sh"_s, u"-c"_s, u"echo '{\"access_token\":\"tok-hunter2\"}'; echo 'tok-hunter2 is refused' >&2; exit 3"_s}
                                                     << u"ended with 3: [redacted] is refused"_s;
        QTest::newRow("repeats a token with punctuation") << QStringList {u"/bin/sh"_s, u"-c"_s, u"echo 'abc&def9 hunter2'; echo 'token=abc&def9 hunter2 is refused' >&2; exit 1"_s} << u"ended with 1: token=[redacted] is refused"_s;
        QTest::newRow("repeats a token of much JSON") << QStringList {u"/bin/sh"_s, u"-c"_s, u"printf '{\"access_token\":\"tokhunter\",\"a\":\"%05000d\"}' 1; printf '%03995d tokhunter' 1 | tr 0 ' ' >&2; exit 1"_s}
                                                      << u"ended with 1: 1 [redacted]"_s;
        QTest::newRow("hangs") << QStringList {u"/bin/sleep"_s, u"60"_s} << u"gave no token"_s;
        QTest::newRow("floods") << QStringList {u"/bin/cat"_s, u"/dev/zero"_s} << u"prints more than a token"_s;
        QTest::newRow("none") << QStringList() << u"is not given"_s;
    }
    void commands()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, failure);
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            return request.header("Authorization") == "Bearer tok-42" ? Wire::Answer::json(200, "{}") : Wire::Answer::json(401, R"({"detail":"bad token"})");
        });
        ConnectionSettings settings = wire.settings();
        settings.token = {};
        settings.timeout = 1s;
        settings.signIn = {.kind = SignIn::Kind::Command, .command = command};
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send(read(), this));
        QCOMPARE(outcome.ok(), failure.isEmpty());
        if (!outcome)
            QVERIFY2(outcome.error().kind == ErrorKind::Auth && outcome.error().detail.contains(failure), qPrintable(outcome.error().toString()));
    }
    void aConnectionMayGoWhileTokensAreFetched()
    {
        Provider provider;
        provider.tokens.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        auto connection = std::make_unique<Connection>(provider.settings());
        auto *job = connection->send(read(), this);
        const QSignalSpy done(job, &Job::done);
        QTRY_COMPARE(provider.tokens.requests().size(), 1);
        connection.reset();
        QTRY_COMPARE(done.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_TokenSource)
#include "tst_tokensource.moc"
