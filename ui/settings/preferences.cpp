// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences.h"

#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr auto languageKey = "appearance/language"_L1;
constexpr auto vaultIdleKey = "vault/idleMinutes"_L1;
constexpr int usualIdleMinutes = 15;
constexpr auto themeKey = "appearance/theme"_L1;
constexpr std::array themeWords {"system"_L1, "light"_L1, "dark"_L1}; // in the order of ThemeMode

} // namespace

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &code)
{
    m_settings.setValue(languageKey, code);
}

ThemeMode Preferences::theme() const
{
    const QString word = m_settings.value(themeKey).toString();
    for (size_t i = 0; i < themeWords.size(); ++i) {
        if (word == themeWords.at(i))
            return ThemeMode(i);
    }
    return ThemeMode::System;
}

int Preferences::vaultIdleMinutes() const
{
    bool isNumber = false;
    const int minutes = m_settings.value(vaultIdleKey, usualIdleMinutes).toInt(&isNumber);
    return isNumber && minutes >= 0 ? minutes : usualIdleMinutes;
}

void Preferences::setVaultIdleMinutes(int minutes)
{
    m_settings.setValue(vaultIdleKey, minutes);
}

void Preferences::setTheme(ThemeMode mode)
{
    m_settings.setValue(themeKey, QString(themeWords.at(size_t(mode))));
}

} // namespace Provost
