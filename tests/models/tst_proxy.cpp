// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "fakes/scriptedproxy.h"
#include "fakes/wire.h"
#include "net/keptback.h"
#include "net/requestjob.h"
#include "net/serverprobe.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr auto user = "ann";
constexpr auto password = "pr0xy-w0rd";

/// A server behind a proxy. Its certificate is not for the name that is asked for, so that what came through ends there, with nothing sent.
struct Stage {
    Wire server {Wire::Transport::Tls};
    ScriptedProxy proxy {user, password, server.serverPort()};

    [[nodiscard]] ConnectionSettings settings(const QByteArray &given) const
    {
        ConnectionSettings settings = server.settings();
        settings.baseUrl = QUrl(u"https://scim.example.test/scim"_s);
        settings.proxy = proxy.text();
        settings.proxyUser = QString::fromLatin1(user);
        settings.secrets.proxyPassword = Redacted(given);
        settings.secrets.proxyFor = AccessPool::bindingOf(settings.proxy, settings.proxyUser);
        return settings;
    }
    [[nodiscard]] Error askFor(const ConnectionSettings &settings, const HttpRequest &request = {.path = u"/Users"_s})
    {
        Connection connection(settings);
        const auto outcome = outcomeOf(connection.send(request, &proxy));
        return outcome.ok() ? Error {} : outcome.error();
    }
};

} // namespace

/// A proxy that asks for a password is given the one that was entered for it, and nobody else's.
class tst_Proxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isGivenItsPassword()
    {
        Stage stage;
        const Error error = stage.askFor(stage.settings(password));
        QCOMPARE(error.kind, ErrorKind::Tls); // which is beyond the proxy
        QVERIFY(stage.proxy.taken() > 0);
        QVERIFY2(!stage.proxy.saw("t0ken-of-the-test"), "the token is for the server");
        QVERIFY(stage.server.requests().isEmpty());
    }
    void asksForOne_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("wrong") << QByteArray("wrong");
    }
    void asksForOne()
    {
        QFETCH(QByteArray, given);
        Stage stage;
        for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST")}) {
            const Error error = stage.askFor(stage.settings(given), {.method = method, .path = u"/Users"_s, .body = method == "POST" ? "{}" : QByteArray()});
            QCOMPARE(error.httpStatus, 407);
            QVERIFY2(wasKeptBack(error), qPrintable(error.toString())); // a run stops, and no step of it is refused
            QVERIFY(!error.inDoubt);
        }
        QVERIFY2(stage.proxy.refused() <= 4, "who guesses is locked out");
        QCOMPARE(stage.proxy.taken(), 0);
    }
    /// Edited to another proxy, or another user: the password stays here.
    void itIsForThatProxyOnly_data()
    {
        QTest::addColumn<QString>("madeFor");
        QTest::newRow("another proxy") << AccessPool::bindingOf(u"http://proxy.example:3128"_s, u"ann"_s);
        QTest::newRow("the system's") << AccessPool::bindingOf({}, u"ann"_s);
        QTest::newRow("nothing") << QString();
    }
    void itIsForThatProxyOnly()
    {
        QFETCH(QString, madeFor);
        Stage stage;
        ConnectionSettings settings = stage.settings(password);
        settings.secrets.proxyFor = madeFor;
        QCOMPARE(stage.askFor(settings).httpStatus, 407);
        QVERIFY(!stage.proxy.saw(QByteArray(password).toBase64()) && !stage.proxy.saw("Proxy-Authorization"));
    }
    void anotherUser()
    {
        Stage stage;
        ConnectionSettings settings = stage.settings(password);
        settings.proxyUser = u"eve"_s;
        QCOMPARE(stage.askFor(settings).httpStatus, 407);
        QVERIFY(!stage.proxy.saw("Proxy-Authorization"));
    }
    void tokensComeThroughIt()
    {
        Stage stage;
        ConnectionSettings settings = stage.settings(password);
        settings.token = {};
        settings.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example.test/token"_s), .clientId = u"app"_s};
        settings.secrets.secret = Redacted<QByteArray>("client-secret");
        QVERIFY(stage.askFor(settings).detail.startsWith("sign-in"_L1));
        QVERIFY(stage.proxy.taken() > 0);
        QVERIFY(stage.proxy.saw("login.example.test"));
    }
    void theTestSaysIt()
    {
        Stage stage;
        const Connection connection(stage.settings({}));
        const auto report = outcomeOf(new ServerProbe(connection, this));
        QVERIFY(report->failure.has_value());
        QCOMPARE(report->failure->httpStatus, 407);
        QCOMPARE(report->stage, ServerReport::Stage::Tcp);
        QCOMPARE(report->proxy, stage.proxy.text().section(u"//"_s, 1));
        const Connection other(stage.settings(password));
        QCOMPARE(outcomeOf(new ServerProbe(other, this))->stage, ServerReport::Stage::Tls);
    }
};

QTEST_GUILESS_MAIN(tst_Proxy)
#include "tst_proxy.moc"
