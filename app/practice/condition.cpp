// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/condition.h"

#include <QStringList>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

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
    // A range, so that an index serves it. UTF-8 has no byte 0xFF, so the last one can always be counted up.
    QByteArray end = prefix;
    end.back() = char(uchar(end.back()) + 1);
    return {.text = u"(%1 >= ? AND %1 < ?)"_s.arg(sql), .values = {prefix, end}};
}

SqlCondition compareText(const QString &sql, CompareOp op, const QVariant &operand)
{
    const bool substring = op == CompareOp::Co || op == CompareOp::Sw || op == CompareOp::Ew;
    if (!substring)
        return {.text = sql + u' ' + sqlOperator(op) + u" ?"_s, .values = {operand}};
    const QByteArray text = operand.toByteArray();
    if (text.isEmpty()) // every text has it
        return {.text = sql + u" IS NOT NULL"_s};
    if (op == CompareOp::Sw)
        return startsWith(sql, text);
    if (op == CompareOp::Co)
        return {.text = u"instr(%1, ?) > 0"_s.arg(sql), .values = {text}};
    return {.text = u"substr(%1, -%2) = ?"_s.arg(sql).arg(text.size()), .values = {text}};
}

SqlCondition joined(const std::vector<Condition> &parts, QLatin1StringView separator)
{
    QStringList texts;
    QVariantList values;
    for (const Condition &part : parts) {
        const SqlCondition written = part.toSql();
        texts << written.text;
        values += written.values;
    }
    return {.text = u'(' + texts.join(separator) + u')', .values = values};
}

} // namespace

SqlCondition Condition::toSql() const
{
    switch (kind) {
    case Kind::Always:
        return {.text = u"1"_s};
    case Kind::Never:
        return {.text = u"0"_s};
    case Kind::And:
        return joined(parts, " AND "_L1);
    case Kind::Or:
        return joined(parts, " OR "_L1);
    case Kind::Present:
        return {.text = sql + u" IS NOT NULL"_s};
    case Kind::Absent:
        return {.text = sql + u" IS NULL"_s};
    case Kind::Compare:
        return compareText(sql, op, operand);
    case Kind::Sql:
        return {.text = sql};
    case Kind::Not:
    case Kind::Elements:
        break;
    }
    const SqlCondition inner = parts.front().toSql();
    const QString text = kind == Kind::Not ? QString(u"NOT ifnull("_s + inner.text + u", 0)"_s) : QString(u"t.row IN ("_s + sql + inner.text + sqlEnd + u')');
    return {.text = text, .values = inner.values};
}

} // namespace Provost::Practice
