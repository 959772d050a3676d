// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/quickwords.h"

#include "widgets/moneytext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString membersText(const QuickFilter &quick)
{
    const QLocale locale;
    if (quick.high == 0)
        return QuickWords::tr("No members");
    if (quick.high < 0)
        return QuickWords::tr("%1 members and more").arg(locale.toString(quick.low));
    return QuickWords::tr("%1 – %2 members").arg(locale.toString(quick.low), locale.toString(quick.high));
}

} // namespace

QString QuickWords::name(const QuickFilter &quick)
{
    switch (quick.kind) {
    case QuickFilter::Kind::None:
        break;
    case QuickFilter::Kind::Disabled:
        return tr("Disabled");
    case QuickFilter::Kind::NoManager:
        return tr("No manager");
    case QuickFilter::Kind::NoGroups:
        return tr("No groups");
    case QuickFilter::Kind::CreatedThisWeek:
        return tr("Created this week");
    case QuickFilter::Kind::Unchanged:
        return tr("Not changed for half a year");
    case QuickFilter::Kind::SharedMail:
        return tr("Same mail address");
    case QuickFilter::Kind::MemberCount:
        return membersText(quick);
    }
    return {};
}

QString QuickWords::explained(const QuickFilter &quick)
{
    switch (quick.kind) {
    case QuickFilter::Kind::None:
        break;
    case QuickFilter::Kind::Disabled:
        return tr("Accounts that are switched off");
    case QuickFilter::Kind::NoManager:
        return tr("Nobody is named as their manager");
    case QuickFilter::Kind::NoGroups:
        return tr("They are a direct member of no group");
    case QuickFilter::Kind::CreatedThisWeek:
        return tr("Since the first day of this week");
    case QuickFilter::Kind::Unchanged:
        return tr("The provider says they were changed last more than 182 days ago");
    case QuickFilter::Kind::SharedMail:
        return tr("One of their mail addresses belongs to somebody else, too");
    case QuickFilter::Kind::MemberCount:
        return tr("By the number of direct members");
    }
    return {};
}

QString QuickWords::takes(const ReadEstimate &estimate)
{
    if (!estimate.resources && estimate.pricePerCall > 0)
        return tr("%1 for each %Ln, and how many there are is not known", "money, resources", estimate.mostPerCall).arg(moneyText(estimate.pricePerCall, estimate.currency, 3));
    QStringList parts {tr("%Ln call(s)", nullptr, int(estimate.calls))};
    if (estimate.cost > 0)
        parts.append(tr("about %1", "money").arg(moneyText(estimate.cost, estimate.currency)));
    if (estimate.seconds >= 90)
        parts.append(tr("%Ln minute(s)", nullptr, int(estimate.seconds / 60 + 0.5)));
    else if (estimate.seconds >= 2)
        parts.append(tr("%Ln second(s)", nullptr, int(estimate.seconds + 0.5)));
    return parts.join(u", "_s);
}

} // namespace Provost
