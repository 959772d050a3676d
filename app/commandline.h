// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// The verbs of the command line.
class CommandLine
{
public:
    /// Is this an invocation with a verb (or --help, --version), which needs no display?
    [[nodiscard]] static bool wantsNoWindow(const QStringList &arguments);
    /// Runs the verb to its end; the exit code. Needs a QCoreApplication.
    [[nodiscard]] static int run(const QStringList &arguments);
};

} // namespace Provost
