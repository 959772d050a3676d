// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/activitypage.h"

#include "activity/runexport.h"
#include "activity/runlistdelegate.h"
#include "activity/runlistmodel.h"
#include "activity/runview.h"
#include "change/loadedrun.h"
#include "directory/directory.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "widgets/buttons.h"
#include "widgets/busyline.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString findingLines(const AuditReport &report)
{
    constexpr qsizetype named = 6;
    QStringList lines;
    for (const AuditFinding &finding : report.findings.first(std::min(named, report.findings.size())))
        lines << ActivityPage::tr("Line %1: %2").arg(QString::number(finding.line), detailWords(finding.detail));
    return lines.join(u'\n');
}

} // namespace

ActivityPage::ActivityPage(RunDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new RunListModel(this))
    , m_undo(new QPushButton(tr("Take &Back…"), this))
    , m_resume(new QPushButton(tr("&Go On"), this))
    , m_retry(new QPushButton(tr("&Try Failed Again"), this))
    , m_export(makeIconButton(this, u"activityExport"_s, u"download"_s, tr("Save a report of this run"), QKeySequence::Save))
    , m_verify(makeIconButton(this, u"auditVerify"_s, u"shield"_s, tr("Check that nobody has altered the audit log")))
    , m_exportAudit(makeIconButton(this, u"auditExport"_s, u"record"_s, tr("Save a copy of the audit log")))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_body(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_list(new QTableView(m_splitter))
    , m_view(new RunView(m_splitter))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"activityPage"_s);
    buildLayout();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPage::onChosen);
    connect(&m_loading, &QFutureWatcher<Content>::finished, this, &ActivityPage::onLoaded);
    connect(&m_copying, &QFutureWatcherBase::finished, this, [this] { Q_EMIT said(m_copying.result()); });
    connect(&m_verifying, &QFutureWatcher<Audit>::finished, this, &ActivityPage::onVerified);
    connect(&m_desk, &RunDesk::runsChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_shown); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_shown); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_shown); });
    connect(m_export, &QToolButton::clicked, this, &ActivityPage::exportReport);
    connect(makeAction(this, u"activityExportAction"_s, {}, tr("Save a report of this run"), QKeySequence::Save), &QAction::triggered, this, &ActivityPage::exportReport);
    connect(m_verify, &QToolButton::clicked, this, &ActivityPage::verifyAudit);
    connect(&m_desk, &RunDesk::planningChanged, this, &ActivityPage::showBusy);
    connect(m_busy, &BusyLine::stopRequested, this, [this] {
        if (m_verifyStopped)
            *m_verifyStopped = true;
        m_desk.stopPlanning();
    });
    connect(m_exportAudit, &QToolButton::clicked, this, &ActivityPage::exportAudit);
    connect(m_strip, &MessageStrip::actionTriggered, m_strip, &QWidget::hide);
    connect(m_view, &RunView::said, this, &ActivityPage::said);
    m_view->model().setNames([session = &m_desk.session()](const QString &id) { return session->nameToShow(id); });
    connect(&m_desk.session(), &EditSession::namesLearned, &m_view->model(), &RunChangesModel::refreshNames);
    showButtons();
}

ActivityPage::~ActivityPage()
{
    if (m_verifyStopped)
        *m_verifyStopped = true;
}

QWidget *ActivityPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *title = new QLabel(tr("Activity"), bar);
    title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_undo->setObjectName(u"activityUndo"_s);
    m_undo->setToolTip(tr("Makes changes that restore what was before; they are reviewed first"));
    m_resume->setObjectName(u"activityResume"_s);
    m_resume->setToolTip(tr("Looks up what is in doubt, then sends the rest"));
    m_retry->setObjectName(u"activityRetry"_s);
    m_retry->setToolTip(tr("Sends once more what failed, as it was planned then"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 4));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_busy->makeStop(this, u"auditStop"_s, tr("Stop what is being looked at")));
    for (QToolButton *button : {m_verify, m_exportAudit, m_export})
        row->addWidget(button);
    row->addSpacing(scaled(font(), 8));
    row->addWidget(new PlaceLine(bar));
    for (QPushButton *button : {m_retry, m_resume, m_undo})
        row->addWidget(button);
    return bar;
}

void ActivityPage::buildLayout()
{
    m_strip->setObjectName(u"activityStrip"_s);
    m_strip->hide();
    m_list->setObjectName(u"activityRuns"_s);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunListDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(m_list->fontMetrics().height() + scaled(font(), 10));
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < m_model->columnCount({}); ++column) // numbers take what they need, names and reasons share the rest
        m_list->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    for (const auto &[column, width] : {std::pair(RunListModel::Column::Operator, 75), std::pair(RunListModel::Column::Connection, 130), std::pair(RunListModel::Column::Reason, 90)}) {
        m_list->horizontalHeader()->setSectionResizeMode(int(column), QHeaderView::Interactive);
        m_list->horizontalHeader()->resizeSection(int(column), scaled(font(), width));
    }
    m_empty->setObjectName(u"activityEmpty"_s);
    m_empty->setContent({.icon = u"clock"_s,
                         .title = tr("Nothing has been applied yet"),
                         .text = tr("Each time changes are applied it is written down here: what was sent, what came of it, and how to take it back.")});
    m_splitter->setObjectName(u"activitySplitter"_s);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({scaled(font(), 240), scaled(font(), 440)});
    m_body->addWidget(m_splitter);
    m_body->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_body, 1);
}

void ActivityPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void ActivityPage::refresh()
{
    m_stale = false;
    const Journal *journal = m_desk.surroundings().journal;
    const auto runs = journal ? journal->runs() : Result<QList<RunRecord>>(QList<RunRecord>());
    if (!runs) {
        m_strip->setMessage(MessageStrip::Tone::Danger, ErrorText::of(runs.error()).summary, tr("Close"));
        return m_strip->show();
    }
    m_model->setRuns(*runs);
    m_body->setCurrentIndex(runs->isEmpty() ? 1 : 0);
    if (!m_list->currentIndex().isValid() && !runs->isEmpty())
        m_list->setCurrentIndex(m_model->index(0, 0));
    else if (m_shown != 0)
        load(m_shown); // it may have gone on
    showButtons();
}

void ActivityPage::choose(qint64 run)
{
    refresh();
    if (const int row = m_model->rowOf(run); row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

const RunRecord *ActivityPage::chosen() const
{
    return m_model->runAt(m_list->currentIndex().row());
}

void ActivityPage::onChosen()
{
    const RunRecord *run = chosen();
    m_shown = run ? run->summary.run : 0;
    if (run)
        load(m_shown);
    showButtons();
}

ActivityPage::Content ActivityPage::contentOf(const QString &journalFile, qint64 run)
{
    const auto loaded = LoadedRun::from(journalFile, run);
    if (!loaded)
        return {.run = run, .error = loaded.error()};
    return {.run = run, .objects = loaded->objects, .steps = loaded->steps};
}

void ActivityPage::load(qint64 run)
{
    const Journal *journal = m_desk.surroundings().journal;
    if (!journal)
        return;
    m_loading.setFuture(QtConcurrent::run(&ActivityPage::contentOf, journal->fileName(), run));
    showBusy();
}

void ActivityPage::onLoaded()
{
    const Content content = m_loading.result();
    showBusy();
    if (content.run != m_shown)
        return;
    if (content.error) {
        m_strip->setMessage(MessageStrip::Tone::Danger, ErrorText::of(*content.error).summary, tr("Close"));
        return m_strip->show();
    }
    const RunRecord *run = chosen();
    const Directory &directory = m_desk.session().directory();
    const bool isHere = run && m_desk.directoryId().mayBe(run->info.directoryId());
    m_view->model().setDeletedForGood(isHere && directory.description().profile.keepsNamesOfDeleted);
    m_view->model().setLabels(isHere ? directory.description().profile.labels : RunLine::Labels());
    m_view->setContent(content.objects, content.steps, run && run->summary.state == RunState::Running);
}

/// The Stop of one does not go because another is done.
void ActivityPage::showBusy()
{
    m_busy->setBusy(m_loading.isRunning() || m_verifying.isRunning() || m_desk.isPlanning());
}

void ActivityPage::showButtons()
{
    const RunRecord *run = chosen();
    const bool isHere = run && m_desk.directoryId().mayBe(run->info.directoryId());
    const bool mayWrite = isHere && !m_desk.session().isReadOnly() && !m_desk.isBusy();
    const bool isDone = run && run->summary.state == RunState::Done;
    m_undo->setEnabled(mayWrite && run->summary.state != RunState::Running);
    m_resume->setVisible(run && run->summary.state == RunState::Stopped);
    m_resume->setEnabled(mayWrite);
    m_retry->setVisible(isDone && run->summary.failed > 0);
    m_retry->setEnabled(mayWrite);
    m_export->setEnabled(run != nullptr);
    m_undo->setToolTip(run && !isHere ? tr("This run was made with %1; open that connection to take it back.").arg(run->info.connection.isEmpty() ? run->info.baseUrl : run->info.connection)
                                      : tr("Makes changes that restore what was before; they are reviewed first"));
}

void ActivityPage::exportReport()
{
    if (m_shown != 0)
        RunExport::ask(this, *m_desk.surroundings().journal, m_shown, [this](const QString &words) { Q_EMIT said(words); });
}

ActivityPage::Audit ActivityPage::auditOf(const QString &journalFile, const QString &dataDir, const std::shared_ptr<std::atomic_bool> &stopped)
{
    auto journal = Journal::open(journalFile);
    if (!journal)
        return {.error = journal.error()};
    auto log = AuditLog::open(dataDir, *journal.value());
    if (!log)
        return {.error = log.error()};
    const auto report = log.value()->verify(stopped.get());
    return report ? Audit {.report = *report} : Audit {.error = report.error()};
}

void ActivityPage::verifyAudit()
{
    const RunSurroundings &around = m_desk.surroundings();
    if (!around.journal || !around.audit || m_verifying.isRunning())
        return;
    m_verifyStopped = std::make_shared<std::atomic_bool>(false);
    m_verifying.setFuture(QtConcurrent::run(&ActivityPage::auditOf, around.journal->fileName(), QFileInfo(around.audit->fileName()).absolutePath(), m_verifyStopped));
    showBusy();
}

void ActivityPage::onVerified()
{
    const Audit audit = m_verifying.result();
    showBusy();
    if (audit.error) {
        m_strip->setMessage(MessageStrip::Tone::Danger, tr("The audit log could not be checked: %1").arg(ErrorText::of(*audit.error).summary), tr("Close"));
    } else if (audit.report->isPartial) {
        tellStopped(*audit.report);
    } else if (audit.report->isIntact() && !audit.report->isVouchedFor()) {
        m_strip->setMessage(MessageStrip::Tone::Warning,
                            tr("The records that are there fit together, but the journal was removed or is another one: whether the last ones were cut off before nobody can tell.") + u'\n' + findingLines(*audit.report), tr("Close"));
    } else if (audit.report->isIntact()) {
        m_strip->setMessage(MessageStrip::Tone::Success, tr("The audit log is intact: %n record(s), none altered, missing or moved.", nullptr, int(audit.report->anchor.count)),
                            tr("Close"));
    } else {
        m_strip->setMessage(MessageStrip::Tone::Danger, tr("The audit log was tampered with:") + u'\n' + findingLines(*audit.report), tr("Close"));
    }
    m_strip->show();
}

/// What was looked at until then holds; of the rest nothing is known.
void ActivityPage::tellStopped(const AuditReport &report)
{
    const QString words = tr("Stopped: %Ln line(s) of the audit log were looked at, the rest was not.", nullptr, int(report.lines));
    const bool isSound = std::none_of(report.findings.cbegin(), report.findings.cend(), [](const AuditFinding &finding) { return finding.isTampering(); });
    const QString found = isSound ? tr("None of them was altered or moved.") : findingLines(report);
    m_strip->setMessage(isSound ? MessageStrip::Tone::Warning : MessageStrip::Tone::Danger, words + u'\n' + found, tr("Close"));
}

void ActivityPage::exportAudit()
{
    const AuditLog *audit = m_desk.surroundings().audit;
    if (!audit)
        return;
    auto *dialog = new QFileDialog(this, tr("Save a Copy of the Audit Log"));
    dialog->setObjectName(u"auditExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Audit log (*.jsonl)"));
    dialog->setDefaultSuffix(u"jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, source = audit->fileName()](const QString &fileName) {
        m_copying.setFuture(QtConcurrent::run(&ActivityPage::copyAudit, source, fileName));
    });
    dialog->open();
}

/// In a thread of the pool; what is said of it.
QString ActivityPage::copyAudit(const QString &source, const QString &fileName)
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return tr("The audit log could not be read: %1").arg(from.errorString());
    const QByteArray bytes = from.readAll();
    QSaveFile to(fileName);
    const bool isSaved = to.open(QIODevice::WriteOnly) && to.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && to.write(bytes) == bytes.size() && to.commit();
    return isSaved ? tr("Audit log saved to %1.").arg(fileName) : tr("The audit log could not be saved to %1: %2").arg(fileName, to.errorString());
}

} // namespace Provost
