// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planjob.h"

#include "change/planner.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

QString baseUrlOf(const Connection &connection)
{
    return connection.settings().baseUrl.toString(QUrl::StripTrailingSlash);
}

PlanJob::PlanJob(Connection &connection, ServiceDescription description, const Journal *journal, PlanRequest request, QObject *parent)
    : ClientJob<PlannedRun>(connection, parent)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_request(std::move(request))
{
    m_planned.undoes = m_request.undoes;
}

PlanJob::~PlanJob() = default;

void PlanJob::start()
{
    if (m_request.undoes != 0) {
        if (const auto taken = takeInverse(); !taken)
            return end(taken.error());
    }
    const bool undoes = m_request.undoes != 0;
    PrepareJob::Options options {.all = m_request.readAll || undoes, .beforesAreWhole = undoes, .budget = m_request.budget};
    if (m_journal != nullptr && !m_description.profile.readYourWrites)
        options.late = lateWrites(*m_journal, baseUrlOf(connection()));
    if (m_journal != nullptr && !wroteLately(*m_journal, baseUrlOf(connection())))
        options.delays.clear(); // what is not there is not there
    auto *job = new PrepareJob(connection(), m_description, m_request.changes, options, this);
    connect(job, &PrepareJob::progressed, this, &PlanJob::progressed);
    job->then(this, [this](const Result<Prepared> &prepared) { onPrepared(prepared); });
}

Result<void> PlanJob::takeInverse()
{
    if (m_journal == nullptr)
        return Error::store(u"there is no journal to undo from"_s);
    const auto run = m_journal->run(m_request.undoes);
    if (!run)
        return run.error();
    if (run->summary.state == RunState::Running)
        return Error::validation(u"run %1 is under way"_s.arg(m_request.undoes));
    if (run->info.baseUrl != baseUrlOf(connection()))
        return Error::validation(u"run %1 belongs to %2, not to %3"_s.arg(QString::number(m_request.undoes), run->info.baseUrl, baseUrlOf(connection())));
    const auto objects = m_journal->objects(m_request.undoes);
    if (!objects)
        return objects.error();
    const auto steps = m_journal->steps(m_request.undoes);
    if (!steps)
        return steps.error();
    const Inverse inverse = inverseOf(m_request.undoes, *objects, *steps, m_description);
    m_request.changes = inverse.changes;
    for (const Inverse::Note &note : inverse.notes)
        m_warnings << PlanWarning {.kind = PlanWarning::Kind::NotUndoable, .detail = note.label + u": "_s + note.detail};
    return {};
}

/// What an undo would delete and somebody has deleted already is as it should be.
void PlanJob::forgetWhatIsGone(Prepared &prepared)
{
    QList<Change> &changes = prepared.changes.changes;
    for (qsizetype i = 0; i < changes.size();) {
        const Change *change = &changes.at(i);
        const auto refusal = prepared.refused.constFind(change->key());
        if (change->kind != ChangeKind::Delete || refusal == prepared.refused.cend() || refusal->kind != ErrorKind::NotFound) {
            ++i;
            continue;
        }
        warn(u"%1 %2: is gone already"_s.arg(change->resourceType, change->id));
        prepared.refused.remove(change->key());
        changes.removeAt(i);
    }
}

void PlanJob::warn(const QString &detail)
{
    m_warnings << PlanWarning {.kind = PlanWarning::Kind::ChangedByOthers, .detail = detail};
}

void PlanJob::warnOf(const Prepared &prepared)
{
    for (const Prepared::Later &later : prepared.later) {
        if (later.conflicts.isEmpty()) // a conflict is told as the reason of the rejection
            warn(u"%1 %2: changed since then: %3"_s.arg(later.key.resourceType, Resource(later.now).displayText(), later.paths.join(u", ")));
    }
    for (auto unread = prepared.unread.cbegin(); unread != prepared.unread.cend(); ++unread)
        warn(u"%1 %2: could not be read: %3"_s.arg(unread.key().resourceType, unread.key().id, unread->toString()));
}

void PlanJob::onPrepared(const Result<Prepared> &prepared)
{
    if (!prepared)
        return end(prepared.error());
    m_planned.prepared = *prepared;
    if (m_request.undoes != 0)
        forgetWhatIsGone(m_planned.prepared);
    warnOf(m_planned.prepared);
    m_planned.plan = makePlan(m_planned.prepared.changes, m_description, m_planned.prepared.refused);
    addLookUps(m_planned.plan, m_planned.prepared.calls, m_description.profile);
    m_planned.plan.warnings << m_warnings;
    m_planned.questions = guardQuestions(m_planned.plan, m_request.guard);
    end(m_planned);
}

} // namespace Provost
