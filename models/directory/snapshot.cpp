// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/snapshot.h"

#include <QDateTime>
#include <QUrl>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

/// A resource on one line; white space between tokens is all that may go.
QByteArray oneLine(const Resource &resource)
{
    const QByteArray &bytes = resource.bytes();
    return bytes.contains('\n') || bytes.contains('\r') ? resource.json().toBytes() : bytes;
}

Error broken(const QString &fileName, const QString &what)
{
    return Error::validation(u"%1: %2"_s.arg(fileName, what));
}

} // namespace

bool isSameProvider(const QString &baseUrl, const QString &otherBaseUrl)
{
    const auto plain = [](const QString &text) { return QUrl(text).adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments | QUrl::RemoveUserInfo); };
    return plain(baseUrl) == plain(otherBaseUrl);
}

SnapshotWriter::SnapshotWriter(const QString &fileName)
    : m_file(fileName)
    , m_hash(QCryptographicHash::Sha256)
{
}

Result<std::unique_ptr<SnapshotWriter>> SnapshotWriter::open(const QString &fileName, const QString &baseUrl, const ServiceDescription &description)
{
    std::unique_ptr<SnapshotWriter> writer(new SnapshotWriter(fileName));
    if (!writer->m_file.open(QIODevice::WriteOnly))
        return Error::store(u"%1: %2"_s.arg(fileName, writer->m_file.errorString()));
    writer->m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Json types = Json::array();
    for (const ResourceType &type : description.resourceTypes)
        types.append(type.toJson());
    Json schemas = Json::array();
    for (const Schema &schema : description.schemas)
        schemas.append(schema.toJson());
    writer->write(Json::object({{u"format"_s, u"provost-snapshot"_s}, {u"version"_s, formatVersion}, {u"baseUrl"_s, baseUrl},
                                {u"takenAt"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}, {u"resourceTypes"_s, types}, {u"schemas"_s, schemas}})
                      .toBytes());
    return writer;
}

void SnapshotWriter::write(const QByteArray &line)
{
    m_hash.addData(line);
    m_hash.addData("\n");
    m_file.write(line);
    m_file.write("\n");
}

void SnapshotWriter::add(const QString &resourceType, const Resource &resource)
{
    // Written by hand, so that the resource's bytes stay as they are.
    write("{\"type\":" + Json(resourceType).toBytes() + ",\"resource\":" + oneLine(resource) + '}');
    ++m_count;
}

Result<void> SnapshotWriter::finish()
{
    const Json end = Json::object({{u"end"_s, true}, {u"count"_s, m_count}, {u"sha256"_s, QString::fromLatin1(m_hash.result().toHex())}});
    m_file.write(end.toBytes() + '\n');
    if (!m_file.commit())
        return Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

SnapshotFile::SnapshotFile(const QString &fileName)
    : m_file(fileName)
{
}

Result<std::unique_ptr<SnapshotFile>> SnapshotFile::open(const QString &fileName)
{
    std::unique_ptr<SnapshotFile> file(new SnapshotFile(fileName));
    if (!file->m_file.open(QIODevice::ReadOnly))
        return broken(fileName, file->m_file.errorString());
    if (const auto read = file->read(); !read)
        return broken(fileName, read.error().detail);
    return file;
}

Result<void> SnapshotFile::readHeader(const QByteArray &line)
{
    const auto header = Json::parse(line);
    if (!header || header->value(u"format").toString() != "provost-snapshot"_L1)
        return Error::validation(u"this is no snapshot"_s);
    if (header->value(u"version").toInteger() != formatVersion)
        return Error::validation(u"a newer Provost wrote this snapshot"_s);
    m_baseUrl = header->value(u"baseUrl").toString();
    m_takenAt = header->value(u"takenAt").toString();
    for (const Json &json : header->value(u"resourceTypes").items()) {
        if (const auto type = ResourceType::fromJson(json))
            m_types << *type;
    }
    for (const Json &json : header->value(u"schemas").items()) {
        if (const auto schema = Schema::fromJson(json))
            m_schemas << *schema;
    }
    return {};
}

Result<void> SnapshotFile::read()
{
    if (const auto header = readHeader(m_file.readLine()); !header)
        return header;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    m_file.seek(0);
    hash.addData(m_file.readLine());
    while (!m_file.atEnd()) {
        const qint64 offset = m_file.pos();
        const QByteArray line = m_file.readLine();
        if (line.startsWith("{\"end\":true")) {
            const auto end = Json::parse(line);
            const bool fits = end && end->value(u"sha256").toString().toLatin1() == hash.result().toHex() && end->value(u"count").toInteger() == m_count && m_file.atEnd();
            return fits ? Result<void>() : Error::validation(u"the snapshot was altered after it was written"_s);
        }
        hash.addData(line);
        if (!take(line, offset))
            return Error::validation(u"the snapshot is broken at byte %1"_s.arg(offset));
    }
    return Error::validation(u"the snapshot is cut off"_s);
}

bool SnapshotFile::take(const QByteArray &line, qint64 offset)
{
    const auto json = Json::parse(line);
    if (!json)
        return false;
    const QString type = json->value(u"type").toString();
    const QString id = json->value(u"resource").value(u"id").toString();
    if (type.isEmpty() || id.isEmpty())
        return false;
    ++m_count;
    if (!m_places[type].contains(id))
        m_ids[type] << id;
    m_places[type].insert(id, {offset, line.size()});
    return true;
}

QStringList SnapshotFile::resourceTypes() const
{
    QStringList names;
    for (const ResourceType &type : m_types)
        names << type.name;
    return names;
}

QStringList SnapshotFile::ids(const QString &resourceType) const
{
    return m_ids.value(resourceType);
}

Resource SnapshotFile::resource(const QString &resourceType, const QString &id) const
{
    const auto type = m_places.constFind(resourceType);
    if (type == m_places.cend() || !type->contains(id))
        return {};
    const Place place = type->value(id);
    m_file.seek(place.offset);
    const QByteArray line = m_file.read(place.size).trimmed();
    const QByteArrayView key(",\"resource\":");
    const qsizetype begin = line.indexOf(key) + key.size();
    return Resource(line.mid(begin, line.size() - begin - 1), id);
}

} // namespace Provost
