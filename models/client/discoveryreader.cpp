// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discoveryreader.h"

#include "scim/htmltext.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
/// The types that describe the service itself (RFC 7643 sections 5 to 7): nobody browses them.
bool isDiscoverySchema(QStringView urn)
{
    static const QStringList names {u"ServiceProviderConfig"_s, u"ResourceType"_s, u"Schema"_s};
    const QStringView last = urn.mid(urn.lastIndexOf(u':') + 1);
    return urn.startsWith("urn:ietf:params:scim:schemas:core:"_L1, Qt::CaseInsensitive) && names.contains(last, Qt::CaseInsensitive);
}

bool isDiscoveryEndpoint(QStringView endpoint)
{
    static const QStringList paths {u"/ServiceProviderConfig"_s, u"/ServiceProviderConfigs"_s, u"/ResourceTypes"_s, u"/Schemas"_s};
    return paths.contains(endpoint, Qt::CaseInsensitive);
}

/// RFC 7643 section 5 has one resource there; some servers wrap it in a list.
Json configIn(const Json &answer)
{
    const Json list = answer.isArray() ? answer : answer.value(u"Resources");
    return list.isArray() ? list.at(0) : answer;
}
}

DiscoveryReader::DiscoveryReader(QString basePath)
    : m_basePath(std::move(basePath))
{
}

void DiscoveryReader::noteMissing(const QString &path, const Error &error)
{
    note(path, u"not to be had, though RFC 7644 section 4 asks for it: %1"_s.arg(error.toString()));
}

std::optional<Error> DiscoveryReader::readConfig(const QString &path, const HttpReply &reply)
{
    if (const auto title = markupTitle(reply.body))
        return Error::protocol(u"HTML instead of JSON: %1"_s.arg(*title));
    const Result<Json> answer = Json::parse(reply.body);
    if (!answer.ok())
        return answer.error();
    const Json config = configIn(*answer);
    if (!config.isObject() || config.size() == 0)
        return Error::protocol(u"not an object (RFC 7643 section 5)"_s);
    if (!(config == *answer))
        note(path, u"a list instead of one resource (RFC 7644 section 4)"_s);
    m_found.config = ServiceProviderConfig::fromJson(config);
    m_hasConfig = true;
    noteConfig(path, config);
    return {};
}

void DiscoveryReader::noteConfig(const QString &path, const Json &json)
{
    if (path.endsWith(u's'))
        note(path, u"found under the plural name of SCIM 1.1; RFC 7644 section 4 has /ServiceProviderConfig"_s);
    static const QStringList required {u"patch"_s, u"bulk"_s, u"filter"_s, u"changePassword"_s, u"sort"_s, u"etag"_s, u"authenticationSchemes"_s};
    QStringList missing;
    std::copy_if(required.cbegin(), required.cend(), std::back_inserter(missing), [&json](const QString &name) { return !json.contains(name); });
    if (!missing.isEmpty())
        note(path, u"says nothing of %1, which RFC 7643 section 5 requires"_s.arg(missing.join(u", "_s)));
    const ServiceProviderConfig &config = m_found.config;
    if (config.filterMaxResults && config.maxPageSize && *config.filterMaxResults != *config.maxPageSize)
        note(path, u"filter.maxResults is %1, pagination.maxPageSize %2"_s.arg(*config.filterMaxResults).arg(*config.maxPageSize));
    if (config.cursorPagination == true && config.indexPagination == true && config.defaultPaginationMethod.isEmpty())
        note(path, u"offers cursor and index paging, but names no default (RFC 9865)"_s);
    if (config.bulk == true && (!config.bulkMaxOperations || !config.bulkMaxPayloadSize))
        note(path, u"offers bulk without its limits (RFC 7643 section 5)"_s);
}

void DiscoveryReader::noteShape(const QString &path, const ListPage &page)
{
    if (page.bare)
        note(path, u"not a ListResponse (RFC 7644 section 4)"_s);
    if (page.totalResults && *page.totalResults != page.resources.size())
        note(path, u"totalResults is %1, but %2 came"_s.arg(*page.totalResults).arg(page.resources.size()));
}

std::optional<Error> DiscoveryReader::readResourceTypes(const QString &path, const ListPage &page)
{
    noteShape(path, page);
    int own = 0;
    for (const Resource &entry : page.resources) {
        const Result<ResourceType> type = ResourceType::fromJson(entry.json(), m_basePath);
        if (!type.ok())
            note(path, u"an entry cannot be read (RFC 7643 section 6): %1"_s.arg(type.error().detail));
        else if (isDiscoveryEndpoint(type->endpoint) || isDiscoverySchema(type->schema))
            ++own;
        else if (m_found.resourceType(type->name) == nullptr)
            m_found.resourceTypes.append(*type);
        else
            note(path, u"\"%1\" is there twice"_s.arg(type->name));
    }
    if (own > 0)
        note(path, u"lists %1 of the discovery types themselves, which are no resources to manage (RFC 7643 section 6)"_s.arg(own));
    return m_found.resourceTypes.isEmpty() ? std::optional(Error::protocol(u"no resource type in it"_s)) : std::nullopt;
}

std::optional<Error> DiscoveryReader::readSchemas(const QString &path, const ListPage &page)
{
    noteShape(path, page);
    for (const Resource &entry : page.resources) {
        const Result<Schema> schema = Schema::fromJson(entry.json());
        if (!schema.ok())
            note(path, u"an entry cannot be read (RFC 7643 section 7): %1"_s.arg(schema.error().detail));
        else if (!isDiscoverySchema(schema->id) && m_found.schema(schema->id) == nullptr)
            m_found.schemas.append(*schema);
    }
    return m_found.schemas.isEmpty() ? std::optional(Error::protocol(u"no schema in it"_s)) : std::nullopt;
}

ServiceDescription DiscoveryReader::describe(const ServerProfile &profile, const std::optional<ProfileLibrary> &profiles)
{
    const auto recognised = profiles ? profiles->recognise(m_found) : std::nullopt;
    if (recognised)
        note(u"profile"_s, u"%1, recognised by what its discovery says"_s.arg(recognised->id));
    const ServerProfile own = recognised.value_or(profile);
    m_found.profile = m_hasConfig ? own.completedBy(m_found.config) : own;
    const ServiceDescription usual = ServiceDescription::fallback(m_found.profile);
    if (m_found.resourceTypes.isEmpty())
        m_found.resourceTypes = usual.resourceTypes;
    if (m_found.schemas.isEmpty())
        m_found.schemas = usual.schemas;
    else
        noteUnknownSchemas();
    return m_found;
}

void DiscoveryReader::noteUnknownSchemas()
{
    for (const ResourceType &type : std::as_const(m_found.resourceTypes)) {
        QStringList urns {type.schema};
        for (const ResourceType::Extension &extension : type.extensions)
            urns << extension.schema;
        for (const QString &urn : std::as_const(urns)) {
            if (!urn.isEmpty() && m_found.schema(urn) == nullptr)
                note(u"/ResourceTypes"_s, u"%1 names the schema %2, which /Schemas does not have (RFC 7643 section 6)"_s.arg(type.name, urn));
        }
    }
}

} // namespace Provost
