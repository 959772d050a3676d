// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/columnchooser.h"

#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int indexRole = Qt::UserRole + 1; ///< into the list of all columns

} // namespace

ColumnChooser::ColumnChooser(const QList<Column> &all, const QList<Column> &shown, const QList<Column> &defaults, QWidget *parent)
    : QDialog(parent)
    , m_all(all)
    , m_defaults(defaults)
    , m_find(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"columnChooser"_s);
    setWindowTitle(tr("Columns"));
    build();
    fill(shown);
    resize(scaled(font(), 400), scaled(font(), 520));
}

void ColumnChooser::build()
{
    m_find->setObjectName(u"columnFind"_s);
    m_find->setAccessibleName(tr("Find a column"));
    m_find->setPlaceholderText(tr("Find a column"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(themedIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"columnList"_s);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(1);
    auto *up = makeIconButton(this, u"columnUp"_s, u"chevron-up"_s, tr("Move up"), QKeySequence(u"Alt+Up"_s));
    auto *down = makeIconButton(this, u"columnDown"_s, u"chevron-down"_s, tr("Move down"), QKeySequence(u"Alt+Down"_s));
    up->setShortcut(QKeySequence(u"Alt+Up"_s));
    down->setShortcut(QKeySequence(u"Alt+Down"_s));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *reset = buttons->addButton(tr("&Reset"), QDialogButtonBox::ResetRole);
    reset->setObjectName(u"columnReset"_s);
    reset->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);

    connect(m_find, &QLineEdit::textChanged, this, &ColumnChooser::filterBy);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::onEdited);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::onEdited);
    connect(up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(reset, &QPushButton::clicked, this, [this] {
        fill(m_defaults);
        onEdited();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *row = new QHBoxLayout;
    row->addWidget(m_find, 1);
    row->addWidget(up);
    row->addWidget(down);
    auto *hint = new QLabel(tr("Tick what the table shows. Drag to change the order."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
}

QList<Column> ColumnChooser::chosen() const
{
    QList<Column> columns;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            columns.append(m_all.at(item->data(indexRole).toInt()));
    }
    return columns;
}

void ColumnChooser::fill(const QList<Column> &shown)
{
    const QScopedValueRollback guard(m_filling, true);
    m_list->clear();
    const auto add = [this](qsizetype index, bool ticked) {
        const Column &column = m_all.at(index);
        auto *item = new QListWidgetItem(column.title, m_list);
        item->setToolTip(column.name.toString());
        item->setData(indexRole, int(index));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    };
    const auto placeOf = [](const QList<Column> &columns, const AttributeName &name) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&name](const Column &column) { return column.name == name; });
        return found == columns.end() ? -1 : std::distance(columns.begin(), found);
    };
    for (const Column &column : shown) {
        if (const auto index = placeOf(m_all, column.name); index >= 0)
            add(index, true);
    }
    for (qsizetype index = 0; index < m_all.size(); ++index) {
        if (placeOf(shown, m_all.at(index).name) < 0)
            add(index, false);
    }
    m_list->setCurrentRow(0);
    filterBy(m_find->text());
}

void ColumnChooser::filterBy(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool hit = item->text().contains(text, Qt::CaseInsensitive) || item->toolTip().contains(text, Qt::CaseInsensitive);
        item->setHidden(!hit);
    }
}

void ColumnChooser::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    int to = from + by;
    while (to >= 0 && to < m_list->count() && m_list->item(to)->isHidden())
        to += by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    {
        const QScopedValueRollback guard(m_filling, true);
        m_list->insertItem(to, m_list->takeItem(from));
        m_list->setCurrentRow(to);
    }
    onEdited();
}

void ColumnChooser::onEdited()
{
    const QList<Column> columns = chosen();
    if (!m_filling && !columns.isEmpty())
        Q_EMIT columnsChanged(columns);
}

} // namespace Provost
