// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <functional>
#include <vector>

namespace Provost {

/// What a text can be found by, as numbers below gramCount: every three characters in a row (of names and of anything), words and beginnings of names, the first one and two characters of any
/// word. Two different ones may have the same number, so whoever finds something by them looks at the text itself.
using Grams = std::vector<quint32>;
constexpr quint32 gramCount = 1U << 18;

/// Of a search text (searchtext.h), some more than once; `onWord` is told of each of its words, with a number that stands for it.
void gramsOfText(QStringView searchText, Grams &grams, const std::function<void(QStringView word, quint64 number)> &onWord);

[[nodiscard]] quint64 numberOfWord(QStringView word);

// Of folded text that is looked for: what has it has all of these.
[[nodiscard]] Grams gramsOfPart(QStringView part, bool inNames); ///< of three characters or more
[[nodiscard]] quint32 gramOfNameWord(QStringView word);
[[nodiscard]] Grams gramsOfNameBeginning(QStringView word);
[[nodiscard]] quint32 gramOfBeginning(QStringView word); ///< of one or two characters
[[nodiscard]] quint32 gramOfType(qint64 type); ///< added to a resource's own, so that others are not looked at

} // namespace Provost
