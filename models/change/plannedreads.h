// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/runverify.h"
#include "scim/servicedescription.h"

namespace Provost {

// What carrying a plan out takes besides its steps, as far as it can be told beforehand.

/// To read every object that is there already, and to look up who is a member where groups do not show it, as PlanJob does.
[[nodiscard]] int readsBefore(const Plan &plan, const ServiceDescription &description);
/// In the run itself: each object that no ETag guards is read again before its step, where the run rechecks, and some are looked at afterwards.
[[nodiscard]] int readsDuring(const Plan &plan, const ServiceDescription &description, bool recheck, RunVerify::Extent verify);
/// More than that, where reads lag behind writes: looks that are repeated until what was written shows, and what is sent again because something just created is not known
/// yet; and a look whether members are shown at all before a group is written as a whole.
[[nodiscard]] int repeatsAtMost(const Plan &plan, const ServiceDescription &description, RunVerify::Extent verify);
/// Before and during, of a run that rechecks: of a plan for which nothing was read yet.
[[nodiscard]] int plannedReads(const Plan &plan, const ServiceDescription &description, RunVerify::Extent verify);

} // namespace Provost
