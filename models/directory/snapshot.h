// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "directory/readgap.h"
#include "net/directoryid.h"
#include "scim/resource.h"
#include "scim/servicedescription.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QSaveFile>
#include <QUrl>

#include <memory>

namespace Provost {

/// The state of a directory as a file (docs/snapshot-format.md): JSON lines, a header, one resource a line as the provider sent it, and a last line with the
/// count and a SHA-256, so that a file that is cut or altered is recognised. Holds people's data and no secrets; readable by its owner only.
class SnapshotWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SnapshotWriter>> open(const QString &fileName, const DirectoryId &directory, const ServiceDescription &description);
    void add(const QString &resourceType, const Resource &resource);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Puts the whole file in its place; without it nothing is left. `gaps`: what could not be learnt.
    [[nodiscard]] Result<void> finish(const QList<ReadGap> &gaps = {});

private:
    explicit SnapshotWriter(const QString &fileName);
    void write(const QByteArray &line);

    QSaveFile m_file;
    QCryptographicHash m_hash;
    qint64 m_count = 0;
    QString m_withoutId; ///< the type of a resource that nobody could find again
};

/// Why a file cannot be used as a snapshot.
enum class SnapshotProblem : quint8 { None, Unreadable, NoSnapshot, NewerVersion, Altered, Broken, CutOff };

/// A snapshot that is read where it lies: memory follows the number of resources, not their size.
class SnapshotFile
{
public:
    /// Validation error for a file that is none, was cut off or altered; `problem` says which.
    [[nodiscard]] static Result<std::unique_ptr<SnapshotFile>> open(const QString &fileName, SnapshotProblem *problem = nullptr);
    /// Is it the state of what is behind this URL? Names of hosts and schemes in any case, with or without a slash at the end.
    [[nodiscard]] bool isOf(const QUrl &url) const;
    /// Is it the state of that very directory? A base URL is shared by all tenants of a provider. Identities of connections tell nothing on another machine, so two that
    /// differ in nothing else are no proof of another directory.
    [[nodiscard]] DirectoryId::Sameness comparedTo(const DirectoryId &other) const;
    [[nodiscard]] const DirectoryId &directory() const { return m_directory; }
    [[nodiscard]] const QList<ReadGap> &gaps() const { return m_gaps; } ///< what could not be learnt when it was taken
    [[nodiscard]] const QString &baseUrl() const { return m_directory.baseUrl; }
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
    [[nodiscard]] SnapshotProblem read();
    [[nodiscard]] SnapshotProblem readHeader(const QByteArray &line);
    [[nodiscard]] SnapshotProblem readEnd(const QByteArray &line, QCryptographicHash &hash);
    [[nodiscard]] bool take(const QByteArray &line, qint64 offset);

    mutable QFile m_file;
    DirectoryId m_directory;
    QString m_takenAt;
    QList<ResourceType> m_types;
    QList<Schema> m_schemas;
    QList<ReadGap> m_gaps;
    QHash<QString, QHash<QString, Place>> m_places;
    QHash<QString, QStringList> m_ids;
    qint64 m_count = 0;
};

} // namespace Provost
