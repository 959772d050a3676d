// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runverify.h"

#include <map>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int sampleEvery = 10;
constexpr int sampleOfMembers = 3; ///< of a step's, where a question is asked for each
}

RunVerify::RunVerify(Extent extent, const QList<StepRecord> &steps)
    : m_extent(extent)
{
    findEnds(steps, [](const StepRecord &record) -> const PlanStep & { return record.step; });
    for (int i = 0; i < steps.size(); ++i)
        onEnded(i, steps[i].step, steps[i].outcome); // in an earlier session
}

RunVerify::RunVerify(Extent extent, const QList<PlanStep> &steps)
    : m_extent(extent)
{
    findEnds(steps, [](const PlanStep &step) -> const PlanStep & { return step; });
}

template <typename Steps, typename StepOf> void RunVerify::findEnds(const Steps &steps, const StepOf &stepOf)
{
    std::map<std::pair<int, ChangeKind>, std::pair<int, int>> ends;
    for (int i = 0; i < steps.size(); ++i) {
        const PlanStep &step = stepOf(steps[i]);
        if (step.members.isEmpty())
            continue;
        ends.try_emplace({step.object, step.kind}, i, i).first->second.second = i;
    }
    for (const auto &[key, end] : ends)
        m_ends << end.first << end.second;
}

bool RunVerify::looksAt(int number, const PlanStep &step) const
{
    switch (m_extent) {
    case Extent::Off:
        return false;
    case Extent::All:
        return true;
    case Extent::Sample:
        if (number % sampleEvery == 0)
            return true;
        [[fallthrough]];
    case Extent::Memberships:
        return m_ends.contains(number) || (m_isSuspicious && !step.members.isEmpty());
    }
    return false;
}

int RunVerify::membersAsked() const
{
    return m_extent == Extent::All || m_isSuspicious ? 0 : sampleOfMembers;
}

void RunVerify::onEnded(int number, const PlanStep &step, const StepOutcome &outcome)
{
    m_looking.remove(number);
    const bool wasAnswered = outcome.status >= 200 && outcome.status < 300;
    const bool isLie = outcome.state == StepState::Failed && wasAnswered && outcome.error && outcome.error->kind == ErrorKind::Protocol;
    m_isSuspicious = m_isSuspicious || (isLie && !step.members.isEmpty());
}

QHash<int, StepOutcome> RunVerify::cutShort(const QList<StepRecord> &steps)
{
    QHash<int, StepOutcome> looking = std::exchange(m_looking, {});
    for (auto step = looking.begin(); step != looking.end(); ++step) {
        if (m_isSuspicious && !steps[step.key()].step.members.isEmpty())
            step->state = StepState::Sent;
        step->note += (step->note.isEmpty() ? QString() : u"; "_s)
            + (step->state == StepState::Sent ? u"some of it was not there, and the run was stopped before all of it was looked at"_s : u"not verified, for the run was stopped"_s);
    }
    return looking;
}

} // namespace Provost
