// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/filepane.h"

#include "import/dialectbar.h"
#include "import/gridstyles.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Provost {

FilePane::FilePane(ImportSession &session, const QList<ResourceType> &types, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_name(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_type(new QComboBox(this))
    , m_dialect(new DialectBar(session, this))
    , m_table(new QTableView(this))
{
    setObjectName(u"fileStep"_s);
    m_empty->setObjectName(u"importEmpty"_s);
    m_empty->setContent({.icon = u"download"_s,
                         .title = tr("Bring a table of people"),
                         .text = tr("Drop a file here, or copy rows in a spreadsheet and press Ctrl+V. CSV in any dialect, Excel (XLSX) and OpenDocument (ODS) are read as they are, "
                                    "with your own column names. Nothing changes before you have seen and reviewed what would."),
                         .action = tr("Choose a &File…")});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildLoaded(types));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, &FilePane::chooseFile);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] { m_session.setResourceType(m_type->currentData().toString()); });
    refresh();
}

QWidget *FilePane::buildLoaded(const QList<ResourceType> &types)
{
    auto *pane = new QWidget(this);
    m_name->setObjectName(u"importFile"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_facts->setObjectName(u"importFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_type->setObjectName(u"importType"_s);
    m_type->setAccessibleName(tr("Each row is"));
    for (const ResourceType &type : types)
        m_type->addItem(type.name, type.name);
    auto *label = new QLabel(tr("Each row &is a"), pane);
    label->setBuddy(m_type);
    auto *another = new QPushButton(tr("Another &File…"), pane);
    another->setObjectName(u"importAnother"_s);
    connect(another, &QPushButton::clicked, this, &FilePane::chooseFile);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 16), scaled(font(), 4));
    top->setSpacing(scaled(font(), 10));
    top->addWidget(m_name);
    top->addWidget(m_facts, 1);
    top->addWidget(label);
    top->addWidget(m_type);
    top->addWidget(another);
    setUpGrid(m_table, u"importPreview"_s, tr("First rows of the file"));
    m_table->setModel(&m_session.previewModel());
    m_table->setItemDelegate(new PreviewDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_dialect);
    column->addWidget(m_table, 1);
    return pane;
}

void FilePane::refresh()
{
    const bool loaded = m_session.hasTable();
    m_stack->setCurrentIndex(loaded ? 1 : 0);
    if (!loaded)
        return;
    const TableSample &sample = m_session.sample();
    m_name->setText(m_session.title().isEmpty() ? tr("Pasted rows") : m_session.title());
    QStringList facts {QLocale().formattedDataSize(sample.bytes), tr("%n column(s)", nullptr, int(sample.header.names.size()))};
    const int rows = int(sample.dataRows().size());
    facts << (sample.rows.size() < TableSample::mostRows ? tr("%n row(s)", nullptr, rows) : tr("the first %n row(s)", nullptr, rows));
    m_facts->setText(facts.join(u"  ·  "_s));
    const QSignalBlocker silent(m_type);
    m_type->setCurrentIndex(m_type->findData(m_session.type().name));
    m_dialect->setSample(sample);
    fitColumns(m_table);
}

void FilePane::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Table"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.ods)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FilePane::chosen);
    dialog->open();
}

} // namespace Provost
