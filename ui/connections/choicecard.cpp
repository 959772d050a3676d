// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/choicecard.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace Provost {

ChoiceCard::ChoiceCard(const QString &objectName, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(icon)
{
    setObjectName(objectName);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceCard::setWords(const QString &title, const QString &text)
{
    m_text = text;
    m_heights.clear();
    setText(title);
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

QFont ChoiceCard::titleFont() const
{
    return scaledFont(font(), 1.2, QFont::DemiBold);
}

int ChoiceCard::padding() const
{
    return scaled(font(), 20);
}

int ChoiceCard::iconSide() const
{
    return scaled(font(), 32);
}

QRect ChoiceCard::textRect(int width, int top) const
{
    const QRect room(padding(), top, width - 2 * padding(), 10'000);
    return fontMetrics().boundingRect(room, int(Qt::AlignLeft) | Qt::TextWordWrap, m_text);
}

int ChoiceCard::heightForWidth(int width) const
{
    int &height = m_heights[width];
    if (height > 0)
        return height;
    const QRect title = QFontMetrics(titleFont()).boundingRect(QRect(0, 0, width - 2 * padding(), 10'000), Qt::TextWordWrap | Qt::TextShowMnemonic, text());
    height = padding() + iconSide() + padding() / 2 + title.height() + padding() / 3 + textRect(width, 0).height() + padding();
    return height;
}

QSize ChoiceCard::sizeHint() const
{
    const int width = scaled(font(), 300);
    return {width, heightForWidth(width)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    const int width = scaled(font(), 190);
    return {width, heightForWidth(width)};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const ThemeColors colors = ThemeColors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || isDown();
    painter.setBrush(isDown() ? colors.selection : lit ? mixed(palette().color(QPalette::Base), colors.accent, 0.06) : palette().color(QPalette::Base));
    const double line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() || lit ? colors.accent : colors.outline, line));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 8, 8);

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int side = iconSide();
    const QPixmap icon = iconPixmap(m_iconName, {side, side}, colors.accent, devicePixelRatioF());
    painter.drawPixmap(mirrored ? width() - padding() - side : padding(), padding(), icon);

    const int flags = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop) | Qt::TextWordWrap;
    QRect room(padding(), padding() + side + padding() / 2, width() - 2 * padding(), height());
    QRect used;
    painter.setFont(titleFont());
    painter.setPen(palette().color(QPalette::WindowText));
    const bool underline = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.drawText(room, flags | int(underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text(), &used);
    room.setTop(used.bottom() + padding() / 3);
    painter.setFont(font());
    painter.setPen(colors.subtle);
    painter.drawText(room, flags, m_text);
}

void ChoiceCard::changeEvent(QEvent *event)
{
    m_heights.clear(); // a font, a style
    QAbstractButton::changeEvent(event);
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace Provost
