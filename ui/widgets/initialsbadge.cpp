// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/initialsbadge.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// The same in every run; qHash() is not.
int hueOf(const QString &name)
{
    unsigned hash = 17;
    for (const QChar c : name)
        hash = hash * 31 + c.unicode();
    return int(hash % 360);
}

} // namespace

InitialsBadge::InitialsBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void InitialsBadge::setPerson(const QString &name)
{
    setIcon({}, name);
}

void InitialsBadge::setIcon(const QString &icon, const QString &name)
{
    m_icon = icon;
    m_name = name;
    update();
}

QString InitialsBadge::initialsOf(const QString &name)
{
    const QStringList words = name.section(u'@', 0, 0).simplified().split(u' ', Qt::SkipEmptyParts);
    const auto first = [](const QString &word) {
        return word.left(word.at(0).isHighSurrogate() ? 2 : 1).toUpper();
    };
    if (words.isEmpty())
        return {};
    const QChar::Script script = QChar::script(words.first().toUcs4().constFirst());
    const bool ideographic = script == QChar::Script_Han || script == QChar::Script_Hangul;
    return words.size() == 1 || ideographic ? first(words.first()) : first(words.first()) + first(words.last());
}

QSize InitialsBadge::sizeHint() const
{
    const int side = scaled(font(), 40);
    return {side, side};
}

void InitialsBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = ThemeColors::of(palette());
    const QColor hue = QColor::fromHsv(hueOf(m_name), 120, colors.dark ? 200 : 150);
    const QColor ground = mixed(palette().color(QPalette::Base), hue, colors.dark ? 0.34 : 0.20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(rect());
    const QColor ink = mixed(hue, palette().color(QPalette::Text), 0.65);
    if (!m_icon.isEmpty()) {
        const int side = width() / 2;
        painter.drawPixmap((width() - side) / 2, (height() - side) / 2, iconPixmap(m_icon, {side, side}, ink, devicePixelRatioF()));
        return;
    }
    painter.setPen(ink);
    painter.setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, initialsOf(m_name));
}

} // namespace Provost
