// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace Provost {

/// The program with its window.
class Application
{
    Q_DECLARE_TR_FUNCTIONS(Application)
public:
    [[nodiscard]] static int run(const QStringList &arguments);
};

} // namespace Provost
