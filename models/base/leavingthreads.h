// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <memory>

namespace Provost {

/// For a thread that was told to quit and may still be writing: nobody waits for it but the end of the program.
void letThreadLeave(std::unique_ptr<QThread> thread);

} // namespace Provost
