// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QHash>

namespace Provost {

/// A file of next month may use last month's temporary id, and another file of today the same one, for somebody else. By the first name that either has.
[[nodiscard]] bool isSameObject(const Json &one, const Json &other);

/// Calls what has another id now by that one: its own, those of members, those in values. `ids`: former -> now.
void resolveIds(Change &change, const QHash<QString, QString> &ids);

} // namespace Provost
