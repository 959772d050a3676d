// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <ctime>

namespace Provost {

/// Where a thread spends its processor time: a timer of that time interrupts it and notes the calls it is in. Of one thread of the program, and of events one after the other.
class StackSampler
{
public:
    StackSampler(); ///< of the calling thread
    ~StackSampler();
    StackSampler(const StackSampler &) = delete;
    StackSampler &operator=(const StackSampler &) = delete;

    void begin(); ///< an event
    void end(bool isKept); ///< of it
    void forget();
    [[nodiscard]] QStringList busiest(int most) const; ///< our own functions in what was kept, those first that most samples were in, each with how many ms that is

private:
    timer_t m_timer {};
    int m_kept = 0; ///< samples of events that were kept
};

} // namespace Provost
