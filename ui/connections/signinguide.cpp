// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/signinguide.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Kind = SignIn::Kind;

constexpr unsigned any = ~0U;

template <typename... Kinds>
constexpr unsigned of(Kinds... kinds)
{
    return ((1U << unsigned(kinds)) | ...);
}

constexpr unsigned application = of(Kind::ClientSecret, Kind::ClientCertificate);

constexpr const char *others = ""; ///< providers that have no step of their own for the very kind

/// What is shown below a step.
enum Below : unsigned { Nothing = 0, Portal = 1, Permissions = 2, Scopes = 4 };

/// Words only: addresses and names are the profile's. %1 is the redirect URL, %2 the permissions to read, %3 those to change, %4 the scopes people sign in with, as one option of a command.
struct Step {
    const char *profile; ///< its id, or that of the one it extends; null: every provider
    unsigned kinds;
    const char *title; ///< what is to be done, in a few words
    const char *text;
    unsigned below = Nothing;
    const char *value = ""; ///< to be copied, with the same marks
};

/// What to know before any of it is done.
constexpr std::array cautions {
    Step {"entra", of(Kind::AuthorizationCode), "", QT_TRANSLATE_NOOP("SignInGuide", "Microsoft documents this API for applications only; tokens of people are said not to be supported (September 2026). Better choose an application with a certificate. What follows is how Entra signs people in elsewhere; nobody has tried it here.")},
};

constexpr std::array steps {
    Step {"entra", any, QT_TRANSLATE_NOOP("SignInGuide", "Switch the API on"), QT_TRANSLATE_NOOP("SignInGuide", "In the Entra admin centre: ID Governance, Dashboard, SCIM Provisioning API: switch it on and link an Azure subscription (each call is billed)."), Portal},
    Step {"entra", application, QT_TRANSLATE_NOOP("SignInGuide", "Register an application"), QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only, no redirect URL. Copy the Application (client) ID and the Directory (tenant) ID from its overview.")},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Register an application"), QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only. Authentication, Add a platform, “Mobile and desktop applications”: the redirect URI %1, without a port. Copy the Application (client) ID and the Directory (tenant) ID from its overview."), Nothing, "%1"},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Leave the secret empty"), QT_TRANSLATE_NOOP("SignInGuide", "Such a public client has no secret: leave it empty. If Entra asks for one (AADSTS7000218), the redirect URI stands under “Web” instead.")},
    Step {"entra", of(Kind::ClientCertificate), QT_TRANSLATE_NOOP("SignInGuide", "Make a certificate"), QT_TRANSLATE_NOOP("SignInGuide", "It needs an RSA key. For example with this command, which makes the key (console.key) and the certificate (console.pem):"), Nothing, "openssl req -x509 -newkey rsa:2048 -days 365 -keyout console.key -out console.pem -subj /CN=provost"},
    Step {"entra", of(Kind::ClientCertificate), QT_TRANSLATE_NOOP("SignInGuide", "Upload its public half"), QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, Certificates, Upload: the public half only (console.pem). The thumbprint shown there has to be the one below.")},
    Step {"entra", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "Make a secret"), QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, New client secret: copy its value at once (not its id). A certificate is safer.")},
    Step {"entra", any & ~of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Grant permissions"), QT_TRANSLATE_NOOP("SignInGuide", "API permissions, Microsoft Graph, application permissions: %2 to read, %3 to change. Then “Grant admin consent”."), Permissions},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Grant permissions"), QT_TRANSLATE_NOOP("SignInGuide", "API permissions, Microsoft Graph, delegated permissions: %2 to read, %3 to change. Then “Grant admin consent”. Whoever signs in needs a role that may do the same."), Permissions},
    Step {"aws", any, QT_TRANSLATE_NOOP("SignInGuide", "Make an access token"), QT_TRANSLATE_NOOP("SignInGuide", "IAM Identity Center, Settings, Identity source, Automatic provisioning: copy the SCIM endpoint and make an access token (it lasts a year)."), Portal},
    Step {"okta", any, QT_TRANSLATE_NOOP("SignInGuide", "Copy base URL and token"), QT_TRANSLATE_NOOP("SignInGuide", "In the Okta admin console open the app instance, Provisioning, Integration: copy the base URL and the token.")},
    Step {"github", any, QT_TRANSLATE_NOOP("SignInGuide", "Make a token"), QT_TRANSLATE_NOOP("SignInGuide", "Sign in as the set-up user (SHORTCODE_admin), Settings, Developer settings, Tokens (classic): a token with the scope %3 and no expiry."), Portal | Permissions},
    Step {"slack", any, QT_TRANSLATE_NOOP("SignInGuide", "Install an app"), QT_TRANSLATE_NOOP("SignInGuide", "As an organisation owner install an app with the scope %3, and copy its OAuth token (xoxp-…)."), Portal | Permissions},
    Step {"keycloak", any, QT_TRANSLATE_NOOP("SignInGuide", "Switch the API on"), QT_TRANSLATE_NOOP("SignInGuide", "Start the server with --features=scim-api (26.7) and switch on the SCIM API in the realm's settings."), Nothing, "--features=scim-api"},
    Step {"keycloak", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "Make a client"), QT_TRANSLATE_NOOP("SignInGuide", "In the realm make a client with “Client authentication” and “Service accounts roles”, give its service account the role %3 of realm-management, and copy the secret from Credentials."), Permissions},
    Step {"keycloak", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Make a client"), QT_TRANSLATE_NOOP("SignInGuide", "In the realm make a client without “Client authentication”, with the “Standard flow”, PKCE method S256 and the redirect URL %1*. Whoever signs in needs the role %3 of realm-management."), Permissions, "%1*"},
    Step {"keycloak", any, QT_TRANSLATE_NOOP("SignInGuide", "Name the audience"), QT_TRANSLATE_NOOP("SignInGuide", "Client scopes, that of the client, Add mapper, Audience: the base URL itself as “Included Custom Audience” (not the client ID), added to the access token. Without it every call is refused.")},
    Step {"atlassian", any, QT_TRANSLATE_NOOP("SignInGuide", "Make an API key"), QT_TRANSLATE_NOOP("SignInGuide", "At admin.atlassian.com open Security, Identity providers, choose or add a directory, then “Set up user provisioning”: copy the SCIM base URL and the API key (shown once)."), Portal},
    Step {"atlassian", any, QT_TRANSLATE_NOOP("SignInGuide", "Verify the domain"), QT_TRANSLATE_NOOP("SignInGuide", "The domain of people's mail addresses has to be verified there, or they are refused. The key may do everything in this directory; no permission has to be granted.")},
    Step {"zoom", any, QT_TRANSLATE_NOOP("SignInGuide", "Build an app"), QT_TRANSLATE_NOOP("SignInGuide", "In the Zoom App Marketplace, Develop, Build App: a Server-to-Server OAuth app of the account with the scope for SCIM, which is one of %3; activate it."), Portal | Permissions},
    Step {"zoom", of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "Fetch tokens by a program"), QT_TRANSLATE_NOOP("SignInGuide", "Its tokens live an hour and come in a way of Zoom's own, so a program has to fetch them: one that posts grant_type=account_credentials and the account_id to https://zoom.us/oauth/token, signed with the app's ID and secret, and prints the answer."), Nothing, "https://zoom.us/oauth/token"},
    Step {"zoom", of(Kind::Bearer), QT_TRANSLATE_NOOP("SignInGuide", "Mind how long it lasts"), QT_TRANSLATE_NOOP("SignInGuide", "An access token lives an hour. “A program that prints a token” can fetch one each time.")},
    Step {"salesforce", any, QT_TRANSLATE_NOOP("SignInGuide", "Make a connected app"), QT_TRANSLATE_NOOP("SignInGuide", "Setup, App Manager, New Connected App: OAuth with the scope “Manage user data via APIs (api)”. Its users need the permission “Manage Users”. The Consumer Key is the client ID.")},
    Step {"salesforce", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "Let it sign in by itself"), QT_TRANSLATE_NOOP("SignInGuide", "Switch on “Client Credentials Flow” and name the user it runs as. The Consumer Secret is the client secret.")},
    Step {"salesforce", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Let people sign in"), QT_TRANSLATE_NOOP("SignInGuide", "Callback URL: %1. Add the scope “Perform requests at any time (refresh_token, offline_access)”, and switch on PKCE. The secret is needed only where “Require Secret for Web Server Flow” is on."), Nothing, "%1"},
    Step {"google", any, QT_TRANSLATE_NOOP("SignInGuide", "Switch the API on"), QT_TRANSLATE_NOOP("SignInGuide", "In the Google Cloud console switch on the Cloud Identity API. The customer ID is in the Admin console under Account, Account settings."), Portal},
    Step {"google", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Make a client"), QT_TRANSLATE_NOOP("SignInGuide", "Google Auth Platform, Clients, Create client, type “Desktop app”: copy its ID and its secret, which Google wants of desktop apps, too. Under Data access add these scopes:"), Scopes},
    Step {"google", of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "Fetch tokens by a program"), QT_TRANSLATE_NOOP("SignInGuide", "Tokens live an hour, so a program fetches them. For a service account, with its address in place of ACCOUNT:"), Nothing, "gcloud auth print-access-token --impersonate-service-account=ACCOUNT --scopes=%4"},
    Step {"google", of(Kind::Bearer), QT_TRANSLATE_NOOP("SignInGuide", "Mind how long it lasts"), QT_TRANSLATE_NOOP("SignInGuide", "An access token lives an hour. “A program that prints a token” can fetch one each time.")},
    Step {"google", any, QT_TRANSLATE_NOOP("SignInGuide", "Give a role"), QT_TRANSLATE_NOOP("SignInGuide", "Whose token it is needs an administrator's role that manages users and groups.")},
    Step {"authentik", any, QT_TRANSLATE_NOOP("SignInGuide", "Make a SCIM source"), QT_TRANSLATE_NOOP("SignInGuide", "In the admin interface open Directory, Federation and Social login: make a SCIM source, and copy its SCIM base URL and its token.")},
    Step {others, of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Register a client"), QT_TRANSLATE_NOOP("SignInGuide", "Register a public (native) client at the provider with the redirect URL %1 and PKCE."), Nothing, "%1"},
    Step {nullptr, of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Sign in"), QT_TRANSLATE_NOOP("SignInGuide", "Your browser opens for you to sign in.")},
    Step {nullptr, of(Kind::MutualTls), QT_TRANSLATE_NOOP("SignInGuide", "How the certificate is used"), QT_TRANSLATE_NOOP("SignInGuide", "The certificate is shown to the server itself while the connection is made; no token is sent.")},
    Step {nullptr, of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "How the program is used"), QT_TRANSLATE_NOOP("SignInGuide", "The program is started without a shell and has to print a token, or JSON with access_token and expires_in. Never put a secret into its arguments: they can be seen by everybody on this computer.")},
};

bool isFor(const Step &step, const KnownSignIn &known)
{
    const QLatin1StringView id(step.profile);
    return !id.isEmpty() && (known.profile.id == id || known.browser.base == id);
}

bool hasOwnSteps(const KnownSignIn &known, unsigned kind)
{
    return std::any_of(steps.begin(), steps.end(), [&known, kind](const Step &step) { return step.kinds == kind && isFor(step, known); });
}

/// In place of each mark its value, once: a value may hold a mark of its own.
QString filledIn(const QString &text, const QStringList &values)
{
    QString filled;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int mark = text.at(at) == u'%' && at + 1 < text.size() ? text.at(at + 1).digitValue() : -1;
        if (mark < 1 || mark > values.size()) {
            filled += text.at(at);
            continue;
        }
        filled += values.at(mark - 1);
        ++at;
    }
    return filled;
}

QStringList valuesOf(const BrowserSignIn &known)
{
    const QString redirect = known.redirectUrl.isEmpty() ? u"http://127.0.0.1/"_s : known.redirectUrl;
    const QLocale locale;
    return {redirect, locale.createSeparatedList(known.readPermissions), locale.createSeparatedList(known.changePermissions), QString(known.scope).replace(u' ', u',')};
}

GuideStep stepOf(const Step &step, const BrowserSignIn &known)
{
    const QStringList values = valuesOf(known);
    GuideStep made {.title = SignInGuide::tr(step.title), .text = filledIn(SignInGuide::tr(step.text), values)};
    if (step.below & Portal)
        made.link = QUrl(known.portal, QUrl::StrictMode);
    if (const QString value = filledIn(QString::fromLatin1(step.value), values); !value.isEmpty())
        made.values << value;
    if (step.below & Permissions)
        made.values << known.readPermissions << known.changePermissions;
    if (step.below & Scopes)
        made.values << known.scope.split(u' ', Qt::SkipEmptyParts);
    made.values.removeDuplicates();
    return made;
}

} // namespace

QString SignInGuide::titleOf(SignIn::Kind kind)
{
    switch (kind) {
    case Kind::None:
        return tr("Nothing (open to everybody)");
    case Kind::Bearer:
        return tr("A token at hand");
    case Kind::Basic:
        return tr("User name and password");
    case Kind::ClientSecret:
        return tr("Application with a secret");
    case Kind::ClientCertificate:
        return tr("Application with a certificate");
    case Kind::AuthorizationCode:
        return tr("My own account, in the browser");
    case Kind::MutualTls:
        return tr("Client certificate (mutual TLS)");
    case Kind::Command:
        return tr("A program that prints a token");
    }
    return {};
}

QList<GuideStep> SignInGuide::stepsFor(const KnownSignIn &known, SignIn::Kind kind)
{
    const bool isOther = !hasOwnSteps(known, of(kind));
    QList<GuideStep> made;
    for (const Step &step : steps) {
        const bool isGeneric = step.profile != nullptr && *step.profile == '\0';
        const bool isMeant = step.profile == nullptr || isFor(step, known) || (isGeneric && isOther);
        if (isMeant && (step.kinds & of(kind)) != 0)
            made << stepOf(step, known.browser);
    }
    return made;
}

QString SignInGuide::cautionFor(const KnownSignIn &known, SignIn::Kind kind)
{
    const auto found = std::find_if(cautions.begin(), cautions.end(), [&known, kind](const Step &one) { return (one.kinds & of(kind)) != 0 && isFor(one, known); });
    return found == cautions.end() ? QString() : tr(found->text);
}

QString SignInGuide::secretLabel(SignIn::Kind kind)
{
    switch (kind) {
    case Kind::Basic:
        return tr("Pass&word:");
    case Kind::ClientSecret:
        return tr("Client se&cret:");
    case Kind::AuthorizationCode:
        return tr("Client se&cret (if any):");
    default:
        return tr("Passp&hrase of the key:");
    }
}

} // namespace Provost
