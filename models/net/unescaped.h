// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace Provost {

/// A text without its escapes, which knows where each of its bytes stood.
class Unescaped
{
public:
    struct Range {
        qsizetype from;
        qsizetype to;
    };
    enum class Kind : quint8 {
        Json, ///< \u00e9, \/, \n
        Markup ///< &amp;, &#43;, &#x2B;
    };

    explicit Unescaped(const QByteArray &text)
        : m_text(text)
    {
    }
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// Takes one layer of escapes away, wherever they stand: the text need not be JSON or markup. False: there is none.
    bool unescape(Kind kind);
    /// Where a part of text() stood in the text that was given first.
    [[nodiscard]] Range origin(Range part) const;

private:
    QByteArray m_text;
    std::vector<qsizetype> m_origins; ///< of each byte, and of the end; none: nothing has been taken away
};

} // namespace Provost
