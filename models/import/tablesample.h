// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/tablereader.h"

namespace Provost {

/// The beginning of a file, read by a dialect: what the operator looks at while it is changed.
struct TableSample {
    Dialect dialect {};
    QStringList sheets {}; ///< of a workbook
    TableHeader header {};
    QList<TableRow> rows {}; ///< the first ones as they are, preamble and header too
    qint64 bytes = 0; ///< of the file

    static constexpr int mostRows = 200;

    /// Rows below header and examples, filled up to the header's width.
    [[nodiscard]] QList<TableRow> dataRows() const;
};

/// How much of `dialect` the operator has said.
enum class SampleMode : quint8 {
    Sniff, ///< nothing: find out
    PlaceHeader, ///< encoding, delimiter or sheet; where the header is follows from them
    AsGiven, ///< all of it
};

/// Blocks.
[[nodiscard]] Result<TableSample> sampleTable(const QString &fileName, const Dialect &dialect, SampleMode mode);

} // namespace Provost
