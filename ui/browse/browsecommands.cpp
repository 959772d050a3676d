// SPDX-License-Identifier: GPL-3.0-or-later
// What a browse page does with its selection: copy, menu, filter by a cell.
#include "browse/browsepage.h"

#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "widgets/buttons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Provost {

void BrowsePage::showTableMenu(const QPoint &pos)
{
    const QModelIndex index = m_table->indexAt(pos);
    QMenu *menu = makeContextMenu(this);
    menu->addActions(m_table->actions());
    if (index.isValid()) {
        menu->addSeparator();
        menu->addAction(tr("&Filter for This Value"), this, [this, cell = QPersistentModelIndex(index)] { filterByCell(cell); });
    }
    menu->popup(m_table->viewport()->mapToGlobal(pos));
}

void BrowsePage::filterByCell(const QModelIndex &index)
{
    const Column &column = m_model->columns().at(index.column());
    const Json value = m_model->resourceAt(index.row()).value(column.name);
    const bool plain = value.isString() || value.isBool() || value.isNumber();
    setFilterText((plain ? Filter::compare(column.name, CompareOp::Eq, value) : Filter::present(column.name)).toString());
}

void BrowsePage::copyCsv()
{
    const QList<int> rows = m_table->selectedRowNumbers();
    int missing = 0;
    copy(m_model->toCsv(rows, &missing).toUtf8(), "text/csv", int(rows.size()), missing);
}

void BrowsePage::copyJson()
{
    const QList<int> rows = m_table->selectedRowNumbers();
    int missing = 0;
    copy(m_model->toJson(rows, &missing), "application/json", int(rows.size()), missing);
}

void BrowsePage::copyIds()
{
    QStringList ids;
    const QList<int> rows = m_table->selectedRowNumbers();
    for (const int row : rows) {
        if (const QString id = m_model->resourceAt(row).id(); !id.isEmpty())
            ids.append(id);
    }
    copy(ids.join(u'\n').toUtf8(), "text/plain", int(rows.size()), int(rows.size() - ids.size()));
}

void BrowsePage::copy(const QByteArray &text, const char *mimeType, int rows, int missing)
{
    if (rows == 0)
        return Q_EMIT said(tr("Nothing is selected."));
    auto *copied = new QMimeData; // the clipboard owns it
    copied->setText(QString::fromUtf8(text));
    if (QLatin1StringView(mimeType) != "text/plain"_L1)
        copied->setData(QString::fromLatin1(mimeType), text);
    QGuiApplication::clipboard()->setMimeData(copied);
    const QString words = tr("%n row(s) copied.", nullptr, rows - missing);
    Q_EMIT said(missing > 0 ? words + u' ' + tr("%n selected row(s) are not read yet and were left out.", nullptr, missing) : words);
}

} // namespace Provost
