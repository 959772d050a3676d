// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/filterwords.h"

namespace Provost {

namespace {

/// "…, not “x”." or "…, but the text ends."
QString instead(const QString &wanted, const QString &found)
{
    return found.isEmpty() ? FilterWords::tr("%1, but the text ends here.").arg(wanted) : FilterWords::tr("%1, not “%2”.").arg(wanted, found);
}

/// Faults of the grammar: something else should have come.
QString expectedBy(FilterProblem problem)
{
    switch (problem) {
    case FilterProblem::TermExpected:
        return FilterWords::tr("An attribute or “(” should come here");
    case FilterProblem::BlankExpected:
        return FilterWords::tr("A blank should come here");
    case FilterProblem::OperatorExpected:
        return FilterWords::tr("An operator should come here: eq, ne, co, sw, ew, gt, ge, lt, le or pr");
    case FilterProblem::ValueExpected:
        return FilterWords::tr("A value should come here: text in double quotes, a number, true, false or null");
    case FilterProblem::EndExpected:
        return FilterWords::tr("“and”, “or” or the end should come here");
    case FilterProblem::ParenthesisExpected:
        return FilterWords::tr("“and”, “or” or “)” should come here");
    case FilterProblem::BracketExpected:
        return FilterWords::tr("“and”, “or” or “]” should come here");
    case FilterProblem::NoSubAttribute:
        return FilterWords::tr("A dot with a sub-attribute or the end should come here");
    default:
        return {};
    }
}

} // namespace

QString FilterWords::of(const FilterFault &fault)
{
    switch (fault.problem) {
    case FilterProblem::None:
        return {};
    case FilterProblem::TooLong:
        return tr("The text is too long.");
    case FilterProblem::TooDeep:
        return tr("There are too many parentheses within each other.");
    case FilterProblem::NameCharacter:
        return tr("“%1” cannot stand in the name of an attribute.").arg(fault.found);
    case FilterProblem::NameMissing:
        return tr("The name of an attribute is missing.");
    case FilterProblem::UrnCharacter:
        return tr("“%1” cannot stand in the name of a schema.").arg(fault.found);
    case FilterProblem::QuoteMissing:
        return tr("The closing quote of this value is missing.");
    case FilterProblem::BadEscape:
        return tr("Behind a backslash stands one of \" \\ / b f n r t or u with four digits; to look for a backslash, type two.");
    case FilterProblem::NestedValuePath:
        return tr("There can be no brackets within brackets.");
    case FilterProblem::SubAttributeBehindBracket:
        return tr("In a filter the sub-attribute stands inside the brackets, as in emails[value eq \"x\"].");
    case FilterProblem::UrnBehindBracket:
        return tr("Only a sub-attribute can follow the bracket, without a schema.");
    case FilterProblem::NotBeforeBracket:
        return tr("Only an attribute can stand before the bracket.");
    default:
        return instead(expectedBy(fault.problem), fault.found);
    }
}

} // namespace Provost
