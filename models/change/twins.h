// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

/// A run with this directory that was stopped before its end, or is under way, and is to create what one of these creates, or may have created it: done by both there would be two of
/// a name, or one whose password is in the wrong file. Whoever imports a file again gives everybody new temporary ids, so that names tell. 0: none.
[[nodiscard]] Result<qint64> unfinishedTwin(const Journal &journal, const DirectoryId &here, const QList<Change> &changes);

/// Why nothing may be sent before that run has come to its end.
[[nodiscard]] Error twinIn(qint64 run);

} // namespace Provost
