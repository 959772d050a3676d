// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/tablereader.h"

#include "import/importplan.h"
#include "import/workbook.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sampleSize = 256 * 1024;
constexpr qint64 chunkSize = 1024 * 1024;
constexpr qsizetype rowsSniffed = 200; ///< of a sheet

TableHeader headerFrom(const QStringList &cells)
{
    TableHeader header;
    QSet<QString> taken;
    QStringList canonical;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString name = cells[i].simplified();
        if (!isReportColumn(name)) // a rejects file is mapped as the file it comes from
            canonical << name.toCaseFolded();
        if (name.isEmpty())
            name = u"Column %1"_s.arg(i + 1);
        const QString wanted = name;
        for (int again = 2; taken.contains(name.toCaseFolded()); ++again)
            name = u"%1 (%2)"_s.arg(wanted).arg(again);
        taken.insert(name.toCaseFolded());
        header.names << name;
    }
    header.fingerprint = QCryptographicHash::hash(canonical.join(QChar(0x1F)).toUtf8(), QCryptographicHash::Sha256).toHex();
    return header;
}

/// The first sheet that holds something.
Result<Dialect> sniffWorkbook(const QString &fileName)
{
    const auto sheets = readWorkbook(fileName);
    if (!sheets)
        return sheets.error();
    const auto filled = std::find_if(sheets->cbegin(), sheets->cend(), [](const Sheet &sheet) { return !sheet.rows.isEmpty(); });
    const Sheet &sheet = filled == sheets->cend() ? sheets->constFirst() : *filled;
    Dialect dialect {.sheet = sheet.name};
    placeHeader(dialect, sheet.rows.mid(0, rowsSniffed));
    return dialect;
}

/// A row of delimiters and blanks alone is what a spreadsheet leaves of one that was emptied.
template <typename Cells>
bool saysNothing(const Cells &cells)
{
    return std::all_of(cells.cbegin(), cells.cend(), [](const auto &cell) { return cell.trimmed().isEmpty(); });
}

bool isUtf8(const QString &encoding)
{
    return encoding.compare(u"UTF-8"_s, Qt::CaseInsensitive) == 0;
}

} // namespace

TableReader::TableReader(QString fileName, Dialect dialect)
    : m_fileName(std::move(fileName))
    , m_dialect(std::move(dialect))
{
}

Result<Dialect> TableReader::sniff(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    const QByteArray sample = file.read(sampleSize);
    if (sample.isEmpty())
        return Error::validation(u"%1 is empty"_s.arg(fileName));
    if (isWorkbook(sample))
        return sniffWorkbook(fileName);
    if (const auto foreign = foreignFormat(fileName, sample); foreign)
        return *foreign;
    return sniffDialect(sample, file.atEnd());
}

Result<QStringList> TableReader::sheetNames(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    QStringList names;
    const QByteArray head = file.peek(8);
    if (const auto foreign = foreignFormat(fileName, head); foreign)
        return *foreign;
    if (!isWorkbook(head))
        return names;
    const auto sheets = readWorkbook(fileName);
    if (!sheets)
        return sheets.error();
    for (const Sheet &sheet : *sheets)
        names << sheet.name;
    return names;
}

Result<void> TableReader::readRaw(const CsvParser::Sink &sink, qsizetype width, const CsvParser::Glance &glance) const
{
    return m_dialect.sheet.isEmpty() ? readText(sink, width, glance) : readSheet(sink);
}

Result<void> TableReader::readSheet(const CsvParser::Sink &sink) const
{
    if (!m_sheet) {
        const auto sheets = readWorkbook(m_fileName);
        if (!sheets)
            return sheets.error();
        const auto wanted = std::find_if(sheets->cbegin(), sheets->cend(), [this](const Sheet &sheet) { return sheet.name == m_dialect.sheet; });
        if (wanted == sheets->cend())
            return Error::validation(u"%1 has no sheet \"%2\""_s.arg(m_fileName, m_dialect.sheet));
        m_sheet = std::make_shared<const QList<TableRow>>(wanted->rows);
    }
    for (const TableRow &row : *m_sheet) {
        if (!sink(row))
            break;
    }
    return {};
}

Result<void> TableReader::readText(const CsvParser::Sink &sink, qsizetype width, const CsvParser::Glance &glance) const
{
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    CsvParser parser(m_dialect.delimiter, m_dialect.carriageReturnOnly);
    parser.setWidth(width);
    parser.setGlance(glance);
    QStringDecoder decoder(m_dialect.encoding.toLatin1().constData());
    if (!decoder.isValid())
        return Error::validation(u"the encoding %1 is not known"_s.arg(m_dialect.encoding));
    const bool asItIs = isUtf8(m_dialect.encoding);
    bool isFirst = true;
    QString carried; // half a character of UTF-16, whose other half is in the next chunk
    while (!file.atEnd()) {
        QByteArray chunk = file.read(chunkSize);
        if (chunk.isEmpty())
            break;
        if (!asItIs) {
            QString text = std::exchange(carried, {}) + QString(decoder(chunk));
            if (!text.isEmpty() && text.back().isHighSurrogate() && !file.atEnd()) {
                carried = text.back();
                text.chop(1);
            }
            chunk = text.toUtf8();
        }
        if (std::exchange(isFirst, false) && chunk.startsWith("\xEF\xBB\xBF"))
            chunk.remove(0, 3);
        if (!parser.feed(chunk, sink))
            return {};
    }
    if (file.error() != QFileDevice::NoError)
        return Error::store(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    parser.finish(sink);
    return {};
}

Result<QList<TableRow>> TableReader::firstRows(int count) const
{
    QList<TableRow> rows;
    const auto done = readRaw([&](const TableRow &row) { rows << row; return rows.size() < count; }, 0);
    if (!done)
        return done.error();
    return rows;
}

Result<TableHeader> TableReader::header() const
{
    QStringList cells;
    const auto done = readRaw([&](const TableRow &row) {
        if (row.row <= m_dialect.preambleRows || row.isBlank())
            return true;
        cells = row.cells;
        return false;
    }, 0);
    if (!done)
        return done.error();
    if (cells.isEmpty())
        return Error::validation(u"%1 holds no rows"_s.arg(m_fileName));
    if (!m_dialect.hasHeader)
        cells = QStringList(cells.size());
    return headerFrom(cells);
}

Result<void> TableReader::read(const CsvParser::Sink &sink, const CsvParser::Glance &glance) const
{
    const auto names = header();
    if (!names)
        return names.error();
    const qsizetype width = names->names.size();
    int toSkip = m_dialect.hasHeader ? 1 + m_dialect.exampleRows : 0;
    const auto whole = [&](const TableRow &row) {
        if (row.row <= m_dialect.preambleRows || row.isBlank())
            return true;
        if (toSkip > 0) {
            --toSkip;
            return true;
        }
        if (saysNothing(row.cells))
            return true;
        if (row.cells.size() >= width)
            return sink(row);
        TableRow filled = row;
        filled.cells.resize(width);
        return sink(filled);
    };
    if (!glance)
        return readRaw(whole, width);
    return readRaw(whole, width, [&](const CsvParser::RawRow &row) {
        return row.row <= m_dialect.preambleRows || toSkip > 0 || saysNothing(row.cells) ? CsvParser::Verdict::Give : glance(row);
    });
}

} // namespace Provost
