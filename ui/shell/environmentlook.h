// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QColor>
#include <QCoreApplication>

class QPalette;

namespace Provost {

/// How a connection's environment is told apart everywhere: a word and a colour, never the colour alone.
struct EnvironmentLook {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentLook)
public:
    QString word {};
    QColor ground {}; ///< of the strip and the tag
    QColor ink {}; ///< text on it, 4.5:1

    [[nodiscard]] static EnvironmentLook of(SavedConnection::Environment environment, const QPalette &palette);
};

} // namespace Provost
