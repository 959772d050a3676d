// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/accesstoken.h"

#include <QHash>
#include <QSet>

namespace Provost {

class Connection;

/// What the token in use lets one do, as far as it says so itself (resources/signin/grants.json knows what its roles mean). The server has the last word: this is
/// for greying out what would be refused.
class Permissions
{
public:
    enum class Action : quint8 { Read, Create, Update, Delete, Members };

    /// Known only where the profile has a table and the token tells its roles.
    [[nodiscard]] static Permissions of(const QString &profileId, const TokenClaims &claims);
    [[nodiscard]] static Permissions of(const Connection &connection); ///< of its current token and profile

    [[nodiscard]] bool areKnown() const { return m_known; }
    [[nodiscard]] bool allows(const QString &resourceType, Action action) const; ///< true where nothing is known
    [[nodiscard]] const QStringList &roles() const { return m_roles; }
    /// The roles that would allow it, least first.
    [[nodiscard]] static QStringList rolesFor(const QString &profileId, const QString &resourceType, Action action);

    friend bool operator==(const Permissions &, const Permissions &) = default;

private:
    bool m_known = false;
    QStringList m_roles;
    QSet<QString> m_granted; ///< "User read"
};

/// All that the sign-in tells of the person it is for: user name, address, ids. Of an application there is none.
[[nodiscard]] QStringList accountInUse(const Connection &connection);

} // namespace Provost
