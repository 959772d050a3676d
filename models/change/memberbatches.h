// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steprecord.h"

#include <deque>

namespace Provost {

/// What of a membership step is still to be sent, request by request; a value. Any other step is one batch without members.
class MemberBatches
{
public:
    /// What an earlier session or attempt has done of it is left out, and so is who does not exist.
    MemberBatches(const PlanStep &step, const StepOutcome &earlier, const QStringList &lost = {});

    [[nodiscard]] bool isOver() const { return m_batches.empty(); }
    [[nodiscard]] const QStringList &current() const { return m_batches.front(); }
    [[nodiscard]] bool isPart() const; ///< the current one is not all of the step
    [[nodiscard]] QStringList open() const; ///< the current one and all after it

    void next() { m_batches.pop_front(); }
    void keep(const QStringList &members) { m_batches.front() = members; } ///< of the current one; the others are settled
    void split(const QString &detail); ///< the member that a refusal names stands alone at once; where it names none, halves find it

private:
    qsizetype m_all;
    std::deque<QStringList> m_batches;
};

[[nodiscard]] QStringList without(const QStringList &members, const QStringList &others);

} // namespace Provost
