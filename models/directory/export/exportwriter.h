// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "directory/export/ldif.h"
#include "directory/flatresource.h"

#include <QIODevice>
#include <QTemporaryFile>

#include <atomic>
#include <functional>

namespace Provost {

enum class ExportFormat : quint8 { Csv, Json, JsonLines, Xlsx, Ldif };

/// What is written of resources, and how.
struct ExportSpec {
    ExportFormat format = ExportFormat::Csv;
    ResourceType type {};
    ResourceSchema schema {};
    QStringList columns {}; ///< attribute paths; empty: every attribute that the data has
    QString baseDn {}; ///< of LDIF
};

/// Resources to bytes, as they come, for one thread at a time. CSV and XLSX know their header only when the last resource is there: they are kept in a
/// temporary file meanwhile, so memory follows neither number nor size.
class ExportWriter
{
public:
    using Sink = std::function<bool(const QByteArray &)>; ///< false: nobody takes any more
    ExportWriter(ExportSpec spec, Sink sink);

    [[nodiscard]] Result<void> add(const QList<Resource> &resources);
    [[nodiscard]] Result<void> finish(const std::atomic<bool> &isCancelled);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] qint64 cutCells() const { return m_cutCells; } ///< that Excel could not have taken whole

private:
    [[nodiscard]] bool isTable() const { return m_spec.format == ExportFormat::Csv || m_spec.format == ExportFormat::Xlsx; }
    [[nodiscard]] Result<void> addOne(const Resource &resource);
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    [[nodiscard]] Result<void> writeTable(const std::atomic<bool> &isCancelled);
    [[nodiscard]] Result<void> writeWorkbook(const QStringList &header, const std::atomic<bool> &isCancelled);
    [[nodiscard]] Result<void> eachKept(const QStringList &header, const std::atomic<bool> &isCancelled, const std::function<Result<void>(const QStringList &)> &take);
    [[nodiscard]] QStringList flatRow(const Json &resource, const QStringList &header) const;
    [[nodiscard]] Json projected(const Json &resource) const;

    ExportSpec m_spec;
    Sink m_sink;
    Ldif m_ldif;
    FlatColumns m_columns;
    QTemporaryFile m_kept; ///< JSON lines
    qint64 m_count = 0;
    qint64 m_cutCells = 0;
};

} // namespace Provost
