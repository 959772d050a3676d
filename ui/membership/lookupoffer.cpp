// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/lookupoffer.h"

#include "widgets/moneytext.h"

namespace Provost {
using namespace Qt::StringLiterals;

QString LookupOffer::words(const LookupEstimate &estimate, const ServerProfile::Price &price)
{
    const QString names = tr("%Ln name(s) to be asked for", nullptr, estimate.names);
    const QString calls = estimate.least < estimate.most ? tr("%L1 to %Ln call(s)", nullptr, estimate.most).arg(estimate.least) : tr("%Ln call(s)", nullptr, estimate.most);
    if (price.perCall <= 0)
        return tr("%1: %2.", "names, calls").arg(names, calls);
    return tr("%1: %2, up to %3.", "names, calls, money").arg(names, calls, smallMoneyText(estimate.most * price.perCall, price.currency));
}

} // namespace Provost
