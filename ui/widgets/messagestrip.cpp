// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagestrip.h"

#include "base/isolated.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QToolButton(this))
    , m_second(new QToolButton(this))
{
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    alignText();
    m_action->setObjectName(u"messageAction"_s);
    m_action->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_second->setObjectName(u"messageSecond"_s);
    m_second->hide();
    connect(m_action, &QToolButton::clicked, this, &MessageStrip::actionTriggered);
    connect(m_second, &QToolButton::clicked, this, &MessageStrip::secondTriggered);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 5), scaled(font(), 8), scaled(font(), 5));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_second);
    row->addWidget(m_action);
}

void MessageStrip::setMessage(Tone tone, const QString &text, const QString &action, const QString &second)
{
    m_tone = tone;
    m_said = text;
    m_text->setText(begunAtTheLeft(text, layoutDirection()));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    setAccessibleName(text);
    paintIcon();
    update();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Base), toneColor(), 0.12));
    const int width = 3;
    const QRect edge(layoutDirection() == Qt::RightToLeft ? this->width() - width : 0, 0, width, height());
    painter.fillRect(edge, toneColor());
}

void MessageStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
    if (event->type() == QEvent::LayoutDirectionChange) {
        m_text->setText(begunAtTheLeft(m_said, layoutDirection()));
        alignText();
    }
}

/// Beside its icon, whichever way its words read.
void MessageStrip::alignText()
{
    m_text->setAlignment((layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
}

QColor MessageStrip::toneColor() const
{
    const ThemeColors colors = ThemeColors::of(palette());
    switch (m_tone) {
    case Tone::Success:
        return colors.success;
    case Tone::Warning:
        return colors.warning;
    case Tone::Danger:
        return colors.danger;
    case Tone::Info:
        break;
    }
    return colors.info;
}

void MessageStrip::paintIcon()
{
    const int side = fontMetrics().height();
    const QString name = m_tone == Tone::Success ? u"check"_s
        : m_tone == Tone::Warning                ? u"warning"_s
        : m_tone == Tone::Danger                 ? u"error"_s
                                                 : u"info"_s;
    m_icon->setPixmap(iconPixmap(name, {side, side}, toneColor(), devicePixelRatioF()));
}

} // namespace Provost
