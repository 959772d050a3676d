// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"
#include "scim/servicedescription.h"

namespace Provost {

/// What takes a run back, and what of it cannot be taken back.
struct Inverse {
    struct Note {
        int object = -1; ///< index into the run's objects
        QString label {};
        PlanWarning::Loss loss = PlanWarning::Loss::None;
        QString detail {}; ///< technical, English
        friend bool operator==(const Note &, const Note &) = default;
    };
    ChangeSet changes {};
    QList<Note> notes {};
};

/// From what the run found and what came of its steps; only what was carried out is taken back. The changes' `before` is what the run left: who undoes a run
/// reads the objects again and compares, for others may have changed them since. What is made anew has the same temporary id each time the run is undone.
[[nodiscard]] Inverse inverseOf(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const ServiceDescription &description);

/// The temporary id under which an undo of this run makes anew what the run has deleted. `sentAt`: of the deletion.
[[nodiscard]] QString idOfUndone(qint64 run, const ObjectKey &deleted, const QString &sentAt);

} // namespace Provost
