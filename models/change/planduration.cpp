// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planduration.h"

#include "net/httplog.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>

namespace Provost {

namespace {

/// A window as net/governor keeps it for what is not urgent.
struct Window {
    ServerProfile::Window rule {};
    std::deque<double> sent {};

    [[nodiscard]] double earliest(double now)
    {
        while (!sent.empty() && sent.front() <= now - rule.seconds)
            sent.pop_front();
        const auto used = int(sent.size());
        if (used >= rule.requests)
            return sent[size_t(used - rule.requests)] + rule.seconds;
        const int unhurried = rule.requests - rule.requests / 4;
        return used < unhurried || used == 0 ? now : std::max(now, sent.back() + double(rule.seconds) / rule.requests);
    }
};

class Rehearsal
{
public:
    Rehearsal(const QList<PlanStep> &steps, const ServerProfile::Limits &limits, double latency, const BulkSize &bulk)
        : m_steps(steps)
        , m_bulk(bulk)
        , m_concurrency(size_t(std::max(1, limits.concurrency)))
        , m_latency(latency)
        , m_dependents(size_t(steps.size()))
        , m_open(size_t(steps.size()))
    {
        for (const ServerProfile::Window &window : limits.windows) {
            if (window.requests > 0 && window.seconds > 0)
                m_windows.push_back({window});
        }
        for (int i = 0; i < steps.size(); ++i) {
            m_open[size_t(i)] = int(steps[i].dependsOn.size());
            for (const int need : steps[i].dependsOn)
                m_dependents[size_t(need)].push_back(i);
            if (m_open[size_t(i)] == 0)
                m_ready.push_back(i);
        }
        if (m_bulk.isUsed())
            weigh();
    }

    [[nodiscard]] double run(int lookUps)
    {
        for (int i = 0; i < lookUps; ++i) {
            while (m_running.size() >= m_concurrency)
                endFirst();
            begin({});
        }
        while (!m_ready.empty() || !m_running.empty()) {
            if (m_ready.empty() || m_running.size() >= m_concurrency)
                endFirst();
            else if (mustWait())
                endFirst(); // something ends before anything may be sent: that may be more urgent
            else
                begin(takeReady());
        }
        return m_now;
    }
    [[nodiscard]] int writes() const { return m_writes; }

private:
    using Running = std::pair<double, QList<int>>; ///< when it ends, and which steps; none: a look-up

    [[nodiscard]] double earliest(bool isWrite)
    {
        double time = m_now;
        for (Window &window : m_windows) {
            if (isWrite || !window.rule.writesOnly)
                time = std::max(time, window.earliest(time));
        }
        return time;
    }
    [[nodiscard]] bool mustWait() { return !m_running.empty() && earliest(true) > m_running.top().first; }
    void weigh()
    {
        for (const PlanStep &step : m_steps)
            m_candidates.push_back({.bytes = BulkSize::bytesOf(step)});
        for (int i = 0; i < m_steps.size(); ++i) {
            const std::vector<int> &dependents = m_dependents[size_t(i)];
            m_candidates[size_t(i)].isAwaited = std::any_of(dependents.begin(), dependents.end(), [this](int step) { return m_steps[step].kind == ChangeKind::Create; });
        }
    }
    [[nodiscard]] QList<int> takeReady()
    {
        QList<int> taken;
        QList<qsizetype> places = m_bulk.next(m_ready, false, [this](int step) { return m_candidates[size_t(step)]; });
        for (const qsizetype place : std::as_const(places))
            taken << m_ready[size_t(place)];
        while (!places.isEmpty())
            m_ready.erase(m_ready.begin() + places.takeLast());
        return taken;
    }
    void begin(const QList<int> &steps)
    {
        const bool isWrite = !steps.isEmpty();
        const int calls = steps.size() == 1 ? m_steps[steps.constFirst()].calls() : 1;
        const double time = steps.size() > 1 ? m_latency * double(1 + steps.size()) / 2 : calls * m_latency;
        m_writes += isWrite ? calls : 0;
        m_now = earliest(isWrite);
        for (Window &window : m_windows) {
            if (isWrite || !window.rule.writesOnly)
                window.sent.insert(window.sent.end(), window.rule.writesOnly ? 1U : size_t(calls), m_now);
        }
        m_running.emplace(m_now + time, steps);
    }
    void endFirst()
    {
        const auto [time, steps] = m_running.top();
        m_running.pop();
        m_now = std::max(m_now, time);
        for (const int step : steps) {
            for (const int next : m_dependents[size_t(step)]) {
                if (--m_open[size_t(next)] == 0)
                    m_ready.push_back(next);
            }
        }
    }

    const QList<PlanStep> &m_steps;
    BulkSize m_bulk;
    std::vector<BulkSize::Candidate> m_candidates; ///< by step, where some share a request
    size_t m_concurrency;
    double m_latency;
    double m_now = 0;
    int m_writes = 0;
    std::vector<Window> m_windows;
    std::vector<std::vector<int>> m_dependents;
    std::vector<int> m_open;
    std::deque<int> m_ready;
    std::priority_queue<Running, std::vector<Running>, std::greater<>> m_running;
};

} // namespace

double planDuration(const QList<PlanStep> &steps, int lookUps, const ServerProfile::Limits &limits, double latency, const BulkSize &bulk)
{
    return std::round(Rehearsal(steps, limits, latency, bulk).run(lookUps) * 100) / 100;
}

int plannedRequests(const QList<PlanStep> &steps, const ServerProfile::Limits &limits, const BulkSize &bulk)
{
    Rehearsal rehearsal(steps, limits, usualLatency, bulk);
    static_cast<void>(rehearsal.run(0));
    return rehearsal.writes();
}

double measuredLatency(const HttpLog &log)
{
    constexpr qsizetype looked = 30;
    constexpr double least = 0.02; // a server so near is not what takes the time
    std::vector<double> seconds;
    for (qsizetype i = std::max<qsizetype>(0, log.size() - looked); i < log.size(); ++i) {
        if (log.at(i).finished && log.at(i).status != 0)
            seconds.push_back(double(log.at(i).duration.count()) / 1000);
    }
    if (seconds.empty())
        return usualLatency;
    const auto middle = seconds.begin() + std::ptrdiff_t(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return std::max(least, *middle);
}

} // namespace Provost
