// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>

namespace Provost::Testing {

/// Runs the event loop until `until()` is true, or for `patienceMs`. QTest::qWaitFor() sleeps ten milliseconds at a time, which a run that hops between threads pays for with every request.
template <typename Until>
void waitUntil(Until until, int patienceMs)
{
    if (until())
        return;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (until())
            loop.quit();
    });
    look.start(2);
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace Provost::Testing
