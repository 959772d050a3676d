// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/dialect.h"

#include "import/encodingguess.h"
#include "import/headerwords.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array delimiters {',', ';', '\t', '|'};
constexpr int rowsLookedAt = 200;

struct Zeros {
    qsizetype even = 0;
    qsizetype odd = 0;
};

Zeros zerosIn(const QByteArray &sample)
{
    Zeros zeros;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0')
            ++(i % 2 == 0 ? zeros.even : zeros.odd);
    }
    return zeros;
}

bool isUtf8(const QByteArray &sample, bool isWhole)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const qsizetype length = QString(decoder(sample)).size(); // decoding happens in the conversion
    if (decoder.hasError())
        return false;
    // A character cut off by the end of the sample is no error yet; at the end of a file it is.
    return !isWhole || !QString::fromUtf8(sample.right(4)).endsWith(QChar::ReplacementCharacter);
}

/// UTF-8 with a bad place or two, where another program has cut a letter in half or put in one of its own: no other text has letters of several bytes that are nearly all right,
/// and read as another one every name in it would be wrong.
std::optional<Dialect> damagedUtf8(const QByteArray &sample)
{
    constexpr qsizetype goodForABad = 3;
    constexpr qsizetype surely = 10;
    const QString text = QString::fromUtf8(sample);
    const qsizetype bad = text.count(QChar::ReplacementCharacter);
    const auto isGood = [](QChar letter) { return letter.unicode() >= 0x80 && letter != QChar::ReplacementCharacter && !letter.isLowSurrogate(); };
    const qsizetype good = std::count_if(text.cbegin(), text.cend(), isGood);
    if (good < goodForABad * bad)
        return std::nullopt;
    return Dialect {.encoding = u"UTF-8"_s, .isEncodingSure = good >= surely};
}

/// A byte order mark, the zeros of UTF-16, valid UTF-8; empty: none of Unicode's.
QString unicodeEncoding(const QByteArray &sample, bool isWhole)
{
    if (sample.startsWith("\xEF\xBB\xBF"))
        return u"UTF-8"_s;
    if (sample.startsWith(QByteArrayView("\xFF\xFE\0\0", 4)))
        return u"UTF-32LE"_s;
    if (sample.startsWith(QByteArrayView("\0\0\xFE\xFF", 4)))
        return u"UTF-32BE"_s;
    if (sample.startsWith("\xFF\xFE"))
        return u"UTF-16LE"_s;
    if (sample.startsWith("\xFE\xFF"))
        return u"UTF-16BE"_s;
    const Zeros zeros = zerosIn(sample);
    const qsizetype many = sample.size() / 10;
    if (zeros.odd > many && zeros.even <= many / 10)
        return u"UTF-16LE"_s;
    if (zeros.even > many && zeros.odd <= many / 10)
        return u"UTF-16BE"_s;
    return isUtf8(sample, isWhole) ? u"UTF-8"_s : QString();
}

QList<TableRow> rowsOf(const QByteArray &utf8, char delimiter, bool carriageReturnOnly)
{
    QList<TableRow> rows;
    CsvParser parser(delimiter, carriageReturnOnly);
    parser.feed(utf8, [&rows](const TableRow &row) {
        rows << row;
        return rows.size() < rowsLookedAt;
    });
    if (rows.size() < rowsLookedAt)
        parser.finish([&rows](const TableRow &row) { rows << row; return true; });
    return rows;
}

/// How many cells most rows have; ties go to more cells.
qsizetype usualWidth(const QList<TableRow> &rows, qsizetype *share)
{
    QHash<qsizetype, qsizetype> widths;
    for (const TableRow &row : rows) {
        if (!row.isBlank())
            ++widths[row.cells.size()];
    }
    qsizetype best = 0;
    *share = 0;
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        if (width.value() > *share || (width.value() == *share && width.key() > best)) {
            best = width.key();
            *share = width.value();
        }
    }
    return best;
}

/// "sep=;" of Excel names the delimiter itself; what could be part of a cell or of a letter is none.
char namedDelimiter(const QByteArray &utf8)
{
    const QByteArray line = utf8.left(16).toLower();
    const char named = line.startsWith("sep=") && line.size() > 4 ? line[4] : '\0';
    const bool isPossible = named == '\t' || (named > ' ' && named < '\x7f' && named != '"' && !QChar::isLetterOrNumber(uint(uchar(named))));
    return isPossible ? named : '\0';
}

char sniffDelimiter(const QByteArray &utf8, bool carriageReturnOnly)
{
    if (const char named = namedDelimiter(utf8); named != '\0')
        return named;
    char best = ',';
    double bestScore = 0;
    for (const char delimiter : delimiters) {
        qsizetype share = 0;
        const auto rows = rowsOf(utf8, delimiter, carriageReturnOnly);
        const qsizetype width = usualWidth(rows, &share);
        if (width < 2)
            continue;
        // Agreement between rows counts first: commas within names also make cells, but not the same number in each row.
        const double score = double(share) / double(std::max<qsizetype>(1, rows.size())) + 0.001 * double(width);
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

bool isVersionRow(const TableRow &row)
{
    static const QRegularExpression version(u"^\\s*(version\\s*[:=]|sep=|#)"_s, QRegularExpression::CaseInsensitiveOption);
    return !row.cells.isEmpty() && version.match(row.cells.constFirst()).hasMatch();
}

qsizetype filled(const TableRow &row)
{
    return std::count_if(row.cells.cbegin(), row.cells.cend(), [](const QString &cell) { return !cell.trimmed().isEmpty(); });
}

int preambleOf(const QList<TableRow> &rows)
{
    qsizetype share = 0;
    const qsizetype width = usualWidth(rows, &share);
    for (const TableRow &row : rows) {
        // A title stands alone in its row, also where the program that wrote it filled the row up with empty cells.
        const bool isTitle = width > 1 && (row.cells.size() < (width + 1) / 2 || filled(row) < 2);
        if (!row.isBlank() && !isVersionRow(row) && !isTitle)
            return int(row.row) - 1;
    }
    // A single column, or nothing but titles: version rows and blanks only are above the table.
    for (const TableRow &row : rows) {
        if (!row.isBlank() && !isVersionRow(row))
            return int(row.row) - 1;
    }
    return 0;
}

/// A header's cells are names: no addresses, no numbers, none twice.
bool looksLikeHeader(const TableRow &row)
{
    static const QRegularExpression data(u"@|^[-+]?[0-9][0-9.,:/ -]*$|^(true|false)$"_s, QRegularExpression::CaseInsensitiveOption);
    qsizetype names = 0;
    qsizetype values = 0;
    for (const QString &cell : row.cells) {
        if (cell.trimmed().isEmpty())
            continue;
        // "User name [userPrincipalName] Required", "Email Address [Required]"
        const bool isData = !cell.contains(u'[') && data.match(cell.trimmed()).hasMatch();
        ++(isData ? values : names);
    }
    return names > 0 && values == 0;
}

/// How many of a row's cells are what files call attributes.
qsizetype knownNames(const TableRow &row)
{
    return std::count_if(row.cells.cbegin(), row.cells.cend(), [](const QString &cell) { return isKnownHeader(cell.trimmed()); });
}

/// "Report:,Staff list,," has as many cells as the table, and is no header: a row below it says what the columns are.
int headerBelow(const QList<TableRow> &rows, int preamble)
{
    constexpr int rowsAbove = 20; ///< of a title
    constexpr qsizetype surely = 2;
    int best = preamble;
    qsizetype most = surely - 1;
    for (const TableRow &row : rows) {
        if (row.row <= preamble || row.row > preamble + rowsAbove || !looksLikeHeader(row))
            continue;
        const qsizetype known = knownNames(row);
        if (row.row == preamble + 1 && known > 0)
            return preamble;
        if (known > most) {
            best = int(row.row) - 1;
            most = known;
        }
    }
    return best;
}

int exampleRowsBelow(const QList<TableRow> &rows, int header)
{
    int count = 0;
    for (const TableRow &row : rows) {
        if (row.row <= header)
            continue;
        if (row.cells.isEmpty() || !row.cells.constFirst().trimmed().startsWith(u"Example:"_s, Qt::CaseInsensitive))
            break;
        ++count;
    }
    return count;
}

} // namespace

QByteArray toUtf8(const QByteArray &bytes, const QString &encoding)
{
    if (encoding.compare(u"UTF-8"_s, Qt::CaseInsensitive) == 0)
        return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    QStringDecoder decoder(encoding.toLatin1().constData());
    const QString text = decoder(bytes);
    return text.toUtf8();
}

Dialect sniffDialect(const QByteArray &sample, bool isWhole)
{
    Dialect dialect {.encoding = unicodeEncoding(sample, isWhole)};
    if (dialect.encoding.isEmpty()) {
        const auto damaged = damagedUtf8(sample);
        dialect = damaged.value_or(dialect);
    }
    if (dialect.encoding.isEmpty()) {
        const EncodingGuess guess = guessLegacyEncoding(sample, isWhole);
        dialect.encoding = guess.name;
        dialect.isEncodingSure = guess.isSure;
    }
    const QByteArray utf8 = toUtf8(sample, dialect.encoding);
    dialect.carriageReturnOnly = !utf8.contains('\n') && utf8.contains('\r');
    dialect.delimiter = sniffDelimiter(utf8, dialect.carriageReturnOnly);
    placeHeader(dialect, rowsOf(utf8, dialect.delimiter, dialect.carriageReturnOnly));
    return dialect;
}

void placeHeader(Dialect &dialect, const QList<TableRow> &rows)
{
    dialect.preambleRows = headerBelow(rows, preambleOf(rows));
    const auto first = std::find_if(rows.cbegin(), rows.cend(), [&](const TableRow &row) { return row.row == dialect.preambleRows + 1; });
    dialect.hasHeader = first == rows.cend() || looksLikeHeader(*first);
    if (dialect.hasHeader)
        dialect.exampleRows = exampleRowsBelow(rows, dialect.preambleRows + 1);
}

} // namespace Provost
