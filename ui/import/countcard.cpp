// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/countcard.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace Provost {

CountCard::CountCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void CountCard::setCount(int count, const QString &name)
{
    m_count = count;
    m_name = name;
    setText(QLocale().toString(count) + QLatin1Char(' ') + name);
    setAccessibleName(text());
    setEnabled(count > 0);
    update();
}

QSize CountCard::sizeHint() const
{
    const QFontMetrics large(scaledFont(font(), 1.5, QFont::DemiBold));
    return {std::max(scaled(font(), 110), fontMetrics().horizontalAdvance(m_name) + scaled(font(), 28)), large.height() + fontMetrics().height() + scaled(font(), 18)};
}

void CountCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = ThemeColors::of(palette());
    const bool active = isChecked() || hasFocus();
    painter.setPen(QPen(active && isEnabled() ? colors.accent : colors.border, active ? 1.5 : 1));
    painter.setBrush(isChecked() ? colors.selection : underMouse() && isEnabled() ? colors.hover : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QRect inner = rect().adjusted(scaled(font(), 14), scaled(font(), 8), -scaled(font(), 14), -scaled(font(), 8));
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(palette().color(group, QPalette::WindowText));
    painter.setFont(scaledFont(font(), 1.5, QFont::DemiBold));
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    painter.drawText(inner, alignment | Qt::AlignTop, QLocale().toString(m_count));
    painter.setFont(font());
    painter.setPen(isEnabled() ? colors.subtle : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(inner, alignment | Qt::AlignBottom, m_name);
}

} // namespace Provost
