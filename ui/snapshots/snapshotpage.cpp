// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/snapshotpage.h"

#include "change/differencemodel.h"
#include "directory/directory.h"
#include "directory/readalljob.h"
#include "errors/errortext.h"
#include "snapshots/driftwords.h"
#include "widgets/busyline.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
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
#include <QUrl>

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
    column->addWidget(m_body, 1);
    column->addWidget(m_footer);
    connect(m_take, &QPushButton::clicked, this, [this] { askForFile(true, tr("Take a Snapshot"), [this](const QString &name) { takeSnapshot(name); }); });
    connect(m_withNow, &QPushButton::clicked, this, [this] { askForFile(false, tr("The Earlier State"), [this](const QString &name) { compareWithNow(name); }); });
    connect(m_files, &QPushButton::clicked, this, [this] {
        askForFile(false, tr("The Earlier State"), [this](const QString &earlier) {
            askForFile(false, tr("The Later State"), [this, earlier](const QString &later) { compareFiles(earlier, later); });
        });
    });
    connect(m_strip, &MessageStrip::actionTriggered, this, [this] {
        if (m_job)
            m_job->cancel();
        m_strip->hide();
    });
    connect(m_drift, &MessageStrip::actionTriggered, m_drift, &QWidget::hide);
    connect(m_stage, &QPushButton::clicked, this, &SnapshotPage::stage);
    connect(m_model, &DifferenceModel::chosenChanged, this, &SnapshotPage::showChosen);
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
    for (QPushButton *button : {m_take, m_withNow, m_files})
        button->setEnabled(false);
    connect(job, &Job::done, this, [this] {
        m_busy->setBusy(false);
        m_strip->hide();
        for (QPushButton *button : {m_take, m_withNow, m_files})
            button->setEnabled(true);
    });
}

void SnapshotPage::fail(const Error &error)
{
    m_folder.reset();
    if (error.kind == ErrorKind::Cancelled)
        return;
    const ErrorText words = ErrorText::of(error);
    m_strip->setMessage(MessageStrip::Tone::Danger, error.kind == ErrorKind::Validation ? error.detail : words.summary, tr("&Close"));
    m_strip->show();
}

/// The whole directory into a snapshot. What could not be learnt is said.
void SnapshotPage::readInto(const QString &fileName, const std::function<void(qint64 count)> &then)
{
    Directory &directory = m_session.directory();
    auto opened = SnapshotWriter::open(fileName, directory.connection().settings().baseUrl.toString(), directory.description());
    if (!opened)
        return fail(opened.error());
    const std::shared_ptr<SnapshotWriter> writer = std::move(opened).value();
    auto *job = new ReadAllJob(directory.connection(), directory.description(), this);
    setBusy(job, tr("Reading the directory…"));
    connect(job, &ReadAllJob::resourceRead, this, [writer](const QString &type, const Resource &resource) { writer->add(type, resource); });
    connect(job, &ReadAllJob::progressed, this, [this](const QString &type, qint64 read, qint64 total) {
        const QLocale locale;
        m_strip->setMessage(MessageStrip::Tone::Info,
                            total < 0 ? tr("Reading the directory: %1, %2", "resource type, number").arg(type, locale.toString(read))
                                      : tr("Reading the directory: %1, %2 of %3", "resource type, numbers").arg(type, locale.toString(read), locale.toString(total)),
                            tr("&Cancel"));
    });
    job->then(this, [this, writer, then](const Result<ReadAllSummary> &outcome) {
        if (!outcome)
            return fail(outcome.error());
        if (const auto written = writer->finish(); !written)
            return fail(written.error());
        if (!outcome->notes.isEmpty())
            Q_EMIT said(outcome->notes.join(u"; "_s));
        then(writer->count());
    });
}

void SnapshotPage::takeSnapshot(const QString &fileName)
{
    readInto(fileName, [this, fileName](qint64 count) {
        m_strip->setMessage(MessageStrip::Tone::Success, tr("%Ln kept in %1.", nullptr, int(count)).arg(QDir::toNativeSeparators(fileName)), tr("&Close"));
        m_strip->show();
    });
}

void SnapshotPage::compareWithNow(const QString &fileName)
{
    m_folder = std::make_unique<QTemporaryDir>(); // 0700
    if (!m_folder->isValid())
        return fail(Error::store(m_folder->errorString()));
    const QString now = m_folder->filePath(u"now.snapshot"_s);
    readInto(now, [this, fileName, now](qint64) { compare(fileName, now, true); });
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
        m_folder.reset(); // everything that differs is in memory
        showStates(*states, isNow);
    });
}

void SnapshotPage::showStates(const std::shared_ptr<ComparedStates> &states, bool isNow)
{
    m_states = states;
    m_isNow = isNow;
    m_model->setDifferences(states->comparison->differences());
    m_drift->setVisible(!states->drift.isEmpty());
    if (!states->drift.isEmpty())
        m_drift->setMessage(MessageStrip::Tone::Info, tr("The schemas differ, too: %1", "sentences").arg(DriftWords::summary(states->drift)), tr("&Close"));
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

void SnapshotPage::showChosen()
{
    const int count = m_model->chosenCount();
    m_stage->setText(count > 0 ? tr("Take Back %n Object(s)…", nullptr, count) : tr("Take Back…"));
    // As it was compared, not as the box says by now; ids of another directory mean somebody else here, or nobody.
    const bool isSameDirectory = m_states && m_isNow && m_states->isById && m_states->isOfOneDirectory();
    m_stage->setEnabled(count > 0 && isSameDirectory && !m_session.isReadOnly());
    m_stage->setToolTip(m_session.isReadOnly() ? tr("This connection is read-only.")
                            : isSameDirectory  ? tr("Makes changes that restore the earlier state; they are reviewed first")
                                               : tr("Only what differs in this directory now, compared by ids, can be taken back."));
    if (!m_states)
        return;
    if (!m_states->isOfOneDirectory() && m_states->isById)
        m_list->setToolTip(tr("These are two directories: who is the same there has another id. Compare them by user names."));
    else
        m_list->setToolTip({});
    const QLocale locale;
    const auto number = [&](ObjectDifference::Kind kind) { return locale.toString(m_model->count(kind)); };
    QString words = tr("Since %1: %2 new, %3 gone, %4 changed, %5 as they were.", "time, numbers")
                        .arg(locale.toString(QDateTime::fromString(m_states->earlier->takenAt(), Qt::ISODate).toLocalTime(), QLocale::ShortFormat), number(ObjectDifference::Kind::Added),
                             number(ObjectDifference::Kind::Removed), number(ObjectDifference::Kind::Changed), locale.toString(m_states->comparison->equalCount()));
    if (!m_states->isOfOneDirectory())
        words = tr("Two directories, %1 and %2: %3 only in the second, %4 only in the first, %5 differ, %6 are equal.", "addresses, numbers")
                    .arg(QUrl(m_states->earlier->baseUrl()).host(), QUrl(m_states->laterBaseUrl).host(), number(ObjectDifference::Kind::Added), number(ObjectDifference::Kind::Removed),
                         number(ObjectDifference::Kind::Changed), locale.toString(m_states->comparison->equalCount()));
    else if (m_model->count(ObjectDifference::Kind::Removed) > 0)
        words += u' ' + tr("Who is gone is made anew, with another id and without a password.");
    m_summary->setText(words);
}

void SnapshotPage::stage()
{
    const QList<ObjectDifference> chosen = m_model->chosen();
    const ChangeSet set = m_states->comparison->takenBack(chosen);
    m_session.stage(set.changes, tr("Take back %n object(s)", nullptr, int(chosen.size())));
    m_model->markStaged(); // once more would make everybody twice
    Q_EMIT changesRequested();
}

} // namespace Provost
