// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/attributeview.h"

#include "browse/attributedelegate.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

ResourceReference referenceAt(const QModelIndex &index)
{
    return {.type = index.data(int(AttributeTreeModel::Role::ReferenceType)).toString(),
            .id = index.data(int(AttributeTreeModel::Role::ReferenceId)).toString()};
}

} // namespace

AttributeView::AttributeView(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"attributeView"_s);
    setAccessibleName(tr("Attributes"));
    setItemDelegate(new AttributeDelegate(this));
    setFrameShape(NoFrame);
    setHeaderHidden(true);
    setWordWrap(true);
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    setIndentation(scaled(font(), 12));
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(20);
}

void AttributeView::setAttributeModel(AttributeTreeModel *model)
{
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &AttributeView::onReset);
    divide();
}

void AttributeView::onReset()
{
    // Sections open; elements of multi-valued attributes too, members of complex ones only where the line above does not name them.
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex section = model()->index(row, 0);
        expand(section);
        for (int i = 0; i < model()->rowCount(section); ++i) {
            const QModelIndex attribute = model()->index(i, 0, section);
            const bool many = model()->index(0, 0, attribute).data(int(AttributeTreeModel::Role::Kind)).toInt()
                == int(AttributeTreeModel::Kind::Element);
            const bool unnamed = attribute.siblingAtColumn(1).data().toString().isEmpty();
            if ((many && model()->rowCount(attribute) <= 10) || unnamed)
                expand(attribute);
        }
    }
}

void AttributeView::resizeEvent(QResizeEvent *event)
{
    divide();
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // wrapped values have another height now
}

void AttributeView::divide()
{
    if (header()->count() > 0)
        header()->resizeSection(0, std::clamp(viewport()->width() * 43 / 100, scaled(font(), 120), scaled(font(), 240)));
}

void AttributeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyValue();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return follow(currentIndex());
    QTreeView::keyPressEvent(event);
}

bool AttributeView::isLinkAt(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    return index.column() == int(AttributeTreeModel::Column::Value) && referenceAt(index).isValid();
}

void AttributeView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    viewport()->setCursor(isLinkAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void AttributeView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && isLinkAt(event->pos()))
        follow(indexAt(event->pos()));
}

void AttributeView::follow(const QModelIndex &index)
{
    const ResourceReference reference = referenceAt(index);
    if (reference.isValid())
        Q_EMIT referenceActivated(reference);
    else if (index.isValid())
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
}

void AttributeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const auto name = AttributeName::parse(index.data(int(AttributeTreeModel::Role::Path)).toString());
    if (index.column() == int(AttributeTreeModel::Column::Value) && name && !isLinkAt(event->pos()))
        Q_EMIT editRequested(*name);
    else
        QTreeView::mouseDoubleClickEvent(event);
}

void AttributeView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    QMenu *menu = makeContextMenu(this);
    menu->addAction(tr("&Copy Value"), QKeySequence::Copy, this, &AttributeView::copyValue);
    const QString path = index.data(int(AttributeTreeModel::Role::Path)).toString();
    menu->addAction(tr("Copy Attribute &Name"), this, [this, path] { copyText(path); });
    if (referenceAt(index).isValid())
        menu->addAction(tr("&Open"), this, [this, target = QPersistentModelIndex(index)] { follow(target); });
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void AttributeView::copyValue()
{
    copyText(currentIndex().data(int(AttributeTreeModel::Role::CopyText)).toString());
}

void AttributeView::copyText(const QString &text)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT said(tr("Copied: %1").arg(text.simplified().left(60)));
}

void AttributeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const ThemeColors colors = ThemeColors::of(palette());
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, colors.selection);
    else if (!index.parent().isValid())
        painter->fillRect(rect, palette().color(QPalette::Window));
    QTreeView::drawBranches(painter, rect, index);
}

} // namespace Provost
