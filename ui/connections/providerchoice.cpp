// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/providerchoice.h"

#include "scim/serverprofile.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Known {
    QLatin1StringView key;
    QLatin1StringView profileId;
    const char *title;
    QLatin1StringView urlTemplate;
    const char *needs;
};

constexpr const char *entraNeeds = QT_TRANSLATE_NOOP(
    "ProviderChoice", "An application registered in the tenant, and the SCIM API switched on for it (each call is billed).");

constexpr std::array known {
    Known {"entra"_L1, "entra"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Microsoft Entra ID"), "https://graph.microsoft.com/rp/scim"_L1, entraNeeds},
    Known {"entra-us"_L1, "entra-us-gov"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Microsoft Entra ID (US Government)"),
           "https://graph.microsoft.us/rp/scim"_L1, entraNeeds},
    Known {"entra-us-dod"_L1, "entra-us-dod"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Microsoft Entra ID (US Department of Defense)"),
           "https://dod-graph.microsoft.us/rp/scim"_L1, entraNeeds},
    Known {"entra-cn"_L1, "entra-china"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Microsoft Entra ID (China, 21Vianet)"),
           "https://microsoftgraph.chinacloudapi.cn/rp/scim"_L1, entraNeeds},
    Known {"aws"_L1, "aws"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "AWS IAM Identity Center"),
           "https://scim.{region}.amazonaws.com/{tenant}/scim/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "The SCIM endpoint and access token from Settings, Automatic provisioning.")},
    Known {"github"_L1, "github"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "GitHub Enterprise (managed users)"),
           "https://api.github.com/scim/v2/enterprises/{enterprise}"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "A classic personal access token of the set-up user, with the scope scim:enterprise.")},
    Known {"slack"_L1, "slack"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Slack"), "https://api.slack.com/scim/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "A token of an organisation owner with the scope admin (plan Business+ or Enterprise).")},
    Known {"okta"_L1, "okta"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Okta (inbound SCIM)"), "https://{org}.okta.com/{connectionId}/scim/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "The base URL and bearer token of the app instance in the Okta admin console.")},
    Known {"keycloak"_L1, "keycloak"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Keycloak"), "https://{host}/realms/{realm}/scim/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "SCIM switched on for the realm, and a client whose tokens have the base URL as audience.")},
    Known {"atlassian"_L1, "atlassian"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Atlassian Cloud"), "https://api.atlassian.com/scim/directory/{directoryId}"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "The SCIM base URL and API key of an identity provider directory of the organisation (Atlassian Guard).")},
    Known {"google"_L1, "google"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Google Cloud Identity"),
           "https://cloudidentityscim.googleapis.com/v1beta1/customers/{customer}/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "The customer ID, and the account of an administrator or a service account that may manage users and groups.")},
    Known {"salesforce"_L1, "salesforce"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Salesforce"), "https://{domain}.my.salesforce.com/services/scim/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "The My Domain name, and a connected app with the scope api, for somebody who may manage users.")},
    Known {"zoom"_L1, "zoom"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "Zoom"), "https://api.zoom.us/scim2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "Single sign-on switched on for the account, and an access token of an app with the SCIM scopes.")},
    Known {"authentik"_L1, "authentik"_L1, QT_TRANSLATE_NOOP("ProviderChoice", "authentik (SCIM source)"), "https://{host}/source/scim/{slug}/v2"_L1,
           QT_TRANSLATE_NOOP("ProviderChoice", "A SCIM source; its page shows the URL and the token.")},
};

ProviderChoice other()
{
    return {.key = u"other"_s,
            .profileId = {},
            .title = ProviderChoice::tr("Another SCIM 2.0 service"),
            .urlTemplate = {},
            .needs = ProviderChoice::tr("Its base URL, and whatever it wants for signing in. How it behaves is found out by asking it.")};
}

} // namespace

QList<ProviderChoice> ProviderChoice::all(const ProfileLibrary &profiles)
{
    const QStringList ids = profiles.ids();
    QList<ProviderChoice> choices;
    for (const Known &one : known)
        choices.append({.key = one.key,
                        .profileId = ids.contains(one.profileId) ? QString(one.profileId) : QString(),
                        .title = tr(one.title),
                        .urlTemplate = one.urlTemplate,
                        .needs = tr(one.needs)});
    for (const QString &id : ids) {
        const bool described = std::any_of(known.begin(), known.end(), [&id](const Known &one) { return one.profileId == id; });
        if (described || id == u"rfc"_s || id == u"practice"_s)
            continue;
        const ServerProfile profile = profiles.profile(id).valueOr({});
        choices.append({.key = id, .profileId = id, .title = profile.title.isEmpty() ? id : profile.title, .urlTemplate = {}, .needs = other().needs});
    }
    choices.append(other());
    return choices;
}

int ProviderChoice::indexFor(const QList<ProviderChoice> &choices, const QString &profileId, const QUrl &baseUrl)
{
    int best = int(choices.size()) - 1;
    for (int i = int(choices.size()) - 1; i >= 0; --i) {
        const ProviderChoice &choice = choices.at(i);
        if (!choice.urlTemplate.isEmpty() && QUrl(choice.urlTemplate).host() == baseUrl.host())
            return i;
        if (!profileId.isEmpty() && choice.profileId == profileId)
            best = i;
    }
    return best;
}

} // namespace Provost
