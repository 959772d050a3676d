// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexdatabase.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr int readingCache = 24 * 1024; ///< kilobytes: what a full read writes is not looked at again, but for the hashes of ids
}

Result<void> IndexDatabase::beginFullRead(const QString &type)
{
    const qint64 number = typeNumber(type);
    const qint64 generation = ++m_generations[number];
    setReading(type, true);
    beginWriting();
    m_sql->run(u"UPDATE type SET generation = ? WHERE number = ?"_s, {generation, number});
    m_sql->run(u"DELETE FROM place WHERE type = ?"_s, {number});
    return m_sql->outcome();
}

Result<void> IndexDatabase::notePlace(const QString &type, const ReadingPlace &place)
{
    const qint64 number = typeNumber(type);
    const qint64 generation = m_generations.value(number);
    beginWriting();
    if (place.read == 0 || generation == 0) // of a file that was made anew since
        m_sql->run(u"DELETE FROM place WHERE type = ?"_s, {number});
    else
        m_sql->run(u"INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {number, generation, storedTime(place.began), storedTime(place.at), place.read, place.total ? QVariant(*place.total) : QVariant(), place.cursor, place.tail.join(u'\n'), place.steppedBack});
    return m_sql->outcome();
}

ReadingPlace IndexDatabase::place(const QString &type)
{
    const qint64 number = typeNumber(type);
    IndexRowsRead rows = m_sql->select(u"SELECT began, at, read, total, cursor, tail, steppedBack FROM place WHERE type = ? AND generation = ?"_s, {number, m_generations.value(number)});
    if (!rows.next())
        return {};
    return {.began = timeStored(rows.integer(0)),
            .at = timeStored(rows.integer(1)),
            .read = rows.integer(2),
            .total = rows.value(3).isNull() ? std::nullopt : std::optional(rows.integer(3)),
            .steppedBack = rows.integer(6),
            .cursor = rows.text(4),
            .tail = rows.text(5).split(u'\n', Qt::SkipEmptyParts)};
}

void IndexDatabase::setReading(const QString &type, bool isReading)
{
    const qint64 number = typeNumber(type);
    if (isReading == m_reading.contains(number))
        return;
    if (isReading && m_reading.isEmpty() && m_sql->single(u"SELECT 1 FROM resource LIMIT 1"_s).isNull()) {
        m_fresh = std::make_unique<FreshIds>();
        commit();
        m_sql->setJournaled(false); // pages that many rows have a part in are written over and over, and each transaction would have a copy of them
    }
    if (isReading)
        m_reading.insert(number);
    else
        m_reading.remove(number);
    if (m_reading.isEmpty())
        endFresh();
    if (m_reading.isEmpty())
        m_held.reset();
    else if (!m_held)
        m_held = std::make_unique<HeldMemory>();
    m_sql->setCache(m_reading.isEmpty() ? IndexSql::cache : readingCache);
}

void IndexDatabase::endFresh()
{
    if (!m_fresh)
        return;
    m_fresh.reset();
    commit();
    m_sql->setJournaled(true);
}

Result<qint64> IndexDatabase::endFullRead(const QString &type, const QDateTime &at)
{
    const qint64 number = typeNumber(type);
    if (m_generations.value(number) == 0) // the file was made anew since, so the pages before that are not in it
        return Error::store(u"the index was begun anew during the read"_s);
    QList<Known> gone;
    {
        IndexRowsRead old = m_sql->select(u"SELECT row, readAt FROM resource WHERE type = ? AND generation < ?"_s, {number, m_generations.value(number)});
        while (old.next())
            gone.append({.row = old.integer(0), .readAt = old.integer(1)});
    }
    beginWriting();
    const bool areGroups = tellsMembers(type);
    for (const Known &known : std::as_const(gone)) {
        if (areGroups)
            followMembers(type, resources({known.row}).constFirst(), {});
        dropRow(number, known);
    }
    rebuildText();
    m_grams.release();
    m_sql->run(u"UPDATE type SET completeAt = ? WHERE number = ?"_s, {storedTime(at), number});
    m_sql->run(u"DELETE FROM place WHERE type = ?"_s, {number});
    m_unmadeIndexes.clear();
    m_gramReader.clear();
    const auto flushed = flush();
    setReading(type, false);
    if (!flushed)
        return flushed.error();
    return qint64(gone.size());
}

qint64 IndexDatabase::countRead(const QString &type)
{
    const qint64 number = typeNumber(type);
    return m_sql->single(u"SELECT count(*) FROM resource WHERE type = ? AND generation = ?"_s, {number, m_generations.value(number)}).toLongLong();
}

bool IndexDatabase::isComplete(qint64 type)
{
    return m_sql->single(u"SELECT completeAt FROM type WHERE number = ?"_s, {type}).toLongLong() > 0;
}

QStringList IndexDatabase::idsNotRead(const QString &type, qint64 limit)
{
    const qint64 number = typeNumber(type);
    QStringList ids;
    IndexRowsRead rows = m_sql->select(u"SELECT id FROM resource WHERE type = ? AND generation < ? ORDER BY row LIMIT ?"_s, {number, m_generations.value(number), limit});
    while (rows.next())
        ids.append(rows.text(0));
    return ids;
}

QStringList IndexDatabase::idsReadInPart(const QString &type, bool isReading, qint64 limit)
{
    const qint64 number = typeNumber(type);
    QStringList ids;
    IndexRowsRead rows = m_sql->select(u"SELECT r.id FROM part p JOIN resource r ON r.row = p.row WHERE r.type = ? AND r.generation >= ? ORDER BY p.row LIMIT ?"_s,
                                       {number, isReading ? m_generations.value(number) : 0, limit});
    while (rows.next())
        ids.append(rows.text(0));
    return ids;
}

/// What was not read again is as it was: it is as new as the question that said so.
Result<void> IndexDatabase::markComplete(const QString &type, const QDateTime &at)
{
    const qint64 number = typeNumber(type);
    if (m_generations.value(number) == 0) // the file was made anew since, and has nothing of what was complete
        return Error::store(u"the index was begun anew during the read"_s);
    const qint64 time = storedTime(at);
    beginWriting();
    m_sql->run(u"UPDATE resource SET readAt = ? WHERE type = ? AND readAt < ?"_s, {time, number, time});
    m_sql->run(u"UPDATE type SET completeAt = ? WHERE number = ?"_s, {time, number});
    m_unmadeIndexes.clear();
    std::map<qint64, qint64> &ages = m_ages[number];
    qint64 older = 0;
    while (!ages.empty() && ages.begin()->first < time) {
        older += ages.begin()->second;
        ages.erase(ages.begin());
    }
    if (older > 0)
        ages[time] += older;
    return flush();
}

} // namespace Provost
