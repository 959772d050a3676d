// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/planduration.h"
#include "scim/servicedescription.h"

namespace Provost {

/// Turns a change set into the exact requests for one provider. Pure: what is known of the objects comes with the changes (Change::before),
/// nothing is read. Edits of one object become one request where the provider allows, no-ops disappear, what cannot work is rejected
/// with its reason; memberships are packed as the profile says and have requests of their own, so that a refused one takes nothing with it.
/// Objects in `refused` are rejected for that reason.
[[nodiscard]] Plan makePlan(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused = {});

/// Counts the reads that came before the plan with its calls, cost and time; `latency`: what a request takes, in seconds.
void addLookUps(Plan &plan, int calls, const ServerProfile &profile, double latency = usualLatency);
/// Likewise those that the run will make: readsDuring().
void addReads(Plan &plan, int calls, const ServerProfile &profile, double latency = usualLatency);

} // namespace Provost
