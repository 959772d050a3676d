// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexfilter.h"

#include "directory/index/foldtext.h"
#include "scim/datetime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

const QChar separator(0x1F);

QString pathOf(const AttributeName &name, const ResourceSchema &schema)
{
    AttributeName plain = name;
    if (plain.schema.compare(schema.core().id, Qt::CaseInsensitive) == 0)
        plain.schema.clear();
    return plain.toString().toLower();
}

/// What a value too long for its key has instead: it may be anything.
QString orUnknown(const QString &column, const QString &condition)
{
    return u"(%1 OR typeof(%2) = 'blob')"_s.arg(condition, column);
}

class Compiler
{
public:
    Compiler(const ResourceSchema &schema, const QHash<QString, QString> &columns)
        : m_schema(schema)
        , m_columns(columns)
    {
    }

    [[nodiscard]] IndexCondition compile(const Filter &filter, const AttributeName *parent = nullptr) const
    {
        switch (filter.kind()) {
        case Filter::Kind::Everything:
            return {.isExact = true};
        case Filter::Kind::And:
            return all(filter, " AND "_L1, parent);
        case Filter::Kind::Or:
            return all(filter, " OR "_L1, parent);
        case Filter::Kind::Not: {
            const IndexCondition inner = compile(filter.operands().front(), parent);
            if (!inner.isExact) // what is let through too much would be left out here
                return {};
            return {.text = u"NOT ifnull(%1, 0)"_s.arg(inner.text), .values = inner.values, .isExact = true};
        }
        case Filter::Kind::Present:
            return present(filter.name(), parent);
        case Filter::Kind::Compare:
            return compare(filter, parent);
        case Filter::Kind::ValuePath:
            break;
        }
        IndexCondition inner = compile(filter.operands().front(), &filter.name());
        inner.isExact = false; // each part may hold for another element
        return inner;
    }

private:
    [[nodiscard]] IndexCondition all(const Filter &filter, QLatin1StringView word, const AttributeName *parent) const
    {
        IndexCondition result {.isExact = true};
        QStringList texts;
        for (const Filter &operand : filter.operands()) {
            const IndexCondition part = compile(operand, parent);
            texts.append(u'(' + part.text + u')');
            result.values += part.values;
            result.isExact = result.isExact && part.isExact;
        }
        result.text = u'(' + texts.join(word) + u')';
        return result;
    }

    [[nodiscard]] AttributeName named(const AttributeName &name, const AttributeName *parent) const
    {
        return parent == nullptr ? name : AttributeName {parent->schema, parent->attribute, name.attribute};
    }

    [[nodiscard]] IndexCondition present(const AttributeName &name, const AttributeName *parent) const
    {
        const QStringList columns = columnsOf(named(name, parent), m_schema, m_columns);
        if (parent != nullptr || columns.isEmpty())
            return {};
        QStringList texts;
        for (const QString &column : columns)
            texts.append(column + u" IS NOT NULL"_s);
        return {.text = u'(' + texts.join(u" OR "_s) + u')', .isExact = true};
    }

    [[nodiscard]] IndexCondition compare(const Filter &filter, const AttributeName *parent) const
    {
        const AttributeName name = named(filter.name(), parent);
        const Attribute *attribute = m_schema.find(name);
        const QString column = m_columns.value(pathOf(name, m_schema), valueColumn(name));
        if (name.subAttribute.isEmpty() && name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0)
            return {}; // its key is their number
        if (column.isEmpty() || filter.value().isNull() || filter.op() == CompareOp::Ne)
            return {};
        if (attribute != nullptr && attribute->type == Attribute::Type::DateTime)
            return compareTime(column, filter);
        if (attribute != nullptr && attribute->type == Attribute::Type::Boolean)
            return compareBool(column, filter, *attribute, parent != nullptr);
        const bool isNumber = attribute != nullptr && (attribute->type == Attribute::Type::Integer || attribute->type == Attribute::Type::Decimal);
        return filter.value().isString() && !isNumber ? compareText(column, filter) : IndexCondition {};
    }

    /// `emails eq "x"` means emails.value.
    [[nodiscard]] QString valueColumn(const AttributeName &name) const
    {
        return name.subAttribute.isEmpty() ? m_columns.value(pathOf(name, m_schema) + u".value"_s) : QString();
    }

    [[nodiscard]] static IndexCondition compareTime(const QString &column, const Filter &filter)
    {
        const auto instant = parseInstant(filter.value().toString());
        if (!instant)
            return {};
        // Keys are whole seconds; what is left is told apart by the resource itself.
        const QString other = u" OR typeof(%1) <> 'integer' AND %1 IS NOT NULL"_s.arg(column);
        switch (filter.op()) {
        case CompareOp::Eq:
            return {.text = u"(%1 = ?%2)"_s.arg(column, other), .values = {instant->seconds}};
        case CompareOp::Gt:
        case CompareOp::Ge:
            return {.text = u"(%1 >= ?%2)"_s.arg(column, other), .values = {instant->seconds}};
        case CompareOp::Lt:
        case CompareOp::Le:
            return {.text = u"(%1 <= ?%2)"_s.arg(column, other), .values = {instant->seconds}};
        default:
            return {};
        }
    }

    [[nodiscard]] static IndexCondition compareBool(const QString &column, const Filter &filter, const Attribute &attribute, bool isInElement)
    {
        if (filter.op() != CompareOp::Eq || filter.value().isNumber())
            return {};
        const QString wanted = filter.value().scalarText().toLower();
        if (wanted != "true"_L1 && wanted != "false"_L1)
            return {};
        return {.text = column + u" = ?"_s, .values = {wanted}, .isExact = !attribute.multiValued && !isInElement && filter.name().subAttribute.isEmpty()};
    }

    [[nodiscard]] static IndexCondition compareText(const QString &column, const Filter &filter)
    {
        const QString wanted = foldText(filter.value().toString());
        if (wanted.isEmpty() || parseInstant(filter.value().toString()))
            return {}; // without a schema dates compare as instants, however they are written
        switch (filter.op()) {
        case CompareOp::Eq:
            return {.text = orUnknown(column, u"%1 = ? OR instr(%1, ?) > 0"_s.arg(column)), .values = {wanted, QString(separator + wanted + separator)}};
        case CompareOp::Co:
        case CompareOp::Sw:
        case CompareOp::Ew:
            return {.text = orUnknown(column, u"instr(%1, ?) > 0"_s.arg(column)), .values = {wanted}};
        default:
            return {};
        }
    }

    const ResourceSchema &m_schema;
    const QHash<QString, QString> &m_columns;
};

} // namespace

IndexCondition indexCondition(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns)
{
    return Compiler(schema, columns).compile(filter);
}

QStringList columnsOf(const AttributeName &name, const ResourceSchema &schema, const QHash<QString, QString> &columns)
{
    const QString path = pathOf(name, schema);
    QStringList found;
    const auto add = [&](const QString &known) {
        if (const QString column = columns.value(known); !column.isEmpty() && !found.contains(column))
            found.append(column);
    };
    add(path);
    for (const auto *sub : {".value", ".formatted", ".display", ".displayname"})
        add(path + QLatin1StringView(sub));
    const QString inside = path + (name.attribute.isEmpty() ? u':' : u'.');
    QStringList others = columns.keys();
    others.sort();
    for (const QString &known : std::as_const(others)) {
        if (known.startsWith(inside))
            add(known);
    }
    return found;
}

} // namespace Provost
