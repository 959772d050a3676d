// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>

class QSettings;

namespace Provost {

/// The person's choices about the program itself, in QSettings.
class Preferences
{
public:
    explicit Preferences(QSettings &settings)
        : m_settings(settings)
    {
    }
    [[nodiscard]] QString language() const; ///< "de", "en"; empty: the system's
    void setLanguage(const QString &code);
    [[nodiscard]] ThemeMode theme() const;
    void setTheme(ThemeMode mode);
    [[nodiscard]] int vaultIdleMinutes() const; ///< after which it locks itself; 0: never
    void setVaultIdleMinutes(int minutes);

private:
    QSettings &m_settings;
};

} // namespace Provost
