// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "scim/listpage.h"

#include <QSet>

namespace Provost {

/// One page to ask for.
struct PageAsk {
    qint64 startIndex = 0; ///< 0: none is sent
    int count = -1; ///< -1: none is sent
    std::optional<QString> cursor {}; ///< null text: the first page in cursor mode (RFC 9865)
    Filter extraFilter {}; ///< to be joined with the query's by `and`
    int overlap = 0; ///< the first so many came with the page before, unless the list has moved
    [[nodiscard]] QueryItems items() const;
};

/// Which pages make up a list, without any I/O: asked for the next page as long as more may be under way, told of each page in order.
/// Every way of paging is one of these.
class PageWalk
{
public:
    enum class Step {
        GoOn,
        Replan, ///< pages under way are of no use: ask again
        End,
        Fail, ///< see problem()
    };
    /// What of the walk so far matters to judge a page.
    struct Seen {
        qsizetype received = 0; ///< resources in the page as the server sent it
        qsizetype fresh = 0; ///< of those, not seen before
        qsizetype overlapping = 0; ///< of the rows that were asked for again, seen before
    };
    virtual ~PageWalk() = default;
    [[nodiscard]] virtual std::optional<PageAsk> nextAsk() = 0; ///< nullopt: not now
    [[nodiscard]] virtual Step take(const PageAsk &ask, const ListPage &page, Seen seen) = 0;

    [[nodiscard]] const Error &problem() const { return m_problem; }
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    [[nodiscard]] virtual bool hasHitStartIndexCap() const { return false; } ///< the rest needs a keyset walk
    /// Was refused, perhaps for where it begins: true where it is to be asked for in another way now, as after a Replan.
    [[nodiscard]] virtual bool askAnotherWay(const PageAsk &) { return false; }

protected:
    void note(const QString &text);
    [[nodiscard]] Step fail(const QString &detail);

private:
    Error m_problem;
    QStringList m_notes;
};

/// `startIndex` and `count` (RFC 7644 section 3.4.2.4), for servers that cap pages, ignore count, lie about totals, or change under way.
class IndexWalk : public PageWalk
{
public:
    struct Options {
        qint64 startIndex = 1;
        qint64 limit = -1;
        int pageSize = 100;
        bool totalsBelieved = true;
        std::optional<qint64> maxStartIndex {};
        int firstSize = 0; ///< of the first page where it is smaller
        qint64 pageBytes = 0; ///< pages get smaller where they would be longer, and larger again; 0: whatever comes
        int overlap = 0; ///< rows of a page that are asked for again with the next: where none of them comes, the list has moved, and rows were passed over
    };
    explicit IndexWalk(Options options);
    [[nodiscard]] std::optional<PageAsk> nextAsk() override;
    [[nodiscard]] Step take(const PageAsk &ask, const ListPage &page, Seen seen) override;
    [[nodiscard]] bool hasHitStartIndexCap() const override;
    [[nodiscard]] bool askAnotherWay(const PageAsk &ask) override;

private:
    [[nodiscard]] bool hasMoreToAsk() const;
    void readTotal(const ListPage &page);
    [[nodiscard]] std::optional<Step> judgeOverlap(const PageAsk &ask, Seen seen);
    [[nodiscard]] Step stepBack(const PageAsk &ask, Seen seen);
    [[nodiscard]] Step stepBehind(const PageAsk &ask, const ListPage &page, qsizetype received);
    [[nodiscard]] Step replanFrom(qint64 index);
    void adoptPageSize(const PageAsk &ask, const ListPage &page, qsizetype received);
    void fitPageSize(const PageAsk &ask, const ListPage &page);

    Options m_options;
    qint64 m_next;
    int m_size;
    qint64 m_reached = 0; ///< the index behind the last row that came; steps back leave it
    std::optional<qint64> m_total {};
    qint64 m_shrunkBy = 0; ///< since the last page
    qint64 m_grownBy = 0; ///< since the first
    qint64 m_back = 0; ///< rows of the last step back for an overlap that did not come; 0: none, or it has been found again
    qint64 m_plainFrom = 0; ///< the page from here does not overlap; 0: any does
    int m_underWay = 0;
    int m_pages = 0;
    int m_stale = 0; ///< pages in a row without anything new
    int m_rewinds = 0; ///< steps back in a row, without getting on
    int m_lastShort = -1;
    bool m_checkingEnd = false;
};

/// `cursor` (RFC 9865): the next page is known only once this one is there.
class CursorWalk : public PageWalk
{
public:
    /// `knownPages`: pages of an earlier walk whose resources come again after a restart.
    CursorWalk(std::optional<QString> cursor, int pageSize, int knownPages = 0);
    [[nodiscard]] std::optional<PageAsk> nextAsk() override;
    [[nodiscard]] Step take(const PageAsk &ask, const ListPage &page, Seen seen) override;

private:
    std::optional<QString> m_next;
    QSet<QString> m_used;
    int m_size;
    int m_staleAllowed;
    int m_stale = 0;
    int m_empty = 0;
};

/// `id gt "last"` in pages, where a server refuses a startIndex beyond its cap.
class KeysetWalk : public PageWalk
{
public:
    KeysetWalk(QString lastId, int pageSize, int knownPages);
    [[nodiscard]] std::optional<PageAsk> nextAsk() override;
    [[nodiscard]] Step take(const PageAsk &ask, const ListPage &page, Seen seen) override;

private:
    QString m_last;
    int m_size;
    int m_staleAllowed;
    int m_stale = 0;
    bool m_underWay = false;
};

/// No paging at all: one request, everything in it.
class SingleWalk : public PageWalk
{
public:
    [[nodiscard]] std::optional<PageAsk> nextAsk() override;
    [[nodiscard]] Step take(const PageAsk &ask, const ListPage &page, Seen seen) override;

private:
    bool m_asked = false;
};

/// How many rows of a page to ask for again with the next, where a list must not be passed over: a few of a hundred.
[[nodiscard]] int overlapFor(int pageSize);

/// The largest page this provider gives for `query`; `wanted` 0: as large as possible.
[[nodiscard]] int pageSizeFor(const ListQuery &query, const ServerProfile &profile, int wanted);

} // namespace Provost
