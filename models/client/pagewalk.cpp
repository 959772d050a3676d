// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagewalk.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int usualPageSize = 100;
constexpr int maxRewinds = 20;
constexpr int staleAllowed = 2; ///< pages in a row without anything new; rows that move while they are read make one now and then
constexpr int emptyAllowed = 1000; ///< RFC 9865 lets a page be empty while there is a nextCursor: servers that filter late do so

/// Servers order ids by code points, without case, or as numbers; what fits none of these was not ordered by id.
bool isInOrder(const QString &before, const QString &after)
{
    bool areNumbers = false;
    const auto number = before.toULongLong(&areNumbers);
    return before <= after || before.compare(after, Qt::CaseInsensitive) < 0 || (areNumbers && number < after.toULongLong(&areNumbers) && areNumbers);
}
}

QueryItems PageAsk::items() const
{
    QueryItems all;
    if (cursor)
        all.append({u"cursor"_s, *cursor});
    if (startIndex > 0)
        all.append({u"startIndex"_s, QString::number(startIndex)});
    if (count >= 0)
        all.append({u"count"_s, QString::number(count)});
    return all;
}

int pageSizeFor(const ListQuery &query, const ServerProfile &profile, int wanted)
{
    const ServerProfile::Pages &pages = profile.pagesFor(query.resourceType);
    const bool isSlow = query.attributes.isEmpty() || std::any_of(query.attributes.cbegin(), query.attributes.cend(), [&pages](const QString &name) {
        return pages.slowAttributes.contains(name, Qt::CaseInsensitive);
    });
    std::optional<int> most = pages.maxSize;
    if (isSlow && pages.maxSizeWithoutProjection)
        most = std::min(most.value_or(*pages.maxSizeWithoutProjection), *pages.maxSizeWithoutProjection);
    const int size = wanted > 0 ? std::min(wanted, most.value_or(wanted)) : most.value_or(pages.defaultSize.value_or(usualPageSize));
    return std::max(1, size);
}

int overlapFor(int pageSize)
{
    return pageSize < 5 ? 0 : std::clamp(pageSize / 20, 1, 3);
}

void PageWalk::note(const QString &text)
{
    if (!m_notes.contains(text))
        m_notes << text;
}

PageWalk::Step PageWalk::fail(const QString &detail)
{
    m_problem = Error::protocol(detail);
    return Step::Fail;
}

// ---- index

IndexWalk::IndexWalk(Options options)
    : m_options(options)
    , m_next(std::max<qint64>(1, options.startIndex))
    , m_size(options.firstSize > 0 ? std::min(options.firstSize, options.pageSize) : options.pageSize)
{
}

bool IndexWalk::hasMoreToAsk() const
{
    const bool withinLimit = m_options.limit < 0 || m_next < m_options.startIndex + m_options.limit;
    const bool withinTotal = !m_total || m_next <= *m_total || m_pages == 0;
    return withinLimit && withinTotal;
}

bool IndexWalk::hasHitStartIndexCap() const
{
    return m_options.maxStartIndex && m_next > *m_options.maxStartIndex && hasMoreToAsk();
}

std::optional<PageAsk> IndexWalk::nextAsk()
{
    // Until the first page has said how much there is and how large pages come, nothing is read ahead.
    const bool mustWait = m_underWay > 0 && (m_pages == 0 || !m_total);
    if (mustWait || !hasMoreToAsk() || hasHitStartIndexCap())
        return {};
    const bool overlaps = m_options.limit < 0 && !m_checkingEnd && m_next > m_options.startIndex && m_next != m_plainFrom;
    const int overlap = overlaps ? std::min(m_options.overlap, std::max(1, m_size / 3)) : 0; // however small pages have become: or whoever was passed over is not noticed
    qint64 count = std::max(m_size, overlap + 1);
    if (m_options.limit >= 0)
        count = std::min(count, m_options.startIndex + m_options.limit - m_next);
    const PageAsk ask {.startIndex = m_next - overlap, .count = int(count), .overlap = overlap};
    m_next = ask.startIndex + count;
    ++m_underWay;
    return ask;
}

PageWalk::Step IndexWalk::take(const PageAsk &ask, const ListPage &page, Seen seen)
{
    --m_underWay;
    ++m_pages;
    readTotal(page);
    fitPageSize(ask, page);
    if (seen.fresh == 0 && seen.received < ask.overlap) // the list ends before what is known of it: so rows were passed over on the way here
        return stepBack(ask, seen);
    if (seen.fresh == 0 && seen.received <= ask.overlap) {
        const qint64 index = ask.startIndex + ask.overlap;
        const bool lacksRows = m_total && *m_total >= index && !m_checkingEnd;
        if (lacksRows && seen.received > 0) { // asked for once more, by themselves
            m_options.overlap = 0;
            return replanFrom(index);
        }
        if (lacksRows)
            note(u"totalResults is %1, but nothing came from startIndex %2 on"_s.arg(*m_total).arg(index));
        return Step::End;
    }
    if (const auto step = judgeOverlap(ask, seen))
        return *step;
    const bool isAgain = ask.startIndex + seen.received <= m_reached; // after a step back
    m_reached = std::max(m_reached, ask.startIndex + seen.received);
    if (m_checkingEnd && seen.fresh == 0)
        return Step::End; // a server that ignores startIndex gave its one page again
    if (m_checkingEnd)
        note(u"totalResults is the size of the page, not of the list (RFC 7644 section 3.4.2)"_s);
    if (seen.fresh > 0 || !isAgain)
        m_stale = seen.fresh > 0 ? 0 : m_stale + 1;
    const qint64 moved = std::min<qint64>(maxRewinds, m_grownBy / std::max<qint64>(1, ask.count - ask.overlap)); // pages: who was created in front of small ones moves them to where we have been
    if (m_stale > staleAllowed + m_rewinds + moved)
        return fail(u"the page at startIndex %1 brings only resources that came before; the server seems to ignore startIndex"_s.arg(ask.startIndex));
    return stepBehind(ask, page, seen.received);
}

/// Rows that others deleted before this page move those behind them to where we have been. Who was created meanwhile may hide that from the totals.
std::optional<PageWalk::Step> IndexWalk::judgeOverlap(const PageAsk &ask, Seen seen)
{
    const bool isBehindAll = ask.startIndex + ask.overlap >= m_reached; // not a page that is read again after a step back
    if (ask.overlap == 0)
        return {};
    if (seen.fresh == 0 && isBehindAll) { // whole pages are all it has: it takes startIndex for one of the page before
        if (ask.count < m_options.pageSize) // or the page is so small that a few who were created moved all of it: that is no reason to overlap no more
            m_plainFrom = ask.startIndex + ask.overlap;
        else
            m_options.overlap = 0;
        return replanFrom(ask.startIndex + ask.overlap);
    }
    if (seen.overlapping == 0)
        return stepBack(ask, seen);
    m_back = 0; // we are where we have been
    if (seen.fresh > 0 && ask.startIndex + seen.received > m_reached)
        m_rewinds = 0;
    return {};
}

PageWalk::Step IndexWalk::stepBack(const PageAsk &ask, Seen seen)
{
    if (++m_rewinds > maxRewinds)
        return fail(u"the list changes faster than it can be read"_s);
    note(u"totals changed between pages: the list was changed while it was read"_s);
    m_back = std::max({qint64(m_size), m_shrunkBy, 2 * m_back});
    m_reached = std::max(m_reached, ask.startIndex + seen.received);
    return replanFrom(std::max<qint64>(m_options.startIndex, ask.startIndex - m_back));
}

/// Some take a startIndex only where a page of theirs begins.
bool IndexWalk::askAnotherWay(const PageAsk &ask)
{
    if (ask.overlap == 0)
        return false;
    m_options.overlap = 0;
    (void)replanFrom(ask.startIndex + ask.overlap);
    return true;
}

void IndexWalk::readTotal(const ListPage &page)
{
    m_shrunkBy = 0;
    if (!page.totalResults || !m_options.totalsBelieved || m_checkingEnd)
        return;
    if (m_total && *m_total != *page.totalResults)
        note(u"totals changed between pages: the list was changed while it was read"_s);
    if (m_total)
        m_shrunkBy = std::max<qint64>(0, *m_total - *page.totalResults);
    if (m_total)
        m_grownBy += std::max<qint64>(0, *page.totalResults - *m_total);
    m_total = page.totalResults;
}

PageWalk::Step IndexWalk::stepBehind(const PageAsk &ask, const ListPage &page, qsizetype received)
{
    const qint64 behind = ask.startIndex + received;
    if (m_options.limit >= 0 && behind >= m_options.startIndex + m_options.limit)
        return Step::End;
    if (m_shrunkBy > 0 && ++m_rewinds <= maxRewinds) // rows removed before this page moved others up, to where we have been already
        return replanFrom(std::max<qint64>(1, ask.startIndex - m_shrunkBy));
    if (m_total && behind > *m_total) {
        const bool mayBePageSize = m_pages == 1 && ask.startIndex == 1 && received == ask.count && *m_total == received;
        if (!mayBePageSize)
            return Step::End;
        m_checkingEnd = true; // some servers say the page's size: one more request tells
        m_total.reset();
        return replanFrom(behind);
    }
    if (!m_total && page.bare && received < ask.count)
        return Step::End; // a plain array is all there is
    if (received == ask.count)
        return Step::GoOn;
    adoptPageSize(ask, page, received);
    return replanFrom(behind);
}

PageWalk::Step IndexWalk::replanFrom(qint64 index)
{
    m_next = index;
    m_underWay = 0;
    return Step::Replan;
}

/// A page that came short or long once may be an accident, unless the server says so or does it again.
void IndexWalk::adoptPageSize(const PageAsk &ask, const ListPage &page, qsizetype received)
{
    const auto size = int(std::min<qsizetype>(received, 100'000));
    const bool isRule = received > ask.count || m_pages == 1 || page.itemsPerPage == received || m_lastShort == size;
    m_lastShort = size;
    if (isRule) {
        m_size = size;
        m_options.pageSize = size;
        m_options.overlap = std::min(m_options.overlap, overlapFor(size));
    }
}

/// A group may have as many members as all others together: pages of so many rows would be of no size in particular.
void IndexWalk::fitPageSize(const PageAsk &ask, const ListPage &page)
{
    const qsizetype received = page.resources.size();
    if (m_options.pageBytes <= 0 || received == 0)
        return;
    const auto bytes = std::accumulate(page.resources.cbegin(), page.resources.cend(), qint64(1), [](qint64 sum, const Resource &resource) { return sum + resource.bytes().size(); });
    const qint64 fitting = std::max<qint64>(1, m_options.pageBytes * received / bytes);
    if (fitting < m_size)
        m_size = int(fitting);
    else if (received >= ask.count) // else it is not ours to say
        m_size = std::max(m_size, int(std::min<qint64>({fitting, 2 * received, m_options.pageSize})));
}

// ---- cursor

CursorWalk::CursorWalk(std::optional<QString> cursor, int pageSize, int knownPages)
    : m_next(cursor ? std::move(cursor) : QString())
    , m_size(pageSize)
    , m_staleAllowed(staleAllowed + knownPages)
{
}

std::optional<PageAsk> CursorWalk::nextAsk()
{
    if (!m_next)
        return {};
    const PageAsk ask {.count = m_size, .cursor = *std::exchange(m_next, std::nullopt)};
    return ask;
}

PageWalk::Step CursorWalk::take(const PageAsk &ask, const ListPage &page, Seen seen)
{
    m_used.insert(*ask.cursor);
    if (page.nextCursor.isEmpty())
        return Step::End;
    if (m_used.contains(page.nextCursor))
        return fail(u"nextCursor repeats: going on would never end (RFC 9865)"_s);
    m_empty = seen.received == 0 ? m_empty + 1 : 0;
    if (seen.received > 0)
        m_stale = seen.fresh == 0 ? m_stale + 1 : 0;
    if (m_empty > emptyAllowed)
        return fail(u"%1 empty pages in a row, each with a nextCursor"_s.arg(m_empty));
    if (m_stale > m_staleAllowed)
        return fail(u"%1 pages in a row bring only resources that came before, each with a new nextCursor"_s.arg(m_stale));
    m_next = page.nextCursor;
    return Step::GoOn;
}

// ---- keyset

KeysetWalk::KeysetWalk(QString lastId, int pageSize, int knownPages)
    : m_last(std::move(lastId))
    , m_size(pageSize)
    , m_staleAllowed(m_last.isEmpty() ? staleAllowed + knownPages : 0)
{
}

std::optional<PageAsk> KeysetWalk::nextAsk()
{
    if (m_underWay)
        return {};
    m_underWay = true;
    // with the filter from the first page on: it is what makes a server go by its ids
    return PageAsk {.startIndex = 1, .count = m_size,
                    .extraFilter = Filter::compare({.schema = {}, .attribute = u"id"_s, .subAttribute = {}}, CompareOp::Gt, Json(m_last))};
}

PageWalk::Step KeysetWalk::take(const PageAsk &ask, const ListPage &page, Seen seen)
{
    m_underWay = false;
    if (seen.received == 0)
        return Step::End;
    const QString last = page.resources.last().id();
    if (last.isEmpty() || last == m_last)
        return fail(u"the server refuses a larger startIndex, and pages by id do not move on"_s);
    QString before = m_last;
    for (const Resource &resource : page.resources) {
        const QString id = std::exchange(before, resource.id());
        if (!id.isEmpty() && !isInOrder(id, before))
            return fail(u"the server refuses a larger startIndex, and `id gt` gives no order of ids: the list cannot be completed"_s);
    }
    m_stale = seen.fresh == 0 ? m_stale + 1 : 0;
    if (m_stale > m_staleAllowed)
        return fail(u"a page of ids greater than the last brings only resources that came before"_s);
    m_last = last;
    return seen.received < ask.count && page.totalResults && *page.totalResults <= seen.received ? Step::End : Step::GoOn;
}

// ---- none

std::optional<PageAsk> SingleWalk::nextAsk()
{
    if (std::exchange(m_asked, true))
        return {};
    return PageAsk {};
}

PageWalk::Step SingleWalk::take(const PageAsk &, const ListPage &page, Seen seen)
{
    if (page.totalResults && *page.totalResults > seen.received)
        note(u"totalResults is %1, but %2 came, and this provider has no paging"_s.arg(*page.totalResults).arg(seen.received));
    return Step::End;
}

} // namespace Provost
