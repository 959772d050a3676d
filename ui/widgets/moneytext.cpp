// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/moneytext.h"

#include <QLocale>

namespace Provost {
using namespace Qt::StringLiterals;

QString moneyText(double amount, const QString &currency, int digits)
{
    const QString symbol = currency == "USD"_L1 ? u"$"_s : currency + u' ';
    return QLocale().toCurrencyString(amount, symbol, digits).trimmed(); // some languages put it behind
}

QString smallMoneyText(double amount, const QString &currency)
{
    return moneyText(amount, currency, amount < 1 ? 3 : 2);
}

} // namespace Provost
