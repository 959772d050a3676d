// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "change/differingvalues.h"
#include "directory/snapshot.h"
#include "scim/servicedescription.h"

#include <QSet>

#include <vector>

namespace Provost {

/// How one object differs between two states of a directory.
struct ObjectDifference {
    enum class Kind : quint8 { Added, Removed, Changed };
    using Value = DifferingValue;
    Kind kind = Kind::Changed;
    QString resourceType {};
    QString id {}; ///< in the later state; of a removed one in the earlier
    QString label {};
    QList<Value> values {}; ///< memberships apart; the provider's own (meta, groups of a user) left out
    QStringList membersAdded {}, membersRemoved {};
    Resource was {}, now {};
    bool isOlder = false; ///< added, although it was made before the snapshot: passed over when that was taken, or deleted then and brought back. It is not deleted.

    [[nodiscard]] Json toJson() const;
};

/// What was left out of a comparison, since one of the two states does not tell it.
struct Omission {
    enum class Kind : quint8 {
        Type, ///< one of them does not have it, or could not read it
        Members, ///< one of them does not know who is in the groups, or not as much as the other
    };
    Kind kind = Kind::Type;
    QString resourceType {};
    [[nodiscard]] QString toString() const; ///< a technical phrase, English
    friend bool operator==(const Omission &, const Omission &) = default;
};

/// What makes a part of the later state the earlier one again.
struct TakenBack {
    ChangeSet changes {};
    QHash<ObjectKey, QString> newIds {}; ///< temporary ones, of who is made anew
    qsizetype spared = 0; ///< not deleted, since they are older than the snapshot
    QStringList unknown {}; ///< attributes that whoever is made anew is without, since a provider shows them on request only, or never: "User: password"
    qsizetype left = 0; ///< memberships and references that cannot be restored, for who they name is gone and not brought back
};

/// Holds a snapshot against a later state, resource by resource. Objects are the same when their ids are, or, where `match` names an attribute, when its values are
/// (two directories give the same person different ids). What only one of the states knows of is no difference: see omissions().
class Comparison
{
public:
    Comparison(const SnapshotFile &earlier, ServiceDescription description, QString match = {}); ///< `description`: of the later state
    void see(const QString &resourceType, const Resource &now);
    /// Once everything of the later state has been seen: what is gone. `gaps`: what of the later state could not be learnt.
    void finish(const QList<ReadGap> &gaps = {});

    [[nodiscard]] const QString &match() const { return m_match; }
    [[nodiscard]] const QList<ObjectDifference> &differences() const { return m_differences; }
    [[nodiscard]] const QList<Omission> &omissions() const { return m_omissions; }
    [[nodiscard]] qint64 equalCount() const { return m_equal; }
    /// What makes the later state the earlier one again: creates what is gone, deletes what was added, sets back what was changed.
    [[nodiscard]] TakenBack takenBack() const { return takenBack(m_differences); }
    /// The same of these alone, and of each only what it still has of its values and memberships. Thread-safe.
    [[nodiscard]] TakenBack takenBack(const QList<ObjectDifference> &chosen) const;
    [[nodiscard]] Json toJson() const;

private:
    struct References;
    struct Waiting {
        QString resourceType {};
        Resource was {}, now {};
    };
    [[nodiscard]] QString keyOf(const Resource &resource) const;
    [[nodiscard]] QString earlierId(const QString &resourceType, const Resource &now) const;
    [[nodiscard]] ResourceSchema schemaOf(const QString &resourceType) const { return m_schemas.value(resourceType); }
    [[nodiscard]] ObjectDifference differenceBetween(const QString &resourceType, const Resource &was, const Resource &now);
    void compareMembers(ObjectDifference &difference);
    void compareMembersByName(ObjectDifference &difference);
    [[nodiscard]] bool tellMembersByName(ObjectDifference &difference) const;
    void settle(const QString &resourceType, const Resource &was, const Resource &now);
    void leaveOut(const QList<ReadGap> &gaps);
    [[nodiscard]] QString typeOfReferenced(const QString &id) const;
    [[nodiscard]] References referencesFor(const QList<ObjectDifference> &chosen, QHash<ObjectKey, QString> &newIds) const;
    [[nodiscard]] Change creationOf(const ObjectDifference &gone, const QString &newId, References &references) const;
    [[nodiscard]] Change correctionOf(const ObjectDifference &changed, References &references) const;

    const SnapshotFile &m_earlier;
    ServiceDescription m_description;
    QString m_match;
    QHash<QString, QHash<QString, QString>> m_keys; ///< by type: key -> id in the snapshot, where `match` is set
    QHash<QString, ResourceSchema> m_schemas; ///< of the types that both states have
    QHash<QString, QSet<QString>> m_seen; ///< by type: ids of the snapshot
    /// Where `match` is set, by type, of all that was seen: id now -> id in the snapshot, empty for who is new. Memberships are compared by it.
    QHash<QString, QHash<QString, QString>> m_earlierIds;
    QSet<ObjectKey> m_namesakes; ///< in the snapshot: whose key comes twice in one of the states, so that nobody can tell which is which
    QSet<QString> m_strangers; ///< types whose members name somebody of whom nobody can tell who that is in the other state
    std::vector<Waiting> m_waiting; ///< who has members, where `match` is set
    QList<ObjectDifference> m_differences;
    QList<Omission> m_omissions;
    qint64 m_equal = 0;
};

} // namespace Provost
