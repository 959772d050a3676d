// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLockFile;

namespace Provost {

/// Takes `lock`, waiting for at most `patienceMs`; false: another process that lives holds it.
///
/// A process killed between making the file and writing its id into it leaves a file that names nobody, which QLockFile
/// without a stale time would respect for ever. The id follows within microseconds, so a file still without one after a
/// grace time is taken away.
[[nodiscard]] bool takeLock(QLockFile &lock, int patienceMs);

} // namespace Provost
