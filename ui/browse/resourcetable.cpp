// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resourcetable.h"

#include "browse/resourcedelegate.h"
#include "browse/resourceheader.h"
#include "directory/resourcetablemodel.h"
#include "widgets/dragsource.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Provost {

ResourceTable::ResourceTable(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(u"resourceTable"_s);
    setAccessibleName(tr("Results"));
    setItemDelegate(m_delegate = new ResourceDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDragEnabled(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyFont();
}

void ResourceTable::setResourceModel(ResourceTableModel *model)
{
    m_model = model;
    m_header = new ResourceHeader(*model, this);
    m_header->setObjectName(u"resourceHeader"_s);
    setHorizontalHeader(m_header);
    m_header->setStretchLastSection(true);
    m_header->setMinimumSectionSize(scaled(font(), 48));
    m_header->setSortIndicatorShown(true);
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    m_header->show();
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ResourceTable::announceVisibleRows, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ResourceTable::announceVisibleRows, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ResourceTable::announceVisibleRows, Qt::QueuedConnection);
}

std::pair<int, int> ResourceTable::visibleRows() const
{
    const int rows = m_model ? m_model->rowCount() : 0;
    if (rows == 0 || viewport()->height() <= 0)
        return {-1, -1};
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    return {first < 0 ? 0 : first, last < 0 ? rows - 1 : last};
}

qint64 ResourceTable::selectedCount() const
{
    qint64 count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        count += range.height();
    return count;
}

QList<int> ResourceTable::selectedRowNumbers() const
{
    QList<int> rows;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.resize(std::distance(rows.begin(), std::unique(rows.begin(), rows.end())));
    return rows;
}

void ResourceTable::keyboardSearch(const QString &text)
{
    if (!text.trimmed().isEmpty())
        Q_EMIT lettersTyped(text);
}

void ResourceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    announceVisibleRows();
}

void ResourceTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        announceVisibleRows();
}

void ResourceTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    announceVisibleRows();
}

void ResourceTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyFont();
}

void ResourceTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT enterPressed();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ResourceTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex cell = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && cell.isValid())
        Q_EMIT cellActivated(cell);
}

void ResourceTable::paintEvent(QPaintEvent *event)
{
    m_delegate->beginPaint();
    QTableView::paintEvent(event);
    if (m_waiting && m_model->rowCount() == 0)
        paintWaitingRows();
    if (hasFocus() && currentIndex().isValid())
        paintFocusRow();
}

void ResourceTable::setWaiting(bool waiting)
{
    m_waiting = waiting;
    viewport()->update();
}

void ResourceTable::paintWaitingRows()
{
    QPainter painter(viewport());
    const int height = verticalHeader()->defaultSectionSize();
    const int rows = std::min(viewport()->height() / std::max(1, height), 12);
    for (int row = 0; row < rows; ++row) {
        painter.setOpacity(1.0 - row / double(rows));
        for (int column = 0; column < m_header->count(); ++column) {
            const QRect cell(m_header->sectionViewportPosition(column), row * height, m_header->sectionSize(column), height);
            ResourceDelegate::paintWaiting(painter, *this, cell, row * 31 + column * 17);
        }
    }
}

void ResourceTable::paintFocusRow()
{
    const int row = currentIndex().row();
    QPainter painter(viewport());
    const QRect line(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    painter.setPen(QPen(ThemeColors::of(palette()).accent, 1.5));
    painter.drawRect(line.adjusted(1, 0, -2, -1));
}

void ResourceTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT selectionRangesChanged();
}

/// People and groups into lists of memberships, or as text into other programs.
void ResourceTable::startDrag(Qt::DropActions)
{
    const PrincipalDrag drag = m_model->dragOf(selectedRowNumbers());
    if (drag.principals.isEmpty())
        return;
    const QString words = drag.principals.size() == 1 ? drag.principals.first().label() : tr("%Ln rows", nullptr, int(drag.principals.size()));
    Provost::startDrag(*this, drag.toMimeData(), words, Qt::CopyAction);
}

void ResourceTable::announceVisibleRows()
{
    const auto rows = visibleRows();
    if (m_model && rows.first >= 0)
        m_model->setVisibleRange(rows.first, rows.second);
    if (rows == m_announced)
        return;
    m_announced = rows;
    Q_EMIT visibleRowsChanged();
}

void ResourceTable::applyFont()
{
    const int height = fontMetrics().height() + scaled(font(), 13);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace Provost
