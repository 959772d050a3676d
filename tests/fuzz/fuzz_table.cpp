// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "directory/csvtext.h"
#include "import/dialect.h"

using namespace Provost;

namespace {

QList<TableRow> rowsOf(const QByteArray &text, char delimiter, bool carriageReturnOnly, qsizetype chunk, qsizetype width, bool thorough = false)
{
    QList<TableRow> rows;
    CsvParser parser(delimiter, carriageReturnOnly);
    parser.setWidth(width);
    parser.setThorough(thorough);
    const auto sink = [&rows](const TableRow &row) {
        rows << row;
        return true;
    };
    for (qsizetype from = 0; from < text.size(); from += chunk)
        parser.feed(QByteArrayView(text).sliced(from, std::min(chunk, text.size() - from)), sink);
    parser.finish(sink);
    return rows;
}

} // namespace

/// Whatever bytes come: the sniffer names a dialect it can read itself, rows do not depend on how the bytes were cut nor on the short way being taken, are counted without a gap, and come out
/// again as they were written.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const Dialect dialect = sniffDialect(bytes, true);
    require(dialect.preambleRows >= 0 && dialect.exampleRows >= 0);
    const QByteArray text = toUtf8(bytes, dialect.encoding);
    for (const qsizetype width : {0, 3}) {
        const QList<TableRow> rows = rowsOf(text, dialect.delimiter, dialect.carriageReturnOnly, 100'000, width);
        require(rows == rowsOf(text, dialect.delimiter, dialect.carriageReturnOnly, 3, width));
        require(rows == rowsOf(text, dialect.delimiter, dialect.carriageReturnOnly, 100'000, width, true));
        qint64 last = 0;
        for (const TableRow &row : rows) {
            require(row.row == ++last);
            require(row.line >= row.row || row.line == 0);
        }
        for (const TableRow &row : rows) {
            if (row.isBlank() || row.flaw != TableRow::Flaw::None)
                continue;
            const QList<TableRow> again = rowsOf(csvLine(row.cells).toUtf8(), ',', false, 1000, 0);
            // A row of nothing but empty cells, or of lines beyond the parser's patience, is no row of its own.
            const bool isPlain = !row.cells.join(QString()).trimmed().isEmpty() && row.cells.join(QString()).count(QLatin1Char('\n')) < 150;
            require(!isPlain || (again.size() == 1 && again.constFirst().cells == row.cells));
        }
    }
    return 0;
}
