// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexdatabase.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int formatVersion = 7;
constexpr qint64 rowsPerCommit = 20'000;
constexpr qint64 mostStale = 100'000; ///< more texts than resources before the grams are made anew

/// Of `content c`. What is behind a value that is there is not read.
QString documentIn(IndexDatabase::Extent extent)
{
    return extent == IndexDatabase::Extent::Whole ? u"c.json"_s : u"ifnull((SELECT b.json FROM brief b WHERE b.row = c.row), c.json)"_s;
}

} // namespace

qint64 storedTime(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime timeStored(qint64 milliseconds)
{
    return milliseconds > 0 ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC) : QDateTime();
}

IndexedType IndexState::of(const QString &type) const
{
    const auto found = std::find_if(types.begin(), types.end(), [&type](const IndexedType &t) { return t.name.compare(type, Qt::CaseInsensitive) == 0; });
    return found == types.end() ? IndexedType {.name = type} : *found;
}

IndexDatabase::IndexDatabase(std::unique_ptr<IndexSql> sql)
    : m_sql(std::move(sql))
    , m_grams(*m_sql)
    , m_words(*m_sql)
    , m_packer(*m_sql)
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
    // What is often walked over is apart from the documents, which are long.
    for (const auto *statement :
         {"CREATE TABLE IF NOT EXISTS type (number INTEGER PRIMARY KEY, name TEXT UNIQUE, generation INTEGER DEFAULT 0, completeAt INTEGER DEFAULT 0)",
          "CREATE TABLE IF NOT EXISTS resource (row INTEGER PRIMARY KEY, type INTEGER, hash INTEGER, id TEXT, readAt INTEGER, generation INTEGER)",
          "CREATE INDEX IF NOT EXISTS byHash ON resource (hash)", // of the id
          "CREATE TABLE IF NOT EXISTS content (row INTEGER PRIMARY KEY, json BLOB, text BLOB)",
          "CREATE TABLE IF NOT EXISTS brief (row INTEGER PRIMARY KEY, json BLOB)", // long documents without their members
          "CREATE TABLE IF NOT EXISTS part (row INTEGER PRIMARY KEY)", // never read whole
          "CREATE TABLE IF NOT EXISTS place (type INTEGER PRIMARY KEY, generation INTEGER, began INTEGER, at INTEGER, read INTEGER, total INTEGER, cursor TEXT, tail TEXT, steppedBack INTEGER)",
          "CREATE TABLE IF NOT EXISTS keyColumn (type INTEGER, path TEXT, name TEXT)"})
        m_sql->run(QLatin1StringView(statement));
    m_grams.makeTables();
    m_words.makeTables();
    m_packer.makeTables();
    m_sql->run(u"PRAGMA user_version = %1"_s.arg(formatVersion));
    m_lastRow = m_sql->single(u"SELECT max(row) FROM resource"_s).toLongLong();
    readTypes();
    readColumns();
    return m_sql->outcome();
}

void IndexDatabase::readTypes()
{
    {
        IndexRowsRead types = m_sql->select(u"SELECT number, name, generation FROM type"_s);
        while (types.next()) {
            m_types.insert(types.text(1), types.integer(0));
            m_generations.insert(types.integer(0), types.integer(2));
        }
    }
    {
        IndexRowsRead parts = m_sql->select(u"SELECT row FROM part"_s);
        while (parts.next())
            m_parts.insert(parts.integer(0));
    }
    IndexRowsRead ages = m_sql->select(u"SELECT type, readAt, count(*) FROM resource GROUP BY type, readAt"_s);
    while (ages.next()) {
        m_ages[ages.integer(0)][ages.integer(1)] = ages.integer(2);
        m_counts[ages.integer(0)] += ages.integer(2);
    }
}

void IndexDatabase::setDescription(const ServiceDescription &description)
{
    m_description = description;
    for (auto &[type, keys] : m_keys)
        keys.reader.reset(); // it knows the schemas
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
    for (const auto *kind : {"key", "rare"})
        m_sql->run(u"CREATE TABLE IF NOT EXISTS \"%1%2\" (row INTEGER PRIMARY KEY)"_s.arg(QLatin1StringView(kind)).arg(number));
    return number;
}

void IndexDatabase::beginWriting()
{
    if (!m_isWriting)
        m_isWriting = m_sql->run(u"BEGIN"_s);
}

void IndexDatabase::commit()
{
    if (m_isWriting)
        m_sql->run(u"COMMIT"_s);
    m_isWriting = false;
    m_uncommitted = 0;
}

Result<void> IndexDatabase::flush()
{
    m_grams.flush();
    commit();
    return m_sql->outcome();
}

/// Nobody else reads the file while it is worked on: the grams that are in memory go to it when it is kept.
Result<void> IndexDatabase::put(const IndexBatch &batch)
{
    beginWriting();
    const qint64 type = typeNumber(batch.type);
    if (!m_packer.knows(type)) {
        QList<QByteArray> documents;
        for (const Resource &resource : batch.resources)
            documents.append(resource.bytes());
        m_packer.learn(type, documents);
    }
    for (const Resource &resource : batch.resources) {
        if (!resource.id().isEmpty())
            putOne(type, resource, batch);
    }
    m_uncommitted += batch.resources.size();
    if (m_uncommitted >= rowsPerCommit)
        commit();
    return m_sql->outcome();
}

std::optional<IndexDatabase::Known> IndexDatabase::lookUp(qint64 type, const QString &id, bool withContent)
{
    Known known;
    if (m_fresh && !m_fresh->mayHave(numberOfWord(id)))
        return {};
    {
        IndexRowsRead found = m_sql->select(u"SELECT row, id, type, readAt FROM resource WHERE hash = ?"_s, {qint64(numberOfWord(id))});
        while (known.row == 0 && found.next()) {
            if (found.integer(2) == type && found.text(1) == id)
                known = {.row = found.integer(0), .readAt = found.integer(3)};
        }
    }
    if (known.row == 0)
        return {};
    if (withContent) {
        IndexRowsRead content = m_sql->select(u"SELECT json, text FROM content WHERE row = ?"_s, {known.row});
        if (content.next()) {
            known.json = m_packer.unpacked(content.bytes(0));
            known.text = content.bytes(1);
        }
    }
    return known;
}

void IndexDatabase::noteAge(qint64 type, qint64 before, qint64 after)
{
    std::map<qint64, qint64> &ages = m_ages[type];
    if (before >= 0) {
        const auto old = ages.find(before);
        if (old != ages.end() && --old->second <= 0)
            ages.erase(old);
    }
    if (after >= 0)
        ++ages[after];
}

void IndexDatabase::putOne(qint64 type, const Resource &resource, const IndexBatch &batch)
{
    const qint64 readAt = storedTime(batch.readAt);
    const qint64 generation = m_generations.value(type);
    Keys &keys = keysOf(batch.type);
    const std::optional<Known> known = lookUp(type, resource.id(), true);
    if (!known) {
        ResourceReader &reader = readerOf(keys, batch.type);
        const auto form = shortFormOf(resource.bytes());
        reader.read(resource, form);
        const qint64 row = ++m_lastRow;
        const quint64 hash = numberOfWord(resource.id());
        if (m_fresh)
            m_fresh->note(hash);
        m_sql->run(u"INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?)"_s, {row, type, qint64(hash), resource.id(), readAt, generation});
        m_sql->run(u"INSERT INTO content VALUES (?, ?, ?)"_s, {row, m_packer.packed(type, resource.bytes()), reader.text()});
        if (form)
            writeShort(row, type, form);
        ++m_counts[type];
        noteAge(type, -1, readAt);
        addText(row, type, reader.text());
        writeKeys(row, keys, type);
        noteWhole(row, batch.coverage.isWhole());
        if (tellsMembers(batch.type) && isComplete(type)) // else it is only new here
            followMembers(batch.type, {}, resource);
        return;
    }
    noteAge(type, known->readAt, readAt);
    const bool wasInPart = m_parts.contains(known->row);
    if (batch.coverage.isWhole() && !batch.isEdit)
        noteWhole(known->row, true);
    m_sql->run(u"UPDATE resource SET readAt = ?, generation = ? WHERE row = ?"_s, {readAt, generation, known->row});
    if (known->json == resource.bytes())
        return;
    const Resource merged = mergedResource(Resource(known->json, resource.id()), resource, batch.coverage, schemaOf(batch.type));
    if (merged.bytes() == known->json)
        return;
    rewrite(type, batch.type, *known, merged);
    if (!wasInPart || batch.isEdit || isComplete(type)) // else its members are only new here, as those of a new one are
        followMembers(batch.type, Resource(known->json, resource.id()), merged);
}

void IndexDatabase::rewrite(qint64 number, const QString &type, const Known &known, const Resource &now)
{
    Keys &keys = keysOf(type);
    ResourceReader &reader = readerOf(keys, type);
    const auto form = shortFormOf(now.bytes());
    reader.read(now, form);
    m_sql->run(u"UPDATE content SET json = ?, text = ? WHERE row = ?"_s, {m_packer.packed(number, now.bytes()), reader.text(), known.row});
    if (form || known.json.size() >= longDocument)
        writeShort(known.row, number, form);
    if (reader.text() != known.text)
        addText(known.row, number, reader.text());
    writeKeys(known.row, keys, number);
}

void IndexDatabase::writeShort(qint64 row, qint64 type, const std::optional<ShortForm> &form)
{
    if (form)
        m_sql->run(u"INSERT OR REPLACE INTO brief VALUES (?, ?)"_s, {row, m_packer.packed(type, form->withoutMembers)});
    else
        m_sql->run(u"DELETE FROM brief WHERE row = ?"_s, {row});
}

void IndexDatabase::addText(qint64 row, qint64 type, const QByteArray &text)
{
    m_newGrams.clear();
    m_newGrams.push_back(gramOfType(type));
    m_gramReader.take(text, m_newGrams, [this](QStringView word, quint64 number) { m_words.add(word, number); });
    m_grams.add(row, m_newGrams);
}

void IndexDatabase::noteWhole(qint64 row, bool isWhole)
{
    if (!isWhole) {
        m_parts.insert(row);
        m_sql->run(u"INSERT OR IGNORE INTO part VALUES (?)"_s, {row});
    } else if (m_parts.remove(row)) {
        m_sql->run(u"DELETE FROM part WHERE row = ?"_s, {row});
    }
}

void IndexDatabase::dropRow(qint64 type, const Known &known)
{
    noteWhole(known.row, true);
    for (const auto *kind : {"key", "rare"})
        m_sql->run(u"DELETE FROM \"%1%2\" WHERE row = ?"_s.arg(QLatin1StringView(kind)).arg(type), {known.row});
    for (const auto *table : {"content", "brief"})
        m_sql->run(u"DELETE FROM %1 WHERE row = ?"_s.arg(QLatin1StringView(table)), {known.row});
    m_sql->run(u"DELETE FROM resource WHERE row = ?"_s, {known.row});
    --m_counts[type];
    noteAge(type, known.readAt, -1);
}

/// What was taken out or written anew is left in the grams until it is too much.
void IndexDatabase::rebuildText()
{
    qint64 all = 0;
    for (const qint64 count : std::as_const(m_counts))
        all += count;
    if (m_grams.size() <= 2 * all + mostStale)
        return;
    m_grams.clear();
    m_words.clear();
    m_gramReader.clear();
    IndexRowsRead rows = m_sql->select(u"SELECT r.row, r.type, c.text FROM resource r JOIN content c ON c.row = r.row ORDER BY r.row"_s);
    while (rows.next())
        addText(rows.integer(0), rows.integer(1), rows.bytes(2));
}

Result<void> IndexDatabase::remove(const QString &type, const QString &id)
{
    const qint64 number = typeNumber(type);
    if (const auto known = lookUp(number, id, true)) {
        beginWriting();
        followMembers(type, Resource(known->json, id), {});
        dropRow(number, *known);
    }
    return m_sql->outcome();
}

Result<void> IndexDatabase::clear()
{
    beginWriting();
    for (const auto *statement : {"DELETE FROM content", "DELETE FROM brief", "DELETE FROM resource", "DELETE FROM part", "DELETE FROM place", "UPDATE type SET completeAt = 0"})
        m_sql->run(QLatin1StringView(statement));
    m_parts.clear();
    m_grams.clear();
    m_words.clear();
    m_gramReader.clear();
    const QStringList names = m_types.keys();
    for (const QString &name : names) {
        for (const auto *kind : {"key", "rare"})
            m_sql->run(u"DELETE FROM \"%1%2\""_s.arg(QLatin1StringView(kind)).arg(typeNumber(name)));
    }
    m_counts.clear();
    m_ages.clear();
    endFresh();
    return flush();
}

/// Not the very newest: that one may be gone by now.
QString IndexDatabase::lateChange(const QString &type)
{
    const AttributeName name {{}, u"meta"_s, u"lastModified"_s};
    const auto newest = rows({.type = type, .sortBy = name, .descending = true, .limit = 10});
    QString found;
    const QList<Resource> changed = newest ? resources(*newest, Extent::Listed) : QList<Resource>();
    for (const Resource &resource : changed) {
        if (const QString date = resource.value(name).toString(); !date.isEmpty())
            found = date;
    }
    return found;
}

QDateTime IndexDatabase::oldest(const QString &type)
{
    const std::map<qint64, qint64> &ages = m_ages[typeNumber(type)];
    return ages.empty() ? QDateTime() : timeStored(ages.begin()->first);
}

IndexState IndexDatabase::state()
{
    IndexState state;
    {
        IndexRowsRead rows = m_sql->select(u"SELECT number, name, completeAt FROM type ORDER BY number"_s);
        while (rows.next())
            state.types.append({.name = rows.text(1), .count = m_counts.value(rows.integer(0)), .completeAt = timeStored(rows.integer(2))});
    }
    for (IndexedType &type : state.types)
        type.oldest = oldest(type.name);
    return state;
}

QList<Resource> IndexDatabase::resources(const QList<qint64> &rows, Extent extent)
{
    QList<Resource> found;
    found.reserve(rows.size());
    const QString statement = u"SELECT %1, r.id FROM content c JOIN resource r ON r.row = c.row WHERE c.row = ?"_s.arg(documentIn(extent));
    for (const qint64 row : rows) {
        IndexRowsRead read = m_sql->select(statement, {row});
        found.append(read.next() ? Resource(m_packer.unpacked(read.bytes(0)), read.text(1)) : Resource());
    }
    return found;
}

Resource IndexDatabase::find(const QString &type, const QString &id, QDateTime *readAt)
{
    const auto known = lookUp(typeNumber(type), id, true);
    if (!known)
        return {};
    if (readAt != nullptr)
        *readAt = timeStored(known->readAt);
    return Resource(known->json, id);
}

qint64 IndexDatabase::rowOf(const QString &type, const QString &id)
{
    const auto known = lookUp(typeNumber(type), id, false);
    return known ? known->row : 0;
}

bool IndexDatabase::look(qint64 row, const Look &take, Extent extent)
{
    IndexRowsRead read = m_sql->select(u"SELECT %1, r.id, r.readAt FROM content c JOIN resource r ON r.row = c.row WHERE c.row = ?"_s.arg(documentIn(extent)), {row});
    if (!read.next())
        return false;
    take(m_packer.unpacked(read.bytes(0)), read.text(1), timeStored(read.integer(2)));
    return true;
}

QList<IndexDatabase::ValueCount> IndexDatabase::valueCounts(const QString &type, const AttributeName &name, int limit)
{
    const QStringList columns = columnsOf(name, schemaOf(type), columnsOfType(type));
    QList<ValueCount> counts;
    if (columns.isEmpty())
        return counts;
    IndexRowsRead rows = m_sql->select(u"SELECT %1, count(*) AS n, min(k.row) FROM %2 GROUP BY %1 ORDER BY n DESC, %1 LIMIT ?"_s.arg(columns.front(), keysWith(type, columns.front())),
                                       {limit});
    while (rows.next()) {
        ValueCount count {.count = rows.integer(1)};
        if (!rows.value(0).isNull()) {
            const QList<Resource> sample = resources({rows.integer(2)}, Extent::Listed);
            count.value = sample.front().value(name).scalarText();
        }
        counts.append(count);
    }
    return counts;
}

QVariantList IndexDatabase::keys(const QString &type, const AttributeName &name)
{
    const QStringList columns = columnsOf(name, schemaOf(type), columnsOfType(type));
    QVariantList found;
    const QString column = columns.isEmpty() ? u"NULL"_s : columns.front();
    IndexRowsRead rows = m_sql->select(u"SELECT %1 FROM %2"_s.arg(column, keysWith(type, column)));
    while (rows.next())
        found.append(rows.value(0));
    return found;
}

} // namespace Provost
