// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/reportpane.h"

#include "import/gridstyles.h"
#include "import/importwords.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int mostShown = 2000; ///< rows that were not done; the files have all

} // namespace

ReportPane::ReportPane(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_waiting(new EmptyState(this))
    , m_counts(new QLabel(this))
    , m_rejects(new QPushButton(tr("Save &Rejects…"), this))
    , m_report(new QPushButton(tr("Save Re&port…"), this))
    , m_another(new QPushButton(tr("Import Another &File"), this))
    , m_table(new QTableWidget(this))
{
    setObjectName(u"reportStep"_s);
    m_waiting->setObjectName(u"reportWaiting"_s);
    m_waiting->setContent({.icon = u"changes"_s,
                           .title = tr("Ready to be reviewed"),
                           .text = tr("The changes wait in the review, where they are applied. What came of each row is told here afterwards."),
                           .action = tr("Go to the Re&view")});
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(buildReport());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_stack);
    connect(m_waiting, &EmptyState::actionTriggered, this, &ReportPane::reviewRequested);
    connect(m_rejects, &QPushButton::clicked, this, &ReportPane::askRejects);
    connect(m_report, &QPushButton::clicked, this, &ReportPane::askReport);
    connect(m_another, &QPushButton::clicked, this, &ReportPane::anotherRequested);
    connect(&m_session, &ImportSession::reported, this, &ReportPane::refresh);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        const Result<QString> written = m_writing.result();
        if (written)
            Q_EMIT said(tr("Saved to %1.").arg(*written));
        else
            Q_EMIT failed(written.error());
    });
}

QWidget *ReportPane::buildReport()
{
    auto *pane = new QWidget(this);
    m_counts->setObjectName(u"reportCounts"_s);
    m_counts->setWordWrap(true);
    m_rejects->setObjectName(u"reportRejects"_s);
    m_rejects->setToolTip(tr("Your own rows that were not done, with the reason behind; imports again as it is"));
    m_report->setObjectName(u"reportSave"_s);
    m_report->setToolTip(tr("Every row and what came of it, as CSV, HTML or Excel"));
    m_another->setObjectName(u"reportAnother"_s);
    setUpGrid(m_table, u"reportRows"_s, tr("Rows that were not done"));
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({tr("Row"), tr("Who"), tr("Outcome"), tr("Why, and what to do")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_counts, 1);
    row->addWidget(m_rejects);
    row->addWidget(m_report);
    row->addWidget(m_another);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    return pane;
}

void ReportPane::refresh()
{
    const auto &report = m_session.report();
    m_stack->setCurrentIndex(report ? 1 : 0);
    if (!report)
        return;
    QStringList counts;
    bool anyOpen = false;
    for (const RowResult::Status status : {RowResult::Status::Created, RowResult::Status::Updated, RowResult::Status::Unchanged, RowResult::Status::Rejected,
                                           RowResult::Status::Failed, RowResult::Status::NotReached, RowResult::Status::Planned}) {
        const int count = report->count(status);
        if (count > 0)
            counts << tr("%1: %L2", "a count of rows").arg(statusWords(status)).arg(count);
        anyOpen = anyOpen || (count > 0 && status >= RowResult::Status::Rejected && status != RowResult::Status::Planned);
    }
    m_counts->setText(counts.join(u"  ·  "_s));
    m_rejects->setEnabled(anyOpen);
    fillTable();
}

void ReportPane::fillTable()
{
    const ImportReport &report = *m_session.report();
    m_table->setRowCount(0);
    for (qsizetype i = 0; i < report.results.size() && m_table->rowCount() < mostShown; ++i) {
        const RowResult &result = report.results[i];
        if (result.isDone())
            continue;
        const ImportPlan::Row &row = report.import.rows[i];
        const int at = m_table->rowCount();
        QString why = result.reason;
        if (result.status == RowResult::Status::Rejected && !row.problems.isEmpty())
            why = problemWords(row.problems.constFirst());
        m_table->insertRow(at);
        const QStringList texts {QLocale().toString(row.row), row.label, statusWords(result.status), why};
        for (int column = 0; column < texts.size(); ++column) {
            auto item = std::make_unique<QTableWidgetItem>(texts[column]);
            item->setToolTip(column == 3 ? QStringList {result.scimType, result.requestId, result.advice}.join(u'\n').trimmed() : QString());
            m_table->setItem(at, column, item.release()); // the table owns it
        }
    }
    fitColumns(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void ReportPane::askRejects()
{
    auto *dialog = new QFileDialog(this, tr("Save the Rows That Were Not Done"));
    dialog->setObjectName(u"rejectsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilter(tr("CSV (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) { write(name, true); });
    dialog->open();
}

void ReportPane::askReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the Report"));
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel (*.xlsx)"), tr("Web page (*.html)"), tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(u"xlsx"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) { write(name, false); });
    dialog->open();
}

void ReportPane::write(const QString &fileName, bool rejects)
{
    if (!m_session.report() || m_writing.isRunning())
        return;
    const char delimiter = m_session.options().dialect.delimiter;
    m_writing.setFuture(QtConcurrent::run([report = *m_session.report(), fileName, rejects, delimiter]() -> Result<QString> {
        const auto written = rejects ? report.saveRejects(fileName, delimiter) : report.save(fileName);
        return written ? Result<QString>(fileName) : Result<QString>(written.error());
    }));
}

} // namespace Provost
