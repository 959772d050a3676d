// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsontext.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Lays out one document; output grows in UTF-8 and is decoded once at the end.
class Indenter
{
public:
    Indenter(QByteArrayView text, qsizetype longestString)
        : m_text(text)
        , m_longest(longestString)
    {
        m_out.reserve(text.size() + text.size() / 3);
    }

    QByteArray run()
    {
        while (m_at < m_text.size())
            step(m_text[m_at]);
        return m_out;
    }

private:
    void step(char c)
    {
        if (c == '"')
            return takeString();
        ++m_at;
        if (isBlank(c))
            return;
        if (c == '{' || c == '[')
            return open(c);
        if (c == '}' || c == ']')
            return close(c);
        m_out += c;
        if (c == ',')
            newLine();
        else if (c == ':')
            m_out += ' ';
    }

    void open(char c)
    {
        m_out += c;
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        if (m_at < m_text.size() && (m_text[m_at] == '}' || m_text[m_at] == ']')) {
            m_out += m_text[m_at++]; // {} and [] stay together
            return;
        }
        ++m_depth;
        newLine();
    }

    void close(char c)
    {
        m_depth = std::max(0, m_depth - 1);
        newLine();
        m_out += c;
    }

    void newLine()
    {
        constexpr int deepest = 64; // beyond, more white space would not help anybody
        m_out += '\n';
        m_out.append(2 * std::min(m_depth, deepest), ' ');
    }

    void takeString()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        const QByteArrayView token = m_text.sliced(start, m_at - start);
        if (m_longest < 0 || token.size() <= m_longest)
            m_out += token;
        else
            m_out += shortened(token);
    }

    [[nodiscard]] QByteArray shortened(QByteArrayView token) const
    {
        constexpr qsizetype kept = 120;
        const QString head = QString::fromUtf8(token.first(std::min(kept, token.size())));
        return head.toUtf8() + "\xe2\x80\xa6 [+" + QByteArray::number(token.size() - kept) + " B]\"";
    }

    QByteArrayView m_text;
    qsizetype m_longest;
    qsizetype m_at = 0;
    int m_depth = 0;
    QByteArray m_out;
};

} // namespace

QString indentedJson(QByteArrayView utf8, qsizetype longestString)
{
    return QString::fromUtf8(Indenter(utf8, longestString).run());
}

bool looksLikeJson(QByteArrayView utf8)
{
    const QByteArrayView head = utf8.trimmed();
    return head.startsWith('{') || head.startsWith('[');
}

} // namespace Provost
