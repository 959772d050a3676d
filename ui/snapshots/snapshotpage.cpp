// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/snapshotpage.h"

#include "browse/quickwords.h"
#include "change/differencemodel.h"
#include "directory/directory.h"
#include "directory/snapshotjob.h"
#include "errors/errortext.h"
#include "forms/formtext.h"
#include "overview/overviewwords.h"
#include "snapshots/driftwords.h"
#include "snapshots/snapshotwords.h"
#include "widgets/busyline.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/placeline.h"
#include "widgets/samenessquestion.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

SnapshotPage::SnapshotPage(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DifferenceModel(this))
    , m_take(new QPushButton(tr("&Take Snapshot…"), this))
    , m_withNow(new QPushButton(tr("Compare with &Now…"), this))
    , m_files(new QPushButton(tr("Compare Two &Files…"), this))
    , m_match(new QComboBox(this))
    , m_strip(new MessageStrip(this))
    , m_drift(new MessageStrip(this))
    , m_omitted(new MessageStrip(this))
    , m_busy(new BusyLine(this))
    , m_body(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_list(new QTreeView(this))
    , m_summary(new QLabel(this))
    , m_stage(new QPushButton(this))
{
    setObjectName(u"snapshotPage"_s);
    m_strip->setObjectName(u"snapshotStrip"_s);
    m_strip->hide();
    m_drift->setObjectName(u"snapshotDrift"_s);
    m_drift->hide();
    m_omitted->setObjectName(u"snapshotOmitted"_s);
    m_omitted->hide();
    m_empty->setObjectName(u"snapshotEmpty"_s);
    m_empty->setContent({.icon = u"compare"_s,
                         .title = tr("What has changed since?"),
                         .text = tr("Keep the state of the directory as a file today, and compare it with the directory later: who came, who went, what was changed, by attribute and "
                                    "membership. Any part of it can be taken back as changes that are reviewed first.")});
    buildList();
    m_body->addWidget(m_empty);
    m_body->addWidget(m_list);
    m_footer = buildFooter();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_drift);
    column->addWidget(m_omitted);
    column->addWidget(m_body, 1);
    column->addWidget(m_footer);
    connect(m_take, &QPushButton::clicked, this, [this] { askForFile(true, tr("Take a Snapshot"), [this](const QString &name) { takeSnapshot(name); }); });
    connect(m_withNow, &QPushButton::clicked, this, [this] { askForFile(false, tr("The Earlier State"), [this](const QString &name) { compareWithNow(name); }); });
    connect(m_files, &QPushButton::clicked, this, [this] {
        askForFile(false, tr("The Earlier State"), [this](const QString &earlier) {
            askForFile(false, tr("The Later State"), [this, earlier](const QString &later) { compareFiles(earlier, later); });
        });
    });
    connect(m_strip, &MessageStrip::actionTriggered, this, &SnapshotPage::onStrip);
    connect(m_strip, &MessageStrip::secondTriggered, this, &SnapshotPage::stop);
    connect(m_drift, &MessageStrip::actionTriggered, m_drift, &QWidget::hide);
    connect(&m_taking, &QFutureWatcherBase::finished, this, &SnapshotPage::onTaken);
    connect(m_omitted, &MessageStrip::actionTriggered, m_omitted, &QWidget::hide);
    connect(m_stage, &QPushButton::clicked, this, &SnapshotPage::takeBack);
    connect(m_model, &DifferenceModel::chosenChanged, this, &SnapshotPage::showChosen);
    connect(&m_session, &EditSession::readOnlyChanged, this, &SnapshotPage::showChosen);
    connect(&m_session, &EditSession::rightsChanged, this, &SnapshotPage::showChosen);
    connect(&m_session, &EditSession::changed, this, &SnapshotPage::onStagedChanged);
    showChosen();
}

SnapshotPage::~SnapshotPage() = default;

QWidget *SnapshotPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *title = new QLabel(tr("Snapshots"), bar);
    title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    auto *label = new QLabel(tr("&Same when:"), bar);
    m_match->setObjectName(u"snapshotMatch"_s);
    m_match->addItems({tr("their ids are"), tr("their user names are"), tr("their external ids are")});
    m_match->setItemData(1, u"userName"_s);
    m_match->setItemData(2, u"externalId"_s);
    m_match->setToolTip(tr("Two directories give the same person different ids: compare them by user name."));
    label->setBuddy(m_match);
    m_take->setObjectName(u"snapshotTake"_s);
    m_withNow->setObjectName(u"snapshotWithNow"_s);
    m_files->setObjectName(u"snapshotFiles"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 6));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(label);
    row->addWidget(m_match);
    row->addSpacing(scaled(font(), 8));
    for (QPushButton *button : {m_files, m_withNow, m_take})
        row->addWidget(button);
    return bar;
}

void SnapshotPage::buildList()
{
    m_list->setObjectName(u"snapshotDifferences"_s);
    m_list->setAccessibleName(tr("Differences"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setIndentation(scaled(font(), 22));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, scaled(font(), 300));
    m_list->header()->resizeSection(1, scaled(font(), 240));
    m_list->header()->resizeSection(2, scaled(font(), 240));
    m_list->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

QWidget *SnapshotPage::buildFooter()
{
    auto *footer = new QWidget(this);
    m_summary->setObjectName(u"snapshotSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_stage->setObjectName(u"snapshotStage"_s);
    m_stage->setDefault(true);
    auto *all = new QPushButton(tr("Choose &All"), footer);
    all->setObjectName(u"snapshotAll"_s);
    auto *none = new QPushButton(tr("Choose N&one"), footer);
    none->setObjectName(u"snapshotNone"_s);
    connect(all, &QPushButton::clicked, this, [this] { m_model->setAllChosen(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_model->setAllChosen(false); });
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_summary, 1);
    row->addWidget(none);
    row->addWidget(all);
    row->addWidget(m_stage);
    footer->hide();
    return footer;
}

void SnapshotPage::askForFile(bool isToSave, const QString &title, const std::function<void(const QString &)> &then)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setObjectName(u"snapshotFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("Snapshots (*.snapshot)"), tr("All files (*)")});
    if (isToSave) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"snapshot"_s);
        dialog->selectFile(QDate::currentDate().toString(Qt::ISODate) + u".snapshot"_s);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this, [then](const QString &name) { then(name); });
    dialog->open();
}

void SnapshotPage::setBusy(Job *job, const QString &words)
{
    m_job = job;
    m_busy->setBusy(true);
    m_strip->setMessage(MessageStrip::Tone::Info, words, tr("&Cancel"));
    m_strip->show();
    showButtons();
    connect(job, &Job::done, this, [this] {
        m_job = nullptr;
        m_offered = nullptr;
        m_busy->setBusy(false);
        m_strip->hide();
        showButtons();
    });
}

void SnapshotPage::showButtons()
{
    const bool isFree = m_job == nullptr && !m_taking.isRunning();
    for (QPushButton *button : {m_take, m_withNow, m_files})
        button->setEnabled(isFree);
    m_match->setEnabled(isFree);
}

void SnapshotPage::fail(const Error &error)
{
    m_folder.reset();
    if (error.kind == ErrorKind::Cancelled)
        return;
    fail(error.kind == ErrorKind::Protocol ? tr("The directory could not be read to its end, and an incomplete state is not used. %1").arg(ErrorText::of(error).summary) : ErrorText::of(error).summary);
}

void SnapshotPage::fail(const QString &words)
{
    m_folder.reset();
    m_strip->setMessage(MessageStrip::Tone::Danger, words, tr("&Close"));
    m_strip->show();
}

/// What it takes is said, and nothing read, before somebody agrees.
void SnapshotPage::offer(SnapshotJob *job, const ReadEstimate &estimate, const QString &about)
{
    m_busy->setBusy(false);
    const QString takes = estimate.resources ? tr("To read the whole directory takes %1.", "calls, money, time").arg(QuickWords::takes(estimate))
                                             : tr("The provider does not say how much there is to read, and calls to it cost money.");
    m_strip->setMessage(MessageStrip::Tone::Warning, about.isEmpty() ? takes : about + u' ' + takes, tr("&Read It"), tr("&Cancel"));
    m_offered = job;
}

/// The strip's button: agrees to an offer, stops what is under way, or puts an outcome away.
void SnapshotPage::onStrip()
{
    if (SnapshotJob *job = std::exchange(m_offered, nullptr)) {
        m_busy->setBusy(true);
        m_strip->setMessage(MessageStrip::Tone::Info, tr("Reading the directory…"), tr("&Cancel"));
        return job->goOn();
    }
    stop();
}

void SnapshotPage::stop()
{
    m_offered = nullptr;
    if (m_job)
        m_job->cancel();
    m_strip->hide();
}

/// The whole directory into a snapshot. What could not be learnt is said.
void SnapshotPage::readInto(const QString &fileName, const QString &about, const std::function<void(const SnapshotSummary &)> &then)
{
    auto *job = new SnapshotJob(m_session.directory(), fileName, this);
    setBusy(job, tr("Reading the directory…"));
    connect(job, &SnapshotJob::offered, this, [this, job, about](const ReadEstimate &estimate) { offer(job, estimate, about); });
    connect(job, &SnapshotJob::progressed, this, [this](const QString &type, qint64 read, qint64 total) {
        const QLocale locale;
        const ResourceType *known = m_session.directory().description().resourceType(type);
        const QString plural = known ? OverviewWords::plural(*known) : type;
        m_strip->setMessage(MessageStrip::Tone::Info,
                            total < 0 ? tr("Reading the directory: %1, %2", "users, number").arg(plural, locale.toString(read))
                                      : tr("Reading the directory: %1, %2 of %3", "users, numbers").arg(plural, locale.toString(read), locale.toString(total)),
                            tr("&Cancel"));
    });
    job->then(this, [this, then](const Result<SnapshotSummary> &outcome) {
        if (!outcome)
            return fail(outcome.error());
        then(*outcome);
    });
}

void SnapshotPage::takeSnapshot(const QString &fileName)
{
    readInto(fileName, {}, [this, fileName](const SnapshotSummary &summary) {
        const QString gaps = SnapshotWords::of(summary.gaps, m_session.directory().description());
        const QString words = tr("%Ln kept in %1.", nullptr, int(summary.resources)).arg(QDir::toNativeSeparators(fileName));
        m_strip->setMessage(gaps.isEmpty() ? MessageStrip::Tone::Success : MessageStrip::Tone::Warning, gaps.isEmpty() ? words : words + u' ' + gaps, tr("&Close"));
        m_strip->show();
    });
}

/// The file is looked at first: nothing is read from a provider for one that cannot be used.
void SnapshotPage::compareWithNow(const QString &fileName)
{
    auto *job = new CompareTask(fileName, {}, m_session.directory().description(), {}, this);
    setBusy(job, tr("Opening the snapshot…"));
    job->then(this, [this, fileName](const Result<std::shared_ptr<ComparedStates>> &opened) {
        if (!opened)
            return fail(opened.error());
        const ComparedStates &states = **opened;
        if (states.problem != SnapshotProblem::None)
            return fail(SnapshotWords::of(states.problem, fileName));
        m_folder = std::make_unique<QTemporaryDir>(); // 0700
        if (!m_folder->isValid())
            return fail(Error::store(m_folder->errorString()));
        const QString about = SnapshotWords::whose(*states.earlier, here());
        const QString now = m_folder->filePath(u"now.snapshot"_s);
        readInto(now, about, [this, fileName, now](const SnapshotSummary &) { compare(fileName, now, true); });
    });
}

void SnapshotPage::compareFiles(const QString &earlier, const QString &later)
{
    compare(earlier, later, false);
}

void SnapshotPage::compare(const QString &earlier, const QString &later, bool isNow)
{
    auto *job = new CompareTask(earlier, later, m_session.directory().description(), m_match->currentData().toString(), this);
    setBusy(job, tr("Comparing…"));
    job->then(this, [this, isNow](const Result<std::shared_ptr<ComparedStates>> &states) {
        if (!states)
            return fail(states.error());
        if ((*states)->problem != SnapshotProblem::None)
            return fail(SnapshotWords::of((*states)->problem, (*states)->brokenFile));
        m_folder.reset(); // everything that differs is in memory
        showStates(*states, isNow);
    });
}

void SnapshotPage::showStates(const std::shared_ptr<ComparedStates> &states, bool isNow)
{
    m_states = states;
    m_isNow = isNow;
    m_isSaidToBeOurs = false;
    m_staged.clear();
    const bool mayBeHere = states->earlier->comparedTo(here()) != DirectoryId::Sameness::Other;
    m_model->setDifferences(states->comparison->differences(), mayBeHere ? m_session.directory().description().profile.labels : QHash<QString, QHash<QString, QString>>());
    m_drift->setVisible(!states->drift.isEmpty());
    if (!states->drift.isEmpty())
        m_drift->setMessage(MessageStrip::Tone::Info, tr("The schemas differ, too: %1", "sentences").arg(DriftWords::summary(states->drift)), tr("&Close"));
    const QString omitted = SnapshotWords::of(states->comparison->omissions(), m_session.directory().description());
    m_omitted->setVisible(!omitted.isEmpty());
    m_omitted->setMessage(MessageStrip::Tone::Warning, omitted, tr("&Close"));
    const bool isEmpty = states->comparison->differences().isEmpty();
    if (isEmpty)
        m_empty->setContent({.icon = u"check"_s,
                             .title = tr("Nothing has changed"),
                             .text = tr("%Ln object(s) are as they were. What a provider sets itself, such as times and versions, does not count.", nullptr,
                                        int(states->comparison->equalCount()))});
    m_body->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    m_footer->setVisible(!isEmpty);
    if (!isEmpty)
        m_list->setCurrentIndex(m_model->index(0, 0));
    showChosen();
}

DirectoryId SnapshotPage::here() const
{
    return DirectoryId::of(m_session.directory().connection().settings());
}

/// All tenants of a provider have one base URL. Taken for another's, everybody here would be deleted.
void SnapshotPage::askWhose()
{
    const SamenessQuestion question {.objectName = u"whoseSnapshot"_s, .title = tr("Whose snapshot is it?"), .text = SnapshotWords::whose(*m_states->earlier, here()),
                                     .consequence = tr("What is taken back makes “%1” what the snapshot says.", "connection").arg(here().name),
                                     .color = PlaceLine::colorOf(*this)};
    question.ask(this, [this] {
        m_isSaidToBeOurs = true;
        takeBack();
    });
}

/// Of the comparison that is shown, whatever the page has been set to since.
QString SnapshotPage::whyNotTakenBack() const
{
    if (!m_states)
        return {};
    if (m_states->earlier->comparedTo(here()) == DirectoryId::Sameness::Other)
        return tr("This is a snapshot of another directory, %1: nothing of it can be taken back here.").arg(m_states->earlier->baseUrl());
    if (!m_isNow)
        return tr("Two files were compared. What differs in this directory now can be taken back: compare with now.");
    if (!m_states->comparison->match().isEmpty())
        return tr("Objects were compared by their names. Only what is compared by ids can be taken back.");
    return m_session.isReadOnly() ? tr("This connection is read-only.") : QString();
}

void SnapshotPage::showChosen()
{
    const int count = m_model->chosenCount();
    m_stage->setText(count > 0 ? tr("Take Back %n Object(s)…", nullptr, count) : tr("Take Back…"));
    m_stage->setToolTip(tr("Makes changes that restore the earlier state; they are reviewed first"));
    const QString why = whyNotTakenBack();
    deny(*m_stage, why, count > 0 && !m_taking.isRunning());
    if (!m_states)
        return;
    const QLocale locale;
    const auto number = [&](ObjectDifference::Kind kind) { return locale.toString(m_model->count(kind)); };
    QStringList words {tr("Since %1: %2 new, %3 gone, %4 changed, %5 as they were.", "time, numbers")
                           .arg(locale.toString(QDateTime::fromString(m_states->earlier->takenAt(), Qt::ISODate).toLocalTime(), QLocale::ShortFormat), number(ObjectDifference::Kind::Added),
                                number(ObjectDifference::Kind::Removed), number(ObjectDifference::Kind::Changed), locale.toString(m_states->comparison->equalCount()))};
    if (!why.isEmpty() && !m_session.isReadOnly())
        words << why;
    else if (m_model->hasStaged())
        words << tr("What is staged is not offered again; compare once more after it was applied.");
    else if (m_model->count(ObjectDifference::Kind::Removed) > 0)
        words << tr("Who is gone is made anew, with another id and without a password.");
    m_summary->setText(words.join(u' '));
}

/// Away from the window: of a mass edit there are tens of thousands.
void SnapshotPage::takeBack()
{
    const QList<ObjectDifference> chosen = m_model->chosen();
    if (chosen.isEmpty() || m_taking.isRunning() || !whyNotTakenBack().isEmpty())
        return;
    if (!m_isSaidToBeOurs && m_states->earlier->comparedTo(here()) == DirectoryId::Sameness::Unsure)
        return askWhose();
    m_busy->setBusy(true);
    m_list->setEnabled(false);
    m_taking.setFuture(QtConcurrent::run([states = m_states, chosen] { return states->comparison->takenBack(chosen); }));
    showButtons();
    showChosen();
}

void SnapshotPage::onTaken()
{
    m_busy->setBusy(false);
    m_list->setEnabled(true);
    showButtons();
    stage(m_taking.result());
    showChosen();
}

void SnapshotPage::stage(const TakenBack &back)
{
    for (const Change &change : back.changes.changes) {
        const bool isMembers = change.kind == ChangeKind::MembersAdd || change.kind == ChangeKind::MembersRemove;
        const Permissions::Action action = isMembers ? Permissions::Action::Members
            : change.kind == ChangeKind::Create      ? Permissions::Action::Create
            : change.kind == ChangeKind::Delete      ? Permissions::Action::Delete
                                                     : Permissions::Action::Update;
        if (const auto denied = m_session.denialOf(change.resourceType, action))
            return fail(FormText::denial(denied));
    }
    for (auto made = back.newIds.cbegin(); made != back.newIds.cend(); ++made)
        m_staged.insert(made.key(), {made.key().resourceType, made.value()});
    m_session.stage(back.changes.changes, tr("Take back %n object(s)", nullptr, m_model->chosenCount()));
    m_model->setChosenStaged();
    if (!back.unknown.isEmpty()) {
        m_omitted->setMessage(MessageStrip::Tone::Warning, tr("Who is made anew is without what the provider does not show in lists: %1.", "attributes").arg(back.unknown.join(u", "_s)), tr("&Close"));
        m_omitted->show();
    }
    if (back.left > 0)
        Q_EMIT said(tr("%Ln membership(s) or reference(s) cannot be restored: who they name is gone, and not among what is taken back.", nullptr, int(back.left)));
    Q_EMIT changesRequested();
}

/// What was taken out of the staged changes again, by a gesture, can be ticked again. What a run has done is no gesture, and cannot.
void SnapshotPage::onStagedChanged()
{
    if (!m_model->hasStaged() || m_session.staged().undoStack().count() == 0)
        return;
    QSet<ObjectKey> free;
    const QList<ObjectKey> staged = m_model->staged();
    for (const ObjectKey &key : staged) {
        if (m_session.changesOf(m_staged.value(key, key)).isEmpty())
            free.insert(key);
    }
    if (!free.isEmpty())
        m_model->unstage(free);
}

} // namespace Provost
