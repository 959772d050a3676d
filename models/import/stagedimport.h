// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"

#include <QSet>

namespace Provost {

/// What is staged once an import has joined it.
struct StagedImport {
    ChangeSet after {};
    qsizetype replaced = 0; ///< objects that earlier imports wanted to create and that this one is about, too
};

/// Puts what an import wants into what is staged already. It takes the place of what `own` names (the same import, planned and staged before), and of creates that came out of files before
/// and mean the same people by one of `match`: both would be created. Who refers to somebody so replaced refers to the newcomer, or no longer does. Pure; takes a while for 50,000.
[[nodiscard]] StagedImport stagedWith(const ChangeSet &now, const QList<Change> &import, const QSet<ObjectKey> &own, const QStringList &match);

} // namespace Provost
