// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filterparser.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool endsWord(QChar c)
{
    return c.isSpace() || QStringView(u"()[]\"").contains(c);
}

/// Counts nesting while it lives.
class Nesting
{
public:
    explicit Nesting(int &depth)
        : m_depth(++depth)
    {
    }
    ~Nesting() { --m_depth; }
    Q_DISABLE_COPY_MOVE(Nesting)

private:
    int &m_depth;
};

} // namespace

void FilterParser::skipSpace()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
}

QStringView FilterParser::peekWord() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && !endsWord(m_text[end]))
        ++end;
    return m_text.sliced(m_at, end - m_at);
}

QString FilterParser::found() const
{
    if (atEnd())
        return u"the end"_s;
    const QStringView word = peekWord();
    return u"'%1'"_s.arg(word.isEmpty() ? m_text.sliced(m_at, 1) : word.first(qMin<qsizetype>(word.size(), 40)));
}

Error FilterParser::expected(const QString &what) const
{
    return Error::validation(u"%1 was expected, not %2 (RFC 7644 section 3.4.2.2)"_s.arg(what, found()), int(m_at));
}

/// "and", "or" and "not" are operators only where they stand alone as a word.
bool FilterParser::takeKeyword(QStringView keyword)
{
    skipSpace();
    const QStringView word = peekWord();
    if (word.compare(keyword, Qt::CaseInsensitive) != 0)
        return false;
    m_at += word.size();
    return true;
}

bool FilterParser::atGroup(qsizetype at) const
{
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    return at < m_text.size() && m_text[at] == u'(';
}

Result<Filter> FilterParser::filter()
{
    if (m_text.size() > maxLength)
        return Error::validation(u"a filter of more than %1 characters"_s.arg(maxLength), int(maxLength));
    skipSpace();
    if (atEnd())
        return Filter();
    auto filter = either();
    if (!filter)
        return filter;
    skipSpace();
    if (!atEnd())
        return expected(u"'and', 'or' or the end"_s);
    return filter;
}

Result<Filter> FilterParser::bracketed(qsizetype start)
{
    m_at = start;
    const Nesting nesting(m_depth);
    m_inValuePath = true;
    auto inner = either();
    m_inValuePath = false;
    if (!inner)
        return inner;
    skipSpace();
    if (atEnd() || m_text[m_at] != u']')
        return expected(u"'and', 'or' or ']'"_s);
    ++m_at;
    return inner;
}

Result<Filter> FilterParser::either()
{
    std::vector<Filter> operands;
    do {
        auto operand = both();
        if (!operand)
            return operand;
        operands.push_back(std::move(operand).value());
    } while (takeKeyword(u"or"));
    return Filter::anyOf(std::move(operands));
}

Result<Filter> FilterParser::both()
{
    std::vector<Filter> operands;
    do {
        auto operand = term();
        if (!operand)
            return operand;
        operands.push_back(std::move(operand).value());
    } while (takeKeyword(u"and"));
    return Filter::allOf(std::move(operands));
}

Result<Filter> FilterParser::term()
{
    skipSpace();
    if (m_depth >= maxDepth)
        return Error::validation(u"nested deeper than %1"_s.arg(maxDepth), int(m_at));
    const QStringView word = peekWord();
    if (word.compare(u"not", Qt::CaseInsensitive) == 0 && atGroup(m_at + word.size())) {
        m_at += word.size();
        return group(true);
    }
    if (word.isEmpty() && !atEnd() && m_text[m_at] == u'(')
        return group(false);
    return expression();
}

Result<Filter> FilterParser::group(bool negated)
{
    const Nesting nesting(m_depth);
    skipSpace();
    ++m_at; // the caller has seen the parenthesis
    auto inner = either();
    if (!inner)
        return inner;
    skipSpace();
    if (atEnd() || m_text[m_at] != u')')
        return expected(u"'and', 'or' or ')'"_s);
    ++m_at;
    return negated ? Filter::negated(std::move(inner).value()) : std::move(inner);
}

Result<Filter> FilterParser::inBrackets(AttributeName name)
{
    if (m_inValuePath)
        return Error::validation(u"a value path inside a value path (RFC 7644 section 3.4.2.2)"_s, int(m_at));
    auto inner = bracketed(m_at + 1);
    if (!inner)
        return inner;
    if (!atEnd() && m_text[m_at] == u'.')
        return Error::validation(u"a sub-attribute behind ']' belongs in PATCH paths; in a filter put it inside the brackets"_s,
                                 int(m_at));
    return Filter::valuePath(std::move(name), std::move(inner).value());
}

Result<Filter> FilterParser::expression()
{
    const qsizetype start = m_at;
    const QStringView word = peekWord();
    if (word.isEmpty())
        return expected(u"an attribute name or '('"_s);
    auto name = AttributeName::parse(word);
    if (!name) {
        Error error = name.error();
        error.position += int(start);
        return error;
    }
    m_at += word.size();
    if (!atEnd() && m_text[m_at] == u'[')
        return inBrackets(std::move(name).value());
    return comparison(std::move(name).value());
}

Result<Filter> FilterParser::comparison(AttributeName name)
{
    if (!atEnd() && !m_text[m_at].isSpace())
        return expected(u"a blank"_s);
    skipSpace();
    const QStringView word = peekWord();
    if (word.compare(u"pr", Qt::CaseInsensitive) == 0) {
        m_at += word.size();
        return Filter::present(std::move(name));
    }
    const auto op = compareOpFromText(word);
    if (!op)
        return expected(u"an operator (eq ne co sw ew gt ge lt le pr)"_s);
    m_at += word.size();
    if (!atEnd() && !m_text[m_at].isSpace())
        return expected(u"a blank"_s);
    skipSpace();
    auto literal = value();
    if (!literal)
        return literal.error();
    return Filter::compare(std::move(name), *op, std::move(literal).value());
}

Result<Json> FilterParser::value()
{
    if (!atEnd() && m_text[m_at] == u'"')
        return stringValue();
    return wordValue();
}

Result<Json> FilterParser::stringValue()
{
    const qsizetype start = m_at++;
    while (!atEnd() && m_text[m_at] != u'"')
        m_at += m_text[m_at] == u'\\' ? 2 : 1;
    if (atEnd()) {
        m_at = m_text.size();
        return Error::validation(u"the value has no closing quote"_s, int(start));
    }
    const QStringView token = m_text.sliced(start, ++m_at - start);
    auto json = Json::parse(token.toUtf8());
    if (json)
        return json;
    // the fault's byte, counted in characters
    const QByteArray before = token.toUtf8().first(qMax(0, json.error().position));
    return Error::validation(u"a backslash starts an escape of JSON (RFC 8259 section 7), and control characters need one"_s,
                             int(start + QString::fromUtf8(before).size()));
}

Result<Json> FilterParser::wordValue()
{
    const QStringView word = peekWord();
    Json json = Json::number(word.toUtf8());
    if (word.compare(u"true", Qt::CaseInsensitive) == 0)
        json = true;
    else if (word.compare(u"false", Qt::CaseInsensitive) == 0)
        json = false;
    else if (word.compare(u"null", Qt::CaseInsensitive) == 0)
        json = nullptr;
    if (json.isUndefined())
        return expected(u"a value (text in double quotes, a number, true, false or null)"_s);
    m_at += word.size();
    return json;
}

Result<Filter> Filter::parse(QStringView text)
{
    return FilterParser(text).filter();
}

} // namespace Provost
