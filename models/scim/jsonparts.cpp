// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/jsonparts.h"

#include "scim/jsoncheck.h"

namespace Provost {

namespace {

constexpr QByteArrayView spaces(" \t\r\n");
constexpr QByteArrayView ends(",]} \t\r\n");

/// Behind the string that begins at `from`; -1: it has no end.
qsizetype endOfString(QByteArrayView text, qsizetype from)
{
    for (qsizetype quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        qsizetype slashes = 0;
        while (text[quote - 1 - slashes] == '\\')
            ++slashes;
        if (slashes % 2 == 0)
            return quote + 1;
    }
    return -1;
}

/// Likewise of an object or array.
qsizetype endOfNest(QByteArrayView text, qsizetype from)
{
    qsizetype depth = 0;
    for (qsizetype at = from; at < text.size(); ++at) {
        switch (text[at]) {
        case '"':
            at = endOfString(text, at) - 1;
            if (at < 0)
                return -1;
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default:
            break;
        }
    }
    return -1;
}

qsizetype endOfValue(QByteArrayView text, qsizetype from)
{
    if (from >= text.size())
        return -1;
    if (text[from] == '"')
        return endOfString(text, from);
    if (text[from] == '{' || text[from] == '[')
        return endOfNest(text, from);
    qsizetype at = from;
    while (at < text.size() && !ends.contains(text[at]))
        ++at;
    return at > from ? at : -1;
}

/// unescapedJson() trusts its text.
bool areEscapesWhole(QByteArrayView inner)
{
    for (qsizetype at = inner.indexOf('\\'); at >= 0; at = inner.indexOf('\\', at)) {
        at += at + 1 < inner.size() && inner[at + 1] == 'u' ? 6 : 2;
        if (at >= inner.size())
            return at == inner.size();
    }
    return true;
}

QString textBetween(QByteArrayView inner)
{
    return areEscapesWhole(inner) ? unescapedJson(inner) : QString();
}

} // namespace

JsonParts::JsonParts(QByteArrayView text)
    : m_text(text)
{
    skipSpace();
    const char open = m_at < m_text.size() ? m_text[m_at] : '\0';
    m_close = open == '{' ? '}' : open == '[' ? ']' : '\0';
    ++m_at;
}

void JsonParts::skipSpace()
{
    while (m_at < m_text.size() && spaces.contains(m_text[m_at]))
        ++m_at;
}

bool JsonParts::end(bool isSound)
{
    m_isSound = isSound;
    m_close = 0;
    m_key = m_value = {};
    return false;
}

bool JsonParts::next()
{
    if (m_close == 0)
        return false;
    skipSpace();
    if (!m_value.isEmpty() && m_at < m_text.size() && m_text[m_at] == ',') {
        ++m_at;
        skipSpace();
    } else if (m_at < m_text.size() && m_text[m_at] == m_close) {
        return end(true);
    } else if (!m_value.isEmpty()) {
        return end(false);
    }
    if (m_close == '}' && !readKey())
        return end(false);
    const qsizetype to = endOfValue(m_text, m_at);
    if (to < 0)
        return end(false);
    m_value = m_text.sliced(m_at, to - m_at);
    m_at = to;
    return true;
}

bool JsonParts::readKey()
{
    const qsizetype to = m_at < m_text.size() && m_text[m_at] == '"' ? endOfString(m_text, m_at) : -1;
    if (to < 0)
        return false;
    m_key = m_text.sliced(m_at + 1, to - m_at - 2);
    m_at = to;
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != ':')
        return false;
    ++m_at;
    skipSpace();
    return true;
}

JsonParts::Match JsonParts::match(QByteArrayView name) const
{
    if (m_key == name)
        return Match::Exact;
    if (m_key.size() < name.size())
        return Match::None;
    if (m_key.size() == name.size() && m_key.compare(name, Qt::CaseInsensitive) == 0)
        return Match::AnyCase;
    if (!m_key.contains('\\'))
        return Match::None;
    const QString key = textBetween(m_key);
    const QString wanted = QString::fromUtf8(name);
    if (key == wanted)
        return Match::Exact;
    return key.compare(wanted, Qt::CaseInsensitive) == 0 ? Match::AnyCase : Match::None;
}

void JsonWanted::offer(const JsonParts &parts)
{
    if (match == JsonParts::Match::Exact)
        return;
    const JsonParts::Match found = parts.match(name);
    if (found <= match)
        return;
    match = found;
    value = parts.value();
}

QString jsonPartText(QByteArrayView value)
{
    return value.size() >= 2 && value.front() == '"' ? textBetween(value.sliced(1, value.size() - 2)) : QString();
}

QByteArray jsonWithout(QByteArrayView object, QByteArrayView name)
{
    QByteArray rest;
    JsonParts parts(object);
    while (parts.next()) {
        if (parts.match(name) != JsonParts::Match::None)
            continue;
        rest += rest.isEmpty() ? '{' : ',';
        rest += '"';
        rest += parts.key();
        rest += QByteArrayView("\":");
        rest += parts.value();
    }
    if (!parts.isSound() || !object.trimmed().startsWith('{'))
        return object.toByteArray();
    return rest.isEmpty() ? QByteArray("{}") : QByteArray(rest + '}');
}

} // namespace Provost
