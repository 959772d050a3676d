// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/swatch.h"

#include <QPainter>

namespace Provost {

QIcon swatch(const QColor &color, int side)
{
    if (!color.isValid())
        return {};
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(pixmap.rect(), 3, 3);
    return QIcon(pixmap);
}

} // namespace Provost
