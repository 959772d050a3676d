// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/directoryid.h"

#include "net/auth/accesstoken.h"
#include "net/connection.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool hasClient(SignIn::Kind kind)
{
    return kind == SignIn::Kind::ClientSecret || kind == SignIn::Kind::ClientCertificate || kind == SignIn::Kind::AuthorizationCode;
}

QString tenantOf(const ConnectionSettings &settings)
{
    if (settings.signIn.kind != SignIn::Kind::Bearer)
        return {};
    const Redacted<QByteArray> &token = settings.token.isEmpty() ? settings.secrets.secret : settings.token;
    const auto claims = TokenClaims::of(token.reveal());
    return claims ? claims->tenant.toLower() : QString();
}

/// As Entra's token URLs have it.
bool namesTenant(const QString &tokenUrl, const QString &tenant)
{
    return !tenant.isEmpty() && tokenUrl.contains(u'/' + tenant + u'/', Qt::CaseInsensitive);
}

}

DirectoryId DirectoryId::of(const ConnectionSettings &settings)
{
    DirectoryId id;
    id.baseUrl = settings.baseUrl.toString(QUrl::StripTrailingSlash);
    id.connectionId = settings.id;
    if (hasClient(settings.signIn.kind)) { // what is left of another way to sign in says nothing
        id.tokenUrl = settings.signIn.tokenUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
        id.clientId = settings.signIn.clientId;
    }
    id.isChosenInBrowser = settings.signIn.kind == SignIn::Kind::AuthorizationCode;
    id.tenant = tenantOf(settings);
    id.account = settings.account;
    id.name = settings.name;
    return id;
}

DirectoryId::Sameness DirectoryId::comparedTo(const DirectoryId &other) const
{
    if (baseUrl != other.baseUrl)
        return Sameness::Other;
    if (!tenant.isEmpty() && !other.tenant.isEmpty())
        return tenant == other.tenant ? Sameness::Same : Sameness::Other;
    if (namesTenant(tokenUrl, other.tenant) || namesTenant(other.tokenUrl, tenant))
        return Sameness::Same;
    const bool haveName = !name.isEmpty() && !other.name.isEmpty();
    if (!isKnown || !other.isKnown) { // as before there were identities: by name, or by the URL that a person typed
        const bool fits = haveName ? name == other.name : connectionId.isEmpty() && other.connectionId.isEmpty();
        return fits ? Sameness::Same : Sameness::Unsure;
    }
    const bool haveIds = !connectionId.isEmpty() && !other.connectionId.isEmpty();
    const bool isOneApplication = tokenUrl == other.tokenUrl && !tokenUrl.isEmpty() && clientId == other.clientId;
    if (isOneApplication && (!isChosenInBrowser || (haveIds && connectionId == other.connectionId)))
        return Sameness::Same; // at the same tenant, whatever the connection is called
    if (isOneApplication)
        return Sameness::Unsure; // one application serves many workspaces
    const bool haveAccounts = !account.isEmpty() && !other.account.isEmpty();
    if (haveAccounts && account == other.account)
        return Sameness::Same; // the same token
    if (haveIds && connectionId == other.connectionId) // edited since: perhaps to another tenant; another token: perhaps of another workspace
        return tokenUrl == other.tokenUrl && !haveAccounts ? Sameness::Same : Sameness::Unsure;
    if (haveIds) // replaced by a new one of that name, perhaps; else somebody else's
        return haveName && name == other.name ? Sameness::Unsure : Sameness::Other;
    if (!tokenUrl.isEmpty() && !other.tokenUrl.isEmpty() && tokenUrl != other.tokenUrl)
        return Sameness::Other;
    const bool neitherSays = connectionId.isEmpty() && other.connectionId.isEmpty() && tokenUrl.isEmpty() && other.tokenUrl.isEmpty();
    return neitherSays && !haveAccounts ? Sameness::Same : Sameness::Unsure; // both were called by their URL, by somebody who knows whose token it is
}

QString DirectoryId::toText() const
{
    if (!isKnown)
        return {};
    Json json = Json::object();
    for (const auto &[member, text] : {std::pair(u"connection"_s, connectionId), std::pair(u"tokenUrl"_s, tokenUrl), std::pair(u"clientId"_s, clientId), std::pair(u"tenant"_s, tenant),
                                       std::pair(u"account"_s, account)}) {
        if (!text.isEmpty())
            json.set(member, text);
    }
    if (isChosenInBrowser)
        json.set(u"chosenInBrowser"_s, true);
    return QString::fromUtf8(json.toBytes());
}

DirectoryId DirectoryId::fromText(const QString &baseUrl, const QString &name, const QString &text)
{
    DirectoryId id(baseUrl);
    id.name = name;
    const auto json = Json::parse(text.toUtf8());
    if (text.isEmpty() || !json || !json->isObject())
        return id;
    id.isKnown = true;
    id.connectionId = json->value(u"connection").toString();
    id.tokenUrl = json->value(u"tokenUrl").toString();
    id.clientId = json->value(u"clientId").toString();
    id.isChosenInBrowser = json->value(u"chosenInBrowser").toBool();
    id.tenant = json->value(u"tenant").toString();
    id.account = json->value(u"account").toString();
    return id;
}

} // namespace Provost
