// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/uniquevalues.h"
#include "scim/servicedescription.h"

#include <map>
#include <optional>

namespace Provost {

/// What planning needs to know of one resource type, looked up once.
struct TypeRules {
    ResourceType type {};
    ResourceSchema schema {};
    QList<AttributeName> required {}; ///< to create one
    QList<AttributeName> createOnly {}; ///< cannot be changed afterwards
    QList<AttributeName> readOnly {}; ///< whatever the schema says
    QList<AttributeName> ruled {}; ///< those of which the profile says what a value must look like
    QList<std::pair<AttributeName, Filter>> ownElements {}; ///< values of a multi-valued attribute that the provider alone writes
    QList<UniqueName> unique {};
    bool hasMembers = false;
    bool showsMembers = true; ///< reading one tells who is in it

    /// The attributes that are missing for a create.
    [[nodiscard]] QStringList missingIn(const Json &resource) const;
    /// A required attribute that would lose its value; an empty text is none.
    [[nodiscard]] std::optional<AttributeName> emptiedIn(const Json &before, const Json &after) const;
    /// Attributes a client may not write (readOnly, id, meta) taken out.
    [[nodiscard]] Json writable(const Json &resource) const;
    /// `schemas` names the core schema and every extension that is used.
    [[nodiscard]] Json withSchemas(Json resource) const;
};

/// Does a read of an object show all its members, if only when it asks for them? Else a PUT, which has to name them all, would remove them.
[[nodiscard]] bool showsMembers(const ServerProfile &profile, const ResourceSchema &schema);

/// The rules of every resource type of a provider, made on first use.
class RuleBook
{
public:
    explicit RuleBook(const ServiceDescription &description);
    [[nodiscard]] const TypeRules *find(const QString &resourceType); ///< nullptr: no such type
    [[nodiscard]] const ServerProfile &profile() const { return m_description.profile; }

private:
    [[nodiscard]] TypeRules make(const ResourceType &type) const;

    const ServiceDescription &m_description;
    std::map<QString, TypeRules> m_rules;
};

} // namespace Provost
