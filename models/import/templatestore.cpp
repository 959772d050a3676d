// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/templatestore.h"

#include "change/auditchain.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestMapping = 16 * 1024 * 1024;

/// A title may hold anything; the file is named by its hash, and says inside what it is called.
QString hashed(const QString &text)
{
    return QString::fromLatin1(sha256Hex(text.toUtf8()).first(24));
}

} // namespace

Result<ColumnMapping> readMapping(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    if (file.size() > largestMapping)
        return Error::validation(u"%1 is too large for a mapping"_s.arg(fileName));
    const auto json = Json::parse(file.readAll());
    auto mapping = json ? ColumnMapping::fromJson(*json) : Result<ColumnMapping>(json.error());
    if (!mapping)
        return Error::validation(u"%1: %2"_s.arg(fileName, mapping.error().detail));
    return mapping;
}

Result<void> writeMapping(const QString &fileName, const ColumnMapping &mapping)
{
    QSaveFile file(fileName);
    const QByteArray bytes = mapping.toJson().toBytes() + '\n';
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(bytes) != bytes.size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(fileName, file.errorString()));
    return {};
}

TemplateStore::TemplateStore(const QDir &dataDir, const QString &connection)
    : m_folder(dataDir.filePath(u"mappings/%1"_s.arg(hashed(connection))))
{
}

QList<ColumnMapping> TemplateStore::all() const
{
    QList<ColumnMapping> mappings;
    const QStringList names = m_folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &name : names) {
        if (const auto mapping = readMapping(m_folder.filePath(name)))
            mappings << *mapping;
    }
    std::stable_sort(mappings.begin(), mappings.end(), [](const ColumnMapping &a, const ColumnMapping &b) { return a.title.localeAwareCompare(b.title) < 0; });
    return mappings;
}

std::optional<ColumnMapping> TemplateStore::find(const QByteArray &fingerprint) const
{
    const QStringList names = m_folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &name : names) {
        const auto mapping = readMapping(m_folder.filePath(name));
        if (mapping && mapping->fingerprints.contains(fingerprint))
            return *mapping;
    }
    return std::nullopt;
}

QString TemplateStore::fileNameOf(const ColumnMapping &mapping) const
{
    const QString name = mapping.title.isEmpty() ? u"header-"_s + QString::fromLatin1(mapping.fingerprints.value(0).left(24)) : u"title-"_s + hashed(mapping.title);
    return m_folder.filePath(name + u".json"_s);
}

Result<void> TemplateStore::save(const ColumnMapping &mapping) const
{
    if (!m_folder.mkpath(u"."_s))
        return Error::store(u"%1 cannot be made"_s.arg(m_folder.path()));
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return writeMapping(fileNameOf(mapping), mapping);
}

Result<void> TemplateStore::remove(const ColumnMapping &mapping) const
{
    const QString fileName = fileNameOf(mapping);
    if (QFile::exists(fileName) && !QFile::remove(fileName))
        return Error::store(u"%1 cannot be removed"_s.arg(fileName));
    return {};
}

} // namespace Provost
