// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QSet>

namespace Provost {

/// Those of the objects `keys`. Who moves is put into the other group by a change of that group, without which nobody may leave: of a group that was not chosen that much goes along, and no more.
[[nodiscard]] QList<Change> chosenChanges(const QList<Change> &changes, const QSet<ObjectKey> &keys);

} // namespace Provost
