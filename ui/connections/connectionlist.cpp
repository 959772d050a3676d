// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionlist.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Environment = SavedConnection::Environment;

class ConnectionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {scaled(option.font, 200), 2 * option.fontMetrics.height() + scaled(option.font, 16)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColors colors = ThemeColors::of(option.palette);
        const auto environment = Environment(index.data(int(ConnectionList::Role::Environment)).toInt());
        const QColor tone = environmentColor(environment, option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colors.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, colors.hover);
        const auto visual = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        painter->fillRect(visual({option.rect.left(), option.rect.top() + 3, 4, option.rect.height() - 6}), tone);

        const int pad = scaled(option.font, 14);
        const int line = option.fontMetrics.height();
        const QRect room = option.rect.adjusted(pad, scaled(option.font, 7), -pad, 0);
        const QString kind = environmentName(environment);
        const int kindWidth = option.fontMetrics.horizontalAdvance(kind) + 4;
        const QRect name(room.left(), room.top(), room.width() - kindWidth - pad, line);
        const QRect chip(room.right() - kindWidth + 1, room.top(), kindWidth, line);
        const QRect address(room.left(), room.top() + line + 2, room.width(), line);
        drawLine(*painter, visual(name), option, index.data().toString(), option.palette.color(QPalette::Text), QFont::DemiBold);
        drawLine(*painter, visual(chip), option, kind, tone, QFont::Normal);
        drawLine(*painter, visual(address), option, index.data(int(ConnectionList::Role::Address)).toString(), colors.subtle, QFont::Normal);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colors.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    static void drawLine(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QString &text, const QColor &color,
                         QFont::Weight weight)
    {
        painter.setFont(scaledFont(option.font, 1.0, weight));
        painter.setPen(color);
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideMiddle, rect.width());
        painter.drawText(rect, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    }
};

} // namespace

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return QCoreApplication::translate("Environment", "production");
    case Environment::Test:
        return QCoreApplication::translate("Environment", "test");
    case Environment::Practice:
        return QCoreApplication::translate("Environment", "practice");
    }
    return {};
}

QColor environmentColor(Environment environment, const QPalette &palette)
{
    const ThemeColors colors = ThemeColors::of(palette);
    switch (environment) {
    case Environment::Production:
        return colors.danger;
    case Environment::Test:
        return colors.info;
    case Environment::Practice:
        return colors.success;
    }
    return colors.subtle;
}

ConnectionList::ConnectionList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Saved connections"));
    setItemDelegate(new ConnectionDelegate(this));
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) { Q_EMIT opened(item->text()); });
}

void ConnectionList::setConnections(const QList<SavedConnection> &connections)
{
    m_connections = connections;
    const QString chosen = currentName();
    clear();
    for (const SavedConnection &one : connections) {
        auto *item = new QListWidgetItem(one.name, this);
        const QString address = one.baseUrl.toDisplayString();
        item->setData(int(Role::Address), address);
        item->setData(int(Role::Environment), int(one.environment));
        item->setToolTip(address);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2, %3", "name, environment, address").arg(one.name, environmentName(one.environment), address));
        if (one.name == chosen)
            setCurrentItem(item);
    }
    if (!currentItem() && count() > 0)
        setCurrentRow(0);
}

QString ConnectionList::currentName() const
{
    return currentItem() ? currentItem()->text() : QString();
}

void ConnectionList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setAccessibleName(tr("Saved connections"));
    setConnections(QList<SavedConnection>(m_connections));
}

} // namespace Provost
