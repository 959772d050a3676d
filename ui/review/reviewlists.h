// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QSet>

class QTreeView;

namespace Provost {

/// Opens what stands below the objects from `first` to `last`, of many only the first hundred: for each it would have to be made and laid out before anything is seen.
void openLines(QTreeView &list, int first, int last);

/// Who moves is put into the other group by a change of that group, without which nobody may leave: of a group that was not chosen that much goes along, and no more.
[[nodiscard]] QList<Change> chosenOf(const QList<Change> &changes, const QSet<ObjectKey> &keys);

} // namespace Provost
