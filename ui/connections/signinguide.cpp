// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/signinguide.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Step {
    const char *profile; ///< the start of its id; null: any
    std::optional<SignIn::Kind> kind; ///< none: any
    const char *text;
};

using Kind = SignIn::Kind;

const std::array steps {
    Step {"entra", {}, QT_TRANSLATE_NOOP("SignInGuide", "In the Entra admin centre: ID Governance, Dashboard, SCIM Provisioning API: switch it on and link an Azure subscription (each call is billed).")},
    Step {"entra", Kind::ClientCertificate, QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only, no redirect URL. Copy the Application (client) ID and the Directory (tenant) ID from its overview.")},
    Step {"entra", Kind::ClientSecret, QT_TRANSLATE_NOOP("SignInGuide", "App registrations, New registration: any name, this tenant only, no redirect URL. Copy the Application (client) ID and the Directory (tenant) ID from its overview.")},
    Step {"entra", Kind::ClientCertificate, QT_TRANSLATE_NOOP("SignInGuide", "Make a certificate with an RSA key, for example: openssl req -x509 -newkey rsa:2048 -days 365 -keyout console.key -out console.pem -subj /CN=provost")},
    Step {"entra", Kind::ClientCertificate, QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, Certificates, Upload: the public half only (console.pem). The thumbprint shown there has to be the one below.")},
    Step {"entra", Kind::ClientSecret, QT_TRANSLATE_NOOP("SignInGuide", "Certificates & secrets, New client secret: copy its value at once (not its id). A certificate is safer.")},
    Step {"entra", {}, QT_TRANSLATE_NOOP("SignInGuide", "API permissions, Microsoft Graph, application permissions: User.Read.All and Group.Read.All to read, User.ReadWrite.All and Group.ReadWrite.All to change. Then “Grant admin consent”.")},
    Step {"aws", {}, QT_TRANSLATE_NOOP("SignInGuide", "IAM Identity Center, Settings, Identity source, Automatic provisioning: copy the SCIM endpoint and make an access token (it lasts a year).")},
    Step {"okta", {}, QT_TRANSLATE_NOOP("SignInGuide", "In the Okta admin console open the app instance, Provisioning, Integration: copy the base URL and the token.")},
    Step {"github", {}, QT_TRANSLATE_NOOP("SignInGuide", "Sign in as the set-up user (SHORTCODE_admin), Settings, Developer settings, Tokens (classic): a token with the scope scim:enterprise and no expiry.")},
    Step {"slack", {}, QT_TRANSLATE_NOOP("SignInGuide", "As an organisation owner install an app with the scope admin, and copy its OAuth token (xoxp-…).")},
    Step {"keycloak", Kind::ClientSecret, QT_TRANSLATE_NOOP("SignInGuide", "In the realm make a client with “Client authentication” and “Service accounts roles”, give its service account the roles to manage users, and copy the secret from Credentials.")},
    Step {"keycloak", {}, QT_TRANSLATE_NOOP("SignInGuide", "SCIM has to be switched on for the realm, and the token's audience has to contain the base URL.")},
    Step {"atlassian", {}, QT_TRANSLATE_NOOP("SignInGuide", "At admin.atlassian.com open Security, Identity providers, choose or add a directory, then “Set up user provisioning”: copy the SCIM base URL and the API key (shown once).")},
    Step {"atlassian", {}, QT_TRANSLATE_NOOP("SignInGuide", "The domain of people's mail addresses has to be verified there, or they are refused. The key may do everything in this directory; no permission has to be granted.")},
    Step {"zoom", {}, QT_TRANSLATE_NOOP("SignInGuide", "In the Zoom App Marketplace, Develop, Build App: a Server-to-Server OAuth app of the account; activate it.")},
    Step {"zoom", {}, QT_TRANSLATE_NOOP("SignInGuide", "Scopes: those of SCIM2 for users and groups, to read and to write. Its access token lives an hour; “A program that prints a token” can fetch one each time.")},
    Step {"salesforce", {}, QT_TRANSLATE_NOOP("SignInGuide", "Setup, App Manager, New Connected App: OAuth with the scope “Manage user data via APIs (api)”. Its users need the permission “Manage Users”.")},
    Step {"salesforce", Kind::ClientSecret, QT_TRANSLATE_NOOP("SignInGuide", "Switch on “Client Credentials Flow” and name the user it runs as. Token URL: https://DOMAIN.my.salesforce.com/services/oauth2/token")},
    Step {"google", {}, QT_TRANSLATE_NOOP("SignInGuide", "In the Google Cloud console switch on the Cloud Identity API. The customer ID is in the Admin console under Account, Account settings.")},
    Step {"google", {}, QT_TRANSLATE_NOOP("SignInGuide", "Whose token it is needs an administrator's role that manages users and groups. Tokens live an hour: “A program that prints a token”, gcloud auth print-access-token, fetches one each time.")},
    Step {"authentik", {}, QT_TRANSLATE_NOOP("SignInGuide", "In the admin interface open Directory, Federation and Social login: make a SCIM source, and copy its SCIM base URL and its token.")},
    Step {nullptr, Kind::AuthorizationCode, QT_TRANSLATE_NOOP("SignInGuide", "Register a public (native) client at the provider with the redirect URL http://127.0.0.1/ and PKCE. Your browser opens for you to sign in.")},
    Step {nullptr, Kind::MutualTls, QT_TRANSLATE_NOOP("SignInGuide", "The certificate is shown to the server itself while the connection is made; no token is sent.")},
    Step {nullptr, Kind::Command, QT_TRANSLATE_NOOP("SignInGuide", "The program is started without a shell and has to print a token, or JSON with access_token and expires_in. Never put a secret into its arguments: they can be seen by everybody on this computer.")},
};

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

QStringList SignInGuide::stepsFor(const QString &profileId, SignIn::Kind kind)
{
    QStringList texts;
    for (const Step &step : steps) {
        const bool fitsProfile = step.profile == nullptr || profileId.startsWith(QLatin1StringView(step.profile));
        if (fitsProfile && (!step.kind || *step.kind == kind))
            texts << tr(step.text);
    }
    return texts;
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
