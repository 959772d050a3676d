// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "change/change.h"

#include <QHash>

namespace Provost {

/// A file of next month may use last month's temporary id, and another file of today the same one, for somebody else. By the first name that either has.
[[nodiscard]] bool isSameObject(const Json &one, const Json &other);

/// Calls what has another id now by that one: its own, those of members, those in values. `ids`: former -> now.
void resolveIds(Change &change, const QHash<QString, QString> &ids);

/// The changes of a file as they go beside those that are staged: a temporary id that means somebody else there is another one here. Validation, naming it,
/// when the file itself gives one to two objects.
[[nodiscard]] Result<QList<Change>> openedBeside(const QList<Change> &staged, const QList<Change> &opened);

} // namespace Provost
