// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/condition.h"

namespace Provost::Practice {

/// Compiles filters (RFC 7644 section 3.4.2.2) to conditions on the columns of a collection's index table.
class FilterSql
{
public:
    struct Mode {
        bool unknownMatchesNothing = false; ///< attributes that the collection does not have; else they are refused
        bool directGroups = false; ///< `groups` of a user without those that groups are in
    };
    FilterSql(const Collection &collection, Mode mode);
    /// refusal 400 invalidFilter for what cannot be compared (section 3.12, table 9).
    [[nodiscard]] Result<Condition> compile(const Filter &filter) const;

    /// What ORDER BY needs to sort by the attribute; the primary or first value of multi-valued ones (section 3.4.2.3).
    [[nodiscard]] static std::optional<QString> sortKey(const Collection &collection, const AttributeName &name);

private:
    /// Elements of a multi-valued attribute in SQL: `select` gives the rows that have an element for which a condition on `columns` is true.
    struct Scope {
        QString select;
        QList<Column> columns;
        QString selectEnd {}; ///< what closes it
        int elements = -1; ///< Elements::number; -1 where it selects from the table of members
    };
    [[nodiscard]] Result<Condition> compileAll(const Filter &filter, Condition::Kind kind, const QList<Column> *columns) const;
    [[nodiscard]] Result<Condition> compileNode(const Filter &filter, const QList<Column> *columns) const;
    [[nodiscard]] Result<Condition> compileTop(const Filter &filter) const;
    [[nodiscard]] Result<Condition> compileSingle(const Filter &filter, const AttributeName &name) const;
    [[nodiscard]] Result<Condition> compileInScopes(const QList<Scope> &scopes, const Filter &inner) const;
    [[nodiscard]] Result<Condition> unknown(const AttributeName &name) const;
    [[nodiscard]] Condition schemasCondition(const Filter &filter) const;
    [[nodiscard]] QList<Scope> scopesOf(const AttributeName &name) const;
    [[nodiscard]] static QList<Scope> memberScopes();
    [[nodiscard]] static Scope groupScope(bool direct);

    const Collection &m_collection;
    Mode m_mode;
};

} // namespace Provost::Practice
