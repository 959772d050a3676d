// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/linespane.h"

#include "import/gridstyles.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Provost {

using Fault = MappingLines::Fault;

LinesDelegate::LinesDelegate(MappingLines &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QWidget *LinesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto choices = m_model.choicesFor(index.row(), index.column());
    const QString name = m_model.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    if (choices.isEmpty()) {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setObjectName(u"lineCell"_s);
        editor->setAccessibleName(name);
        return editor;
    }
    auto *box = new QComboBox(parent);
    box->setObjectName(u"lineCell"_s);
    box->setAccessibleName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setFrame(false);
    for (const auto &[stored, label] : choices)
        box->addItem(label, stored);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return box;
}

void LinesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    if (box == nullptr)
        return QStyledItemDelegate::setEditorData(editor, index);
    const QString now = index.data(Qt::EditRole).toString();
    const int at = box->findData(now);
    box->setCurrentIndex(at);
    if (at < 0)
        box->setEditText(now);
    box->lineEdit()->selectAll();
}

void LinesDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *box = qobject_cast<QComboBox *>(editor);
    if (box == nullptr)
        return QStyledItemDelegate::setModelData(editor, model, index);
    const int at = box->findText(box->currentText(), Qt::MatchFixedString);
    model->setData(index, at >= 0 ? box->itemData(at).toString() : box->currentText());
}

void LinesDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const bool isFact = !(m_model.flags(index) & Qt::ItemIsEditable);
    const auto fault = index.data(int(MappingLines::Role::Fault)).value<Fault>();
    if (isFact)
        option->palette.setColor(QPalette::Text, colors.subtle);
    if (!isFact && option->text.isEmpty()) {
        option->text = tr("to be filled in");
        option->palette.setColor(QPalette::Text, colors.subtle);
    }
    const bool isWrong = (fault == Fault::UnknownColumn && index.column() == 0) || (fault == Fault::UnknownTarget && index.column() == 2) || (fault == Fault::Twice && index.column() == 1);
    if (isWrong) {
        setCellIcon(option, u"error"_s, colors.danger);
        option->palette.setColor(QPalette::Text, colors.danger);
    }
}

LinesPane::LinesPane(MappingLines &lines, const MappingModel &mapping, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_lines(lines)
    , m_mapping(mapping)
    , m_words(words)
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_add(new QPushButton(tr("&Add a Line"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_column(new QComboBox(this))
    , m_fill(new QPushButton(tr("Add &Its Values"), this))
    , m_hint(new HintLabel(words.name + u"Hint"_s, this))
{
    setObjectName(words.name + u"Pane"_s);
    setUpGrid(m_table, words.name + u"Table"_s, words.title);
    m_table->setModel(&m_lines);
    m_table->setItemDelegate(new LinesDelegate(m_lines, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(true); // one types a line cell by cell; Ctrl+Tab and the buttons lead out
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_empty->setObjectName(words.name + u"Empty"_s);
    m_empty->setContent({.icon = u"plus"_s, .title = words.emptyTitle, .text = words.emptyText, .action = tr("Add a Line")});
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_hint->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 16), scaled(font(), 10));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_stack, 1);
    column->addWidget(m_hint);
    makeActions();
    fillColumns();
    showState();
}

QWidget *LinesPane::buildBar()
{
    auto *bar = new QWidget(this);
    m_add->setObjectName(m_words.name + u"Add"_s);
    m_remove->setObjectName(m_words.name + u"Remove"_s);
    m_column->setObjectName(m_words.name + u"Column"_s);
    m_column->setAccessibleName(tr("Column whose values are added"));
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_column->setMinimumContentsLength(20);
    m_fill->setObjectName(m_words.name + u"Fill"_s);
    m_fill->setToolTip(tr("A line for each value that the example rows have in this column"));
    auto *from = new QLabel(tr("&Column of the file"), bar);
    from->setBuddy(m_column);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(from);
    row->addWidget(m_column);
    row->addWidget(m_fill);
    row->addStretch(1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    return bar;
}

void LinesPane::makeActions()
{
    connect(m_add, &QPushButton::clicked, this, &LinesPane::addLine);
    connect(m_empty, &EmptyState::actionTriggered, this, &LinesPane::addLine);
    connect(m_remove, &QPushButton::clicked, this, &LinesPane::removeChosen);
    connect(m_fill, &QPushButton::clicked, this, &LinesPane::addValues);
    connect(makeAction(m_table, m_words.name + u"Delete"_s, u"trash"_s, tr("Remove the line"), QKeySequence(Qt::Key_Delete)), &QAction::triggered, this, &LinesPane::removeChosen);
    connect(makeAction(this, m_words.name + u"Paste"_s, {}, tr("Paste lines"), QKeySequence::Paste), &QAction::triggered, this, &LinesPane::paste);
    connect(&m_mapping, &QAbstractItemModel::modelReset, this, &LinesPane::fillColumns);
    connect(&m_lines, &QAbstractItemModel::modelReset, this, &LinesPane::showState);
    connect(&m_lines, &QAbstractItemModel::rowsInserted, this, &LinesPane::showState);
    connect(&m_lines, &QAbstractItemModel::rowsRemoved, this, &LinesPane::showState);
    connect(&m_lines, &QAbstractItemModel::dataChanged, this, &LinesPane::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LinesPane::showState);
}

void LinesPane::fillColumns()
{
    m_column->clear();
    m_column->addItems(m_mapping.columnNames());
    for (int column = 0; column < m_lines.columnCount(); ++column)
        m_table->setColumnWidth(column, scaled(font(), m_lines.columnCount() > 3 ? 205 : 260));
}

void LinesPane::showState()
{
    m_stack->setCurrentWidget(m_lines.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    m_add->setVisible(m_lines.rowCount() > 0); // else the middle of the page offers it
    m_remove->setVisible(m_lines.rowCount() > 0);
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_fill->setEnabled(m_column->count() > 0);
    const QString wrong = faultWords();
    m_hint->say(wrong.isEmpty() ? m_words.hint : wrong, wrong.isEmpty() ? HintLabel::Tone::Hint : HintLabel::Tone::Warning);
}

/// Of the first line that has one.
QString LinesPane::faultWords() const
{
    for (int row = 0; row < m_lines.rowCount(); ++row) {
        switch (m_lines.faultOf(row)) {
        case Fault::None:
            continue;
        case Fault::Incomplete:
            return tr("Line %1 is not complete and counts for nothing yet.").arg(row + 1);
        case Fault::UnknownColumn:
            return tr("Line %1: the file has no such column. Choose another, or remove the line.").arg(row + 1);
        case Fault::UnknownTarget:
            return tr("Line %1: the provider has no such attribute.").arg(row + 1);
        case Fault::Twice:
            return tr("Line %1: a line above says what becomes of the same.").arg(row + 1);
        }
    }
    return {};
}

/// A new line goes on about the column or table of the one above.
void LinesPane::addLine()
{
    const int last = m_lines.rowCount() - 1;
    const QString first = last >= 0 ? m_lines.line(last).constFirst() : QString();
    const int row = m_lines.addLine({first.isEmpty() ? m_column->currentText() : first});
    m_table->setFocus(Qt::OtherFocusReason);
    const QModelIndex cell = m_lines.index(row, 1);
    m_table->setCurrentIndex(cell);
    m_table->scrollTo(cell);
    m_table->edit(cell);
}

void LinesPane::addValues()
{
    const int before = m_lines.rowCount();
    const int count = m_lines.addValuesOf(m_column->currentText());
    Q_EMIT said(count > 0 ? tr("%Ln line(s) added from the example rows.", nullptr, count) : tr("Every value of this column in the example rows has its line already."));
    if (count == 0)
        return;
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(m_lines.index(before, m_lines.columnCount() > 3 ? 3 : 2)); // what is to be filled in
}

void LinesPane::removeChosen()
{
    QList<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows << index.row();
    m_lines.removeLines(rows);
}

void LinesPane::paste()
{
    const int count = m_lines.paste(QApplication::clipboard()->text());
    Q_EMIT said(tr("%Ln line(s) pasted.", nullptr, count));
}

} // namespace Provost
