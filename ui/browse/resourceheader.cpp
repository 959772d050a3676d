// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resourceheader.h"

#include "directory/resourcetablemodel.h"
#include "widgets/buttons.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

namespace Provost {

ResourceHeader::ResourceHeader(const ResourceTableModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorClearable(true);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setTextElideMode(Qt::ElideRight);
}

bool ResourceHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = logicalIndexAt(help->pos());
        if (column >= 0)
            QToolTip::showText(help->globalPos(), tipFor(column), this);
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

QString ResourceHeader::tipFor(int column) const
{
    const Column &shown = m_model.columns().at(column);
    const QString path = shown.name.toString();
    if (shown.sortable)
        return tr("%1\n%2\nClick to sort; the server does it.").arg(shown.title, path);
    return tr("%1\n%2\n%3 does not sort by this column.").arg(shown.title, path, m_serviceName);
}

void ResourceHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const int column = logicalIndexAt(event->pos());
    QMenu *menu = makeContextMenu(this);
    if (column >= 0) {
        menu->addAction(tr("&Hide This Column"), this, [this, column] { Q_EMIT hideRequested(column); })->setEnabled(count() > 1);
        menu->addAction(tr("&Fit to Contents"), this, [this, column] { Q_EMIT fitRequested(column); });
        menu->addSeparator();
    }
    menu->addAction(tr("&Choose Columns…"), this, &ResourceHeader::chooserRequested);
    menu->popup(event->globalPos());
}

} // namespace Provost
