// SPDX-License-Identifier: GPL-3.0-or-later
// What lists are sorted and filtered by: a row of keys for each resource, in two tables of its type.
#include "directory/index/indexdatabase.h"

#include "directory/index/keycolumns.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr size_t longText = 64;

/// Of a million rows half of what a walk over them reads would be this: where they are found, which groups they are in, ids that nobody sorts by.
bool isRare(const QString &path, const IndexValue &first)
{
    return path == "id"_L1 || path == "meta.location"_L1 || path.startsWith("groups."_L1) || path.endsWith(".$ref"_L1) || first.bytes.size() > longText;
}

QString insertInto(const QString &kind, qint64 type, qsizetype values)
{
    return u"INSERT OR REPLACE INTO \"%1%2\" VALUES (?%3)"_s.arg(kind).arg(type).arg(u", ?"_s.repeated(values));
}

} // namespace

void IndexDatabase::readColumns()
{
    {
        IndexRowsRead columns = m_sql->select(u"SELECT t.name, k.path, k.name FROM keyColumn k JOIN type t ON t.number = k.type ORDER BY k.rowid"_s);
        while (columns.next())
            placeColumn(m_keys[columns.text(0)], columns.text(1), columns.text(2));
    }
    IndexRowsRead indexes = m_sql->select(u"SELECT name FROM sqlite_master WHERE type = 'index'"_s);
    while (indexes.next())
        m_columnIndexes.insert(indexes.text(0));
}

void IndexDatabase::placeColumn(Keys &keys, const QString &path, const QString &name)
{
    KeyTable &table = name.startsWith(u'r') ? keys.rare : keys.often;
    table.places.push_back(size_t(keys.order.size()));
    table.insert.clear();
    keys.columns.insert(path, name);
    keys.order.append(path);
}

void IndexDatabase::addColumn(Keys &keys, qint64 type)
{
    const qsizetype number = keys.order.size();
    const QString path = keys.reader->columns().at(number);
    const bool rare = isRare(path, keys.reader->keys()[size_t(number)]);
    const QString name = (rare ? u"r%1"_s : u"k%1"_s).arg(number);
    m_sql->run(u"ALTER TABLE \"%1%2\" ADD COLUMN %3"_s.arg(rare ? u"rare"_s : u"key"_s).arg(type).arg(name));
    m_sql->run(u"INSERT INTO keyColumn (type, path, name) VALUES (?, ?, ?)"_s, {type, path, name});
    placeColumn(keys, path, name);
}

/// Of what the type's reader read last.
void IndexDatabase::writeKeys(qint64 row, Keys &keys, qint64 type)
{
    while (keys.order.size() < std::min(keys.reader->columns().size(), mostKeyColumns))
        addColumn(keys, type);
    if (keys.often.insert.isEmpty())
        keys.often.insert = insertInto(u"key"_s, type, qsizetype(keys.often.places.size()));
    if (keys.rare.insert.isEmpty())
        keys.rare.insert = insertInto(u"rare"_s, type, qsizetype(keys.rare.places.size()));
    for (const KeyTable *table : {&keys.often, &keys.rare})
        m_sql->insert(table->insert, row, keys.reader->keys(), table->places);
}

IndexDatabase::Keys &IndexDatabase::keysOf(const QString &type)
{
    return m_keys[type];
}

QHash<QString, QString> IndexDatabase::columnsOfType(const QString &type)
{
    return keysOf(type).columns;
}

QString IndexDatabase::keysWith(const QString &type, const QString &text)
{
    static const QRegularExpression often(u"\\bk\\d"_s);
    static const QRegularExpression rare(u"\\br\\d"_s);
    const qint64 number = typeNumber(type);
    if (!text.contains(rare))
        return u"\"key%1\" k"_s.arg(number);
    return text.contains(often) ? u"\"key%1\" k JOIN \"rare%1\" USING (row)"_s.arg(number) : u"\"rare%1\" k"_s.arg(number);
}

ResourceReader &IndexDatabase::readerOf(Keys &keys, const QString &type)
{
    if (!keys.reader) {
        keys.reader = std::make_unique<ResourceReader>(schemaOf(type));
        keys.reader->setColumns(keys.order);
    }
    return *keys.reader;
}

/// In little memory: the keys of a million rows, and what SQLite takes to sort them, would be the most that the program ever has.
void IndexDatabase::makeColumnIndex(const QString &type, const QString &column)
{
    const qint64 number = typeNumber(type);
    const QString name = columnIndex(type, column);
    if (m_counts.value(number) < fewRows || m_columnIndexes.contains(name) || m_unmadeIndexes.contains(name))
        return;
    const bool isAlone = !m_isWriting; // where sorting takes place cannot be changed in a transaction
    if (isAlone)
        m_sql->setSorting(IndexSql::Sorting::OnDisk);
    const bool isMade = m_sql->run(u"CREATE INDEX IF NOT EXISTS \"%1\" ON \"%2%3\" (%4)"_s.arg(name, column.startsWith(u'r') ? u"rare"_s : u"key"_s).arg(number).arg(column));
    if (isAlone)
        m_sql->setSorting(IndexSql::Sorting::InMemory);
    (isMade ? m_columnIndexes : m_unmadeIndexes).insert(name);
    if (!isMade)
        (void)m_sql->outcome(); // whatever is asked is found without it; damage is noted besides
}

QString IndexDatabase::columnIndex(const QString &type, const QString &column)
{
    return u"key%1%2"_s.arg(typeNumber(type)).arg(column);
}

bool IndexDatabase::isLookedUp(const QString &type, const QString &column)
{
    return m_counts.value(typeNumber(type)) < fewRows || m_columnIndexes.contains(columnIndex(type, column));
}

} // namespace Provost
