// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/attributepath.h"

#include "scim/filterparser.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What stands behind `]`, from `at` on.
Result<QString> subAttributeFrom(QStringView text, qsizetype at, FilterFault &fault)
{
    if (at == text.size())
        return QString();
    if (text[at] != u'.') {
        fault = {.problem = FilterProblem::NoSubAttribute, .position = int(at), .found = text.sliced(at, 1).toString()};
        return fault.toError();
    }
    const QStringView behind = text.sliced(at + 1);
    const auto sub = AttributeName::parse(behind, &fault);
    if (sub && sub->schema.isEmpty())
        return behind.toString();
    if (sub)
        fault = {.problem = FilterProblem::UrnBehindBracket, .position = 0, .found = {}};
    fault.position += int(at + 1);
    return fault.toError();
}

Result<AttributePath> parsed(QStringView text, FilterFault &fault)
{
    if (text.size() > FilterParser::maxLength) {
        fault = {.problem = FilterProblem::TooLong, .position = int(FilterParser::maxLength), .found = {}};
        return fault.toError();
    }
    const qsizetype bracket = text.indexOf(u'[');
    auto name = AttributeName::parse(bracket < 0 ? text : text.first(bracket), &fault);
    if (!name)
        return name.error();
    if (bracket < 0)
        return AttributePath {.name = std::move(name).value()};
    if (name->attribute.isEmpty() || !name->subAttribute.isEmpty()) {
        fault = {.problem = FilterProblem::NotBeforeBracket, .position = int(bracket), .found = u"["_s};
        return fault.toError();
    }
    FilterParser parser(text);
    auto filter = parser.bracketed(bracket + 1);
    if (!filter) {
        fault = parser.fault();
        return filter.error();
    }
    auto sub = subAttributeFrom(text, parser.position(), fault);
    if (!sub)
        return sub.error();
    return AttributePath {.name = std::move(name).value(), .filter = std::move(filter).value(), .subAttribute = std::move(sub).value()};
}

} // namespace

Result<AttributePath> AttributePath::parse(QStringView text, FilterFault *fault)
{
    FilterFault found;
    auto path = parsed(text, found);
    if (fault != nullptr)
        *fault = found;
    return path;
}

QString AttributePath::toString() const
{
    QString text = name.toString();
    if (filter)
        text += u'[' + filter->toString() + u']';
    if (!subAttribute.isEmpty())
        text += u'.' + subAttribute;
    return text;
}

} // namespace Provost
