// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/keptdraft.h"

#include "change/fulfilled.h"

namespace Provost {

Result<KeptDraft> keptDraft(const QDir &dataDir, const QString &connection, const QString &journalFile, const DirectoryId &here)
{
    auto read = DraftStore::read(dataDir, connection, here);
    if (!read)
        return read.error();
    KeptDraft draft {.kept = std::move(read).value()};
    if (journalFile.isEmpty() || draft.kept.changes.isEmpty())
        return draft;
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return draft; // who applies it asks again
    const auto left = stillToDo(*journal.value(), here, draft.kept.changes.changes);
    if (!left)
        return draft;
    const qsizetype before = draft.kept.changes.objectCount();
    draft.kept.changes.changes = left->changes;
    draft.createdSince = int(before - draft.kept.changes.objectCount());
    draft.isUnsure = !left->doubtful.isEmpty();
    return draft;
}

} // namespace Provost
