// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

#include <QVariantList>

namespace Provost::Practice {

/// A WHERE condition over a collection's index table, which it calls `t`.
struct SqlCondition {
    QString text;
    QVariantList values {};
};

/// A filter brought down to comparisons of columns: what SQL is written from, and what sets of rows are found by without it.
struct Condition {
    enum class Kind : quint8 {
        Always,
        Never,
        And,
        Or,
        Not,
        Present, ///< the column has a value
        Absent,
        Compare,
        Elements, ///< rows that have an element for which the one part is true; inside, columns are those of the element
        Sql, ///< text as it is
    };
    Kind kind = Kind::Always;
    QString sql {}; ///< Present, Absent, Compare: the column; Elements: SELECT ... WHERE; Sql
    QString sqlEnd {}; ///< Elements: what closes that
    CompareOp op = CompareOp::Eq;
    QVariant operand {}; ///< as the column keeps its values; never null
    int elements = -1; ///< Elements: its number in the table of elements, -1 where the SELECT is of another table
    std::vector<Condition> parts {}; ///< And, Or: any number; Not, Elements: one

    /// It may be NULL where it is not true; NOT is written so that this does not matter.
    [[nodiscard]] SqlCondition toSql() const;
};

} // namespace Provost::Practice
