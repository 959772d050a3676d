// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resourcetype.h"
#include "scim/serverprofile.h"
#include "scim/serviceproviderconfig.h"

namespace Provost {

/// All that is known of a service provider: what it declared, what was taken from the shipped schemas, the profile that corrects it.
struct ServiceDescription {
    /// Something noticed on the way, for the capability card.
    struct Note {
        QString subject; ///< "/Schemas"
        QString text; ///< technical, English
        friend bool operator==(const Note &, const Note &) = default;
    };
    ServiceProviderConfig config;
    QList<ResourceType> resourceTypes;
    QList<Schema> schemas;
    ServerProfile profile;
    QList<Note> notes {};

    [[nodiscard]] const ResourceType *resourceType(QStringView word) const; ///< by isCalled()
    [[nodiscard]] const Schema *schema(QStringView urn) const; ///< case-insensitive
    [[nodiscard]] ResourceSchema schemaOf(const ResourceType &type) const; ///< shipped schemas stand in for missing ones
    /// What RFC 7643/7644 alone promise: User and Group with the shipped schemas. For providers without discovery.
    [[nodiscard]] static ServiceDescription fallback(const ServerProfile &profile);
    friend bool operator==(const ServiceDescription &, const ServiceDescription &) = default;
};

} // namespace Provost
