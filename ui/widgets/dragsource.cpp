// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dragsource.h"

#include "widgets/theme.h"

#include <QDrag>
#include <QPainter>
#include <QWidget>

namespace Provost {

namespace {

QPixmap slipWith(const QString &words, const QWidget &source)
{
    const QFontMetrics metrics(source.font());
    const int edge = scaled(source.font(), 8);
    const QString text = metrics.elidedText(words, Qt::ElideRight, scaled(source.font(), 260));
    const QSize size(metrics.horizontalAdvance(text) + 2 * edge, metrics.height() + edge);
    QPixmap pixmap(size * source.devicePixelRatioF());
    pixmap.setDevicePixelRatio(source.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(source.palette().color(QPalette::Active, QPalette::Highlight));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRect({}, size), 5, 5);
    painter.setPen(source.palette().color(QPalette::Active, QPalette::HighlightedText));
    painter.setFont(source.font());
    painter.drawText(QRect({}, size), Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

void startDrag(QWidget &source, QMimeData *mime, const QString &words, Qt::DropActions actions)
{
    auto *drag = new QDrag(&source); // Qt lets it go when the drag has ended
    drag->setMimeData(mime);
    drag->setPixmap(slipWith(words, source));
    drag->exec(actions, Qt::CopyAction);
}

} // namespace Provost
