// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/keptdraft.h"

#include "change/fulfilled.h"
#include "change/secrets.h"

#include <QSet>

namespace Provost {

KeptDraft keptDraft(const DraftStore::Source &source, const QString &journalFile)
{
    KeptDraft draft {.kept = DraftStore::read(source)};
    QList<Change> &changes = draft.kept.changes.changes;
    if (!journalFile.isEmpty() && !changes.isEmpty()) {
        const auto journal = Journal::open(journalFile); // else: who applies it asks again
        const auto left = journal ? stillToDo(*journal.value(), source.directory, changes) : Result<StillToDo>(journal.error());
        if (left) {
            const qsizetype before = draft.kept.changes.objectCount();
            changes = left->changes;
            draft.createdSince = int(before - draft.kept.changes.objectCount());
            draft.isUnsure = !left->doubtful.isEmpty();
        }
    }
    QSet<ObjectKey> lacking;
    for (const Change &change : std::as_const(changes)) {
        if (lacksSecrets(change.attributes))
            lacking.insert(change.key());
    }
    draft.lostSecrets = int(lacking.size());
    draft.index = StagedIndex::of(changes);
    return draft;
}

} // namespace Provost
