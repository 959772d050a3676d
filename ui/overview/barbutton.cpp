// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/barbutton.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace Provost {

namespace {
constexpr double mostLabel = 225; ///< design pixels
}

BarButton::BarButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void BarButton::setBar(const QString &label, qint64 count, double share)
{
    m_count = QLocale().toString(count);
    m_share = std::clamp(share, 0.0, 1.0);
    QString text = label;
    setText(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    setAccessibleName(tr("%1: %2", "what a bar counts, and how many").arg(label, m_count));
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

int BarButton::wantedLabelWidth() const
{
    QString label = text();
    return std::min(fontMetrics().horizontalAdvance(label.replace(QLatin1String("&&"), QLatin1String("&"))) + 1, scaled(font(), mostLabel));
}

void BarButton::setLabelWidth(int width)
{
    m_labelWidth = width;
    update();
}

QSize BarButton::sizeHint() const
{
    return {scaled(font(), 260), fontMetrics().height() + scaled(font(), 10)};
}

void BarButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = ThemeColors::of(palette());
    if (isEnabled() && (underMouse() || hasFocus())) {
        painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? QBrush(colors.hover) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const int gap = scaled(font(), 8);
    const QRect inner = rect().adjusted(gap, 0, -gap, 0);
    const int countWidth = std::max(fontMetrics().horizontalAdvance(m_count), scaled(font(), 52));
    const QRect label(inner.left(), inner.top(), m_labelWidth, inner.height());
    const QRect count(inner.right() - countWidth + 1, inner.top(), countWidth, inner.height());
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    const int trailing = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter);
    QString words = text();
    words.replace(QLatin1String("&&"), QLatin1String("&"));
    painter.setPen(isEnabled() ? palette().color(QPalette::WindowText) : colors.subtle);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), label), alignment, fontMetrics().elidedText(words, Qt::ElideRight, m_labelWidth));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), count), trailing, m_count);

    QRect lane(label.right() + gap, inner.top(), count.left() - gap - label.right() - gap, inner.height());
    const int height = scaled(font(), 10);
    lane.setTop(inner.center().y() - height / 2 + 1);
    lane.setHeight(height);
    const int length = m_share > 0 ? std::max(3, int(lane.width() * m_share)) : 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette().color(QPalette::Base), colors.border, 0.55));
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), lane), 3, 3);
    lane.setWidth(length);
    painter.setBrush(isEnabled() ? colors.accent : colors.subtle);
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), lane), 3, 3);
}

} // namespace Provost
