// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/resource.h"
#include "scim/servicedescription.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QSaveFile>

#include <memory>

namespace Provost {

/// Two addresses of one provider: ids of the one mean something to the other.
[[nodiscard]] bool isSameProvider(const QString &baseUrl, const QString &otherBaseUrl);

/// The state of a directory as a file (docs/snapshot-format.md): JSON lines, a header, one resource a line as the provider sent it, and a last line with the
/// count and a SHA-256, so that a file that is cut or altered is recognised. Holds people's data and no secrets; readable by its owner only.
class SnapshotWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SnapshotWriter>> open(const QString &fileName, const QString &baseUrl, const ServiceDescription &description);
    void add(const QString &resourceType, const Resource &resource);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Puts the whole file in its place; without it nothing is left.
    [[nodiscard]] Result<void> finish();

private:
    explicit SnapshotWriter(const QString &fileName);
    void write(const QByteArray &line);

    QSaveFile m_file;
    QCryptographicHash m_hash;
    qint64 m_count = 0;
};

/// A snapshot that is read where it lies: memory follows the number of resources, not their size.
class SnapshotFile
{
public:
    /// Validation error for a file that is none, was cut off or altered.
    [[nodiscard]] static Result<std::unique_ptr<SnapshotFile>> open(const QString &fileName);
    [[nodiscard]] const QString &baseUrl() const { return m_baseUrl; }
    [[nodiscard]] const QString &takenAt() const { return m_takenAt; }
    [[nodiscard]] const QList<ResourceType> &types() const { return m_types; }
    [[nodiscard]] QStringList resourceTypes() const; ///< their names
    [[nodiscard]] const QList<Schema> &schemas() const { return m_schemas; }
    [[nodiscard]] QStringList ids(const QString &resourceType) const; ///< in the file's order
    [[nodiscard]] bool contains(const QString &resourceType, const QString &id) const { return m_places.value(resourceType).contains(id); }
    [[nodiscard]] Resource resource(const QString &resourceType, const QString &id) const; ///< null: not there

private:
    struct Place {
        qint64 offset = 0;
        qint64 size = 0;
    };
    explicit SnapshotFile(const QString &fileName);
    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<void> readHeader(const QByteArray &line);
    [[nodiscard]] bool take(const QByteArray &line, qint64 offset);

    mutable QFile m_file;
    QString m_baseUrl;
    QString m_takenAt;
    QList<ResourceType> m_types;
    QList<Schema> m_schemas;
    QHash<QString, QHash<QString, Place>> m_places;
    QHash<QString, QStringList> m_ids;
    qint64 m_count = 0;
};

} // namespace Provost
