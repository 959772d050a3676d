// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFile>

namespace Provost {

/// What was written to `file` is on the disk when this returns, and so is its name when it is new.
[[nodiscard]] Result<void> syncToDisk(QFile &file);

} // namespace Provost
