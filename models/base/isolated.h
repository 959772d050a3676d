// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

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

/// Lines of a window that is read from left to right begin at its left, though the name that one begins with runs the other way: else the whole line is turned round.
[[nodiscard]] inline QString begunAtTheLeft(const QString &text, Qt::LayoutDirection around)
{
    if (around == Qt::RightToLeft)
        return text;
    QStringList lines = text.split(QChar(u'\n'));
    for (QString &line : lines) {
        if (line.isRightToLeft())
            line.prepend(QChar(0x200e));
    }
    return lines.join(QChar(u'\n'));
}

} // namespace Provost
