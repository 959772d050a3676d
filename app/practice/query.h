// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/filtersql.h"
#include "practice/store.h"
#include "scim/filter.h"

namespace Provost::Practice {

/// Which resources in which order.
struct Query {
    std::vector<const Collection *> collections; ///< more than one: a search at the root
    Filter filter {};
    std::optional<AttributeName> sortBy {};
    bool descending = false;
    bool directGroups = false; ///< `groups` means the groups somebody is a member of directly
    bool unknownMatchesNothing = false; ///< instead of being refused

    [[nodiscard]] QByteArray fingerprint() const; ///< what a cursor is bound to
};

struct RowRef {
    const Collection *collection = nullptr;
    qint64 row = 0;
};

/// Finds rows. The matches of the last few filters are kept until something is written, so that each further page is only fetched.
class QueryEngine
{
public:
    explicit QueryEngine(Store &store);

    struct Page {
        qint64 total = 0;
        std::vector<Document> documents {};
        std::vector<const Collection *> collections {}; ///< of each document
        qint64 next = 0; ///< position behind the page
    };
    /// `position` counts from 0.
    [[nodiscard]] Result<Page> page(const Query &query, qint64 position, qint64 count);
    /// Are these groups with so many members that nobody wants all of them in one answer?
    [[nodiscard]] bool isHeavy(const Query &query);
    /// Where a cursor goes on in a query of one collection without sorting: behind that row, whatever was deleted meanwhile.
    [[nodiscard]] Result<qint64> positionAfter(const Query &query, qint64 row);

private:
    using Matches = std::vector<RowRef>;
    struct Kept {
        QByteArray fingerprint;
        quint64 generation = 0;
        std::shared_ptr<const Matches> matches;
    };
    [[nodiscard]] Result<std::shared_ptr<const Matches>> matches(const Query &query);
    [[nodiscard]] Result<Matches> find(const Query &query);
    [[nodiscard]] static Result<Condition> condition(const Query &query, const Collection &collection);
    /// The rows in the order of the key.
    [[nodiscard]] Matches sorted(const Bits &rows, const Collection &collection, const QString &order);
    [[nodiscard]] Result<Matches> sortedTogether(const Query &query);
    [[nodiscard]] Page wholePage(const Collection &collection, qint64 position, qint64 count);
    [[nodiscard]] Page sortedPage(const Collection &collection, const QString &order, qint64 position, qint64 count);
    void append(Page &page, const RowRef &ref);

    Store &m_store;
    std::vector<Kept> m_kept; ///< newest last
};

} // namespace Provost::Practice
