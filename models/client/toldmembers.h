// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"

namespace Provost {

/// What membersToldBy() finds in a group, out of its text: for one who reads nothing else of it, since a hundred thousand members are half a million values. Thread-safe.
[[nodiscard]] std::optional<QList<MemberList::Member>> membersToldIn(QByteArrayView group);

} // namespace Provost
