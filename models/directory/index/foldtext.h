// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Provost {

/// Text as it is searched: letter case, accents, width and ligatures make no difference ("Müller" is "muller", "Straße" is "strasse"), white space is one space.
[[nodiscard]] QString foldText(QStringView text);

/// The words of folded text, in their order: runs of letters and digits. Scripts that write without spaces also give every pair of neighbours, and the
/// last one alone, so that what stands in the middle of a name is found.
[[nodiscard]] QStringList wordsOf(QStringView folded);

/// Equal but for one letter too many, missing, different, or two that changed places.
[[nodiscard]] bool isWithinOneEdit(QStringView a, QStringView b);

/// The letters that one mistyped in such a word can have been meant to be.
[[nodiscard]] QList<QChar> alphabetOf(QStringView word);

/// The digits of what looks like a telephone number (five or more, and nothing but what is written between them), else empty.
[[nodiscard]] QString phoneDigits(QStringView text);

/// In characters, not in the halves that UTF-16 keeps some of them in.
[[nodiscard]] qsizetype characterCount(QStringView text);

} // namespace Provost
