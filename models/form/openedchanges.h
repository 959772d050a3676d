// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"

namespace Provost {

/// The changes of a file that is opened beside what is staged. A temporary id that somebody wrote into a file means something in that file only: where it is
/// taken by another new object here, it is another one afterwards, wherever the file names it, and the same one whenever the file is opened again.
/// Validation error where the file itself gives one to two objects.
[[nodiscard]] Result<QList<Change>> openedBeside(const ChangeSet &opened, const QList<Change> &staged);

} // namespace Provost
