// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/columnmapping.h"

#include <QDir>

namespace Provost {

/// The mappings of one connection, kept in the data directory: one file each (docs/mapping-format.md), found again by the header of a file.
class TemplateStore
{
public:
    TemplateStore(const QDir &dataDir, const QString &connection);

    [[nodiscard]] QList<ColumnMapping> all() const; ///< by title; files that cannot be read are passed over
    /// The one that was used last for a file with this header; nullopt: none.
    [[nodiscard]] std::optional<ColumnMapping> find(const QByteArray &fingerprint) const;
    /// Under its title; one without a title is remembered for its first fingerprint alone.
    [[nodiscard]] Result<void> save(const ColumnMapping &mapping) const;
    [[nodiscard]] Result<void> remove(const ColumnMapping &mapping) const;
    [[nodiscard]] QString fileNameOf(const ColumnMapping &mapping) const;

private:
    QDir m_folder;
};

[[nodiscard]] Result<ColumnMapping> readMapping(const QString &fileName); ///< Validation error that names file and place
[[nodiscard]] Result<void> writeMapping(const QString &fileName, const ColumnMapping &mapping); ///< readable by its owner alone

} // namespace Provost
