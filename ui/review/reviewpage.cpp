// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewpage.h"

#include "activity/runexport.h"
#include "activity/runview.h"
#include "base/letgo.h"
#include "change/chosenchanges.h"
#include "change/plannedreads.h"
#include "change/planner.h"
#include "directory/directory.h"
#include "forms/formtext.h"
#include "review/changedelegate.h"
#include "review/conflictdialog.h"
#include "review/guardform.h"
#include "review/planwords.h"
#include "review/reviewlists.h"
#include "review/runbar.h"
#include "review/verifychoice.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/codeview.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype namedFaults = 6;
constexpr int shownSteps = 200; ///< requests of one object as text

void sayMore(QStringList &lines, qsizetype more)
{
    if (more > 0)
        lines << ReviewPage::tr("… and %n more", nullptr, int(more));
}

void shorten(QStringList &lines)
{
    const qsizetype more = lines.size() - namedFaults;
    lines.resize(std::min(lines.size(), namedFaults));
    sayMore(lines, more);
}

} // namespace

ReviewPage::ReviewPage(EditSession &session, ApplyRun &run, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_run(run)
    , m_model(new ChangeListModel(session, this))
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_busy(new BusyLine(this))
    , m_conflicts(new MessageStrip(this))
    , m_faults(new MessageStrip(this))
    , m_warnings(new MessageStrip(this))
    , m_dropped(new MessageStrip(this))
    , m_told(new MessageStrip(this))
    , m_guard(new GuardForm(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_list(new QTreeView(m_splitter))
    , m_body(new QStackedWidget(this))
    , m_runView(new RunView(this))
    , m_bar(new RunBar(run, this))
    , m_fate(new QLabel(this))
    , m_compare(new QPushButton(tr("&Compare the Versions…"), this))
    , m_format(new QComboBox(this))
    , m_requests(new CodeView(this))
{
    setObjectName(u"reviewPage"_s);
    buildLayout();
    buildRun();
    connect(&m_session, &EditSession::changed, this, &ReviewPage::onChanged);
    connect(&m_session, &EditSession::readOnlyChanged, this, &ReviewPage::onChanged);
    connect(&m_planning, &QFutureWatcherBase::finished, this, &ReviewPage::onPlanned);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above, int first, int last) {
        if (!above.isValid())
            openLines(*m_list, first, last);
        if (!m_stale && !m_planning.isRunning()) // the list of many is there only after the plan
            chooseFirst();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewPage::showRequests);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReviewPage::showReady);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ReviewPage::showRequests);
    onState();
    if (!m_run.refused().isEmpty()) // of an undo: it was read before it came here
        showConflicts();
}

void ReviewPage::buildRun()
{
    m_conflicts->setObjectName(u"reviewConflicts"_s);
    m_conflicts->hide();
    m_runView->setComparable(true);
    m_runView->model().setDeletedForGood(m_session.directory().description().profile.keepsNamesOfDeleted);
    m_runView->model().setNames(names());
    m_runView->model().setLabels(m_session.directory().description().profile.labels);
    connect(&m_session, &EditSession::namesLearned, &m_runView->model(), &RunChangesModel::refreshNames);
    connect(&m_session, &EditSession::namesLearned, this, &ReviewPage::showNames);
    m_compare->setObjectName(u"reviewCompare"_s);
    m_compare->hide();
    connect(m_conflicts, &MessageStrip::actionTriggered, this, &ReviewPage::compareFirst);
    connect(m_compare, &QPushButton::clicked, this, [this] { compare(m_model->keyAt(m_list->currentIndex())); });
    connect(m_guard, &GuardForm::answered, this, &ReviewPage::showReady);
    connect(&m_run, &ApplyRun::stateChanged, this, &ReviewPage::onState);
    connect(&m_run, &ApplyRun::begun, this, [this] {
        showRun();
        showTold();
    });
    connect(&m_run, &ApplyRun::stepEnded, this, [this](int number) { m_runView->setOutcome(number, m_run.outcomeOf(number)); });
    connect(&m_run, &ApplyRun::questioned, this, &ReviewPage::onQuestions);
    connect(&m_run, &ApplyRun::conflicted, this, &ReviewPage::showConflicts);
    connect(&m_run, &ApplyRun::createdBefore, this, [this](int objects) { Q_EMIT said(tr("%n object(s) had been created by an earlier run: no longer among the changes.", nullptr, objects)); });
    connect(m_runView, &RunView::compareRequested, this, &ReviewPage::compare);
    connect(m_runView, &RunView::said, this, &ReviewPage::said);
    connect(m_bar, &RunBar::applyAllRequested, this, &ReviewPage::applyAll);
    connect(m_bar, &RunBar::applySelectedRequested, this, &ReviewPage::applySelected);
    connect(m_bar, &RunBar::retryRequested, this, &ReviewPage::retryFailed);
    connect(m_bar, &RunBar::undoRequested, this, [this] { Q_EMIT undoRequested(m_run.run()); });
    connect(m_bar, &RunBar::closeRequested, this, &ReviewPage::closeRun);
    connect(m_bar, &RunBar::exportRequested, this, [this] {
        RunExport::ask(this, *m_run.surroundings().journal, m_run.run(), [this](const QString &words) { Q_EMIT said(words); });
    });
    connect(makeAction(this, u"applyAction"_s, {}, tr("Apply all changes"), QKeySequence(u"Ctrl+Return"_s)), &QAction::triggered, this, &ReviewPage::applyAll);
}

void ReviewPage::setTitle(const QString &title)
{
    m_title->setText(title);
}

void ReviewPage::setNotes(const QList<PlanWarning> &notes)
{
    m_notes = notes;
    if (!m_stale)
        showFaults();
}

void ReviewPage::setPlace(const QString &name, const QString &environment, const QColor &color)
{
    m_bar->setPlace(name, environment, color);
}

void ReviewPage::applyAll()
{
    if (m_run.state() == ApplyRun::State::Idle && !m_stale && !m_planning.isRunning() && m_guard->isAnswered())
        apply(m_session.changes());
}

void ReviewPage::applySelected()
{
    apply(selectedChanges());
}

void ReviewPage::apply(const ChangeSet &changes)
{
    m_conflicts->hide();
    m_run.start(changes, m_guard->confirmations(), m_bar->reason());
}

/// What failed is still staged: it is planned anew, for what it met may have changed.
void ReviewPage::retryFailed()
{
    const QSet<ObjectKey> failed = m_run.failed();
    ChangeSet again {.title = m_session.changes().title};
    for (const Change &change : m_session.changes().changes) {
        if (failed.contains(change.key()))
            again.changes << change;
    }
    apply(again);
}

/// The guard knows more now that the objects have been read.
void ReviewPage::onQuestions(const QList<GuardQuestion> &questions)
{
    m_guard->setQuestions(named(questions, names()));
    showReady();
    Q_EMIT said(tr("Nothing was sent: there is something to confirm first."));
}

void ReviewPage::showConflicts()
{
    const QHash<ObjectKey, Error> &refused = m_run.refused();
    const int unsure = int(std::count_if(refused.cbegin(), refused.cend(), [](const Error &error) { return error.inDoubt; }));
    const int count = int(refused.size()) - unsure;
    QStringList words;
    if (count > 0 && m_run.undoes() != 0)
        words << tr("%n object(s) were changed or deleted by somebody else since the run. Settle that, or apply to take the others back without them.", nullptr, count);
    else if (count > 0)
        words << tr("Nothing was sent: %n object(s) were changed or deleted by somebody else since they were edited. Settle that, or apply again to do the others without them.",
                    nullptr, count);
    if (unsure > 0)
        words << tr("Nothing was sent: an earlier run may have created %n of these object(s), and the server does not tell. Look for them there; take back what exists, and make anew what does not. Apply again to do the others.",
                    nullptr, unsure);
    m_conflicts->setMessage(MessageStrip::Tone::Warning, words.join(u'\n'), count > 0 ? tr("&Compare…") : QString());
    m_conflicts->setVisible(!words.isEmpty());
    showRequests();
}

void ReviewPage::compareFirst()
{
    for (auto entry = m_run.refused().cbegin(); entry != m_run.refused().cend(); ++entry) {
        if (!entry->inDoubt && !m_session.changesOf(entry.key()).isEmpty())
            return compare(entry.key());
    }
}

void ReviewPage::compare(const ObjectKey &key)
{
    if (m_session.changesOf(key).isEmpty())
        return Q_EMIT said(tr("This is not staged any more."));
    auto *dialog = new ConflictDialog(m_session, key, this);
    connect(dialog, &ConflictDialog::said, this, &ReviewPage::said);
    connect(dialog, &ConflictDialog::settled, this, [this](const ObjectKey &settledKey) {
        m_run.forgetRefusal(settledKey);
        m_conflicts->setVisible(m_conflicts->isVisible() && !m_run.refused().isEmpty());
        if (m_run.state() == ApplyRun::State::Ended)
            m_run.close();
        showRequests();
    });
    dialog->open();
}

void ReviewPage::closeRun()
{
    m_run.close();
    if (m_session.changes().isEmpty())
        Q_EMIT backRequested();
}

/// Before it has begun, nothing.
void ReviewPage::showRun()
{
    const bool isSending = m_run.state() == ApplyRun::State::Sending;
    if (m_run.run() == 0)
        return m_runView->setContent({}, {}, isSending);
    m_runView->setContent(m_run.objects(), m_run.stepsAtStart(), isSending, m_run.outcomes());
}

void ReviewPage::onState()
{
    const ApplyRun::State state = m_run.state();
    const bool isRun = state == ApplyRun::State::Sending || state == ApplyRun::State::Ended;
    if (isRun && m_body->currentWidget() != m_runView)
        showRun();
    m_body->setCurrentWidget(isRun ? static_cast<QWidget *>(m_runView) : m_splitter);
    m_runView->setRunning(state == ApplyRun::State::Sending);
    m_busy->setBusy(state == ApplyRun::State::Reading || m_planning.isRunning());
    for (QWidget *part : {static_cast<QWidget *>(m_guard), static_cast<QWidget *>(m_facts)})
        part->setEnabled(!m_run.isRunning());
    m_guard->setVisible(!isRun && m_guard->hasQuestions());
    m_facts->setVisible(!isRun);
    showTold();
    if (isRun) {
        m_faults->hide();
        m_warnings->hide();
        m_dropped->hide();
        m_conflicts->hide();
    } else if (!m_stale) {
        showFaults();
    }
    showReady();
}

void ReviewPage::showReady()
{
    const int all = int(m_session.objectCount());
    m_bar->setReady(!m_stale && !m_plan.steps.isEmpty() && !m_planning.isRunning() && !m_session.isReadOnly() && m_guard->isAnswered(), all, int(selectedChanges().objectCount()));
    m_bar->setLeft(all);
}

ReviewPage::~ReviewPage() = default;

QWidget *ReviewPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *back = makeIconButton(bar, u"reviewBack"_s, u"arrow-left"_s, tr("Back to the changes"), QKeySequence(u"Alt+Left"_s));
    connect(back, &QToolButton::clicked, this, &ReviewPage::backRequested);
    connect(makeAction(this, u"reviewBackAction"_s, {}, tr("Back to the changes"), QKeySequence(u"Alt+Left"_s)), &QAction::triggered, this,
            &ReviewPage::backRequested);
    m_title->setText(tr("Review"));
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_facts->setObjectName(u"reviewFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 10), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(back);
    row->addWidget(m_title);
    row->addWidget(m_facts, 1);
    auto *verify = new VerifyChoice(m_run, bar);
    connect(verify, &QComboBox::currentIndexChanged, this, &ReviewPage::makePlan); // what is read again costs, too
    row->addWidget(verify);
    return bar;
}

QWidget *ReviewPage::buildRequests()
{
    auto *pane = new QWidget(m_splitter);
    m_fate->setObjectName(u"reviewFate"_s);
    m_fate->setTextFormat(Qt::PlainText);
    m_fate->setWordWrap(true);
    m_format->setObjectName(u"reviewFormat"_s);
    m_format->setAccessibleName(tr("Show the requests as"));
    m_format->addItem(tr("HTTP"), int(RequestFormat::Http));
    m_format->addItem(tr("curl"), int(RequestFormat::Curl));
    m_format->addItem(tr("PowerShell"), int(RequestFormat::PowerShell));
    m_requests->setObjectName(u"reviewRequests"_s);
    auto *copy = makeIconButton(pane, u"reviewCopy"_s, u"copy"_s, tr("Copy the requests"));
    connect(copy, &QToolButton::clicked, this, [this] {
        m_requests->copyAll();
        Q_EMIT said(tr("Requests copied, without the token and passwords."));
    });
    auto *top = new QHBoxLayout;
    top->setContentsMargins(scaled(font(), 12), scaled(font(), 6), scaled(font(), 12), scaled(font(), 6));
    top->addWidget(m_fate, 1);
    top->addWidget(m_compare);
    top->addWidget(m_format);
    top->addWidget(copy);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_requests, 1);
    return pane;
}

void ReviewPage::buildLayout()
{
    m_faults->setObjectName(u"reviewFaults"_s);
    m_warnings->setObjectName(u"reviewWarnings"_s);
    m_dropped->setObjectName(u"reviewDropped"_s);
    m_dropped->hide();
    m_told->setObjectName(u"reviewTold"_s);
    m_faults->hide();
    m_warnings->hide();
    m_told->hide();
    connect(m_told, &MessageStrip::actionTriggered, m_told, &QWidget::hide);
    m_list->setObjectName(u"reviewList"_s);
    m_list->setAccessibleName(tr("Changes under review"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChangeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setIndentation(scaled(font(), 22));
    m_list->header()->resizeSection(0, scaled(font(), 210));
    m_list->header()->resizeSection(1, scaled(font(), 170));
    m_list->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(buildRequests());
    m_splitter->setSizes({scaled(font(), 560), scaled(font(), 480)});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_busy);
    column->addWidget(m_conflicts);
    column->addWidget(m_faults);
    column->addWidget(m_warnings);
    column->addWidget(m_dropped);
    column->addWidget(m_told);
    column->addWidget(m_guard);
    m_body->addWidget(m_splitter);
    m_body->addWidget(m_runView);
    column->addWidget(m_body, 1);
    column->addWidget(m_bar);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        makePlan();
}

void ReviewPage::onChanged()
{
    m_stale = true;
    if (m_run.state() == ApplyRun::State::Ended && !m_run.canGoOn())
        m_run.close(); // something new: what came of the last run is in Activity
    if (isVisible())
        makePlan();
}

void ReviewPage::makePlan()
{
    m_stale = false;
    m_busy->setBusy(true);
    const ChangeSet changes = m_session.changes();
    const ServiceDescription description = m_session.directory().description();
    m_planning.setFuture(QtConcurrent::run([changes, description, verify = m_run.verify(), rules = m_run.guardRules(), latency = measuredLatency(m_session.directory().connection().log())] {
        Plan plan = Provost::makePlan(changes, description);
        addLookUps(plan, readsBefore(plan, description), description.profile, latency);
        addReads(plan, readsDuring(plan, description, true, verify), description.profile, latency);
        plan.mayBeMore = repeatsAtMost(plan, description, verify);
        Planned planned {.plan = plan, .questions = guardQuestions(plan, rules)};
        planned.objects.reserve(plan.objects.size());
        for (int i = 0; i < plan.objects.size(); ++i)
            planned.objects.insert(plan.objects.at(i).key, i);
        return planned;
    }));
    showReady(); // nothing can be applied before it is there
}

void ReviewPage::onPlanned()
{
    m_busy->setBusy(false);
    const Planned planned = m_planning.result();
    letGo(std::pair(std::exchange(m_plan, planned.plan), std::exchange(m_objects, planned.objects)));
    m_guard->setQuestions(named(planned.questions, names()));
    openLines(*m_list, 0, m_model->rowCount() - 1);
    chooseFirst();
    showFacts();
    onState();
    showRequests();
    Q_EMIT this->planned();
}

void ReviewPage::chooseFirst()
{
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
}

NamesById ReviewPage::names() const
{
    return [this](const QString &id) { return m_session.nameToShow(id); };
}

void ReviewPage::showNames()
{
    if (!m_stale && m_run.state() != ApplyRun::State::Sending && m_run.state() != ApplyRun::State::Ended)
        showFaults();
}

QString ReviewPage::costText() const
{
    if (m_plan.amount <= 0)
        return {};
    const auto money = [](double amount) { return QLocale().toString(amount, 'f', amount < 1 ? 3 : 2); };
    if (m_plan.mayBeMore > 0 && m_plan.calls > 0) //: amounts of money, e.g. "0.96 to 1.20 USD"
        return tr("%1 to %2 %3").arg(money(m_plan.amount), money(m_plan.amount * (m_plan.calls + m_plan.mayBeMore) / m_plan.calls), m_plan.currency);
    //: an amount of money, e.g. "about 0.96 USD"
    return tr("about %1 %2").arg(money(m_plan.amount), m_plan.currency);
}

void ReviewPage::showFacts()
{
    const QString requests = m_plan.mayBeMore > 0 ? tr("%1 to %n request(s)", "from so many, where what was written shows late", m_plan.calls + m_plan.mayBeMore).arg(m_plan.calls)
                                                  : tr("%n request(s)", nullptr, m_plan.calls);
    QStringList facts {tr("%n object(s)", nullptr, m_plan.changedObjects()), requests};
    if (m_plan.bulk.isUsed())
        facts << tr("of what is created up to %1 in one request").arg(m_plan.bulk.most);
    if (const QString cost = costText(); !cost.isEmpty())
        facts << cost;
    const int seconds = int(std::ceil(m_plan.seconds));
    facts << (seconds < 90 ? tr("about %n second(s)", nullptr, std::max(1, seconds)) : tr("about %n minute(s)", nullptr, (seconds + 30) / 60));
    m_facts->setText(facts.join(u"  ·  "_s));
}

void ReviewPage::showFaults()
{
    QStringList faults;
    qsizetype more = 0;
    for (const PlannedObject &object : std::as_const(m_plan.objects)) { // 50,000, at times
        if (object.rejection && faults.size() < namedFaults)
            faults << tr("%1: %2").arg(labelled(object, names()).label, rejectionWords(*object.rejection));
        else
            more += object.rejection ? 1 : 0;
    }
    sayMore(faults, more);
    m_faults->setMessage(MessageStrip::Tone::Danger, tr("This cannot be done and is left out:") + u'\n' + faults.join(u'\n'));
    m_faults->setVisible(!faults.isEmpty());
    QStringList warnings;
    if (const QString denied = FormText::denial(m_session.denialOf(m_plan)); !denied.isEmpty())
        warnings << denied;
    const QList<PlanWarning> all = m_notes + m_plan.warnings;
    const qsizetype named = std::min(all.size(), namedFaults - warnings.size());
    for (const PlanWarning &warning : all.first(named)) {
        const QString words = warningWords(warning);
        warnings << (warning.object < 0 ? words : tr("%1: %2").arg(labelled(m_plan.objects.at(warning.object), names()).label, words));
    }
    sayMore(warnings, all.size() - named);
    m_warnings->setMessage(MessageStrip::Tone::Warning, warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    showDropped();
}

QStringList ReviewPage::droppedOf(const Plan &plan) const
{
    const auto labels = m_session.directory().description().profile.labels;
    QStringList lines;
    int more = 0;
    for (const PlannedObject &object : plan.objects) { // 50,000, at times
        if (object.dropped.isEmpty())
            continue;
        if (lines.size() < namedFaults)
            lines << droppedWords(labelled(object, names()), names(), labels.value(object.key.resourceType));
        else
            more += int(object.dropped.size());
    }
    sayMore(lines, more);
    return lines;
}

/// Who asked for it would else look for it in vain among the requests.
void ReviewPage::showDropped()
{
    const QStringList lines = droppedOf(m_plan);
    const auto lacksSomebody = [](const PlannedObject &object) {
        return std::any_of(object.dropped.cbegin(), object.dropped.cend(), [](const DroppedEdit &edit) { return edit.reason == DroppedEdit::Reason::NotCreated; });
    };
    const bool warns = std::any_of(m_plan.objects.cbegin(), m_plan.objects.cend(), lacksSomebody);
    m_dropped->setMessage(warns ? MessageStrip::Tone::Warning : MessageStrip::Tone::Info, tr("This is not sent:") + u'\n' + lines.join(u'\n'));
    m_dropped->setVisible(!lines.isEmpty());
}

/// What nobody was asked about, since it stays as it is: others have been at the same objects.
void ReviewPage::showTold()
{
    const bool isRun = m_run.state() == ApplyRun::State::Sending || m_run.state() == ApplyRun::State::Ended;
    if (!isRun || m_toldRun == m_run.run())
        return m_told->setVisible(isRun && !m_told->isHidden());
    m_toldRun = m_run.run();
    QStringList lines;
    for (const Prepared::Later &later : m_run.later()) {
        QStringList names;
        for (const QString &path : later.paths)
            names << attributeWords(path, m_session.directory().description().profile.labels.value(later.key.resourceType));
        lines << tr("%1: somebody else has changed %2 in the meantime. Both stay.").arg(Resource(later.now).displayText(), names.join(u", "_s));
    }
    for (const ObjectKey &key : m_run.unread())
        lines << tr("%1: could not be read beforehand: what somebody else may have changed there is not known.").arg(m_session.nameToShow(key.id));
    shorten(lines);
    if (const QStringList dropped = droppedOf(m_run.plan()); !dropped.isEmpty()) // some of it was looked up only now
        lines << tr("This is not sent:") << dropped;
    m_told->setMessage(MessageStrip::Tone::Info, lines.join(u'\n'), tr("Close"));
    m_told->setVisible(!lines.isEmpty());
}

void ReviewPage::showRequests()
{
    const int object = m_objects.value(m_model->keyAt(m_list->currentIndex()), -1);
    QStringList texts;
    const Directory &directory = m_session.directory();
    for (const PlanStep &step : std::as_const(m_plan.steps)) {
        if (step.object == object && texts.size() < shownSteps)
            texts << requestText(step, directory.connection().settings().baseUrl, directory.description().profile,
                                 RequestFormat(m_format->currentData().toInt()), m_plan.bulk);
    }
    if (object < 0)
        m_fate->setText(tr("Choose an object to see its requests."));
    else if (const auto &rejection = m_plan.objects.at(object).rejection)
        m_fate->setText(rejectionWords(*rejection));
    else if (const auto refusal = m_run.refused().constFind(m_plan.objects.at(object).key); refusal != m_run.refused().cend())
        m_fate->setText(refusalWords(*refusal));
    else
        m_fate->setText(texts.isEmpty() ? tr("Nothing to send: it is so already.") : tr("%n request(s)", nullptr, int(texts.size())));
    const auto refused = object >= 0 ? m_run.refused().value(m_plan.objects.at(object).key) : Error();
    m_compare->setVisible(object >= 0 && m_run.refused().contains(m_plan.objects.at(object).key) && !refused.inDoubt);
    m_requests->setText(texts.join(u'\n'), CodeView::Language::Json);
}

ChangeSet ReviewPage::selectedChanges() const
{
    QSet<ObjectKey> keys;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        keys.insert(m_model->keyAt(row));
    return {.title = m_session.changes().title, .changes = chosenChanges(m_session.changes().changes, keys)};
}

QStringList ReviewPage::confirmations() const
{
    return m_guard->confirmations();
}

} // namespace Provost
