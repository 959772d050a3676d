// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

/// `text` as it reads among words of the other direction: its first letter decides. Without, a mirrored window says "OK 200", and puts the dots of what was cut off at
/// the wrong end.
[[nodiscard]] inline QString isolated(const QString &text)
{
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

/// Likewise ids, addresses and the like, which read from left to right whatever they begin with.
[[nodiscard]] inline QString isolatedLeftToRight(const QString &text)
{
    return text.isEmpty() ? text : QChar(0x2066) + text + QChar(0x2069);
}

} // namespace Provost
