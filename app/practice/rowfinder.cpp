// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/rowfinder.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

using Kind = Condition::Kind;

constexpr qint64 fewRows = 100; ///< SQL reads these sooner than memory reads a column of all
constexpr std::size_t manyValues = 4096; ///< an index finds one of them sooner than comparing each

/// Those that the condition looks at.
QList<int> columnsOf(const ValueTable &table, const Condition &condition)
{
    QList<int> columns {0}; // so that its records are there whatever is asked
    for (const Condition &part : condition.parts)
        columns += columnsOf(table, part);
    if (const int column = table.columnCalled(condition.sql); column > 0)
        columns.append(column);
    return columns;
}

bool isComparison(const Condition &condition)
{
    return condition.kind == Kind::Compare || condition.kind == Kind::Present || condition.kind == Kind::Absent;
}

} // namespace

RowFinder::RowFinder(Store &store, const Collection &collection)
    : m_store(store)
    , m_collection(collection)
    , m_living(store.positions(collection).living())
{
}

Bits RowFinder::in(ValueTable &table, const Condition &condition)
{
    switch (condition.kind) {
    case Kind::Always:
        return living(table);
    case Kind::Never:
        return Bits(living(table).size());
    case Kind::And:
        return all(table, condition.parts);
    case Kind::Or:
        return any(table, condition.parts);
    case Kind::Not: {
        Bits others = living(table);
        others.takeAway(in(table, condition.parts.front()));
        return others;
    }
    case Kind::Elements:
        return withElements(condition);
    case Kind::Sql:
        return bySql(selectWhere(condition));
    case Kind::Present:
    case Kind::Absent:
    case Kind::Compare:
        break;
    }
    return compared(table, condition);
}

Bits RowFinder::all(ValueTable &table, const std::vector<Condition> &conditions)
{
    std::vector<const Condition *> order;
    for (const Condition &condition : conditions)
        order.push_back(&condition);
    std::ranges::stable_partition(order, [&](const Condition *condition) { return isLookedUp(table, *condition); });
    Bits found = living(table);
    for (const Condition *condition : order) {
        const qint64 left = table.isIndex() ? found.count() : fewRows + 1;
        if (left == 0)
            break;
        found.keepOnly(left <= fewRows && isComparison(*condition) ? narrowed(found, *condition) : in(table, *condition));
    }
    return found;
}

Bits RowFinder::any(ValueTable &table, const std::vector<Condition> &conditions)
{
    QList<int> columns;
    for (const Condition &condition : conditions) {
        const int column = isComparison(condition) ? table.columnCalled(condition.sql) : -1;
        if (column >= 0 && !isLookedUp(table, condition))
            columns.append(column);
    }
    table.load(m_store.database(), columns); // those without an index in one go
    Bits found(living(table).size());
    for (const Condition &condition : conditions)
        found.add(in(table, condition));
    return found;
}

Bits RowFinder::compared(ValueTable &table, const Condition &condition)
{
    const int column = table.columnCalled(condition.sql);
    if (column < 0 || (table.isIndex() && isLookedUp(table, condition))) // the former: an expression
        return bySql(selectWhere(condition));
    table.load(m_store.database(), {column});
    const Bits &those = living(table);
    const ValueColumn &values = table.column(column);
    if (condition.kind == Kind::Compare) {
        Bits found = values.matches(condition.op, condition.operand, those.size());
        found.keepOnly(those);
        return found;
    }
    Bits found = values.present(those.size());
    if (condition.kind == Kind::Present) {
        found.keepOnly(those);
        return found;
    }
    Bits absent = those;
    absent.takeAway(found);
    return absent;
}

Bits RowFinder::withElements(const Condition &condition)
{
    const Condition &inner = condition.parts.front();
    const bool hasValues = condition.elements >= 0 && m_store.values().elements(m_collection, condition.elements).columnCount() > 0;
    if (!hasValues || isLookedUp(m_store.values().index(m_collection), condition)) {
        const SqlCondition written = inner.toSql();
        return bySql({.text = condition.sql + written.text + condition.sqlEnd, .values = written.values});
    }
    ValueTable &table = m_store.values().elements(m_collection, condition.elements);
    table.load(m_store.database(), columnsOf(table, inner));
    return table.rowsOf(in(table, inner), m_living.size());
}

/// Does an index lead to what is asked for?
bool RowFinder::isLookedUp(ValueTable &table, const Condition &condition)
{
    if (condition.kind == Kind::Elements)
        return condition.elements >= 0 && isLookedUp(m_store.values().elements(m_collection, condition.elements), condition.parts.front());
    if (condition.kind == Kind::And && !table.isIndex())
        return std::ranges::any_of(condition.parts, [&](const Condition &part) { return isLookedUp(table, part); });
    const bool begins = condition.op == CompareOp::Eq || condition.op == CompareOp::Sw;
    if (condition.kind != Kind::Compare || !begins || condition.operand.toByteArray().isEmpty())
        return false;
    const int column = table.columnCalled(condition.sql);
    return column >= 0 && table.isIndexed(column) && table.isTextual(column)
        && (!table.isLoaded(column) || table.column(column).differentValues() > manyValues);
}

SqlCondition RowFinder::selectWhere(const Condition &condition) const
{
    const SqlCondition written = condition.toSql();
    return {.text = u"SELECT t.row FROM %1 t WHERE %2"_s.arg(m_collection.indexTable(), written.text), .values = written.values};
}

Bits RowFinder::narrowed(const Bits &few, const Condition &condition)
{
    QStringList rows;
    few.forEach([&rows](std::size_t row) { rows << QString::number(row); });
    SqlCondition select = selectWhere(condition);
    select.text += u" AND t.row IN (SELECT value FROM json_each(?))"_s;
    select.values << QString(u'[' + rows.join(u',') + u']');
    return bySql(select);
}

Bits RowFinder::bySql(const SqlCondition &select)
{
    Bits found(m_living.size());
    for (Rows rows = m_store.database().select(select.text, select.values); rows.next();) {
        const auto row = std::size_t(rows.integer(0));
        if (row < found.size()) // members that are gone are nobody
            found.insert(row);
    }
    found.keepOnly(m_living);
    return found;
}

} // namespace Provost::Practice
