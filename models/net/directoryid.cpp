// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/directoryid.h"

#include "net/connection.h"

namespace Provost {
using namespace Qt::StringLiterals;

DirectoryId DirectoryId::of(const ConnectionSettings &settings)
{
    DirectoryId id;
    id.baseUrl = settings.baseUrl.toString(QUrl::StripTrailingSlash);
    id.connectionId = settings.id;
    id.tokenUrl = settings.signIn.tokenUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
    id.clientId = settings.signIn.clientId;
    id.name = settings.name;
    return id;
}

DirectoryId::Sameness DirectoryId::comparedTo(const DirectoryId &other) const
{
    if (baseUrl != other.baseUrl)
        return Sameness::Other;
    const bool haveName = !name.isEmpty() && !other.name.isEmpty();
    if (!isKnown || !other.isKnown) { // as before there were identities: by name, or by the URL that a person typed
        const bool fits = haveName ? name == other.name : connectionId.isEmpty() && other.connectionId.isEmpty();
        return fits ? Sameness::Same : Sameness::Unsure;
    }
    if (tokenUrl == other.tokenUrl && !tokenUrl.isEmpty() && clientId == other.clientId)
        return Sameness::Same; // the same application at the same tenant, whatever the connection is called
    const bool haveIds = !connectionId.isEmpty() && !other.connectionId.isEmpty();
    if (haveIds && connectionId == other.connectionId)
        return tokenUrl == other.tokenUrl ? Sameness::Same : Sameness::Unsure; // edited since: perhaps to another tenant
    if (haveIds) // replaced by a new one of that name, perhaps; else somebody else's
        return haveName && name == other.name ? Sameness::Unsure : Sameness::Other;
    if (!tokenUrl.isEmpty() && !other.tokenUrl.isEmpty() && tokenUrl != other.tokenUrl)
        return Sameness::Other;
    const bool neitherSays = connectionId.isEmpty() && other.connectionId.isEmpty() && tokenUrl.isEmpty() && other.tokenUrl.isEmpty();
    return neitherSays ? Sameness::Same : Sameness::Unsure; // both were called by their URL, by somebody who knows whose token it is
}

QString DirectoryId::toText() const
{
    if (!isKnown)
        return {};
    Json json = Json::object();
    for (const auto &[member, text] : {std::pair(u"connection"_s, connectionId), std::pair(u"tokenUrl"_s, tokenUrl), std::pair(u"clientId"_s, clientId)}) {
        if (!text.isEmpty())
            json.set(member, text);
    }
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
    return id;
}

} // namespace Provost
