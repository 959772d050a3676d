// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringView>

namespace Provost {

/// What is known of the fonts that a text's scripts need. Where no font of the machine has a script (Debian has none for Chinese, Japanese and Korean
/// unless asked), Qt goes through all there are to find that out: 12 ms for each script, size and weight, in the middle of painting. So another thread looks
/// ahead, and texts that no font can write are painted without that search. Fonts found there are also found sooner by everybody else.
enum class Lettering : quint8 {
    Usual,
    Awaited, ///< not known yet; it will be in some milliseconds
    Missing, ///< no font has its letters: boxes stand for them either way
};

/// Begins to look, once in the program's life; ends before the application does. Until it is called every text is Usual.
void lookForScripts(const QFont &font);
[[nodiscard]] Lettering letteringOf(QStringView text);
/// `font` that does not look further than itself where there is nothing to find.
[[nodiscard]] QFont fontFor(Lettering lettering, QFont font);

} // namespace Provost
