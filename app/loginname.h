// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

/// Who sits at this machine, for the audit log; empty when the system does not say.
[[nodiscard]] QString loginName();

} // namespace Provost
