// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "directory/snapshot.h"
#include "scim/servicedescription.h"

#include <QSet>

namespace Provost {

/// How one object differs between two states of a directory.
struct ObjectDifference {
    enum class Kind : quint8 { Added, Removed, Changed };
    struct Value {
        QString path {};
        QString was {}; ///< empty: not set
        QString now {};
        friend bool operator==(const Value &, const Value &) = default;
    };
    Kind kind = Kind::Changed;
    QString resourceType {};
    QString id {}; ///< in the later state; of a removed one in the earlier
    QString label {};
    QList<Value> values {}; ///< memberships apart; the provider's own (meta, groups of a user) left out
    QStringList membersAdded {}, membersRemoved {};
    Resource was {}, now {};

    [[nodiscard]] Json toJson() const;
};

/// Holds a snapshot against a later state, resource by resource. Objects are the same when their ids are, or, where `match` names an attribute, when its values are
/// (two directories give the same person different ids).
class Comparison
{
public:
    Comparison(const SnapshotFile &earlier, ServiceDescription description, QString match = {});
    void see(const QString &resourceType, const Resource &now);
    /// Once everything of the later state has been seen: what is gone.
    void finish();

    [[nodiscard]] const QList<ObjectDifference> &differences() const { return m_differences; }
    [[nodiscard]] qint64 equalCount() const { return m_equal; }
    /// What makes the later state the earlier one again: creates what is gone, deletes what was added, sets back what was changed.
    [[nodiscard]] ChangeSet takenBack() const { return takenBack(m_differences); }
    /// The same of these alone, and of each only what it still has of its values and memberships.
    [[nodiscard]] ChangeSet takenBack(const QList<ObjectDifference> &chosen) const;
    [[nodiscard]] Json toJson() const;

private:
    [[nodiscard]] QString keyOf(const Resource &resource) const;
    [[nodiscard]] QString earlierId(const QString &resourceType, const Resource &now) const;
    [[nodiscard]] ResourceSchema schemaOf(const QString &resourceType) const;
    [[nodiscard]] ObjectDifference differenceBetween(const QString &resourceType, const Resource &was, const Resource &now) const;
    [[nodiscard]] Change creationOf(const ObjectDifference &gone, const QHash<QString, QString> &newIds, const QSet<QString> &lost) const;
    [[nodiscard]] Change correctionOf(const ObjectDifference &changed, const QHash<QString, QString> &newIds) const;
    [[nodiscard]] Json wanted(const QString &resourceType, const Json &resource) const;

    const SnapshotFile &m_earlier;
    ServiceDescription m_description;
    QString m_match;
    QHash<QString, QHash<QString, QString>> m_keys; ///< by type: key -> id in the snapshot, where `match` is set
    mutable QHash<QString, ResourceSchema> m_schemas;
    QHash<QString, QSet<QString>> m_seen; ///< by type: ids of the snapshot
    QList<ObjectDifference> m_differences;
    qint64 m_equal = 0;
};

} // namespace Provost
