// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rundesk.h"

#include "change/fulfilled.h"
#include "change/giveup.h"
#include "change/loadedrun.h"
#include "directory/directory.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// An object that others changed since keeps the state in which the run left it, so that the conflict is noticed again when it is applied.
ChangeSet undoChanges(const Prepared &prepared)
{
    ChangeSet set = prepared.changes;
    for (const Prepared::Later &later : prepared.later) {
        if (later.conflicts.isEmpty())
            continue;
        for (Change &change : set.changes) {
            if (change.key() == later.key)
                change.before = Resource(later.was);
        }
    }
    return set;
}

} // namespace

RunDesk::RunDesk(EditSession &session, RunSurroundings around, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_staged(session, std::move(around))
{
    watch(m_staged);
    connect(&m_givingUp, &QFutureWatcherBase::finished, this, &RunDesk::onGivenUp);
}

RunDesk::~RunDesk() = default;

void RunDesk::setSurroundings(const RunSurroundings &around)
{
    m_staged.setSurroundings(around);
    if (m_undo)
        m_undo->apply->setSurroundings(around);
}

void RunDesk::watch(ApplyRun &run)
{
    connect(&run, &ApplyRun::begun, this, &RunDesk::runsChanged);
    connect(&run, &ApplyRun::ended, this, &RunDesk::runsChanged);
    connect(&run, &ApplyRun::stateChanged, this, [this] {
        if (!isBusy())
            Q_EMIT rested();
    });
}

void RunDesk::stop()
{
    m_staged.stop();
    if (m_undo)
        m_undo->apply->stop();
}

bool RunDesk::isBusy() const
{
    return m_staged.isRunning() || (m_undo && m_undo->apply->isRunning());
}

void RunDesk::openUndo(qint64 run)
{
    if (!surroundings().journal || isUndoBusy())
        return;
    const Directory &directory = m_session.directory();
    m_planningSince = QDateTime::currentDateTimeUtc();
    m_planning = new PlanJob(directory.connection(), directory.description(), surroundings().journal, {.undoes = run}, this);
    connect(m_planning, &PlanJob::progressed, this, &RunDesk::planned);
    m_planning->then(this, [this, run](const Result<PlannedRun> &planned) { onUndoPlanned(run, planned); });
    Q_EMIT planningChanged();
}

void RunDesk::stopPlanning()
{
    if (m_planning)
        m_planning->cancel();
}

void RunDesk::onUndoPlanned(qint64 run, const Result<PlannedRun> &planned)
{
    m_planning.clear();
    Q_EMIT planningChanged();
    if (!planned && planned.error().kind == ErrorKind::Cancelled)
        return Q_EMIT undoStopped(run);
    if (!planned)
        return Q_EMIT undoFailed(planned.error());
    if (m_undo)
        Q_EMIT undoClosing();
    m_undo = std::make_unique<Undo>();
    m_undo->run = run;
    for (const PlanWarning &warning : planned->plan.warnings) {
        if (warning.kind == PlanWarning::Kind::NotUndoable || warning.kind == PlanWarning::Kind::ChangedByOthers)
            m_undo->notes << warning;
    }
    m_undo->session = std::make_unique<EditSession>(m_session.directory());
    m_undo->session->askNamesOf(m_session);
    m_undo->session->setReadOnly(m_session.isReadOnly());
    m_undo->session->staged().reset(undoChanges(planned->prepared));
    m_undo->apply = std::make_unique<ApplyRun>(*m_undo->session, surroundings());
    m_undo->apply->setUndoes(run);
    m_undo->apply->expect(*planned, m_planningSince);
    watch(*m_undo->apply);
    Q_EMIT undoReady();
}

QList<RunRecord> RunDesk::interrupted() const
{
    if (!surroundings().journal)
        return {};
    QList<RunRecord> found = surroundings().journal->unfinishedRuns().valueOr({});
    found.removeIf([this](const RunRecord &run) { return run.summary.state != RunState::Stopped || !directoryId().mayBe(run.info.directoryId()); });
    return found;
}

DirectoryId RunDesk::directoryId() const
{
    return directoryOf(m_session.directory().connection());
}

void RunDesk::giveUp(qint64 run)
{
    const RunSurroundings &around = surroundings();
    if (!around.journal || m_givingUp.isRunning())
        return;
    m_givingUp.setFuture(QtConcurrent::run(&RunDesk::endForGood, GiveUp {around.journal->fileName(), around.auditDir(), around.operatorName, run, m_session.changes()}));
}

/// In a thread of the pool, over connections of its own.
Result<RunDesk::GivenUp> RunDesk::endForGood(const GiveUp &what)
{
    if (const auto given = giveUpRun(what.journalFile, what.auditDir, what.run, what.operatorName); !given)
        return given.error();
    const auto loaded = LoadedRun::from(what.journalFile, what.run);
    if (!loaded)
        return loaded.error();
    return GivenUp {.run = what.run, .staged = what.staged, .rest = {.title = what.staged.title, .changes = unfulfilled(what.staged.changes, loaded->objects, loaded->steps)}};
}

void RunDesk::onGivenUp()
{
    const Result<GivenUp> given = m_givingUp.result();
    if (!given)
        return Q_EMIT giveUpFailed(given.error());
    if (!isUntouched(m_session.changes().changes, given->staged.changes))
        return giveUp(given->run); // nothing is left to end, but something else is staged now
    if (given->rest != given->staged)
        m_session.staged().reset(given->rest);
    Q_EMIT runsChanged();
    Q_EMIT givenUp(given->run);
}

} // namespace Provost
