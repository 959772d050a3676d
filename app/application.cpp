// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

namespace Provost {

int Application::run(const QStringList &)
{
    return 0;
}

} // namespace Provost
