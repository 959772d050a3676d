// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/foldtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Letters that Unicode does not take apart though people read them as others.
struct Spelling {
    char16_t letter;
    const char16_t *plain;
};
constexpr std::array spellings {
    Spelling {u'ß', u"ss"}, Spelling {u'æ', u"ae"}, Spelling {u'œ', u"oe"}, Spelling {u'ø', u"o"}, Spelling {u'ł', u"l"},
    Spelling {u'đ', u"d"},  Spelling {u'ð', u"d"},  Spelling {u'þ', u"th"}, Spelling {u'ħ', u"h"}, Spelling {u'ı', u"i"},
    Spelling {u'ŋ', u"n"},  Spelling {u'ŧ', u"t"},  Spelling {u'ĸ', u"k"},  Spelling {u'ς', u"σ"}, Spelling {u'’', u"'"},
    Spelling {u'‘', u"'"},  Spelling {u'‐', u"-"},  Spelling {u'–', u"-"},
};

struct LetterRange {
    char16_t first;
    char16_t last;
};
constexpr std::array letterRanges {
    LetterRange {u'a', u'z'},           LetterRange {u'\u03B1', u'\u03C9'}, LetterRange {u'\u0430', u'\u045F'},
    LetterRange {u'\u0561', u'\u0587'}, LetterRange {u'\u05D0', u'\u05EA'}, LetterRange {u'\u0621', u'\u064A'},
    LetterRange {u'\u10D0', u'\u10F0'}, LetterRange {u'\u3041', u'\u3096'}, LetterRange {u'\u30A1', u'\u30FA'},
};

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

void appendFolded(QString &folded, QChar c)
{
    switch (c.category()) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return;
    default:
        break;
    }
    const auto spelling = std::find_if(spellings.begin(), spellings.end(), [c](const Spelling &s) { return s.letter == c.unicode(); });
    if (spelling != spellings.end())
        folded += QStringView(spelling->plain);
    else
        folded += c;
}

bool isWithoutSpaces(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

/// Pairs of neighbours in `word`, and its last character, where its script has no spaces.
void appendPairs(QStringList &words, QStringView word)
{
    const QList<uint> characters = word.toUcs4();
    for (qsizetype i = 0; i < characters.size(); ++i) {
        if (!isWithoutSpaces(characters[i]))
            continue;
        const qsizetype count = std::min<qsizetype>(2, characters.size() - i);
        if (count < characters.size())
            words.append(QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData() + i), count));
    }
}

} // namespace

QString foldText(QStringView text)
{
    QString folded;
    if (isAscii(text)) {
        folded = text.toString().toLower();
    } else {
        const QString plain = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
        folded.reserve(plain.size());
        for (const QChar c : plain)
            appendFolded(folded, c);
    }
    for (QChar &c : folded) {
        if (c.unicode() < 0x20 || c.isSpace())
            c = u' ';
    }
    return folded.simplified();
}

QStringList wordsOf(QStringView folded)
{
    QStringList words;
    qsizetype begin = -1;
    const auto endWord = [&](qsizetype end) {
        if (begin < 0)
            return;
        const QStringView word = folded.mid(begin, end - begin);
        words.append(word.toString());
        if (!isAscii(word))
            appendPairs(words, word);
        begin = -1;
    };
    qsizetype at = 0;
    const QList<uint> characters = folded.toUcs4();
    for (const char32_t c : characters) {
        if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c))
            endWord(at);
        else if (begin < 0)
            begin = at;
        at += QChar::requiresSurrogates(c) ? 2 : 1;
    }
    endWord(folded.size());
    return words;
}

bool isWithinOneEdit(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    qsizetype same = 0;
    while (same < a.size() && a[same] == b[same])
        ++same;
    if (a.size() < b.size())
        return a.mid(same) == b.mid(same + 1);
    if (same == a.size() || a.mid(same + 1) == b.mid(same + 1))
        return true;
    return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] && a.mid(same + 2) == b.mid(same + 2);
}

QList<QChar> alphabetOf(QStringView word)
{
    QList<QChar> letters;
    for (const LetterRange range : letterRanges) {
        const bool isUsed = std::any_of(word.begin(), word.end(), [range](QChar c) { return c >= range.first && c <= range.last; });
        for (char16_t c = range.first; isUsed && c <= range.last; ++c)
            letters.append(QChar(c));
    }
    return letters;
}

QString phoneDigits(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!u"+-()./ "_s.contains(c))
            return {};
    }
    return digits.size() >= 5 ? digits : QString();
}

qsizetype characterCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace Provost
