// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/signinguide.h"

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

struct Step {
    const char *profile; ///< its id, or that of the one it extends; null: every provider
    unsigned kinds;
    const char *text;
};

/// What to know before any of it is done.
constexpr std::array cautions {
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Microsoft documents this API for applications only; tokens of people are said not to be supported (September 2026). Better choose an application with a certificate. What follows is how Entra signs people in elsewhere; nobody has tried it here.")},
};

constexpr std::array steps {
    Step {"entra", any, QT_TRANSLATE_NOOP("SignInGuide", "In the Entra admin centre: ID Governance, Dashboard, SCIM Provisioning API: switch it on and link an Azure subscription (each call is billed).")},
    Step {"entra", application, QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only, no redirect URL. Copy the Application (client) ID and the Directory (tenant) ID from its overview.")},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only. Authentication, Add a platform, “Mobile and desktop applications”: the redirect URI http://localhost, without a port. Copy the Application (client) ID and the Directory (tenant) ID from its overview.")},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Such a public client has no secret: leave it empty. If Entra asks for one (AADSTS7000218), the redirect URI stands under “Web” instead.")},
    Step {"entra", of(Kind::ClientCertificate), QT_TRANSLATE_NOOP("SignInGuide", "Make a certificate with an RSA key, for example: openssl req -x509 -newkey rsa:2048 -days 365 -keyout console.key -out console.pem -subj /CN=provost")},
    Step {"entra", of(Kind::ClientCertificate), QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, Certificates, Upload: the public half only (console.pem). The thumbprint shown there has to be the one below.")},
    Step {"entra", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, New client secret: copy its value at once (not its id). A certificate is safer.")},
    Step {"entra", any & ~of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "API permissions, Microsoft Graph, application permissions: User.Read.All and Group.Read.All to read, User.ReadWrite.All and Group.ReadWrite.All to change. Then “Grant admin consent”.")},
    Step {"entra", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "API permissions, Microsoft Graph, delegated permissions: User.Read.All and Group.Read.All to read, User.ReadWrite.All and Group.ReadWrite.All to change. Then “Grant admin consent”. Whoever signs in needs a role that may do the same.")},
    Step {"aws", any, QT_TRANSLATE_NOOP("SignInGuide", "IAM Identity Center, Settings, Identity source, Automatic provisioning: copy the SCIM endpoint and make an access token (it lasts a year).")},
    Step {"okta", any, QT_TRANSLATE_NOOP("SignInGuide", "In the Okta admin console open the app instance, Provisioning, Integration: copy the base URL and the token.")},
    Step {"github", any, QT_TRANSLATE_NOOP("SignInGuide", "Sign in as the set-up user (SHORTCODE_admin), Settings, Developer settings, Tokens (classic): a token with the scope scim:enterprise and no expiry.")},
    Step {"slack", any, QT_TRANSLATE_NOOP("SignInGuide", "As an organisation owner install an app with the scope admin, and copy its OAuth token (xoxp-…).")},
    Step {"keycloak", any, QT_TRANSLATE_NOOP("SignInGuide", "Start the server with --features=scim-api (26.7) and switch on the SCIM API in the realm's settings.")},
    Step {"keycloak", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "In the realm make a client with “Client authentication” and “Service accounts roles”, give its service account the role manage-users of realm-management, and copy the secret from Credentials.")},
    Step {"keycloak", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "In the realm make a client without “Client authentication”, with the “Standard flow”, PKCE method S256 and the redirect URL http://127.0.0.1/*. Whoever signs in needs the role manage-users of realm-management.")},
    Step {"keycloak", any, QT_TRANSLATE_NOOP("SignInGuide", "Client scopes, that of the client, Add mapper, Audience: the base URL itself as “Included Custom Audience” (not the client ID), added to the access token. Without it every call is refused.")},
    Step {"atlassian", any, QT_TRANSLATE_NOOP("SignInGuide", "At admin.atlassian.com open Security, Identity providers, choose or add a directory, then “Set up user provisioning”: copy the SCIM base URL and the API key (shown once).")},
    Step {"atlassian", any, QT_TRANSLATE_NOOP("SignInGuide", "The domain of people's mail addresses has to be verified there, or they are refused. The key may do everything in this directory; no permission has to be granted.")},
    Step {"zoom", any, QT_TRANSLATE_NOOP("SignInGuide", "In the Zoom App Marketplace, Develop, Build App: a Server-to-Server OAuth app of the account with the scope scim2 (scim2:admin where scopes are granular); activate it.")},
    Step {"zoom", of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "Its tokens live an hour and come in a way of Zoom's own, so a program has to fetch them: one that posts grant_type=account_credentials and the account_id to https://zoom.us/oauth/token, signed with the app's ID and secret, and prints the answer.")},
    Step {"zoom", of(Kind::Bearer), QT_TRANSLATE_NOOP("SignInGuide", "An access token lives an hour. “A program that prints a token” can fetch one each time.")},
    Step {"salesforce", any, QT_TRANSLATE_NOOP("SignInGuide", "Setup, App Manager, New Connected App: OAuth with the scope “Manage user data via APIs (api)”. Its users need the permission “Manage Users”. The Consumer Key is the client ID.")},
    Step {"salesforce", of(Kind::ClientSecret), QT_TRANSLATE_NOOP("SignInGuide", "Switch on “Client Credentials Flow” and name the user it runs as. The Consumer Secret is the client secret.")},
    Step {"salesforce", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Callback URL: http://localhost:1717/OauthRedirect. Add the scope “Perform requests at any time (refresh_token, offline_access)”, and switch on PKCE. The secret is needed only where “Require Secret for Web Server Flow” is on.")},
    Step {"google", any, QT_TRANSLATE_NOOP("SignInGuide", "In the Google Cloud console switch on the Cloud Identity API. The customer ID is in the Admin console under Account, Account settings.")},
    Step {"google", of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Google Auth Platform, Clients, Create client, type “Desktop app”: copy its ID and its secret, which Google wants of desktop apps, too. Under Data access add the scopes admin.directory.user and cloud-identity.groups.")},
    Step {"google", of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "Tokens live an hour, so a program fetches them. For a service account: gcloud auth print-access-token --impersonate-service-account=ACCOUNT --scopes=https://www.googleapis.com/auth/admin.directory.user,https://www.googleapis.com/auth/cloud-identity.groups")},
    Step {"google", of(Kind::Bearer), QT_TRANSLATE_NOOP("SignInGuide", "An access token lives an hour. “A program that prints a token” can fetch one each time.")},
    Step {"google", any, QT_TRANSLATE_NOOP("SignInGuide", "Whose token it is needs an administrator's role that manages users and groups.")},
    Step {"authentik", any, QT_TRANSLATE_NOOP("SignInGuide", "In the admin interface open Directory, Federation and Social login: make a SCIM source, and copy its SCIM base URL and its token.")},
    Step {others, of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Register a public (native) client at the provider with the redirect URL %1 and PKCE.")},
    Step {nullptr, of(Kind::AuthorizationCode), QT_TRANSLATE_NOOP("SignInGuide", "Your browser opens for you to sign in.")},
    Step {nullptr, of(Kind::MutualTls), QT_TRANSLATE_NOOP("SignInGuide", "The certificate is shown to the server itself while the connection is made; no token is sent.")},
    Step {nullptr, of(Kind::Command), QT_TRANSLATE_NOOP("SignInGuide", "The program is started without a shell and has to print a token, or JSON with access_token and expires_in. Never put a secret into its arguments: they can be seen by everybody on this computer.")},
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

QStringList SignInGuide::stepsFor(const KnownSignIn &known, SignIn::Kind kind)
{
    const bool isOther = !hasOwnSteps(known, of(kind));
    const QString redirect = known.browser.redirectUrl.isEmpty() ? u"http://127.0.0.1/"_s : known.browser.redirectUrl;
    QStringList texts;
    for (const Step &step : steps) {
        const bool isGeneric = step.profile != nullptr && *step.profile == '\0';
        const bool isMeant = step.profile == nullptr || isFor(step, known) || (isGeneric && isOther);
        if (isMeant && (step.kinds & of(kind)) != 0)
            texts << (isGeneric ? tr(step.text).arg(redirect) : tr(step.text));
    }
    return texts;
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
