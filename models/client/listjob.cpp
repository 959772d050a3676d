// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/listjob.h"

#include "base/logging.h"
#include "client/pagejob.h"

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

ListJob::ListJob(Connection &connection, ListQuery query, Options options, QObject *parent)
    : ClientJob<ListSummary>(connection, parent)
    , m_query(std::move(query))
    , m_options(std::move(options))
{
    m_options.startIndex = std::max<qint64>(1, m_options.startIndex);
    m_options.readAhead = std::max(1, m_options.readAhead);
}

ListJob::~ListJob() = default;

void ListJob::start()
{
    if (m_options.limit == 0) {
        askForTotals();
        return;
    }
    m_walk = firstWalk();
    fill();
}

std::unique_ptr<PageWalk> ListJob::firstWalk() const
{
    const ServerProfile::Pages &pages = profile().pagesFor(m_query.resourceType);
    int size = pageSizeFor(m_query, profile(), m_options.pageSize);
    if (m_options.limit > 0)
        size = int(std::min<qint64>(size, m_options.limit));
    if (!m_options.cursor.isEmpty()) // whoever has one got it from the server, whatever the profile says
        return std::make_unique<CursorWalk>(m_options.cursor, size);
    switch (pages.paging.value_or(ServerProfile::Paging::Index)) {
    case ServerProfile::Paging::Cursor:
        if (m_options.startIndex > 1) // whoever knows one has seen that the server pages by index after all
            break;
        return std::make_unique<CursorWalk>(std::nullopt, size);
    case ServerProfile::Paging::None:
        return std::make_unique<SingleWalk>();
    case ServerProfile::Paging::Index:
        break;
    }
    return indexWalkFrom(m_options.startIndex);
}

/// `startIndex`: where it begins; the limit counts from the list's own start.
std::unique_ptr<PageWalk> ListJob::indexWalkFrom(qint64 startIndex) const
{
    const ServerProfile::Pages &pages = profile().pagesFor(m_query.resourceType);
    const qint64 limit = m_options.limit > 0 ? m_options.limit - (startIndex - m_options.startIndex) : m_options.limit;
    const int size = pageSizeFor(m_query, profile(), m_options.pageSize);
    // Whoever reads all of it takes who is not in it for gone: nobody may be passed over because the list moves.
    const bool isWhole = m_options.priority == RequestPriority::Bulk && limit < 0;
    return std::make_unique<IndexWalk>(IndexWalk::Options {.startIndex = startIndex,
                                                           .limit = limit,
                                                           .pageSize = limit > 0 ? int(std::min<qint64>(size, limit)) : size,
                                                           .totalsBelieved = pages.totals,
                                                           .maxStartIndex = pages.maxStartIndex,
                                                           .firstSize = m_options.firstSize,
                                                           .pageBytes = m_options.pageBytes,
                                                           .overlap = isWhole ? overlapFor(size) : 0});
}

/// count=0 gives the totals alone (RFC 7644 section 3.4.2.4); a provider that refuses it is asked for one resource.
void ListJob::askForTotals()
{
    PageAsk ask {.count = profile().pagesFor(m_query.resourceType).countZero ? 0 : 1};
    auto *job = new PageJob(connection(), requestFor(ask), this);
    job->then(this, [this](const Result<ListPage> &outcome) {
        if (!outcome.ok()) {
            end(outcome.error());
            return;
        }
        m_summary.pages = 1;
        m_summary.totalResults = outcome->totalResults;
        end(m_summary);
    });
}

HttpRequest ListJob::requestFor(const PageAsk &ask) const
{
    ListQuery query = m_query;
    if (!ask.extraFilter.isEverything())
        query.filter = query.filter.isEverything() ? ask.extraFilter : Filter::allOf({query.filter, ask.extraFilter});
    if (m_byKeyset && profile().sort.value_or(false))
        query.sortBy = u"id"_s;
    HttpRequest request {.path = m_query.endpoint, .query = queryItems(query, profile()), .priority = m_options.priority};
    request.query.append(ask.items());
    return request;
}

void ListJob::hold()
{
    m_isHeld = true;
}

void ListJob::letGo()
{
    if (std::exchange(m_isHeld, false) && m_walk && !isDone())
        fill();
}

void ListJob::fill()
{
    if (m_isHeld)
        return;
    while (!isDone() && mayAsk()) {
        const std::optional<PageAsk> ask = m_walk->nextAsk();
        if (!ask)
            break;
        auto *job = new PageJob(connection(), requestFor(*ask), this);
        m_pending.push_back({.ask = *ask, .job = job});
        connect(job, &PageJob::arrived, this, [this, job] { onArrived(job); });
        job->then(this, [this, job](const Result<ListPage> &outcome) { onAnswered(job, outcome); });
    }
    if (!m_pending.empty() || isDone())
        return;
    if (!m_walk->hasHitStartIndexCap())
        succeed(true);
    else if (!goOnByKeyset())
        end(Error::validation(u"this provider refuses a startIndex beyond %1"_s.arg(*profile().pagesFor(m_query.resourceType).maxStartIndex)));
}

/// Servers often answer several at once; they should not wait until all of those are parsed. No more than twice as many pages are held.
bool ListJob::mayAsk() const
{
    const auto underWay = std::count_if(m_pending.begin(), m_pending.end(), [](const Pending &pending) { return !pending.hasArrived; });
    const int most = m_options.readAhead > 1 ? m_options.readAhead * 2 : 1;
    return underWay < m_options.readAhead && m_pending.size() < size_t(most);
}

void ListJob::onArrived(const PageJob *job)
{
    const auto pending = std::find_if(m_pending.begin(), m_pending.end(), [job](const Pending &p) { return p.job == job; });
    if (pending == m_pending.end())
        return;
    pending->hasArrived = true;
    fill();
}

void ListJob::onAnswered(const PageJob *job, const Result<ListPage> &outcome)
{
    const auto pending = std::find_if(m_pending.begin(), m_pending.end(), [job](const Pending &p) { return p.job == job; });
    if (pending == m_pending.end())
        return;
    pending->outcome = outcome;
    pending->job = nullptr; // it goes now, and another may come to lie where it was
    drain();
}

void ListJob::drain()
{
    const QPointer<ListJob> self(this);
    while (self && !isDone() && !m_pending.empty() && m_pending.front().outcome) {
        Pending next = std::move(m_pending.front());
        m_pending.pop_front();
        if (next.outcome->ok())
            onPage(next.ask, std::move(next.outcome->value()));
        else
            onError(next.ask, next.outcome->error());
    }
    if (self && !isDone())
        fill();
}

void ListJob::onPage(const PageAsk &ask, ListPage page)
{
    ++m_summary.pages;
    if (page.totalResults && !m_byKeyset)
        m_summary.totalResults = page.totalResults;
    const auto received = page.resources.size();
    m_received += received;
    ListPage fresh = page;
    const PageWalk::Seen seen = dropKnown(fresh, ask.overlap);
    const bool switchesToCursor = wantsCursor(ask, page);
    const bool switchesToIndex = wantsIndex(ask, page);
    if (std::exchange(m_isOnTrial, switchesToIndex) && received > 0 && seen.fresh == 0) { // it has no other page: the total is of something else
        m_summary.notes << u"totalResults is more than what comes, by cursor and by startIndex"_s;
        return succeed(true);
    }
    const PageWalk::Step step = switchesToCursor || switchesToIndex ? PageWalk::Step::GoOn : m_walk->take(ask, page, seen);
    const bool isNoPage = step == PageWalk::Step::Replan && seen.fresh == 0; // it is asked for in another way
    if (isNoPage)
        m_summary.duplicates -= received;
    else if (ask.startIndex > 0)
        noteAskedAgain(ask, received, received - seen.fresh);
    const bool isCut = trimToLimit(fresh);
    m_summary.resources += fresh.resources.size();
    const QPointer<ListJob> self(this);
    if (step != PageWalk::Step::Fail)
        Q_EMIT pageReady(fresh);
    if (!self || isDone())
        return;
    if (isLimitReached()) {
        const bool cursorEnded = ask.cursor && page.nextCursor.isEmpty();
        const bool totalReached = m_summary.totalResults && *m_summary.totalResults < m_options.startIndex + m_received;
        succeed(!isCut && (cursorEnded || (!ask.cursor && totalReached)));
    } else if (switchesToCursor) {
        switchTo(std::make_unique<CursorWalk>(page.nextCursor, pageSizeFor(m_query, profile(), m_options.pageSize)));
    } else if (switchesToIndex) {
        m_summary.notes << u"the provider declares cursors and gave none; the rest was read by startIndex (RFC 9865 section 2)"_s;
        switchTo(indexWalkFrom(m_received + 1));
    } else {
        follow(step);
    }
}

/// What comes again because it was asked for again says nothing about how much there is.
void ListJob::noteAskedAgain(const PageAsk &ask, qsizetype received, qsizetype known)
{
    m_summary.duplicates -= std::min<qint64>(known, std::max<qint64>(0, m_behind - ask.startIndex));
    m_behind = std::max(m_behind, ask.startIndex + received);
}

/// A provider that was taken for one with index paging, or none, and answers with a cursor and nothing else, means the cursor.
bool ListJob::wantsCursor(const PageAsk &ask, const ListPage &page) const
{
    const bool saysMore = !page.totalResults || *page.totalResults > m_received;
    return !ask.cursor && !m_byKeyset && m_summary.pages == 1 && !page.nextCursor.isEmpty() && !page.startIndex && saysMore;
}

/// And one that declares cursors, gives none, and says that there is more, pages by index.
bool ListJob::wantsIndex(const PageAsk &ask, const ListPage &page) const
{
    const bool isFirst = ask.cursor && ask.cursor->isEmpty() && m_summary.pages == 1;
    const bool saysMore = page.totalResults && *page.totalResults > m_received && profile().pagesFor(m_query.resourceType).totals;
    return isFirst && m_received > 0 && page.nextCursor.isEmpty() && saysMore;
}

PageWalk::Seen ListJob::dropKnown(ListPage &page, int overlap)
{
    QList<bool> isKnown;
    PageWalk::Seen seen {.received = page.resources.size()};
    for (const Resource &resource : std::as_const(page.resources)) {
        const QString id = resource.id();
        // without an id the content stands for it, or a server that repeats itself would never be found out
        const bool isNew = m_seen.insert(id.isEmpty() ? QString::fromUtf8(resource.bytes()) : id);
        isKnown.append(!isNew);
        if (!isNew) {
            seen.overlapping += isKnown.size() <= overlap ? 1 : 0;
            continue;
        }
        ++seen.fresh;
        m_idsAscend = m_idsAscend && m_lastId < id;
        m_lastId = id;
    }
    m_summary.duplicates += seen.received - seen.fresh;
    if (seen.fresh < seen.received) {
        qsizetype index = 0;
        page.resources.removeIf([&](const Resource &) { return isKnown[index++]; });
    }
    return seen;
}

bool ListJob::trimToLimit(ListPage &page) const
{
    const qint64 room = m_options.limit - m_summary.resources;
    if (m_options.limit < 0 || page.resources.size() <= room)
        return false;
    page.resources.resize(qsizetype(room));
    return true;
}

void ListJob::follow(PageWalk::Step step)
{
    switch (step) {
    case PageWalk::Step::GoOn:
        break;
    case PageWalk::Step::Replan:
        dropPending();
        break;
    case PageWalk::Step::End:
        succeed(true);
        break;
    case PageWalk::Step::Fail:
        end(m_walk->problem());
        break;
    }
}

void ListJob::dropPending()
{
    const std::deque<Pending> dropped = std::exchange(m_pending, {});
    for (const Pending &pending : dropped) {
        if (!pending.outcome)
            pending.job->cancel();
    }
}

void ListJob::onError(const PageAsk &ask, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled || restartCursor(ask, error)) {
        if (error.kind == ErrorKind::Cancelled)
            cancel();
        return;
    }
    if (error.httpStatus == 400 && m_walk->askAnotherWay(ask))
        return dropPending();
    const bool refusesIndex = ask.startIndex > 1 && error.httpStatus == 400 && m_options.limit < 0;
    if (!refusesIndex || !goOnByKeyset())
        end(error);
}

/// RFC 9865 section 2.1: cursors expire. The walk starts again once; what was given out already is known by its id.
bool ListJob::restartCursor(const PageAsk &ask, const Error &error)
{
    const bool isFirst = !ask.cursor || ask.cursor->isEmpty();
    const bool expired = error.scimType.compare("expiredCursor"_L1, Qt::CaseInsensitive) == 0
        || error.scimType.compare("invalidCursor"_L1, Qt::CaseInsensitive) == 0;
    if (isFirst || !expired || !m_options.cursor.isEmpty() || std::exchange(m_restarted, true))
        return false;
    m_summary.notes << u"a cursor expired; the list was read again from its start"_s;
    switchTo(std::make_unique<CursorWalk>(std::nullopt, ask.count, m_summary.pages));
    return true;
}

bool ListJob::goOnByKeyset()
{
    const bool isOrdered = m_query.sortBy.isEmpty();
    if (m_byKeyset || !isOrdered || m_options.startIndex != 1 || m_summary.pages == 0)
        return false;
    m_byKeyset = true;
    m_summary.notes << u"the server refuses a larger startIndex; the rest was read by `id gt`"_s;
    // Only if ids came in ascending order is everything up to the last one known; else the walk by id has to start at the first.
    const QString last = m_idsAscend ? m_lastId : QString();
    switchTo(std::make_unique<KeysetWalk>(last, pageSizeFor(m_query, profile(), m_options.pageSize), m_summary.pages));
    return true;
}

void ListJob::switchTo(std::unique_ptr<PageWalk> walk)
{
    dropPending();
    takeNotes();
    m_walk = std::move(walk);
    fill();
}

void ListJob::takeNotes()
{
    m_summary.notes << m_walk->notes();
}

void ListJob::succeed(bool complete)
{
    takeNotes();
    m_summary.complete = complete;
    for (const QString &text : std::as_const(m_summary.notes))
        qCInfo(logClient).noquote() << m_query.endpoint << text;
    end(m_summary);
}

} // namespace Provost
