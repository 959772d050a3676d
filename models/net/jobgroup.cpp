// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/jobgroup.h"

#include <algorithm>

namespace Provost {

JobGroup::JobGroup(int parallelLimit, QObject *parent)
    : JobOf<int>(parent)
    , m_parallelLimit(std::max(1, parallelLimit))
{
}

void JobGroup::add(Factory factory)
{
    m_waiting.push_back(std::move(factory));
    ++m_total;
    if (m_started)
        fill();
}

void JobGroup::start()
{
    m_started = true;
    fill();
    endIfIdle();
}

void JobGroup::abort()
{
    m_waiting.clear();
    const QList<Job *> running = std::exchange(m_running, {});
    for (Job *job : running) {
        job->disconnect(this);
        job->cancel();
    }
}

void JobGroup::fill()
{
    while (!isDone() && !m_waiting.empty() && m_running.size() < m_parallelLimit) {
        const Factory make = std::move(m_waiting.front());
        m_waiting.pop_front();
        Job *job = make(this);
        m_running.append(job);
        connect(job, &Job::done, this, &JobGroup::onEnded);
    }
}

void JobGroup::onEnded(Job *job)
{
    m_running.removeOne(job);
    ++m_ended;
    if (job->succeeded())
        ++m_succeeded;
    const QPointer<JobGroup> self(this);
    Q_EMIT progressed(m_ended, m_total);
    if (!self || isDone())
        return;
    fill();
    endIfIdle();
}

void JobGroup::endIfIdle()
{
    if (m_running.isEmpty() && m_waiting.empty())
        finish(m_succeeded);
}

} // namespace Provost
