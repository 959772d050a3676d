// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QEventLoop>
#include <QTimer>

namespace Provost {

/// Turns the event loop until the job has ended, and gives its outcome; a Protocol error when it never does.
template <typename T>
Result<T> outcomeOf(JobOf<T> *job, int timeoutMs = 10'000)
{
    QEventLoop loop; // QTest::qWaitFor would sleep between the turns, and a job may need thousands
    std::optional<Result<T>> outcome;
    job->then(&loop, [&](const Result<T> &result) {
        outcome.emplace(result);
        loop.quit();
    });
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    loop.exec();
    return outcome.value_or(Error::protocol(QStringLiteral("the job never ended")));
}

} // namespace Provost
