// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/descriptioncache.h"

#include "net/directoryid.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int format = 1;

Json supported(std::optional<bool> value)
{
    return value ? Json::object({{u"supported"_s, Json(*value)}}) : Json();
}

template <typename T>
void setKnown(Json &object, const QString &key, const std::optional<T> &value)
{
    if (value)
        object.set(key, Json(*value));
}

void setDefined(Json &object, const QString &key, const Json &value)
{
    if (!value.isUndefined() && (!value.isObject() || value.size() > 0))
        object.set(key, value);
}

/// In the shape of RFC 7643 section 5, so that ServiceProviderConfig reads it as it reads a server's; what was not said stays unsaid.
Json toJson(const ServiceProviderConfig &config)
{
    Json document = Json::object({{u"documentationUri"_s, Json(config.documentationUri)}});
    setDefined(document, u"patch"_s, supported(config.patch));
    setDefined(document, u"changePassword"_s, supported(config.changePassword));
    setDefined(document, u"sort"_s, supported(config.sort));
    setDefined(document, u"etag"_s, supported(config.etag));
    Json bulk = config.bulk ? supported(config.bulk) : Json::object();
    setKnown(bulk, u"maxOperations"_s, config.bulkMaxOperations);
    setKnown(bulk, u"maxPayloadSize"_s, config.bulkMaxPayloadSize);
    setDefined(document, u"bulk"_s, bulk);
    Json filter = config.filter ? supported(config.filter) : Json::object();
    setKnown(filter, u"maxResults"_s, config.filterMaxResults);
    setDefined(document, u"filter"_s, filter);
    Json pages = Json::object();
    setKnown(pages, u"cursor"_s, config.cursorPagination);
    setKnown(pages, u"index"_s, config.indexPagination);
    if (!config.defaultPaginationMethod.isEmpty())
        pages.set(u"defaultPaginationMethod"_s, Json(config.defaultPaginationMethod));
    setKnown(pages, u"defaultPageSize"_s, config.defaultPageSize);
    setKnown(pages, u"maxPageSize"_s, config.maxPageSize);
    setKnown(pages, u"cursorTimeout"_s, config.cursorTimeout);
    setDefined(document, u"pagination"_s, pages);
    Json schemes = Json::array();
    for (const auto &scheme : config.authenticationSchemes)
        schemes.append(Json::object({{u"type"_s, Json(scheme.type)},
                                     {u"name"_s, Json(scheme.name)},
                                     {u"description"_s, Json(scheme.description)},
                                     {u"specUri"_s, Json(scheme.specUri)},
                                     {u"documentationUri"_s, Json(scheme.documentationUri)}}));
    document.set(u"authenticationSchemes"_s, schemes);
    return document;
}

template <typename T>
Json listOf(const QList<T> &values)
{
    Json list = Json::array();
    for (const T &value : values)
        list.append(value.toJson());
    return list;
}

Json listOf(const QList<ServiceDescription::Note> &notes)
{
    Json list = Json::array();
    for (const auto &note : notes)
        list.append(Json::object({{u"subject"_s, Json(note.subject)}, {u"text"_s, Json(note.text)}}));
    return list;
}

/// False when an element does not read: half a description is none.
template <typename T>
bool readList(const Json &list, QList<T> &values)
{
    for (const Json &item : list.items()) {
        auto value = T::fromJson(item);
        if (!value.ok())
            return false;
        values.append(*value);
    }
    return list.isArray();
}

std::optional<ServiceDescription> descriptionFrom(const Json &document, const ConnectionSettings &settings)
{
    ServiceDescription description;
    description.config = ServiceProviderConfig::fromJson(document.value(u"config"));
    if (!readList(document.value(u"resourceTypes"), description.resourceTypes) || !readList(document.value(u"schemas"), description.schemas))
        return {};
    for (const Json &note : document.value(u"notes").items())
        description.notes.append({note.value(u"subject").toString(), note.value(u"text").toString()});
    description.profile = settledProfile(settings.profile, settings.profiles, description);
    return description;
}

} // namespace

DescriptionCache::DescriptionCache(QDir dataDir)
    : m_dir(dataDir.filePath(u"description-cache"_s))
{
}

QString DescriptionCache::fileFor(const ConnectionSettings &settings) const
{
    const DirectoryId directory = DirectoryId::of(settings); // the tenants behind one URL may have switched on different things
    const QByteArray key = settings.baseUrl.adjusted(QUrl::StripTrailingSlash).toEncoded() + '\n' + settings.profile.id.toUtf8() + '\n' + directory.toText().toUtf8();
    return m_dir.filePath(QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32)) + u".json"_s);
}

std::optional<DescriptionCache::Entry> DescriptionCache::load(const ConnectionSettings &settings) const
{
    QFile file(fileFor(settings));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document = Json::parse(file.readAll());
    if (!document.ok() || document->value(u"format").toInteger() != format)
        return {};
    const auto description = descriptionFrom(*document, settings);
    const QDateTime readAt = QDateTime::fromString(document->value(u"readAt").toString(), Qt::ISODate);
    if (!description || !readAt.isValid())
        return {};
    Entry entry {.description = *description, .readAt = readAt, .driftedAt = QDateTime::fromString(document->value(u"driftedAt").toString(), Qt::ISODate)};
    for (const Json &change : document->value(u"drift").items()) {
        if (const auto known = SchemaChange::fromJson(change))
            entry.drift.append(*known);
    }
    return entry;
}

Result<void> DescriptionCache::save(const ConnectionSettings &settings, const ServiceDescription &description, const QList<SchemaChange> &drift, const QDateTime &driftedAt, const QDateTime &readAt) const
{
    if (!m_dir.mkpath(u"."_s))
        return Error::store(u"cannot make %1"_s.arg(m_dir.path()));
    Json document = Json::object({
        {u"format"_s, Json(format)},
        {u"baseUrl"_s, Json(settings.baseUrl.toString(QUrl::RemoveUserInfo))},
        {u"readAt"_s, Json(readAt.toString(Qt::ISODate))},
        {u"config"_s, toJson(description.config)},
        {u"resourceTypes"_s, listOf(description.resourceTypes)},
        {u"schemas"_s, listOf(description.schemas)},
        {u"notes"_s, listOf(description.notes)},
    });
    if (!drift.isEmpty()) {
        document.set(u"drift"_s, listOf(drift));
        document.set(u"driftedAt"_s, Json(driftedAt.toString(Qt::ISODate)));
    }
    QSaveFile file(fileFor(settings));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error::store(file.errorString());
    file.write(document.toIndentedBytes());
    return file.commit() ? Result<void>() : Error::store(file.errorString());
}

} // namespace Provost
