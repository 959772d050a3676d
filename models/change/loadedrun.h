// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/journal.h"

namespace Provost {

/// A run as it stands in the journal, with what carrying it out needs to know.
struct LoadedRun {
    struct Wish {
        QString journalFile {};
        qint64 run = 0;
        bool lock = false; ///< wait a moment for it: the last words of a run that was just cancelled may still be on their way to the disk
        QString writtenSince {}; ///< ISO, UTC; empty: own writes are of no interest
    };
    std::shared_ptr<ProcessLock> lock {}; ///< null: not wished for
    RunRecord record {};
    QList<StepRecord> steps {};
    QList<PlannedObject> objects {};
    QList<Journal::Lately> lately {};
    QSet<QString> madeAfter {}; ///< ids of what later runs have created, where creates of this one are in doubt: somebody has imported the file again. Nothing of it is this run's

    /// Over a connection of its own, for any thread: of a run of 50,000 it takes a second.
    [[nodiscard]] static Result<LoadedRun> read(const Wish &wish);
    [[nodiscard]] static Result<LoadedRun> from(const QString &journalFile, qint64 run) { return read(Wish {.journalFile = journalFile, .run = run}); }
    [[nodiscard]] static Result<LoadedRun> of(const Journal &journal, qint64 run);
};

} // namespace Provost
