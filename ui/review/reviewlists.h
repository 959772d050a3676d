// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTreeView;

namespace Provost {

/// Opens what stands below the objects from `first` to `last`, of many only the first hundred: for each it would have to be made and laid out before anything is seen.
void openLines(QTreeView &list, int first, int last);

} // namespace Provost
