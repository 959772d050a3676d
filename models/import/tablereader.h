// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "import/csvparser.h"
#include "import/dialect.h"

#include <functional>

namespace Provost {

/// The header of a table: one name a column, none empty ("Column 3"), none twice ("Mail (2)").
struct TableHeader {
    QStringList names {};
    QByteArray fingerprint {}; ///< of what the names say, whatever their case and spaces: SHA-256 in hex, knows a file of the same kind again
    friend bool operator==(const TableHeader &, const TableHeader &) = default;
};

/// Reads a delimited text file, or a sheet of a workbook, from its beginning, as often as it is asked. A file is never written; text is never held in
/// memory, a workbook is, from the first reading on. Not for the GUI thread: reading blocks. One thread at a time.
class TableReader
{
public:
    TableReader(QString fileName, Dialect dialect);

    /// What the file looks like; Store error when it cannot be read.
    [[nodiscard]] static Result<Dialect> sniff(const QString &fileName);
    /// The names of a workbook's sheets, in its order; none for a text file.
    [[nodiscard]] static Result<QStringList> sheetNames(const QString &fileName);

    [[nodiscard]] const QString &fileName() const { return m_fileName; }
    [[nodiscard]] const Dialect &dialect() const { return m_dialect; }

    [[nodiscard]] Result<TableHeader> header() const;
    /// The rows below header and example rows, blank ones left out, until `sink` returns false. Rows that are too short are filled up with empty cells
    /// to the header's width; surplus cells stay, for somebody must say that they are there.
    /// `glance` sees the bytes of plain rows of a text file first; it may be asked about fewer.
    [[nodiscard]] Result<void> read(const CsvParser::Sink &sink, const CsvParser::Glance &glance = {}) const;
    /// The first rows of the file as they are, the preamble too.
    [[nodiscard]] Result<QList<TableRow>> firstRows(int count) const;

private:
    Result<void> readRaw(const CsvParser::Sink &sink, qsizetype width, const CsvParser::Glance &glance = {}) const;
    Result<void> readText(const CsvParser::Sink &sink, qsizetype width, const CsvParser::Glance &glance) const;
    Result<void> readSheet(const CsvParser::Sink &sink) const;

    QString m_fileName;
    Dialect m_dialect;
    mutable std::shared_ptr<const QList<TableRow>> m_sheet; ///< unpacked and parsed once
};

} // namespace Provost
