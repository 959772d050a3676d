// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace Provost {

/// Can nothing be written where the journal lies? Then SQLite cannot read it there either: it makes files beside it.
[[nodiscard]] bool isForReadingOnly(const QString &journalFile);
/// The journal with what its write-ahead log has of it, both as they were at one moment, in `folder`; its new name. Without a journal there is nothing to copy.
[[nodiscard]] Result<QString> copyJournal(const QString &journalFile, const QString &folder);

} // namespace Provost
