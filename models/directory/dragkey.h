// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

struct ConnectionSettings;

/// Whose ids are dragged: a digest, for other programs see it, of the base URL and of what tells its tenants apart.
[[nodiscard]] QString dragKeyOf(const ConnectionSettings &settings);

} // namespace Provost
