// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/rowblocks.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace Provost {

namespace {

constexpr int fastest = 1; ///< of zlib: a block of 30 KB in a third of a millisecond

void appendRow(QList<RowRun> &runs, int row)
{
    if (!runs.isEmpty() && runs.constLast().last == row - 1)
        runs.last().last = row;
    else
        runs.append({row, row});
}

} // namespace

RowBlocks::RowBlocks(int blockSize, int capacity)
    : m_blockSize(std::max(blockSize, 1))
    , m_capacity(capacity)
{
}

void RowBlocks::clear(int blockSize, Overflow overflow)
{
    m_blocks.clear();
    m_blockSize = std::max(blockSize, 1);
    m_open = 0;
    m_overflow = overflow;
}

const RowBlocks::Block *RowBlocks::find(int row) const
{
    const auto at = m_blocks.constFind(row / m_blockSize);
    return at == m_blocks.cend() ? nullptr : &*at;
}

bool RowBlocks::has(int row) const
{
    const Block *block = find(row);
    if (!block)
        return false;
    const int offset = row % m_blockSize;
    return block->packed.isEmpty() ? offset < block->rows.size() && !block->rows.at(offset).isNull() : offset < block->count;
}

bool RowBlocks::isFresh(int row) const
{
    return has(row) && !find(row)->stale;
}

RowRun RowBlocks::blockOf(int row) const
{
    const int first = row - row % m_blockSize;
    return {first, first + m_blockSize - 1};
}

Resource RowBlocks::at(int row)
{
    if (!has(row))
        return {};
    Block &block = m_blocks[row / m_blockSize];
    if (!block.packed.isEmpty())
        unpack(block);
    block.lastUse = ++m_clock;
    return block.rows.at(row % m_blockSize);
}

QDateTime RowBlocks::oldest(RowRun rows) const
{
    QDateTime oldest;
    for (int key = rows.first / m_blockSize; key <= rows.last / m_blockSize; ++key) {
        const auto at = m_blocks.constFind(key);
        if (at != m_blocks.cend() && (!oldest.isValid() || at->readAt < oldest))
            oldest = at->readAt;
    }
    return oldest;
}

bool RowBlocks::replaceOne(int row, const Resource &resource, const QDateTime &readAt)
{
    const bool isNew = !m_blocks.contains(row / m_blockSize);
    Block &block = m_blocks[row / m_blockSize];
    if (isNew)
        ++m_open;
    if (!block.packed.isEmpty())
        unpack(block);
    const int offset = row % m_blockSize;
    if (offset >= block.rows.size())
        block.rows.resize(offset + 1);
    if (offset == 0 || isNew)
        block.readAt = readAt;
    block.stale = false;
    block.lastUse = ++m_clock;
    if (!block.rows.at(offset).isNull() && block.rows.at(offset) == resource)
        return false;
    block.rows[offset] = resource;
    return true;
}

QList<RowRun> RowBlocks::put(int first, const QList<Resource> &rows, const QDateTime &readAt)
{
    QList<RowRun> changed;
    int row = first;
    for (const Resource &resource : rows) {
        if (replaceOne(row, resource, readAt))
            appendRow(changed, row);
        ++row;
    }
    return changed;
}

QList<RowRun> RowBlocks::trim(RowRun shown)
{
    if (m_open <= m_capacity)
        return {};
    QList<std::pair<quint64, int>> byUse;
    for (auto it = m_blocks.cbegin(); it != m_blocks.cend(); ++it) {
        if (it->packed.isEmpty() && !blockOf(it.key() * m_blockSize).overlaps(shown))
            byUse.append({it->lastUse, it.key()});
    }
    std::sort(byUse.begin(), byUse.end());
    QList<RowRun> dropped;
    for (const auto &[use, key] : std::as_const(byUse)) {
        if (m_open <= m_capacity)
            break;
        --m_open;
        if (m_overflow == Overflow::Pack) {
            pack(m_blocks[key]);
            continue;
        }
        const int first = key * m_blockSize;
        dropped.append({first, first + int(m_blocks[key].rows.size()) - 1});
        m_blocks.remove(key);
    }
    return dropped;
}

void RowBlocks::truncate(int count)
{
    const int lastKey = count == 0 ? -1 : (count - 1) / m_blockSize;
    m_blocks.removeIf([this, lastKey](QHash<int, Block>::iterator it) {
        const bool gone = it.key() > lastKey;
        m_open -= gone && it->packed.isEmpty() ? 1 : 0;
        return gone;
    });
    const auto at = m_blocks.find(lastKey);
    if (at == m_blocks.end())
        return;
    const int keep = count - lastKey * m_blockSize;
    at->count = std::min(at->count, keep);
    at->rows.resize(std::min<qsizetype>(at->rows.size(), keep));
}

void RowBlocks::markStale()
{
    for (Block &block : m_blocks)
        block.stale = true;
}

void RowBlocks::pack(Block &block)
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    for (const Resource &resource : std::as_const(block.rows))
        out << resource.id() << resource.bytes();
    block.count = int(block.rows.size());
    block.packed = qCompress(plain, fastest);
    block.rows.clear();
}

void RowBlocks::unpack(Block &block)
{
    const QByteArray plain = qUncompress(block.packed);
    QDataStream in(plain);
    QString id;
    QByteArray bytes;
    for (int i = 0; i < block.count; ++i) {
        in >> id >> bytes;
        block.rows.append(Resource(bytes, id));
    }
    block.packed.clear();
    ++m_open;
}

} // namespace Provost
