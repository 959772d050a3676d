// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// The program with its window.
class Application
{
public:
    [[nodiscard]] static int run(const QStringList &arguments);
};

} // namespace Provost
