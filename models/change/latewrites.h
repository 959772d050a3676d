// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/conflict.h"
#include "change/leaves.h"
#include "net/directoryid.h"

#include <QHash>

#include <chrono>

namespace Provost {

class Journal;

/// What this console wrote to one object a moment ago, and a provider whose reads lag behind may not show yet.
struct LateWrite {
    Leaves values {}; ///< as written; an undefined value: removed
    QHash<QString, QList<Json>> former {}; ///< by the keys of `values`: what was there before, newest first; a read that shows one of these is a late one
    QList<OwnWrite> writes {}; ///< whole, newest first
    QHash<QString, bool> members {}; ///< of a group, by case-folded id: whom we made one (true) or took out, and what came last
    Json made {}; ///< of who was created: as written, with the id; undefined: was there before
    bool deleted = false;
};

/// What was read after all the waiting, as a plan had better take it: where it shows what our own write found, and that is just what is `wanted` now, with our
/// value, so that it is sent. Whether the provider lags still or somebody has put it back cannot be told, and sending what is so already does no harm.
[[nodiscard]] Json unsettled(const Json &found, const LateWrite &write, const Json &wanted);

/// By the journal: everything carried out `here` within `time`.
[[nodiscard]] QHash<ObjectKey, LateWrite> lateWrites(const Journal &journal, const DirectoryId &here, std::chrono::seconds time = std::chrono::seconds(60));

/// Who was created and not deleted again, as last written, by type: whom a read that lags behind does not show is there all the same.
[[nodiscard]] QHash<QString, QList<Resource>> createdLately(const QHash<ObjectKey, LateWrite> &writes);

/// Did this console change anything there within `time`? Else reads that lag behind can only hide what others did.
[[nodiscard]] bool wroteLately(const Journal &journal, const DirectoryId &here, std::chrono::seconds time = std::chrono::seconds(60));

} // namespace Provost
