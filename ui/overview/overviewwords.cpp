// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overviewwords.h"

#include "browse/quickwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

QString OverviewWords::title(const OverviewChart &chart, const QString &typePlural)
{
    switch (chart.kind) {
    case OverviewChart::Kind::Active:
        return tr("%1: active or disabled", "Users").arg(typePlural);
    case OverviewChart::Kind::Department:
        return tr("%1 by department", "Users").arg(typePlural);
    case OverviewChart::Kind::Attention:
        return tr("%1: worth a look", "Users").arg(typePlural);
    case OverviewChart::Kind::GroupSizes:
        return tr("%1 by direct members", "Groups").arg(typePlural);
    case OverviewChart::Kind::Growth:
        return tr("%1 by when they were created", "Users").arg(typePlural);
    }
    return {};
}

QString OverviewWords::label(const OverviewBar &bar)
{
    const QLocale locale;
    switch (bar.kind) {
    case OverviewBar::Kind::Value:
        return bar.text;
    case OverviewBar::Kind::NoValue:
        return tr("Not set");
    case OverviewBar::Kind::Others:
        return tr("All others");
    case OverviewBar::Kind::Active:
        return tr("Active");
    case OverviewBar::Kind::Quick:
        return QuickWords::name(bar.quick);
    case OverviewBar::Kind::Month:
        return locale.toString(bar.from, u"MMM yyyy"_s);
    case OverviewBar::Kind::Year:
        return QString::number(bar.from.year());
    case OverviewBar::Kind::Earlier:
        return bar.from.month() == 1 && bar.from.day() == 1 ? tr("Before %1", "a year").arg(bar.from.year())
                                                            : tr("Before %1", "a month").arg(locale.toString(bar.from, u"MMM yyyy"_s));
    }
    return {};
}

QString OverviewWords::toolTip(const OverviewBar &bar)
{
    if (bar.kind == OverviewBar::Kind::Others)
        return tr("Values that have no bar of their own");
    const QString what = bar.kind == OverviewBar::Kind::Quick ? QuickWords::explained(bar.quick) : label(bar);
    return bar.count > 0 ? what + u'\n' + tr("Click to see them") : what;
}

QString OverviewWords::plural(const ResourceType &type)
{
    if (type.isCalled(u"User"))
        return tr("Users");
    if (type.isCalled(u"Group"))
        return tr("Groups");
    if (type.isCalled(u"Device"))
        return tr("Devices");
    return type.endpoint.section(u'/', -1);
}

QString OverviewWords::counted(const ResourceType &type, qint64 count)
{
    if (type.isCalled(u"User"))
        return tr("%Ln user(s)", nullptr, int(count));
    if (type.isCalled(u"Group"))
        return tr("%Ln group(s)", nullptr, int(count));
    if (type.isCalled(u"Device"))
        return tr("%Ln device(s)", nullptr, int(count));
    return tr("%Ln of type %1", nullptr, int(count)).arg(type.name);
}

} // namespace Provost
