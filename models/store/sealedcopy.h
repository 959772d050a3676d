// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

class QFile;

namespace Provost {

/// A large file under a random key, piece by piece, so that memory does not follow its size.
///
///     8   "PRVCOPY" and 0x1A      1  version (1)      32  salt
///     then of each mebibyte of the text: 4 length (big-endian; the top bit is set in the last piece), the text under AES-256-GCM, 16 tag
///
/// The key of a file is HMAC-SHA-256 of the salt under the given one, so that no nonce is used twice; the nonce of a piece is its number, and the header and the
/// length are authenticated with it. What is cut off, moved, altered or of another key is an error, and nothing of the piece is given out.
class SealedCopy
{
public:
    static constexpr qsizetype keySize = 32;
    [[nodiscard]] static Redacted<QByteArray> makeKey();
    /// Everything of `from`, from its beginning; `to` is put in its place (0600) when it is whole.
    [[nodiscard]] static Result<void> seal(QFile &from, const QString &to, const Redacted<QByteArray> &key);
    /// ErrorKind::Auth: not this key, or damaged at the front; Store: damaged further on, cut off, no such file.
    [[nodiscard]] static Result<void> open(const QString &from, QFile &to, const Redacted<QByteArray> &key);
};

} // namespace Provost
