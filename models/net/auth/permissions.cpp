// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/permissions.h"

#include "net/auth/tokensource.h"
#include "net/connection.h"
#include "scim/json.h"

#include <QFile>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
QString wordFor(Permissions::Action action)
{
    switch (action) {
    case Permissions::Action::Read:
        return u"read"_s;
    case Permissions::Action::Create:
        return u"create"_s;
    case Permissions::Action::Update:
        return u"update"_s;
    case Permissions::Action::Delete:
        return u"delete"_s;
    case Permissions::Action::Members:
        return u"members"_s;
    }
    return {};
}

Json tableOf(const QString &profileId)
{
    static const Json tables = [] {
        QFile file(u":/provost/signin/grants.json"_s);
        return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).valueOr(Json()) : Json();
    }();
    const Json table = tables.value(profileId);
    return table.isString() ? tables.value(table.toString()) : table;
}

QStringList grantsOf(const Json &entry)
{
    QStringList grants;
    for (const Json &grant : entry.items())
        grants << grant.toString();
    return grants;
}
}

Permissions Permissions::of(const QString &profileId, const TokenClaims &claims)
{
    Permissions permissions;
    const Json table = tableOf(profileId);
    permissions.m_roles = claims.roles;
    // A token of a person tells scopes, and what those permit depends on who it is.
    permissions.m_known = table.isObject() && (claims.scopes.isEmpty() || !claims.roles.isEmpty());
    for (const QString &role : claims.roles) {
        const QStringList grants = grantsOf(table.value(role));
        for (const QString &grant : grants)
            permissions.m_granted.insert(grant);
    }
    return permissions;
}

Permissions Permissions::of(const Connection &connection)
{
    const auto claims = connection.tokens().claims();
    return claims ? of(connection.profile().id, *claims) : Permissions();
}

bool Permissions::allows(const QString &resourceType, Action action) const
{
    return !m_known || m_granted.contains(resourceType + u' ' + wordFor(action));
}

QStringList Permissions::rolesFor(const QString &profileId, const QString &resourceType, Action action)
{
    const QString wanted = resourceType + u' ' + wordFor(action);
    QList<std::pair<qsizetype, QString>> found;
    const Json table = tableOf(profileId);
    for (const auto &[role, entry] : table.members()) {
        const QStringList grants = grantsOf(entry);
        if (grants.contains(wanted))
            found.append({grants.size(), role});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList roles;
    for (const auto &[size, role] : found)
        roles << role;
    return roles;
}

QStringList accountInUse(const Connection &connection)
{
    QStringList names;
    if (const QString user = connection.settings().signIn.userName; !user.isEmpty())
        names << user;
    if (const auto claims = connection.tokens().claims())
        names << claims->person;
    return names;
}

} // namespace Provost
