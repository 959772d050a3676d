// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionswitcher.h"

#include "shell/environmentlook.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Provost {

ConnectionSwitcher::ConnectionSwitcher(WindowServices &services, QWidget *parent)
    : QPushButton(parent)
    , m_services(services)
{
    setObjectName(u"connectionSwitcher"_s);
    setFlat(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Switch the directory (Ctrl+O)"));
    auto *menu = new QMenu(this);
    menu->setObjectName(u"connectionMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, &ConnectionSwitcher::fillMenu);
    setMenu(menu);
    setConnection({}, {});
}

void ConnectionSwitcher::setConnection(const QString &name, std::optional<SavedConnection::Environment> environment)
{
    m_name = name;
    m_environment = environment;
    setAccessibleName(name.isEmpty() ? tr("No directory open")
                                     : tr("Directory %1, %2").arg(name, EnvironmentLook::of(*environment, palette()).word));
    update();
}

QSize ConnectionSwitcher::sizeHint() const
{
    return {scaled(font(), 200), fontMetrics().height() * 2 + scaled(font(), 24)};
}

QSize ConnectionSwitcher::minimumSizeHint() const
{
    return {scaled(font(), 120), sizeHint().height()};
}

void ConnectionSwitcher::fillMenu()
{
    menu()->clear();
    const QList<SavedConnection> connections = m_services.connections();
    for (const SavedConnection &connection : connections) {
        const EnvironmentLook look = EnvironmentLook::of(connection.environment, palette());
        QAction *action = menu()->addAction(u"%1\t%2"_s.arg(QString(connection.name).replace(u'&', u"&&"_s), look.word));
        action->setIcon(themedIcon(connection.name == m_name ? u"check"_s : u"server"_s));
        connect(action, &QAction::triggered, this, [this, name = connection.name] { Q_EMIT openRequested(name); });
    }
    if (!connections.isEmpty())
        menu()->addSeparator();
    QAction *practice = menu()->addAction(themedIcon(u"practice"_s), tr("Open the &Practice Directory"));
    practice->setObjectName(u"openPracticeAction"_s);
    connect(practice, &QAction::triggered, this, &ConnectionSwitcher::practiceRequested);
    QAction *other = menu()->addAction(themedIcon(u"connect"_s), tr("&Connect to a Directory…"));
    other->setObjectName(u"connectAction"_s);
    connect(other, &QAction::triggered, this, &ConnectionSwitcher::connectRequested);
    if (connections.isEmpty())
        return;
    QAction *manage = menu()->addAction(themedIcon(u"settings"_s), tr("&Manage Connections…"));
    connect(manage, &QAction::triggered, this, &ConnectionSwitcher::manageRequested);
}

void ConnectionSwitcher::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = ThemeColors::of(palette());
    const QRect ground = rect().adjusted(scaled(font(), 8), scaled(font(), 5), -scaled(font(), 8), -scaled(font(), 5));
    const bool raised = underMouse() || isDown();
    painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(raised ? QBrush(mixed(colors.rail, colors.subtle, 0.15)) : Qt::NoBrush);
    painter.drawRoundedRect(ground, 6, 6);
    const int side = scaled(font(), 16);
    const QRect inner = ground.adjusted(scaled(font(), 10), 0, -scaled(font(), 8), 0);
    const QRect arrow = QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter, {side, side}, inner);
    painter.drawPixmap(arrow, iconPixmap(u"chevron-down"_s, {side, side}, colors.subtle, devicePixelRatioF()));
    paintNames(painter, QStyle::visualRect(layoutDirection(), inner, inner.adjusted(0, 0, -side - 6, 0)));
}

void ConnectionSwitcher::paintNames(QPainter &painter, const QRect &rect) const
{
    const Qt::Alignment side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute;
    const QFont bold = scaledFont(font(), 1.05, QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const QString name = m_name.isEmpty() ? tr("No directory open") : m_name;
    const int line = metrics.height();
    const int gap = 3;
    const QFont small = scaledFont(font(), 0.82, QFont::DemiBold);
    const QFontMetrics smallMetrics(small);
    const int tagHeight = smallMetrics.height() + 2;
    const int top = rect.top() + (rect.height() - line - (m_environment ? gap + tagHeight : 0)) / 2;
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(rect.left(), top, rect.width(), line), int(side | Qt::AlignVCenter), metrics.elidedText(name, Qt::ElideRight, rect.width()));
    if (!m_environment)
        return;
    const EnvironmentLook look = EnvironmentLook::of(*m_environment, palette());
    const QSize tagSize(smallMetrics.horizontalAdvance(look.word) + tagHeight, tagHeight);
    const QRect tag = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignTop, tagSize,
                                          QRect(rect.left(), top + line + gap, rect.width(), tagHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(tag, tagHeight / 2.0, tagHeight / 2.0);
    painter.setPen(look.ink);
    painter.setFont(small);
    painter.drawText(tag, Qt::AlignCenter, look.word);
}

} // namespace Provost
