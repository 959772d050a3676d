// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listquery.h"
#include "client/pagewalk.h"
#include "client/seenids.h"
#include "scim/listpage.h"

#include <deque>

namespace Provost {

class PageJob;

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
class ListJob : public ClientJob<ListSummary>
{
    Q_OBJECT
public:
    struct Options {
        qint64 startIndex = 1; ///< 1-based; index paging only
        QString cursor {}; ///< go on from here; cursor paging only
        qint64 limit = -1; ///< at most so many resources; -1: all; 0: only the totals. One request where a page can hold them
        int pageSize = 0; ///< 0: the largest the profile allows
        int firstSize = 0; ///< of the first page where it is smaller; index paging only, as what follows
        qint64 pageBytes = 0; ///< pages get smaller where they would be longer, and larger again; 0: whatever comes
        int readAhead = 3; ///< pages under way at once where the paging allows it
        RequestPriority priority = RequestPriority::Interactive;
    };
    ListJob(Connection &connection, ListQuery query, Options options, QObject *parent);
    ~ListJob() override;
    /// No further page is asked for until it is let go: what came is still being worked on.
    void hold();
    void letGo();

Q_SIGNALS:
    /// In order. `page.resources` has no id that came before; totals and cursor are the server's.
    void pageReady(const Provost::ListPage &page);

protected:
    void start() override;

private:
    struct Pending { ///< a page asked for; answered in any order, taken in this one
        PageAsk ask;
        PageJob *job = nullptr;
        bool hasArrived = false; ///< the server may work on another meanwhile
        std::optional<Result<ListPage>> outcome {};
    };
    [[nodiscard]] std::unique_ptr<PageWalk> firstWalk() const;
    void switchTo(std::unique_ptr<PageWalk> walk);
    void takeNotes();
    void fill();
    [[nodiscard]] bool mayAsk() const;
    void onArrived(const PageJob *job);
    [[nodiscard]] HttpRequest requestFor(const PageAsk &ask) const;
    void askForTotals();
    void onAnswered(const PageJob *job, const Result<ListPage> &outcome);
    void drain();
    void noteAskedAgain(const PageAsk &ask, qsizetype received, qsizetype known);
    void onPage(const PageAsk &ask, ListPage page);
    void onError(const PageAsk &ask, const Error &error);
    [[nodiscard]] bool wantsCursor(const PageAsk &ask, const ListPage &page) const;
    [[nodiscard]] bool wantsIndex(const PageAsk &ask, const ListPage &page) const;
    [[nodiscard]] std::unique_ptr<PageWalk> indexWalkFrom(qint64 startIndex) const;
    [[nodiscard]] bool restartCursor(const PageAsk &ask, const Error &error);
    [[nodiscard]] bool goOnByKeyset();
    [[nodiscard]] PageWalk::Seen dropKnown(ListPage &page, int overlap);
    [[nodiscard]] bool trimToLimit(ListPage &page) const;
    void follow(PageWalk::Step step);
    void dropPending();
    void succeed(bool complete);
    [[nodiscard]] bool isLimitReached() const { return m_options.limit >= 0 && m_summary.resources >= m_options.limit; }

    ListQuery m_query;
    Options m_options;
    ListSummary m_summary;
    std::unique_ptr<PageWalk> m_walk;
    std::deque<Pending> m_pending;
    SeenIds m_seen;
    QString m_lastId;
    qint64 m_behind = 0; ///< the index behind the last row that was read by startIndex
    qint64 m_received = 0; ///< with duplicates, up to the last page taken
    bool m_idsAscend = true;
    bool m_restarted = false;
    bool m_isHeld = false;
    bool m_isOnTrial = false; ///< the next page is the first by index of a provider that claims cursors
    bool m_byKeyset = false;
};

} // namespace Provost
