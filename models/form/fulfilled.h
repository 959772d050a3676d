// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

/// What of `changes` a run has not done: failed, not reached, refused by the plan, or staged since then. What is done would else be sent once more.
[[nodiscard]] QList<Change> unfulfilled(const QList<Change> &changes, const QList<PlannedObject> &objects, const QList<StepRecord> &steps);

} // namespace Provost
