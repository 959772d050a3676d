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
        return {};
    const QStringView word = peekWord();
    return (word.isEmpty() ? m_text.sliced(m_at, 1) : word.first(qMin<qsizetype>(word.size(), 40))).toString();
}

Error FilterParser::refused(FilterProblem problem, qsizetype at)
{
    m_fault = {.problem = problem, .position = int(at), .found = found()};
    return m_fault.toError();
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
        return refused(FilterProblem::TooLong, maxLength);
    skipSpace();
    if (atEnd())
        return Filter();
    auto filter = either();
    if (!filter)
        return filter;
    skipSpace();
    if (!atEnd())
        return refused(FilterProblem::EndExpected);
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
        return refused(FilterProblem::BracketExpected);
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
        return refused(FilterProblem::TooDeep);
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
        return refused(FilterProblem::ParenthesisExpected);
    ++m_at;
    return negated ? Filter::negated(std::move(inner).value()) : std::move(inner);
}

Result<Filter> FilterParser::inBrackets(AttributeName name)
{
    if (m_inValuePath)
        return refused(FilterProblem::NestedValuePath);
    auto inner = bracketed(m_at + 1);
    if (!inner)
        return inner;
    if (!atEnd() && m_text[m_at] == u'.')
        return refused(FilterProblem::SubAttributeBehindBracket);
    return Filter::valuePath(std::move(name), std::move(inner).value());
}

Result<Filter> FilterParser::expression()
{
    const qsizetype start = m_at;
    const QStringView word = peekWord();
    if (word.isEmpty())
        return refused(FilterProblem::TermExpected);
    auto name = AttributeName::parse(word, &m_fault);
    if (!name) {
        m_fault.position += int(start);
        return m_fault.toError();
    }
    m_at += word.size();
    if (!atEnd() && m_text[m_at] == u'[')
        return inBrackets(std::move(name).value());
    return comparison(std::move(name).value());
}

Result<Filter> FilterParser::comparison(AttributeName name)
{
    if (!atEnd() && !m_text[m_at].isSpace())
        return refused(FilterProblem::BlankExpected);
    skipSpace();
    const QStringView word = peekWord();
    if (word.compare(u"pr", Qt::CaseInsensitive) == 0) {
        m_at += word.size();
        return Filter::present(std::move(name));
    }
    const auto op = compareOpFromText(word);
    if (!op)
        return refused(FilterProblem::OperatorExpected);
    m_at += word.size();
    // an example of RFC 7644 section 3.5.2.2 has no blank before the quote
    if (!atEnd() && !m_text[m_at].isSpace() && m_text[m_at] != u'"')
        return refused(FilterProblem::BlankExpected);
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
        return refused(FilterProblem::QuoteMissing, start);
    }
    const QStringView token = m_text.sliced(start, ++m_at - start);
    auto json = Json::parse(token.toUtf8());
    if (json)
        return json;
    // the fault's byte, counted in characters
    const QByteArray before = token.toUtf8().first(qMax(0, json.error().position));
    return refused(FilterProblem::BadEscape, start + QString::fromUtf8(before).size());
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
        return refused(FilterProblem::ValueExpected);
    m_at += word.size();
    return json;
}

Result<Filter> Filter::parse(QStringView text, FilterFault *fault)
{
    FilterParser parser(text);
    auto filter = parser.filter();
    if (fault != nullptr)
        *fault = filter ? FilterFault() : parser.fault();
    return filter;
}

} // namespace Provost
