// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/runner.h"

namespace Provost {

/// Requests that applying a plan takes besides its steps, where every object is read before it and each one that no ETag guards again before its own step:
/// these reads, and what is read again afterwards.
[[nodiscard]] int plannedReads(const Plan &plan, const ServiceDescription &description, Runner::Options::Verify verify);

} // namespace Provost
