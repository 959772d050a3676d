// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steprecord.h"

#include <memory>
#include <vector>

namespace Provost {

/// What came of steps while a run is under way, beside the records of them as it began: those are shared, and to write into a list of 50,000 that others share is to copy it.
class StepOutcomes
{
public:
    void reset(qsizetype steps)
    {
        m_new.clear();
        m_new.resize(size_t(steps));
    }
    /// There are as many steps; what is known of some stays.
    void reserve(qsizetype steps) { m_new.resize(size_t(steps)); }
    /// False: there is no such step.
    bool set(int number, const StepOutcome &outcome)
    {
        if (number < 0 || size_t(number) >= m_new.size())
            return false;
        m_new[size_t(number)] = std::make_shared<const StepOutcome>(outcome);
        return true;
    }
    /// Of the step with that number, which began as `record`.
    [[nodiscard]] const StepOutcome &of(int number, const StepRecord &record) const
    {
        const bool isNew = number >= 0 && size_t(number) < m_new.size() && m_new[size_t(number)];
        return isNew ? *m_new[size_t(number)] : record.outcome;
    }
    /// The records with what came of them: takes a while for 50,000.
    [[nodiscard]] QList<StepRecord> laidOver(QList<StepRecord> records) const
    {
        for (qsizetype i = 0; i < records.size(); ++i) {
            if (size_t(i) < m_new.size() && m_new[size_t(i)])
                records[i].outcome = *m_new[size_t(i)];
        }
        return records;
    }

private:
    std::vector<std::shared_ptr<const StepOutcome>> m_new; ///< by number; null: as it began
};

} // namespace Provost
