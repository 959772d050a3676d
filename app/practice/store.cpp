// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/store.h"

#include <QStringList>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

QString placeholders(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

QString slotNames(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << u"s%1"_s.arg(i);
    return names.join(u", "_s);
}

QString columnNames(const Collection &collection)
{
    QStringList names {u"row"_s, u"label"_s, u"schemas"_s};
    for (const Column &column : collection.columns())
        names << column.sql;
    return names.join(u", "_s);
}

QString documentColumns(const Collection &collection)
{
    return u"SELECT d.row, i.\"id\", d.revision, d.body, d.hidden, i.label FROM %1 d JOIN %2 i ON i.row = d.row "_s.arg(
        collection.table(), collection.indexTable());
}

Document documentFrom(const Rows &rows)
{
    return {.row = rows.integer(0), .id = QString::fromUtf8(rows.bytes(1)), .revision = rows.integer(2), .body = rows.bytes(3),
        .hidden = rows.bytes(4), .label = QString::fromUtf8(rows.bytes(5))};
}

} // namespace

Store::Store(std::unique_ptr<Database> database, const Catalog &catalog)
    : m_catalog(catalog)
    , m_database(std::move(database))
    , m_members(*m_database, catalog)
    , m_values(*m_database, catalog)
    , m_positions(catalog.collections().size())
{
}

Result<std::unique_ptr<Store>> Store::open(const QString &file, const Catalog &catalog)
{
    auto database = Database::open(file);
    if (!database)
        return database.error();
    std::unique_ptr<Store> store(new Store(std::move(database.value()), catalog));
    store->m_database->run(u"PRAGMA journal_mode = WAL"_s);
    store->m_database->run(u"PRAGMA synchronous = NORMAL"_s);
    QString fingerprint;
    {
        Rows rows = store->m_database->select(u"SELECT value FROM info WHERE name = 'fingerprint'"_s);
        if (rows.next())
            fingerprint = QString::fromUtf8(rows.bytes(0));
    }
    if (fingerprint != catalog.fingerprint())
        return Error::store(u"%1 is not a practice directory of this version"_s.arg(file));
    store->reload();
    return store;
}

Result<std::unique_ptr<Store>> Store::create(const QString &file, const Catalog &catalog)
{
    auto database = Database::open(file);
    if (!database)
        return database.error();
    std::unique_ptr<Store> store(new Store(std::move(database.value()), catalog));
    store->m_database->run(u"PRAGMA journal_mode = OFF"_s);
    store->m_database->run(u"PRAGMA synchronous = OFF"_s);
    store->m_database->run(u"PRAGMA locking_mode = EXCLUSIVE"_s);
    store->m_database->run(u"PRAGMA temp_store = FILE"_s); // ten million memberships are sorted for their index
    store->m_database->run(u"PRAGMA mmap_size = 0"_s);
    store->m_database->run(u"BEGIN"_s);
    store->createTables();
    if (store->m_database->failed())
        return Error::store(store->m_database->takeFailure());
    return store;
}

void Store::createTables()
{
    m_database->run(u"CREATE TABLE info (name TEXT PRIMARY KEY, value) WITHOUT ROWID"_s);
    m_database->run(u"CREATE TABLE hole (collection INTEGER, row INTEGER, PRIMARY KEY (collection, row)) WITHOUT ROWID"_s);
    m_database->run(u"CREATE TABLE reserved (name PRIMARY KEY) WITHOUT ROWID"_s); // of deleted users
    for (const Collection &collection : m_catalog.collections()) {
        m_database->run(u"CREATE TABLE %1 (row INTEGER PRIMARY KEY, revision INTEGER, hidden, body)"_s.arg(collection.table()));
        m_database->run(u"CREATE TABLE %1 (%2)"_s.arg(collection.indexTable(), columnNames(collection).replace(u"row,"_s, u"row INTEGER PRIMARY KEY,"_s)));
        m_database->run(u"CREATE TABLE %1 (attr INTEGER, row INTEGER, ord INTEGER, %2, PRIMARY KEY (attr, row, ord)) WITHOUT ROWID"_s.arg(
            collection.elementTable(), slotNames(std::max(1, collection.slotCount()))));
    }
    Members::createTables(*m_database);
}

void Store::createIndexes()
{
    for (const Collection &collection : m_catalog.collections()) {
        m_database->run(u"CREATE UNIQUE INDEX \"%1.by.id\" ON %2 (\"id\")"_s.arg(collection.name(), collection.indexTable()));
        for (const Column &column : collection.indexedColumns()) {
            m_database->run(u"CREATE INDEX \"%1.by.%2\" ON %3 (%4)"_s.arg(
                collection.name(), QString(column.sql).remove(u'"'), collection.indexTable(), column.sql));
        }
        m_database->run(u"CREATE INDEX \"%1.by.value\" ON %2 (attr, s0)"_s.arg(collection.name(), collection.elementTable()));
    }
    Members::createIndexes(*m_database);
}

void Store::finishCreating()
{
    createIndexes();
    m_members.rebuildClosure(); // looks members up by the index
    m_database->run(u"INSERT INTO info VALUES ('fingerprint', ?)"_s, {m_catalog.fingerprint()});
    m_database->run(u"COMMIT"_s);
    // A sample is enough for the planner to know which of two indexes is the selective one.
    m_database->run(u"PRAGMA analysis_limit = 400"_s);
    m_database->run(u"ANALYZE"_s);
}

const Positions &Store::positions(const Collection &collection) const
{
    return m_positions[std::size_t(indexOf(collection))];
}

std::optional<Document> Store::find(const Collection &collection, const QString &id)
{
    Rows rows = m_database->select(documentColumns(collection) + u"WHERE i.\"id\" = ?"_s, {id.toUtf8()});
    return rows.next() ? std::optional(documentFrom(rows)) : std::nullopt;
}

std::optional<Document> Store::at(const Collection &collection, qint64 row)
{
    Rows rows = m_database->select(documentColumns(collection) + u"WHERE d.row = ?"_s, {row});
    return rows.next() ? std::optional(documentFrom(rows)) : std::nullopt;
}

std::vector<Document> Store::range(const Collection &collection, qint64 first, qint64 count)
{
    std::vector<Document> documents;
    Rows rows = m_database->select(documentColumns(collection) + u"WHERE d.row >= ? ORDER BY d.row LIMIT ?"_s,
        {positions(collection).rowAt(first), count});
    while (rows.next())
        documents.push_back(documentFrom(rows));
    return documents;
}

qint64 Store::schemaBits(const Document &document, const Collection &collection) const
{
    qint64 bits = 1;
    const QList<Schema> &extensions = collection.schema().extensions();
    for (qsizetype i = 0; i < extensions.size(); ++i) {
        // `schemas` stands first in the text and holds no bracket.
        if (document.body.first(document.body.indexOf(']')).contains(QByteArray('"' + extensions.at(i).id.toUtf8() + '"')))
            bits |= 2LL << i;
    }
    return bits;
}

qint64 Store::insert(const Collection &collection, const Document &document, const IndexEntry &entry)
{
    Positions &positions = m_positions[std::size_t(indexOf(collection))];
    const qint64 row = positions.nextRow();
    m_database->run(u"INSERT INTO %1 (row, revision, hidden, body) VALUES (?, ?, ?, ?)"_s.arg(collection.table()),
        {row, document.revision, document.hidden, document.body});
    const QVariantList fixed {row, document.label.toUtf8(), schemaBits(document, collection)};
    m_database->run(u"INSERT INTO %1 VALUES (%2)"_s.arg(collection.indexTable(), placeholders(fixed.size() + entry.columns.size())),
        fixed + entry.columns);
    insertElements(collection, row, entry);
    positions.added();
    m_values.changed(collection, row);
    touched();
    return row;
}

void Store::insertElements(const Collection &collection, qint64 row, const IndexEntry &entry)
{
    int order = 0;
    for (const IndexEntry::Element &element : entry.elements) {
        const qsizetype values = element.values.size();
        m_database->run(u"INSERT INTO %1 (attr, row, ord, %2) VALUES (%3)"_s.arg(
                            collection.elementTable(), slotNames(int(values)), placeholders(3 + values)),
            QVariantList {element.attribute, row, order++} + element.values);
    }
}

void Store::update(const Collection &collection, const Document &document, const IndexEntry &entry)
{
    m_database->run(u"UPDATE %1 SET revision = ?, hidden = ?, body = ? WHERE row = ?"_s.arg(collection.table()),
        {document.revision, document.hidden, document.body, document.row});
    const QVariantList fixed {document.row, document.label.toUtf8(), schemaBits(document, collection)};
    m_database->run(u"REPLACE INTO %1 VALUES (%2)"_s.arg(collection.indexTable(), placeholders(fixed.size() + entry.columns.size())),
        fixed + entry.columns);
    for (const Elements &elements : collection.elements()) // by the primary key, which begins with the attribute
        m_database->run(u"DELETE FROM %1 WHERE attr = ? AND row = ?"_s.arg(collection.elementTable()), {elements.number, document.row});
    insertElements(collection, document.row, entry);
    m_values.changed(collection, document.row);
    touched();
}

void Store::remove(const Collection &collection, qint64 row)
{
    m_database->run(u"DELETE FROM %1 WHERE row = ?"_s.arg(collection.table()), {row});
    m_database->run(u"DELETE FROM %1 WHERE row = ?"_s.arg(collection.indexTable()), {row});
    for (const Elements &elements : collection.elements())
        m_database->run(u"DELETE FROM %1 WHERE attr = ? AND row = ?"_s.arg(collection.elementTable()), {elements.number, row});
    m_database->run(u"INSERT INTO hole VALUES (?, ?)"_s, {indexOf(collection), row});
    m_positions[std::size_t(indexOf(collection))].removed(row);
    m_values.changed(collection, row);
    touched();
}

qint64 Store::nextRevision()
{
    // What a new directory begins with has version 1: the first write must not have it again.
    m_database->run(u"INSERT INTO info VALUES ('revision', 2) ON CONFLICT (name) DO UPDATE SET value = value + 1"_s);
    return m_database->number(u"SELECT value FROM info WHERE name = 'revision'"_s);
}

void Store::reload()
{
    for (const Collection &collection : m_catalog.collections()) {
        std::vector<qint64> holes;
        Rows rows = m_database->select(u"SELECT row FROM hole WHERE collection = ? ORDER BY row"_s, {indexOf(collection)});
        while (rows.next())
            holes.push_back(rows.integer(0));
        // The last rows may be holes themselves: their numbers are not used again.
        const qint64 lastLiving = m_database->number(u"SELECT max(row) FROM %1"_s.arg(collection.table()));
        const qint64 last = std::max(lastLiving, holes.empty() ? 0 : holes.back()); // before the holes are moved away
        m_positions[std::size_t(indexOf(collection))] = Positions(last, std::move(holes));
    }
    touched();
}

} // namespace Provost::Practice
