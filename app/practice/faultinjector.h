// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/faultplan.h"

#include <QRandomGenerator>

namespace Provost::Practice {

/// Decides request by request what goes wrong; the same plan and seed decide the same.
class FaultInjector
{
public:
    enum class Fault : quint8 { None, Throttle, Unavailable, Reset, Truncate, Html, Swallow, Crash };

    FaultInjector(const FaultPlan &plan, quint32 seed);
    [[nodiscard]] Fault next();
    [[nodiscard]] const FaultPlan &plan() const { return m_plan; }

private:
    [[nodiscard]] bool happens(double rate);

    FaultPlan m_plan;
    QRandomGenerator m_random;
    int m_count = 0;
};

} // namespace Provost::Practice
