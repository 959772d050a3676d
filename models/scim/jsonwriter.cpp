// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/json.h"

namespace Provost {
namespace {

void appendUnicodeEscape(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

const char *shortEscape(char16_t unit)
{
    switch (unit) {
    case u'"':
        return "\\\"";
    case u'\\':
        return "\\\\";
    case u'\b':
        return "\\b";
    case u'\f':
        return "\\f";
    case u'\n':
        return "\\n";
    case u'\r':
        return "\\r";
    case u'\t':
        return "\\t";
    default:
        return nullptr;
    }
}

bool isLoneSurrogate(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    return c.isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
}

void appendString(QByteArray &out, QStringView text)
{
    out += '"';
    qsizetype plain = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const char *const escape = shortEscape(unit);
        // UTF-8 has no form for a lone surrogate, an escape has
        if (!escape && unit >= 0x20 && !isLoneSurrogate(text, at))
            continue;
        out += text.sliced(plain, at - plain).toUtf8();
        if (escape)
            out += escape;
        else
            appendUnicodeEscape(out, unit);
        plain = at + 1;
    }
    out += text.sliced(plain).toUtf8() + '"';
}

class Writer
{
public:
    explicit Writer(int indent)
        : m_indent(indent)
    {
    }
    void write(const Json &json);
    QByteArray out {};

private:
    void writeItems(const Json::Array &items);
    void writeMembers(const Json::Object &members);
    void newLine();

    int m_indent; ///< negative: compact
    int m_level = 0;
};

void Writer::newLine()
{
    if (m_indent >= 0)
        out += '\n' + QByteArray(qsizetype(m_level) * m_indent, ' ');
}

void Writer::writeItems(const Json::Array &items)
{
    out += '[';
    ++m_level;
    for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out += ',';
        newLine();
        write(items[i]);
    }
    --m_level;
    if (!items.empty())
        newLine();
    out += ']';
}

void Writer::writeMembers(const Json::Object &members)
{
    out += '{';
    ++m_level;
    for (size_t i = 0; i < members.size(); ++i) {
        if (i > 0)
            out += ',';
        newLine();
        appendString(out, members[i].first);
        out += m_indent >= 0 ? ": " : ":";
        write(members[i].second);
    }
    --m_level;
    if (!members.empty())
        newLine();
    out += '}';
}

void Writer::write(const Json &json)
{
    switch (json.type()) {
    case Json::Type::Undefined:
    case Json::Type::Null:
        out += "null";
        break;
    case Json::Type::Bool:
        out += json.toBool() ? "true" : "false";
        break;
    case Json::Type::Number:
        out += json.numberText();
        break;
    case Json::Type::String:
        appendString(out, json.toString());
        break;
    case Json::Type::Array:
        writeItems(json.items());
        break;
    case Json::Type::Object:
        writeMembers(json.members());
        break;
    }
}

} // namespace

QByteArray Json::toBytes() const
{
    Writer writer(-1);
    writer.write(*this);
    return writer.out;
}

QByteArray Json::toIndentedBytes(int indent) const
{
    Writer writer(qMax(indent, 0));
    writer.write(*this);
    return writer.out;
}

} // namespace Provost
