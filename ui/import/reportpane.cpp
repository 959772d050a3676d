// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/reportpane.h"

#include "import/gridstyles.h"
#include "import/handoutsheet.h"
#include "import/importwords.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

ReportPane::ReportPane(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_waiting(new EmptyState(this))
    , m_counts(new QLabel(this))
    , m_rejects(new QPushButton(tr("Save &Rejects…"), this))
    , m_report(new QPushButton(tr("Save Re&port…"), this))
    , m_undo(new QPushButton(tr("&Take Back…"), this))
    , m_another(new QPushButton(tr("Import Another &File"), this))
    , m_passwords(new MessageStrip(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"reportStep"_s);
    m_waiting->setObjectName(u"reportWaiting"_s);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(buildReport());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_passwords->setObjectName(u"reportPasswords"_s);
    m_passwords->hide();
    column->addWidget(m_passwords);
    column->addWidget(m_stack);
    connect(m_waiting, &EmptyState::actionTriggered, this, &ReportPane::reviewRequested);
    connect(m_rejects, &QPushButton::clicked, this, &ReportPane::askRejects);
    connect(m_report, &QPushButton::clicked, this, &ReportPane::askReport);
    connect(m_undo, &QPushButton::clicked, this, &ReportPane::undoRequested);
    connect(m_another, &QPushButton::clicked, this, &ReportPane::anotherRequested);
    connect(m_passwords, &MessageStrip::actionTriggered, this, [this] { m_printed.isEmpty() ? askPrint() : forgetPrinted(); });
    connect(m_passwords, &MessageStrip::secondTriggered, this, &ReportPane::askPrint);
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
    m_undo->setObjectName(u"reportUndo"_s);
    m_another->setObjectName(u"reportAnother"_s);
    setUpGrid(m_table, u"reportRows"_s, tr("Rows that were not done"));
    m_table->setModel(&m_rows);
    m_table->setItemDelegate(new ReportRowDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_counts, 1);
    row->addWidget(m_rejects);
    row->addWidget(m_report);
    row->addWidget(m_undo);
    row->addWidget(m_another);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    return pane;
}

/// Until all of it was in a run the review is where to go on.
void ReportPane::showWaiting()
{
    const bool isPart = m_session.report().has_value();
    m_waiting->setContent({.icon = u"changes"_s,
                           .title = isPart ? tr("%Ln object(s) of the import wait in the review", nullptr, int(m_session.waiting())) : tr("Ready to be reviewed"),
                           .text = isPart ? tr("Only some were applied so far. What came of each row is told here when the others are applied too, or taken out of the changes.")
                                          : tr("The changes wait in the review, where they are applied. What came of each row is told here afterwards."),
                           .action = tr("Go to the Re&view")});
}

void ReportPane::refresh()
{
    const auto &report = m_session.report();
    const bool isWhole = report && m_session.waiting() == 0;
    m_stack->setCurrentIndex(isWhole ? 1 : 0);
    showPasswords();
    if (!isWhole)
        return showWaiting();
    const int runs = int(m_session.runs().size());
    m_undo->setToolTip(runs > 1 ? tr("The import was carried out in %Ln run(s). The last one is taken back here, the others in Activity", nullptr, runs)
                                : tr("Reads what the import has left and shows what would undo it; nothing is sent before you have reviewed that"));
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
    m_undo->setEnabled(report->count(RowResult::Status::Created) + report->count(RowResult::Status::Updated) > 0);
    m_rows.setReport(*report);
    fitColumns(m_table);
    m_table->setColumnWidth(int(ReportRowsModel::Column::Who), scaled(font(), 240));
    m_table->setColumnWidth(int(ReportRowsModel::Column::Outcome), scaled(font(), 185));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void ReportPane::showPasswords()
{
    const QList<NewPassword> all = m_session.newPasswords();
    const int count = int(all.size());
    m_passwords->setVisible(count > 0);
    if (count == 0)
        return m_printed.clear();
    const PasswordWish &wish = m_session.madeWish();
    const QString print = tr("Print Slips…");
    if (m_isPrintLost)
        m_passwords->setMessage(MessageStrip::Tone::Danger, tr("The slips could not be printed. The passwords are still here."), print);
    else if (m_printed.size() == count)
        m_passwords->setMessage(MessageStrip::Tone::Info, tr("%Ln slip(s) went to the printer. Once you hold them and can read them, the passwords need not be kept here.", nullptr, count),
                                tr("Forget the Passwords"), tr("Print Again…"));
    else if (wish.kind == PasswordWish::Kind::Sealed)
        m_passwords->setMessage(MessageStrip::Tone::Success, tr("%Ln new password(s) are sealed in %1.", nullptr, count).arg(wish.fileName), print);
    else
        m_passwords->setMessage(MessageStrip::Tone::Warning, tr("%Ln new password(s) are known to nobody yet. They are gone when the program ends or another file is opened.", nullptr, count), print);
}

void ReportPane::askPrint()
{
    m_printed.clear();
    auto *printer = new QPrinter(QPrinter::HighResolution); // the dialog only borrows it
    auto *dialog = new QPrintDialog(printer, window());
    const std::shared_ptr<QPrinter> owned(printer);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, owned] {
        if (QFile file(owned->outputFileName()); !owned->outputFileName().isEmpty() && file.open(QIODevice::WriteOnly)) // as a PDF: nobody else's to read, from its first byte on
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        print(*owned, owned->resolution());
    });
    dialog->open();
}

bool ReportPane::print(QPagedPaintDevice &device, double dotsPerInch)
{
    const QList<NewPassword> all = m_session.newPasswords();
    const HandoutSheet sheet(all, m_session.place(), m_session.madeWish().kind == PasswordWish::Kind::Printed);
    const auto *printer = dynamic_cast<const QPrinter *>(&device);
    m_isPrintLost = !sheet.print(device, dotsPerInch) || (printer != nullptr && printer->printerState() == QPrinter::Error);
    if (!m_isPrintLost) {
        m_printed = all;
        m_session.notePrinted(all);
    }
    showPasswords();
    return !m_isPrintLost;
}

void ReportPane::forgetPrinted()
{
    m_session.forgetPasswords(m_printed);
    m_printed.clear();
    showPasswords();
    Q_EMIT said(tr("The passwords are no longer kept here."));
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
    if (isSameFile(fileName, m_session.options().fileName))
        return Q_EMIT said(tr("That is the file that was imported. Choose another name."));
    const char delimiter = m_session.options().dialect.delimiter;
    m_writing.setFuture(QtConcurrent::run([report = *m_session.report(), fileName, rejects, delimiter]() -> Result<QString> {
        const auto written = rejects ? report.saveRejects(fileName, delimiter) : report.save(fileName);
        return written ? Result<QString>(fileName) : Result<QString>(written.error());
    }));
}

} // namespace Provost
