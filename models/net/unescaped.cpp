// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/unescaped.h"

#include <QByteArrayView>
#include <QChar>
#include <QString>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace Provost {

namespace {
struct Escape {
    qsizetype size = 0; ///< of what is written; 0: it is none
    QByteArray meant {};
};

QByteArray utf8Of(char32_t code)
{
    const bool isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return QString::fromUcs4(isCharacter ? &code : U"\ufffd", 1).toUtf8();
}

/// Four hexadecimal digits behind \u; -1: they are not there.
int codeUnitAt(QByteArrayView text)
{
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    bool ok = false;
    const QByteArray digits = text.sliced(2, 4).toByteArray();
    const bool isHex = std::all_of(digits.cbegin(), digits.cend(), [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); });
    const int unit = digits.toInt(&ok, 16);
    return isHex && ok ? unit : -1;
}

/// RFC 8259 section 7.
Escape jsonEscapeAt(QByteArrayView text)
{
    if (text.size() < 2)
        return {};
    constexpr std::string_view letters("bfnrt\"\\/");
    constexpr std::string_view characters("\b\f\n\r\t\"\\/");
    if (const size_t at = letters.find(text[1]); at != std::string_view::npos)
        return {2, QByteArray(1, characters[at])};
    const int unit = codeUnitAt(text);
    if (unit < 0)
        return {};
    const int next = QChar::isHighSurrogate(char32_t(unit)) ? codeUnitAt(text.sliced(6)) : -1;
    if (next >= 0 && QChar::isLowSurrogate(char32_t(next)))
        return {12, utf8Of(QChar::surrogateToUcs4(char16_t(unit), char16_t(next)))};
    return {6, utf8Of(char32_t(unit))};
}

/// What HTML calls the letters of Latin-1, from 160 on.
constexpr std::array<std::string_view, 96> latinNames {
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave",
    "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute",
    "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml"};

/// The five of XML, those of Latin-1, and numbers.
Escape markupEscapeAt(QByteArrayView text)
{
    constexpr qsizetype longest = 10; // &#x10FFFF;
    const qsizetype end = text.first(std::min(longest, text.size())).indexOf(';');
    if (end < 2)
        return {};
    const QByteArray name = text.sliced(1, end - 1).toByteArray();
    constexpr std::array<std::pair<std::string_view, char>, 5> names {{{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto &[known, character] : names) {
        if (name.compare(QByteArrayView(known.data(), qsizetype(known.size())), Qt::CaseInsensitive) == 0)
            return {end + 1, QByteArray(1, character)};
    }
    const auto latin = std::find(latinNames.begin(), latinNames.end(), std::string_view(name.constData(), size_t(name.size())));
    if (latin != latinNames.end())
        return {end + 1, utf8Of(char32_t(160 + std::distance(latinNames.begin(), latin)))};
    if (!name.startsWith('#'))
        return {};
    bool ok = false;
    const bool isHex = name.size() > 1 && (name[1] | 0x20) == 'x';
    const uint code = name.sliced(isHex ? 2 : 1).toUInt(&ok, isHex ? 16 : 10);
    return ok ? Escape {end + 1, utf8Of(char32_t(code))} : Escape();
}
}

bool Unescaped::unescape(Kind kind)
{
    const char sign = kind == Kind::Json ? '\\' : '&';
    if (!m_text.contains(sign))
        return false;
    bool isAny = false;
    QByteArray text;
    text.reserve(m_text.size());
    std::vector<qsizetype> origins;
    origins.reserve(size_t(m_text.size()) + 1);
    for (qsizetype at = 0; at < m_text.size();) {
        const qsizetype origin = m_origins.empty() ? at : m_origins[size_t(at)];
        const QByteArrayView rest = QByteArrayView(m_text).sliced(at);
        const Escape escape = rest.front() != sign ? Escape() : kind == Kind::Json ? jsonEscapeAt(rest) : markupEscapeAt(rest);
        isAny = isAny || escape.size > 0;
        if (escape.size > 0)
            text += escape.meant;
        else
            text += rest.front();
        origins.resize(size_t(text.size()), origin);
        at += std::max<qsizetype>(escape.size, 1);
    }
    origins.push_back(m_origins.empty() ? m_text.size() : m_origins.back());
    if (isAny) {
        m_text = std::move(text);
        m_origins = std::move(origins);
    }
    return isAny;
}

Unescaped::Range Unescaped::origin(Range part) const
{
    return m_origins.empty() ? part : Range {m_origins[size_t(part.from)], m_origins[size_t(part.to)]};
}

} // namespace Provost
