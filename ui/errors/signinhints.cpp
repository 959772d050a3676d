// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/signinhints.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Known {
    const char *mark; ///< an AADSTS number, an OAuth error, or words of ours
    const char *summary;
    const char *advice;
};

constexpr const char *clockAdvice = QT_TRANSLATE_NOOP("ErrorText", "Set this computer's clock right (automatic time), then try again.");
constexpr const char *consentAdvice = QT_TRANSLATE_NOOP(
    "ErrorText", "In the Entra admin centre open the app registration, API permissions, add the application permissions and choose “Grant admin consent”.");
constexpr const char *secretAdvice = QT_TRANSLATE_NOOP(
    "ErrorText", "In the app registration open Certificates & secrets. Enter the secret's value (not its id), or make a new one, or better use a certificate.");
constexpr const char *tenantAdvice = QT_TRANSLATE_NOOP(
    "ErrorText", "Enter the tenant id or a verified domain as shown on the tenant's overview page, and choose the right cloud (global, US Government, China).");

constexpr const char *redirectAdvice = QT_TRANSLATE_NOOP(
    "ErrorText", "In the app registration open Authentication, add the platform “Mobile and desktop applications” with http://localhost, and leave “Comes back to” of the connection as it is.");
constexpr const char *proofAdvice = QT_TRANSLATE_NOOP("ErrorText", "Sign in again and finish it in the browser. An application with a certificate has nothing to prove.");
constexpr const char *deviceAdvice = QT_TRANSLATE_NOOP("ErrorText", "Sign in on a device that the organisation manages, or ask whoever keeps the policies.");
constexpr const char *accountAdvice = QT_TRANSLATE_NOOP("ErrorText", "Ask the directory's administrator, or sign in with another account.");
constexpr const char *agreeAdvice = QT_TRANSLATE_NOOP("ErrorText", "Sign in again and agree, or have an administrator agree for everybody (“Grant admin consent”).");
constexpr const char *assignAdvice = QT_TRANSLATE_NOOP("ErrorText", "Under Enterprise applications, Users and groups, assign the account to the application, or set “Assignment required?” to No under Properties.");
constexpr const char *policyAdvice = QT_TRANSLATE_NOOP("ErrorText", "Ask whoever keeps the policies. An application with a certificate is not held to what is asked of people.");
constexpr const char *scopeAdvice = QT_TRANSLATE_NOOP("ErrorText", "For an application it has to end in /.default, as in https://graph.microsoft.com/.default, or that of your national cloud.");
constexpr const char *againAdvice = QT_TRANSLATE_NOOP("ErrorText", "Sign in again.");
constexpr const char *enableAdvice = QT_TRANSLATE_NOOP("ErrorText", "Under Enterprise applications, Properties, set “Enabled for users to sign in” to Yes.");
constexpr const char *noTenant = QT_TRANSLATE_NOOP("ErrorText", "That is not a tenant id or domain.");
constexpr const char *noConsent = QT_TRANSLATE_NOOP("ErrorText", "An administrator has not agreed to what the application asks for.");
constexpr const char *noProof = QT_TRANSLATE_NOOP("ErrorText", "The account has to prove once more who it is (multi-factor authentication).");
constexpr const char *noDevice = QT_TRANSLATE_NOOP("ErrorText", "A Conditional Access policy does not allow it from this device or program.");
constexpr const char *noAccount = QT_TRANSLATE_NOOP("ErrorText", "This tenant does not know the account.");
constexpr const char *noEntry = QT_TRANSLATE_NOOP("ErrorText", "The account cannot sign in: it is disabled or locked, or its password has expired.");
constexpr const char *noRedirect = QT_TRANSLATE_NOOP("ErrorText", "The application does not know the address that the browser comes back to.");
constexpr const char *tooOld = QT_TRANSLATE_NOOP("ErrorText", "The sign-in was too long ago.");
constexpr const char *clocksDiffer = QT_TRANSLATE_NOOP("ErrorText", "The signed sign-in was too old or too new when it arrived: the clocks differ.");
constexpr const char *noCredential = QT_TRANSLATE_NOOP("ErrorText", "The sign-in was sent without a secret or certificate.");
constexpr const char *wrongScope = QT_TRANSLATE_NOOP("ErrorText", "The scope is not valid.");
constexpr const char *noService = QT_TRANSLATE_NOOP("ErrorText", "This tenant does not know the service that the scope names.");
constexpr const char *otherCloud = QT_TRANSLATE_NOOP("ErrorText", "The tenant is in another cloud.");
constexpr const char *wrongCredential = QT_TRANSLATE_NOOP("ErrorText", "Entra did not accept the secret or certificate.");
constexpr const char *noClient = QT_TRANSLATE_NOOP("ErrorText", "This tenant has no application with that client id.");
constexpr const char *disabledClient = QT_TRANSLATE_NOOP("ErrorText", "The application is disabled in this tenant.");
constexpr const char *clientAdvice
    = QT_TRANSLATE_NOOP("ErrorText", "Copy “Application (client) ID” from the app registration (not the object id), and check that the tenant is the one it is registered in.");

// learn.microsoft.com/entra/identity-platform/reference-error-codes
constexpr std::array entraCodes {
    Known {"700016", noClient, clientAdvice},
    Known {"700011", noClient, clientAdvice},
    Known {"70001", noClient, clientAdvice},
    Known {"7000215", QT_TRANSLATE_NOOP("ErrorText", "The client secret is wrong."), secretAdvice},
    Known {"7000222", QT_TRANSLATE_NOOP("ErrorText", "The client secret has expired."), secretAdvice},
    Known {"7000218", noCredential, secretAdvice},
    Known {"7000216", noCredential, secretAdvice},
    Known {"700027", QT_TRANSLATE_NOOP("ErrorText", "Entra does not know this certificate for the application."),
           QT_TRANSLATE_NOOP("ErrorText", "Upload the public certificate (.cer or .pem, without the key) under Certificates & secrets of the app registration. After an upload it can take a minute.")},
    Known {"700024", clocksDiffer, clockAdvice},
    Known {"500133", clocksDiffer, clockAdvice},
    Known {"700023", QT_TRANSLATE_NOOP("ErrorText", "The signed sign-in was made for another address."), tenantAdvice},
    Known {"700030", QT_TRANSLATE_NOOP("ErrorText", "The certificate's subject is not allowed for this application."),
           QT_TRANSLATE_NOOP("ErrorText", "Upload this very certificate to the app registration.")},
    Known {"700025", QT_TRANSLATE_NOOP("ErrorText", "The application is registered as one that has no secret (a public client)."),
           QT_TRANSLATE_NOOP("ErrorText", "Leave the secret empty. An application that signs in by itself must not be a public client: see Authentication of the app registration.")},
    Known {"50012", wrongCredential, secretAdvice},
    Known {"70002", wrongCredential, secretAdvice},
    Known {"90002", QT_TRANSLATE_NOOP("ErrorText", "There is no such tenant."), tenantAdvice},
    Known {"900023", noTenant, tenantAdvice},
    Known {"900021", noTenant, tenantAdvice},
    Known {"50059", noTenant, tenantAdvice},
    Known {"90019", noTenant, tenantAdvice},
    Known {"50194", noTenant, tenantAdvice}, // "common", and the application is of one tenant
    Known {"50128", noTenant, tenantAdvice},
    Known {"9001023", noTenant, tenantAdvice}, // the same, where an application asks
    Known {"900382", otherCloud, tenantAdvice},
    Known {"900432", otherCloud, tenantAdvice},
    Known {"90038", otherCloud, tenantAdvice},
    Known {"1002012", QT_TRANSLATE_NOOP("ErrorText", "The scope is not one that applications can ask for."),
           QT_TRANSLATE_NOOP("ErrorText", "It has to end in /.default, as in https://graph.microsoft.com/.default, or that of your national cloud.")},
    Known {"70011", wrongScope, scopeAdvice}, // people may ask for others
    Known {"28002", wrongScope, scopeAdvice},
    Known {"500011", noService, tenantAdvice},
    Known {"50001", noService, tenantAdvice},
    Known {"500014", QT_TRANSLATE_NOOP("ErrorText", "The service that the scope names is disabled in this tenant."), enableAdvice},
    Known {"65001", noConsent, consentAdvice},
    Known {"90094", noConsent, consentAdvice},
    Known {"90095", noConsent, consentAdvice},
    Known {"65004", QT_TRANSLATE_NOOP("ErrorText", "Whoever signed in did not agree to what the application asks for."), agreeAdvice},
    Known {"50105", QT_TRANSLATE_NOOP("ErrorText", "The application is not assigned to this account."), assignAdvice},
    Known {"501051", QT_TRANSLATE_NOOP("ErrorText", "The application is not assigned to a role of the service."), consentAdvice},
    Known {"7000112", disabledClient, enableAdvice},
    Known {"7000229", QT_TRANSLATE_NOOP("ErrorText", "The application has no enterprise application in this tenant."), consentAdvice},
    Known {"53003", QT_TRANSLATE_NOOP("ErrorText", "A Conditional Access policy blocks this sign-in."),
           QT_TRANSLATE_NOOP("ErrorText", "Ask whoever keeps the policies for workload identities; the network you are on may matter.")},
    Known {"53000", noDevice, deviceAdvice},
    Known {"53001", noDevice, deviceAdvice},
    Known {"53002", noDevice, deviceAdvice},
    Known {"50097", noDevice, deviceAdvice},
    Known {"50072", noProof, proofAdvice},
    Known {"50074", noProof, proofAdvice},
    Known {"50076", noProof, proofAdvice},
    Known {"50079", noProof, proofAdvice},
    Known {"50158", noProof, proofAdvice},
    Known {"50020", noAccount, accountAdvice},
    Known {"50034", noAccount, accountAdvice},
    Known {"50126", QT_TRANSLATE_NOOP("ErrorText", "User name or password is wrong."), againAdvice},
    Known {"50053", noEntry, accountAdvice},
    Known {"50055", noEntry, accountAdvice},
    Known {"50057", noEntry, accountAdvice},
    Known {"50011", noRedirect, redirectAdvice},
    Known {"500113", noRedirect, redirectAdvice},
    Known {"530035", QT_TRANSLATE_NOOP("ErrorText", "The tenant's security defaults block this sign-in."), policyAdvice},
    Known {"700082", tooOld, againAdvice},
    Known {"700084", tooOld, againAdvice},
    Known {"70008", tooOld, againAdvice},
    Known {"70043", tooOld, againAdvice},
    Known {"50078", tooOld, againAdvice},
    Known {"50173", tooOld, againAdvice},
    Known {"90033", QT_TRANSLATE_NOOP("ErrorText", "The sign-in service is not available at the moment."), QT_TRANSLATE_NOOP("ErrorText", "Try again in a minute.")},
};

/// A code that stands for several things, told apart by its words.
struct Reason {
    const char *code;
    const char *words;
    const char *summary;
    const char *advice;
};

constexpr std::array entraReasons {
    Reason {"700027", "expired", QT_TRANSLATE_NOOP("ErrorText", "The certificate to sign in with has expired."), // "Reason - The key used is expired."
            QT_TRANSLATE_NOOP("ErrorText", "Make a new one, upload its public half to the provider, and choose it for the connection.")},
    Reason {"700027", "key was found", QT_TRANSLATE_NOOP("ErrorText", "Entra knows the certificate, but the signature does not fit it."),
            QT_TRANSLATE_NOOP("ErrorText", "Choose the private key that was made with this very certificate, and PS256 as its algorithm.")},
    Reason {"700030", "different cloud", otherCloud, tenantAdvice},
    Reason {"70001", "disabled", disabledClient, enableAdvice}, // or there is none of that id
    Reason {"700023", "scope", wrongScope, scopeAdvice}, // as Microsoft's list has it; in the wild it is the audience
};

// RFC 6749 sections 4.1.2.1 and 5.2
constexpr std::array oauthErrors {
    Known {"invalid_client", QT_TRANSLATE_NOOP("ErrorText", "The provider does not know this client, or its secret or certificate is wrong."),
           QT_TRANSLATE_NOOP("ErrorText", "Check the client id and the secret or certificate, and how the provider wants them (in the body or in the header).")},
    Known {"invalid_grant", QT_TRANSLATE_NOOP("ErrorText", "The sign-in is no longer valid."), againAdvice},
    Known {"unauthorized_client", QT_TRANSLATE_NOOP("ErrorText", "The client may not sign in this way."),
           QT_TRANSLATE_NOOP("ErrorText", "Allow this kind of sign-in (grant type) for the client at the provider.")},
    Known {"unsupported_grant_type", QT_TRANSLATE_NOOP("ErrorText", "The provider does not offer this kind of sign-in."),
           QT_TRANSLATE_NOOP("ErrorText", "Choose another kind of sign-in for the connection.")},
    Known {"invalid_scope", QT_TRANSLATE_NOOP("ErrorText", "The provider does not know the scope, or does not give it to this client."),
           QT_TRANSLATE_NOOP("ErrorText", "Check the scope, and what the client is allowed at the provider.")},
    Known {"invalid_target", QT_TRANSLATE_NOOP("ErrorText", "The provider issues no tokens for this service."),
           QT_TRANSLATE_NOOP("ErrorText", "Check the scope, and what the client is allowed at the provider.")},
    Known {"access_denied", QT_TRANSLATE_NOOP("ErrorText", "The sign-in was refused."),
           QT_TRANSLATE_NOOP("ErrorText", "Whoever signs in has to agree, and has to be allowed to use the application.")},
    Known {"invalid_request", QT_TRANSLATE_NOOP("ErrorText", "The provider does not understand the sign-in."),
           QT_TRANSLATE_NOOP("ErrorText", "Check the token URL, the client id and the kind of sign-in; the provider's own words are in the details.")},
    Known {"temporarily_unavailable", QT_TRANSLATE_NOOP("ErrorText", "The sign-in service is not available at the moment."),
           QT_TRANSLATE_NOOP("ErrorText", "Try again in a minute.")},
};

constexpr std::array ownWords {
    Known {"wrong passphrase for the private key", QT_TRANSLATE_NOOP("ErrorText", "The passphrase of the private key is wrong."), QT_TRANSLATE_NOOP("ErrorText", "Enter it again. Nothing was sent.")},
    Known {"the private key needs its passphrase", QT_TRANSLATE_NOOP("ErrorText", "The private key is protected by a passphrase."), QT_TRANSLATE_NOOP("ErrorText", "Enter it. Nothing was sent.")},
    Known {"holds no private key", QT_TRANSLATE_NOOP("ErrorText", "There is no private key in the file."),
           QT_TRANSLATE_NOOP("ErrorText", "Choose a file that has both, such as .pfx or .p12, or name the file of the key, too. A .cer file is only the public half.")},
    Known {"holds no certificate", QT_TRANSLATE_NOOP("ErrorText", "There is no certificate in the file."), QT_TRANSLATE_NOOP("ErrorText", "Choose the certificate, and name the key's file besides it.")},
    Known {"does not belong to the private key", QT_TRANSLATE_NOOP("ErrorText", "Certificate and private key do not belong together."), QT_TRANSLATE_NOOP("ErrorText", "Choose the key that the certificate was made for.")},
    Known {"neither PEM nor PKCS#12", QT_TRANSLATE_NOOP("ErrorText", "The file is neither PEM nor PKCS#12."), QT_TRANSLATE_NOOP("ErrorText", "Export certificate and key as .pem, .pfx or .p12.")},
    Known {"certificate to sign in with expired", QT_TRANSLATE_NOOP("ErrorText", "The certificate to sign in with has expired."),
           QT_TRANSLATE_NOOP("ErrorText", "Make a new one, upload its public half to the provider, and choose it for the connection. Nothing was sent.")},
    Known {"an RSA key is needed", QT_TRANSLATE_NOOP("ErrorText", "Signing in with a certificate needs an RSA key."), QT_TRANSLATE_NOOP("ErrorText", "Make a certificate with an RSA key of 2048 bits or more.")},
    Known {"opens pkcs11: addresses", QT_TRANSLATE_NOOP("ErrorText", "The key on the token cannot be reached."),
           QT_TRANSLATE_NOOP("ErrorText", "OpenSSL needs something that opens pkcs11: addresses: on Debian and Ubuntu install libengine-pkcs11-openssl, elsewhere set up pkcs11-provider in openssl.cnf.")},
    Known {"no PKCS#11 module starts", QT_TRANSLATE_NOOP("ErrorText", "No driver for the token was found."),
           QT_TRANSLATE_NOOP("ErrorText", "Install the module that came with the token so that “p11-kit list-modules” shows it, or name its file in PKCS11_MODULE_PATH.")},
    Known {"without the PIN of its token", QT_TRANSLATE_NOOP("ErrorText", "The token wants its PIN."), QT_TRANSLATE_NOOP("ErrorText", "Enter it as the passphrase of the key. Nothing was sent.")},
    Known {"the token is not there, has no such key", QT_TRANSLATE_NOOP("ErrorText", "The token did not give access to the key."),
           QT_TRANSLATE_NOOP("ErrorText", "Plug it in, compare the address with what “p11-kit list-tokens” shows, and enter the PIN again: a wrong one counts, and too many lock the token.")},
    Known {"there is no certificate to sign in with", QT_TRANSLATE_NOOP("ErrorText", "There is no certificate to sign in with."), QT_TRANSLATE_NOOP("ErrorText", "Choose its file in the connection's settings.")},
    Known {"no client secret to sign in with", QT_TRANSLATE_NOOP("ErrorText", "There is no client secret to sign in with."), QT_TRANSLATE_NOOP("ErrorText", "Enter it in the connection's settings.")},
    Known {"no client id to sign in with", QT_TRANSLATE_NOOP("ErrorText", "There is no client id to sign in with."), QT_TRANSLATE_NOOP("ErrorText", "Enter it in the connection's settings.")},
    Known {"the vault is locked", QT_TRANSLATE_NOOP("ErrorText", "The vault with the secrets is locked."), QT_TRANSLATE_NOOP("ErrorText", "Unlock it with its passphrase (on the command line: --vault-passphrase-env).")},
    Known {"the vault needs a passphrase", QT_TRANSLATE_NOOP("ErrorText", "The vault needs a passphrase."), QT_TRANSLATE_NOOP("ErrorText", "Enter one.")},
    Known {"keychain: locked or missing", QT_TRANSLATE_NOOP("ErrorText", "The keychain does not give out the secret: it is locked, or there is none of this connection."),
           QT_TRANSLATE_NOOP("ErrorText", "Unlock the keychain and try again. If it is unlocked, enter the secret again.")},
    Known {"leads elsewhere than where its secret", QT_TRANSLATE_NOOP("ErrorText", "This connection leads elsewhere than where its secret was entered for: it was not sent there."),
           QT_TRANSLATE_NOOP("ErrorText", "Look at the address. If it is right, enter the secret once more.")},
    Known {"no secret is kept for", QT_TRANSLATE_NOOP("ErrorText", "No secret is kept for this connection."), QT_TRANSLATE_NOOP("ErrorText", "Enter it in the connection's settings, or keep it with `provost connections add`.")},
    Known {"there is no keychain, and no vault", QT_TRANSLATE_NOOP("ErrorText", "There is no place to keep secrets in."), QT_TRANSLATE_NOOP("ErrorText", "This computer has no keychain: make a vault with a passphrase.")},
    Known {"a person has to sign in with the browser", QT_TRANSLATE_NOOP("ErrorText", "Somebody has to sign in with the browser."), QT_TRANSLATE_NOOP("ErrorText", "Open the connection in the window.")},
    Known {"nobody signed in within", QT_TRANSLATE_NOOP("ErrorText", "Nobody signed in with the browser in time."), QT_TRANSLATE_NOOP("ErrorText", "Try again, and finish in the browser.")},
    Known {"the token command", QT_TRANSLATE_NOOP("ErrorText", "The program that should print a token did not."), QT_TRANSLATE_NOOP("ErrorText", "Run it in a terminal; what it said is in the details.")},
};

/// By the mark that comes first: what follows may be quoted.
template <size_t Count>
std::optional<ErrorText> foundIn(const std::array<Known, Count> &table, const QString &text)
{
    const Known *found = nullptr;
    qsizetype first = text.size();
    for (const Known &one : table) {
        const qsizetype at = text.indexOf(QLatin1StringView(one.mark));
        if (at < 0 || at >= first)
            continue;
        first = at;
        found = &one;
    }
    return found ? std::optional(ErrorText {ErrorText::tr(found->summary), ErrorText::tr(found->advice)}) : std::nullopt;
}

std::optional<ErrorText> entraHintOf(QStringView code, const QString &detail)
{
    for (const Reason &one : entraReasons) {
        if (code == QLatin1StringView(one.code) && detail.contains(QLatin1StringView(one.words), Qt::CaseInsensitive))
            return ErrorText {ErrorText::tr(one.summary), ErrorText::tr(one.advice)};
    }
    for (const Known &one : entraCodes) {
        if (code == QLatin1StringView(one.mark))
            return ErrorText {ErrorText::tr(one.summary), ErrorText::tr(one.advice)};
    }
    return {};
}

/// By the first code that is known. Older endpoints put 70002, which says that something about the credentials is wrong, before the one that says what.
std::optional<ErrorText> entraHint(const QString &detail)
{
    static const QRegularExpression pattern(u"AADSTS(\\d+)"_s);
    static const QString general = u"70002"_s;
    for (auto each = pattern.globalMatch(detail); each.hasNext();) {
        const QRegularExpressionMatch one = each.next();
        if (one.capturedView(1) == general)
            continue;
        if (auto hint = entraHintOf(one.capturedView(1), detail))
            return hint;
    }
    return detail.contains(u"AADSTS70002:"_s) ? entraHintOf(general, detail) : std::nullopt;
}

/// No endpoint for tokens answers like that (RFC 6749 sections 5.1 and 5.2).
bool isElsewhere(const Error &error)
{
    const int status = error.httpStatus;
    return error.kind == ErrorKind::Protocol || (status >= 300 && status < 400) || status == 404 || status == 405 || error.detail.contains(u": a page of markup"_s);
}

/// Words of a server, which say nothing of what was done here, however they are put.
bool isProviders(const Error &error)
{
    if (error.kind == ErrorKind::Scim || error.kind == ErrorKind::Http || error.kind == ErrorKind::Conflict)
        return true;
    if (error.httpStatus != 0)
        return !error.detail.startsWith(u"leads elsewhere than where its secret"_s); // which is as good as a refused one
    static const QRegularExpression code(u"^sign-in at [^ ]*: [a-z]+(_[a-z]+)+(:|$)"_s); // RFC 6749 section 4.1.2.1, brought by the browser
    return code.match(error.detail).hasMatch();
}

} // namespace

QString signInHost(const Error &error)
{
    static const QRegularExpression pattern(u"^sign-in at ([^ ]*): "_s);
    return pattern.match(error.detail).captured(1);
}

std::optional<ErrorText> signInHint(const Error &error)
{
    const QString host = signInHost(error);
    if (!isProviders(error)) {
        if (error.detail == u"wrong passphrase"_s)
            return ErrorText {ErrorText::tr("The passphrase is wrong."), ErrorText::tr("Enter it again. Nothing was changed.")};
        if (auto own = foundIn(ownWords, error.detail))
            return own;
    }
    if (host.isEmpty())
        return {};
    const bool isAnswer = error.kind == ErrorKind::Auth || (error.httpStatus >= 500 && error.kind != ErrorKind::RateLimited);
    auto known = isAnswer ? entraHint(error.detail) : std::nullopt;
    if (!known && isAnswer)
        known = foundIn(oauthErrors, error.detail);
    if (!known && isElsewhere(error))
        return ErrorText {ErrorText::tr("The token URL does not lead to a token endpoint: %1 answers otherwise.").arg(host),
                          ErrorText::tr("Check the token URL in the connection's settings (on the command line: --token-url). What came instead is in the details.")};
    if (!known && error.kind == ErrorKind::Auth && error.httpStatus >= 400)
        known = ErrorText {ErrorText::tr("%1 gives no token (status %2).").arg(host).arg(error.httpStatus),
                           ErrorText::tr("What it said is in the details. Check the client id, the secret or certificate, and what the client is allowed at the provider.")};
    return known;
}

std::optional<ErrorText> refusalHint(const Error &error, const QString &server)
{
    if (error.kind == ErrorKind::Validation && error.detail.startsWith(u"read-only: "_s))
        return ErrorText {ErrorText::tr("This connection is read-only."), ErrorText::tr("Nothing was sent. Its settings can be changed if that is not meant.")};
    if (error.kind == ErrorKind::Validation && error.detail.startsWith(u"budget: "_s))
        return ErrorText {ErrorText::tr("The budget of this month is used up."),
                          ErrorText::tr("Nothing was sent. Raise the budget in the connection's settings, or agree to go on in the window.")};
    if (error.kind == ErrorKind::Tls && error.detail.startsWith(u"certificate changed: "_s))
        return ErrorText {ErrorText::tr("%1 shows another certificate than the one that was fixed for this connection.").arg(server),
                          ErrorText::tr("Ask its operator whether it was renewed, and compare the fingerprints in the details. If so, fix the new one in "
                                        "the connection's settings. If not, somebody may be in between. Nothing was sent.")};
    if (error.kind == ErrorKind::Tls && error.detail.startsWith(u"certificate revoked: "_s))
        return ErrorText {ErrorText::tr("The certificate of %1 has been revoked by its issuer.").arg(server),
                          ErrorText::tr("The connection's revocation list names it. Its operator has to install a new certificate. Nothing was sent.")};
    if (error.kind == ErrorKind::Tls && error.detail.startsWith(u"authority revoked: "_s))
        return ErrorText {ErrorText::tr("An authority that vouches for the certificate of %1 has been revoked.").arg(server),
                          ErrorText::tr("The connection's revocation list names it. The server's operator has to install a certificate of another authority. Nothing was sent.")};
    return {};
}

} // namespace Provost
