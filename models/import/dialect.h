// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/csvparser.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Provost {

/// How a text file holds a table: what was detected, or what the operator says instead.
struct Dialect {
    QString encoding = QStringLiteral("UTF-8"); ///< as QStringDecoder names it
    char delimiter = ',';
    int preambleRows = 0; ///< rows (blank ones count) above the header: titles, version rows, "sep=;"
    bool hasHeader = true;
    int exampleRows = 0; ///< rows right below the header that a vendor's template explains itself with
    bool carriageReturnOnly = false; ///< rows end with CR alone, as on old Macs
    QString sheet {}; ///< of a workbook; empty: a text file
    bool isEncodingSure = true; ///< false: one of those before Unicode, guessed from few letters; somebody should look at the names
    friend bool operator==(const Dialect &, const Dialect &) = default;
};

/// The most likely dialect of a file that begins with `sample` (some 256 KiB are plenty; `isWhole`: it is the whole file).
[[nodiscard]] Dialect sniffDialect(const QByteArray &sample, bool isWhole);

/// Where in these first rows the header is, and what is above and below it: sets those members of `dialect`.
void placeHeader(Dialect &dialect, const QList<TableRow> &rows);

/// Text as UTF-8 without a byte order mark; what the encoding does not know becomes U+FFFD.
[[nodiscard]] QByteArray toUtf8(const QByteArray &bytes, const QString &encoding);

} // namespace Provost
