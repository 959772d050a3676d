// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace Provost {

/// Rows from `first` to `last`, both included.
struct RowRun {
    int first = 0;
    int last = -1;
    [[nodiscard]] bool isEmpty() const { return last < first; }
    [[nodiscard]] int size() const { return last - first + 1; }
    [[nodiscard]] bool overlaps(RowRun other) const { return first <= other.last && other.first <= last; }
    [[nodiscard]] bool contains(int row) const { return first <= row && row <= last; }
    [[nodiscard]] RowRun cutTo(RowRun other) const { return {std::max(first, other.first), std::min(last, other.last)}; }
    friend bool operator==(const RowRun &, const RowRun &) = default;
};

/// The rows of a list that are known, in blocks. At most `capacity` blocks are kept as they came; the least recently used of the others
/// are dropped, or, where they could not be read again one by one, packed (the like shape of a directory's rows compresses about tenfold).
class RowBlocks
{
public:
    enum class Overflow : quint8 { Drop, Pack };

    explicit RowBlocks(int blockSize = 100, int capacity = 60);
    void clear(int blockSize, Overflow overflow);
    [[nodiscard]] int blockSize() const { return m_blockSize; }
    void setOverflow(Overflow overflow) { m_overflow = overflow; }

    [[nodiscard]] bool has(int row) const;
    [[nodiscard]] bool isFresh(int row) const; ///< has it, read since the last markStale()
    [[nodiscard]] Resource at(int row); ///< null when absent; unpacks
    [[nodiscard]] RowRun blockOf(int row) const; ///< the rows of the block that would hold it
    [[nodiscard]] QDateTime oldest(RowRun rows) const; ///< when the oldest block among them was read
    [[nodiscard]] bool isEmpty() const { return m_blocks.isEmpty(); }

    /// Replaces rows; the runs that are different from before.
    [[nodiscard]] QList<RowRun> put(int first, const QList<Resource> &rows, const QDateTime &readAt);
    /// Brings the number of unpacked blocks back to the capacity, sparing those of `shown`; the runs that were dropped.
    [[nodiscard]] QList<RowRun> trim(RowRun shown);
    void truncate(int count);
    void markStale();

private:
    struct Block {
        QList<Resource> rows {}; ///< null where absent; empty when packed
        QByteArray packed {};
        int count = 0; ///< of what is packed
        QDateTime readAt {};
        quint64 lastUse = 0;
        bool stale = false;
    };
    [[nodiscard]] const Block *find(int row) const;
    void unpack(Block &block);
    static void pack(Block &block);
    [[nodiscard]] bool replaceOne(int row, const Resource &resource, const QDateTime &readAt);

    QHash<int, Block> m_blocks;
    int m_blockSize;
    int m_capacity;
    int m_open = 0; ///< blocks that are not packed
    quint64 m_clock = 0;
    Overflow m_overflow = Overflow::Drop;
};

} // namespace Provost
