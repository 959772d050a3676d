// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <deque>

namespace Provost {

/// Runs many jobs, at most `parallelLimit` at once, made one by one when their turn comes. Ends when the last has ended; succeeds with the number
/// that succeeded. cancel() cancels those under way and makes no more.
class JobGroup : public JobOf<int>
{
    Q_OBJECT
public:
    using Factory = std::function<Job *(QObject *parent)>;
    JobGroup(int parallelLimit, QObject *parent);
    void add(Factory factory); ///< before or while it runs

Q_SIGNALS:
    void progressed(int ended, int total);

protected:
    void start() override;
    void abort() override;

private:
    void fill();
    void onEnded(Job *job);
    void endIfIdle();

    std::deque<Factory> m_waiting;
    QList<Job *> m_running;
    int m_parallelLimit;
    int m_total = 0;
    int m_ended = 0;
    int m_succeeded = 0;
    bool m_started = false;
};

} // namespace Provost
