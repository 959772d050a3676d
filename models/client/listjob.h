// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/listquery.h"
#include "net/connection.h"
#include "scim/listpage.h"

namespace Provost {

/// How a walk over a list ended.
struct ListSummary {
    qint64 resources = 0; ///< given out, after de-duplication
    qint64 duplicates = 0; ///< dropped because their id had been seen
    int pages = 0;
    std::optional<qint64> totalResults {}; ///< the last the server said
    bool complete = false; ///< the end was reached (false: limit)
    QStringList notes {}; ///< "totals changed between pages", "totalResults 12 but 10 came": technical, English
};

/// Reads one window or all of a list, page after page by whatever paging the profile has (index, cursor, none; keyset `id gt` where a
/// server caps startIndex), parsing off the caller's thread. Goes on until a page comes back empty or without nextCursor, and the
/// totals agree; a cursor that repeats, or a page that brings nothing new, ends it with an error rather than a loop. An expired cursor
/// (RFC 9865) starts the walk again once, known ids skipped. Pages of an index walk are requested ahead of need.
class ListJob : public JobOf<ListSummary>
{
    Q_OBJECT
public:
    struct Options {
        qint64 startIndex = 1; ///< 1-based; index paging only
        QString cursor {}; ///< go on from here; cursor paging only
        qint64 limit = -1; ///< at most so many resources; -1: all
        int pageSize = 0; ///< 0: the largest the profile allows
        int readAhead = 3; ///< pages under way at once where the paging allows it
        RequestPriority priority = RequestPriority::Interactive;
    };
    ListJob(Connection &connection, ListQuery query, Options options, QObject *parent);
    ~ListJob() override;

Q_SIGNALS:
    /// In order. `page.resources` has no id that came before; totals and cursor are the server's.
    void pageReady(const Provost::ListPage &page);

protected:
    void start() override;
    void abort() override;
};

} // namespace Provost
