// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importoptions.h"
#include "import/rowbuilder.h"

#include <QPromise>

namespace Provost {

/// A row with something to look at.
struct CheckedRow {
    qint64 row = 0; ///< as a spreadsheet counts
    qint64 line = 0;
    QStringList cells {}; ///< with the fixes
    QList<RowProblem> problems {};
    friend bool operator==(const CheckedRow &, const CheckedRow &) = default;
};

/// What the rows of a file look like before anybody asks the directory. Memory is bounded by `shown`, and sixteen bytes a row and key.
struct TableCheck {
    qint64 rows = 0;
    qint64 broken = 0; ///< rows that cannot be imported as they are
    qint64 noticed = 0; ///< rows with mere warnings
    FileMark file {}; ///< that was checked
    QHash<int, qint64> kinds {}; ///< how many rows by RowProblem::Kind
    QList<CheckedRow> shown {}; ///< of those with problems, the first ones; in the file's order

    static constexpr qsizetype mostShown = 5000;
};

/// Reads and checks the whole file; blocks. Progress is in rows.
[[nodiscard]] Result<TableCheck> checkTable(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description,
                                            QPromise<Result<TableCheck>> *promise = nullptr);

} // namespace Provost
