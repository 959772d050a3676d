// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/overview.h"

#include <QFrame>

namespace Provost {

/// One chart of the overview with its title.
class ChartCard : public QFrame
{
    Q_OBJECT
public:
    ChartCard(const OverviewChart &chart, const QString &typePlural, QWidget *parent);

Q_SIGNALS:
    void barChosen(const QString &type, const Provost::OverviewBar &bar);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Provost
