// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/leaves.h"
#include "net/directoryid.h"

#include <QHash>

#include <chrono>

namespace Provost {

class Journal;

/// What this console wrote to one object a moment ago, and a provider whose reads lag behind may not show yet.
struct LateWrite {
    Leaves values {}; ///< as written; an undefined value: removed
    bool deleted = false;
};

/// By the journal: everything carried out `here` within `time`.
[[nodiscard]] QHash<ObjectKey, LateWrite> lateWrites(const Journal &journal, const DirectoryId &here, std::chrono::seconds time = std::chrono::seconds(60));

/// Did this console change anything there within `time`? Else reads that lag behind can only hide what others did.
[[nodiscard]] bool wroteLately(const Journal &journal, const DirectoryId &here, std::chrono::seconds time = std::chrono::seconds(60));

} // namespace Provost
