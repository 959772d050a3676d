// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/csvparser.h"

#include <csv.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace Provost {

namespace {

constexpr qsizetype longestRow = 1024 * 1024;
constexpr qsizetype mostLines = 200; ///< of one row

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype indexOf(QByteArrayView text, char c, qsizetype from = 0)
{
    if (from >= text.size())
        return -1;
    const auto *found = static_cast<const char *>(std::memchr(text.data() + from, c, size_t(text.size() - from)));
    return found == nullptr ? -1 : qsizetype(found - text.data());
}

/// Text of the encoding, and nothing of what stands for bytes that are none.
bool isSoundText(QByteArrayView text)
{
    constexpr QByteArrayView replacement = "\xEF\xBF\xBD";
    return indexOf(text, '\0') < 0 && simdjson::validate_utf8(text.data(), size_t(text.size())) && (indexOf(text, '\xEF') < 0 || text.indexOf(replacement) < 0);
}

/// As QString::fromUtf8(), which takes a byte order mark at the beginning away: in a cell it is a character like others.
QString textOf(QByteArrayView cell)
{
    constexpr QByteArrayView mark = "\xEF\xBB\xBF";
    QString marks;
    for (; cell.startsWith(mark); cell = cell.sliced(mark.size()))
        marks += QChar(QChar::ByteOrderMark);
    return marks + QString::fromUtf8(cell);
}

bool holdsBadBytes(const QString &cell)
{
    return cell.contains(QChar::ReplacementCharacter) || cell.contains(QChar::Null);
}

/// What the quotes of a text come to, if they are opened where a cell begins and closed where it ends.
struct Quoting {
    qsizetype cells = 1;
    qsizetype openedAt = -1; ///< the quote that is not closed
    bool isSound = true; ///< nothing stands behind a quote that was closed
};

Quoting quotingOf(QByteArrayView text, char delimiter)
{
    enum class In : quint8 { Begin, Plain, Quotes, End } in = In::Begin;
    Quoting found;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (in == In::Quotes) {
            if (c == '"' && at + 1 < text.size() && text[at + 1] == '"')
                ++at;
            else if (c == '"')
                in = In::End;
        } else if (c == delimiter) {
            ++found.cells;
            in = In::Begin;
        } else if (in == In::Begin && c == '"') {
            found.openedAt = at;
            in = In::Quotes;
        } else if (!isBlank(c) && c != '\r' && c != '\n') {
            found.isSound = found.isSound && in != In::End;
            in = In::Plain;
        }
    }
    if (in != In::Quotes)
        found.openedAt = -1;
    return found;
}

/// How many cells a line has if the quote that it leaves open is a slip.
qsizetype widthIfSlip(QByteArrayView line, char delimiter)
{
    const Quoting quoting = quotingOf(line, delimiter);
    return quoting.cells + (quoting.openedAt < 0 ? 0 : line.sliced(quoting.openedAt).count(delimiter));
}

/// A line as rows of another kind of line end, outside of quotes; one piece: it has none. Each keeps an end.
QByteArrayList piecesOf(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    QByteArrayList pieces;
    bool isQuoted = false;
    qsizetype from = 0;
    for (qsizetype at = 0; at < line.size(); ++at) {
        isQuoted = isQuoted != (line[at] == '"');
        if (isQuoted || (line[at] != '\r' && line[at] != '\n'))
            continue;
        if (at > from)
            pieces << line.sliced(from, at - from).toByteArray() + '\n';
        from = at + 1;
    }
    pieces << line.sliced(from).toByteArray() + '\n';
    return pieces;
}

/// Empty cells at both ends count: a delimiter may be a blank itself.
QByteArrayList plainPieces(const QByteArray &line, char delimiter)
{
    QByteArray text = line.left(longestRow);
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    QByteArrayList pieces = text.split(delimiter);
    for (QByteArray &piece : pieces)
        piece = piece.trimmed();
    return pieces;
}

} // namespace

qsizetype TableRow::badCell() const
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (holdsBadBytes(cells[i]))
            return i;
    }
    return -1;
}

TableRow::Flaw TableRow::flawLeft() const
{
    const auto holdsQuote = [](const QString &cell) { return cell.contains(u'"'); };
    const bool isQuoteMended = flaw == Flaw::OpenQuote && std::none_of(cells.cbegin(), cells.cend(), holdsQuote);
    if (!isQuoteMended && flaw != Flaw::BadBytes && flaw != Flaw::Torn)
        return flaw;
    return badCell() < 0 ? Flaw::None : Flaw::BadBytes; // which may stand beside an open quote
}

/// libcsv with the cells of the row under way.
struct CsvParser::Lexer {
    explicit Lexer(char delimiter)
    {
        csv_init(&parser, 0);
        csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    }
    ~Lexer() { csv_free(&parser); }
    Lexer(const Lexer &) = delete;
    Lexer &operator=(const Lexer &) = delete;

    void feed(QByteArrayView text) { csv_parse(&parser, text.data(), size_t(text.size()), onCell, onRow, this); }
    void finish() { csv_fini(&parser, onCell, onRow, this); }
    void clear()
    {
        cells.clear();
        hasRow = false;
        hasBadBytes = false;
    }

    /// Nothing of a row has come. (libcsv's own names for its states are not in its header.)
    [[nodiscard]] bool isBetweenRows() const { return parser.pstate == 0; }
    /// A quote was opened, and none has come that may be the one that closes it.
    [[nodiscard]] bool isInQuotes() const { return parser.quoted != 0 && parser.pstate == 2; }

    static void onCell(void *data, size_t size, void *self)
    {
        auto *lexer = static_cast<Lexer *>(self);
        const QString text = textOf(QByteArrayView(static_cast<const char *>(data), qsizetype(size)));
        lexer->hasBadBytes = lexer->hasBadBytes || holdsBadBytes(text);
        lexer->cells << text;
    }
    static void onRow(int, void *self) { static_cast<Lexer *>(self)->hasRow = true; }

    csv_parser parser {};
    QStringList cells;
    bool hasRow = false;
    bool hasBadBytes = false;
};

CsvParser::CsvParser(char delimiter, bool carriageReturnOnly)
    : m_lexer(std::make_unique<Lexer>(delimiter))
    , m_delimiter(delimiter)
    , m_lineEnd(carriageReturnOnly ? '\r' : '\n')
{
}

CsvParser::~CsvParser() = default;

bool CsvParser::feed(QByteArrayView utf8, const Sink &sink)
{
    while (!utf8.isEmpty()) {
        const qsizetype end = utf8.indexOf(m_lineEnd);
        const QByteArrayView part = end < 0 ? utf8 : utf8.first(end + 1);
        utf8 = utf8.sliced(part.size());
        if (m_skipping) {
            m_skipping = end < 0;
            continue;
        }
        if (end >= 0 && m_line.isEmpty()) { // the usual case, without a copy
            if (!takeLine(part, sink))
                return false;
            continue;
        }
        m_line.append(part);
        if (end < 0 && m_line.size() <= longestRow)
            continue;
        m_skipping = end < 0;
        const QByteArray line = std::exchange(m_line, {});
        if (!takeLine(line, sink))
            return false;
    }
    return true;
}

bool CsvParser::takeLine(QByteArrayView line, const Sink &sink)
{
    ++m_lineNumber;
    const bool isStart = m_pending.isEmpty();
    if (isStart && line.trimmed().isEmpty()) {
        ++m_row;
        return sink({.row = m_row, .line = m_lineNumber});
    }
    if (isStart && !m_thorough && line.size() <= longestRow && m_lexer->isBetweenRows() && splitPlain(line))
        return givePlain(sink);
    if (isStart && line.size() <= longestRow && m_lexer->isBetweenRows()) {
        if (const QByteArrayList pieces = piecesOf(line); pieces.size() > 1)
            return takePieces(line, pieces, sink);
    }
    m_pending << QByteArray(line.data(), line.size());
    m_pendingSize += line.size();
    if (line.size() > longestRow)
        return recover(sink);
    m_lexer->feed(line);
    if (m_lexer->hasRow)
        return hasSwallowedRows() ? recover(sink) : endRow(sink);
    return m_pendingSize > longestRow || m_pending.size() > mostLines ? recover(sink) : true;
}

/// Nearly all rows of nearly all files: one line, no quote inside a cell. False for anything that wants a closer look, which libcsv then has.
bool CsvParser::splitPlain(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    if (indexOf(line, '\r') >= 0 || indexOf(line, '\n') >= 0 || !isSoundText(line))
        return false;
    const bool hasQuotes = indexOf(line, '"') >= 0;
    m_plain.clear();
    qsizetype at = 0;
    const auto skipBlanks = [&] {
        while (at < line.size() && isBlank(line[at]) && line[at] != m_delimiter)
            ++at;
    };
    for (;;) {
        skipBlanks();
        if (hasQuotes && at < line.size() && line[at] == '"') {
            const qsizetype end = indexOf(line, '"', at + 1);
            if (end < 0)
                return false;
            m_plain.push_back(line.sliced(at + 1, end - at - 1));
            at = end + 1;
            skipBlanks();
            if (at < line.size() && line[at] != m_delimiter)
                return false;
        } else {
            const qsizetype found = indexOf(line, m_delimiter, at);
            const qsizetype end = found < 0 ? line.size() : found;
            QByteArrayView cell = line.sliced(std::min(at, end), std::max<qsizetype>(0, end - at));
            while (!cell.isEmpty() && isBlank(cell.back()))
                cell.chop(1);
            if (hasQuotes && indexOf(cell, '"') >= 0)
                return false;
            m_plain.push_back(cell);
            at = end;
        }
        if (at >= line.size())
            return true;
        ++at; // the delimiter
        if (at >= line.size()) { // behind it an empty cell ends the row
            m_plain.push_back({});
            return true;
        }
    }
}

bool CsvParser::givePlain(const Sink &sink)
{
    ++m_row;
    const TableRow::Flaw flaw = isTorn(m_lineNumber, qsizetype(m_plain.size())) ? TableRow::Flaw::Torn : TableRow::Flaw::None;
    if (m_glance && flaw == TableRow::Flaw::None) {
        const Verdict verdict = m_glance({.row = m_row, .line = m_lineNumber, .cells = m_plain});
        if (verdict != Verdict::Give)
            return verdict == Verdict::Done;
    }
    TableRow row {.row = m_row, .line = m_lineNumber, .flaw = flaw};
    row.cells.reserve(qsizetype(m_plain.size()));
    for (const QByteArrayView cell : m_plain)
        row.cells << textOf(cell);
    return sink(row);
}

/// Files glued together end their lines in several ways, and a line end of another kind may belong to a cell. Where neither gives rows of the table it cannot be told what the pieces are.
bool CsvParser::takePieces(QByteArrayView line, const QByteArrayList &pieces, const Sink &sink)
{
    const bool areRows = std::all_of(pieces.cbegin(), pieces.cend(), [this](const QByteArray &piece) { return quotingOf(piece, m_delimiter).cells == m_width; });
    if (m_width > 0 && !areRows && line.count(m_delimiter) + 1 == m_width && indexOf(line, '"') < 0) {
        TableRow row {.row = ++m_row, .line = m_lineNumber};
        const auto cells = plainPieces(line.toByteArray(), m_delimiter);
        for (const QByteArray &cell : cells)
            row.cells << textOf(cell);
        row.flaw = row.badCell() < 0 ? TableRow::Flaw::None : TableRow::Flaw::BadBytes;
        return sink(row);
    }
    if (m_width > 0 && !areRows)
        m_unclearUntil = m_lineNumber + pieces.size() - 1;
    --m_lineNumber;
    return std::all_of(pieces.cbegin(), pieces.cend(), [&](const QByteArray &piece) { return takeLine(piece, sink); });
}

/// Of lines that a quote has swallowed those with the table's width are its rows; what any other one is nobody can tell, and somebody who is called like half a sentence must not be made.
bool CsvParser::isTorn(qint64 line, qsizetype cells)
{
    if (line <= m_unclearUntil)
        return true;
    if (m_width == 0 || cells == m_width) {
        m_isTearing = m_isTearing && line <= m_tornUntil;
        return false;
    }
    return m_isTearing || line <= m_tornUntil;
}

/// A stray quote is closed by the next one, some rows below. Then the row has several lines and not the table's width, which its first line has; or text stands behind a quote that was
/// closed, and its last line is a row by itself.
bool CsvParser::hasSwallowedRows() const
{
    if (m_width == 0 || m_pending.size() < 2)
        return false;
    const bool hasWidth = m_lexer->cells.size() == m_width;
    if (hasWidth && quotingOf(m_pending.join(), m_delimiter).isSound)
        return false;
    if (!hasWidth && widthIfSlip(m_pending.constFirst(), m_delimiter) == m_width)
        return true;
    const Quoting last = quotingOf(m_pending.constLast(), m_delimiter);
    return last.isSound && last.openedAt < 0 && last.cells == m_width;
}

bool CsvParser::endRow(const Sink &sink)
{
    const qint64 line = m_lineNumber - m_pending.size() + 1;
    const TableRow::Flaw flaw = isTorn(line, m_lexer->cells.size()) ? TableRow::Flaw::Torn : m_lexer->hasBadBytes ? TableRow::Flaw::BadBytes : TableRow::Flaw::None;
    const TableRow row {.row = ++m_row, .line = line, .cells = m_lexer->cells, .flaw = flaw};
    m_pending.clear();
    m_pendingSize = 0;
    m_lexer->clear();
    return sink(row);
}

/// The row under way cannot be right: it is given out as its first line alone, and the lines behind it are read again.
bool CsvParser::recover(const Sink &sink)
{
    const QByteArrayList lines = std::exchange(m_pending, {});
    m_pendingSize = 0;
    m_isTearing = m_isTearing || (lines.size() > 1 && m_lexer->isInQuotes());
    m_tornUntil = std::max(m_tornUntil, lines.size() > 1 ? m_lineNumber : 0);
    m_lineNumber -= lines.size();
    m_lexer = std::make_unique<Lexer>(m_delimiter);
    QStringList cells;
    const auto pieces = plainPieces(lines.constFirst(), m_delimiter);
    for (const QByteArray &piece : pieces)
        cells << textOf(piece);
    ++m_row;
    ++m_lineNumber;
    const bool isLong = lines.constFirst().size() > longestRow;
    if (!sink({.row = m_row, .line = m_lineNumber, .cells = cells, .flaw = isLong ? TableRow::Flaw::TooLong : TableRow::Flaw::OpenQuote}))
        return false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!takeLine(lines[i], sink))
            return false;
    }
    return true;
}

bool CsvParser::finish(const Sink &sink)
{
    if (!m_line.isEmpty() && !m_skipping) {
        const QByteArray line = std::exchange(m_line, {});
        if (!takeLine(line, sink))
            return false;
    }
    // A quote that is still open where the file ends was a slip, or the file was cut off: it stays in its cell, where it is seen. Each turn gives out one row at least.
    while (!m_pending.isEmpty()) {
        if (!m_lexer->isInQuotes()) {
            m_lexer->finish();
            if (!hasSwallowedRows())
                return endRow(sink);
        }
        if (!recover(sink))
            return false;
    }
    return true;
}

} // namespace Provost
