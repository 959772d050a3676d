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

/// What was read of a saved connection that keeps it, sealed; and the id under which the secret is kept that opens it (its hexadecimal key).
[[nodiscard]] QString keptIndexFile(const QDir &dataDir, const QString &connectionId);
[[nodiscard]] QString keptIndexSecret(const QString &connectionId);
/// The folder of those files, readable by its owner alone.
void makeIndexFolder(const QDir &dataDir);

} // namespace Provost
