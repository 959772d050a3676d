// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexfilter.h"

#include "directory/index/foldtext.h"
#include "directory/index/keycolumns.h"
#include "directory/index/searchtext.h"
#include "scim/datetime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

const QChar valueSeparator(0x1F);

QString pathOf(const AttributeName &name, const ResourceSchema &schema)
{
    AttributeName plain = name;
    if (plain.schema.compare(schema.core().id, Qt::CaseInsensitive) == 0)
        plain.schema.clear();
    return plain.toString().toLower();
}

/// `%1`: the key of one value that may be anything, for it was too long.
QString isUnknown(const QString &column)
{
    return u"%1 >= x''"_s.arg(column); // a blob: behind all texts
}

/// Several values stand between separators: texts that begin with one.
QString isSeveral(const QString &column)
{
    return u"(%1 >= char(31) AND %1 < char(32))"_s.arg(column);
}

class Compiler
{
public:
    Compiler(const ResourceSchema &schema, const QHash<QString, QString> &columns, const QString &walkedPast)
        : m_schema(schema)
        , m_columns(columns)
        , m_walkedPast(walkedPast)
    {
    }

    /// A NOT goes as far inside as it can: `IS NULL` is looked up, and what is not something else has to be walked over.
    [[nodiscard]] IndexCondition compile(const Filter &filter, const AttributeName *parent = nullptr, bool isNegated = false) const
    {
        switch (filter.kind()) {
        case Filter::Kind::Everything:
            return IndexCondition::exactly(isNegated ? u"0"_s : u"1"_s);
        case Filter::Kind::And:
            return all(filter, isNegated ? " OR "_L1 : " AND "_L1, parent, isNegated);
        case Filter::Kind::Or:
            return all(filter, isNegated ? " AND "_L1 : " OR "_L1, parent, isNegated);
        case Filter::Kind::Not:
            return compile(filter.operands().front(), parent, !isNegated);
        case Filter::Kind::Present:
            return present(filter.name(), parent, isNegated);
        case Filter::Kind::Compare:
            if (isNegated && parent != nullptr) // holds for one element, whatever a key has of the others
                return {};
            return isNegated ? opposite(compare(filter, parent)) : compare(filter, parent);
        case Filter::Kind::ValuePath:
            break;
        }
        const IndexCondition inner = compile(filter.operands().front(), &filter.name());
        const IndexCondition any {.maybe = inner.maybe, .maybeValues = inner.maybeValues}; // each part may hold for another element
        return isNegated ? opposite(any) : any;
    }

    [[nodiscard]] std::optional<IndexRange> timeRange(const Filter &filter) const
    {
        if (filter.kind() == Filter::Kind::And) {
            for (const Filter &operand : filter.operands()) {
                if (auto range = timeRange(operand))
                    return range;
            }
        }
        if (filter.kind() != Filter::Kind::Compare)
            return {};
        const Attribute *attribute = m_schema.find(filter.name());
        const QString column = columnFor(filter.name());
        const auto instant = parseInstant(filter.value().toString());
        if (attribute == nullptr || attribute->type != Attribute::Type::DateTime || column.isEmpty() || !instant)
            return {};
        const bool isAfter = filter.op() == CompareOp::Gt || filter.op() == CompareOp::Ge;
        if (!isAfter && filter.op() != CompareOp::Lt && filter.op() != CompareOp::Le)
            return {};
        return IndexRange {.column = column, .text = column + (isAfter ? u" >= ?"_s : u" <= ?"_s), .values = {instant->seconds}};
    }

private:
    [[nodiscard]] static IndexCondition opposite(const IndexCondition &inner)
    {
        return {.maybe = u"NOT ifnull(%1, 0)"_s.arg(inner.sure), .maybeValues = inner.sureValues,
                .sure = u"NOT ifnull(%1, 0)"_s.arg(inner.maybe), .sureValues = inner.maybeValues};
    }

    [[nodiscard]] IndexCondition all(const Filter &filter, QLatin1StringView word, const AttributeName *parent, bool isNegated) const
    {
        IndexCondition result;
        QStringList maybe;
        QStringList sure;
        for (const Filter &operand : filter.operands()) {
            const IndexCondition part = compile(operand, parent, isNegated);
            maybe.append(u'(' + part.maybe + u')');
            sure.append(u'(' + part.sure + u')');
            result.maybeValues += part.maybeValues;
            result.sureValues += part.sureValues;
        }
        result.maybe = u'(' + maybe.join(word) + u')';
        result.sure = u'(' + sure.join(word) + u')';
        return result;
    }

    [[nodiscard]] AttributeName named(const AttributeName &name, const AttributeName *parent) const
    {
        return parent == nullptr ? name : AttributeName {parent->schema, parent->attribute, name.attribute};
    }

    [[nodiscard]] IndexCondition present(const AttributeName &name, const AttributeName *parent, bool isNegated) const
    {
        const QStringList columns = columnsOf(named(name, parent), m_schema, m_columns);
        if (parent != nullptr || columns.isEmpty())
            return {};
        QStringList texts;
        for (const QString &column : columns)
            texts.append(column + (isNegated ? u" IS NULL"_s : u" IS NOT NULL"_s));
        const QString text = u'(' + texts.join(isNegated ? u" AND "_s : u" OR "_s) + u')';
        if (m_columns.size() < mostKeyColumns)
            return IndexCondition::exactly(text);
        return isNegated ? IndexCondition {.maybe = text} : IndexCondition {.sure = text}; // what has no column any more may be there
    }

    [[nodiscard]] IndexCondition compare(const Filter &filter, const AttributeName *parent) const
    {
        const AttributeName name = named(filter.name(), parent);
        const Attribute *attribute = m_schema.find(name);
        const QString column = columnFor(name);
        if (name.subAttribute.isEmpty() && name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0)
            return {}; // its key is their number
        if (column.isEmpty() || filter.value().isNull())
            return {};
        const bool isOne = parent == nullptr && attribute != nullptr && !attribute->multiValued && name.subAttribute.isEmpty();
        if (attribute != nullptr && attribute->type == Attribute::Type::DateTime)
            return compareTime(column, filter);
        if (attribute != nullptr && attribute->type == Attribute::Type::Boolean)
            return compareBool(column, filter, isOne);
        const bool isNumber = attribute != nullptr && (attribute->type == Attribute::Type::Integer || attribute->type == Attribute::Type::Decimal);
        if (!filter.value().isString() || isNumber)
            return {};
        if (attribute != nullptr && attribute->type == Attribute::Type::Complex)
            attribute = attribute->subAttribute(u"value");
        return compareText(column, filter, attribute, isOne);
    }

    /// `emails eq "x"` means emails.value.
    [[nodiscard]] QString columnFor(const AttributeName &name) const
    {
        const QString path = pathOf(name, m_schema);
        return m_columns.value(path, name.subAttribute.isEmpty() ? m_columns.value(path + u".value"_s) : QString());
    }

    [[nodiscard]] IndexCondition compareTime(const QString &named, const Filter &filter) const
    {
        const auto instant = parseInstant(filter.value().toString());
        if (!instant)
            return {};
        const QString column = named == m_walkedPast ? u'+' + named : named;
        // Keys are whole seconds; those of the same one are told apart by the resource itself, as is what is no date: a text or a blob, which are behind all numbers. A number is no
        // date and never matches. All are ranges, so that an index finds them.
        const auto condition = [&](const QString &maybe, const QString &sure) -> IndexCondition {
            return {.maybe = u'(' + maybe.arg(column) + u')', .maybeValues = {instant->seconds}, .sure = u"(typeof(%1) = 'integer' AND %1 %2 ?)"_s.arg(column, sure), .sureValues = {instant->seconds}};
        };
        switch (filter.op()) {
        case CompareOp::Eq:
            return {.maybe = u"(%1 = ? OR %1 >= '')"_s.arg(column), .maybeValues = {instant->seconds}};
        case CompareOp::Gt:
        case CompareOp::Ge:
            return condition(u"%1 >= ?"_s, u">"_s);
        case CompareOp::Lt:
        case CompareOp::Le:
            return condition(u"%1 <= ? OR %1 >= ''"_s, u"<"_s);
        default:
            return {};
        }
    }

    [[nodiscard]] static IndexCondition compareBool(const QString &column, const Filter &filter, bool isOne)
    {
        const QString wanted = filter.value().scalarText().toLower();
        if (filter.value().isNumber() || (wanted != "true"_L1 && wanted != "false"_L1))
            return {};
        if (filter.op() == CompareOp::Ne && isOne)
            return IndexCondition::exactly(u"(%1 IS NULL OR %1 <> ?)"_s.arg(column), {wanted});
        if (filter.op() != CompareOp::Eq)
            return {};
        const QString equal = column + u" = ?"_s;
        return isOne ? IndexCondition::exactly(equal, {wanted}) : IndexCondition {.maybe = u"(%1 OR %2)"_s.arg(equal, isSeveral(column)), .maybeValues = {wanted}};
    }

    /// Where key and value are the same to a comparison, it is decided by the key (searchtext.h).
    [[nodiscard]] static IndexCondition compareText(const QString &column, const Filter &filter, const Attribute *attribute, bool isOne)
    {
        const QString text = filter.value().toString();
        const QString wanted = foldText(text);
        const bool isKnown = attribute != nullptr && (attribute->type == Attribute::Type::String || attribute->type == Attribute::Type::Reference);
        if (wanted.isEmpty() || (!isKnown && parseInstant(text)))
            return {}; // without a schema dates compare as instants, however they are written
        IndexCondition condition;
        switch (filter.op()) {
        case CompareOp::Eq:
            condition = equals(column, wanted);
            break;
        case CompareOp::Co:
            condition = contains(column, wanted);
            break;
        case CompareOp::Sw:
            condition = begins(column, wanted);
            break;
        case CompareOp::Ew:
            condition = ends(column, wanted);
            break;
        case CompareOp::Ne:
            if (isOne)
                condition = differs(column, wanted);
            break;
        default:
            break;
        }
        if (!isKnown || !isPlainKey(text, wanted, attribute->caseExact)) {
            condition.sure = u"0"_s;
            condition.sureValues.clear();
            if (filter.op() == CompareOp::Ne)
                return {};
        }
        return condition;
    }

    [[nodiscard]] static IndexCondition equals(const QString &column, const QString &wanted)
    {
        const QString among = valueSeparator + wanted + valueSeparator;
        const QString amongInexact = valueSeparator + wanted + inexactMark + valueSeparator;
        return {.maybe = u"(%1 = ? OR %1 = ? OR %2 AND (instr(%1, ?) > 0 OR instr(%1, ?) > 0) OR %3)"_s.arg(column, isSeveral(column), isUnknown(column)),
                .maybeValues = {wanted, QString(wanted + inexactMark), among, amongInexact},
                .sure = u"(%1 = ? OR %2 AND instr(%1, ?) > 0)"_s.arg(column, isSeveral(column)), .sureValues = {wanted, among}};
    }

    /// Only what is one value, or none: of several each may differ.
    [[nodiscard]] static IndexCondition differs(const QString &column, const QString &wanted)
    {
        return {.maybe = u"(%1 IS NULL OR %1 <> ?)"_s.arg(column), .maybeValues = {wanted},
                .sure = u"(%1 IS NULL OR typeof(%1) = 'text' AND %1 <> ? AND NOT %2)"_s.arg(column, isSeveral(column)), .sureValues = {wanted}};
    }

    [[nodiscard]] static QString isPlain(const QString &column)
    {
        return u"typeof(%1) = 'text' AND instr(%1, char(2)) = 0"_s.arg(column);
    }

    [[nodiscard]] static IndexCondition contains(const QString &column, const QString &wanted)
    {
        return {.maybe = u"(instr(%1, ?) > 0 OR %2)"_s.arg(column, isUnknown(column)), .maybeValues = {wanted},
                .sure = u"(instr(%1, ?) > 0 AND %2)"_s.arg(column, isPlain(column)), .sureValues = {wanted}};
    }

    [[nodiscard]] static IndexCondition begins(const QString &column, const QString &wanted)
    {
        const QString last = wanted + QString::fromUcs4(U"\U0010FFFF", 1);
        const QString among = valueSeparator + wanted;
        const QString range = u"%1 >= ? AND %1 < ?"_s.arg(column);
        return {.maybe = u"(%1 OR %2 AND instr(%3, ?) > 0 OR %4)"_s.arg(range, isSeveral(column), column, isUnknown(column)), .maybeValues = {wanted, last, among},
                .sure = u"((%1 OR %2 AND instr(%3, ?) > 0) AND %4)"_s.arg(range, isSeveral(column), column, isPlain(column)), .sureValues = {wanted, last, among}};
    }

    [[nodiscard]] static IndexCondition ends(const QString &column, const QString &wanted)
    {
        const QString among = wanted + valueSeparator;
        const auto length = wanted.toUcs4().size();
        return {.maybe = u"(instr(%1, ?) > 0 OR %2)"_s.arg(column, isUnknown(column)), .maybeValues = {wanted},
                .sure = u"((substr(%1, -%2) = ? OR %3 AND instr(%1, ?) > 0) AND %4)"_s.arg(column).arg(length).arg(isSeveral(column), isPlain(column)), .sureValues = {wanted, among}};
    }

    const ResourceSchema &m_schema;
    const QHash<QString, QString> &m_columns;
    const QString m_walkedPast;
};

} // namespace

IndexCondition indexCondition(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns, const QString &walkedPast)
{
    return Compiler(schema, columns, walkedPast).compile(filter);
}

std::optional<IndexRange> timeRange(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns)
{
    return Compiler(schema, columns, {}).timeRange(filter);
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
