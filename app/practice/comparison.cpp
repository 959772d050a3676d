// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/comparison.h"

#include "practice/exchange.h"
#include "practice/indexer.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

bool isTextual(Attribute::Type type)
{
    return type == Attribute::Type::String || type == Attribute::Type::Reference || type == Attribute::Type::Binary
        || type == Attribute::Type::Unknown;
}

bool isSubstring(CompareOp op)
{
    return op == CompareOp::Co || op == CompareOp::Sw || op == CompareOp::Ew;
}

bool isOrder(CompareOp op)
{
    return op == CompareOp::Gt || op == CompareOp::Ge || op == CompareOp::Lt || op == CompareOp::Le;
}

/// RFC 7644 section 3.4.2.2: booleans and binaries have no order; substrings are of text.
bool isComparable(Attribute::Type type, CompareOp op)
{
    if (isSubstring(op))
        return isTextual(type);
    return !isOrder(op) || (type != Attribute::Type::Boolean && type != Attribute::Type::Binary);
}

/// The operand as the column keeps its values; null when it can never be equal to one.
QVariant operandFor(const Column &column, const Json &value)
{
    if (column.type == Attribute::Type::Boolean && value.isString()) {
        const QString text = value.toString().toLower();
        return text == "true"_L1 || text == "false"_L1 ? QVariant(int(text == "true"_L1)) : QVariant();
    }
    return indexValue(value, column);
}

} // namespace

Result<Condition> comparison(const Column &column, CompareOp op, const Json &value)
{
    if (!isComparable(column.type, op))
        return refusal(400, u"%1 cannot be compared with %2"_s.arg(column.name.toString(), compareOpText(op)), u"invalidFilter"_s);
    if (value.isNull())
        return Condition {.kind = op == CompareOp::Ne ? Condition::Kind::Present : Condition::Kind::Absent, .sql = column.sql};
    const QVariant operand = operandFor(column, value);
    if (operand.isNull())
        return Condition {.kind = op == CompareOp::Ne ? Condition::Kind::Always : Condition::Kind::Never};
    return Condition {.kind = Condition::Kind::Compare, .sql = column.sql, .op = op, .operand = operand};
}

} // namespace Provost::Practice
