// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/faultinjector.h"

namespace Provost::Practice {

FaultInjector::FaultInjector(const FaultPlan &plan, quint32 seed)
    : m_plan(plan)
    , m_random(seed)
{
}

bool FaultInjector::happens(double rate)
{
    return rate > 0 && m_random.generateDouble() < rate;
}

FaultInjector::Fault FaultInjector::next()
{
    ++m_count;
    if (m_plan.crashAfter > 0 && m_count > m_plan.crashAfter)
        return Fault::Crash;
    if (m_plan.throttleEvery > 0 && m_count % m_plan.throttleEvery == 0)
        return Fault::Throttle;
    if (happens(m_plan.unavailable))
        return Fault::Unavailable;
    if (happens(m_plan.reset))
        return Fault::Reset;
    if (happens(m_plan.truncate))
        return Fault::Truncate;
    if (happens(m_plan.html))
        return Fault::Html;
    return happens(m_plan.swallow) ? Fault::Swallow : Fault::None;
}

} // namespace Provost::Practice
