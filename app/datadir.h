// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDir>

namespace Provost {

/// Where Provost keeps its state: `chosen` (--data-dir), else the platform's place. Made with mode 0700 when missing.
[[nodiscard]] Result<QDir> openDataDir(const QString &chosen = {});

/// Where its runs are.
[[nodiscard]] QString journalFileName(const QDir &dataDir);

/// Where an operator's own profiles and corrections of the shipped ones lie (docs/profile-format.md).
[[nodiscard]] QString profilesFolder(const QDir &dataDir);

} // namespace Provost
