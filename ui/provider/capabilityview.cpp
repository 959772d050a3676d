// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/capabilityview.h"

#include "provider/capabilitymodel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Column = CapabilityModel::Column;
using Standing = CapabilityCard::Standing;

struct Mark {
    QString icon {};
    QColor color {};
};

Mark markOf(Standing standing, const ThemeColors &colors)
{
    switch (standing) {
    case Standing::Confirmed:
        return {u"check"_s, colors.success};
    case Standing::Contradicted:
        return {u"warning"_s, colors.warning};
    case Standing::Learned:
        return {u"info"_s, colors.info};
    case Standing::Corrected:
        return {u"settings"_s, colors.subtle};
    case Standing::Declared:
        return {u"server"_s, colors.subtle};
    case Standing::Unclear:
    case Standing::Unknown:
        break;
    }
    return {u"help"_s, colors.subtle};
}

class CardDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + scaled(option.font, index.parent().isValid() ? 9 : 17)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        option.state.setFlag(QStyle::State_HasFocus, false); // the row has it, not the cell
        const QVariant standing = index.data(int(CapabilityModel::Role::Standing));
        if (index.column() != int(Column::Standing) || !standing.isValid()) {
            QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
            return;
        }
        const QString text = std::exchange(option.text, {});
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const Mark mark = markOf(Standing(standing.toInt()), ThemeColors::of(option.palette));
        const int side = scaled(option.font, 15);
        const int gap = scaled(option.font, 6);
        const QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
        const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, inner);
        painter->save();
        painter->drawPixmap(icon, iconPixmap(mark.icon, {side, side}, mark.color, painter->device()->devicePixelRatioF()));
        const QRect words = QStyle::visualRect(option.direction, inner, inner.adjusted(side + gap, 0, 0, 0));
        const bool plain = Standing(standing.toInt()) == Standing::Unknown || Standing(standing.toInt()) == Standing::Declared;
        painter->setPen(plain ? ThemeColors::of(option.palette).subtle : option.palette.color(QPalette::Text));
        painter->drawText(words, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute),
                          option.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
        painter->restore();
    }
};

} // namespace

CapabilityView::CapabilityView(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"capabilityView"_s);
    setItemDelegate(new CardDelegate(this));
    setFrameShape(NoFrame);
    setRootIsDecorated(true);
    setIndentation(scaled(font(), 14));
    setUniformRowHeights(false);
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(true);
    header()->setHighlightSections(false);
}

void CapabilityView::showAll()
{
    expandAll();
    for (int section = 0; section < model()->rowCount(); ++section) {
        const QModelIndex top = model()->index(section, 0);
        setFirstColumnSpanned(section, {}, true);
        for (int row = 0; row < model()->rowCount(top); ++row) {
            const auto *card = qobject_cast<const CapabilityModel *>(model());
            setFirstColumnSpanned(row, top, card != nullptr && card->isSpanned(model()->index(row, 0, top)));
        }
    }
}

void CapabilityView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentEntryChanged();
}

void CapabilityView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

void CapabilityView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void CapabilityView::fitColumns()
{
    if (header()->count() <= int(Column::Standing))
        return;
    const int width = viewport()->width();
    const auto share = [&](Column column, double part, int least) { header()->resizeSection(int(column), std::max(scaled(font(), least), int(width * part))); };
    share(Column::Name, 0.36, 210);
    share(Column::Declared, 0.13, 84);
    share(Column::Profile, 0.15, 84);
    share(Column::Observed, 0.19, 110);
}

} // namespace Provost
