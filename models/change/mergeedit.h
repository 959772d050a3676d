// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QList>

namespace Provost {

/// The Change::attributes that make `before` into `after`: `overlaid(before, overlayBetween(before, after))` is `after`.
[[nodiscard]] Json overlayBetween(const Json &before, const Json &after);

/// The staged changes of one object with another edit worked in: attributes edited again stand in one change, what is again as it was before
/// goes, a deletion takes the place of all others, and deleting what was only to be created leaves nothing.
[[nodiscard]] QList<Change> withEdit(const QList<Change> &changes, const Change &edit);

/// The object as it is to be once `changes` are made, memberships apart. `before` is what the directory holds; Undefined: nothing yet.
[[nodiscard]] Json documentAfter(const Json &before, const QList<Change> &changes, const ResourceSchema &schema);

} // namespace Provost
