// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/encodingguess.h"

#include <QChar>
#include <QHash>
#include <QStringDecoder>
#include <QStringList>

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 64 * 1024; ///< of lines with letters beyond ASCII
constexpr qsizetype sureWords = 10;
constexpr qsizetype fewWords = 5; ///< that could be of any language
constexpr qsizetype clearly = 10; ///< hundredths of usual letters more
constexpr qsizetype perhaps = 20; ///< so many less may be a matter of the names that happen to be in the file

struct DetectorDeleter {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

bool isBeyondAscii(char byte)
{
    return (uchar(byte) & 0x80U) != 0;
}

/// Lines that are ASCII alone say nothing, and make the others' letters look rare.
QByteArray tellingLines(const QByteArray &sample, bool isWhole)
{
    QByteArray lines;
    for (qsizetype from = 0; from < sample.size() && lines.size() < mostBytes;) {
        const auto isEnd = [](char byte) { return byte == '\n' || byte == '\r'; };
        const auto end = std::find_if(sample.cbegin() + from, sample.cend(), isEnd);
        const qsizetype length = end - (sample.cbegin() + from);
        const bool isCutOff = end == sample.cend() && !isWhole && from > 0; // maybe within a letter
        if (!isCutOff && std::any_of(sample.cbegin() + from, end, isBeyondAscii))
            lines += sample.mid(from, std::min(length, mostBytes)) + '\n';
        from += length + 1;
    }
    if (lines.isEmpty()) // the only such line is the last one
        lines = sample.right(mostBytes);
    return lines;
}

/// What programs write where a library names the standard that it extends, and how QStringDecoder calls it.
QString usualName(const QByteArray &found)
{
    static const QHash<QByteArray, QString> names {
        {"ISO-8859-1", u"windows-1252"_s}, {"ISO-8859-3", u"windows-1252"_s}, {"ISO-8859-15", u"windows-1252"_s}, {"WINDOWS-1252", u"windows-1252"_s},
        {"WINDOWS-1258", u"windows-1258"_s}, {"ISO-8859-2", u"windows-1250"_s}, {"ISO-8859-16", u"windows-1250"_s}, {"WINDOWS-1250", u"windows-1250"_s},
        {"WINDOWS-1251", u"windows-1251"_s}, {"ISO-8859-5", u"ISO-8859-5"_s}, {"KOI8-R", u"KOI8-R"_s}, {"IBM866", u"IBM866"_s}, {"IBM855", u"IBM855"_s},
        {"MAC-CYRILLIC", u"x-mac-cyrillic"_s}, {"ISO-8859-7", u"windows-1253"_s}, {"WINDOWS-1253", u"windows-1253"_s}, {"ISO-8859-9", u"windows-1254"_s},
        {"WINDOWS-1254", u"windows-1254"_s}, {"WINDOWS-1255", u"windows-1255"_s}, {"ISO-8859-8", u"windows-1255"_s}, {"WINDOWS-1256", u"windows-1256"_s},
        {"ISO-8859-6", u"ISO-8859-6"_s}, {"ISO-8859-13", u"windows-1257"_s}, {"ISO-8859-4", u"windows-1257"_s}, {"ISO-8859-10", u"windows-1257"_s},
        {"WINDOWS-1257", u"windows-1257"_s}, {"IBM852", u"IBM852"_s}, {"MAC-CENTRALEUROPE", u"x-mac-centraleurroman"_s}, {"SHIFT_JIS", u"Shift_JIS"_s},
        {"EUC-JP", u"EUC-JP"_s}, {"GB18030", u"GB18030"_s}, {"BIG5", u"Big5"_s}, {"EUC-KR", u"EUC-KR"_s}, {"UHC", u"windows-949"_s}, {"TIS-620", u"windows-874"_s},
        {"ISO-8859-11", u"windows-874"_s}};
    return names.value(found);
}

/// What is tried beside the library's guess, the most usual first: it knows how letters follow each other in running text, and a table of names is none.
const QStringList &usual()
{
    static const QStringList names {u"windows-1252"_s, u"windows-1250"_s, u"ISO-8859-15"_s, u"ISO-8859-2"_s, u"ISO-8859-16"_s, u"windows-1253"_s, u"ISO-8859-7"_s,
                                    u"IBM850"_s, u"macintosh"_s, u"IBM852"_s, u"windows-1251"_s, u"IBM866"_s, u"KOI8-R"_s, u"ISO-8859-5"_s, u"x-mac-cyrillic"_s, u"x-mac-centraleurroman"_s,
                                    u"Shift_JIS"_s, u"EUC-JP"_s};
    return names;
}

/// Encodings in which what was written in another of them has words as well: none of their letters is a sign in the other one.
const QStringList &siblingsOf(const QString &name)
{
    static const QList<QStringList> families {
        {u"windows-1250"_s, u"ISO-8859-2"_s},
        {u"windows-1251"_s, u"KOI8-R"_s, u"IBM866"_s, u"ISO-8859-5"_s, u"x-mac-cyrillic"_s, u"windows-1253"_s, u"ISO-8859-7"_s}};
    static const QStringList none;
    const auto family = std::find_if(families.cbegin(), families.cend(), [&name](const QStringList &names) { return names.contains(name); });
    return family == families.cend() ? none : *family;
}

/// Letters of one of these are not mixed with those of another within a word.
enum class Family : quint8 { None, Latin, Cyrillic, Greek, Wide, Other };

Family familyOf(QChar letter)
{
    if (!letter.isLetter() && !letter.isMark())
        return Family::None;
    switch (letter.script()) {
    case QChar::Script_Latin:
        return Family::Latin;
    case QChar::Script_Cyrillic:
        return Family::Cyrillic;
    case QChar::Script_Greek:
        return Family::Greek;
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return Family::Wide;
    case QChar::Script_Common:
    case QChar::Script_Inherited:
        return Family::None;
    default:
        return Family::Other;
    }
}

bool isAscii(QChar letter)
{
    return letter.unicode() < 0x80;
}

/// What no text holds that people have typed: halves of other encodings' letters.
bool isBroken(QChar letter)
{
    const char16_t code = letter.unicode();
    return code == QChar::ReplacementCharacter || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code < 0xf900) || (code >= 0xff61 && code < 0xffa0)
        || (code >= 0x2500 && code < 0x25a0);
}

struct Shape {
    qsizetype faults = 0;
    qsizetype words = 0; ///< with letters beyond ASCII
};

/// A sign or an accent between letters, as in "J¸rgen" or "M‹ller".
bool isSignWithin(QChar before, QChar letter, QChar after)
{
    const bool isApostrophe = letter == u'\u2019' || letter == u'\u2018' || letter == u'\u00b4' || letter == u'\u00b7';
    if (before.isLetter() && (letter == u'\u00a1' || letter == u'\u00bf')) // they begin a sentence
        return true;
    if (letter == u'\u00b6') // it stands apart
        return before.isLetter() || after.isLetter();
    const bool isDegree = letter == u'\u00b0' && !before.isLetter();
    return !isAscii(letter) && familyOf(letter) == Family::None && !letter.isSpace() && !letter.isLetter() && !isApostrophe && !isDegree && !letter.isMark()
        && (before.isLetter() || after.isLetter()) && (letter.isSymbol() || letter.isNumber() || (before.isLetter() && after.isLetter()));
}

/// Letters that do not follow each other in a word: "jÅr", "JŸrgen", "Иvan".
bool isOddPair(QChar before, QChar letter, QChar after)
{
    if (!before.isLetter() || !letter.isLetter() || (isAscii(before) && isAscii(letter)))
        return false;
    const Family one = familyOf(before);
    const Family other = familyOf(letter);
    if (one != other && one != Family::None && other != Family::None)
        return true;
    return (before.isLower() && letter.isUpper()) || (before.isUpper() && letter.isUpper() && after.isLower());
}

Shape shapeOf(const QString &text)
{
    Shape shape;
    bool isTelling = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar before = i > 0 ? text[i - 1] : QChar(u'\n');
        const QChar after = i + 1 < text.size() ? text[i + 1] : QChar(u'\n');
        const QChar letter = text[i];
        if (isBroken(letter) || isSignWithin(before, letter, after) || isOddPair(before, letter, after))
            ++shape.faults;
        isTelling = isTelling || !isAscii(letter);
        const bool ends = !after.isLetter() && !after.isMark();
        shape.words += ends && isTelling ? 1 : 0;
        isTelling = isTelling && !ends;
    }
    return shape;
}

bool isLatin(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar letter) { return familyOf(letter) == Family::None || familyOf(letter) == Family::Latin; });
}

/// Of the letters beyond ASCII, in hundredths: those that the language has that they fit best, or that it has most of where it has no others.
qsizetype usualLetters(const QString &text)
{
    static const QStringList languages {u"ąćęłńóśźż"_s, u"áäčďéěíĺľňóôŕřšťúůýž"_s, u"áéíóöőúüű"_s, u"čćđšž"_s, u"ăâîşţșț"_s, u"оеаинтсрвлк"_s, u"αοιεσςτνάίόέή"_s};
    QList<qsizetype> counts(languages.size(), 0);
    qsizetype letters = 0;
    for (const QChar letter : text) {
        if (isAscii(letter) || !letter.isLetter())
            continue;
        ++letters;
        for (qsizetype i = 0; i < languages.size(); ++i)
            counts[i] += languages[i].contains(letter.toLower()) ? 1 : 0;
    }
    return letters == 0 ? 0 : 100 * *std::max_element(counts.cbegin(), counts.cend()) / letters;
}

struct Reading {
    QString name {};
    QString text {};
    Shape shape {};
};

std::optional<Reading> readAs(const QString &name, const QByteArray &lines)
{
    QStringDecoder decoder(name.toLatin1().constData());
    if (!decoder.isValid())
        return std::nullopt;
    Reading reading {.name = name, .text = decoder(lines)};
    reading.shape = shapeOf(reading.text);
    return reading;
}

/// Words where the other one has none, letters that are more usual, or the more usual name for the same text.
bool isBetter(const Reading &one, const Reading &other)
{
    if (one.shape.faults != other.shape.faults)
        return one.shape.faults < other.shape.faults;
    if (one.text != other.text)
        return siblingsOf(other.name).contains(one.name) && usualLetters(one.text) > usualLetters(other.text) + clearly;
    const qsizetype rank = usual().indexOf(other.name);
    return rank < 0 || usual().indexOf(one.name) < rank;
}

/// Another reading that is as good, or nearly.
bool hasRival(const Reading &best, const QByteArray &lines)
{
    const QStringList &siblings = siblingsOf(best.name);
    return std::any_of(siblings.cbegin(), siblings.cend(), [&](const QString &name) {
        const auto other = readAs(name, lines);
        return other && other->text != best.text && other->shape.faults <= best.shape.faults && usualLetters(other->text) + perhaps > usualLetters(best.text);
    });
}

QString libraryGuess(const QByteArray &lines)
{
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, DetectorDeleter> detector(uchardet_new());
    if (!detector || uchardet_handle_data(detector.get(), lines.constData(), size_t(lines.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    return usualName(QByteArray(uchardet_get_charset(detector.get())).toUpper());
}

} // namespace

EncodingGuess guessLegacyEncoding(const QByteArray &sample, bool isWhole)
{
    const QByteArray lines = tellingLines(sample, isWhole);
    const QString guessed = libraryGuess(lines);
    std::optional<Reading> best = readAs(guessed.isEmpty() ? u"windows-1252"_s : guessed, lines);
    for (const QString &name : usual()) {
        auto other = readAs(name, lines);
        if (!best || (other && isBetter(*other, *best)))
            best = std::move(other);
    }
    const auto western = readAs(u"windows-1252"_s, lines);
    if (!best || !western)
        return {.name = u"windows-1252"_s};
    if (best->shape.words < fewWords && western->shape.faults <= best->shape.faults && isLatin(best->text)) // what most files are in
        return {.name = western->name};
    const bool isOnlyOne = best->text == western->text || western->shape.faults > best->shape.faults || !isLatin(best->text); // else it may as well be in what most files are in
    const bool isSure = isOnlyOne && !guessed.isEmpty() && best->shape.words >= sureWords && best->shape.faults * 10 <= best->shape.words && !hasRival(*best, lines);
    return {.name = best->name, .isSure = isSure};
}

} // namespace Provost
