// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/snapshot.h"

#include <QDateTime>

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

QString phrase(SnapshotProblem problem)
{
    switch (problem) {
    case SnapshotProblem::None:
    case SnapshotProblem::Unreadable:
        break;
    case SnapshotProblem::NoSnapshot:
        return u"this is no snapshot"_s;
    case SnapshotProblem::NewerVersion:
        return u"a newer Provost wrote this snapshot"_s;
    case SnapshotProblem::Altered:
        return u"the snapshot was altered after it was written"_s;
    case SnapshotProblem::Broken:
        return u"the snapshot is broken"_s;
    case SnapshotProblem::CutOff:
        return u"the snapshot is cut off"_s;
    }
    return {};
}

Json toJson(const QList<ReadGap> &gaps)
{
    Json list = Json::array();
    for (const ReadGap &gap : gaps)
        list.append(gap.toJson());
    return list;
}

QUrl plain(const QUrl &url)
{
    QUrl same = url.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const int usual = same.scheme() == "https"_L1 ? 443 : 80;
    if (same.port() == usual)
        same.setPort(-1);
    return same;
}

} // namespace

SnapshotWriter::SnapshotWriter(const QString &fileName)
    : m_file(fileName)
    , m_hash(QCryptographicHash::Sha256)
{
}

Result<std::unique_ptr<SnapshotWriter>> SnapshotWriter::open(const QString &fileName, const DirectoryId &directory, const ServiceDescription &description)
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
    Json header = Json::object({{u"format"_s, u"provost-snapshot"_s}, {u"version"_s, formatVersion}, {u"baseUrl"_s, directory.baseUrl},
                                {u"takenAt"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}, {u"resourceTypes"_s, types}, {u"schemas"_s, schemas}});
    if (const QString identity = directory.toText(); !identity.isEmpty()) {
        header.set(u"directory"_s, identity);
        header.set(u"connection"_s, directory.name);
    }
    writer->write(header.toBytes());
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
    if (resource.id().isEmpty())
        m_withoutId = resourceType;
    // Written by hand, so that the resource's bytes stay as they are.
    write("{\"type\":" + Json(resourceType).toBytes() + ",\"resource\":" + oneLine(resource) + '}');
    ++m_count;
}

Result<void> SnapshotWriter::finish(const QList<ReadGap> &gaps)
{
    if (!m_withoutId.isEmpty()) // reading would refuse it, when it is too late
        return Error::protocol(u"%1: a resource came without an id (RFC 7643 section 3.1)"_s.arg(m_withoutId));
    Json end = Json::object({{u"end"_s, true}, {u"count"_s, m_count}});
    if (!gaps.isEmpty()) {
        const Json list = toJson(gaps);
        m_hash.addData(list.toBytes());
        end.set(u"gaps"_s, list);
    }
    end.set(u"sha256"_s, QString::fromLatin1(m_hash.result().toHex()));
    m_file.write(end.toBytes() + '\n');
    if (!m_file.commit())
        return Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

SnapshotFile::SnapshotFile(const QString &fileName)
    : m_file(fileName)
{
}

Result<std::unique_ptr<SnapshotFile>> SnapshotFile::open(const QString &fileName, SnapshotProblem *problem)
{
    std::unique_ptr<SnapshotFile> file(new SnapshotFile(fileName));
    const bool isOpen = file->m_file.open(QIODevice::ReadOnly);
    const SnapshotProblem found = isOpen ? file->read() : SnapshotProblem::Unreadable;
    if (problem != nullptr)
        *problem = found;
    if (found == SnapshotProblem::None)
        return file;
    return Error::validation(u"%1: %2"_s.arg(fileName, isOpen ? phrase(found) : file->m_file.errorString()));
}

bool SnapshotFile::isOf(const QUrl &url) const
{
    return plain(QUrl(m_directory.baseUrl)) == plain(url);
}

DirectoryId::Sameness SnapshotFile::comparedTo(const DirectoryId &other) const
{
    if (!isOf(QUrl(other.baseUrl)))
        return DirectoryId::Sameness::Other;
    DirectoryId mine = m_directory;
    mine.baseUrl = other.baseUrl; // written in another way
    if (const auto sameness = mine.comparedTo(other); sameness != DirectoryId::Sameness::Other)
        return sameness;
    mine.connectionId.clear();
    const auto sameness = mine.comparedTo(other);
    return sameness == DirectoryId::Sameness::Same ? DirectoryId::Sameness::Unsure : sameness;
}

SnapshotProblem SnapshotFile::readHeader(const QByteArray &line)
{
    const auto header = Json::parse(line);
    if (!header || header->value(u"format").toString() != "provost-snapshot"_L1)
        return SnapshotProblem::NoSnapshot;
    if (header->value(u"version").toInteger() != formatVersion)
        return SnapshotProblem::NewerVersion;
    m_directory = DirectoryId::fromText(header->value(u"baseUrl").toString(), header->value(u"connection").toString(), header->value(u"directory").toString());
    m_takenAt = header->value(u"takenAt").toString();
    const Json types = header->value(u"resourceTypes");
    for (const Json &json : types.items()) {
        if (const auto type = ResourceType::fromJson(json))
            m_types << *type;
    }
    const Json schemas = header->value(u"schemas");
    for (const Json &json : schemas.items()) {
        if (const auto schema = Schema::fromJson(json))
            m_schemas << *schema;
    }
    return SnapshotProblem::None;
}

SnapshotProblem SnapshotFile::read()
{
    if (const SnapshotProblem header = readHeader(m_file.readLine()); header != SnapshotProblem::None)
        return header;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    m_file.seek(0);
    hash.addData(m_file.readLine());
    while (!m_file.atEnd()) {
        const qint64 offset = m_file.pos();
        const QByteArray line = m_file.readLine();
        if (line.startsWith("{\"end\":true"))
            return readEnd(line, hash);
        hash.addData(line);
        if (!take(line, offset))
            return SnapshotProblem::Broken;
    }
    return SnapshotProblem::CutOff;
}

SnapshotProblem SnapshotFile::readEnd(const QByteArray &line, QCryptographicHash &hash)
{
    const auto end = Json::parse(line);
    if (!end)
        return SnapshotProblem::CutOff;
    const Json gaps = end->value(u"gaps");
    if (!gaps.isUndefined())
        hash.addData(gaps.toBytes());
    for (const Json &json : gaps.items()) {
        if (const auto gap = ReadGap::fromJson(json))
            m_gaps << *gap;
    }
    const bool fits = end->value(u"sha256").toString().toLatin1() == hash.result().toHex() && end->value(u"count").toInteger() == m_count && m_file.atEnd();
    return fits ? SnapshotProblem::None : SnapshotProblem::Altered;
}

bool SnapshotFile::take(const QByteArray &line, qint64 offset)
{
    const auto json = Json::parse(line);
    if (!json)
        return false;
    const QString type = json->value(u"type").toString();
    const QString id = json->value(u"resource").value(u"id").scalarText();
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
