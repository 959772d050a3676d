// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/mappingpane.h"

#include "import/gridstyles.h"
#include "import/lineform.h"
#include "import/linespane.h"
#include "import/templatemenu.h"
#include "widgets/buttons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

MappingPane::MappingPane(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(session.mappingModel())
    , m_rules(m_model)
    , m_lookups(m_model)
    , m_mode(new QComboBox(this))
    , m_firstKey(new QComboBox(this))
    , m_secondKey(new QComboBox(this))
    , m_clear(new QCheckBox(tr("An &empty cell empties the attribute"), this))
    , m_templates(new TemplateMenu(session, this))
    , m_tabs(new QTabBar(this))
    , m_parts(new QStackedWidget(this))
    , m_missing(new MessageStrip(this))
    , m_table(new QTableView(this))
    , m_form(new LineForm(m_model, this))
{
    setObjectName(u"mappingStep"_s);
    setUpGrid(m_table, u"mappingTable"_s, tr("Which column becomes what"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new MappingDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers); // the form below edits
    m_table->verticalHeader()->hide();
    m_missing->setObjectName(u"mappingMissing"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildOptions());
    column->addWidget(m_missing);
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    buildLines();
    connectOptions();
    refresh();
}

QWidget *MappingPane::buildOptions()
{
    auto *bar = new QWidget(this);
    m_mode->setObjectName(u"importMode"_s);
    m_mode->setAccessibleName(tr("What the import may do"));
    m_mode->addItem(tr("Create and update"), int(ImportMode::Upsert));
    m_mode->addItem(tr("Only create"), int(ImportMode::Create));
    m_mode->addItem(tr("Only update"), int(ImportMode::Update));
    m_mode->addItem(tr("Create, update, list who is missing"), int(ImportMode::Mirror));
    m_firstKey->setObjectName(u"matchFirst"_s);
    m_firstKey->setAccessibleName(tr("Rows are matched by"));
    m_secondKey->setObjectName(u"matchSecond"_s);
    m_secondKey->setAccessibleName(tr("And if that finds nothing, by"));
    m_clear->setObjectName(u"clearEmpty"_s);
    for (QComboBox *box : {m_firstKey, m_secondKey}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_mode->setMinimumContentsLength(15);
    auto *match = new QLabel(tr("&Match by"), bar);
    match->setBuddy(m_firstKey);
    auto *then = new QLabel(tr("t&hen by"), bar);
    then->setBuddy(m_secondKey);
    auto *add = makeIconButton(bar, u"addValue"_s, u"plus"_s, tr("Add a value made of several columns"), QKeySequence(u"Ctrl+Shift+N"_s));
    connect(add, &QToolButton::clicked, this, &MappingPane::addValue);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(m_mode);
    row->addWidget(match);
    row->addWidget(m_firstKey);
    row->addWidget(then);
    row->addWidget(m_secondKey);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(add);
    row->addWidget(m_templates);
    return bar;
}

/// Columns, rules and look-up tables: one mapping, seen from three sides.
void MappingPane::buildLines()
{
    auto *columns = new QWidget(m_parts);
    auto *column = new QVBoxLayout(columns);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_form);
    auto *rules = new LinesPane(m_rules, m_model,
                                {.name = u"rules"_s,
                                 .title = tr("What follows from what a column says"),
                                 .hint = tr("Where Department says Harbour, “Groups” become “Harbour; Staff”, “Title” becomes “Pilot”. Several groups are cut at semicolons; capitals do not matter."),
                                 .emptyTitle = tr("No rules"),
                                 .emptyText = tr("A rule gives groups or values to everybody whose row says something in a column: a department its groups, a site its time zone.")},
                                m_parts);
    auto *lookups = new LinesPane(m_lookups, m_model,
                                  {.name = u"lookups"_s,
                                   .title = tr("Look-up tables"),
                                   .hint = tr("An expression asks a table by its name: {Department|lookup:Cost centers}. A value that no line has is a problem of its row; {…|lookup:…|default:…} helps only empty cells."),
                                   .emptyTitle = tr("No look-up tables"),
                                   .emptyText = tr("A table says what is meant by what the file says: a code a name, a department its cost center. Lines can be pasted from a spreadsheet.")},
                                  m_parts);
    m_tabs->setObjectName(u"mappingTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the mapping"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (QWidget *part : std::initializer_list<QWidget *> {columns, rules, lookups}) {
        m_parts->addWidget(part);
        m_tabs->addTab({});
    }
    connect(m_tabs, &QTabBar::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
    connect(rules, &LinesPane::said, this, &MappingPane::said);
    connect(lookups, &LinesPane::said, this, &MappingPane::said);
    for (MappingLines *lines : std::initializer_list<MappingLines *> {&m_rules, &m_lookups}) {
        connect(lines, &QAbstractItemModel::modelReset, this, &MappingPane::showTabs);
        connect(lines, &QAbstractItemModel::rowsInserted, this, &MappingPane::showTabs);
        connect(lines, &QAbstractItemModel::rowsRemoved, this, &MappingPane::showTabs);
    }
    showTabs();
}

void MappingPane::showTabs()
{
    const auto counted = [](const QString &name, int count) {
        //: the name of a tab and how many are in it
        return count == 0 ? name : tr("%1 (%L2)").arg(name).arg(count);
    };
    m_tabs->setTabText(0, tr("Co&lumns"));
    m_tabs->setTabText(1, counted(tr("R&ules"), m_rules.rowCount()));
    m_tabs->setTabText(2, counted(tr("Loo&k-up Tables"), m_lookups.rowCount()));
}

void MappingPane::connectOptions()
{
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] { m_session.setMode(ImportMode(m_mode->currentData().toInt())); });
    connect(m_clear, &QCheckBox::toggled, &m_model, &MappingModel::setClearsEmpty);
    for (QComboBox *box : {m_firstKey, m_secondKey})
        connect(box, &QComboBox::activated, this, &MappingPane::chooseKeys);
    connect(&m_model, &MappingModel::edited, this, [this] {
        fillKeys();
        showMissing();
    });
    connect(m_templates, &TemplateMenu::said, this, &MappingPane::said);
    connect(m_templates, &TemplateMenu::failed, this, &MappingPane::failed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) { m_form->setLine(current.row()); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() == int(MappingModel::Column::Value))
            m_form->focusValue();
        else
            m_form->focusTarget();
    });
    connect(m_table, &QTableView::doubleClicked, m_table, &QTableView::activated);
    connect(makeAction(m_table, u"mappingEdit"_s, u"edit"_s, tr("Change what the column becomes"), QKeySequence(Qt::Key_F2)), &QAction::triggered, m_form, &LineForm::focusTarget);
    connect(makeAction(this, u"mappingAdd"_s, u"plus"_s, tr("Add a value made of several columns"), QKeySequence(u"Ctrl+Shift+N"_s)), &QAction::triggered, this,
            &MappingPane::addValue);
    connect(makeAction(m_table, u"mappingUnuse"_s, u"close"_s, tr("Do not use the column"), QKeySequence(Qt::Key_Delete)), &QAction::triggered, this, [this] {
        if (m_table->currentIndex().isValid())
            m_model.setTarget(m_table->currentIndex().row(), {});
    });
}

void MappingPane::refresh()
{
    m_filling = true;
    m_mode->setCurrentIndex(m_mode->findData(int(m_session.options().mode)));
    m_clear->setChecked(m_model.clearsEmpty());
    m_filling = false;
    fillKeys();
    showMissing();
    QHeaderView *header = m_table->horizontalHeader();
    const auto width = [this, header](MappingModel::Column column, double px) { header->resizeSection(int(column), scaled(font(), px)); };
    width(MappingModel::Column::Source, 230);
    width(MappingModel::Column::Sample, 200);
    width(MappingModel::Column::Target, 210);
    width(MappingModel::Column::Value, 200);
    header->setStretchLastSection(true);
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0) {
        int row = 0; // the first one that wants a decision
        for (int i = m_model.rowCount() - 1; i >= 0; --i) {
            if (m_model.line(i).confidence < 0.9 || m_model.line(i).target.isEmpty())
                row = i;
        }
        m_table->setCurrentIndex(m_model.index(row, 0));
    }
}

void MappingPane::fillKeys()
{
    const QStringList paths = m_model.mappedPaths();
    m_filling = true;
    for (QComboBox *box : {m_firstKey, m_secondKey}) {
        box->clear();
        box->addItem(box == m_firstKey ? tr("choose…") : tr("nothing else"), QString());
        for (const QString &path : paths) {
            const ImportTarget *target = m_model.target(path);
            box->addItem(target != nullptr ? target->label : path, path);
        }
        const QString now = m_model.matchPaths().value(box == m_firstKey ? 0 : 1);
        box->setCurrentIndex(std::max(0, box->findData(now)));
    }
    m_secondKey->setEnabled(!m_model.matchPaths().isEmpty());
    m_filling = false;
}

void MappingPane::chooseKeys()
{
    if (m_filling)
        return;
    QStringList keys;
    for (const QComboBox *box : {m_firstKey, m_secondKey}) {
        const QString path = box->currentData().toString();
        if (!path.isEmpty() && !keys.contains(path))
            keys << path;
    }
    m_model.setMatch(keys + m_model.matchPaths().mid(2));
}

void MappingPane::showMissing()
{
    QStringList names;
    const QList<ImportTarget> missing = m_session.options().mode == ImportMode::Update ? QList<ImportTarget>() : m_model.missing();
    for (const ImportTarget &target : missing) {
        if (target.path != "password"_L1) // they can be made, which the plan offers
            names << target.label;
    }
    const bool noKey = m_model.matchPaths().isEmpty();
    const QStringList stray = m_model.strayColumns();
    m_missing->setVisible(noKey || !stray.isEmpty() || !names.isEmpty());
    if (!stray.isEmpty())
        m_missing->setMessage(MessageStrip::Tone::Danger, tr("Rules ask for columns that this file does not have: %1. Under “Rules”, choose other columns or remove these lines.").arg(stray.join(u", "_s)));
    else if (noKey)
        m_missing->setMessage(MessageStrip::Tone::Danger, tr("Say which column tells whom a row is about: it must become the user name, an external id or another key."));
    else
        m_missing->setMessage(MessageStrip::Tone::Warning, tr("To create somebody the provider needs more: %1. No column becomes it.").arg(names.join(u", "_s)));
}

void MappingPane::addValue()
{
    m_tabs->setCurrentIndex(0);
    const int row = m_model.addLine();
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->scrollToBottom();
    m_form->focusTarget();
}

} // namespace Provost
