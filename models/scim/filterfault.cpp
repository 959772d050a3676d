// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filterfault.h"

#include "scim/filterparser.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString expected(const QString &what, const QString &found)
{
    const QString there = found.isEmpty() ? u"the end"_s : QString(u'\'' + found + u'\'');
    return u"%1 was expected, not %2 (RFC 7644 section 3.4.2.2)"_s.arg(what, there);
}

QString wordsOf(const FilterFault &fault)
{
    switch (fault.problem) {
    case FilterProblem::None:
        break;
    case FilterProblem::TooLong:
        return u"more than %1 characters (a limit of our own: RFC 7644 section 3.4.2.2 sets none)"_s.arg(FilterParser::maxLength);
    case FilterProblem::TooDeep:
        return u"nested deeper than %1 (a limit of our own: RFC 7644 section 3.4.2.2 sets none)"_s.arg(FilterParser::maxDepth);
    case FilterProblem::NameCharacter:
        return u"'%1' cannot stand in an attribute name (RFC 7643 section 2.1)"_s.arg(fault.found);
    case FilterProblem::NameMissing:
        return u"an attribute name is missing (RFC 7644 section 3.10)"_s;
    case FilterProblem::UrnCharacter:
        return u"'%1' cannot stand in a schema URN (RFC 8141 section 2)"_s.arg(fault.found);
    case FilterProblem::TermExpected:
        return expected(u"an attribute name or '('"_s, fault.found);
    case FilterProblem::BlankExpected:
        return expected(u"a blank"_s, fault.found);
    case FilterProblem::OperatorExpected:
        return expected(u"an operator (eq ne co sw ew gt ge lt le pr)"_s, fault.found);
    case FilterProblem::ValueExpected:
        return expected(u"a value (text in double quotes, a number, true, false or null)"_s, fault.found);
    case FilterProblem::QuoteMissing:
        return u"the value has no closing quote (RFC 8259 section 7)"_s;
    case FilterProblem::BadEscape:
        return u"a backslash starts an escape of JSON (RFC 8259 section 7), and control characters need one"_s;
    case FilterProblem::EndExpected:
        return expected(u"'and', 'or' or the end"_s, fault.found);
    case FilterProblem::ParenthesisExpected:
        return expected(u"'and', 'or' or ')'"_s, fault.found);
    case FilterProblem::BracketExpected:
        return expected(u"'and', 'or' or ']'"_s, fault.found);
    case FilterProblem::NestedValuePath:
        return u"a value path inside a value path (RFC 7644 section 3.4.2.2)"_s;
    case FilterProblem::SubAttributeBehindBracket:
        return u"a sub-attribute behind ']' belongs in PATCH paths; in a filter put it inside the brackets (RFC 7644 section 3.4.2.2)"_s;
    case FilterProblem::NoSubAttribute:
        return u"'.' and a sub-attribute or the end was expected behind ']' (RFC 7644 section 3.5.2)"_s;
    case FilterProblem::UrnBehindBracket:
        return u"a URN cannot stand behind ']' (RFC 7644 section 3.5.2)"_s;
    case FilterProblem::NotBeforeBracket:
        return u"only an attribute can stand before '[' (RFC 7644 section 3.5.2)"_s;
    }
    return {};
}

} // namespace

Error FilterFault::toError() const
{
    return Error::validation(wordsOf(*this), position);
}

} // namespace Provost
