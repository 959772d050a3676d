// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/valuetables.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// What a search box asks for, and what people narrow that down by.
const QStringList &searched()
{
    static const QStringList paths {u"displayName"_s, u"userName"_s, u"name.givenName"_s, u"name.familyName"_s, u"name.formatted"_s, u"nickName"_s,
        u"emails.value"_s, u"emails.type"_s, u"active"_s, u"title"_s, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s};
    return paths;
}

} // namespace

ValueTables::ValueTables(Database &database, const Catalog &catalog)
    : m_database(database)
{
    for (const Collection &collection : catalog.collections())
        m_tables.push_back(tablesOf(collection));
}

ValueTables::Tables ValueTables::tablesOf(const Collection &collection)
{
    Tables tables {.collection = &collection, .index = ValueTable(collection), .elements = {}, .changed = {}};
    for (const Elements &elements : collection.elements())
        tables.elements.emplace_back(collection, elements);
    return tables;
}

ValueTables::Tables &ValueTables::of(const Collection &collection)
{
    return *std::ranges::find(m_tables, &collection, &Tables::collection);
}

void ValueTables::settle()
{
    for (Tables &tables : m_tables) {
        if (tables.changed.empty())
            continue;
        std::ranges::sort(tables.changed);
        const auto again = std::ranges::unique(tables.changed);
        tables.changed.erase(again.begin(), again.end());
        tables.index.reread(m_database, tables.changed);
        for (ValueTable &elements : tables.elements)
            elements.reread(m_database, tables.changed);
        tables.changed.clear();
    }
}

void ValueTables::forget()
{
    for (Tables &tables : m_tables) {
        tables.index.forget();
        for (ValueTable &elements : tables.elements)
            elements.forget();
        tables.changed.clear();
    }
}

bool ValueTables::prepareNext(const Collection &collection)
{
    Tables &tables = of(collection);
    for (const QString &path : searched()) {
        const auto name = AttributeName::parse(path);
        const Column *column = name ? collection.column(*name) : nullptr;
        const Elements *elements = name ? collection.elementsOf(*name) : nullptr;
        if (column && prepare(tables.index, tables.index.columnCalled(column->sql)))
            return true;
        if (elements && prepare(tables.elements[std::size_t(elements->number)], elements->slotCalled(name->subAttribute)))
            return true;
    }
    // All else, in smaller steps than anybody would notice.
    if (prepareAny(tables.index))
        return true;
    return std::ranges::any_of(tables.elements, [this](ValueTable &table) { return prepareAny(table); });
}

bool ValueTables::prepare(ValueTable &table, int column)
{
    if (column < 0 || table.isLoaded(column) || m_database.failed())
        return false;
    table.load(m_database, {column});
    return true;
}

bool ValueTables::prepareAny(ValueTable &table)
{
    for (int column = 0; column < table.columnCount(); ++column) {
        if (prepare(table, column))
            return true;
    }
    return false;
}

} // namespace Provost::Practice
