// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/draftstore.h"
#include "change/stagedindex.h"

namespace Provost {

/// What was staged last time, held against what runs have done since: another program may have ended one, and a console that was killed right after a run has
/// not written down that it was done.
struct KeptDraft {
    DraftStore::Kept kept {};
    std::shared_ptr<const StagedIndex> index {}; ///< of kept.changes
    int createdSince = 0; ///< objects that are in it no more
    bool isUnsure = false; ///< some of it may have been sent
    int lostSecrets = 0; ///< objects whose passwords must be given again
};
/// For a thread of the pool. `journalFile` may be empty: there is none.
[[nodiscard]] KeptDraft keptDraft(const DraftStore::Source &source, const QString &journalFile);

} // namespace Provost
