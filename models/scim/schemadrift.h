// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

namespace Provost {

/// One thing that a provider says of itself otherwise than before.
struct SchemaChange {
    enum class Kind : quint8 {
        TypeAdded, ///< `subject`: the resource type's name
        TypeRemoved,
        TypeChanged, ///< `what`: endpoint, schema, or an extension's URN, which is required, optional or none of it
        SchemaAdded, ///< `subject`: URN
        SchemaRemoved,
        AttributeAdded, ///< `subject`: path with its URN
        AttributeRemoved,
        AttributeChanged, ///< `what`: type, multiValued, required, mutability, returned, uniqueness, caseExact, canonicalValues
        ProviderChanged, ///< of /ServiceProviderConfig; `subject`: such as filter.maxResults
    };
    Kind kind = Kind::AttributeChanged;
    QString subject {};
    QString what {};
    QString was {};
    QString now {};
    [[nodiscard]] QString toString() const; ///< technical, English
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static std::optional<SchemaChange> fromJson(const Json &json); ///< nullopt: a kind that only a later version knows
    friend bool operator==(const SchemaChange &, const SchemaChange &) = default;
};

[[nodiscard]] QList<SchemaChange> schemaDrift(const QList<ResourceType> &typesBefore, const QList<Schema> &before, const QList<ResourceType> &typesNow, const QList<Schema> &now);
/// What has changed in the end: first one, then the other. What is as it was before is no change.
[[nodiscard]] QList<SchemaChange> joinedDrift(const QList<SchemaChange> &first, const QList<SchemaChange> &then);
/// With the limits and features of /ServiceProviderConfig.
[[nodiscard]] QList<SchemaChange> schemaDrift(const ServiceDescription &before, const ServiceDescription &now);

} // namespace Provost
