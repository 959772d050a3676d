// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/servicedescription.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const Schema *findSchema(const QList<Schema> &schemas, QStringView urn)
{
    const auto found = std::find_if(schemas.begin(), schemas.end(),
                                    [urn](const Schema &schema) { return urn.compare(schema.id, Qt::CaseInsensitive) == 0; });
    return found == schemas.end() ? nullptr : &*found;
}

} // namespace

const ResourceType *ServiceDescription::resourceType(QStringView word) const
{
    const auto found = std::find_if(resourceTypes.begin(), resourceTypes.end(),
                                    [word](const ResourceType &type) { return type.isCalled(word); });
    return found == resourceTypes.end() ? nullptr : &*found;
}

const Schema *ServiceDescription::schema(QStringView urn) const
{
    return findSchema(schemas, urn);
}

ResourceSchema ServiceDescription::schemaOf(const ResourceType &type) const
{
    const auto known = [this](const QString &urn) {
        const Schema *declared = schema(urn);
        if (declared == nullptr)
            declared = findSchema(Schema::shipped(), urn);
        return declared != nullptr ? *declared : Schema {.id = urn, .name = {}, .description = {}, .attributes = {}};
    };
    QList<Schema> extensions;
    for (const ResourceType::Extension &extension : type.extensions)
        extensions << known(extension.schema);
    const QStringList unlisted = profile.unlistedExtensions.value(type.name);
    for (const QString &urn : unlisted) {
        const Schema *declared = schema(urn);
        if (declared != nullptr && findSchema(extensions, urn) == nullptr)
            extensions << *declared;
    }
    return {known(type.schema), extensions};
}

ServiceDescription ServiceDescription::fallback(const ServerProfile &profile)
{
    const ResourceType user {.id = u"User"_s,
                             .name = u"User"_s,
                             .endpoint = u"/Users"_s,
                             .schema = u"urn:ietf:params:scim:schemas:core:2.0:User"_s,
                             .extensions = {{.schema = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s}}};
    const ResourceType group {.id = u"Group"_s,
                              .name = u"Group"_s,
                              .endpoint = u"/Groups"_s,
                              .schema = u"urn:ietf:params:scim:schemas:core:2.0:Group"_s};
    QList<Schema> schemas;
    for (const QString &urn : {user.schema, user.extensions.constFirst().schema, group.schema}) {
        if (const Schema *shipped = findSchema(Schema::shipped(), urn))
            schemas << *shipped;
    }
    return {.config = {}, .resourceTypes = {user, group}, .schemas = schemas, .profile = profile};
}

} // namespace Provost
