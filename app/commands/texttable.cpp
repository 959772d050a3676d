// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/texttable.h"

#include <algorithm>

namespace Provost {

namespace {

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

int cellsOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return isWide(c) ? 2 : 1;
    }
}

/// One line, no control characters (a directory's text must not steer the terminal), at most `maxWidth` cells.
QString tamed(const QString &text, int maxWidth)
{
    const bool cut = terminalWidth(text) > maxWidth;
    QString line;
    int width = 0;
    const auto codePoints = text.toUcs4();
    for (const uint codePoint : codePoints) {
        const auto c = char32_t(QChar::category(codePoint) == QChar::Other_Control ? uint(' ') : codePoint);
        width += cellsOf(c);
        if (cut && width > maxWidth - 1)
            return line + u'…';
        line += QString::fromUcs4(&c, 1);
    }
    return line;
}

QString joined(const QStringList &cells, const QList<int> &widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size())
            line += QString(widths[i] - terminalWidth(cells[i]) + 2, u' ');
    }
    return line + u'\n';
}

} // namespace

int terminalWidth(QStringView text)
{
    int width = 0;
    const auto codePoints = text.toUcs4();
    for (const uint codePoint : codePoints)
        width += cellsOf(codePoint);
    return width;
}

QString textTable(const QStringList &header, const QList<QStringList> &rows, int maxWidth)
{
    QList<QStringList> lines;
    if (!header.isEmpty())
        lines << header;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells << tamed(cell, maxWidth);
        lines << cells;
    }
    QList<int> widths;
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (i == widths.size())
                widths << 0;
            widths[i] = std::max(widths[i], terminalWidth(line[i]));
        }
    }
    QString text;
    for (const QStringList &line : std::as_const(lines))
        text += joined(line, widths);
    return text;
}

} // namespace Provost
