// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/governor.h"

#include <algorithm>
#include <utility>

namespace Provost {
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

Governor::Governor(QObject *parent)
    : QObject(parent)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &Governor::pump);
}

Governor::~Governor() = default;

void Governor::setLimits(const ServerProfile::Limits &limits)
{
    std::vector<Spent> spent;
    for (const ServerProfile::Window &window : limits.windows) {
        if (window.requests <= 0 || window.seconds <= 0)
            continue;
        const auto known = std::find_if(m_spent.begin(), m_spent.end(), [&window](const Spent &s) {
            return s.window.seconds == window.seconds && s.window.writesOnly == window.writesOnly;
        });
        spent.push_back({window, known == m_spent.end() ? std::deque<TimePoint>() : std::move(known->sent)});
    }
    m_spent = std::move(spent);
    m_limits = limits;
    m_limits.concurrency = std::max(1, limits.concurrency);
    schedulePump();
    tell();
}

void Governor::acquire(QObject *waiter, RequestPriority priority, bool isWrite, std::function<void()> go)
{
    m_queues[size_t(priority)].push_back({waiter, isWrite, std::move(go)});
    schedulePump();
    tell();
}

void Governor::forget(QObject *waiter)
{
    for (auto &queue : m_queues)
        std::erase_if(queue, [waiter](const Waiter &w) { return w.object == waiter; });
    tell();
}

void Governor::release()
{
    m_inFlight = std::max(0, m_inFlight - 1);
    schedulePump();
    tell();
}

void Governor::holdBack(milliseconds time)
{
    m_heldUntil = std::max(m_heldUntil, steady_clock::now() + time);
    schedulePump();
    tell();
}

void Governor::setPaused(bool paused)
{
    m_paused = paused;
    schedulePump();
    tell();
}

int Governor::inFlight() const
{
    return m_inFlight;
}

int Governor::waiting() const
{
    size_t count = 0;
    for (const auto &queue : m_queues)
        count += queue.size();
    return int(count);
}

bool Governor::isPaused() const
{
    return m_paused;
}

milliseconds Governor::heldBackFor() const
{
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(m_heldUntil - steady_clock::now()));
}

QList<Governor::Budget> Governor::budgets() const
{
    const TimePoint now = steady_clock::now();
    QList<Budget> all;
    for (const Spent &spent : m_spent) {
        const TimePoint start = now - seconds(spent.window.seconds);
        const auto used = std::count_if(spent.sent.begin(), spent.sent.end(), [start](TimePoint time) { return time > start; });
        all.append({int(used), spent.window.requests, spent.window.seconds, spent.window.writesOnly});
    }
    return all;
}

void Governor::pump()
{
    const QPointer<Governor> self(this); // a go() may end everything
    while (self && !m_paused && m_inFlight < m_limits.concurrency && sendNext(steady_clock::now())) { }
}

/// Sends the first waiter that may go. A bulk request that has to wait for its window does not stand in the way of one that need not.
bool Governor::sendNext(TimePoint now)
{
    forgetOldSends(now);
    TimePoint soonest = TimePoint::max();
    for (size_t priority = 0; priority < m_queues.size(); ++priority) {
        auto &queue = m_queues[priority];
        for (auto waiter = queue.begin(); waiter != queue.end();) {
            if (waiter->object.isNull()) {
                waiter = queue.erase(waiter);
                continue;
            }
            const TimePoint time = earliest(RequestPriority(priority), waiter->isWrite, now);
            if (time > now) {
                soonest = std::min(soonest, time);
                if (!waiter->isWrite)
                    break; // whatever holds a read back holds the writes behind it back, too
                ++waiter;
                continue;
            }
            letGo(queue, waiter, now);
            return true;
        }
    }
    if (soonest != TimePoint::max())
        wakeAt(soonest, now);
    return false;
}

void Governor::letGo(std::deque<Waiter> &queue, std::deque<Waiter>::iterator waiter, TimePoint now)
{
    const Waiter chosen = std::move(*waiter);
    queue.erase(waiter);
    for (Spent &spent : m_spent) {
        if (chosen.isWrite || !spent.window.writesOnly)
            spent.sent.push_back(now);
    }
    ++m_inFlight;
    tell();
    chosen.go();
}

Governor::TimePoint Governor::earliest(RequestPriority priority, bool isWrite, TimePoint now) const
{
    TimePoint time = std::max(now, m_heldUntil);
    for (const Spent &spent : m_spent) {
        if (isWrite || !spent.window.writesOnly)
            time = std::max(time, earliestIn(spent, priority, now));
    }
    return time;
}

/// Up to three quarters of a window go at full speed. What is left is spread evenly over the window for everybody but the person at the
/// screen, who therefore finds some of it left; and so the limit itself is met before the server says 429.
Governor::TimePoint Governor::earliestIn(const Spent &spent, RequestPriority priority, TimePoint now)
{
    const auto used = int(spent.sent.size());
    const auto length = duration_cast<steady_clock::duration>(seconds(spent.window.seconds));
    const int allowed = spent.window.requests;
    if (used >= allowed)
        return spent.sent[size_t(used - allowed)] + length;
    const int unhurried = allowed - allowed / 4;
    if (priority == RequestPriority::Interactive || used < unhurried || used == 0)
        return now;
    return spent.sent.back() + length / allowed;
}

void Governor::forgetOldSends(TimePoint now)
{
    for (Spent &spent : m_spent) {
        const TimePoint start = now - seconds(spent.window.seconds);
        while (!spent.sent.empty() && spent.sent.front() <= start)
            spent.sent.pop_front();
    }
}

void Governor::wakeAt(TimePoint time, TimePoint now)
{
    m_wake.start(std::chrono::ceil<milliseconds>(time - now));
}

void Governor::schedulePump()
{
    m_wake.start(0);
}

void Governor::tell()
{
    if (std::exchange(m_toldSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_toldSoon = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace Provost
