// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <QTest>

namespace Provost {

/// Turns the event loop until the job has ended, and gives its outcome; a Protocol error when it never does.
template <typename T>
Result<T> outcomeOf(JobOf<T> *job, int timeoutMs = 10'000)
{
    QObject context;
    std::optional<Result<T>> outcome;
    job->then(&context, [&outcome](const Result<T> &result) { outcome.emplace(result); });
    (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, timeoutMs);
    return outcome.value_or(Error::protocol(QStringLiteral("the job never ended")));
}

} // namespace Provost
