// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/bulkcreates.h"

#include "base/logging.h"
#include "net/governor.h"

#include <algorithm>

namespace Provost {

QList<int> BulkCreates::next(const std::deque<int> &queue, const RunSteps &steps, bool moreComes)
{
    const auto candidate = [this, &steps](int number) -> BulkSize::Candidate {
        auto bytes = m_bytes.constFind(number);
        if (bytes == m_bytes.cend()) {
            const StepRecord &record = steps.at(number);
            const bool mayBeThere = record.outcome.state == StepState::Sent; // it is looked up first
            bytes = m_bytes.insert(number, mayBeThere ? -1 : BulkSize::bytesOf(record.step));
        }
        return {.bytes = *bytes, .isAwaited = *bytes >= 0 && steps.isAwaited(number)};
    };
    QList<int> numbers;
    for (const qsizetype place : m_size.next(queue, moreComes, candidate))
        numbers << queue[size_t(place)];
    return numbers;
}

void BulkCreates::take(const QList<int> &numbers, std::deque<int> &queue)
{
    for (const int number : numbers) {
        m_bytes.remove(number);
        queue.erase(std::find(queue.begin(), queue.end(), number));
    }
}

BulkWrite *BulkCreates::begin(Connection &connection, const QList<int> &numbers, QObject *parent)
{
    auto *write = new BulkWrite(connection, numbers.constFirst() + 1, m_size.bytes, parent);
    m_writes.push_back({.job = write, .numbers = numbers});
    m_waiting.unite(QSet<int>(numbers.cbegin(), numbers.cend()));
    return write;
}

void BulkCreates::end(const BulkWrite &write)
{
    const auto ended = std::find_if(m_writes.begin(), m_writes.end(), [&write](const Write &one) { return one.job == &write; });
    if (ended == m_writes.end())
        return;
    const int size = int(ended->numbers.size());
    for (const int number : std::as_const(ended->numbers))
        m_waiting.remove(number);
    m_writes.erase(ended);
    const bool isUnwanted = write.fate() == BulkWrite::Fate::Unwanted;
    const bool isWrong = write.fate() == BulkWrite::Fate::TooLarge || write.fate() == BulkWrite::Fate::Unclear;
    if (!isUsed() || !(isUnwanted || isWrong))
        return;
    m_size.most = isUnwanted ? 0 : std::min(m_size.most, size / 2);
    qCInfo(logStore) << "creates that share a request from here on:" << (isUsed() ? m_size.most : 1);
}

void BulkCreates::hold()
{
    for (const Write &write : m_writes) {
        if (write.job)
            write.job->hold();
    }
}

void BulkCreates::cancel(QObject *listener)
{
    m_waiting.clear();
    for (const Write &write : std::exchange(m_writes, {})) {
        if (!write.job)
            continue;
        QObject::disconnect(write.job, nullptr, listener, nullptr);
        write.job->cancel();
    }
}

int BulkCreates::unclaimed(const CallMeter &meter) const
{
    return int(std::count_if(m_writes.cbegin(), m_writes.cend(), [&meter](const Write &write) { return write.job && meter.claimed(write.job) == 0; }));
}

} // namespace Provost
