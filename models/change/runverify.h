// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steprecord.h"

#include <QHash>
#include <QSet>

namespace Provost {

/// Which steps of a run are looked at again once they are carried out, and which of them are just being looked at; a value.
class RunVerify
{
public:
    /// Nothing; of each group the first and the last step that changes its members; that, and one step in ten; everything.
    /// Once a membership turns out not to be there, all that follow are looked at.
    enum class Extent : quint8 { Off, Memberships, Sample, All };

    RunVerify() = default;
    RunVerify(Extent extent, const QList<StepRecord> &steps);
    RunVerify(Extent extent, const QList<PlanStep> &steps); ///< of a run that has not begun

    [[nodiscard]] bool looksAt(int number, const PlanStep &step) const;
    [[nodiscard]] bool looksAtRefused() const { return m_extent != Extent::Off; } ///< at members of whom a provider said that there was nothing to do
    [[nodiscard]] int membersAsked() const; ///< at first, where a question is asked for each; 0: all

    void onWritten(int number, const StepOutcome &outcome) { m_looking.insert(number, outcome); } ///< carried out, and looked at now
    void onEnded(int number, const PlanStep &step, const StepOutcome &outcome);
    [[nodiscard]] qsizetype looking() const { return m_looking.size(); }

    /// The run ends while these are looked at. Who was answered with success was carried out, and nobody need be in doubt of that: but where the provider
    /// was seen to lie about memberships, the run goes on with another look.
    [[nodiscard]] QHash<int, StepOutcome> cutShort(const QList<StepRecord> &steps);

private:
    template <typename Steps, typename StepOf> void findEnds(const Steps &steps, const StepOf &stepOf);

    Extent m_extent = Extent::Off;
    QSet<int> m_ends; ///< the first and the last membership steps of each group
    bool m_isSuspicious = false; ///< a membership that was answered with success was not there
    QHash<int, StepOutcome> m_looking;
};

} // namespace Provost
