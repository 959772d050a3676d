// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chipbutton.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QStyle>

namespace Provost {

ChipButton::ChipButton(QWidget *parent)
    : QToolButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize ChipButton::sizeHint() const
{
    const int icons = hasIcon() ? scaled(font(), 14 + 5) : 0;
    return {fontMetrics().size(Qt::TextShowMnemonic, text()).width() + icons + scaled(font(), 22), fontMetrics().height() + scaled(font(), 8)};
}

void ChipButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = ThemeColors::of(palette());
    const QRectF pill = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(isChecked() ? colors.accent : isEnabled() ? colors.outline : colors.border, 1));
    painter.setBrush(isChecked() ? colors.selection : underMouse() && isEnabled() ? colors.hover : palette().color(QPalette::Base));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    const int edge = scaled(font(), 11);
    QRect inner = rect().adjusted(edge, 0, -edge, 0);
    if (hasIcon()) {
        const int side = scaled(font(), 14);
        const QRect place(inner.left(), inner.center().y() - side / 2 + 1, side, side);
        icon().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        inner.setLeft(inner.left() + side + scaled(font(), 5));
    }
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), inner), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace Provost
