// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

namespace Provost {

/// Whom a group's `members` name, as they stand in its text: of twenty thousand groups there may be ten million, and of one so many that a tree of them would take a hundred megabytes.
void takeMemberIds(QByteArrayView group, QSet<QByteArray> &ids);

} // namespace Provost
