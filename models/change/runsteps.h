// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steprecord.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace Provost {

/// The steps of a run under way: how far each has come, which may be begun next, what must not be begun any more, and the ids that temporary ones have become.
/// Knows nothing of requests and disks.
class RunSteps
{
public:
    RunSteps() = default;
    /// What earlier sessions brought to an end counts as ended. `failures()` is still to be asked.
    RunSteps(QList<StepRecord> steps, QList<PlannedObject> objects);
    /// Of what failed in earlier sessions: that its dependents are skipped may not have reached the disk. They are skipped now.
    [[nodiscard]] QList<int> failures();

    [[nodiscard]] int size() const { return int(m_steps.size()); }
    [[nodiscard]] const QList<StepRecord> &records() const { return m_steps; }
    [[nodiscard]] const QList<PlannedObject> &objects() const { return m_objects; }
    [[nodiscard]] const StepRecord &at(int number) const { return m_steps[number]; }
    [[nodiscard]] const PlannedObject &objectOf(int number) const { return m_objects[m_steps[number].step.object]; }
    [[nodiscard]] bool isEnded(int number) const;
    [[nodiscard]] int ended() const { return m_ended; } ///< in earlier sessions too, as is the next
    [[nodiscard]] int failed() const { return m_failed; }

    void setOutcome(int number, const StepOutcome &outcome);
    void setState(int number, StepState state) { m_steps[number].outcome.state = state; }
    /// What waited for it alone may be begun; a create's id is known from here on.
    void onDone(int number);
    /// What needs it is skipped, and so on down the line: those steps, their outcomes are set. What only had to wait for it may be begun.
    [[nodiscard]] QList<int> onFailed(int number);

    [[nodiscard]] bool hasReady() const { return !m_ready.empty(); }
    [[nodiscard]] int takeReady(); ///< of those that wait for nothing, the first
    void putBack(int number) { makeReady(number); } ///< it takes its turn again
    [[nodiscard]] bool hasDeletions() const { return !m_deletions.empty(); }
    void beginDeletions() { std::swap(m_ready, m_deletions); } ///< once nothing else is ready or under way

    [[nodiscard]] bool isAwaited(int number) const; ///< other creates wait for it
    [[nodiscard]] bool takeNew(int number); ///< the first step of what was created, without members, by a step that ended in this session; once
    [[nodiscard]] QString realId(const QString &id) const { return m_ids.value(id, id); }
    [[nodiscard]] const QHash<QString, QString> &realIds() const { return m_ids; } ///< by temporary id
    [[nodiscard]] bool isLost(const QString &id) const { return m_lost.contains(id); } ///< temporary, of what was not created
    [[nodiscard]] QStringList stayers(int number) const; ///< real ids: who was to leave for another group, and was not taken there
    [[nodiscard]] std::shared_ptr<const QSet<QString>> ownIds() const { return m_ownIds; } ///< real, of what was created: by another step than the one that asks
    void learnOthers(const QSet<QString> &ids) { m_ownIds->unite(ids); } ///< what other runs have created
    [[nodiscard]] std::shared_ptr<const QSet<QString>> deletedIds() const { return m_deletedIds; }
    [[nodiscard]] ObjectKey keyOf(int number) const; ///< with the real id
    [[nodiscard]] StepRecord toldRecord(int number) const; ///< with the ids that the provider gave in place of temporary ones

private:
    void makeReady(int number);
    void learnId(int number);
    void release(int number);
    [[nodiscard]] QList<int> skipDependents(int number);
    [[nodiscard]] bool hasOthers(const PlanStep &step, const PlanStep &need) const;

    QList<StepRecord> m_steps;
    QList<PlannedObject> m_objects;
    std::vector<QList<int>> m_dependents;
    std::vector<int> m_open; ///< dependencies still to end, by step
    std::deque<int> m_ready;
    std::deque<int> m_deletions; ///< ready, but for the rest of the run
    QSet<QString> m_lost;
    QHash<QString, QString> m_ids;
    std::shared_ptr<QSet<QString>> m_ownIds = std::make_shared<QSet<QString>>(); ///< shared with the steps under way, for a copy each would take longer than the wire
    std::shared_ptr<const QSet<QString>> m_deletedIds;
    QSet<QString> m_new; ///< real ids, see takeNew()
    int m_ended = 0;
    int m_failed = 0;
};

} // namespace Provost
