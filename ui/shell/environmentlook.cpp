// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/environmentlook.h"

#include "widgets/theme.h"

namespace Provost {

EnvironmentLook EnvironmentLook::of(SavedConnection::Environment environment, const QPalette &palette)
{
    const ThemeColors colors = ThemeColors::of(palette);
    const QColor ink(colors.dark ? 0xff14181d : 0xffffffff);
    switch (environment) {
    case SavedConnection::Environment::Test:
        return {.word = tr("Test"), .ground = colors.info, .ink = ink};
    case SavedConnection::Environment::Practice:
        return {.word = tr("Practice"), .ground = colors.success, .ink = ink};
    case SavedConnection::Environment::Production:
        break;
    }
    return {.word = tr("Production"), .ground = colors.danger, .ink = ink};
}

} // namespace Provost
