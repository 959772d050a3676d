// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/uniquevalues.h"

#include <vector>

namespace Provost {

/// Puts the steps in order and fills dependsOn: what an object goes through stays in its sequence, creates come before what refers to them,
/// a delete after everything that names the object, and otherwise creates, updates, additions, removals, deletes. Who moves leaves a group once the other has taken him. Needs references without cycles.
/// `membersAtOnce`: requests that add other members to one group need not wait for each other, nor those that remove some; who comes still comes before who goes.
/// `values`: by object. What nobody may share is given up before somebody else gets it; where two swap, or it cannot be done in a row for another reason, neither waits.
/// `inTheWay`: the objects that get something so, before or while somebody else still has it.
[[nodiscard]] QList<PlanStep> orderedSteps(const QList<PlanStep> &steps, bool membersAtOnce = false, const std::vector<UniqueValues> &values = {}, QSet<int> *inTheWay = nullptr);

} // namespace Provost
