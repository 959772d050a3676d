// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directorystate.h"
#include "scim/servicedescription.h"

#include <QRandomGenerator>

#include <functional>

namespace Provost::Testing {

/// Change sets by chance, of all kinds, such as a provider could take; the same seed makes the same.
class ChangeMaker
{
public:
    /// `show`: an object as the provider shows it, by collection and id; a change's `before`.
    using Show = std::function<Resource(const QString &collection, const QString &id)>;

    ChangeMaker(quint32 seed, const ServiceDescription &description, const DirectoryState &state, Show show);
    [[nodiscard]] ChangeSet make(int changes);
    [[nodiscard]] const QStringList &deletedUsers() const { return m_deleted; } ///< as DirectoryState names them

private:
    void createUser();
    void createGroup();
    void updateUser();
    void deleteUser();
    void deleteGroup();
    void addMembers();
    void removeMembers();
    void fill(const QString &type, Json &resource);
    [[nodiscard]] Json someAttributes();
    [[nodiscard]] QString word();
    [[nodiscard]] int below(int limit) { return int(m_random.bounded(limit)); }
    template <typename List>
    [[nodiscard]] QString oneOf(const List &list) { return list.isEmpty() ? QString() : list.at(below(int(list.size()))); }
    [[nodiscard]] QStringList someUsers(int count);
    [[nodiscard]] bool isBeyondRules(const Resource &user) const; ///< the practice directory's people are not made for every provider
    [[nodiscard]] Resource before(const QString &collection, const QString &id);

    QRandomGenerator m_random;
    const ServiceDescription &m_description;
    const DirectoryState &m_state;
    Show m_show;
    ChangeSet m_set;
    QStringList m_users; ///< not deleted; temporary ids too
    QStringList m_groups;
    QSet<QString> m_changed; ///< objects that have their one update
    QStringList m_deleted;
    QHash<QString, Resource> m_seen;
    int m_made = 0;
};

} // namespace Provost::Testing
