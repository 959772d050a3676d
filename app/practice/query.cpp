// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/query.h"

#include "practice/exchange.h"
#include "practice/rowfinder.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t keptQueries = 8;
constexpr qint64 manyMembers = 20'000;
constexpr qint64 fewMatches = 1000; ///< sorted sooner by themselves than found among all in their order

/// RFC 7644 section 3.4.2.3: who has no value comes last in ascending order, first in descending.
QString orderBy(const QString &key, bool descending)
{
    return key + (descending ? u" DESC NULLS FIRST"_s : u" ASC NULLS LAST"_s);
}

Error unsortable(const AttributeName &name)
{
    return refusal(400, u"cannot sort by \"%1\""_s.arg(name.toString()), u"invalidPath"_s);
}

} // namespace

QByteArray Query::fingerprint() const
{
    QByteArray text;
    for (const Collection *collection : collections)
        text += collection->name().toUtf8() + ' ';
    text += filter.toString().toUtf8() + '\n';
    if (sortBy)
        text += sortBy->toString().toLower().toUtf8() + (descending ? " descending" : "");
    return text;
}

QueryEngine::QueryEngine(Store &store)
    : m_store(store)
{
}

Result<QueryEngine::Page> QueryEngine::page(const Query &query, qint64 position, qint64 count)
{
    if (query.collections.size() == 1 && query.filter.isEverything()) {
        const Collection &collection = *query.collections.front();
        if (!query.sortBy)
            return wholePage(collection, position, count);
        const auto key = FilterSql::sortKey(collection, *query.sortBy);
        if (!key)
            return unsortable(*query.sortBy);
        return sortedPage(collection, orderBy(*key, query.descending), position, count);
    }
    const auto found = matches(query);
    if (!found)
        return found.error();
    const Matches &all = **found;
    Page page {.total = qint64(all.size())};
    page.next = std::min(position + count, page.total);
    for (qint64 at = position; at < page.next; ++at)
        append(page, all[std::size_t(at)]);
    return page;
}

bool QueryEngine::isHeavy(const Query &query)
{
    const auto isGroups = [](const Collection *collection) { return collection->derivedAttribute() == "members"_L1; };
    return std::ranges::any_of(query.collections, isGroups)
        && m_store.database().number(u"SELECT count(*) FROM (SELECT 1 FROM member LIMIT ?)"_s, {manyMembers}) >= manyMembers;
}

QueryEngine::Page QueryEngine::wholePage(const Collection &collection, qint64 position, qint64 count)
{
    Page page {.total = m_store.count(collection), .documents = m_store.range(collection, position, count)};
    page.collections.assign(page.documents.size(), &collection);
    page.next = position + qint64(page.documents.size());
    return page;
}

QueryEngine::Page QueryEngine::sortedPage(const Collection &collection, const QString &order, qint64 position, qint64 count)
{
    Page page {.total = m_store.count(collection)};
    Rows rows = m_store.database().select(
        u"SELECT t.row FROM %1 t ORDER BY %2, t.row LIMIT ? OFFSET ?"_s.arg(collection.indexTable(), order), {count, position});
    while (rows.next())
        append(page, {.collection = &collection, .row = rows.integer(0)});
    page.next = position + qint64(page.documents.size());
    return page;
}

void QueryEngine::append(Page &page, const RowRef &ref)
{
    if (auto document = m_store.at(*ref.collection, ref.row)) {
        page.documents.push_back(std::move(*document));
        page.collections.push_back(ref.collection);
    }
}

Result<qint64> QueryEngine::positionAfter(const Query &query, qint64 row)
{
    if (query.collections.size() == 1 && query.filter.isEverything())
        return m_store.positions(*query.collections.front()).positionAfter(row);
    const auto found = matches(query);
    if (!found)
        return found.error();
    const auto behind = std::ranges::upper_bound(**found, row, {}, &RowRef::row);
    return qint64(behind - (*found)->begin());
}

Result<std::shared_ptr<const QueryEngine::Matches>> QueryEngine::matches(const Query &query)
{
    const QByteArray fingerprint = query.fingerprint();
    std::erase_if(m_kept, [this](const Kept &kept) { return kept.generation != m_store.generation(); });
    const auto kept = std::ranges::find(m_kept, fingerprint, &Kept::fingerprint);
    if (kept != m_kept.end())
        return kept->matches;
    auto found = find(query);
    if (!found)
        return found.error();
    if (m_kept.size() >= keptQueries)
        m_kept.erase(m_kept.begin());
    m_kept.push_back({.fingerprint = fingerprint, .generation = m_store.generation(),
        .matches = std::make_shared<const Matches>(std::move(*found))});
    return m_kept.back().matches;
}

Result<QueryEngine::Matches> QueryEngine::find(const Query &query)
{
    m_store.values().settle();
    if (query.sortBy && query.collections.size() > 1)
        return sortedTogether(query);
    Matches found;
    for (const Collection *collection : query.collections) {
        const auto wanted = condition(query, *collection);
        if (!wanted)
            return wanted.error();
        const auto key = query.sortBy ? FilterSql::sortKey(*collection, *query.sortBy) : std::nullopt;
        if (query.sortBy && !key)
            return unsortable(*query.sortBy);
        const Bits rows = RowFinder(m_store, *collection).find(*wanted);
        if (key)
            return sorted(rows, *collection, orderBy(*key, query.descending));
        rows.forEach([&](std::size_t row) { found.push_back({.collection = collection, .row = qint64(row)}); });
    }
    return found;
}

Result<Condition> QueryEngine::condition(const Query &query, const Collection &collection)
{
    const bool lenient = query.collections.size() > 1 || query.unknownMatchesNothing;
    return FilterSql(collection, {.unknownMatchesNothing = lenient, .directGroups = query.directGroups}).compile(query.filter);
}

QueryEngine::Matches QueryEngine::sorted(const Bits &rows, const Collection &collection, const QString &order)
{
    QString sql = u"SELECT t.row FROM %1 t "_s.arg(collection.indexTable());
    QVariantList values;
    const qint64 count = rows.count();
    if (count <= fewMatches) {
        QStringList few;
        rows.forEach([&few](std::size_t row) { few << QString::number(row); });
        sql += u"WHERE t.row IN (SELECT value FROM json_each(?)) "_s;
        values << QString(u'[' + few.join(u',') + u']');
    }
    Matches found;
    Rows ordered = m_store.database().select(sql + u"ORDER BY "_s + order + u", t.row"_s, values);
    while (qint64(found.size()) < count && ordered.next()) {
        if (const qint64 row = ordered.integer(0); rows.contains(std::size_t(row)))
            found.push_back({.collection = &collection, .row = row});
    }
    return found;
}

Result<QueryEngine::Matches> QueryEngine::sortedTogether(const Query &query)
{
    SqlCondition all;
    bool sortable = false;
    for (std::size_t i = 0; i < query.collections.size(); ++i) {
        const Collection &collection = *query.collections[i];
        const auto wanted = condition(query, collection);
        if (!wanted)
            return wanted.error();
        const SqlCondition where = wanted->toSql();
        const auto key = FilterSql::sortKey(collection, *query.sortBy);
        sortable = sortable || key;
        all.text += (i == 0 ? QString() : u" UNION ALL "_s)
            + u"SELECT %1, t.row, %2 AS key FROM %3 t WHERE %4"_s.arg(QString::number(i), key.value_or(u"NULL"_s), collection.indexTable(), where.text);
        all.values += where.values;
    }
    if (!sortable)
        return unsortable(*query.sortBy);
    all.text += u" ORDER BY "_s + orderBy(u"3"_s, query.descending) + u", 1, 2"_s;
    Matches found;
    Rows rows = m_store.database().select(all.text, all.values);
    while (rows.next())
        found.push_back({.collection = query.collections[std::size_t(rows.integer(0))], .row = rows.integer(1)});
    return found;
}

} // namespace Provost::Practice
