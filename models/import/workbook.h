// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "import/csvparser.h"

#include <QList>

#include <optional>

namespace Provost {

/// One sheet of a workbook as rows of text, as a spreadsheet counts them: blank rows count and are there, without cells.
struct Sheet {
    QString name {};
    QList<TableRow> rows {};
};

/// Whether a file that begins so is a workbook (XLSX, ODS) and no text: both are ZIP archives.
[[nodiscard]] bool isWorkbook(QByteArrayView head);

/// What a file that begins so is said to be where it holds no table that can be read: an old Excel workbook, a PDF document, an archive. Read as text they would be nonsense.
[[nodiscard]] std::optional<Error> foreignFormat(const QString &fileName, QByteArrayView head);

/// All sheets of an XLSX or ODS file. Dates come as ISO 8601, numbers without exponent and separators, formulas as their results.
/// Validation error for what is no workbook, damaged, sealed by a password, or larger than `mostUnpacked` once unpacked: a file of a few kilobytes can claim gigabytes,
/// and they would all be held in memory. Blocks, and holds the workbook in memory.
[[nodiscard]] Result<QList<Sheet>> readWorkbook(const QString &fileName, qint64 mostUnpacked = 2LL * 1024 * 1024 * 1024);

} // namespace Provost
