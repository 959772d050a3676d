// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/comparesql.h"

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

QLatin1StringView sqlOperator(CompareOp op)
{
    switch (op) {
    case CompareOp::Ne:
        return "IS NOT"_L1; // true for what has no value at all
    case CompareOp::Gt:
        return ">"_L1;
    case CompareOp::Ge:
        return ">="_L1;
    case CompareOp::Lt:
        return "<"_L1;
    case CompareOp::Le:
        return "<="_L1;
    default:
        return "="_L1;
    }
}

SqlCondition startsWith(const QString &sql, const QByteArray &prefix)
{
    if (prefix.isEmpty())
        return {.text = sql + u" IS NOT NULL"_s};
    // A range, so that an index serves it. UTF-8 has no byte 0xFF, so the last one can always be counted up.
    QByteArray end = prefix;
    end.back() = char(uchar(end.back()) + 1);
    return {.text = u"(%1 >= ? AND %1 < ?)"_s.arg(sql), .values = {prefix, end}};
}

SqlCondition substring(const QString &sql, CompareOp op, const QByteArray &text)
{
    if (op == CompareOp::Sw)
        return startsWith(sql, text);
    if (text.isEmpty())
        return {.text = sql + u" IS NOT NULL"_s};
    if (op == CompareOp::Co)
        return {.text = u"instr(%1, ?) > 0"_s.arg(sql), .values = {text}};
    return {.text = u"substr(%1, -%2) = ?"_s.arg(sql).arg(text.size()), .values = {text}};
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

Result<SqlCondition> compareSql(const Column &column, CompareOp op, const Json &value)
{
    if (!isComparable(column.type, op))
        return refusal(400, u"%1 cannot be compared with %2"_s.arg(column.name.toString(), compareOpText(op)), u"invalidFilter"_s);
    if (value.isNull())
        return SqlCondition {.text = QString(column.sql + (op == CompareOp::Ne ? u" IS NOT NULL"_s : u" IS NULL"_s))};
    const QVariant operand = operandFor(column, value);
    if (operand.isNull())
        return SqlCondition {.text = op == CompareOp::Ne ? u"1"_s : u"0"_s};
    if (isSubstring(op))
        return substring(column.sql, op, operand.toByteArray());
    return SqlCondition {.text = column.sql + u' ' + sqlOperator(op) + u" ?"_s, .values = {operand}};
}

} // namespace Provost::Practice
