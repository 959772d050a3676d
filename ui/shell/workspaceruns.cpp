// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace does about runs: those that were interrupted, taking one back, the page that lists them.
#include "shell/workspace.h"

#include "activity/activitypage.h"
#include "activity/interruptedstrip.h"
#include "activity/whoserun.h"
#include "browse/browsepage.h"
#include "errors/errortext.h"
#include "form/rundesk.h"
#include "review/planwords.h"
#include "review/reviewpage.h"
#include "widgets/placeline.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Provost {

void Workspace::connectRuns()
{
    connect(m_interrupted, &InterruptedStrip::resumeRequested, this, &Workspace::resume);
    connect(m_interrupted, &InterruptedStrip::undoRequested, this, &Workspace::openUndo);
    connect(m_interrupted, &InterruptedStrip::leaveRequested, this, &Workspace::leave);
    connect(&m_desk, &RunDesk::runsChanged, this, &Workspace::showInterrupted);
    connect(&m_desk.staged(), &ApplyRun::stateChanged, this, &Workspace::showInterrupted);
    connect(&m_desk.staged(), &ApplyRun::ended, this, &Workspace::onRunEnded);
    connect(&m_desk, &RunDesk::givenUp, this, [this](qint64 run) { Q_EMIT said(tr("Run %1 stays as it is. What was not done is among the changes if it was staged here.").arg(run)); });
    connect(&m_desk, &RunDesk::giveUpFailed, this, [this](const Error &error) { Q_EMIT said(ErrorText::of(error).summary); });
    connect(&m_desk, &RunDesk::undoReady, this, &Workspace::onUndoReady);
    connect(&m_desk, &RunDesk::undoFailed, this, [this](const Error &error) { Q_EMIT said(tr("It cannot be taken back now: %1").arg(ErrorText::of(error).summary)); });
    connect(&m_desk, &RunDesk::undoStopped, this, [this](qint64 run) { Q_EMIT said(tr("Stopped before anything was sent. Run %1 stays as it is.").arg(run)); });
    connect(&m_desk, &RunDesk::undoHeldUp, this, [this](qint64 run) { Q_EMIT said(tr("Another undo is being applied. Run %1 can be taken back once that has ended.").arg(run)); });
    connect(&m_desk, &RunDesk::planned, this, [this](int read, int total) { Q_EMIT said(tr("Reading what the run has left: %1 of %2").arg(read).arg(total)); });
    connect(&m_desk, &RunDesk::undoClosing, this, [this] {
        if (QWidget *page = m_pages.take(u"tool:undo"_s)) {
            m_stack->removeWidget(page);
            page->hide();
            page->deleteLater();
        }
    });
    showInterrupted();
}

/// Not the one that was just stopped here: the page it was stopped on offers to go on.
void Workspace::showInterrupted()
{
    if (m_directory.state() != Directory::State::Ready || m_desk.isBusy())
        return m_interrupted->setRuns({});
    QList<RunRecord> runs = m_desk.interrupted();
    runs.removeIf([this](const RunRecord &run) { return m_desk.staged().canGoOn() && run.summary.run == m_desk.staged().run(); });
    m_interrupted->setRuns(runs);
}

void Workspace::resume(qint64 run)
{
    whenSure(run, [this, run] {
        openReview();
        m_desk.staged().resume(run);
    });
}

/// Several directories may be behind one address.
void Workspace::whenSure(qint64 run, const std::function<void()> &then)
{
    const Journal *journal = m_desk.surroundings().journal;
    const auto record = journal ? journal->run(run) : Result<RunRecord>(Error::cancelled());
    if (!record)
        Q_EMIT said(ErrorText::of(record.error()).summary);
    else
        WhoseRun::ask(this, *record, m_desk.directoryId(), m_place.color, then);
}

void Workspace::openRun(qint64 run)
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Activity));
    if (ActivityPage *page = activityPage())
        page->choose(run);
}

void Workspace::leave(qint64 run)
{
    m_desk.giveUp(run);
}

void Workspace::openUndo(qint64 run)
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Activity)); // where it can be stopped
    Q_EMIT said(tr("Reading what run %1 has left…").arg(run));
    m_desk.openUndo(run);
}

void Workspace::onUndoReady()
{
    const RunDesk::Undo *undo = m_desk.undo();
    if (undo->session->changes().isEmpty() && !undo->notes.isEmpty())
        return Q_EMIT said(tr("Nothing of run %1 can be taken back: %2").arg(QString::number(undo->run), warningWords(undo->notes.first())));
    if (undo->session->changes().isEmpty())
        return Q_EMIT said(tr("Nothing of run %1 is left to take back.").arg(undo->run));
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Activity));
    ReviewPage *review = makeReviewPage(*undo->session, *undo->apply);
    review->setTitle(tr("Take back run %1").arg(undo->run));
    review->setNotes(undo->notes);
    connect(undo->apply.get(), &ApplyRun::ended, this, &Workspace::onRunEnded);
    connect(review, &ReviewPage::backRequested, this, [this] { open(m_navigation.entry(NavigationModel::Entry::Activity)); });
    m_pages.insert(u"tool:undo"_s, review);
    m_stack->addWidget(review);
    m_stack->setCurrentWidget(review);
    Q_EMIT said({});
}

/// Where reads lag behind writes the lists show what was written by themselves, and reading again would only bring back the old.
void Workspace::onRunEnded()
{
    if (!m_directory.description().profile.readYourWrites)
        return;
    for (QWidget *page : std::as_const(m_pages)) {
        if (auto *browse = qobject_cast<BrowsePage *>(page))
            browse->refresh();
    }
}

QWidget *Workspace::makeActivityPage()
{
    auto *page = new ActivityPage(m_desk, m_stack);
    connect(page, &ActivityPage::said, this, &Workspace::said);
    connect(page, &ActivityPage::undoRequested, this, &Workspace::openUndo);
    connect(page, &ActivityPage::resumeRequested, this, &Workspace::resume);
    connect(page, &ActivityPage::retryRequested, this, [this](qint64 run) {
        whenSure(run, [this, run] {
            openReview();
            m_desk.staged().retryFailed(run);
        });
    });
    return page;
}

ActivityPage *Workspace::activityPage() const
{
    return qobject_cast<ActivityPage *>(m_stack->currentWidget());
}

void Workspace::setPlace(const QString &name, const QString &environment, const QColor &color)
{
    m_place = {name, environment, color};
    PlaceLine::setPlace(*this, name, color);
    m_interrupted->setPlace(name, color);
    for (QWidget *page : std::as_const(m_pages)) {
        if (auto *review = qobject_cast<ReviewPage *>(page))
            review->setPlace(name, environment, color);
    }
}

} // namespace Provost
