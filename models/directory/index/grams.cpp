// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/grams.h"

#include "directory/index/foldtext.h"

#include <algorithm>

namespace Provost {

namespace {

enum class Kind : quint64 { Part = 1, NamePart, NameWord, NameBeginning, Beginning, Type };

constexpr int longestBeginning = 2;
constexpr int longestNameBeginning = 3;
constexpr int partSize = 3;
constexpr size_t mostLines = 1U << 14;
constexpr qsizetype longestLine = 128; ///< that is kept
constexpr size_t mostTaken = 64; ///< a resource may have thousands of lines

// A kept index is read by the next program, perhaps on another processor: so no qHash.
constexpr quint32 gramOf(Kind kind, quint64 value)
{
    quint64 mixed = value ^ (quint64(kind) * 0x9E3779B97F4A7C15ULL);
    mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDULL;
    mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53ULL;
    return quint32(mixed >> 46);
}
static_assert(gramCount == 1U << (64 - 46));

quint64 partAt(QStringView text, qsizetype at)
{
    return quint64(text[at].unicode()) | quint64(text[at + 1].unicode()) << 16 | quint64(text[at + 2].unicode()) << 32;
}

bool isAllAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// The first so many characters, of which some take two places.
QStringView first(QStringView word, int characters)
{
    qsizetype end = 0;
    for (int i = 0; i < characters && end < word.size(); ++i)
        end += word[end].isHighSurrogate() && end + 1 < word.size() ? 2 : 1;
    return word.first(end);
}

class Taker
{
public:
    Taker(Grams &grams, const std::function<void(QStringView, quint64)> &onWord)
        : m_grams(grams)
        , m_onWord(onWord)
    {
    }

    void takeLine(QStringView value, bool isName)
    {
        for (qsizetype i = 0; i + partSize <= value.size(); ++i) {
            const quint64 part = partAt(value, i);
            m_grams.push_back(gramOf(Kind::Part, part));
            if (isName)
                m_grams.push_back(gramOf(Kind::NamePart, part));
        }
        if (!isAllAscii(value)) {
            const QStringList words = wordsOf(value);
            for (const QString &word : words)
                takeWord(word, isName);
            return;
        }
        qsizetype begin = 0;
        for (qsizetype at = 0; at <= value.size(); ++at) {
            if (at < value.size() && value[at].isLetterOrNumber())
                continue;
            if (at > begin)
                takeWord(value.mid(begin, at - begin), isName);
            begin = at + 1;
        }
    }

private:
    void takeWord(QStringView word, bool isName)
    {
        const int longest = isName ? longestNameBeginning : longestBeginning;
        QStringView last;
        for (int size = 1; size <= longest; ++size) {
            const QStringView beginning = first(word, size);
            if (beginning.size() == last.size())
                break;
            last = beginning;
            const quint64 number = numberOfWord(beginning);
            if (size <= longestBeginning)
                m_grams.push_back(gramOf(Kind::Beginning, number));
            if (isName)
                m_grams.push_back(gramOf(Kind::NameBeginning, number));
        }
        const quint64 number = numberOfWord(word);
        if (isName)
            m_grams.push_back(gramOf(Kind::NameWord, number));
        m_onWord(word, number);
    }

    Grams &m_grams;
    const std::function<void(QStringView, quint64)> &m_onWord;
};

} // namespace

quint64 numberOfWord(QStringView word)
{
    quint64 number = 0xCBF29CE484222325ULL;
    for (const QChar c : word)
        number = (number ^ c.unicode()) * 0x100000001B3ULL;
    return number;
}

void GramReader::take(QByteArrayView searchText, Grams &grams, const OnWord &onWord)
{
    if (m_lines.empty())
        m_lines.resize(mostLines);
    m_taken.clear();
    for (qsizetype begin = 0; begin < searchText.size();) {
        qsizetype end = searchText.indexOf('\n', begin);
        if (end < 0)
            end = searchText.size();
        const QByteArrayView line = searchText.sliced(begin, end - begin);
        const size_t number = line.isEmpty() ? 0 : qHash(line.sliced(1));
        if (!line.isEmpty() && !isTaken(line, number))
            takeLine(line, number, grams, onWord);
        begin = end + 1;
    }
}

/// The same value before, as a name or in the same way: a userName is often the address, too, and a formatted name the one that is shown.
bool GramReader::isTaken(QByteArrayView line, size_t number)
{
    const bool isThere = std::any_of(m_taken.cbegin(), m_taken.cend(), [&](const Taken &other) {
        return other.number == number && other.line.sliced(1) == line.sliced(1) && (other.line.front() == 'n' || line.front() != 'n');
    });
    if (!isThere && m_taken.size() < mostTaken)
        m_taken.push_back({number, line});
    return isThere;
}

void GramReader::takeLine(QByteArrayView line, size_t number, Grams &grams, const OnWord &onWord)
{
    const bool isName = line.front() == 'n';
    Line &kept = m_lines[(number ^ (isName ? 1U : 0U)) % mostLines];
    if (kept.text == line) {
        grams.insert(grams.end(), kept.grams.begin(), kept.grams.end());
        return;
    }
    const size_t before = grams.size();
    const QString text = QString::fromUtf8(line); // with what is in front, for which a mark of the byte order would be lost
    Taker(grams, onWord).takeLine(QStringView(text).sliced(1), isName);
    if (line.size() > longestLine)
        return;
    if (kept.lastMissed != number) {
        kept.lastMissed = number;
        return;
    }
    kept.text = line.toByteArray();
    kept.grams.assign(grams.begin() + qsizetype(before), grams.end());
    std::sort(kept.grams.begin(), kept.grams.end());
    kept.grams.erase(std::unique(kept.grams.begin(), kept.grams.end()), kept.grams.end());
}

void GramReader::clear()
{
    m_lines = {};
}

Grams gramsOfPart(QStringView part, bool inNames)
{
    Grams grams;
    for (qsizetype i = 0; i + partSize <= part.size(); ++i)
        grams.push_back(gramOf(inNames ? Kind::NamePart : Kind::Part, partAt(part, i)));
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

quint32 gramOfNameWord(QStringView word)
{
    return gramOf(Kind::NameWord, numberOfWord(word));
}

Grams gramsOfNameBeginning(QStringView word)
{
    Grams grams {gramOf(Kind::NameBeginning, numberOfWord(first(word, longestNameBeginning)))};
    const Grams parts = gramsOfPart(word, true);
    grams.insert(grams.end(), parts.begin(), parts.end());
    return grams;
}

quint32 gramOfBeginning(QStringView word)
{
    return gramOf(Kind::Beginning, numberOfWord(first(word, longestBeginning)));
}

quint32 gramOfType(qint64 type)
{
    return gramOf(Kind::Type, quint64(type));
}

} // namespace Provost
