// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/gramindex.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qint64 blobsPerSegment = gramCount / 8;
constexpr int gramBits = std::countr_zero(gramCount);
constexpr int digitBits = gramBits / 2; ///< of what is sorted
constexpr size_t mostUnsettled = 1U << 20;
constexpr qint32 mostPlacesUnsettled = 1 << (32 - gramBits);
static_assert(digitBits * 2 == gramBits);

void appendVarint(std::vector<quint8> &bytes, quint32 value)
{
    while (value >= 0x80) {
        bytes.push_back(quint8(value | 0x80));
        value >>= 7;
    }
    bytes.push_back(quint8(value));
}

/// What is beyond the end is zero: the file may be damaged, and whoever is found is looked at.
quint32 takeVarint(const quint8 *&at, const quint8 *end)
{
    quint32 value = 0;
    for (int shift = 0; at < end && shift < 32; shift += 7) {
        const quint8 byte = *at++;
        value |= quint32(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    return value;
}

/// One list in a blob of several.
struct Stored {
    const quint8 *data = nullptr;
    qsizetype size = 0;
    bool isBitmap = false;
};

Stored storedAt(const QByteArray &blob, qsizetype index)
{
    const auto *at = reinterpret_cast<const quint8 *>(blob.constData());
    const auto *end = at + blob.size();
    for (qsizetype i = 0; at < end; ++i) {
        const quint32 head = takeVarint(at, end);
        const qsizetype size = std::min<qsizetype>(head >> 1, end - at);
        if (i == index)
            return {at, size, (head & 1) != 0};
        at += size;
    }
    return {};
}

} // namespace

GramIndex::GramIndex(IndexSql &sql)
    : m_sql(sql)
{
}

void GramIndex::makeTables()
{
    m_sql.run(u"CREATE TABLE IF NOT EXISTS segment (number INTEGER PRIMARY KEY, members BLOB)"_s);
    m_sql.run(u"CREATE TABLE IF NOT EXISTS gram (place INTEGER PRIMARY KEY, lists BLOB)"_s);
}

void GramIndex::append(List &list, qint32 place)
{
    if (list.last == place)
        return;
    appendVarint(list.bytes, quint32(place - list.last - 1));
    list.last = place;
}

/// The last segment goes on where it ended.
void GramIndex::open()
{
    if (m_open < 0) {
        const QVariant last = m_sql.single(u"SELECT max(number) FROM segment"_s);
        m_open = last.isNull() ? 0 : last.toLongLong();
    }
    if (!m_lists.empty())
        return;
    m_rows = rowsOf(m_open);
    m_closed.erase(m_open);
    m_lists.resize(gramCount);
    if (qsizetype(m_rows.size()) >= segmentSize)
        startNext();
    else if (!m_rows.empty())
        readLists(m_open);
    m_settled = qint32(m_rows.size());
}

/// The lists of what some hundred rows have are spread over more memory than a processor keeps at hand: each row for itself would wait for most of its grams. So those of
/// many rows are sorted, and each list is come to once.
void GramIndex::settle()
{
    m_sorted.resize(m_unsettled.size());
    for (const int shift : {0, digitBits}) {
        constexpr quint32 mask = (1U << digitBits) - 1;
        std::array<quint32, mask + 1> next {};
        for (const quint32 entry : m_unsettled)
            ++next[entry >> shift & mask];
        quint32 sum = 0;
        for (quint32 &place : next)
            sum += std::exchange(place, sum);
        for (const quint32 entry : m_unsettled)
            m_sorted[next[entry >> shift & mask]++] = entry;
        m_unsettled.swap(m_sorted);
    }
    for (const quint32 entry : m_unsettled)
        append(m_lists[entry & (gramCount - 1)], m_settled + qint32(entry >> gramBits));
    m_unsettled.clear();
    m_settled = qint32(m_rows.size());
}

void GramIndex::readLists(qint64 segment)
{
    IndexRowsRead blobs = m_sql.select(u"SELECT place, lists FROM gram WHERE place BETWEEN ? AND ?"_s, {segment * blobsPerSegment, (segment + 1) * blobsPerSegment - 1});
    while (blobs.next()) {
        const qint64 first = (blobs.integer(0) - segment * blobsPerSegment) * listsPerBlob;
        const QByteArray blob = blobs.bytes(1);
        for (qsizetype i = 0; i < listsPerBlob; ++i) {
            const Stored stored = storedAt(blob, i);
            List &list = m_lists[size_t(first + i)];
            if (!stored.isBitmap) {
                const auto *at = stored.data;
                const auto *end = at + stored.size;
                while (at < end)
                    append(list, list.last + 1 + qint32(takeVarint(at, end)));
                continue;
            }
            for (qint32 place = 0; place < stored.size * 8; ++place) {
                if ((stored.data[place / 8] >> (place % 8) & 1) != 0)
                    append(list, place);
            }
        }
    }
}

void GramIndex::startNext()
{
    ++m_open;
    m_rows.clear();
    for (List &list : m_lists) { // their memory is wanted again
        list.bytes.clear();
        list.last = -1;
    }
    m_settled = 0;
    m_isChanged = false;
}

void GramIndex::add(qint64 row, const Grams &grams)
{
    if (m_lists.empty())
        open();
    const auto place = qint32(m_rows.size());
    m_rows.push_back(quint32(row));
    const quint32 marked = quint32(place - m_settled) << gramBits;
    const size_t before = m_unsettled.size();
    m_unsettled.resize(before + grams.size());
    std::transform(grams.begin(), grams.end(), m_unsettled.begin() + qsizetype(before), [marked](quint32 gram) { return marked | gram; });
    m_isChanged = true;
    if (m_unsettled.size() >= mostUnsettled || place - m_settled >= mostPlacesUnsettled - 1)
        settle();
    if (qsizetype(m_rows.size()) < segmentSize)
        return;
    flush();
    startNext();
}

qint64 GramIndex::size()
{
    if (m_open < 0)
        m_open = m_sql.single(u"SELECT ifnull(max(number), 0) FROM segment"_s).toLongLong();
    const qsizetype inLast = m_lists.empty() ? qsizetype(rowsOf(m_open).size()) : qsizetype(m_rows.size());
    return m_open * segmentSize + inLast;
}

void GramIndex::flush()
{
    if (m_lists.empty() || !m_isChanged)
        return;
    settle();
    const qsizetype bitmapSize = (qsizetype(m_rows.size()) + 7) / 8;
    m_sql.run(u"INSERT OR REPLACE INTO segment VALUES (?, ?)"_s, {m_open, QByteArray(reinterpret_cast<const char *>(m_rows.data()), qsizetype(m_rows.size() * sizeof(quint32)))});
    std::vector<quint8> blob;
    std::vector<quint8> bitmap;
    for (qsizetype first = 0; first < qsizetype(gramCount); first += listsPerBlob) {
        blob.clear();
        bool isEmpty = true;
        for (qsizetype i = 0; i < listsPerBlob; ++i) {
            const std::vector<quint8> &bytes = m_lists[size_t(first + i)].bytes;
            isEmpty = isEmpty && bytes.empty();
            if (qsizetype(bytes.size()) <= bitmapSize) {
                appendVarint(blob, quint32(bytes.size() << 1));
                blob.insert(blob.end(), bytes.begin(), bytes.end());
                continue;
            }
            bitmap.assign(size_t(bitmapSize), 0);
            const auto *at = bytes.data();
            const auto *end = at + bytes.size();
            for (qint32 place = -1; at < end;) {
                place += 1 + qint32(takeVarint(at, end));
                bitmap[size_t(place / 8)] |= quint8(1U << (place % 8));
            }
            appendVarint(blob, quint32(bitmap.size() << 1 | 1));
            blob.insert(blob.end(), bitmap.begin(), bitmap.end());
        }
        if (!isEmpty)
            m_sql.run(u"INSERT OR REPLACE INTO gram VALUES (?, ?)"_s, {m_open * blobsPerSegment + first / listsPerBlob, QByteArray(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size()))});
    }
    m_isChanged = false;
}

void GramIndex::release()
{
    flush();
    m_lists = {};
    m_rows = {};
    m_unsettled = {};
    m_sorted = {};
}

void GramIndex::clear()
{
    m_sql.run(u"DELETE FROM segment"_s);
    m_sql.run(u"DELETE FROM gram"_s);
    m_lists = {};
    m_rows = {};
    m_unsettled.clear();
    m_closed.clear();
    m_open = -1;
    m_isChanged = false;
}

const GramIndex::Rows &GramIndex::rowsOf(qint64 segment)
{
    if (segment == m_open && !m_lists.empty())
        return m_rows;
    Rows &rows = m_closed[segment];
    if (rows.empty()) {
        const QByteArray members = m_sql.single(u"SELECT members FROM segment WHERE number = ?"_s, {segment}).toByteArray();
        rows.resize(std::min<size_t>(size_t(members.size()) / sizeof(quint32), size_t(segmentSize)));
        if (!rows.empty())
            std::memcpy(rows.data(), members.constData(), rows.size() * sizeof(quint32));
    }
    return rows;
}

void GramIndex::setVarints(Bits &places, const quint8 *data, qsizetype size)
{
    const auto *end = data + size;
    for (qint64 place = -1; data < end;) {
        place += 1 + qint64(takeVarint(data, end));
        if (place < 0 || place >= segmentSize)
            break;
        places[size_t(place / 64)] |= 1ULL << (place % 64);
    }
}

/// `places` are none before.
void GramIndex::readPlaces(Bits &places, qint64 segment, quint32 gram)
{
    if (segment == m_open && !m_lists.empty()) {
        const std::vector<quint8> &bytes = m_lists[gram].bytes;
        return setVarints(places, bytes.data(), qsizetype(bytes.size()));
    }
    const QByteArray blob = m_sql.single(u"SELECT lists FROM gram WHERE place = ?"_s, {segment * blobsPerSegment + gram / listsPerBlob}).toByteArray();
    const Stored stored = storedAt(blob, gram % listsPerBlob);
    if (!stored.isBitmap)
        return setVarints(places, stored.data, stored.size);
    std::array<quint8, sizeof(Bits)> listed {};
    std::memcpy(listed.data(), stored.data, std::min<size_t>(size_t(stored.size), listed.size()));
    for (size_t i = 0; i < places.size(); ++i)
        places[i] = qFromLittleEndian<quint64>(listed.data() + i * sizeof(quint64));
}

const GramIndex::Bits &GramIndex::placesOf(quint32 gram, qint64 segment, Known &known)
{
    const auto [found, isNew] = known.try_emplace(gram);
    if (isNew)
        readPlaces(found->second, segment, gram);
    return found->second;
}

bool GramIndex::findIn(qint64 segment, const std::vector<Choices> &conditions, Bits &found)
{
    Known known;
    found.fill(~0ULL);
    for (const Choices &choices : conditions) {
        Bits any {};
        for (const Grams &grams : choices) {
            Bits all = found;
            const bool isLeft = std::all_of(grams.begin(), grams.end(), [&](quint32 gram) {
                const Bits &places = placesOf(gram, segment, known);
                quint64 left = 0;
                for (size_t i = 0; i < all.size(); ++i)
                    left |= all[i] &= places[i];
                return left != 0;
            });
            for (size_t i = 0; isLeft && i < any.size(); ++i)
                any[i] |= all[i];
        }
        found = any;
        if (std::all_of(found.begin(), found.end(), [](quint64 word) { return word == 0; }))
            return false;
    }
    return true;
}

void GramIndex::find(const std::vector<Choices> &conditions, const std::function<bool(qint64 row)> &take)
{
    if (size() == 0)
        return;
    settle();
    Bits found;
    Rows hits;
    for (qint64 segment = 0; segment <= m_open; ++segment) {
        if (!findIn(segment, conditions, found))
            continue;
        hits.clear(); // apart: `take` may ask for others
        const Rows &rows = rowsOf(segment);
        for (size_t word = 0; word < found.size(); ++word) {
            for (quint64 left = found[word]; left != 0; left &= left - 1) {
                if (const size_t place = word * 64 + size_t(std::countr_zero(left)); place < rows.size())
                    hits.push_back(rows[place]);
            }
        }
        if (!std::all_of(hits.begin(), hits.end(), take))
            return;
    }
}

} // namespace Provost
