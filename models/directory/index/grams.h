// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

#include <functional>
#include <vector>

namespace Provost {

/// What a text can be found by, as numbers below gramCount: every three characters in a row (of names and of anything), words and beginnings of names, the first one and two characters of any
/// word. Two different ones may have the same number, so whoever finds something by them looks at the text itself.
using Grams = std::vector<quint32>;
constexpr quint32 gramCount = 1U << 18;

/// What search texts (searchtext.h) are found by. Most lines of a directory come again, a town, a title, a group: what those are found by is kept.
class GramReader
{
public:
    using OnWord = std::function<void(QStringView word, quint64 number)>;
    /// Of a text in UTF-8, some more than once; `onWord` is told of each of its words that is not certain to have been told of, with a number that stands for it.
    void take(QByteArrayView searchText, Grams &grams, const OnWord &onWord);
    void clear(); ///< words are told of again, and memory is given back

private:
    struct Line {
        QByteArray text {};
        Grams grams {}; ///< in their order, each once
        size_t lastMissed = 0; ///< the number of another one that was not kept: when that comes again it is, or those that come once would push all others out
    };
    void takeLine(QByteArrayView line, size_t number, Grams &grams, const OnWord &onWord);
    [[nodiscard]] bool isTaken(QByteArrayView line, size_t number);

    std::vector<Line> m_lines {}; ///< by their numbers
    struct Taken {
        size_t number = 0; ///< of the value
        QByteArrayView line {};
    };
    std::vector<Taken> m_taken {}; ///< of the text under way
};

[[nodiscard]] quint64 numberOfWord(QStringView word);

// Of folded text that is looked for: what has it has all of these.
[[nodiscard]] Grams gramsOfPart(QStringView part, bool inNames); ///< of three characters or more
[[nodiscard]] quint32 gramOfNameWord(QStringView word);
[[nodiscard]] Grams gramsOfNameBeginning(QStringView word);
[[nodiscard]] quint32 gramOfBeginning(QStringView word); ///< of one or two characters
[[nodiscard]] quint32 gramOfType(qint64 type); ///< added to a resource's own, so that others are not looked at

} // namespace Provost
