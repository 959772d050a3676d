// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

/// As one writes it in the window's language: "$0.96", "0,96 EUR". `currency`: ISO 4217, as profiles name it.
[[nodiscard]] QString moneyText(double amount, const QString &currency, int digits = 2);

/// With a third digit below one: a call costs less than a cent.
[[nodiscard]] QString smallMoneyText(double amount, const QString &currency);

} // namespace Provost
