// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/bulkwrite.h"
#include "change/runsteps.h"
#include "net/callmeter.h"

#include <QSet>

namespace Provost {

/// The creates of a run that share requests (decision 009): which go together next, and how many may, by what came of those before. Those under way are the Runner's children.
class BulkCreates
{
public:
    BulkCreates() = default;
    explicit BulkCreates(const BulkSize &size)
        : m_size(size)
    {
    }
    [[nodiscard]] bool isUsed() const { return m_size.isUsed(); }
    [[nodiscard]] size_t intents() const { return isUsed() ? 2 * size_t(m_size.most) : 0; } ///< wanted in the journal at a time
    /// Numbers of steps to be sent next, which stay in the queue; several: together. None: it waits for more, which is on its way.
    [[nodiscard]] QList<int> next(const std::deque<int> &queue, const RunSteps &steps, bool moreComes);
    void take(const QList<int> &numbers, std::deque<int> &queue);

    [[nodiscard]] BulkWrite *begin(Connection &connection, const QList<int> &numbers, QObject *parent);
    void end(const BulkWrite &write); ///< learns from its fate; a request that went wrong makes the next ones smaller, and in the end there are none
    void hold();
    void cancel(QObject *listener);
    [[nodiscard]] bool isWaiting(int number) const { return m_waiting.contains(number); } ///< for the answer to what it shares
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }
    [[nodiscard]] qsizetype requests() const { return qsizetype(m_writes.size()); } ///< under way
    [[nodiscard]] int unclaimed(const CallMeter &meter) const; ///< requests under way that the meter has not heard of yet

private:
    struct Write {
        QPointer<BulkWrite> job;
        QList<int> numbers;
    };
    BulkSize m_size;
    std::vector<Write> m_writes;
    QSet<int> m_waiting;
    QHash<int, qint64> m_bytes; ///< of what stands in the queue
};

} // namespace Provost
