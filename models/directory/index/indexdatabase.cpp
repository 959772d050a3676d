// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexdatabase.h"

#include "directory/index/foldtext.h"
#include "directory/index/indexfilter.h"
#include "directory/index/searchtext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 rowsPerCommit = 5000;
constexpr qsizetype mostKeyColumns = 300;

/// What the two full text tables hold of a resource, made from its search text alone so that it can be taken out again.
struct TextColumns {
    QString names {}, others {};
    QString nameWords {}, otherWords {};

    explicit TextColumns(const QString &text)
    {
        const QList<QStringView> lines = QStringView(text).split(u'\n', Qt::SkipEmptyParts);
        for (const QStringView line : lines) {
            const bool isName = line.front() == u'n';
            const QStringView value = line.mid(1);
            QString &all = isName ? names : others;
            all += value;
            all += u'\n';
            QString &words = isName ? nameWords : otherWords;
            words += wordsOf(value).join(u' ') + u' ';
        }
    }
};

QVariant timeValue(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(0);
}

QDateTime timeOf(qint64 milliseconds)
{
    return milliseconds > 0 ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC) : QDateTime();
}

} // namespace

IndexedType IndexState::of(const QString &type) const
{
    const auto found = std::find_if(types.begin(), types.end(), [&type](const IndexedType &t) { return t.name.compare(type, Qt::CaseInsensitive) == 0; });
    return found == types.end() ? IndexedType {.name = type} : *found;
}

IndexDatabase::IndexDatabase(std::unique_ptr<IndexSql> sql)
    : m_sql(std::move(sql))
{
}

Result<std::unique_ptr<IndexDatabase>> IndexDatabase::open(const QString &fileName)
{
    auto sql = IndexSql::open(fileName);
    if (!sql)
        return sql.error();
    std::unique_ptr<IndexDatabase> database(new IndexDatabase(std::move(sql).value()));
    if (const auto made = database->makeTables(); !made)
        return made.error();
    return database;
}

Result<void> IndexDatabase::makeTables()
{
    const int version = m_sql->single(u"PRAGMA user_version"_s).toInt();
    if (auto readable = m_sql->outcome(); !readable)
        return readable;
    if (version != 0 && version != formatVersion)
        return Error::store(u"the index is of version %1"_s.arg(version));
    for (const auto *statement :
         {"CREATE TABLE IF NOT EXISTS type (number INTEGER PRIMARY KEY, name TEXT UNIQUE, generation INTEGER DEFAULT 0, completeAt INTEGER DEFAULT 0)",
          "CREATE TABLE IF NOT EXISTS resource (row INTEGER PRIMARY KEY, type INTEGER, id TEXT, readAt INTEGER, generation INTEGER, "
          "json BLOB, text TEXT)",
          "CREATE UNIQUE INDEX IF NOT EXISTS byId ON resource (id, type)",
          "CREATE INDEX IF NOT EXISTS byAge ON resource (type, readAt)", // counts without reading the rows themselves
          "CREATE TABLE IF NOT EXISTS keyColumn (type INTEGER, path TEXT, name TEXT)",
          "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (n, o, content = '', detail = column, tokenize = 'ascii', prefix = '1 2')",
          "CREATE VIRTUAL TABLE IF NOT EXISTS parts USING fts5 (n, o, content = '', detail = column, tokenize = 'trigram case_sensitive 1')",
          "CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (words, row)",
          "INSERT INTO words (words, rank) VALUES ('hashsize', 8388608)", "INSERT INTO parts (parts, rank) VALUES ('hashsize', 16777216)"})
        m_sql->run(QLatin1StringView(statement));
    m_sql->run(u"PRAGMA user_version = %1"_s.arg(formatVersion));
    readTypes();
    return m_sql->outcome();
}

void IndexDatabase::readTypes()
{
    {
        IndexRowsRead types = m_sql->select(u"SELECT t.number, t.name, t.generation, count(r.row) FROM type t LEFT JOIN resource r ON r.type = t.number GROUP BY t.number"_s);
        while (types.next()) {
            m_types.insert(types.text(1), types.integer(0));
            m_generations.insert(types.integer(0), types.integer(2));
            m_counts.insert(types.integer(0), types.integer(3));
        }
    }
    IndexRowsRead columns = m_sql->select(u"SELECT t.name, k.path, k.name FROM keyColumn k JOIN type t ON t.number = k.type ORDER BY k.rowid"_s);
    while (columns.next()) {
        Keys &keys = m_keys[columns.text(0)];
        keys.columns.insert(columns.text(1), columns.text(2));
        keys.order.append(columns.text(2));
    }
}

ResourceSchema IndexDatabase::schemaOf(const QString &type) const
{
    const ResourceType *known = m_description.resourceType(type);
    return known != nullptr ? m_description.schemaOf(*known) : ResourceSchema();
}

qint64 IndexDatabase::typeNumber(const QString &type)
{
    if (const auto known = m_types.constFind(type); known != m_types.cend())
        return *known;
    beginWriting();
    m_sql->run(u"INSERT INTO type (name) VALUES (?)"_s, {type});
    const qint64 number = m_sql->lastRow();
    m_types.insert(type, number);
    m_sql->run(u"CREATE TABLE IF NOT EXISTS \"key%1\" (row INTEGER PRIMARY KEY)"_s.arg(number));
    return number;
}

QString IndexDatabase::keyTable(const QString &type)
{
    return u"\"key%1\""_s.arg(typeNumber(type));
}

IndexDatabase::Keys &IndexDatabase::keysOf(const QString &type)
{
    return m_keys[type];
}

/// Empty: the type has more attributes than are kept as keys.
QString IndexDatabase::keyColumn(const QString &type, const QString &path)
{
    Keys &keys = keysOf(type);
    if (const QString known = keys.columns.value(path); !known.isEmpty())
        return known;
    if (keys.order.size() >= mostKeyColumns)
        return {};
    const QString name = u"k%1"_s.arg(keys.order.size());
    m_sql->run(u"ALTER TABLE %1 ADD COLUMN %2"_s.arg(keyTable(type), name));
    m_sql->run(u"INSERT INTO keyColumn (type, path, name) VALUES (?, ?, ?)"_s, {typeNumber(type), path, name});
    keys.columns.insert(path, name);
    keys.order.append(name);
    return name;
}

void IndexDatabase::beginWriting()
{
    if (!m_isWriting)
        m_isWriting = m_sql->run(u"BEGIN"_s);
}

Result<void> IndexDatabase::flush()
{
    if (m_isWriting)
        m_sql->run(u"COMMIT"_s);
    m_isWriting = false;
    m_uncommitted = 0;
    return m_sql->outcome();
}

Result<void> IndexDatabase::put(const IndexBatch &batch)
{
    beginWriting();
    const qint64 type = typeNumber(batch.type);
    const ResourceSchema schema = schemaOf(batch.type);
    for (const Resource &resource : batch.resources) {
        if (!resource.id().isEmpty() && resource.json().isObject())
            putOne(type, resource, batch, schema);
    }
    m_uncommitted += batch.resources.size();
    return m_uncommitted >= rowsPerCommit ? flush() : m_sql->outcome();
}

void IndexDatabase::putOne(qint64 type, const Resource &resource, const IndexBatch &batch, const ResourceSchema &schema)
{
    qint64 row = 0;
    Resource known;
    QString text;
    {
        IndexRowsRead found = m_sql->select(u"SELECT row, json, text FROM resource WHERE id = ? AND type = ?"_s, {resource.id(), type});
        if (found.next()) {
            row = found.integer(0);
            known = Resource(found.bytes(1), resource.id());
            text = found.text(2);
        }
    }
    const QVariant readAt = timeValue(batch.readAt);
    const qint64 generation = m_generations.value(type);
    if (row == 0) {
        const QString fresh = searchText(resource.json());
        m_sql->run(u"INSERT INTO resource (type, id, readAt, generation, json, text) VALUES (?, ?, ?, ?, ?, ?)"_s,
                   {type, resource.id(), readAt, generation, resource.bytes(), fresh});
        row = m_sql->lastRow();
        ++m_counts[type];
        addText(row, fresh);
        writeKeys(row, resource, batch.type, schema);
        return;
    }
    const Resource merged = mergedResource(known, resource, batch.coverage, schema);
    if (merged.bytes() == known.bytes()) {
        m_sql->run(u"UPDATE resource SET readAt = ?, generation = ? WHERE row = ?"_s, {readAt, generation, row});
        return;
    }
    const QString fresh = searchText(merged.json());
    m_sql->run(u"UPDATE resource SET readAt = ?, generation = ?, json = ?, text = ? WHERE row = ?"_s, {readAt, generation, merged.bytes(), fresh, row});
    if (fresh != text) {
        dropText(row, text);
        addText(row, fresh);
    }
    writeKeys(row, merged, batch.type, schema);
}

void IndexDatabase::addText(qint64 row, const QString &text)
{
    const TextColumns columns(text);
    m_sql->run(u"INSERT INTO words (rowid, n, o) VALUES (?, ?, ?)"_s, {row, columns.nameWords, columns.otherWords});
    m_sql->run(u"INSERT INTO parts (rowid, n, o) VALUES (?, ?, ?)"_s, {row, columns.names, columns.others});
}

void IndexDatabase::dropText(qint64 row, const QString &text)
{
    const TextColumns columns(text);
    m_sql->run(u"INSERT INTO words (words, rowid, n, o) VALUES ('delete', ?, ?, ?)"_s, {row, columns.nameWords, columns.otherWords});
    m_sql->run(u"INSERT INTO parts (parts, rowid, n, o) VALUES ('delete', ?, ?, ?)"_s, {row, columns.names, columns.others});
}

void IndexDatabase::writeKeys(qint64 row, const Resource &resource, const QString &typeName, const ResourceSchema &schema)
{
    const QHash<QString, QVariant> keys = sortKeys(resource.json(), schema);
    for (auto key = keys.cbegin(); key != keys.cend(); ++key)
        (void)keyColumn(typeName, key.key());
    const Keys &known = keysOf(typeName);
    QVariantList values(known.order.size() + 1);
    values[0] = row;
    for (auto key = keys.cbegin(); key != keys.cend(); ++key) {
        const QString column = known.columns.value(key.key());
        if (!column.isEmpty())
            values[QStringView(column).mid(1).toInt() + 1] = key.value();
    }
    QString marks = u"?"_s;
    for (qsizetype i = 0; i < known.order.size(); ++i)
        marks += u", ?"_s;
    m_sql->run(u"INSERT OR REPLACE INTO %1 VALUES (%2)"_s.arg(keyTable(typeName), marks), values);
}

void IndexDatabase::dropRow(const QString &typeName, qint64 row, const QString &text)
{
    dropText(row, text);
    m_sql->run(u"DELETE FROM %1 WHERE row = ?"_s.arg(keyTable(typeName)), {row});
    m_sql->run(u"DELETE FROM resource WHERE row = ?"_s, {row});
    --m_counts[typeNumber(typeName)];
}

Result<void> IndexDatabase::remove(const QString &type, const QString &id)
{
    qint64 row = 0;
    QString text;
    {
        IndexRowsRead found = m_sql->select(u"SELECT row, text FROM resource WHERE id = ? AND type = ?"_s, {id, typeNumber(type)});
        if (found.next()) {
            row = found.integer(0);
            text = found.text(1);
        }
    }
    if (row != 0) {
        beginWriting();
        dropRow(type, row, text);
    }
    return m_sql->outcome();
}

Result<void> IndexDatabase::clear()
{
    beginWriting();
    for (const auto *statement :
         {"INSERT INTO words (words) VALUES ('delete-all')", "INSERT INTO parts (parts) VALUES ('delete-all')", "DELETE FROM resource",
          "UPDATE type SET completeAt = 0"})
        m_sql->run(QLatin1StringView(statement));
    const QStringList names = m_types.keys();
    for (const QString &name : names)
        m_sql->run(u"DELETE FROM "_s + keyTable(name));
    m_counts.clear();
    return flush();
}

Result<void> IndexDatabase::beginFullRead(const QString &type)
{
    const qint64 number = typeNumber(type);
    const qint64 generation = ++m_generations[number];
    beginWriting();
    m_sql->run(u"UPDATE type SET generation = ? WHERE number = ?"_s, {generation, number});
    return m_sql->outcome();
}

Result<qint64> IndexDatabase::endFullRead(const QString &type, const QDateTime &at)
{
    const qint64 number = typeNumber(type);
    if (m_generations.value(number) == 0) // the file was made anew since, so the pages before that are not in it
        return Error::store(u"the index was begun anew during the read"_s);
    QList<std::pair<qint64, QString>> gone;
    {
        IndexRowsRead old = m_sql->select(u"SELECT row, text FROM resource WHERE type = ? AND generation < ?"_s, {number, m_generations.value(number)});
        while (old.next())
            gone.append({old.integer(0), old.text(1)});
    }
    beginWriting();
    for (const auto &[row, text] : std::as_const(gone))
        dropRow(type, row, text);
    m_sql->run(u"UPDATE type SET completeAt = ? WHERE number = ?"_s, {timeValue(at), number});
    if (const auto flushed = flush(); !flushed)
        return flushed.error();
    return qint64(gone.size());
}

/// What was not read again is as it was: it is as new as the question that said so.
Result<void> IndexDatabase::markComplete(const QString &type, const QDateTime &at)
{
    beginWriting();
    m_sql->run(u"UPDATE resource SET readAt = ? WHERE type = ? AND readAt < ?"_s, {timeValue(at), typeNumber(type), timeValue(at)});
    m_sql->run(u"UPDATE type SET completeAt = ? WHERE number = ?"_s, {timeValue(at), typeNumber(type)});
    return flush();
}

QDateTime IndexDatabase::oldest(const QString &type)
{
    return timeOf(m_sql->single(u"SELECT min(readAt) FROM resource WHERE type = %1"_s.arg(typeNumber(type))).toLongLong());
}

IndexState IndexDatabase::state()
{
    IndexState state;
    {
        IndexRowsRead rows = m_sql->select(u"SELECT number, name, completeAt FROM type ORDER BY number"_s);
        while (rows.next())
            state.types.append({.name = rows.text(1), .count = m_counts.value(rows.integer(0)), .completeAt = timeOf(rows.integer(2))});
    }
    for (IndexedType &type : state.types)
        type.oldest = oldest(type.name);
    return state;
}

Result<QList<qint64>> IndexDatabase::rows(const IndexQuery &query)
{
    if (!query.quick.isNone())
        return quickRows(query);
    const ResourceSchema schema = schemaOf(query.type);
    const QHash<QString, QString> columns = keysOf(query.type).columns;
    const IndexCondition condition = indexCondition(query.filter, schema, columns);
    QString text = u"SELECT k.row%1 FROM %2 k%3 WHERE %4"_s.arg(condition.isExact ? QString() : u", r.json"_s, keyTable(query.type),
                                                                 condition.isExact && !query.notReadSince.isValid() ? QString() : u" JOIN resource r ON r.row = k.row"_s,
                                                                 condition.text);
    QVariantList values = condition.values;
    if (query.notReadSince.isValid()) {
        text += u" AND r.readAt < ?"_s;
        values.append(timeValue(query.notReadSince));
    }
    const QStringList sorting = query.sortBy.isValid() ? columnsOf(query.sortBy, schema, columns) : QStringList();
    if (!sorting.isEmpty()) // what has no value comes last either way, as in the provider's own lists of names
        text += u" ORDER BY k.%1 IS NULL, k.%1%2, k.row"_s.arg(sorting.front(), query.descending ? u" DESC"_s : QString());
    QList<qint64> found;
    {
        IndexRowsRead rows = m_sql->select(text, values);
        while (rows.next()) {
            if (condition.isExact || query.filter.matches(Resource(rows.bytes(1)).json(), &schema))
                found.append(rows.integer(0));
        }
    }
    if (const auto read = m_sql->outcome(); !read)
        return read.error();
    return found;
}

Result<qint64> IndexDatabase::count(const IndexQuery &query)
{
    const auto found = rows(query);
    return found ? Result<qint64>(qint64(found->size())) : Result<qint64>(found.error());
}

QList<Resource> IndexDatabase::resources(const QList<qint64> &rows)
{
    QList<Resource> found;
    found.reserve(rows.size());
    for (const qint64 row : rows) {
        IndexRowsRead read = m_sql->select(u"SELECT json, id FROM resource WHERE row = ?"_s, {row});
        found.append(read.next() ? Resource(read.bytes(0), read.text(1)) : Resource());
    }
    return found;
}

Resource IndexDatabase::find(const QString &type, const QString &id, QDateTime *readAt)
{
    IndexRowsRead read = m_sql->select(u"SELECT json, readAt FROM resource WHERE id = ? AND type = ?"_s, {id, typeNumber(type)});
    if (!read.next())
        return {};
    if (readAt != nullptr)
        *readAt = timeOf(read.integer(1));
    return Resource(read.bytes(0), id);
}

QList<IndexDatabase::ValueCount> IndexDatabase::valueCounts(const QString &type, const AttributeName &name, int limit)
{
    const QStringList columns = columnsOf(name, schemaOf(type), keysOf(type).columns);
    QList<ValueCount> counts;
    if (columns.isEmpty())
        return counts;
    IndexRowsRead rows = m_sql->select(u"SELECT k.%1, count(*) AS n, min(k.row) FROM %2 k GROUP BY k.%1 ORDER BY n DESC, k.%1 LIMIT ?"_s.arg(columns.front(), keyTable(type)),
                                       {limit});
    while (rows.next()) {
        ValueCount count {.count = rows.integer(1)};
        if (!rows.value(0).isNull()) {
            const QList<Resource> sample = resources({rows.integer(2)});
            count.value = sample.front().value(name).scalarText();
        }
        counts.append(count);
    }
    return counts;
}

QVariantList IndexDatabase::keys(const QString &type, const AttributeName &name)
{
    const QStringList columns = columnsOf(name, schemaOf(type), keysOf(type).columns);
    QVariantList found;
    IndexRowsRead rows = m_sql->select(u"SELECT %1 FROM %2"_s.arg(columns.isEmpty() ? u"NULL"_s : columns.front(), keyTable(type)));
    while (rows.next())
        found.append(rows.value(0));
    return found;
}

} // namespace Provost
