// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/tablesample.h"

#include <QFileInfo>

namespace Provost {

QList<TableRow> TableSample::dataRows() const
{
    QList<TableRow> data;
    int toSkip = dialect.hasHeader ? 1 + dialect.exampleRows : 0;
    for (const TableRow &row : rows) {
        if (row.row <= dialect.preambleRows || row.isBlank())
            continue;
        if (toSkip-- > 0)
            continue;
        TableRow whole = row;
        if (whole.cells.size() < header.names.size())
            whole.cells.resize(header.names.size());
        data << whole;
    }
    return data;
}

Result<TableSample> sampleTable(const QString &fileName, const Dialect &given, SampleMode mode)
{
    TableSample sample {.dialect = given, .bytes = QFileInfo(fileName).size()};
    const auto sheets = TableReader::sheetNames(fileName);
    if (!sheets)
        return sheets.error();
    sample.sheets = *sheets;
    if (mode == SampleMode::Sniff) {
        const auto sniffed = TableReader::sniff(fileName);
        if (!sniffed)
            return sniffed.error();
        sample.dialect = *sniffed;
    }
    const auto rows = TableReader(fileName, sample.dialect).firstRows(TableSample::mostRows);
    if (!rows)
        return rows.error();
    sample.rows = *rows;
    if (mode == SampleMode::PlaceHeader) {
        sample.dialect.exampleRows = 0;
        placeHeader(sample.dialect, sample.rows);
    }
    const auto header = TableReader(fileName, sample.dialect).header();
    if (!header)
        return header.error();
    sample.header = *header;
    return sample;
}

} // namespace Provost
