// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

namespace Provost {

/// A kind of group that a provider tells apart by attributes fixed when one is created; data (resources/groups/kinds.json).
struct GroupKind {
    QString code {}; ///< one the window has words for in every language; else
    QString title {}; ///< this, English
    Json values {}; ///< what a new one begins with
};

/// Those of the schemas that this provider's groups have; none: groups are of one kind.
[[nodiscard]] QList<GroupKind> groupKindsOf(const ServiceDescription &description);

} // namespace Provost
