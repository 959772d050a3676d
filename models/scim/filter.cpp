// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filter.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array opTexts {"eq"_L1, "ne"_L1, "co"_L1, "sw"_L1, "ew"_L1, "gt"_L1, "ge"_L1, "lt"_L1, "le"_L1};

/// And of And is one And (so is Or of Or): equal filters have equal trees, whatever brackets were typed.
std::vector<Filter> flattened(std::vector<Filter> operands, Filter::Kind kind)
{
    std::vector<Filter> flat;
    flat.reserve(operands.size());
    for (Filter &operand : operands) {
        if (operand.kind() == kind)
            flat.insert(flat.end(), operand.operands().begin(), operand.operands().end());
        else
            flat.push_back(std::move(operand));
    }
    return flat;
}

QString joined(const std::vector<Filter> &operands, QLatin1StringView word, bool bracketOr)
{
    QString text;
    for (const Filter &operand : operands) {
        if (!text.isEmpty())
            text += word;
        const bool brackets = bracketOr && operand.kind() == Filter::Kind::Or;
        text += brackets ? QString(u'(' + operand.toString() + u')') : operand.toString();
    }
    return text;
}

} // namespace

QString compareOpText(CompareOp op)
{
    return opTexts[size_t(op)];
}

std::optional<CompareOp> compareOpFromText(QStringView text)
{
    for (size_t i = 0; i < opTexts.size(); ++i) {
        if (text.compare(opTexts[i], Qt::CaseInsensitive) == 0)
            return CompareOp(i);
    }
    return std::nullopt;
}

Filter Filter::compare(AttributeName name, CompareOp op, Json value)
{
    Filter filter;
    filter.m_kind = Kind::Compare;
    filter.m_name = std::move(name);
    filter.m_op = op;
    const bool scalar = !value.isUndefined() && !value.isArray() && !value.isObject();
    filter.m_value = scalar ? std::move(value) : Json(nullptr); // the grammar has no word for the others
    return filter;
}

Filter Filter::present(AttributeName name)
{
    Filter filter;
    filter.m_kind = Kind::Present;
    filter.m_name = std::move(name);
    return filter;
}

Filter Filter::allOf(std::vector<Filter> operands)
{
    std::erase_if(operands, [](const Filter &operand) { return operand.isEverything(); });
    if (operands.empty())
        return {};
    if (operands.size() == 1)
        return std::move(operands.front());
    Filter filter;
    filter.m_kind = Kind::And;
    filter.m_operands = flattened(std::move(operands), Kind::And);
    return filter;
}

Filter Filter::anyOf(std::vector<Filter> operands)
{
    if (operands.empty() || std::any_of(operands.begin(), operands.end(), std::mem_fn(&Filter::isEverything)))
        return {};
    if (operands.size() == 1)
        return std::move(operands.front());
    Filter filter;
    filter.m_kind = Kind::Or;
    filter.m_operands = flattened(std::move(operands), Kind::Or);
    return filter;
}

Filter Filter::negated(Filter operand)
{
    // "nothing at all" has no word of its own; every resource has an id (RFC 7643 section 3.1)
    if (operand.isEverything())
        operand = present({.schema = {}, .attribute = u"id"_s, .subAttribute = {}});
    Filter filter;
    filter.m_kind = Kind::Not;
    filter.m_operands.push_back(std::move(operand));
    return filter;
}

Filter Filter::valuePath(AttributeName name, Filter inner)
{
    if (inner.isEverything())
        return present(std::move(name));
    Filter filter;
    filter.m_kind = Kind::ValuePath;
    filter.m_name = std::move(name);
    filter.m_operands.push_back(std::move(inner));
    return filter;
}

QString Filter::toString() const
{
    switch (m_kind) {
    case Kind::Everything:
        return {};
    case Kind::Compare:
        return m_name.toString() + u' ' + compareOpText(m_op) + u' ' + QString::fromUtf8(m_value.toBytes());
    case Kind::Present:
        return m_name.toString() + u" pr"_s;
    case Kind::And:
        return joined(m_operands, " and "_L1, true);
    case Kind::Or:
        return joined(m_operands, " or "_L1, false);
    case Kind::Not:
        return u"not ("_s + m_operands.front().toString() + u')';
    case Kind::ValuePath:
        return m_name.toString() + u'[' + m_operands.front().toString() + u']';
    }
    return {};
}

} // namespace Provost
