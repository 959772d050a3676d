// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Provost {

/// The program with its window.
class Application
{
    Q_DECLARE_TR_FUNCTIONS(Application)
public:
    [[nodiscard]] static int run(); ///< with the arguments that Qt left; ends with the window
};

} // namespace Provost
