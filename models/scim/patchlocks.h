// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/patch.h"
#include "scim/schema.h"

#include <QHash>
#include <QSet>

namespace Provost {

/// What may not be changed in the resources of one type: by their schema, and by what a profile knows better.
class PatchLocks
{
public:
    PatchLocks(const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType);

    [[nodiscard]] bool isReadOnly(const AttributeName &name, const Attribute *definition) const;
    /// Why a value that a client may write cannot go from `before` to `after`; nullopt: it can.
    [[nodiscard]] std::optional<UnsaidChange::Reason> against(const AttributeName &name, const Attribute *definition, const Json &before,
                                                              const Json &after) const;
    /// Is this part of a value fixed once the value is there? Then another value has to take its place.
    [[nodiscard]] bool isFixed(const AttributeName &part, const Attribute *definition) const;
    /// `value` without what the provider alone writes (parts, and whole values of a multi-valued attribute) and without what is unassigned.
    [[nodiscard]] Json writable(const Json &value, const AttributeName &name, const Attribute *definition) const;

    /// Does `after` have values of the provider's own that `before` has not?
    [[nodiscard]] bool addsOwnElements(const AttributeName &name, const Json &before, const Json &after) const;

    [[nodiscard]] bool hasOwnElements(const AttributeName &name, const Json &values) const { return !m_ownElements.isEmpty() && ownElements(name, values).size() > 0; }

private:
    [[nodiscard]] Json ownElements(const AttributeName &name, const Json &values) const;
    [[nodiscard]] QString keyOf(const AttributeName &name) const;

    QString m_core; ///< URN, lower-case, with a colon behind it
    QSet<QString> m_readOnly, m_createOnly, m_noRemove; ///< lower-case paths, the core URN left out
    QHash<QString, QSet<QString>> m_readOnlyParts; ///< by the attribute's path, the sub-attributes' names
    QHash<QString, Filter> m_ownElements; ///< likewise, which values of it are the provider's own
};

} // namespace Provost
