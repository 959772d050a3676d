// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hintlabel.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>

namespace Provost {

HintLabel::HintLabel(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on a ground of Base it would be Text, which has no tone
    setFont(scaledFont(font(), 0.94));
    hide();
}

void HintLabel::say(const QString &text, Tone tone)
{
    m_tone = tone;
    setText(text);
    setHidden(text.isEmpty());
    paintTone();
}

void HintLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_painting)
        paintTone();
}

void HintLabel::paintTone()
{
    const ThemeColors colors = ThemeColors::of(QApplication::palette(this));
    QPalette own;
    own.setColor(QPalette::WindowText, m_tone == Tone::Problem ? colors.danger : m_tone == Tone::Warning ? colors.warning : colors.subtle);
    m_painting = true;
    setPalette(own);
    m_painting = false;
}

} // namespace Provost
