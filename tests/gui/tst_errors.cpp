// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errorbanner.h"
#include "errors/errortext.h"
#include "errors/filterwords.h"

#include <QLabel>
#include <QMetaEnum>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasWords();
    void everyFilterProblemHasWords();
    void saysWhatHappened_data();
    void saysWhatHappened();
    void understandsQtInAnotherLanguage();
    void keepsTheServersWordsInDetails();
    void bannerByKeyboard();
    void bannerHidesWhatMakesNoSense();
};

void TestErrors::everyFilterProblemHasWords()
{
    QSet<QString> known;
    const auto last = int(FilterProblem::NotBeforeBracket);
    for (int problem = int(FilterProblem::None) + 1; problem <= last; ++problem) {
        const QString atEnd = FilterWords::of({.problem = FilterProblem(problem), .position = 3, .found = {}});
        const QString words = FilterWords::of({.problem = FilterProblem(problem), .position = 3, .found = u"xyz"_s});
        QVERIFY2(words.endsWith(u'.') && words.at(0) != u',', qPrintable(words));
        QVERIFY2(!words.contains(u"%"_s) && !atEnd.startsWith(u','), qPrintable(words));
        QVERIFY2(!known.contains(words), qPrintable(words));
        known.insert(words);
    }
    QCOMPARE(FilterWords::of({}), QString());
}

void TestErrors::everyKindHasWords()
{
    const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        for (const QString &server : {QString(), u"scim.example.com"_s}) {
            const ErrorText text = ErrorText::of({.kind = ErrorKind(kinds.value(i)), .httpStatus = 400}, server);
            QVERIFY2(!text.summary.isEmpty(), kinds.key(i));
            QVERIFY2(!text.summary.contains(u'%') && !text.advice.contains(u'%'), qPrintable(text.summary));
            QVERIFY2(text.summary.at(0).isUpper() || text.summary.startsWith(server), qPrintable(text.summary));
            QVERIFY2(!text.advice.isEmpty() || kinds.value(i) == int(ErrorKind::Cancelled) || kinds.value(i) == int(ErrorKind::Scim), kinds.key(i));
        }
    }
}

void TestErrors::saysWhatHappened_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("summary"); // a part of it
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, const Error &error, const QString &summary, const QString &advice) {
        QTest::newRow(name) << error << summary << advice;
    };
    using enum ErrorKind;
    row("refused", {.kind = Transport, .detail = u"Connection refused"_s}, u"h.example refused the connection"_s, u"port"_s);
    row("no such name", {.kind = Transport, .detail = u"Host h.example not found"_s}, u"name of h.example is not known"_s, u"spelling"_s);
    row("unreachable", {.kind = Transport, .detail = u"Network unreachable"_s}, u"cannot be reached"_s, u"VPN"_s);
    row("cut", {.kind = Transport, .detail = u"Connection closed"_s}, u"closed the connection"_s, u"Try again"_s);
    row("other", {.kind = Transport, .detail = u"strange"_s}, u"connection to h.example failed"_s, u"network"_s);
    row("timeout", {.kind = Timeout, .detail = u"no answer within 30 s"_s}, u"No answer came from h.example"_s, u"Try again"_s);
    row("expired", {.kind = Tls, .detail = u"The certificate has expired"_s}, u"has expired"_s, u"renew"_s);
    row("self-signed", {.kind = Tls, .detail = u"The certificate is self-signed, and untrusted"_s}, u"signed by nobody"_s, u"PEM"_s);
    row("self-signed root", {.kind = Tls, .detail = u"The root certificate of the certificate chain is self-signed, and untrusted"_s},
        u"signed by nobody"_s, u"PEM"_s);
    row("wrong name beats issuer",
        {.kind = Tls, .detail = u"The issuer certificate could not be found; The host name did not match any of the valid hosts for this certificate"_s},
        u"other names"_s, u"base URL"_s);
    row("no issuer", {.kind = Tls, .detail = u"The issuer certificate of a locally looked up certificate could not be found"_s}, u"issuer"_s, u"CA"_s);
    row("handshake", {.kind = Tls, .detail = u"SSL handshake failed"_s}, u"No secure connection"_s, u"TLS 1.2"_s);
    row("401", {.kind = Auth, .detail = u"no"_s, .httpStatus = 401}, u"did not accept the token"_s, u"expired"_s);
    row("403", {.kind = Auth, .detail = u"no"_s, .httpStatus = 403}, u"does not allow"_s, u"permissions"_s);
    row("401 by a web page", {.kind = Auth, .detail = u"a page of markup: Access denied"_s, .httpStatus = 401}, u"web page came instead of an answer of h.example (status 401)"_s, u"nothing of the token"_s);
    row("403 by a web page", {.kind = Auth, .detail = u"a page of markup"_s, .httpStatus = 403}, u"What refuses is not SCIM"_s, u"firewall"_s);
    row("401 unsigned", {.kind = Auth, .detail = u"nothing was sent to sign in with"_s, .httpStatus = 401}, u"this connection sends none"_s, u"how to sign in"_s);
    row("403 unsigned", {.kind = Auth, .detail = u"nothing was sent to sign in with: no"_s, .httpStatus = 403}, u"wants a sign-in"_s, u"how to sign in"_s);
    row("401 without a reason", {.kind = Auth, .detail = u"neither a reason nor a WWW-Authenticate header"_s, .httpStatus = 401}, u"did not accept the token"_s, u"gateways"_s);
    row("407", {.kind = Http, .httpStatus = 407}, u"network wants a sign-in before anything gets through to h.example"_s, u"not about the token"_s);
    row("511", {.kind = Http, .detail = u"Hotel"_s, .httpStatus = 511}, u"network wants a sign-in"_s, u"with a browser"_s);
    row("no token, by a web page", {.kind = Auth, .detail = u"sign-in at login.example: a page of markup: Blocked"_s, .httpStatus = 403}, u"does not lead to a token endpoint: login.example"_s, u"token URL"_s);
    row("no token, unknown reason", {.kind = Auth, .detail = u"sign-in at login.example: user_locked"_s, .httpStatus = 400}, u"login.example gives no token (status 400)"_s, u"details"_s);
    row("404", {.kind = NotFound, .httpStatus = 404}, u"does not have this"_s, u"base URL"_s);
    row("429", {.kind = RateLimited, .httpStatus = 429, .retryAfter = std::chrono::milliseconds(11'200)}, u"fewer requests"_s, u"12 second"_s);
    row("429 without", {.kind = RateLimited, .httpStatus = 429}, u"fewer requests"_s, u"minute"_s);
    row("taken", {.kind = Conflict, .httpStatus = 409, .scimType = u"uniqueness"_s}, u"taken"_s, u"another value"_s);
    row("409", {.kind = Conflict, .httpStatus = 409}, u"contradicts"_s, u"Nothing was changed"_s);
    row("412", {.kind = Conflict, .httpStatus = 412}, u"Somebody else"_s, u"Nothing was overwritten"_s);
    row("500", {.kind = Http, .httpStatus = 502}, u"status 502"_s, u"request id"_s);
    row("html", {.kind = Protocol, .detail = u"HTML instead of JSON: Sign in"_s, .httpStatus = 200}, u"web page"_s, u"/scim/v2"_s);
    row("truncated", {.kind = Protocol, .detail = u"unexpected end"_s}, u"not what SCIM asks for"_s, u"Requests"_s);
    row("elsewhere", {.kind = Protocol, .detail = u"redirected to another server, which is not followed: https://x/"_s, .httpStatus = 302},
        u"another address"_s, u"token was not sent"_s);
    row("wrong secret", {.kind = Auth, .detail = u"sign-in at login.example: invalid_client: AADSTS7000215: Invalid client secret provided."_s, .httpStatus = 401},
        u"client secret is wrong"_s, u"Certificates & secrets"_s);
    row("unknown application", {.kind = Auth, .detail = u"sign-in at login.example: unauthorized_client: AADSTS700016: Application with identifier"_s, .httpStatus = 400},
        u"no application with that client id"_s, u"Application (client) ID"_s);
    row("unknown certificate", {.kind = Auth, .detail = u"sign-in at login.example: invalid_client: AADSTS700027: Client assertion failed signature validation."_s, .httpStatus = 401},
        u"does not know this certificate"_s, u"Upload"_s);
    row("clock", {.kind = Auth, .detail = u"sign-in at login.example: invalid_client: AADSTS700024: Client assertion is not within its valid time range."_s, .httpStatus = 401},
        u"clocks differ"_s, u"clock"_s);
    row("another AADSTS", {.kind = Auth, .detail = u"sign-in at login.example: invalid_request: AADSTS123: What."_s, .httpStatus = 400}, u"does not understand"_s, u"token URL"_s);
    row("OAuth", {.kind = Auth, .detail = u"sign-in at login.example: invalid_scope"_s, .httpStatus = 400}, u"does not know the scope"_s, u"scope"_s);
    for (const int status : {404, 405})
        row(status == 404 ? "no token endpoint" : "no POST for tokens", {.kind = Auth, .detail = u"sign-in at login.example: no"_s, .httpStatus = status}, u"does not lead to a token endpoint: login.example"_s, u"token URL"_s);
    row("tokens elsewhere", {.kind = Protocol, .detail = u"sign-in at login.example: a write was redirected, which is not followed: https://login.example/x"_s, .httpStatus = 307},
        u"does not lead to a token endpoint"_s, u"token URL"_s);
    row("HTML for a token", {.kind = Protocol, .detail = u"sign-in at login.example: the token endpoint did not answer with a JSON object"_s}, u"does not lead to a token endpoint"_s, u"token URL"_s);
    row("damaged vault", {.kind = Store, .detail = u"the sealed file is damaged"_s}, u"is damaged"_s, u"backup"_s);
    row("vault cut off", {.kind = Store, .detail = u"the sealed file is cut off"_s}, u"is damaged"_s, u"backup"_s);
    row("vault of the future", {.kind = Store, .detail = u"the vault was written by a newer version of Provost"_s}, u"another version"_s, u"newer"_s);
    row("full disk", {.kind = Store, .detail = u"/x: No space left on device"_s}, u"could not be read or written"_s, u"space"_s);
    row("endpoint unreachable", {.kind = Transport, .detail = u"sign-in at login.example: Connection refused"_s}, u"login.example refused the connection"_s, u"port"_s);
    row("vault", {.kind = Auth, .detail = u"the vault is locked"_s}, u"locked"_s, u"passphrase"_s);
    row("keychain", {.kind = Auth, .detail = u"keychain: locked or missing"_s}, u"locked, or there is none"_s, u"Unlock"_s);
    row("read-only", {.kind = Validation, .detail = u"read-only: this connection changes nothing"_s}, u"read-only"_s, u"Nothing was sent"_s);
    row("budget", {.kind = Validation, .detail = u"budget: 10 of 10 calls of this month are used"_s}, u"used up"_s, u"budget"_s);
    row("pinned", {.kind = Tls, .detail = u"certificate changed: aa is pinned, the server shows bb"_s}, u"another certificate"_s, u"fingerprints"_s);
    row("TLS 1.1", {.kind = Tls, .detail = u"Error during SSL handshake: error:0A00042E:SSL routines::tlsv1 alert protocol version"_s}, u"outdated version of TLS"_s, u"1.2"_s);
    row("client certificate", {.kind = Tls, .detail = u"Error while reading: error:0A00045C:SSL routines::tlsv13 alert certificate required"_s}, u"wants a client certificate"_s, u"mutual TLS"_s);
    row("in doubt", {.kind = Timeout, .detail = u"x"_s, .inDoubt = true}, u"No answer"_s, u"may have been carried out"_s);
    row("a year", {.kind = RateLimited, .httpStatus = 429, .retryAfter = std::chrono::hours(8760)}, u"fewer requests"_s, u"not to be believed"_s);
    row("hours", {.kind = RateLimited, .httpStatus = 429, .retryAfter = std::chrono::minutes(150)}, u"fewer requests"_s, u"3 hour"_s);
    row("sensitive", {.kind = Auth, .detail = u"x"_s, .httpStatus = 403, .scimType = u"sensitive"_s}, u"in an address"_s, u"another attribute"_s);
    row("filter", {.kind = Scim, .httpStatus = 400, .scimType = u"invalidFilter"_s}, u"filter"_s, u"eq"_s);
    row("the server's words", {.kind = Scim, .detail = u"mailNickname is required"_s, .httpStatus = 400}, u"“mailNickname is required”"_s, {});
    row("Entra off", {.kind = Scim, .detail = u"No 'scimapiconsumptions' resource found for TenantId 1"_s, .httpStatus = 400}, u"switched on"_s,
        u"EntraIDGovernance"_s);
    row("Entra not enabled", {.kind = Auth, .detail = u"The 'SCIM Provisioning API' feature is not enabled for any subscription"_s, .httpStatus = 401},
        u"switched on"_s, u"Azure"_s);
    row("Entra token", {.kind = Auth, .detail = u"InvalidAuthenticationToken: expired"_s, .httpStatus = 401}, u"Entra did not accept"_s, u".default"_s);
    row("Entra permission", {.kind = Auth, .detail = u"InsufficientPrivileges"_s, .httpStatus = 403}, u"not allowed"_s, u"admin consent"_s);
    row("a file somebody named", {.kind = Store, .detail = u"/nonexist/x: No such file or directory"_s}, u"/nonexist/x could not be read or written: No such file or directory"_s,
        u"folder exists"_s);
    row("a file of ours", {.kind = Store, .detail = u"the file could not be written"_s}, u"A file of Provost"_s, u"data directory"_s);
    row("our filter", {.kind = Validation, .detail = u"expected an operator"_s, .position = 9}, u"character 10"_s, u"Nothing was sent"_s);
}

void TestErrors::saysWhatHappened()
{
    QFETCH(Error, error);
    QFETCH(QString, summary);
    QFETCH(QString, advice);
    const ErrorText text = ErrorText::of(error, u"h.example"_s);
    QVERIFY2(text.summary.contains(summary), qPrintable(text.summary));
    QVERIFY2(text.advice.contains(advice), qPrintable(text.advice));
}

namespace {

/// Qt's own texts as its German translation gives them.
class GermanQt : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        const QByteArray key = QByteArray(context) + '/' + text;
        if (key == "QHttp/Host %1 not found")
            return u"Rechner %1 wurde nicht gefunden"_s;
        if (key == "QSslSocket/The certificate has expired")
            return u"Das Zertifikat ist abgelaufen"_s;
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

void TestErrors::understandsQtInAnotherLanguage()
{
    GermanQt german;
    QCoreApplication::installTranslator(&german);
    const ErrorText unknown = ErrorText::of({.kind = ErrorKind::Transport, .detail = u"Rechner h wurde nicht gefunden"_s});
    const ErrorText expired = ErrorText::of({.kind = ErrorKind::Tls, .detail = u"Das Zertifikat ist abgelaufen"_s});
    QCoreApplication::removeTranslator(&german);
    QVERIFY2(unknown.summary.contains(u"is not known"_s), qPrintable(unknown.summary));
    QVERIFY2(expired.summary.contains(u"has expired"_s), qPrintable(expired.summary));
}

void TestErrors::keepsTheServersWordsInDetails()
{
    const ErrorText text = ErrorText::of({.kind = ErrorKind::Scim,
                                          .detail = QString(2000, u'x'),
                                          .httpStatus = 400,
                                          .scimType = u"weird"_s,
                                          .requestId = u"req-17"_s,
                                          .attempts = 3});
    QVERIFY(text.summary.size() < 300);
    QVERIFY(text.details.contains(QString(2000, u'x')));
    for (const QString &part : {u"400"_s, u"weird"_s, u"req-17"_s, u"3 time"_s})
        QVERIFY2(text.details.contains(part), qPrintable(part));
}

void TestErrors::bannerByKeyboard()
{
    ErrorBanner banner;
    QVERIFY(banner.isHidden());
    banner.setError({.kind = ErrorKind::Transport, .detail = u"Connection refused"_s, .requestId = u"req-17"_s}, u"h.example"_s);
    QVERIFY(QTest::qWaitForWindowActive(&banner));
    QVERIFY(banner.accessibleName().contains(u"h.example"_s));
    auto *details = banner.findChild<QLabel *>(u"errorDetails"_s);
    QVERIFY(!details->isVisible());
    auto *toggle = banner.findChild<QToolButton *>(u"errorDetailsToggle"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(details->isVisible());
    QVERIFY(details->text().contains(u"req-17"_s));

    QSignalSpy retried(&banner, &ErrorBanner::retryRequested);
    QTest::keyClick(&banner, Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(retried.size(), 1);
    banner.setError(Error::cancelled());
    QVERIFY(banner.isHidden());
}

void TestErrors::bannerHidesWhatMakesNoSense()
{
    ErrorBanner banner;
    auto *retry = banner.findChild<QPushButton *>(u"errorRetry"_s);
    banner.setError(Error::validation(u"expected a value"_s, 3));
    QVERIFY(!retry->isVisible());
    banner.setError({.kind = ErrorKind::Timeout, .inDoubt = true});
    QVERIFY2(!retry->isVisible(), "a write in doubt is never repeated with one click");
    banner.setError({.kind = ErrorKind::Timeout});
    QVERIFY(retry->isVisible());
    banner.setRetryable(false);
    QVERIFY(!retry->isVisible());
}

QTEST_MAIN(TestErrors)
#include "tst_errors.moc"
