// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runsteps.h"

#include "change/references.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool changesMembers(const PlanStep &step)
{
    return step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove;
}

/// Somebody else was faster: what it had nobody has any more.
bool isGoneAlready(const StepRecord &record)
{
    const bool isOfObject = record.step.kind == ChangeKind::Delete || record.step.kind == ChangeKind::Update;
    return isOfObject && record.outcome.state == StepState::Failed && record.outcome.error && record.outcome.error->kind == ErrorKind::NotFound;
}

/// Must the one have been done, or only be over? Nothing is deleted on a failure's back.
bool isNeeded(const PlanStep &step, const StepRecord &record)
{
    const PlanStep &need = record.step;
    const bool isGuard = need.strict && need.object == step.object; // the operator's ETag stands for all that is done to the object
    const bool givesUp = need.object != step.object && (need.kind == ChangeKind::Update || need.kind == ChangeKind::Delete)
        && (step.kind == ChangeKind::Create || step.kind == ChangeKind::Update) && !isGoneAlready(record); // one waits for another one's value, which is not given up
    return need.kind == ChangeKind::Create || step.kind == ChangeKind::Delete || isGuard || givesUp;
}

} // namespace

RunSteps::RunSteps(QList<StepRecord> steps, QList<PlannedObject> objects)
    : m_steps(std::move(steps))
    , m_objects(std::move(objects))
    , m_dependents(size_t(m_steps.size()))
    , m_open(size_t(m_steps.size()))
{
    QSet<QString> deleted;
    for (int i = 0; i < size(); ++i) {
        if (m_steps[i].step.kind == ChangeKind::Delete)
            deleted.insert(m_steps[i].step.id);
        for (const int need : std::as_const(m_steps[i].step.dependsOn)) {
            m_dependents[size_t(need)] << i;
            ++m_open[size_t(i)];
        }
    }
    m_deletedIds = std::make_shared<const QSet<QString>>(deleted);
    for (int i = 0; i < size(); ++i) {
        if (!isEnded(i))
            continue;
        ++m_ended;
        m_failed += m_steps[i].outcome.state == StepState::Failed ? 1 : 0;
        learnId(i);
        for (const int dependent : std::as_const(m_dependents[size_t(i)]))
            --m_open[size_t(dependent)];
    }
    for (int i = 0; i < size(); ++i) {
        if (m_open[size_t(i)] == 0 && !isEnded(i))
            makeReady(i);
    }
}

QList<int> RunSteps::failures()
{
    QList<int> skipped;
    for (int i = 0; i < size(); ++i) {
        if (m_steps[i].outcome.state == StepState::Failed)
            skipped << skipDependents(i);
    }
    const auto isOver = [this](int number) { return isEnded(number); };
    m_ready.erase(std::remove_if(m_ready.begin(), m_ready.end(), isOver), m_ready.end());
    m_deletions.erase(std::remove_if(m_deletions.begin(), m_deletions.end(), isOver), m_deletions.end());
    return skipped;
}

/// Deletions wait for all the rest: whoever stops a run half way has not had first what cannot be taken back.
void RunSteps::makeReady(int number)
{
    (m_steps[number].step.kind == ChangeKind::Delete ? m_deletions : m_ready).push_back(number);
}

bool RunSteps::isEnded(int number) const
{
    const StepState state = m_steps[number].outcome.state;
    return state == StepState::Done || state == StepState::Failed || state == StepState::Skipped;
}

void RunSteps::setOutcome(int number, const StepOutcome &outcome)
{
    m_steps[number].outcome = outcome;
    m_ended += isEnded(number) ? 1 : 0;
    m_failed += outcome.state == StepState::Failed ? 1 : 0;
}

void RunSteps::learnId(int number)
{
    const StepRecord &record = m_steps[number];
    if (record.outcome.state != StepState::Done || record.step.kind != ChangeKind::Create)
        return;
    m_ids.insert(record.step.id, record.outcome.id);
    m_ownIds->insert(record.outcome.id);
}

bool RunSteps::isAwaited(int number) const
{
    const QList<int> &dependents = m_dependents[size_t(number)];
    return std::any_of(dependents.cbegin(), dependents.cend(), [this](int dependent) { return m_steps[dependent].step.kind == ChangeKind::Create; });
}

bool RunSteps::takeNew(int number)
{
    const StepRecord &record = m_steps[number];
    return m_new.remove(realId(record.step.id)) && record.sentAt.isEmpty();
}

void RunSteps::onDone(int number)
{
    learnId(number);
    const StepRecord &record = m_steps[number];
    if (record.step.kind == ChangeKind::Create && record.sentAt.isEmpty() && !record.outcome.id.isEmpty() && record.step.body.value(u"members").size() == 0)
        m_new.insert(record.outcome.id);
    release(number);
}

void RunSteps::release(int number)
{
    for (const int dependent : std::as_const(m_dependents[size_t(number)])) {
        if (--m_open[size_t(dependent)] == 0 && !isEnded(dependent))
            makeReady(dependent);
    }
}

/// A group takes its other members though one was not created.
bool RunSteps::hasOthers(const PlanStep &step, const PlanStep &need) const
{
    const bool isMember = changesMembers(step) && need.kind == ChangeKind::Create && step.id != need.id && step.movedTo != need.id;
    return isMember && std::any_of(step.members.cbegin(), step.members.cend(), [this](const QString &id) { return !m_lost.contains(id); });
}

/// Whom no request brings there stays, unless they were named in the one that has made the group.
QStringList RunSteps::stayers(int number) const
{
    const PlanStep &step = m_steps[number].step;
    QStringList staying;
    if (step.movedTo.isEmpty())
        return staying;
    bool wasMade = false;
    QSet<QString> taken;
    QSet<QString> named;
    for (const int need : step.dependsOn) {
        const PlanStep &entry = m_steps[need].step;
        const StepOutcome &outcome = m_steps[need].outcome;
        wasMade = wasMade || (entry.kind == ChangeKind::Create && entry.id == step.movedTo && outcome.state == StepState::Done);
        if (entry.kind != ChangeKind::MembersAdd || entry.id != step.movedTo)
            continue;
        for (const QString &member : entry.members) {
            named.insert(member);
            if (outcome.state == StepState::Done || (outcome.isInPart() && !outcome.leavesOut(realId(member))))
                taken.insert(member);
        }
    }
    for (const QString &member : step.members) {
        if (!taken.contains(member) && (named.contains(member) || !wasMade))
            staying << realId(member);
    }
    return staying;
}

QList<int> RunSteps::onFailed(int number)
{
    const QList<int> skipped = skipDependents(number);
    release(number);
    return skipped;
}

QList<int> RunSteps::skipDependents(int number)
{
    QList<int> skipped;
    QList<int> failed {number};
    while (!failed.isEmpty()) {
        const int cause = failed.takeLast();
        const PlanStep &need = m_steps[cause].step;
        if (need.kind == ChangeKind::Create)
            m_lost.insert(need.id);
        for (const int dependent : std::as_const(m_dependents[size_t(cause)])) {
            const PlanStep &step = m_steps[dependent].step;
            if (isEnded(dependent) || !isNeeded(step, m_steps[cause]) || hasOthers(step, need))
                continue;
            setOutcome(dependent, {.state = StepState::Skipped, .note = u"needs step %1, which was not done"_s.arg(cause + 1)});
            release(dependent);
            skipped << dependent;
            failed << dependent;
        }
    }
    return skipped;
}

int RunSteps::takeReady()
{
    const int number = m_ready.front();
    m_ready.pop_front();
    return number;
}

ObjectKey RunSteps::keyOf(int number) const
{
    ObjectKey key = objectOf(number).key;
    key.id = realId(key.id);
    return key;
}

StepRecord RunSteps::toldRecord(int number) const
{
    StepRecord record = m_steps[number];
    record.step.id = realId(record.step.id);
    for (QString &member : record.step.members)
        member = realId(member);
    return record;
}

} // namespace Provost
