// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/filtersql.h"

#include "practice/comparison.h"
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

Condition present(const Column &column)
{
    return {.kind = Condition::Kind::Present, .sql = column.sql};
}

Condition anyPresent(const QList<Column> &columns)
{
    Condition any {.kind = Condition::Kind::Or};
    for (const Column &each : columns)
        any.parts.push_back(present(each));
    return any;
}

Condition negation(Condition inner)
{
    return {.kind = Condition::Kind::Not, .parts = {std::move(inner)}};
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

Result<Condition> constantText(const QString &constant, const Filter &filter)
{
    if (filter.kind() == Filter::Kind::Present)
        return Condition {};
    const QString literal = u"x'%1'"_s.arg(QLatin1StringView(constant.toUtf8().toHex()));
    return comparison({.name = filter.name(), .sql = literal, .type = Attribute::Type::String, .caseExact = true}, filter.op(), filter.value());
}

} // namespace

FilterSql::FilterSql(const Collection &collection, Mode mode)
    : m_collection(collection)
    , m_mode(mode)
{
}

Result<Condition> FilterSql::compile(const Filter &filter) const
{
    return compileNode(filter, nullptr);
}

Result<Condition> FilterSql::compileNode(const Filter &filter, const QList<Column> *columns) const
{
    switch (filter.kind()) {
    case Filter::Kind::Everything:
        return Condition {};
    case Filter::Kind::And:
        return compileAll(filter, Condition::Kind::And, columns);
    case Filter::Kind::Or:
        return compileAll(filter, Condition::Kind::Or, columns);
    case Filter::Kind::Not: {
        auto inner = compileNode(filter.operands().front(), columns);
        return inner ? Result<Condition>(negation(*std::move(inner))) : inner;
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
        return present(*found);
    return comparison(*found, filter.op(), filter.value());
}

Result<Condition> FilterSql::compileAll(const Filter &filter, Condition::Kind kind, const QList<Column> *columns) const
{
    Condition all {.kind = kind};
    for (const Filter &operand : filter.operands()) {
        auto compiled = compileNode(operand, columns);
        if (!compiled)
            return compiled;
        all.parts.push_back(*std::move(compiled));
    }
    return all;
}

Result<Condition> FilterSql::unknown(const AttributeName &name) const
{
    if (m_mode.unknownMatchesNothing)
        return Condition {.kind = Condition::Kind::Never};
    return refusal(400, u"%1 has no attribute \"%2\" that can be filtered"_s.arg(m_collection.name(), name.toString()), u"invalidFilter"_s);
}

Result<Condition> FilterSql::compileTop(const Filter &filter) const
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

Result<Condition> FilterSql::compileSingle(const Filter &filter, const AttributeName &name) const
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
        return anyPresent(columns);
    const Column *compared = columns.size() == 1 ? &columns.front() : subColumn(columns, u"value"_s);
    return compared ? comparison(*compared, filter.op(), filter.value()) : unknown(filter.name());
}

Result<Condition> FilterSql::compileInScopes(const QList<Scope> &scopes, const Filter &inner) const
{
    Condition any {.kind = Condition::Kind::Or};
    for (const Scope &scope : scopes) {
        auto condition = compileNode(inner, &scope.columns);
        if (!condition)
            return condition;
        any.parts.push_back({.kind = Condition::Kind::Elements, .sql = scope.select, .sqlEnd = scope.selectEnd, .elements = scope.elements, .parts = {*std::move(condition)}});
    }
    return any;
}

Condition FilterSql::schemasCondition(const Filter &filter) const
{
    const QString urn = filter.value().toString();
    Condition has {.kind = Condition::Kind::Never};
    if (filter.kind() == Filter::Kind::Present || urn.compare(m_collection.type().schema, Qt::CaseInsensitive) == 0)
        has = {};
    const QList<Schema> &extensions = m_collection.schema().extensions();
    for (qsizetype i = 0; i < extensions.size(); ++i) {
        if (urn.compare(extensions.at(i).id, Qt::CaseInsensitive) == 0)
            has = {.kind = Condition::Kind::Sql, .sql = u"(schemas & %1) <> 0"_s.arg(2LL << i)};
    }
    return filter.op() == CompareOp::Ne ? negation(std::move(has)) : has;
}

QList<FilterSql::Scope> FilterSql::scopesOf(const AttributeName &name) const
{
    if (name.schema.isEmpty() && name.attribute.compare(m_collection.derivedAttribute(), Qt::CaseInsensitive) == 0)
        return m_collection.derivedAttribute() == "groups"_L1 ? QList<Scope> {groupScope(m_mode.directGroups)} : memberScopes();
    const Elements *elements = m_collection.elementsOf(name);
    if (!elements)
        return {};
    return {{.select = u"SELECT e.row FROM %1 e WHERE e.attr = %2 AND "_s.arg(m_collection.elementTable()).arg(elements->number),
        .columns = elements->slots_, .elements = elements->number}};
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
    // The groups first, of which there are few, and then whom they have.
    const QString members = u"SELECT m.mem FROM member m WHERE m.kind = 0 AND m.grp IN (SELECT "_s;
    const QString groups = direct ? u"e.row FROM \"Group.index\" e WHERE "_s
                                  : u"c.descendant FROM closure c JOIN \"Group.index\" e ON e.row = c.ancestor WHERE "_s;
    const QString type = direct ? u"x'646972656374'"_s : u"CASE WHEN c.descendant = c.ancestor THEN x'646972656374' ELSE x'696e646972656374' END"_s;
    return {.select = members + groups, .columns = {column(u"value"_s, u"e.\"id\""_s, true), column(u"display"_s, u"e.\"displayName\""_s), column(u"type"_s, type)},
        .selectEnd = u")"_s};
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
