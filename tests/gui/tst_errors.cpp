// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errorbanner.h"
#include "errors/errortext.h"
#include "errors/filterwords.h"

#include <QLabel>
#include <QMetaEnum>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QRegularExpression>
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
    void knowsEntrasCodes_data();
    void knowsEntrasCodes();
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

/// As its reference of error codes has them; no tenant can be asked here.
void TestErrors::knowsEntrasCodes_data()
{
    using enum ErrorKind;
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("summary"); // a part of it
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, ErrorKind kind, int status, const QString &words, const QString &summary, const QString &advice) {
        QTest::newRow(name) << Error {.kind = kind, .detail = u"sign-in at login.microsoftonline.com: "_s + words + u" Trace ID: 1 Timestamp: 2026-11-28 00:00:00Z"_s, .httpStatus = status} << summary << advice;
    };
    row("wrong tenant", Auth, 400, u"invalid_request: AADSTS90002: Tenant 'x' not found."_s, u"no such tenant"_s, u"verified domain"_s);
    row("no tenant", Auth, 400, u"invalid_request: AADSTS900023: Specified tenant identifier 'x' is neither a valid DNS name, nor a valid external domain."_s, u"not a tenant id or domain"_s, u"verified domain"_s);
    row("an empty tenant", Auth, 400, u"invalid_request: AADSTS900021: Requested tenant identifier is not valid."_s, u"not a tenant id or domain"_s, u"verified domain"_s);
    row("none named", Auth, 400, u"invalid_request: AADSTS50059: No tenant-identifying information found."_s, u"not a tenant id or domain"_s, u"verified domain"_s);
    row("another cloud", Auth, 400, u"invalid_request: AADSTS900382: Confidential Client is not supported in Cross Cloud request."_s, u"another cloud"_s, u"US Government"_s);
    row("a tenant of another cloud", Auth, 400, u"invalid_request: AADSTS90038: Tenant 'x' request is being redirected to the National Cloud 'MicrosoftOnline.COM'."_s, u"another cloud"_s, u"US Government"_s);
    row("another cloud's certificate", Auth, 401, u"invalid_client: AADSTS700030: Invalid certificate - the issuer of the certificate is from a different cloud instance."_s, u"another cloud"_s, u"US Government"_s);
    row("everybody's endpoint", Auth, 400, u"invalid_request: AADSTS9001023: The grant type is not supported over the /common or /consumers endpoints."_s, u"not a tenant id or domain"_s, u"verified domain"_s);
    row("wrong client, as older endpoints say it", Auth, 400, u"unauthorized_client: AADSTS70001: Application with identifier 'x' was not found in the directory."_s, u"no application with that client id"_s, u"not the object id"_s);
    row("disabled, as older endpoints say it", Auth, 400, u"unauthorized_client: AADSTS70001: Application 'x' is disabled."_s, u"application is disabled"_s, u"Enabled for users"_s);
    row("wrong secret, as older endpoints say it", Auth, 401, u"invalid_client: AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided."_s, u"did not accept the secret"_s, u"not its id"_s);
    row("an old sign-in, as older endpoints say it", Auth, 400, u"invalid_grant: AADSTS70002: Error validating credentials. AADSTS70008: The provided authorization code or refresh token is expired."_s, u"too long ago"_s, u"Sign in again"_s);
    row("a password, as older endpoints say it", Auth, 400, u"invalid_grant: AADSTS70002: Error validating credentials. AADSTS50126: Invalid username or password."_s, u"User name or password"_s, u"Sign in again"_s);
    row("nothing more said", Auth, 401, u"invalid_client: AADSTS70002: Error validating credentials."_s, u"did not accept the secret"_s, u"not its id"_s);
    row("a code of another's before it", Auth, 400, u"invalid_grant: AADSTS1234567: Something new. AADSTS50057: The user account is disabled."_s, u"disabled or locked"_s, u"another account"_s);
    row("a secret that is none", Auth, 401, u"invalid_client: AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented."_s, u"has no secret"_s, u"Leave the secret empty"_s);
    row("another key than the certificate's", Auth, 401, u"invalid_client: AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was found, but use of the key to verify the signature failed.]"_s, u"knows the certificate"_s, u"private key"_s);
    row("no scope for it", Auth, 400, u"invalid_scope: AADSTS700023: The provided value for the input parameter 'scope' is not valid when requesting an access token."_s, u"scope is not valid"_s, u"/.default"_s);
    row("consent that is asked for", Auth, 0, u"access_denied: AADSTS90095: Admin consent is required for the permissions requested by this application."_s, u"administrator has not agreed"_s, u"Grant admin consent"_s);
    row("wrong client", Auth, 400, u"unauthorized_client: AADSTS700016: Application with identifier 'x' was not found in the directory."_s, u"no application with that client id"_s, u"not the object id"_s);
    row("wrong secret", Auth, 401, u"invalid_client: AADSTS7000215: Invalid client secret provided."_s, u"client secret is wrong"_s, u"not its id"_s);
    row("expired secret", Auth, 401, u"invalid_client: AADSTS7000222: The provided client secret keys for app 'x' are expired."_s, u"client secret has expired"_s, u"make a new one"_s);
    row("no secret", Auth, 401, u"invalid_client: AADSTS7000218: The request body must contain 'client_assertion' or 'client_secret'."_s, u"without a secret or certificate"_s, u"Certificates & secrets"_s);
    row("neither", Auth, 401, u"invalid_client: AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required."_s, u"without a secret or certificate"_s, u"Certificates & secrets"_s);
    row("unregistered certificate", Auth, 401, u"invalid_client: AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found.]"_s, u"does not know this certificate"_s, u"Upload the public certificate"_s);
    row("expired certificate", Auth, 401, u"invalid_client: AADSTS700027: Client assertion contains an invalid signature. [Reason - The key used is expired.]"_s, u"certificate to sign in with has expired"_s, u"upload its public half"_s);
    row("another subject", Auth, 401, u"invalid_client: AADSTS700030: Invalid certificate - subject name in certificate is not authorized."_s, u"subject is not allowed"_s, u"this very certificate"_s);
    row("another audience", Auth, 401, u"invalid_client: AADSTS700023: Client assertion audience claim does not match Realm issuer."_s, u"made for another address"_s, u"right cloud"_s);
    row("clock skew", Auth, 401, u"invalid_client: AADSTS700024: Client assertion is not within its valid time range."_s, u"clocks differ"_s, u"clock right"_s);
    row("clock skew, of an assertion", Auth, 400, u"invalid_request: AADSTS500133: Assertion is not within its valid time range."_s, u"clocks differ"_s, u"clock right"_s);
    row("missing consent", Auth, 400, u"invalid_grant: AADSTS65001: The user or administrator has not consented to use the application."_s, u"administrator has not agreed"_s, u"Grant admin consent"_s);
    row("consent of an administrator", Auth, 0, u"access_denied: AADSTS90094: Admin consent is required for the permissions requested."_s, u"administrator has not agreed"_s, u"Grant admin consent"_s);
    row("consent declined", Auth, 0, u"access_denied: AADSTS65004: User declined to consent to access the app."_s, u"did not agree"_s, u"Sign in again and agree"_s);
    row("no enterprise application", Auth, 401, u"unauthorized_client: AADSTS7000229: The client application is missing service principal in the tenant."_s, u"no enterprise application"_s, u"Grant admin consent"_s);
    row("disabled", Auth, 400, u"unauthorized_client: AADSTS7000112: Application 'x' is disabled."_s, u"application is disabled"_s, u"Enabled for users"_s);
    row("disabled service", Auth, 400, u"invalid_resource: AADSTS500014: The service principal for resource 'x' is disabled."_s, u"disabled in this tenant"_s, u"Enabled for users"_s);
    row("unknown service", Auth, 400, u"invalid_resource: AADSTS500011: The resource principal named x was not found in the tenant."_s, u"service that the scope names"_s, u"right cloud"_s);
    row("wrong scope", Auth, 400, u"invalid_scope: AADSTS70011: The provided value for the input parameter 'scope' is not valid."_s, u"scope is not valid"_s, u"For an application it has to end in /.default"_s);
    row("delegated scope", Auth, 400, u"invalid_scope: AADSTS1002012: The provided value for scope is not valid."_s, u"not one that applications can ask for"_s, u"/.default"_s);
    row("Conditional Access", Auth, 400, u"access_denied: AADSTS53003: Access has been blocked by Conditional Access policies."_s, u"Conditional Access policy blocks"_s, u"workload identities"_s);
    row("Conditional Access, device", Auth, 400, u"invalid_grant: AADSTS53000: Device is not in required device state: compliant."_s, u"not allow it from this device"_s, u"policies"_s);
    row("Conditional Access, program", Auth, 400, u"invalid_grant: AADSTS53002: Application used is not an approved application."_s, u"not allow it from this device or program"_s, u"policies"_s);
    row("security defaults", Auth, 400, u"invalid_grant: AADSTS530035: Access has been blocked by security defaults."_s, u"security defaults"_s, u"keeps the policies"_s);
    row("second factor", Auth, 400, u"interaction_required: AADSTS50076: You must use multi-factor authentication to access 'x'."_s, u"multi-factor"_s, u"Sign in again"_s);
    row("second factor to be set up", Auth, 400, u"interaction_required: AADSTS50079: You must enroll in multi-factor authentication."_s, u"multi-factor"_s, u"browser"_s);
    row("not assigned", Auth, 0, u"access_denied: AADSTS50105: The signed in user is not assigned to a role for the application."_s, u"not assigned to this account"_s, u"Users and groups"_s);
    row("a guest", Auth, 0, u"access_denied: AADSTS50020: User account from identity provider does not exist in tenant."_s, u"does not know the account"_s, u"another account"_s);
    row("no such account", Auth, 400, u"invalid_grant: AADSTS50034: The user account does not exist in the directory."_s, u"does not know the account"_s, u"another account"_s);
    row("disabled account", Auth, 400, u"invalid_grant: AADSTS50057: The user account is disabled."_s, u"disabled or locked"_s, u"another account"_s);
    row("redirect", Auth, 0, u"invalid_request: AADSTS50011: The redirect URI specified in the request does not match."_s, u"address that the browser comes back to"_s, u"http://localhost"_s);
    row("old sign-in", Auth, 400, u"invalid_grant: AADSTS700082: The refresh token has expired due to inactivity."_s, u"too long ago"_s, u"Sign in again"_s);
    row("changed password", Auth, 400, u"invalid_grant: AADSTS50173: The provided grant has expired due to it being revoked."_s, u"too long ago"_s, u"Sign in again"_s);
    row("out of order", Http, 503, u"temporarily_unavailable: AADSTS90033: A transient error has occurred."_s, u"not available at the moment"_s, u"in a minute"_s);
}

/// Words and a next step, in place of what the OAuth error beside it would say.
void TestErrors::knowsEntrasCodes()
{
    QFETCH(Error, error);
    QFETCH(QString, summary);
    QFETCH(QString, advice);
    const ErrorText text = ErrorText::of(error, u"graph.microsoft.com"_s);
    QVERIFY2(text.summary.contains(summary), qPrintable(text.summary));
    QVERIFY2(text.advice.contains(advice), qPrintable(text.advice));
    QVERIFY2(text.details.contains(u"AADSTS"_s), "the provider's own words");
    Error unknown = error;
    static const QRegularExpression code(u"AADSTS\\d+"_s);
    unknown.detail.replace(code, u"AADSTS1"_s);
    const ErrorText generic = ErrorText::of(unknown, u"graph.microsoft.com"_s);
    QVERIFY2(text.summary == generic.summary ? error.httpStatus >= 500 : !generic.summary.isEmpty(), "the code said nothing");
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
    row("401 to a password", {.kind = Auth, .detail = u"user name or password refused: no"_s, .httpStatus = 401}, u"h.example did not accept the user name or the password"_s, u"locked"_s);
    row("401 to a certificate", {.kind = Auth, .detail = u"client certificate refused"_s, .httpStatus = 401}, u"h.example did not accept the client certificate"_s, u"operator"_s);
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
    row("which vault is damaged", {.kind = Store, .detail = u"/home/ann/.local/share/provost/vault.sealed: the sealed file is damaged"_s}, u"/home/ann/.local/share/provost/vault.sealed is damaged"_s, u"backup"_s);
    row("vault cut off", {.kind = Store, .detail = u"the sealed file is cut off"_s}, u"is damaged"_s, u"backup"_s);
    row("vault of the future", {.kind = Store, .detail = u"the vault was written by a newer version of Provost"_s}, u"another version"_s, u"newer"_s);
    row("left on another computer", {.kind = Store, .detail = u"/x is in use by another program; if no program is running that could have it, remove /x.lock.pid"_s}, u"in use"_s, u"remove /x.lock.pid"_s);
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
    row("a file with a telling name", {.kind = Store, .detail = u"/x/damaged/newer version.csv: Permission denied"_s}, u"could not be read or written: Permission denied"_s, u"who may use it"_s);
    row("a server's read-only", {.kind = Scim, .detail = u"read-only: attribute id"_s, .httpStatus = 400, .scimType = u"mutability"_s}, u"does not let this attribute be changed"_s, u"out of the change"_s);
    row("a server's budget", {.kind = Scim, .detail = u"budget: 10 of 10 requests"_s, .httpStatus = 400}, u"h.example refused: “budget: 10 of 10"_s, {});
    row("a server's certificate", {.kind = Scim, .detail = u"certificate revoked: no"_s, .httpStatus = 400}, u"h.example refused"_s, {});
    row("a server's vault", {.kind = Auth, .detail = u"the vault is locked"_s, .httpStatus = 401}, u"did not accept the token"_s, u"expired"_s);
    row("a server's unsupported", {.kind = NotFound, .detail = u"unsupported"_s, .httpStatus = 404}, u"h.example does not have this"_s, u"base URL"_s);
    row("a provider's own words", {.kind = Auth, .detail = u"sign-in at login.example: access_denied: nobody signed in within 5 minutes"_s}, u"sign-in was refused"_s, u"has to agree"_s);
    row("what a program says", {.kind = Auth, .detail = u"the token command get-token ended with 1: the vault is locked"_s}, u"program that should print a token"_s, u"terminal"_s);
    row("leads elsewhere", {.kind = Auth, .detail = u"leads elsewhere than where its secret was entered for"_s, .httpStatus = 401}, u"leads elsewhere"_s, u"Look at the address"_s);
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
