// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importpage.h"

#include "directory/directory.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "form/editsession.h"
#include "forms/formtext.h"
#include "import/checkpane.h"
#include "import/filepane.h"
#include "import/mappingpane.h"
#include "import/planpane.h"
#include "import/reportpane.h"
#include "import/stepbar.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString fileOf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

ImportPage::ImportPage(EditSession &session, std::optional<TemplateStore> templates, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_import(session, std::move(templates))
    , m_title(new QLabel(tr("Import"), this))
    , m_steps(new StepBar({tr("File"), tr("Columns"), tr("Check"), tr("Plan"), tr("Report")}, this))
    , m_progress(new QLabel(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(this))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_known(new MessageStrip(this))
    , m_denied(new MessageStrip(this))
    , m_loss(new MessageStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_file(new FilePane(m_import, session.directory().description().resourceTypes, m_stack))
    , m_mapping(new MappingPane(m_import, m_stack))
    , m_check(new CheckPane(m_import, m_stack))
    , m_plan(new PlanPane(m_import, m_stack))
    , m_report(new ReportPane(m_import, m_stack))
{
    setObjectName(u"importPage"_s);
    setAcceptDrops(true);
    buildLayout();
    connectSession();
    makeActions();
    showStep(Step::File);
}

ImportPage::~ImportPage() = default;

QWidget *ImportPage::buildBar()
{
    auto *bar = new QWidget(this);
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_progress->setObjectName(u"importProgress"_s);
    m_progress->setForegroundRole(QPalette::PlaceholderText);
    m_stop->setObjectName(u"importStop"_s);
    m_back->setObjectName(u"importBack"_s);
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_next->setObjectName(u"importNext"_s);
    m_next->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_title);
    row->addSpacing(scaled(font(), 10));
    row->addWidget(m_steps);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return bar;
}

void ImportPage::buildLayout()
{
    m_strip->setObjectName(u"importStrip"_s);
    m_known->setObjectName(u"importKnown"_s);
    m_loss->setObjectName(u"importLoss"_s);
    m_strip->hide();
    m_known->hide();
    m_denied->setObjectName(u"importDenied"_s);
    m_denied->hide();
    m_loss->hide();
    for (QWidget *step : std::initializer_list<QWidget *> {m_file, m_mapping, m_check, m_plan, m_report})
        m_stack->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_known);
    column->addWidget(m_denied);
    column->addWidget(m_loss);
    column->addWidget(m_stack, 1);
}

void ImportPage::connectSession()
{
    connect(m_steps, &StepBar::chosen, this, &ImportPage::choose);
    connect(m_next, &QPushButton::clicked, this, &ImportPage::goOn);
    connect(m_back, &QPushButton::clicked, this, &ImportPage::goBack);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_thenPlan = false;
        m_import.cancel();
    });
    connect(m_strip, &MessageStrip::actionTriggered, m_strip, &QWidget::hide);
    connect(m_loss, &MessageStrip::secondTriggered, m_loss, &QWidget::hide);
    connect(m_loss, &MessageStrip::actionTriggered, this, [this] {
        m_loss->hide();
        if (const auto anyway = std::exchange(m_anyway, nullptr))
            anyway();
    });
    connect(m_file, &FilePane::chosen, this, &ImportPage::openFile);
    connect(m_known, &MessageStrip::actionTriggered, this, [this] { showStep(Step::Columns); });
    connect(&m_import, &ImportSession::tableChanged, this, &ImportPage::onTable);
    connect(&m_import, &ImportSession::checkDone, this, &ImportPage::onChecked);
    connect(&m_import, &ImportSession::planDone, this, &ImportPage::onPlanned);
    connect(&m_import, &ImportSession::workChanged, this, &ImportPage::onWork);
    connect(&m_import, &ImportSession::progressed, this, &ImportPage::showProgress);
    connect(&m_import, &ImportSession::mappingChanged, this, &ImportPage::showButtons);
    connect(&m_import, &ImportSession::requestsChanged, this, &ImportPage::showButtons);
    connect(&m_import, &ImportSession::reported, this, &ImportPage::onReported);
    connect(&m_import, &ImportSession::staged, this, &ImportPage::onStaged);
    connect(&m_import, &ImportSession::stageFailed, this, &ImportPage::fail);
    connect(&m_import, &ImportSession::passwordsChanged, this, &ImportPage::showButtons);
    connect(&m_session, &EditSession::rightsChanged, this, &ImportPage::showButtons);
    connect(m_mapping, &MappingPane::said, this, &ImportPage::said);
    connect(m_mapping, &MappingPane::failed, this, &ImportPage::fail);
    connect(m_check, &CheckPane::said, this, &ImportPage::said);
    connect(m_report, &ReportPane::said, this, &ImportPage::said);
    connect(m_report, &ReportPane::failed, this, &ImportPage::fail);
    connect(m_report, &ReportPane::reviewRequested, this, &ImportPage::reviewRequested);
    connect(m_report, &ReportPane::undoRequested, this, &ImportPage::undoRequested);
    connect(m_report, &ReportPane::anotherRequested, this, [this] {
        replaceBy(tr("Throw Them Away"), [this] {
            begin();
            m_import.close();
        });
    });
    connect(m_plan, &PlanPane::mendRequested, this, [this] {
        m_import.showRejected();
        showStep(Step::Check);
        m_check->focusGrid();
    });
}

void ImportPage::makeActions()
{
    connect(makeAction(this, u"importGoOn"_s, {}, tr("Next step"), QKeySequence(u"Ctrl+Return"_s)), &QAction::triggered, this, &ImportPage::goOn);
    connect(makeAction(this, u"importGoBack"_s, {}, tr("Back"), QKeySequence(u"Alt+Left"_s)), &QAction::triggered, this, &ImportPage::goBack);
    // of the window: the focus is still on the navigation when the page says "press Ctrl+V"
    m_paste = makeAction(this, u"importPaste"_s, {}, tr("Import what was copied"), QKeySequence::Paste, Qt::WindowShortcut);
    connect(m_paste, &QAction::triggered, this, &ImportPage::paste);
}

void ImportPage::ask(const QString &words, const QString &anyway, std::function<void()> then)
{
    m_anyway = std::move(then);
    m_loss->setMessage(MessageStrip::Tone::Danger, words, anyway, tr("Stay Here"));
    m_loss->show();
}

bool ImportPage::mayLeave(const QString &anyway, std::function<void()> then)
{
    const int lost = int(m_import.unprinted());
    if (lost == 0)
        return true;
    if (canReach(Step::Report))
        showStep(Step::Report); // where they are printed
    ask(tr("%Ln new password(s) have not been printed. Nobody will ever know them.", nullptr, lost), anyway, std::move(then));
    return false;
}

/// Before another file takes the place of this one.
void ImportPage::replaceBy(const QString &anyway, std::function<void()> then)
{
    if (!mayLeave(anyway, then))
        return;
    if (!m_staged && m_step != Step::File && !m_import.checkModel().fixes().isEmpty())
        return ask(tr("What was mended in the rows of %1 is lost when another file is opened.").arg(m_import.title().isEmpty() ? tr("Pasted rows") : m_import.title()),
                   tr("Open It All the Same"), std::move(then));
    then();
}

/// Of another import.
void ImportPage::begin()
{
    m_loss->hide();
    m_staged = false;
    showStep(Step::File);
}

void ImportPage::openFile(const QString &fileName)
{
    replaceBy(tr("Throw Them Away"), [this, fileName] {
        begin();
        m_import.open(fileName);
    });
}

bool ImportPage::accepts(const QMimeData &data)
{
    return !fileOf(data).isEmpty() || (!data.hasUrls() && data.hasText() && data.text().contains(u'\n'));
}

void ImportPage::take(const QMimeData &brought)
{
    if (const QString file = fileOf(brought); !file.isEmpty())
        return openFile(file);
    if (!brought.hasText() || brought.text().trimmed().isEmpty())
        return Q_EMIT said(tr("There are no rows on the clipboard."));
    replaceBy(tr("Throw Them Away"), [this, text = brought.text()] {
        begin();
        m_import.openText(text);
    });
}

void ImportPage::paste()
{
    if (const QMimeData *copied = QApplication::clipboard()->mimeData())
        take(*copied);
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (accepts(*event->mimeData()))
        event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent *event)
{
    if (!accepts(*event->mimeData()))
        return;
    event->acceptProposedAction();
    take(*event->mimeData());
}

void ImportPage::showStep(Step step)
{
    m_step = step;
    m_loss->hide();
    m_steps->setCurrent(int(step));
    m_stack->setCurrentIndex(int(step));
    switch (step) {
    case Step::File:
        m_file->refresh();
        break;
    case Step::Columns:
        m_mapping->refresh();
        break;
    case Step::Check:
        m_check->refresh();
        break;
    case Step::Plan:
        m_plan->refresh();
        break;
    case Step::Report:
        m_report->refresh();
        break;
    }
    m_paste->setEnabled(step == Step::File); // further on a table is there already, and being worked on
    showButtons();
    m_next->setFocus(Qt::OtherFocusReason); // Enter goes on
}

bool ImportPage::canReach(Step step) const
{
    switch (step) {
    case Step::File:
        return true;
    case Step::Columns:
        return m_import.hasTable();
    case Step::Check:
    case Step::Plan:
        return m_import.hasTable() && (m_import.planned() || isMappingSound());
    case Step::Report:
        return m_staged || m_import.report().has_value();
    }
    return false;
}

/// Somebody clicked a step: what it needs is done on the way.
void ImportPage::choose(int step)
{
    const auto wanted = Step(step);
    if (wanted == m_step)
        return;
    m_thenPlan = false;
    if (wanted == Step::Check && !m_import.checked() && !m_import.planned())
        m_import.check();
    if (wanted == Step::Plan && !m_import.planned())
        m_import.plan();
    showStep(wanted);
}

/// A file of a kind that was imported before needs no look at its columns.
bool ImportPage::canPlanAtOnce() const
{
    return m_import.mappingOrigin() != ImportSession::MappingOrigin::Automatic && isMappingSound();
}

void ImportPage::goOn()
{
    if (!m_next->isEnabled())
        return;
    m_strip->hide();
    switch (m_step) {
    case Step::File:
        if (!canPlanAtOnce())
            return showStep(Step::Columns);
        [[fallthrough]];
    case Step::Columns:
        m_thenPlan = true;
        showStep(Step::Check);
        return m_import.check();
    case Step::Check:
        m_thenPlan = false;
        m_import.plan();
        return showStep(Step::Plan);
    case Step::Plan:
        return m_import.stage();
    case Step::Report:
        return Q_EMIT reviewRequested();
    }
}

void ImportPage::goBack()
{
    if (m_step == Step::File)
        return;
    m_thenPlan = false;
    m_import.cancel();
    showStep(Step(int(m_step) - 1));
}

void ImportPage::onTable()
{
    if (m_import.error())
        return fail(*m_import.error());
    m_strip->hide();
    m_file->refresh();
    m_mapping->refresh();
    showButtons();
    if (m_step == Step::File && m_import.hasTable() && !m_file->isAncestorOf(QApplication::focusWidget()))
        m_next->setFocus(Qt::OtherFocusReason);
}

void ImportPage::onChecked()
{
    if (m_import.error()) {
        m_thenPlan = false;
        return fail(*m_import.error());
    }
    m_check->refresh();
    const auto &checked = m_import.checked();
    const bool fine = checked && checked->broken == 0 && checked->rows > 0;
    showButtons();
    if (m_check->isVisible() && m_import.checkModel().rowCount() > 0)
        m_check->focusGrid();
    // Nothing to mend: nobody has to be shown an empty grid.
    if (std::exchange(m_thenPlan, false) && fine) {
        m_import.plan();
        showStep(Step::Plan);
    }
}

void ImportPage::onPlanned()
{
    if (m_import.error())
        return fail(*m_import.error());
    showButtons();
    m_next->setFocus(Qt::OtherFocusReason);
}

void ImportPage::onWork()
{
    const bool busy = m_import.work() != ImportSession::Work::None;
    m_busy->setBusy(busy);
    m_progress->clear();
    showButtons();
}

void ImportPage::showProgress(qint64 done, qint64 total)
{
    const QLocale locale;
    if (m_import.work() == ImportSession::Work::Checking)
        m_progress->setText(tr("%1 rows checked").arg(locale.toString(done)));
    else if (m_import.work() == ImportSession::Work::Planning)
        m_progress->setText(total < 0 ? tr("%1 looked up").arg(locale.toString(done)) : tr("%1 of %2 looked up").arg(locale.toString(done), locale.toString(total)));
}

void ImportPage::showButtons()
{
    const bool busy = m_import.work() != ImportSession::Work::None;
    const bool table = m_import.hasTable();
    m_stop->setVisible(busy);
    m_back->setVisible(m_step != Step::File);
    for (const Step step : {Step::File, Step::Columns, Step::Check, Step::Plan, Step::Report})
        m_steps->setReachable(int(step), canReach(step));
    const bool known = table && m_step == Step::File && m_import.mappingOrigin() == ImportSession::MappingOrigin::Remembered;
    m_known->setVisible(known);
    if (known) {
        const QString title = m_import.mappingModel().mapping().title;
        m_known->setMessage(MessageStrip::Tone::Success,
                            title.isEmpty() ? tr("Columns like these were imported before; they are mapped as they were then.") : tr("These columns are known: template “%1”.").arg(title),
                            tr("Look at the Columns"));
    }
    QString text;
    QString denied;
    bool enabled = !busy && table;
    switch (m_step) {
    case Step::File:
        text = canPlanAtOnce() && table ? tr("Check and &Plan") : tr("&Columns");
        break;
    case Step::Columns:
        text = tr("Check and &Plan");
        enabled = enabled && isMappingSound();
        break;
    case Step::Check:
        text = tr("&Plan");
        enabled = enabled && isMappingSound() && !(m_import.checked() && m_import.checked()->rows == 0);
        break;
    case Step::Plan: {
        const int objects = m_import.requests().changedObjects();
        text = tr("&Review %Ln Change(s)", nullptr, objects);
        enabled = enabled && m_import.planned() && objects > 0 && (!m_import.canMakePasswords() || m_import.isPasswordWishComplete());
        denied = FormText::denial(m_session.denialOf(m_import.requests()));
        break;
    }
    case Step::Report:
        text = tr("Re&view");
        enabled = m_staged && (!m_import.report() || m_import.waiting() > 0);
        break;
    }
    m_denied->setMessage(MessageStrip::Tone::Warning, denied);
    m_denied->setVisible(!denied.isEmpty());
    m_next->setText(text);
    m_next->setVisible(m_step == Step::File ? table : m_step != Step::Report || enabled);
    deny(*m_next, denied, enabled);
}

void ImportPage::fail(const Error &error)
{
    const ErrorText words = ErrorText::of(error);
    QStringList lines {error.kind == ErrorKind::Validation && !error.detail.isEmpty() ? detailWords(error.detail) : words.summary};
    if (!words.advice.isEmpty() && error.kind != ErrorKind::Validation)
        lines << words.advice;
    m_strip->setMessage(MessageStrip::Tone::Danger, lines.join(u'\n'), tr("Close"));
    m_strip->show();
    showButtons();
}

void ImportPage::onStaged(qsizetype objects, qsizetype replaced)
{
    m_staged = true;
    QString words = tr("%Ln object(s) added to the changes. Nothing is sent yet.", nullptr, int(objects));
    if (replaced > 0)
        words += u' ' + tr("%Ln that an earlier file had brought is replaced.", nullptr, int(replaced));
    Q_EMIT said(words);
    showStep(Step::Report);
    Q_EMIT reviewRequested();
}

/// A run of a few of its objects is no reason to leave what somebody is doing here.
void ImportPage::onReported()
{
    if (m_step == Step::Report || m_import.waiting() == 0)
        showStep(Step::Report);
    else
        showButtons();
}

} // namespace Provost
