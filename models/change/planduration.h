// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "scim/serverprofile.h"

namespace Provost {

constexpr double usualLatency = 0.1; ///< seconds for a request, where nothing was measured

/// Seconds that a run of these steps takes: so many at once as the limits allow, none before what it depends on is done, each window kept the way the governor
/// keeps it. The look-ups come first. What shares a request takes half of that time for each, for the other half is on the way.
[[nodiscard]] double planDuration(const QList<PlanStep> &steps, int lookUps, const ServerProfile::Limits &limits, double latency = usualLatency, const BulkSize &bulk = {});
/// Requests that the steps come to, where creates share some: as above.
[[nodiscard]] int plannedRequests(const QList<PlanStep> &steps, const ServerProfile::Limits &limits, const BulkSize &bulk);

class HttpLog;
/// What the last answers over a connection took in the middle, for the above; usualLatency where there are none. Seconds.
[[nodiscard]] double measuredLatency(const HttpLog &log);

} // namespace Provost
