// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows, and in which order.
#include "directory/index/indexdatabase.h"

#include "directory/columns.h"
#include "directory/index/indexfilter.h"
#include "directory/index/searchtext.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qint64 fewRows = 5000; ///< sorted in no time

/// A question made SQL of.
struct Statement {
    QString text {};
    QVariantList values {};
    bool tells = false; ///< its second column: whether the row fits for certain
};

Statement statementFor(const IndexQuery &query, const IndexCondition &condition, const QString &table, const QString &where, const QString &order)
{
    Statement statement {.tells = !condition.isExact()};
    statement.text = u"SELECT k.row%1 FROM %2 k%3 WHERE (%4)"_s.arg(statement.tells ? QString(u", ("_s + condition.sure + u')') : QString(), table,
                                                                     query.notReadSince.isValid() ? u" JOIN resource r ON r.row = k.row"_s : QString(), condition.maybe);
    if (statement.tells)
        statement.values = condition.sureValues;
    statement.values += condition.maybeValues;
    if (query.notReadSince.isValid()) {
        statement.text += u" AND r.readAt < ?"_s;
        statement.values.append(query.notReadSince.toMSecsSinceEpoch());
    }
    statement.text += where + order;
    return statement;
}

} // namespace

void IndexDatabase::makeColumnIndex(const QString &type, const QString &column)
{
    const qint64 number = typeNumber(type);
    const QString name = u"key%1%2"_s.arg(number).arg(column);
    if (m_counts.value(number) < fewRows || m_columnIndexes.contains(name))
        return;
    m_columnIndexes.insert(name);
    m_sql->run(u"CREATE INDEX IF NOT EXISTS \"%1\" ON \"key%2\" (%3)"_s.arg(name).arg(number).arg(column));
}

QList<qint64> IndexDatabase::rowsCalled(const QString &type, const QString &folded, int limit)
{
    QList<qint64> found;
    const qint64 number = typeNumber(type);
    for (const AttributeName &name : {AttributeName {{}, u"userName"_s, {}}, AttributeName {{}, u"displayName"_s, {}}}) {
        const QString column = columns(type, name).value(0);
        const bool isQuick = m_counts.value(number) < fewRows || m_columnIndexes.contains(u"key%1%2"_s.arg(number).arg(column));
        if (column.isEmpty() || !isQuick)
            continue;
        IndexRowsRead rows = m_sql->select(u"SELECT row FROM %1 WHERE %2 IN (?, ?) ORDER BY row LIMIT ?"_s.arg(keyTable(type), column), {folded, QString(folded + inexactMark), limit});
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
    for (const AttributeName &name : {AttributeName {{}, u"active"_s, {}}, AttributeName {{}, u"meta"_s, u"created"_s}, attributeCalled(schema, u"department")}) {
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

Result<QList<qint64>> IndexDatabase::rows(const IndexQuery &query)
{
    if (!query.quick.isNone())
        return quickRows(query);
    const ResourceSchema schema = schemaOf(query.type);
    const QHash<QString, QString> columns = columnsOfType(query.type);
    const IndexCondition condition = indexCondition(query.filter, schema, columns);
    const QStringList sorting = query.sortBy.isValid() ? columnsOf(query.sortBy, schema, columns) : QStringList();
    QList<qint64> found;
    const auto isEnough = [&] { return query.limit >= 0 && found.size() >= query.limit; };
    const bool isBounded = query.limit >= 0 && condition.isExact();
    const auto collect = [&](const QString &where, const QString &order) {
        Statement statement = statementFor(query, condition, keyTable(query.type), where, order);
        if (isBounded) {
            statement.text += u" LIMIT ?"_s;
            statement.values.append(query.limit - found.size());
        }
        IndexRowsRead rows = m_sql->select(statement.text, statement.values);
        while (!isEnough() && rows.next()) {
            const qint64 row = rows.integer(0);
            if (!statement.tells || rows.integer(1) == 1 || query.filter.matches(resources({row}).constFirst().json(), &schema))
                found.append(row);
        }
    };
    if (sorting.isEmpty()) {
        collect({}, u" ORDER BY k.row"_s);
    } else { // what has no value comes last either way, as in the provider's own lists of names
        // An index takes several times as long to make as the first rows to pick: whoever asks for these waits for no more.
        if (!isBounded)
            makeColumnIndex(query.type, sorting.front());
        const QString column = u"k."_s + sorting.front();
        collect(u" AND "_s + column + u" IS NOT NULL"_s, u" ORDER BY %1%2, k.row%2"_s.arg(column, query.descending ? u" DESC"_s : QString()));
        if (!isEnough())
            collect(u" AND "_s + column + u" IS NULL"_s, u" ORDER BY k.row"_s);
    }
    if (const auto read = m_sql->outcome(); !read)
        return read.error();
    return found;
}

Result<qint64> IndexDatabase::count(const IndexQuery &query)
{
    const IndexCondition condition = indexCondition(query.filter, schemaOf(query.type), columnsOfType(query.type));
    if (query.quick.isNone() && condition.isExact() && !query.notReadSince.isValid()) {
        const QVariant counted = m_sql->single(u"SELECT count(*) FROM %1 k WHERE (%2)"_s.arg(keyTable(query.type), condition.maybe), condition.maybeValues);
        if (const auto read = m_sql->outcome(); !read)
            return read.error();
        return counted.toLongLong();
    }
    const auto found = rows(query);
    return found ? Result<qint64>(qint64(found->size())) : Result<qint64>(found.error());
}

} // namespace Provost
