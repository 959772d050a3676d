// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows, and in which order.
#include "directory/index/indexdatabase.h"

#include "directory/columns.h"
#include "directory/index/searchtext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qint64 sampled = 400;
constexpr qint64 rowsWalked = 60; ///< in the time that looking up a single one somewhere else takes
constexpr qint64 keysWalked = 10; ///< of a row those of one column in its index, in the time that the row takes

/// A question made SQL of.
struct Statement {
    QString text {};
    QVariantList values {};
    bool tells = false; ///< its second column: whether the row fits for certain
};

Statement statementFor(const IndexQuery &query, const IndexCondition &condition, const QString &where, const QString &order)
{
    Statement statement {.tells = !condition.isExact()};
    if (statement.tells)
        statement.values = condition.sureValues;
    statement.values += condition.maybeValues;
    statement.text = u"WHERE (%1)"_s.arg(condition.maybe);
    if (query.notReadSince.isValid()) {
        statement.text = u"JOIN resource r ON r.row = k.row "_s + statement.text + u" AND r.readAt < ?"_s;
        statement.values.append(query.notReadSince.toMSecsSinceEpoch());
    }
    statement.text += where + order;
    return statement;
}

bool mentions(const Filter &filter, QLatin1StringView attribute)
{
    return filter.name().attribute.compare(attribute, Qt::CaseInsensitive) == 0
        || std::any_of(filter.operands().cbegin(), filter.operands().cend(), [attribute](const Filter &operand) { return mentions(operand, attribute); });
}

/// Of all that fit, in one walk over them: what has no value comes last either way, in the order of rows.
QString orderOfAll(const QString &column, bool descending)
{
    return descending ? u" ORDER BY %1 IS NULL, %1 DESC, iif(%1 IS NULL, k.row, -k.row)"_s.arg(column) : u" ORDER BY %1 IS NULL, %1, k.row"_s.arg(column);
}

} // namespace

QList<qint64> IndexDatabase::rowsCalled(const QString &type, const QString &folded, int limit)
{
    QList<qint64> found;
    for (const AttributeName &name : {AttributeName {{}, u"userName"_s, {}}, AttributeName {{}, u"displayName"_s, {}}}) {
        const QString column = columns(type, name).value(0);
        if (column.isEmpty() || !isLookedUp(type, column))
            continue;
        IndexRowsRead rows = m_sql->select(u"SELECT k.row FROM %1 WHERE %2 IN (?, ?) ORDER BY k.row LIMIT ?"_s.arg(keysWith(type, column), column), {folded, QString(folded + inexactMark), limit});
        while (rows.next())
            found.append(rows.integer(0));
    }
    return found;
}

QList<AttributeName> IndexDatabase::oftenAsked(const QString &type) const
{
    const ResourceSchema schema = schemaOf(type);
    QList<AttributeName> names;
    const QList<Column> columns = defaultColumns(schema, m_description.profile, type);
    for (const Column &column : columns)
        names.append(column.name);
    for (const AttributeName &name : {AttributeName {{}, u"active"_s, {}}, AttributeName {{}, u"meta"_s, u"created"_s}, AttributeName {{}, u"meta"_s, u"lastModified"_s},
                                      AttributeName {{}, u"name"_s, u"familyName"_s}, attributeCalled(schema, u"department")}) {
        if (name.isValid() && !names.contains(name))
            names.append(name);
    }
    return names;
}

void IndexDatabase::prepare(const QString &type, const AttributeName &name)
{
    const QStringList columns = this->columns(type, name);
    if (!columns.isEmpty())
        makeColumnIndex(type, columns.front());
}

namespace {

/// Whether so many may fit that the first `limit` are sooner come upon by looking at one row after the other than by walking over all `count`, of which `walked` take as long as one of those; judged by rows here and there.
bool isFrequent(IndexDatabase &database, const QString &type, const IndexCondition &condition, qint64 limit, qint64 count, qint64 walked)
{
    const QString keys = database.keysWith(type, condition.maybe);
    const qint64 last = database.sql().single(u"SELECT max(k.row) FROM "_s + database.keysWith(type, {})).toLongLong();
    QStringList rows;
    for (qint64 i = 1; i <= sampled; ++i)
        rows.append(QString::number(std::max<qint64>(1, last * i / sampled - i % 7))); // not each of the same place in an answer
    const QString counted = u"SELECT count(*) FROM %1 WHERE k.row IN (%2) AND (%3)"_s.arg(keys, rows.join(u','), condition.maybe);
    return database.sql().single(counted, condition.maybeValues).toLongLong() * count >= sampled * limit * walked;
}

} // namespace

/// Its first rows are soon come upon where many are in a range; an index would give them in the order of their times, and all of them would have to be sorted first.
bool IndexDatabase::holdsMany(const QString &type, const IndexRange &range)
{
    const qint64 many = m_counts.value(typeNumber(type)) / 8;
    const QString counted = u"SELECT count(*) FROM (SELECT 1 FROM %1 WHERE %2 LIMIT ?)"_s.arg(keysWith(type, range.text), range.text);
    return m_sql->single(counted, range.values + QVariantList {many}).toLongLong() >= many;
}

IndexCondition IndexDatabase::conditionFor(const IndexQuery &query)
{
    const ResourceSchema schema = schemaOf(query.type);
    const QHash<QString, QString> &columns = keysOf(query.type).columns;
    const auto range = timeRange(query.filter, schema, columns);
    const bool isWalkedPast = range && m_columnIndexes.contains(columnIndex(query.type, range->column)) && holdsMany(query.type, *range);
    return indexCondition(query.filter, schema, columns, isWalkedPast ? range->column : QString());
}

/// The index of the only column that a condition asks for; empty: it asks for others, too, or there is no such index.
QString IndexDatabase::tellingIndex(const QString &type, const IndexCondition &condition)
{
    static const QRegularExpression named(u"\\b[kr]\\d+\\b"_s);
    QString column;
    for (auto matches = named.globalMatch(condition.maybe); matches.hasNext();) {
        const QString next = matches.next().captured();
        if (!column.isEmpty() && next != column)
            return {};
        column = next;
    }
    const QString index = columnIndex(type, column);
    return column.startsWith(u'k') && m_columnIndexes.contains(index) ? index : QString();
}

/// An index that can tell is walked over, which has a tenth of the rows' bytes, and those that fit are looked up.
IndexCondition IndexDatabase::narrowed(const QString &type, const IndexCondition &condition, const QString &index)
{
    const QString text = u"k.row IN (SELECT f.row FROM \"key%1\" f INDEXED BY \"%2\" WHERE %3)"_s.arg(QString::number(typeNumber(type)), index, condition.maybe);
    if (condition.isExact())
        return IndexCondition::exactly(text, condition.maybeValues);
    return {.maybe = text, .maybeValues = condition.maybeValues, .sure = condition.sure, .sureValues = condition.sureValues};
}

Result<QList<qint64>> IndexDatabase::rows(const IndexQuery &query)
{
    if (!query.quick.isNone())
        return quickRows(query);
    const ResourceSchema schema = schemaOf(query.type);
    const QHash<QString, QString> columns = columnsOfType(query.type);
    IndexCondition condition = conditionFor(query);
    const QString sorting = query.sortBy.isValid() ? columnsOf(query.sortBy, schema, columns).value(0) : QString();
    // An index takes several times as long to make as the first rows to pick: whoever asks for these waits for no more.
    const bool isBounded = query.limit >= 0 && condition.isExact();
    if (!sorting.isEmpty() && !isBounded)
        makeColumnIndex(query.type, sorting);
    // In the order of an index, or of the rows, the first that fit are soon come upon where many fit; where few do, each row would be looked up in vain, so those that fit are found first.
    const bool isPart = query.limit >= 0 && !query.filter.isEverything();
    const QString telling = isPart ? tellingIndex(query.type, condition) : QString();
    const QString ordering = isPart && m_columnIndexes.contains(columnIndex(query.type, sorting)) ? columnIndex(query.type, sorting) : QString();
    const bool areMany = (!telling.isEmpty() || !ordering.isEmpty())
        && isFrequent(*this, query.type, condition, query.limit, m_counts.value(typeNumber(query.type)), sorting.isEmpty() ? keysWalked : rowsWalked);
    if (!telling.isEmpty() && !areMany)
        condition = narrowed(query.type, condition, telling);

    const Extent extent = mentions(query.filter, "members"_L1) ? Extent::Whole : Extent::Listed;
    QList<qint64> found;
    const auto isEnough = [&] { return query.limit >= 0 && found.size() >= query.limit; };
    const auto collect = [&](const QString &where, const QString &order, const QString &index = {}) {
        Statement statement = statementFor(query, condition, where, order);
        const QString told = statement.tells ? u", ("_s + condition.sure + u')' : QString();
        QString keys = keysWith(query.type, told + statement.text);
        if (!index.isEmpty())
            keys.replace(u" k"_s, u" k INDEXED BY \"%1\""_s.arg(index));
        else if (keys.contains(" JOIN "_L1)) // row by row of both: in the order of an index each row of the other table would have to be looked for
            keys.replace(u" k"_s, u" k NOT INDEXED"_s);
        statement.text = u"SELECT k.row%1 FROM %2 %3"_s.arg(told, keys, statement.text);
        if (isBounded) {
            statement.text += u" LIMIT ?"_s;
            statement.values.append(query.limit - found.size());
        }
        IndexRowsRead rows = m_sql->select(statement.text, statement.values);
        while (!isEnough() && rows.next()) {
            const qint64 row = rows.integer(0);
            if (!statement.tells || rows.integer(1) == 1 || query.filter.matches(resources({row}, extent).constFirst().json(), &schema))
                found.append(row);
        }
    };
    if (sorting.isEmpty()) { // `+`: those few are found by the index and sorted; else SQLite would rather walk over all rows, which are in this order
        const auto range = timeRange(query.filter, schema, columns);
        const bool isFew = range && m_columnIndexes.contains(columnIndex(query.type, range->column)) && !holdsMany(query.type, *range);
        collect({}, isFew ? u" ORDER BY +k.row"_s : u" ORDER BY k.row"_s);
    } else if (isPart && !(areMany && !ordering.isEmpty())) {
        collect({}, orderOfAll(sorting, query.descending));
    } else { // what has no value comes last either way, as in the provider's own lists of names
        collect(u" AND %1 IS NOT NULL"_s.arg(sorting), u" ORDER BY %1%2, k.row%2"_s.arg(sorting, query.descending ? u" DESC"_s : QString()), sorting.startsWith(u'k') ? ordering : QString());
        if (!isEnough())
            collect(u" AND "_s + sorting + u" IS NULL"_s, u" ORDER BY k.row"_s);
    }
    if (const auto read = m_sql->outcome(); !read)
        return read.error();
    return found;
}

Result<qint64> IndexDatabase::count(const IndexQuery &query)
{
    const IndexCondition condition = conditionFor(query);
    if (query.quick.isNone() && condition.isExact() && !query.notReadSince.isValid()) {
        const QVariant counted = m_sql->single(u"SELECT count(*) FROM %1 WHERE (%2)"_s.arg(keysWith(query.type, condition.maybe), condition.maybe), condition.maybeValues);
        if (const auto read = m_sql->outcome(); !read)
            return read.error();
        return counted.toLongLong();
    }
    const auto found = rows(query);
    return found ? Result<qint64>(qint64(found->size())) : Result<qint64>(found.error());
}

} // namespace Provost
