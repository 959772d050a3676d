// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rundesk.h"

#include "change/fulfilled.h"
#include "change/giveup.h"
#include "change/loadedrun.h"
#include "directory/directory.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

/// In a thread of the pool. An object that others changed since keeps the state in which the run left it, so that the conflict is noticed again when it is applied.
RunDesk::UndoSet RunDesk::undoSetOf(const Prepared &prepared)
{
    QHash<ObjectKey, Json> left;
    for (const Prepared::Later &later : prepared.later) {
        if (!later.conflicts.isEmpty())
            left.insert(later.key, later.was);
    }
    UndoSet set {.changes = prepared.changes};
    for (qsizetype i = 0; i < set.changes.changes.size() && !left.isEmpty(); ++i) {
        if (const auto was = left.constFind(set.changes.changes.at(i).key()); was != left.cend())
            set.changes.changes[i].before = Resource(*was);
    }
    set.index = StagedIndex::of(set.changes.changes);
    return set;
}

RunDesk::RunDesk(EditSession &session, RunSurroundings around, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_staged(session, std::move(around))
{
    watch(m_staged);
    connect(&m_givingUp, &QFutureWatcherBase::finished, this, &RunDesk::onGivenUp);
    connect(&m_settingUp, &QFutureWatcherBase::finished, this, &RunDesk::onUndoSet);
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
        return m_planning->cancel();
    if (!std::exchange(m_plannedUndo, nullptr))
        return;
    Q_EMIT planningChanged();
    Q_EMIT undoStopped(m_undoing);
}

void RunDesk::onUndoPlanned(qint64 run, const Result<PlannedRun> &planned)
{
    m_planning.clear();
    if (planned) {
        m_undoing = run;
        m_plannedUndo = std::make_shared<const PlannedRun>(*planned);
        return m_settingUp.setFuture(QtConcurrent::run(&RunDesk::undoSetOf, planned->prepared));
    }
    Q_EMIT planningChanged();
    if (planned.error().kind == ErrorKind::Cancelled)
        return Q_EMIT undoStopped(run);
    Q_EMIT undoFailed(planned.error());
}

void RunDesk::onUndoSet()
{
    const auto planned = std::exchange(m_plannedUndo, nullptr);
    if (!planned) // stopped meanwhile
        return;
    Q_EMIT planningChanged();
    if (m_undo && m_undo->apply->isRunning()) // applied meanwhile
        return Q_EMIT undoHeldUp(m_undoing);
    if (m_undo)
        Q_EMIT undoClosing();
    m_undo = std::make_unique<Undo>();
    m_undo->run = m_undoing;
    for (const PlanWarning &warning : planned->plan.warnings) {
        if (warning.kind == PlanWarning::Kind::NotUndoable || warning.kind == PlanWarning::Kind::ChangedByOthers)
            m_undo->notes << warning;
    }
    m_undo->session = std::make_unique<EditSession>(m_session.directory());
    m_undo->session->askNamesOf(m_session);
    m_undo->session->setReadOnly(m_session.isReadOnly());
    const UndoSet set = m_settingUp.result();
    m_undo->session->staged().reset(set.changes, set.index);
    m_undo->apply = std::make_unique<ApplyRun>(*m_undo->session, surroundings());
    m_undo->apply->setUndoes(m_undoing);
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
    GivenUp given {.run = what.run, .staged = what.staged, .rest = {.title = what.staged.title, .changes = unfulfilled(what.staged.changes, loaded->objects, loaded->steps)}};
    given.index = StagedIndex::of(given.rest.changes);
    given.isAll = given.rest == given.staged;
    return given;
}

void RunDesk::onGivenUp()
{
    const Result<GivenUp> given = m_givingUp.result();
    if (!given)
        return Q_EMIT giveUpFailed(given.error());
    if (!isUntouched(m_session.changes().changes, given->staged.changes))
        return giveUp(given->run); // nothing is left to end, but something else is staged now
    if (!given->isAll)
        m_session.staged().reset(given->rest, given->index);
    Q_EMIT runsChanged();
    Q_EMIT givenUp(given->run);
}

} // namespace Provost
