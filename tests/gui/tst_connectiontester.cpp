// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"
#include "connections/connectiontester.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "fakes/certificates.h"
#include "fakes/fakeservices.h"
#include "fakes/outcome.h"
#include "fakes/roletoken.h"
#include "fakes/wire.h"
#include "gui/connectfixture.h"
#include "net/auth/tokensource.h"
#include "net/requestjob.h"
#include "shell/mainwindow.h"
#include "store/meterkeeper.h"
#include "widgets/messagestrip.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrlQuery>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

using State = TestStep::State;

// places in the list of steps
constexpr int capabilities = 4;
constexpr int secure = 2;
constexpr int token = 3;
constexpr int firstPage = 7;
constexpr int permission = 8;
constexpr int clockStep = 9;

constexpr auto config
    = R"({"patch":{"supported":true},"bulk":{"supported":false},"filter":{"supported":true,"maxResults":200},"sort":{"supported":true},
    "etag":{"supported":false},"changePassword":{"supported":false},"authenticationSchemes":[]})";
constexpr auto types
    = R"({"totalResults":1,"Resources":[{"name":"User","endpoint":"/Users","schema":"urn:ietf:params:scim:schemas:core:2.0:User"}]})";
constexpr auto schemas
    = R"({"totalResults":1,"Resources":[{"id":"urn:ietf:params:scim:schemas:core:2.0:User","name":"User",
    "attributes":[{"name":"userName","type":"string"}]}]})";

/// A directory of three users; what a test changes in it stands in `other`.
struct Server {
    Wire wire{};
    QHash<QByteArray, Wire::Answer> other{};
    bool answersAlike = false; ///< with what stands for "" in `other`

    Server()
    {
        wire.setHandler([this](const Wire::Request &request) { return answer(request); });
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const
    {
        if (answersAlike)
            return other.value({});
        const QHash<QByteArray, Wire::Answer> good{{"/ServiceProviderConfig", Wire::Answer::json(200, config)},
            {"/ResourceTypes", Wire::Answer::json(200, types)}, {"/Schemas", Wire::Answer::json(200, schemas)},
            {"/Users", Wire::Answer::json(200, Wire::usersPage(1, 3, 3))}};
        return other.value(request.path(), good.value(request.path(), Wire::Answer::json(404, {})));
    }
    void answerAlways(const Wire::Answer &always)
    {
        answersAlike = true;
        other.insert({}, always);
    }
};

struct Tested {
    ConnectionTester tester{&ConnectionTester::makeDirectory};
    std::optional<Error> error{};
    int ends = 0;

    explicit Tested(ConnectionSettings settings)
    {
        settings.timeout = std::chrono::milliseconds(1000);
        settings.retry.maxAttempts = 1;
        QObject::connect(&tester, &ConnectionTester::finished, &tester, [this](const std::optional<Error> &outcome) {
            error = outcome;
            ++ends;
        });
        tester.start(settings);
    }
    [[nodiscard]] QList<State> states() const
    {
        QList<State> all;
        for (const TestStep &step : tester.steps())
            all << step.state;
        return all;
    }
};

} // namespace

class TestConnectionTester : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingWorks();
    void saysWhatIsMissing();
    void showsNoWholeLists();
    void fails_data();
    void fails();
    void tellsPermissionsThoughReadingFails();
    void tellsTheClockThoughItFails_data();
    void tellsTheClockThoughItFails();
    void showsTheCertificateThatDidNotDo();
    void tellsOfListsThatProveLittle();
    void stopsSilently();
    void startsAgain();
    void countsWhatItCosts();
    void signsInOnce_data();
    void signsInOnce();
    void saysThatNoBrowserOpens();
    void theAddressCanBeCopiedAllTheWhile();
    void theWindowAsksUntilItIsOver();
    void aSignInIsForNothingElse_data();
    void aSignInIsForNothingElse();
    void somebodyElseMaySignIn();
    void nobodyIsAskedTwiceAsWhom();
    void secretsThatComeLateStartNothing();
    void theWindowHandsItOn();
};

void TestConnectionTester::everythingWorks()
{
    const Server server;
    const Tested tested(server.wire.settings());
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY2(!tested.error, tested.error ? qPrintable(tested.error->toString()) : "");
    QCOMPARE(tested.states(), QList<State>(10, State::Passed));
    QVERIFY(tested.tester.steps().at(firstPage).text.contains(u'3'));
    QVERIFY(!tested.tester.isRunning());
}

void TestConnectionTester::saysWhatIsMissing()
{
    Server server;
    server.other.insert("/Schemas", Wire::Answer::json(404, {}));
    const Tested tested(server.wire.settings());
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY(!tested.error);
    QCOMPARE(tested.states(), (QList<State>(6, State::Passed) + QList<State>{State::Noted} + QList<State>(3, State::Passed)));
    QVERIFY2(tested.tester.steps().at(6).text.contains(u"standard"_s), qPrintable(tested.tester.steps().at(6).text));
}

/// Which is no reason not to connect.
void TestConnectionTester::showsNoWholeLists()
{
    Server server;
    server.other.insert("/Users", Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"tooMany"})"));
    const Tested tested(server.wire.settings());
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY(!tested.error);
    QCOMPARE(tested.tester.steps().at(firstPage).state, State::Noted);
    QVERIFY(tested.tester.steps().at(firstPage).text.contains(u"search"_s));
    QCOMPARE(tested.states().count(State::Waiting), 0);
}

void TestConnectionTester::fails_data()
{
    QTest::addColumn<QByteArray>("path"); // empty: whatever is asked for
    QTest::addColumn<Wire::Answer>("answer");
    QTest::addColumn<int>("failed"); // which step
    QTest::addColumn<QString>("says");
    QTest::newRow("web site") << QByteArray()
                              << Wire::Answer::of(200, "text/html", "<html><title>Sign in</title></html>") << capabilities
                              << u"web page"_s;
    QTest::newRow("token refused") << QByteArray() << Wire::Answer::json(401, {}) << capabilities << u"did not accept the token"_s;
    QTest::newRow("closes") << QByteArray() << Wire::Answer::closed() << capabilities << u"closed the connection"_s;
    QTest::newRow("hangs") << QByteArray() << Wire::Answer::silence() << capabilities << u"No answer"_s;
    QTest::newRow("redirects away") << QByteArray()
                                    << Wire::Answer::json(302, {}, "Location: https://evil.example/\r\n") << capabilities
                                    << u"another address"_s;
    QTest::newRow("forbids reading") << QByteArray("/Users") << Wire::Answer::json(403, {}) << firstPage << u"does not allow"_s;
    QTest::newRow("page of markup") << QByteArray("/Users") << Wire::Answer::of(200, "text/html", "<html></html>") << firstPage
                                    << u"web page"_s;
}

void TestConnectionTester::fails()
{
    QFETCH(QByteArray, path);
    QFETCH(Wire::Answer, answer);
    QFETCH(int, failed);
    QFETCH(QString, says);
    Server server;
    if (path.isEmpty())
        server.answerAlways(answer);
    else
        server.other.insert(path, answer);
    const Tested tested(server.wire.settings());
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY(tested.error);
    const TestStep &step = tested.tester.steps().at(failed);
    QCOMPARE(step.state, State::Failed);
    QVERIFY2(step.text.contains(says), qPrintable(step.text));
    QCOMPARE(tested.states().count(State::Failed), 1);
    QCOMPARE(tested.states().count(State::Running), 0);
    QVERIFY(!tested.error->toString().contains(u"t0ken-of-the-test"_s));
}

void TestConnectionTester::tellsPermissionsThoughReadingFails()
{
    Server server;
    server.other.insert("/Users", Wire::Answer::json(403, {}));
    ConnectionSettings settings = server.wire.settings();
    settings.profile = *ServerProfile::shipped(u"entra"_s);
    settings.token = tokenWith({u"Group.Read.All"_s});
    const Tested tested(settings);
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY(tested.error);
    const TestStep &step = tested.tester.steps().at(permission);
    QCOMPARE(step.state, State::Noted);
    QVERIFY2(step.text.contains(u"User: nothing"_s), qPrintable(step.text));
    QVERIFY2(step.text.contains(u"Group: read; not permitted: create, change, delete"_s) && step.text.contains(u"change members"_s), qPrintable(step.text)); // the list's last comma is the locale's
}

namespace {

QByteArray dateHeader(qint64 secondsFromNow)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(secondsFromNow);
    return "Date: " + QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
}

} // namespace

void TestConnectionTester::tellsTheClockThoughItFails_data()
{
    QTest::addColumn<bool>("atTheTokenEndpoint");
    QTest::newRow("by the server's answer") << false;
    QTest::newRow("by the token endpoint's") << true;
}

void TestConnectionTester::tellsTheClockThoughItFails()
{
    QFETCH(bool, atTheTokenEndpoint);
    Server server;
    server.answerAlways(Wire::Answer::json(401, {}, dateHeader(-3600)));
    Wire tokens;
    tokens.setHandler([](const Wire::Request &) { return Wire::Answer::json(400, R"({"error":"invalid_client"})", dateHeader(-3600)); });
    ConnectionSettings settings = server.wire.settings();
    if (atTheTokenEndpoint) {
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = tokens.baseUrl(), .clientId = u"app"_s};
        settings.secrets.secret = Redacted<QByteArray>("s3cret");
    }
    const Tested tested(settings);
    QTRY_COMPARE(tested.ends, 1);
    QCOMPARE(tested.tester.steps().at(atTheTokenEndpoint ? token : capabilities).state, State::Failed);
    const TestStep &step = tested.tester.steps().at(clockStep);
    QCOMPARE(step.state, State::Noted);
    QVERIFY2(step.text.contains(u"ahead"_s), qPrintable(step.text));
}

void TestConnectionTester::showsTheCertificateThatDidNotDo()
{
    Wire wire(Wire::Transport::Tls);
    ConnectionSettings settings = wire.settings();
    settings.extraCaPem.clear(); // signed by nobody this computer knows
    const Tested tested(settings);
    QTRY_COMPARE(tested.ends, 1);
    const TestStep &step = tested.tester.steps().at(secure);
    QCOMPARE(step.state, State::Failed);
    QVERIFY2(step.text.contains(u"valid until"_s) && step.text.contains(u"fingerprint"_s), qPrintable(step.text));
}

void TestConnectionTester::tellsOfListsThatProveLittle()
{
    Certificates others;
    if (!others.isUsable())
        QFAIL("the openssl program is missing (package openssl, group test)");
    QVERIFY(others.make({.name = u"gone"_s}));
    QVERIFY(others.revoke({u"gone"_s}));
    Wire wire(Wire::Transport::Tls);
    ConnectionSettings settings = wire.settings();
    settings.extraCaPem += '\n' + others.content(u"revoked.crl"_s); // of an authority that is not trusted here
    const Tested tested(settings);
    QTRY_VERIFY(tested.tester.steps().value(secure).state == State::Noted);
    QVERIFY2(tested.tester.steps().at(secure).text.contains(u"signed by nobody"_s), qPrintable(tested.tester.steps().at(secure).text));
}

void TestConnectionTester::stopsSilently()
{
    Server server;
    server.answerAlways(Wire::Answer::silence());
    Tested tested(server.wire.settings());
    QTRY_VERIFY(!server.wire.requests().isEmpty());
    tested.tester.stop();
    QVERIFY(!tested.tester.isRunning());
    QTest::qWait(1200); // its time-out would come now
    QCOMPARE(tested.ends, 0);
}

void TestConnectionTester::startsAgain()
{
    Server hanging;
    hanging.answerAlways(Wire::Answer::silence());
    const Server good;
    Tested tested(hanging.wire.settings());
    QTRY_VERIFY(!hanging.wire.requests().isEmpty());
    tested.tester.start(good.wire.settings());
    QTRY_COMPARE(tested.ends, 1);
    QVERIFY(!tested.error);
}

void TestConnectionTester::countsWhatItCosts()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"meters.json"_s);
    const Server server;
    ConnectionSettings settings = server.wire.settings();
    settings.id = u"some-id"_s;
    const auto kept = [&file] {
        CostMeter meter;
        const MeterKeeper keeper(meter, file, u"some-id"_s, nullptr);
        return meter.counts().month;
    };
    ConnectionTester tester(&ConnectionTester::makeDirectory);
    tester.setMeters(file);
    const QSignalSpy ended(&tester, &ConnectionTester::finished);
    tester.start(settings);
    QTRY_COMPARE(ended.size(), 1);
    const qint64 calls = kept();
    QCOMPARE(calls, qint64(server.wire.requests().size()));
    QVERIFY(calls >= 4);
    settings.budget.calls = calls;
    tester.start(settings);
    QTRY_COMPARE(ended.size(), 2);
    QVERIFY2(ended.last().first().value<std::optional<Error>>()->detail.startsWith(u"budget: "_s), "it is used up");
    QCOMPARE(kept(), calls);
    settings.id.clear(); // one that is only being made
    settings.budget.calls = 0;
    QCOMPARE(tester.uncountedCalls(), 0);
    tester.start(settings);
    QTRY_COMPARE(ended.size(), 3);
    QCOMPARE(kept(), calls);
    QCOMPARE(tester.uncountedCalls(), calls); // whoever saves it has them counted
    tester.start(settings);
    QTRY_COMPARE(ended.size(), 4);
    QCOMPARE(tester.uncountedCalls(), 2 * calls);
    settings.baseUrl.setHost(u"localhost"_s); // another one
    const auto before = server.wire.requests().size();
    tester.start(settings);
    QTRY_COMPARE(ended.size(), 5);
    QCOMPARE(tester.uncountedCalls(), qint64(server.wire.requests().size() - before)); // begun anew
}

namespace {

/// A directory and where its tokens come from; the browser is a page that comes back at once.
struct Place : QObject {
    Q_OBJECT
public:
    Server server{};
    QByteArray refreshToken{R"(,"refresh_token":"re-fresh")"};
    bool grantsNothing = false;
    int pages = 0; ///< that were opened in the browser
    QByteArrayList grants{};
    QStringList prompts{}; ///< of each page; empty: the session of the browser answers

    Place()
    {
        server.wire.setHandler([this](const Wire::Request &request) { return answer(request); });
        QDesktopServices::setUrlHandler(u"http"_s, this, "visit");
    }
    ~Place() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    Q_DISABLE_COPY_MOVE(Place)
    [[nodiscard]] QUrl at(const QString &path) const { return server.wire.baseUrl().resolved(QUrl(path)); }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request)
    {
        if (request.target == "/token") {
            grants << request.body.mid(request.body.indexOf("grant_type=") + 11).split('&').constFirst();
            return Wire::Answer::json(200, R"({"access_token":"of-the-test","token_type":"bearer","expires_in":3600)" + refreshToken + "}");
        }
        return request.header("Authorization") == "Bearer of-the-test" ? server.answer(request) : Wire::Answer::json(401, {});
    }
    void fill(const ConnectDialog &dialog) const
    {
        const auto type = [&dialog](const QString &name, const QString &text) { child<QLineEdit>(dialog, name)->setText(text); };
        chooseProvider(dialog, u"other"_s);
        choose(dialog, SignIn::Kind::AuthorizationCode);
        type(u"baseUrl"_s, server.wire.baseUrl().toString());
        type(u"tokenUrl"_s, at(u"/token"_s).toString());
        type(u"authorizationUrl"_s, at(u"/authorize"_s).toString());
        type(u"clientId"_s, u"desktop"_s);
        type(u"connectionName"_s, u"Staff"_s);
    }
    [[nodiscard]] bool test(const ConnectDialog &dialog) const
    {
        auto *tester = dialog.findChild<ConnectionTester *>();
        const QSignalSpy ended(tester, &ConnectionTester::finished);
        child<QPushButton>(dialog, u"testConnection"_s)->click();
        return QTest::qWaitFor([&ended] { return !ended.isEmpty(); }) && !ended.constFirst().constFirst().value<std::optional<Error>>();
    }

public Q_SLOTS:
    void leave(const QUrl &) { ++pages; } ///< it opens, and nobody does anything
    void visit(const QUrl &url)
    {
        ++pages;
        const QUrlQuery asked(url);
        prompts << asked.queryItemValue(u"prompt"_s, QUrl::FullyDecoded);
        QUrl back(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
        QUrlQuery answer;
        answer.addQueryItem(u"state"_s, asked.queryItemValue(u"state"_s));
        if (grantsNothing)
            answer.addQueryItem(u"error"_s, u"invalid_request"_s);
        else
            answer.addQueryItem(u"code"_s, u"c0de"_s);
        back.setQuery(answer);
        m_browser.get(QNetworkRequest(back));
    }

private:
    QNetworkAccessManager m_browser;
};

} // namespace

void TestConnectionTester::signsInOnce_data()
{
    QTest::addColumn<bool>("renewable");
    QTest::newRow("with a refresh token") << true;
    QTest::newRow("without one") << false;
}

/// In the test; what is opened then goes on with what it got, and what the test has cost is handed on.
void TestConnectionTester::signsInOnce()
{
    QFETCH(bool, renewable);
    Place place;
    if (!renewable)
        place.refreshToken.clear();
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    place.fill(dialog);
    QVERIFY(place.test(dialog));
    QCOMPARE(place.pages, 1);
    const auto asked = place.server.wire.requests().size();
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    QCOMPARE(chosen.size(), 1);
    const auto settings = chosen.constFirst().at(0).value<ConnectionSettings>();
    QCOMPARE(settings.token.reveal(), QByteArray("of-the-test"));
    QCOMPARE(settings.secrets.refreshToken.reveal(), renewable ? QByteArray("re-fresh") : QByteArray());
    QCOMPARE(chosen.constFirst().at(2).toLongLong(), asked - 1); // all but the one for the token
    Connection connection(settings);
    const QSignalSpy browser(&connection.tokens(), &TokenSource::browserNeeded);
    QVERIFY(outcomeOf(connection.send({.path = u"/Users"_s}, this)).ok());
    QCOMPARE(browser.size(), 0);
    QCOMPARE(place.server.wire.requests().size(), asked + 1);
    ConnectionSettings later = settings;
    later.token = Redacted<QByteArray>("over"); // as it is after an hour
    Connection again(later);
    const QSignalSpy second(&again.tokens(), &TokenSource::browserNeeded);
    const QPointer<RequestJob> job(again.send({.path = u"/Users"_s}, this));
    QTRY_VERIFY(!second.isEmpty() || !job || job->isDone());
    QCOMPARE(second.isEmpty(), renewable);
    QCOMPARE(place.grants.constLast(), renewable ? QByteArray("refresh_token") : QByteArray("authorization_code"));
}

/// Somebody would wait for five minutes.
void TestConnectionTester::saysThatNoBrowserOpens()
{
    Place place;
    QDesktopServices::setUrlHandler(u"http"_s, &place, "noSuchSlot");
    QGuiApplication::clipboard()->clear();
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    place.fill(dialog);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"No such method"_s));
    auto *tester = dialog.findChild<ConnectionTester *>();
    const QSignalSpy ended(tester, &ConnectionTester::finished);
    child<QPushButton>(dialog, u"testConnection"_s)->click();
    QTRY_VERIFY2(tester->steps().value(token).text.contains(u"did not open"_s), qPrintable(tester->steps().value(token).text));
    const QUrl copied(QGuiApplication::clipboard()->text());
    QCOMPARE(copied.path(), u"/authorize"_s);
    place.visit(copied); // by hand
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!ended.constFirst().constFirst().value<std::optional<Error>>());
}

/// Something opened it, and nobody knows where: a launcher says yes to whatever it is given.
void TestConnectionTester::theAddressCanBeCopiedAllTheWhile()
{
    Place place;
    QDesktopServices::setUrlHandler(u"http"_s, &place, "leave");
    QGuiApplication::clipboard()->clear();
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    place.fill(dialog);
    auto *copy = child<QPushButton>(dialog, u"copyAddress"_s);
    QVERIFY(copy->isHidden());
    const QSignalSpy ended(dialog.findChild<ConnectionTester *>(), &ConnectionTester::finished);
    auto *test = child<QPushButton>(dialog, u"testConnection"_s);
    test->click();
    QTRY_COMPARE(place.pages, 1);
    QVERIFY(copy->isVisible());
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    test->click(); // stops it
    QVERIFY(copy->isHidden());
    test->click();
    QTRY_COMPARE(place.pages, 2);
    copy->click();
    place.visit(QUrl(QGuiApplication::clipboard()->text()));
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!ended.constFirst().constFirst().value<std::optional<Error>>());
    QVERIFY(copy->isHidden());
}

void TestConnectionTester::theWindowAsksUntilItIsOver()
{
    Place place;
    QDesktopServices::setUrlHandler(u"http"_s, &place, "leave");
    ConnectionSettings settings = place.server.wire.settings();
    settings.token = {};
    settings.signIn = {.kind = SignIn::Kind::AuthorizationCode, .tokenUrl = place.at(u"/token"_s), .authorizationUrl = place.at(u"/authorize"_s), .clientId = u"desktop"_s};
    FakeServices services;
    Directory directory(settings);
    MainWindow window(services);
    window.show();
    window.showDirectory(&directory, SavedConnection::Environment::Test);
    const auto *strip = window.findChild<MessageStrip *>(u"signInStrip"_s);
    QVERIFY(strip->isHidden());
    directory.open();
    QTRY_COMPARE(place.pages, 1);
    QVERIFY(strip->isVisible());
    QVERIFY(strip->text().contains(u"copy the address"_s));
    QGuiApplication::clipboard()->clear();
    strip->findChild<QToolButton *>(u"messageAction"_s)->click();
    QVERIFY(strip->text().contains(u"was copied"_s));
    window.showDirectory(&directory, SavedConnection::Environment::Test); // as when the language changes
    QVERIFY(strip->isVisible());
    place.visit(QUrl(QGuiApplication::clipboard()->text()));
    QTRY_COMPARE(directory.state(), Directory::State::Ready);
    QVERIFY(strip->isHidden());
    QCOMPARE(place.pages, 2); // and no third
    window.showDirectory(nullptr, SavedConnection::Environment::Test);
}

void TestConnectionTester::aSignInIsForNothingElse_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("stays");
    QTest::newRow("another name") << u"connectionName"_s << u"Crew"_s << true;
    QTest::newRow("another client") << u"clientId"_s << u"other"_s << false;
    QTest::newRow("another place for tokens") << u"tokenUrl"_s << u"https://login.example/token"_s << false;
    QTest::newRow("another server") << u"baseUrl"_s << u"https://scim.example/v2"_s << false;
}

void TestConnectionTester::aSignInIsForNothingElse()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(bool, stays);
    Place place;
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    place.fill(dialog);
    QVERIFY(place.test(dialog));
    QVERIFY(place.test(dialog)); // the second time by what was got
    QCOMPARE(place.pages, 1);
    child<QLineEdit>(dialog, field)->setText(text);
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    const auto settings = chosen.value(0).at(0).value<ConnectionSettings>();
    QCOMPARE(settings.secrets.refreshToken.isEmpty(), !stays);
    QCOMPARE(settings.token.isEmpty(), !stays);
    QCOMPARE(chosen.value(0).at(2).toLongLong() > 0, field != u"baseUrl"_s);
}

/// Whoever signed in as the wrong person is not held to it.
void TestConnectionTester::somebodyElseMaySignIn()
{
    Place place;
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    place.fill(dialog);
    auto *other = dialog.findChild<QPushButton *>(u"otherAccount"_s);
    QVERIFY(other->isHidden());
    place.server.other.insert("/Users", Wire::Answer::json(403, "{}"));
    QVERIFY(!place.test(dialog));
    QCOMPARE(place.pages, 1);
    QVERIFY(other->isHidden()); // the next test asks anyway
    place.server.other.clear();
    QVERIFY(place.test(dialog));
    QCOMPARE(place.pages, 2);
    QVERIFY(!other->isHidden());
    const QSignalSpy ended(dialog.findChild<ConnectionTester *>(), &ConnectionTester::finished);
    other->click();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(place.pages, 3);
    QCOMPARE(place.prompts, QStringList({QString(), u"select_account"_s, u"select_account"_s})); // or the browser's session answers for the same person
    place.server.other.insert("/Users", Wire::Answer::json(403, "{}"));
    QVERIFY(!place.test(dialog));
    dialog.findChild<QPushButton *>(u"saveConnection"_s)->click();
    const auto settings = chosen.value(0).at(0).value<ConnectionSettings>();
    QVERIFY(settings.token.isEmpty() && settings.secrets.refreshToken.isEmpty());
}

/// Some providers refuse a request that asks as whom.
void TestConnectionTester::nobodyIsAskedTwiceAsWhom()
{
    Place place;
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    place.fill(dialog);
    QVERIFY(place.test(dialog));
    place.grantsNothing = true;
    const QSignalSpy ended(dialog.findChild<ConnectionTester *>(), &ConnectionTester::finished);
    dialog.findChild<QPushButton *>(u"otherAccount"_s)->click();
    QTRY_COMPARE(ended.size(), 1);
    place.grantsNothing = false;
    QVERIFY(place.test(dialog));
    QCOMPARE(place.prompts, QStringList({QString(), u"select_account"_s, QString()}));
}

/// The vault may be unlocked when the form has long gone.
void TestConnectionTester::secretsThatComeLateStartNothing()
{
    for (const char *way : {"saveConnection", "cancelConnection"}) {
        int made = 0;
        ConnectDialog dialog(ConnectDialog::Purpose::Edit, nullptr, [&made](const ConnectionSettings &settings, QObject *parent) {
            ++made;
            return new Directory(settings, parent);
        });
        std::function<void(const Result<SignInSecrets> &)> answer;
        dialog.setFetcher([&answer](const SavedConnection &, const std::function<void(const Result<SignInSecrets> &)> &handler) { answer = handler; });
        dialog.setConnection({.name = u"Staff"_s, .baseUrl = QUrl(u"http://127.0.0.1:1/scim"_s), .id = u"some-id"_s});
        dialog.show();
        dialog.findChild<QPushButton *>(u"testConnection"_s)->click();
        QVERIFY(answer);
        dialog.findChild<QPushButton *>(QString::fromLatin1(way))->click();
        answer(SignInSecrets {.secret = Redacted<QByteArray>("kept")});
        QCOMPARE(made, 0);
        QVERIFY(!dialog.findChild<ConnectionTester *>()->isRunning());
    }
}

/// To whoever opens the connection: what the test has got, and what it has cost.
void TestConnectionTester::theWindowHandsItOn()
{
    Place place;
    FakeServices services;
    MainWindow window(services);
    window.show();
    window.openConnectDialog();
    const auto *dialog = window.findChild<ConnectDialog *>();
    QVERIFY(dialog);
    place.fill(*dialog);
    QVERIFY(place.test(*dialog));
    const auto asked = place.server.wire.requests().size();
    child<QPushButton>(*dialog, u"saveConnection"_s)->click();
    QCOMPARE(services.made.size(), 1);
    const FakeServices::Made &made = services.made.constFirst();
    QCOMPARE(made.connection.name, u"Staff"_s);
    QVERIFY(made.isRemembered);
    QCOMPARE(made.calls, qint64(asked - 1)); // all but the one for the token
    QCOMPARE(made.token.reveal(), QByteArray("of-the-test"));
    QCOMPARE(made.secrets.refreshToken.reveal(), QByteArray("re-fresh"));
}

QTEST_MAIN(TestConnectionTester)
#include "tst_connectiontester.moc"
