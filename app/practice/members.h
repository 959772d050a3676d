// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/database.h"

namespace Provost::Practice {

/// A member of a group, by rows.
struct MemberKey {
    enum Kind : quint8 { User, Group, Stranger }; ///< a stranger: an id that nothing here has
    Kind kind = User;
    qint64 row = 0;
    friend bool operator==(const MemberKey &, const MemberKey &) = default;
};

/// Who is in which group: a table of pairs, so that a group of 100,000 changes as fast as one of ten, and the closure of the nesting
/// of groups, so that indirect membership is one join.
class Members
{
public:
    Members(Database &database, const Catalog &catalog);

    static void createTables(Database &database);
    static void createIndexes(Database &database);

    [[nodiscard]] bool contains(qint64 group, const MemberKey &member) const;
    [[nodiscard]] bool isEmpty(qint64 group) const;
    [[nodiscard]] std::optional<MemberKey> lookUp(const QString &id) const; ///< of a user, group or known stranger
    [[nodiscard]] MemberKey strangerCalled(const QString &id);
    bool add(qint64 group, const MemberKey &member); ///< false: it was there already
    bool remove(qint64 group, const MemberKey &member); ///< false: it was not there
    void clear(qint64 group);
    void groupAdded(qint64 group);
    void groupRemoved(qint64 group); ///< as a group and as a member
    void userRemoved(qint64 user);
    /// For filling an empty directory: the users of a group, ascending.
    void addUsers(qint64 group, const std::vector<qint64> &users);
    [[nodiscard]] std::vector<qint64> groupsWith(const MemberKey &member) const; ///< direct only
    void rebuildClosure(); ///< after changes to which groups are in which

    /// The value of `members` as JSON text, empty when there are none. `base` is the service's root URL.
    [[nodiscard]] QByteArray membersJson(qint64 group, const QByteArray &base) const;
    /// The value of `groups` of a user, direct and indirect (RFC 7643 section 4.1.2), empty when there are none.
    [[nodiscard]] QByteArray groupsJson(qint64 user, const QByteArray &base, bool directOnly = false) const;

private:
    [[nodiscard]] bool isNested(qint64 group) const;

    Database &m_database;
    const Catalog &m_catalog;
};

/// A string as JSON text with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace Provost::Practice
