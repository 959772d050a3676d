// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/filtersql.h"

#include "practice/comparesql.h"
#include "practice/exchange.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

Column column(const QString &subAttribute, const QString &sql, bool caseExact = false)
{
    return {.name = {.schema = {}, .attribute = {}, .subAttribute = subAttribute}, .sql = sql,
        .type = Attribute::Type::String, .caseExact = caseExact};
}

const Column *subColumn(const QList<Column> &columns, const QString &name)
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(),
        [&name](const Column &each) { return each.name.subAttribute.compare(name, Qt::CaseInsensitive) == 0; });
    return found == columns.cend() ? nullptr : &*found;
}

QString anyPresent(const QList<Column> &columns)
{
    QStringList parts;
    for (const Column &each : columns)
        parts << each.sql + u" IS NOT NULL"_s;
    return parts.isEmpty() ? u"0"_s : u"(%1)"_s.arg(parts.join(u" OR "_s));
}

/// A comparison on `attribute.sub` of a multi-valued attribute is one on `sub` inside the element (`value` when none is named).
Filter insideElement(const Filter &filter)
{
    if (filter.kind() == Filter::Kind::ValuePath)
        return filter.operands().front();
    const QString &sub = filter.name().subAttribute;
    const AttributeName inner {.schema = {}, .attribute = sub.isEmpty() ? u"value"_s : sub, .subAttribute = {}};
    if (filter.kind() == Filter::Kind::Present)
        return sub.isEmpty() ? Filter() : Filter::present(inner);
    return Filter::compare(inner, filter.op(), filter.value());
}

Result<SqlCondition> constantText(const QString &constant, const Filter &filter)
{
    if (filter.kind() == Filter::Kind::Present)
        return SqlCondition {.text = u"1"_s};
    const QString literal = u"x'%1'"_s.arg(QLatin1StringView(constant.toUtf8().toHex()));
    return compareSql({.name = filter.name(), .sql = literal, .type = Attribute::Type::String, .caseExact = true}, filter.op(), filter.value());
}

} // namespace

FilterSql::FilterSql(const Collection &collection, Mode mode)
    : m_collection(collection)
    , m_mode(mode)
{
}

Result<SqlCondition> FilterSql::compile(const Filter &filter) const
{
    return compileNode(filter, nullptr);
}

Result<SqlCondition> FilterSql::compileNode(const Filter &filter, const QList<Column> *columns) const
{
    switch (filter.kind()) {
    case Filter::Kind::Everything:
        return SqlCondition {.text = u"1"_s};
    case Filter::Kind::And:
        return compileAll(filter, " AND "_L1, columns);
    case Filter::Kind::Or:
        return compileAll(filter, " OR "_L1, columns);
    case Filter::Kind::Not: {
        auto inner = compileNode(filter.operands().front(), columns);
        if (inner)
            inner->text = u"NOT ifnull(%1, 0)"_s.arg(inner->text);
        return inner;
    }
    default:
        break;
    }
    if (!columns)
        return compileTop(filter);
    const Column *found = subColumn(*columns, filter.name().attribute);
    if (!found)
        return unknown(filter.name());
    if (filter.kind() == Filter::Kind::Present)
        return SqlCondition {.text = found->sql + u" IS NOT NULL"_s};
    return compareSql(*found, filter.op(), filter.value());
}

Result<SqlCondition> FilterSql::compileAll(const Filter &filter, QLatin1StringView separator, const QList<Column> *columns) const
{
    QStringList texts;
    QVariantList values;
    for (const Filter &operand : filter.operands()) {
        const auto compiled = compileNode(operand, columns);
        if (!compiled)
            return compiled;
        texts << compiled->text;
        values += compiled->values;
    }
    return SqlCondition {.text = u'(' + texts.join(separator) + u')', .values = values};
}

Result<SqlCondition> FilterSql::unknown(const AttributeName &name) const
{
    if (m_mode.unknownMatchesNothing)
        return SqlCondition {.text = u"0"_s};
    return refusal(400, u"%1 has no attribute \"%2\" that can be filtered"_s.arg(m_collection.name(), name.toString()), u"invalidFilter"_s);
}

Result<SqlCondition> FilterSql::compileTop(const Filter &filter) const
{
    if (filter.name().schema.isEmpty() && filter.name().attribute.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
        return schemasCondition(filter);
    const auto name = m_collection.canonical(filter.name());
    if (!name)
        return unknown(filter.name());
    const QList<Scope> scopes = scopesOf(*name);
    if (!scopes.isEmpty())
        return compileInScopes(scopes, insideElement(filter));
    return compileSingle(filter, *name);
}

Result<SqlCondition> FilterSql::compileSingle(const Filter &filter, const AttributeName &name) const
{
    if (name == AttributeName {.schema = {}, .attribute = u"meta"_s, .subAttribute = u"resourceType"_s})
        return constantText(m_collection.name(), filter);
    QList<Column> columns = m_collection.subColumns(name);
    if (filter.kind() == Filter::Kind::ValuePath) // a complex attribute with one value is filtered as one with many
        return columns.isEmpty() ? unknown(name) : compileNode(filter.operands().front(), &columns);
    if (const Column *single = m_collection.column(name))
        columns = {*single};
    if (columns.isEmpty())
        return unknown(filter.name());
    if (filter.kind() == Filter::Kind::Present)
        return SqlCondition {.text = anyPresent(columns)};
    const Column *compared = columns.size() == 1 ? &columns.front() : subColumn(columns, u"value"_s);
    return compared ? compareSql(*compared, filter.op(), filter.value()) : unknown(filter.name());
}

Result<SqlCondition> FilterSql::compileInScopes(const QList<Scope> &scopes, const Filter &inner) const
{
    QStringList texts;
    QVariantList values;
    for (const Scope &scope : scopes) {
        const auto condition = compileNode(inner, &scope.columns);
        if (!condition)
            return condition;
        texts << u"t.row IN (%1%2)"_s.arg(scope.select, condition->text);
        values += condition->values;
    }
    return SqlCondition {.text = u'(' + texts.join(u" OR "_s) + u')', .values = values};
}

SqlCondition FilterSql::schemasCondition(const Filter &filter) const
{
    const QString urn = filter.value().toString();
    QString has = u"0"_s;
    if (filter.kind() == Filter::Kind::Present || urn.compare(m_collection.type().schema, Qt::CaseInsensitive) == 0)
        has = u"1"_s;
    const QList<Schema> &extensions = m_collection.schema().extensions();
    for (qsizetype i = 0; i < extensions.size(); ++i) {
        if (urn.compare(extensions.at(i).id, Qt::CaseInsensitive) == 0)
            has = u"(schemas & %1) <> 0"_s.arg(2LL << i);
    }
    return {.text = filter.op() == CompareOp::Ne ? u"NOT (%1)"_s.arg(has) : has};
}

QList<FilterSql::Scope> FilterSql::scopesOf(const AttributeName &name) const
{
    if (name.schema.isEmpty() && name.attribute.compare(m_collection.derivedAttribute(), Qt::CaseInsensitive) == 0)
        return m_collection.derivedAttribute() == "groups"_L1 ? QList<Scope> {groupScope(m_mode.directGroups)} : memberScopes();
    const Elements *elements = m_collection.elementsOf(name);
    if (!elements)
        return {};
    return {{.select = u"SELECT e.row FROM %1 e WHERE e.attr = %2 AND "_s.arg(m_collection.elementTable()).arg(elements->number),
        .columns = elements->slots_}};
}

QList<FilterSql::Scope> FilterSql::memberScopes()
{
    QList<Scope> scopes;
    for (const auto &[kind, type] : {std::pair {0, "User"_L1}, {1, "Group"_L1}}) {
        scopes.append({.select = u"SELECT m.grp FROM member m JOIN \"%1.index\" e ON e.row = m.mem WHERE m.kind = %2 AND "_s.arg(type).arg(kind),
            .columns = {column(u"value"_s, u"e.\"id\""_s, true), column(u"display"_s, u"e.\"displayName\""_s),
                column(u"type"_s, u"x'%1'"_s.arg(QLatin1StringView(folded(QString(type)).toHex())))}});
    }
    scopes.append({.select = u"SELECT m.grp FROM member m JOIN stranger e ON e.row = m.mem WHERE m.kind = 2 AND "_s,
        .columns = {column(u"value"_s, u"e.id"_s, true), column(u"display"_s, u"NULL"_s), column(u"type"_s, u"NULL"_s)}});
    return scopes;
}

FilterSql::Scope FilterSql::groupScope(bool direct)
{
    const QString members = direct ? u"SELECT m.mem FROM member m JOIN \"Group.index\" e ON e.row = m.grp WHERE m.kind = 0 AND "_s
                                   : u"SELECT m.mem FROM member m JOIN closure c ON c.descendant = m.grp JOIN \"Group.index\" e ON e.row = c.ancestor "
                                     "WHERE m.kind = 0 AND "_s;
    const QString type = direct ? u"x'646972656374'"_s : u"CASE WHEN m.grp = c.ancestor THEN x'646972656374' ELSE x'696e646972656374' END"_s;
    return {.select = members, .columns = {column(u"value"_s, u"e.\"id\""_s, true), column(u"display"_s, u"e.\"displayName\""_s), column(u"type"_s, type)}};
}

std::optional<QString> FilterSql::sortKey(const Collection &collection, const AttributeName &name)
{
    const auto canonical = collection.canonical(name);
    if (!canonical)
        return std::nullopt;
    if (const Column *column = collection.column(*canonical))
        return u"t."_s + column->sql;
    if (const Elements *elements = collection.elementsOf(*canonical)) {
        const Column *slot = subColumn(elements->slots_, canonical->subAttribute.isEmpty() ? u"value"_s : canonical->subAttribute);
        const Column *primary = subColumn(elements->slots_, u"primary"_s);
        if (slot)
            return u"(SELECT %1 FROM %2 e WHERE e.attr = %3 AND e.row = t.row ORDER BY %4 e.ord LIMIT 1)"_s.arg(slot->sql, collection.elementTable(),
                QString::number(elements->number), primary ? u"ifnull(%1, 0) DESC,"_s.arg(primary->sql) : QString());
    }
    const QList<Column> columns = collection.subColumns(*canonical);
    if (const Column *value = subColumn(columns, u"value"_s))
        return u"t."_s + value->sql;
    return columns.isEmpty() ? std::nullopt : std::optional<QString>(u"t."_s + columns.front().sql);
}

} // namespace Provost::Practice
