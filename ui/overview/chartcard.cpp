// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/chartcard.h"

#include "overview/barbutton.h"
#include "overview/overviewwords.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

ChartCard::ChartCard(const OverviewChart &chart, const QString &typePlural, QWidget *parent)
    : QFrame(parent)
{
    const QString title = OverviewWords::title(chart, typePlural);
    setObjectName(u"chart-%1-%2"_s.arg(chart.type).arg(int(chart.kind)));
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *heading = new QLabel(title, this);
    heading->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    heading->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    const int edge = scaled(font(), 10);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(0);
    heading->setContentsMargins(scaled(font(), 8), 0, scaled(font(), 8), scaled(font(), 6));
    column->addWidget(heading);
    qint64 most = 1;
    for (const OverviewBar &bar : chart.bars)
        most = std::max(most, bar.count);
    QList<BarButton *> buttons;
    int labels = 0;
    for (const OverviewBar &bar : chart.bars) {
        auto *button = new BarButton(this);
        button->setObjectName(u"bar%1"_s.arg(buttons.size()));
        button->setEnabled(bar.kind != OverviewBar::Kind::Others && bar.count > 0);
        button->setBar(OverviewWords::label(bar), bar.count, double(bar.count) / double(most));
        button->setToolTip(OverviewWords::toolTip(bar));
        connect(button, &QAbstractButton::clicked, this, [this, type = chart.type, bar] { Q_EMIT barChosen(type, bar); });
        labels = std::max(labels, button->wantedLabelWidth());
        buttons.append(button);
        column->addWidget(button);
    }
    for (BarButton *button : std::as_const(buttons))
        button->setLabelWidth(labels);
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ThemeColors::of(palette()).border);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace Provost
