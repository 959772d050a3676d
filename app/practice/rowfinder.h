// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/condition.h"
#include "practice/store.h"

namespace Provost::Practice {

/// Finds the rows of a collection for which a condition is true, as sets: comparisons on values in memory, and by SQL where an index leads there
/// at once or where memory has nothing of it. What SQL would choose with Condition::toSql(), sooner.
class RowFinder
{
public:
    RowFinder(Store &store, const Collection &collection);
    [[nodiscard]] Bits find(const Condition &condition) { return in(m_store.values().index(m_collection), condition); }

private:
    [[nodiscard]] Bits in(ValueTable &table, const Condition &condition); ///< records of the table
    [[nodiscard]] Bits all(ValueTable &table, const std::vector<Condition> &conditions);
    [[nodiscard]] Bits any(ValueTable &table, const std::vector<Condition> &conditions);
    [[nodiscard]] Bits compared(ValueTable &table, const Condition &condition);
    [[nodiscard]] Bits withElements(const Condition &condition);
    [[nodiscard]] Bits bySql(const SqlCondition &select);
    [[nodiscard]] SqlCondition selectWhere(const Condition &condition) const;
    [[nodiscard]] Bits narrowed(const Bits &few, const Condition &condition);
    [[nodiscard]] bool isLookedUp(ValueTable &table, const Condition &condition);
    [[nodiscard]] const Bits &living(const ValueTable &table) const { return table.isIndex() ? m_living : table.living(); }

    Store &m_store;
    const Collection &m_collection;
    Bits m_living; ///< all rows there are
};

} // namespace Provost::Practice
