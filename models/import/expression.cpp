// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/expression.h"

#include <QCalendar>
#include <QDate>
#include <QDateTime>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct Signature {
    QLatin1StringView name;
    int least;
    int most;
};
constexpr std::array signatures {
    Signature {"lower"_L1, 0, 0},  Signature {"upper"_L1, 0, 0}, Signature {"title"_L1, 0, 0},  Signature {"trim"_L1, 0, 0},
    Signature {"ascii"_L1, 0, 1},  Signature {"not"_L1, 0, 0},   Signature {"replace"_L1, 2, 2}, Signature {"first"_L1, 1, 1},
    Signature {"last"_L1, 1, 1},   Signature {"part"_L1, 2, 2},  Signature {"date"_L1, 1, 1},   Signature {"lookup"_L1, 1, 1},
    Signature {"default"_L1, 1, 1}, Signature {"unique"_L1, 0, 0},
};

/// Words for yes and no in the languages of header names, case-folded.
const QSet<QString> &yesWords()
{
    static const QSet<QString> words {u"true"_s, u"yes"_s, u"y"_s, u"1"_s, u"on"_s, u"enabled"_s, u"active"_s, u"x"_s, u"ja"_s, u"j"_s, u"wahr"_s, u"aktiv"_s,
                                      u"oui"_s, u"vrai"_s, u"actif"_s, u"sí"_s, u"si"_s, u"verdadero"_s, u"activo"_s, u"sì"_s, u"vero"_s, u"attivo"_s, u"waar"_s,
                                      u"actief"_s, u"tak"_s, u"prawda"_s, u"sim"_s, u"ativo"_s, u"verdadeiro"_s, u"sant"_s, u"sand"_s, u"sann"_s, u"tosi"_s, u"pravda"_s,
                                      u"doğru"_s, u"igaz"_s, u"истина"_s, u"да"_s, u"はい"_s, u"是"_s, u"نعم"_s};
    return words;
}

const QSet<QString> &noWords()
{
    static const QSet<QString> words {u"false"_s, u"no"_s, u"n"_s, u"0"_s, u"off"_s, u"disabled"_s, u"inactive"_s, u"suspended"_s, u"archived"_s, u"nein"_s, u"falsch"_s, u"inaktiv"_s,
                                      u"non"_s, u"faux"_s, u"inactif"_s, u"falso"_s, u"inactivo"_s, u"inattivo"_s, u"nee"_s, u"onwaar"_s, u"inactief"_s,
                                      u"nie"_s, u"fałsz"_s, u"não"_s, u"nao"_s, u"inativo"_s, u"falskt"_s, u"falsk"_s, u"usann"_s, u"epätosi"_s,
                                      u"nepravda"_s, u"yanlış"_s, u"yanliş"_s, u"hamis"_s, u"ложь"_s, u"нет"_s, u"いいえ"_s, u"否"_s, u"لا"_s};
    return words;
}

const QHash<QChar, QString> &letters()
{
    static const QHash<QChar, QString> table = [] {
        QHash<QChar, QString> all {{u'ß', u"ss"_s}, {u'æ', u"ae"_s}, {u'ø', u"o"_s}, {u'œ', u"oe"_s}, {u'đ', u"d"_s}, {u'ð', u"d"_s}, {u'þ', u"th"_s},
                                   {u'ł', u"l"_s}, {u'ı', u"i"_s}, {u'ħ', u"h"_s}, {u'ŋ', u"n"_s}, {u'ĸ', u"k"_s}};
        const QString cyrillic = u"абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"_s;
        const QStringList cyrillicTo = u"a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g"_s.split(u' ');
        const QString greek = u"αβγδεζηθικλμνξοπρστυφχψως"_s;
        const QStringList greekTo = u"a v g d e z i th i k l m n x o p r s t y f ch ps o s"_s.split(u' ');
        for (qsizetype i = 0; i < cyrillic.size(); ++i)
            all.insert(cyrillic[i], cyrillicTo[i] == "_"_L1 ? QString() : cyrillicTo[i]);
        for (qsizetype i = 0; i < greek.size(); ++i)
            all.insert(greek[i], greekTo[i]);
        return all;
    }();
    return table;
}

QString title(const QString &text)
{
    QString result = text.toLower();
    bool isStart = true;
    for (QChar &character : result) {
        if (isStart)
            character = character.toUpper();
        isStart = !character.isLetterOrNumber() && character != u'\'';
    }
    return result;
}

bool hasShortYear(const QString &format)
{
    static const QRegularExpression quoted(u"'[^']*'"_s);
    const QString letters = QString(format).remove(quoted);
    return letters.contains("yy"_L1) && !letters.contains("yyyy"_L1) && !letters.contains("ddd"_L1); // a weekday says more of the century
}

/// Two digits of a year mean one of 1950 to 2049, while Qt takes them for one of 1900 to 1999. Read in the Julian calendar, where 1900 has a 29 February, as 2000 has.
QDate inOurTime(QDate read, const QCalendar &calendar)
{
    const auto parts = calendar.partsFromDate(read);
    return {parts.year < 1950 ? parts.year + 100 : parts.year, parts.month, parts.day};
}

Result<QString> dated(const QString &value, const QString &format)
{
    if (value.trimmed().isEmpty())
        return QString();
    const bool isShort = hasShortYear(format);
    const QCalendar calendar(isShort ? QCalendar::System::Julian : QCalendar::System::Gregorian);
    const QDate date = QDate::fromString(value.trimmed(), format, calendar);
    if (date.isValid())
        return QString((isShort ? inOurTime(date, calendar) : date).toString(Qt::ISODate) + u"T00:00:00Z"_s);
    const QDateTime time = QDateTime::fromString(value.trimmed(), format, calendar);
    if (!time.isValid())
        return Error::validation(u"\"%1\" is no date of the form %2"_s.arg(value, format));
    QDateTime utc = time;
    if (isShort)
        utc.setDate(inOurTime(time.date(), calendar));
    utc.setTimeSpec(Qt::UTC);
    return utc.toString(Qt::ISODate);
}

Result<QString> negated(const QString &value)
{
    if (value.trimmed().isEmpty())
        return QString();
    const auto boolean = booleanFrom(value);
    if (!boolean)
        return Error::validation(u"\"%1\" is neither yes nor no"_s.arg(value));
    return *boolean ? u"false"_s : u"true"_s;
}

Result<QString> lookedUp(const QString &value, const QString &name, const LookupTables &tables)
{
    auto table = tables.constFind(name);
    for (auto other = tables.cbegin(); table == tables.cend() && other != tables.cend(); ++other) {
        if (other.key().compare(name, Qt::CaseInsensitive) == 0)
            table = other;
    }
    if (table == tables.cend())
        return Error::validation(u"there is no lookup table \"%1\""_s.arg(name));
    if (const auto entry = table->constFind(value.trimmed()); entry != table->cend()) // nearly always: there may be a million rows
        return *entry;
    for (auto entry = table->cbegin(); entry != table->cend(); ++entry) {
        if (entry.key().compare(value.trimmed(), Qt::CaseInsensitive) == 0)
            return entry.value();
    }
    return value.trimmed().isEmpty() ? Result<QString>(QString()) : Error::validation(u"\"%1\" is not in the lookup table \"%2\""_s.arg(value, name));
}

} // namespace

/// Recursion is not needed: pieces, columns and functions do not nest.
class Expression::Reader
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
    }
    Result<std::vector<Piece>> read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            const bool isDouble = m_at + 1 < m_text.size() && m_text[m_at + 1] == c;
            if (c == u'\\' && m_at + 1 < m_text.size()) {
                addLiteral(m_text[m_at + 1]);
                m_at += 2;
            } else if ((c == u'{' || c == u'}') && isDouble) {
                addLiteral(c);
                m_at += 2;
            } else if (c == u'}') {
                return wrong(u"a } without its {"_s);
            } else if (c == u'{') {
                ++m_at;
                if (const auto column = readColumn(); !column)
                    return column.error();
            } else {
                addLiteral(c);
                ++m_at;
            }
        }
        return m_pieces;
    }

private:
    Error wrong(const QString &what) const { return Error::validation(what, int(m_at)); }
    void addLiteral(QChar character)
    {
        if (m_pieces.empty() || m_pieces.back().isColumn)
            m_pieces.push_back({});
        m_pieces.back().text += character;
    }
    /// Up to one of `ends`, which stays.
    QString readUntil(QStringView ends)
    {
        QString word;
        for (; m_at < m_text.size() && !ends.contains(m_text[m_at]); ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            word += m_text[m_at];
        }
        return word;
    }
    Result<void> readColumn()
    {
        const qsizetype begin = m_at;
        Piece piece {.text = readUntil(u"|}").trimmed(), .isColumn = true};
        if (piece.text.isEmpty()) {
            m_at = begin;
            return wrong(u"the name of a column is missing"_s);
        }
        while (m_at < m_text.size() && m_text[m_at] == u'|') {
            ++m_at;
            auto function = readFunction();
            if (!function)
                return function.error();
            piece.functions.push_back(std::move(function).value());
        }
        if (m_at >= m_text.size())
            return wrong(u"the } is missing"_s);
        ++m_at;
        m_pieces.push_back(std::move(piece));
        return {};
    }
    Result<Function> readFunction()
    {
        const qsizetype begin = m_at;
        Function function {.name = readUntil(u"|:}").trimmed().toLower(), .arguments = {}};
        while (m_at < m_text.size() && m_text[m_at] == u':') {
            ++m_at;
            // A date's format holds colons itself, so does a text to fall back to.
            const bool takesAll = function.name == "date"_L1 || function.name == "default"_L1;
            function.arguments << readUntil(takesAll ? u"|}" : u"|:}");
        }
        const auto known = std::find_if(signatures.begin(), signatures.end(), [&](const Signature &each) { return each.name == function.name; });
        m_at = known == signatures.end() ? begin : m_at;
        if (known == signatures.end())
            return wrong(u"there is no function \"%1\""_s.arg(function.name));
        if (function.arguments.size() < known->least || function.arguments.size() > known->most)
            return wrong(u"%1 takes %2 argument(s)"_s.arg(function.name, QString::number(known->most)));
        return function;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::vector<Piece> m_pieces;
};

Result<Expression> Expression::parse(const QString &text)
{
    auto pieces = Reader(text).read();
    if (!pieces)
        return pieces.error();
    Expression expression;
    expression.m_text = text;
    expression.m_pieces = std::move(pieces).value();
    for (const Piece &piece : expression.m_pieces) {
        for (const Function &function : piece.functions)
            expression.m_isUnique = expression.m_isUnique || function.name == "unique"_L1;
    }
    return expression;
}

Expression Expression::column(const QString &name)
{
    Expression expression;
    for (const QChar c : name) {
        if (u"\\|:{}"_s.contains(c))
            expression.m_text += u'\\';
        expression.m_text += c;
    }
    expression.m_text = u'{' + expression.m_text + u'}';
    expression.m_pieces.push_back({.text = name, .isColumn = true});
    return expression;
}

QStringList Expression::columns() const
{
    QStringList names;
    for (const Piece &piece : m_pieces) {
        if (piece.isColumn && !names.contains(piece.text))
            names << piece.text;
    }
    return names;
}

bool Expression::cannotFail() const
{
    static const QStringList picky {u"not"_s, u"date"_s, u"lookup"_s};
    return std::all_of(m_pieces.cbegin(), m_pieces.cend(), [](const Piece &piece) {
        return std::none_of(piece.functions.cbegin(), piece.functions.cend(), [](const Function &function) { return picky.contains(function.name); });
    });
}

Result<QString> Expression::applied(const Function &function, const QString &value, const LookupTables &tables)
{
    const QString &name = function.name;
    const auto number = [&function](qsizetype index) { return std::max(0, function.arguments.value(index).toInt()); };
    if (name == "lower"_L1)
        return value.toLower();
    if (name == "upper"_L1)
        return value.toUpper();
    if (name == "title"_L1)
        return title(value);
    if (name == "trim"_L1)
        return value.simplified();
    if (name == "ascii"_L1)
        return toAscii(value, function.arguments.value(0).compare("de"_L1, Qt::CaseInsensitive) == 0);
    if (name == "not"_L1)
        return negated(value);
    if (name == "replace"_L1)
        return function.arguments[0].isEmpty() ? value : QString(value).replace(function.arguments[0], function.arguments[1]);
    if (name == "first"_L1)
        return value.left(number(0));
    if (name == "last"_L1)
        return value.right(number(0));
    if (name == "part"_L1)
        return function.arguments[0].isEmpty() ? value : value.split(function.arguments[0]).value(number(1) - 1).trimmed();
    if (name == "date"_L1)
        return dated(value, function.arguments[0]);
    if (name == "lookup"_L1)
        return lookedUp(value, function.arguments[0], tables);
    if (name == "default"_L1)
        return value.trimmed().isEmpty() ? function.arguments[0] : value;
    return value;
}

Result<QString> Expression::evaluate(const Cells &cells, const LookupTables &tables) const
{
    QString whole;
    bool hasColumns = false;
    bool hasText = false;
    for (const Piece &piece : m_pieces) {
        if (!piece.isColumn) {
            whole += piece.text;
            continue;
        }
        hasColumns = true;
        Result<QString> value = cells(piece.text).trimmed();
        for (const Function &function : piece.functions) {
            value = applied(function, *value, tables);
            if (!value)
                return value;
        }
        hasText = hasText || !value->isEmpty();
        whole += *value;
    }
    // ".@contoso.com" of a row without names is no value but a sign that there is none.
    return hasColumns && !hasText ? QString() : whole;
}

QString toAscii(const QString &text, bool german)
{
    QString prepared = text;
    if (german) {
        const std::array<std::pair<QChar, QLatin1StringView>, 6> pairs {{{u'ä', "ae"_L1}, {u'ö', "oe"_L1}, {u'ü', "ue"_L1}, {u'Ä', "Ae"_L1}, {u'Ö', "Oe"_L1}, {u'Ü', "Ue"_L1}}};
        prepared = prepared.normalized(QString::NormalizationForm_C);
        for (const auto &[from, to] : pairs)
            prepared.replace(from, to);
    }
    QString result;
    const QString decomposed = prepared.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.unicode() < 0x80) {
            result += c;
            continue;
        }
        const QString letter = letters().value(c.toLower());
        result += c.isUpper() && !letter.isEmpty() ? letter.left(1).toUpper() + letter.mid(1) : letter;
    }
    return result;
}

std::optional<bool> booleanFrom(QStringView text)
{
    const QString word = text.trimmed().toString().toCaseFolded();
    if (yesWords().contains(word))
        return true;
    if (noWords().contains(word))
        return false;
    return std::nullopt;
}

QString withSuffix(const QString &value, int number)
{
    const qsizetype at = value.lastIndexOf(u'@');
    const QString suffix = QString::number(number);
    return at < 0 ? QString(value + suffix) : QString(value.left(at) + suffix + value.mid(at));
}

} // namespace Provost
