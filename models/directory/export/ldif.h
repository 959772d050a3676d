// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"
#include "scim/resourcetype.h"

namespace Provost {

/// Resources as LDIF (RFC 2849), in the classes that every LDAP server knows: inetOrgPerson (RFC 2798), groupOfNames and device (RFC 4519). Names are made of ids
/// (`uid=ID,ou=Users,BASE`), which never change, so that managers and members need not be looked up to be named; a person has the user name as a second uid.
/// What these classes have no attribute for is left out.
class Ldif
{
public:
    explicit Ldif(QString baseDn)
        : m_baseDn(std::move(baseDn))
    {
    }
    [[nodiscard]] static QByteArray header() { return "version: 1\n"; }
    [[nodiscard]] QByteArray entry(const Resource &resource, const ResourceType &type) const; ///< with the empty line before it

    /// `dc=scim,dc=example,dc=com` of a host's name.
    [[nodiscard]] static QString baseDnFor(const QString &host);
    /// One line, in base64 where RFC 2849 wants it, folded at 76 characters.
    [[nodiscard]] static QByteArray line(QLatin1StringView name, const QString &value);
    [[nodiscard]] static QString escapedValue(const QString &text); ///< inside a name (RFC 4514)

private:
    [[nodiscard]] QString nameOf(const QString &id, bool isGroup) const;
    [[nodiscard]] QByteArray personLines(const Resource &resource) const;
    [[nodiscard]] QByteArray groupLines(const Resource &resource) const;
    QString m_baseDn;
};

} // namespace Provost
