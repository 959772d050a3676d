// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Provost {

/// From here on a crash leaves no picture of this process's memory, where tokens and passwords are: no core file, and nothing for a handler that core dumps are
/// piped to. Nor can another program of the same user read that memory.
void keepMemoryPrivate();

} // namespace Provost
