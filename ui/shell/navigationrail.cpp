// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigationrail.h"

#include "directory/navigationmodel.h"
#include "directory/principal.h"
#include "membership/membershipdrop.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QDragMoveEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int hoverMs = 600;

class RailDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int gap = startsTools(index) ? scaled(option.font, 14) : 0;
        return {scaled(option.font, 120), option.fontMetrics.height() + scaled(option.font, 16) + gap};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        const ThemeColors colors = ThemeColors::of(given.palette);
        const bool chosen = given.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect rect = given.rect;
        if (startsTools(index)) {
            const int gap = scaled(given.font, 14);
            painter->setPen(colors.border);
            painter->drawLine(rect.left() + gap, rect.top() + gap / 2, rect.right() - gap, rect.top() + gap / 2);
            rect.setTop(rect.top() + gap);
        }
        const QRect pill = rect.adjusted(scaled(given.font, 8), 1, -scaled(given.font, 8), -1);
        paintPill(*painter, pill, given, colors, chosen);
        paintContent(*painter, pill, given, index, chosen ? colors.accent : given.palette.color(QPalette::Text), chosen);
        painter->restore();
    }

private:
    static bool startsTools(const QModelIndex &index)
    {
        const auto entry = [](const QModelIndex &of) { return NavigationModel::Entry(of.data(int(NavigationModel::Role::Entry)).toInt()); };
        return index.row() > 0 && entry(index) != NavigationModel::Entry::ResourceType
            && entry(index.siblingAtRow(index.row() - 1)) == NavigationModel::Entry::ResourceType;
    }

    static void paintPill(QPainter &painter, const QRect &pill, const QStyleOptionViewItem &option, const ThemeColors &colors, bool chosen)
    {
        painter.setPen(Qt::NoPen);
        if (chosen)
            painter.setBrush(colors.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter.setBrush(mixed(colors.rail, colors.subtle, 0.15));
        else
            painter.setBrush(Qt::NoBrush);
        if (option.state.testFlag(QStyle::State_HasFocus))
            painter.setPen(QPen(colors.accent, 1.5));
        painter.drawRoundedRect(QRectF(pill).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }

    /// How much waits behind the entry; returns the width it takes.
    static int paintBadge(QPainter &painter, const QRect &inner, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const int count = index.data(int(NavigationModel::Role::Badge)).toInt();
        if (count == 0)
            return 0;
        const QString text = QLocale().toString(count);
        const QFont font = scaledFont(option.font, 0.88, QFont::DemiBold);
        const QFontMetrics metrics(font);
        const QSize size(std::max(metrics.horizontalAdvance(text) + metrics.height() * 2 / 3, metrics.height() + 4), metrics.height() + 3);
        const QRect pill = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, size, inner);
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.palette.color(QPalette::Active, QPalette::Highlight));
        painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
        painter.setPen(option.palette.color(QPalette::Active, QPalette::HighlightedText));
        painter.setFont(font);
        painter.drawText(pill, Qt::AlignCenter, text);
        return size.width() + scaled(option.font, 6);
    }

    static void paintContent(QPainter &painter, const QRect &pill, const QStyleOptionViewItem &option, const QModelIndex &index,
                             const QColor &ink, bool chosen)
    {
        const int side = scaled(option.font, 18);
        const int gap = scaled(option.font, 10);
        const QRect inner = pill.adjusted(gap, 0, -gap, 0);
        const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, inner);
        painter.drawPixmap(icon, iconPixmap(index.data(int(NavigationModel::Role::IconName)).toString(), {side, side}, ink,
                                            painter.device()->devicePixelRatioF()));
        const int badge = paintBadge(painter, inner, option, index);
        const QRect text = QStyle::visualRect(option.direction, inner, inner.adjusted(side + gap, 0, -badge, 0));
        painter.setPen(chosen ? mixed(ink, option.palette.color(QPalette::Text), 0.35) : ink);
        painter.setFont(scaledFont(option.font, 1.0, chosen ? QFont::DemiBold : QFont::Normal));
        const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width());
        painter.drawText(text, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute), name);
    }
};

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : QListView(parent)
{
    setObjectName(u"navigationRail"_s);
    setAccessibleName(tr("Navigation"));
    setItemDelegate(new RailDelegate(this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setAcceptDrops(true);
    m_hover.setSingleShot(true);
    m_hover.setInterval(hoverMs);
    connect(&m_hover, &QTimer::timeout, this, [this] { setCurrentIndex(m_hovered); });
    applyTheme();
}

void NavigationRail::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData &mime = *event->mimeData();
    event->setAccepted(mime.hasFormat(PrincipalDrag::mimeType()) || carriesNames(mime)); // a file is the window's
}

void NavigationRail::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex entry = indexAt(event->position().toPoint());
    if (entry != m_hovered)
        m_hover.start();
    m_hovered = entry;
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(entry.isValid() && m_takes && m_takes(entry));
}

void NavigationRail::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hover.stop();
    m_hovered = QPersistentModelIndex();
}

void NavigationRail::dropEvent(QDropEvent *event)
{
    dragLeaveEvent(nullptr);
    const QModelIndex entry = indexAt(event->position().toPoint());
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(entry.isValid() && m_takes && m_takes(entry));
    if (event->isAccepted())
        Q_EMIT dropped(entry, event->mimeData());
}

void NavigationRail::choose(int row)
{
    const QModelIndex entry = model() ? model()->index(row, 0) : QModelIndex();
    if (entry.isValid())
        setCurrentIndex(entry);
}

void NavigationRail::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT chosen(current);
}

void NavigationRail::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyTheme();
}

void NavigationRail::applyTheme()
{
    QPalette own = QGuiApplication::palette();
    own.setColor(QPalette::Base, ThemeColors::of(own).rail);
    if (palette() != own)
        setPalette(own);
}

} // namespace Provost
