// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

/// A text keeps its own direction, which its first letter decides, whatever stands beside it.
[[nodiscard]] inline QString isolated(const QString &text)
{
    return text.isEmpty() ? text : QString(QChar(0x2068) + text + QChar(0x2069));
}

/// The same where all around is read from right to left. Without, a mirrored window says "OK 200", and puts a full stop or the dots of what was cut off at the wrong end.
[[nodiscard]] inline QString isolated(const QString &text, Qt::LayoutDirection around)
{
    return around == Qt::RightToLeft ? isolated(text) : text;
}

/// Likewise ids, addresses and the like, which read from left to right whatever they begin with.
[[nodiscard]] inline QString isolatedLeftToRight(const QString &text, Qt::LayoutDirection around)
{
    return around == Qt::RightToLeft && !text.isEmpty() ? QString(QChar(0x2066) + text + QChar(0x2069)) : text;
}

} // namespace Provost
