// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/environmentlook.h"

#include "widgets/theme.h"

namespace Provost {

EnvironmentLook EnvironmentLook::of(SavedConnection::Environment environment, const QPalette &palette)
{
    const bool dark = ThemeColors::of(palette).dark;
    const QColor ink(dark ? 0xff14181d : 0xffffffff);
    switch (environment) {
    case SavedConnection::Environment::Test:
        return {.word = tr("Test"), .ground = QColor(dark ? 0xffe0a64e : 0xff8f5a00), .ink = ink};
    case SavedConnection::Environment::Practice:
        return {.word = tr("Practice"), .ground = QColor(dark ? 0xff6cc48c : 0xff23744a), .ink = ink};
    case SavedConnection::Environment::Production:
        break;
    }
    return {.word = tr("Production"), .ground = QColor(dark ? 0xffff867c : 0xffb3261e), .ink = ink};
}

} // namespace Provost
