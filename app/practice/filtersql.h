// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "scim/filter.h"

#include <QVariantList>

namespace Provost::Practice {

/// A WHERE condition over a collection's index table, which it calls `t`.
struct SqlCondition {
    QString text;
    QVariantList values {};
};

/// Compiles filters (RFC 7644 section 3.4.2.2). A condition may be NULL where it is not true; NOT is written so that this does not matter.
class FilterSql
{
public:
    struct Mode {
        bool unknownMatchesNothing = false; ///< attributes that the collection does not have; else they are refused
        bool directGroups = false; ///< `groups` of a user without those that groups are in
    };
    FilterSql(const Collection &collection, Mode mode);
    /// refusal 400 invalidFilter for what cannot be compared (section 3.12, table 9).
    [[nodiscard]] Result<SqlCondition> compile(const Filter &filter) const;

    /// What ORDER BY needs to sort by the attribute; the primary or first value of multi-valued ones (section 3.4.2.3).
    [[nodiscard]] static std::optional<QString> sortKey(const Collection &collection, const AttributeName &name);

private:
    /// Elements of a multi-valued attribute in SQL: `select` gives the rows that have an element for which a condition on `columns` is true.
    struct Scope {
        QString select;
        QList<Column> columns;
    };
    [[nodiscard]] Result<SqlCondition> compileAll(const Filter &filter, QLatin1StringView separator, const QList<Column> *columns) const;
    [[nodiscard]] Result<SqlCondition> compileNode(const Filter &filter, const QList<Column> *columns) const;
    [[nodiscard]] Result<SqlCondition> compileTop(const Filter &filter) const;
    [[nodiscard]] Result<SqlCondition> compileSingle(const Filter &filter, const AttributeName &name) const;
    [[nodiscard]] Result<SqlCondition> compileInScopes(const QList<Scope> &scopes, const Filter &inner) const;
    [[nodiscard]] Result<SqlCondition> unknown(const AttributeName &name) const;
    [[nodiscard]] SqlCondition schemasCondition(const Filter &filter) const;
    [[nodiscard]] QList<Scope> scopesOf(const AttributeName &name) const;
    [[nodiscard]] static QList<Scope> memberScopes();
    [[nodiscard]] static Scope groupScope(bool direct);

    const Collection &m_collection;
    Mode m_mode;
};

} // namespace Provost::Practice
