// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

/// Of objects of which a run was to do a part only, what that is.
using ChosenParts = QHash<ObjectKey, QList<Change>>;
[[nodiscard]] ChosenParts chosenParts(const QList<Change> &changes, const QList<Change> &chosen);

/// What of `changes` a run has not done: failed, not reached, refused by the plan, or staged since then. What is done would else be sent once more. Of an
/// object that was created only what is still missing is left, under the id it has now; others refer to it by that id. `gone`: as if it had never made these.
[[nodiscard]] QList<Change> unfulfilled(const QList<Change> &changes, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const QSet<ObjectKey> &gone = {},
                                        const ChosenParts &parts = {});

/// What the journal knows of creates under the same temporary ids, in any run with this provider: a second create would make a second object. Ids that
/// Provost made are unique; those that people write into files come again, and mean the same only with the same name.
struct StillToDo {
    QList<Change> changes {}; ///< without what was created already
    QList<Change> staged {}; ///< likewise of a second list
    QSet<qint64> runs {}; ///< that have created some
    QSet<ObjectKey> gone {}; ///< created, and deleted by a run since: to be made again
    QList<Journal::Deed> doubtful {}; ///< creates that may have been carried out: to be looked up before they are sent again
};
[[nodiscard]] Result<StillToDo> stillToDo(const Journal &journal, const DirectoryId &here, const QList<Change> &changes, const QList<Change> &staged = {});

/// The very same list, not merely an equal one: nothing was staged since `then`.
[[nodiscard]] inline bool isUntouched(const QList<Change> &now, const QList<Change> &then)
{
    return (now.isEmpty() && then.isEmpty()) || now.isSharedWith(then);
}

} // namespace Provost
