// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/discovery.h"

#include "practice/exchange.h"
#include "practice/listing.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

Json supported(bool yes)
{
    return Json::object({{u"supported"_s, yes}});
}

Json bearerScheme()
{
    return Json::object({{u"type"_s, u"oauthbearertoken"_s}, {u"name"_s, u"OAuth Bearer Token"_s},
        {u"description"_s, u"The token that is printed at the start"_s}, {u"specUri"_s, u"https://www.rfc-editor.org/info/rfc6750"_s},
        {u"primary"_s, true}});
}

} // namespace

Discovery::Discovery(const Catalog &catalog, const Dialect &dialect, QByteArray base)
    : m_catalog(catalog)
    , m_dialect(dialect)
    , m_base(QString::fromUtf8(base))
{
}

Json Discovery::listOf(const Json::Array &resources) const
{
    const int count = int(resources.size());
    return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:ListResponse"_s})}, {u"totalResults"_s, count},
        {u"startIndex"_s, 1}, {u"itemsPerPage"_s, count}, {m_dialect.resourcesKey, resources}});
}

Json Discovery::meta(const QString &type, const QString &location) const
{
    const QString place = m_dialect.relativeLocations ? location.toLower() : QString(m_base + location);
    return Json::object({{u"resourceType"_s, m_dialect.declaredType.isEmpty() ? type : m_dialect.declaredType}, {u"location"_s, place}});
}

Json Discovery::pagination() const
{
    return Json::object({{u"cursor"_s, m_dialect.cursorPaging}, {u"index"_s, m_dialect.indexPaging},
        {u"defaultPaginationMethod"_s, m_dialect.cursorByDefault || !m_dialect.indexPaging ? u"cursor"_s : u"index"_s}, {u"defaultPageSize"_s, m_dialect.defaultPage},
        {u"maxPageSize"_s, m_dialect.maxPage}, {u"cursorTimeout"_s, Listing::cursorTimeout}});
}

Json Discovery::serviceProviderConfig() const
{
    return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"_s})},
        {u"documentationUri"_s, m_dialect.documentation}, {u"patch"_s, supported(true)},
        {u"bulk"_s, Json::object({{u"supported"_s, m_dialect.bulk}, {u"maxOperations"_s, m_dialect.bulk ? bulkMaxOperations : 0},
                         {u"maxPayloadSize"_s, m_dialect.bulk ? bulkMaxPayload : 0}})},
        {u"filter"_s, Json::object({{u"supported"_s, true}, {u"maxResults"_s, m_dialect.declaredMaxResults > 0 ? m_dialect.declaredMaxResults : m_dialect.maxPage}})},
        {u"changePassword"_s, supported(!m_dialect.passwordOnCreateOnly)}, {u"sort"_s, supported(m_dialect.sort)},
        {u"etag"_s, supported(m_dialect.etag)}, {u"pagination"_s, pagination()}, {u"authenticationSchemes"_s, Json::array({bearerScheme()})},
        {u"meta"_s, meta(u"ServiceProviderConfig"_s, u"/ServiceProviderConfig"_s)}});
}

Json Discovery::describe(const Collection &collection) const
{
    Json json = collection.type().toJson();
    json.set(u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:ResourceType"_s}));
    json.set(u"meta"_s, meta(u"ResourceType"_s, u"/ResourceTypes/"_s + collection.type().id));
    return json;
}

Json Discovery::describe(const Schema &schema) const
{
    Json json = schema.toJson();
    json.set(u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Schema"_s}));
    json.set(u"meta"_s, meta(u"Schema"_s, u"/Schemas/"_s + schema.id));
    return json;
}

Json Discovery::resourceTypes() const
{
    Json::Array all;
    for (const Collection &collection : m_catalog.collections()) {
        if (m_dialect.offers(collection.name()))
            all.push_back(describe(collection));
    }
    return listOf(all);
}

Result<Json> Discovery::resourceType(const QString &id) const
{
    for (const Collection &collection : m_catalog.collections()) {
        if (m_dialect.offers(collection.name()) && collection.type().id.compare(id, Qt::CaseInsensitive) == 0)
            return describe(collection);
    }
    return refusal(404, u"there is no resource type \"%1\""_s.arg(id));
}

Json Discovery::schemas() const
{
    Json::Array all;
    for (const Schema &schema : m_catalog.schemas())
        all.push_back(describe(schema));
    return listOf(all);
}

Result<Json> Discovery::schema(const QString &urn) const
{
    for (const Schema &schema : m_catalog.schemas()) {
        if (schema.id.compare(urn, Qt::CaseInsensitive) == 0)
            return describe(schema);
    }
    return refusal(404, u"there is no schema \"%1\""_s.arg(urn));
}

} // namespace Provost::Practice
