// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsonhighlighter.h"

#include "widgets/theme.h"

#include <QPalette>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Index behind the closing quote of the string that opens at `start`.
qsizetype endOfString(const QString &text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return text.size();
}

bool isKey(const QString &text, qsizetype end)
{
    while (end < text.size() && text[end].isSpace())
        ++end;
    return end < text.size() && text[end] == u':';
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void JsonHighlighter::setPalette(const QPalette &palette)
{
    const ThemeColors colors = ThemeColors::of(palette);
    m_key.setForeground(colors.accent);
    m_string.setForeground(colors.success);
    m_number.setForeground(colors.warning);
    m_literal.setForeground(colors.info);
    m_punctuation.setForeground(colors.subtle);
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        qsizetype end = i + 1;
        if (c == u'"') {
            end = endOfString(text, i);
            setFormat(int(i), int(end - i), isKey(text, end) ? m_key : m_string);
        } else if (c.isDigit() || c == u'-') {
            while (end < text.size() && (text[end].isLetterOrNumber() || u".+-"_s.contains(text[end])))
                ++end;
            setFormat(int(i), int(end - i), m_number);
        } else if (c.isLetter()) {
            while (end < text.size() && text[end].isLetter())
                ++end;
            setFormat(int(i), int(end - i), m_literal);
        } else if (u"{}[],:"_s.contains(c)) {
            setFormat(int(i), 1, m_punctuation);
        }
        i = end;
    }
}

} // namespace Provost
