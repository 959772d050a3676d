// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Provost {

/// Which of the encodings before Unicode a text is in, as far as its letters tell.
struct EncodingGuess {
    QString name {}; ///< as QStringDecoder names it
    bool isSure = false; ///< false: few letters, or some that fit no encoding; somebody should look
};

/// Of a text that is neither UTF-8 nor UTF-16: what uchardet takes it for, unless its words look like words in another encoding alone.
/// `isWhole`: its last letter is not cut off.
[[nodiscard]] EncodingGuess guessLegacyEncoding(const QByteArray &sample, bool isWhole);

} // namespace Provost
