// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace Provost::Practice {

/// How many writes, or requests of any kind, a provider takes in a window of time before it throttles.
class WriteWindow
{
public:
    WriteWindow(int writes, int seconds)
        : m_writes(writes)
        , m_seconds(seconds)
    {
    }

    /// Counts one, or so many at once; 0 when it may go on, else the seconds until the window is over.
    [[nodiscard]] int take(int units = 1)
    {
        if (m_writes <= 0)
            return 0;
        const qint64 length = qint64(m_seconds) * 1000;
        if (!m_since.isValid() || m_since.elapsed() >= length) {
            m_since.start();
            m_taken = 0;
        }
        m_taken += units;
        return m_taken <= m_writes ? 0 : int((length - m_since.elapsed()) / 1000) + 1;
    }

private:
    int m_writes;
    int m_seconds;
    int m_taken = 0;
    QElapsedTimer m_since;
};

} // namespace Provost::Practice
