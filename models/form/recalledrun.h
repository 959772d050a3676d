// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <optional>

namespace Provost {

/// A run that goes on, as the journal and what is staged have it. For a thread of the pool, over connections of its own: it may have 50,000 steps.
struct RecalledRun {
    struct Wish {
        QString journalFile {};
        qint64 run = 0;
        bool failedAgain = false; ///< what failed is to be done once more
        std::optional<Plan> planned {}; ///< of this run, with its secrets: where it was planned in this session
        QList<Change> staged {};
    };
    Plan plan {};
    QList<PlannedObject> objects {}; ///< with the secrets that are staged
    QList<StepRecord> steps {};
    QHash<int, PlanStep> whole {}; ///< with their secrets: which are not in the journal

    [[nodiscard]] static Result<RecalledRun> of(const Wish &wish);
};

} // namespace Provost
