// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/resourcetype.h"

#include <QUrl>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// RFC 7643 section 6 says "relative to the Base URL, e.g. /Users"; servers also give whole URLs and paths from the host's root.
QString relativeEndpoint(const QString &text, const QString &basePath)
{
    QString path = text.contains("://"_L1) ? QUrl(text).path() : text;
    QString base = basePath;
    while (base.endsWith(u'/'))
        base.chop(1);
    if (!base.isEmpty() && path.startsWith(base + u'/', Qt::CaseInsensitive))
        path = path.sliced(base.size());
    while (path.endsWith(u'/'))
        path.chop(1);
    return path.startsWith(u'/') ? path : u'/' + path;
}

QList<ResourceType::Extension> extensionsOf(const Json &json)
{
    QList<ResourceType::Extension> extensions;
    for (const Json &item : json.items()) {
        // a bare URN instead of {schema, required} has been seen
        const QString urn = item.isString() ? item.toString() : item.value(u"schema").toString();
        if (!urn.isEmpty())
            extensions.append({.schema = urn, .required = item.value(u"required").toBool()});
    }
    return extensions;
}

} // namespace

Result<ResourceType> ResourceType::fromJson(const Json &json, const QString &basePath)
{
    const QString id = json.value(u"id").toString();
    const QString name = json.value(u"name").toString(id);
    const QString endpoint = json.value(u"endpoint").toString();
    if (name.isEmpty() || endpoint.isEmpty())
        return Error::protocol(u"a resource type without name or endpoint (RFC 7643 section 6)"_s);
    return ResourceType {.id = id.isEmpty() ? name : id,
                         .name = name,
                         .endpoint = relativeEndpoint(endpoint, basePath),
                         .description = json.value(u"description").toString(),
                         .schema = json.value(u"schema").toString(),
                         .extensions = extensionsOf(json.value(u"schemaExtensions"))};
}

Json ResourceType::toJson() const
{
    Json json = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:ResourceType"_s})},
                              {u"id"_s, id},
                              {u"name"_s, name},
                              {u"endpoint"_s, endpoint},
                              {u"description"_s, description},
                              {u"schema"_s, schema}});
    Json::Array items;
    for (const Extension &extension : extensions)
        items.push_back(Json::object({{u"schema"_s, extension.schema}, {u"required"_s, extension.required}}));
    json.set(u"schemaExtensions"_s, items);
    return json;
}

bool ResourceType::isCalled(QStringView word) const
{
    const QStringView last = QStringView(endpoint).sliced(endpoint.lastIndexOf(u'/') + 1);
    return !word.isEmpty()
        && (word.compare(name, Qt::CaseInsensitive) == 0 || word.compare(last, Qt::CaseInsensitive) == 0);
}

} // namespace Provost
