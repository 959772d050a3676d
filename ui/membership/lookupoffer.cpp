// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/lookupoffer.h"

#include <QLocale>

namespace Provost {
using namespace Qt::StringLiterals;

QString LookupOffer::words(const LookupEstimate &estimate, const ServerProfile::Price &price)
{
    const QString names = tr("%Ln name(s) to be asked for", nullptr, estimate.names);
    const QString calls = estimate.least < estimate.most ? tr("%L1 to %Ln call(s)", nullptr, estimate.most).arg(estimate.least) : tr("%Ln call(s)", nullptr, estimate.most);
    if (price.perCall <= 0)
        return tr("%1: %2.", "names, calls").arg(names, calls);
    const double most = estimate.most * price.perCall;
    return tr("%1: %2, up to %3.", "names, calls, money").arg(names, calls, QLocale().toCurrencyString(most, price.currency + u' ', most < 1 ? 3 : 2));
}

} // namespace Provost
