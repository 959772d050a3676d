// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/serverrows.h"

#include "base/logging.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int usualPage = 100; ///< a screen or two; small enough to be quick, large enough to be rare
constexpr int firstWindow = 50; ///< shown before a view has said what it shows
constexpr int mostRows = 50'000'000; ///< a table's height in pixels is an int
constexpr int fewestRowsOfACap = 5; ///< a page shorter than that is an odd page, not a page size
constexpr int usualBarren = 20;
constexpr int mostEmpty = 1000; ///< RFC 9865 lets a page be empty while there is a nextCursor
constexpr auto restingTime = std::chrono::milliseconds(80);

bool isSameList(ListQuery a, const ListQuery &b)
{
    a.attributes = b.attributes;
    a.excludedAttributes = b.excludedAttributes;
    return a == b;
}

bool containsAll(const QStringList &names, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&names](const QString &name) { return names.contains(name, Qt::CaseInsensitive); });
}

/// Does an answer to `asked` hold all that `wanted` would bring? No attributes named is what the server gives by default.
bool isCoveredBy(const ListQuery &asked, const ListQuery &wanted)
{
    const bool named = asked.attributes.isEmpty() == wanted.attributes.isEmpty() && containsAll(asked.attributes, wanted.attributes);
    return named && containsAll(wanted.excludedAttributes, asked.excludedAttributes);
}

} // namespace

ServerRows::ServerRows(Connection &connection, QObject *parent)
    : RowSource(parent)
    , m_connection(&connection)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ServerRows::sendWanted);
}

ServerRows::~ServerRows()
{
    stopAll();
}

void ServerRows::detach()
{
    stopAll();
    m_timer.stop();
    m_connection = nullptr;
}

void ServerRows::setQuery(const ListQuery &query)
{
    const bool sameList = isSameList(m_query, query) && m_query != query && m_rowCount > 0;
    const bool covered = isCoveredBy(m_query, query);
    m_query = query;
    if (!sameList)
        begin();
    else if (!covered)
        refresh();
}

void ServerRows::begin()
{
    stopAll();
    Q_EMIT aboutToReset();
    m_foundCursor = m_foundIndex = false;
    m_sequential = paging() != ServerProfile::Paging::Index;
    m_blocks.clear(pageSize(), m_sequential ? RowBlocks::Overflow::Pack : RowBlocks::Overflow::Drop);
    m_failed.clear();
    m_wanted = {0, firstWindow - 1};
    m_upwards = m_ended = m_restarted = false;
    m_rowCount = m_position = m_target = m_barren = m_empty = 0;
    m_mostBarren = usualBarren;
    m_served = 0;
    m_answeredAt = {};
    m_total.reset();
    m_disproved.reset();
    m_error.reset();
    m_cursor.clear();
    m_ids.clear();
    Q_EMIT reset();
    if (m_sequential)
        readNext();
    else
        readWindow({0, m_blocks.blockSize() - 1}, RequestPriority::Interactive);
    Q_EMIT stateChanged();
}

void ServerRows::refresh()
{
    const bool retry = m_error.has_value();
    stopAll();
    m_error.reset();
    m_failed.clear();
    if (m_rowCount == 0) {
        begin();
        return;
    }
    if (!m_sequential) {
        m_blocks.markStale();
        schedule();
    } else {
        if (!retry) {
            m_position = m_barren = m_empty = 0;
            m_mostBarren = usualBarren;
            m_served = 0;
            m_ended = m_restarted = false;
            m_target = std::clamp(m_wanted.last + 1, 1, m_rowCount);
            m_cursor.clear();
            m_ids.clear();
        }
        readNext();
    }
    Q_EMIT stateChanged();
}

/// As if every request under way had failed, so that nothing asks for the same rows again by itself.
void ServerRows::stop()
{
    m_timer.stop();
    if (m_readings.isEmpty())
        return;
    const QList<Reading> readings = m_readings;
    stopAll();
    m_target = 0;
    for (const Reading &reading : readings)
        fail(reading.rows, Error::cancelled());
    Q_EMIT stateChanged();
}

ServerProfile::Paging ServerRows::paging() const
{
    if (m_foundCursor)
        return ServerProfile::Paging::Cursor;
    if (m_foundIndex)
        return ServerProfile::Paging::Index;
    return m_connection ? m_connection->profile().pagesFor(m_query.resourceType).paging.value_or(ServerProfile::Paging::Index)
                        : ServerProfile::Paging::Index;
}

int ServerRows::pageSize() const
{
    if (!m_connection)
        return usualPage;
    const int largest = m_connection->profile().pagesFor(m_query.resourceType).maxSize.value_or(usualPage);
    return std::clamp(largest, 1, usualPage);
}

std::optional<qint64> ServerRows::total() const
{
    if (m_ended && m_position >= m_rowCount)
        return m_rowCount;
    return m_total;
}

bool ServerRows::isComplete() const
{
    return total() == m_rowCount;
}

bool ServerRows::canFetchMore() const
{
    return m_sequential && m_connection && !m_ended && !m_error && m_readings.isEmpty();
}

bool ServerRows::isCapped() const
{
    return !m_sequential && m_total.value_or(0) > m_rowCount && m_rowCount >= reachable();
}

void ServerRows::fetchMore()
{
    if (canFetchMore())
        readNext();
}

RowSource::RowState ServerRows::rowState(int row) const
{
    if (row < 0 || row >= m_rowCount)
        return RowState::Empty;
    if (m_blocks.has(row))
        return RowState::Loaded;
    const auto holds = [row](RowRun run) { return run.contains(row); };
    if (std::any_of(m_failed.begin(), m_failed.end(), holds))
        return RowState::Failed;
    const bool loading = std::any_of(m_readings.begin(), m_readings.end(), [row](const Reading &reading) { return reading.rows.contains(row); });
    return loading ? RowState::Loading : RowState::Empty;
}

Resource ServerRows::row(int row) const
{
    return row >= 0 && row < m_rowCount ? m_blocks.at(row) : Resource();
}

QDateTime ServerRows::asOf() const
{
    const QDateTime shown = m_blocks.oldest(m_wanted);
    return shown.isValid() ? shown : m_answeredAt;
}

void ServerRows::want(int first, int last)
{
    const RowRun rows = RowRun {first, last}.cutTo({0, mostRows});
    if (rows.isEmpty() || rows == m_wanted)
        return;
    const bool jump = !rows.overlaps(m_wanted);
    m_upwards = rows.first < m_wanted.first;
    m_wanted = rows;
    if (m_error && m_error->kind == ErrorKind::Cancelled) { // whoever scrolls wants to see
        m_error.reset();
        m_failed.clear();
        Q_EMIT stateChanged();
    }
    if (m_sequential) {
        tellChanged(m_blocks.trim(rows));
        return;
    }
    // a scroll bar being dragged jumps many times a second: the first jump is answered at once, the others when it rests
    const bool restless = jump && m_sinceWant.isValid() && m_sinceWant.elapsed() < restingTime.count();
    m_sinceWant.start();
    if (restless)
        m_timer.start(restingTime);
    else
        schedule();
}

void ServerRows::schedule()
{
    if (!m_timer.isActive())
        m_timer.start(0);
}

QList<RowRun> ServerRows::missingIn(RowRun rows) const
{
    QList<RowRun> missing;
    rows = rows.cutTo({0, m_rowCount - 1});
    for (int row = rows.first; row <= rows.last; ++row) {
        if (m_blocks.isFresh(row))
            continue;
        // a whole block at once, from its first row that is not there
        const RowRun block = m_blocks.blockOf(row).cutTo({0, m_rowCount - 1});
        RowRun run {row, block.last};
        while (run.first > block.first && !m_blocks.isFresh(run.first - 1))
            --run.first;
        missing.append(run);
        row = block.last;
    }
    return missing;
}

/// The block that comes into sight next, once the window is near its own block's end.
RowRun ServerRows::windowAhead() const
{
    const int height = m_wanted.size();
    const RowRun ahead = m_upwards ? RowRun {m_wanted.first - height, m_wanted.first - 1} : RowRun {m_wanted.last + 1, m_wanted.last + height};
    return ahead.cutTo({0, m_rowCount - 1});
}

void ServerRows::dropReadingsOutside(RowRun needed)
{
    const QList<Reading> readings = m_readings;
    for (const Reading &reading : readings) {
        if (!reading.rows.overlaps(needed) && m_rowCount > 0)
            stop(reading.job);
    }
}

void ServerRows::sendWanted()
{
    if (!m_connection || m_sequential)
        return;
    const RowRun ahead = windowAhead();
    const RowRun needed {std::min(m_wanted.first, ahead.isEmpty() ? m_wanted.first : ahead.first),
                         std::max(m_wanted.last, ahead.isEmpty() ? m_wanted.last : ahead.last)};
    dropReadingsOutside(needed);
    const auto isTaken = [this](RowRun run) {
        const auto overlaps = [run](RowRun other) { return other.overlaps(run); };
        return std::any_of(m_failed.begin(), m_failed.end(), overlaps)
            || std::any_of(m_readings.begin(), m_readings.end(), [&](const Reading &reading) { return overlaps(reading.rows); });
    };
    for (const RowRun run : missingIn(m_wanted)) {
        if (!isTaken(run))
            readWindow(run, RequestPriority::Interactive);
    }
    for (const RowRun run : missingIn(ahead)) {
        if (!isTaken(run))
            readWindow(run, RequestPriority::Background);
    }
}

void ServerRows::readWindow(RowRun rows, RequestPriority priority)
{
    startReading(rows, {.startIndex = qint64(rows.first) + 1, .pageSize = rows.size(), .readAhead = 1, .priority = priority});
}

/// The next page of a sequential list. By index too, where totals cannot be had.
void ServerRows::readNext()
{
    const RowRun rows {m_position, m_position + m_blocks.blockSize() - 1};
    ListJob::Options options {.cursor = m_cursor, .pageSize = m_blocks.blockSize(), .readAhead = 1};
    if (paging() == ServerProfile::Paging::Index)
        options.startIndex = m_served + 1;
    startReading(rows, options);
}

void ServerRows::startReading(RowRun rows, const ListJob::Options &options)
{
    if (!m_connection)
        return;
    auto *job = new ListJob(*m_connection, m_query, options, this);
    m_readings.append({.job = job, .rows = rows});
    connect(job, &ListJob::pageReady, this, [this, job](const ListPage &page) { onPage(job, page); });
    job->then(this, [this, job](const Result<ListSummary> &result) { onDone(job, result); });
    if (!m_blocks.has(rows.first))
        tellChanged({rows});
}

void ServerRows::stop(ListJob *job)
{
    const Reading reading = take(job);
    job->disconnect(this);
    job->cancel();
    if (!m_blocks.has(reading.rows.first))
        tellChanged({reading.rows});
}

void ServerRows::stopAll()
{
    const QList<Reading> readings = std::exchange(m_readings, {});
    for (const Reading &reading : readings) {
        reading.job->disconnect(this);
        reading.job->cancel();
    }
}

ServerRows::Reading ServerRows::take(ListJob *job)
{
    const auto at = std::find_if(m_readings.cbegin(), m_readings.cend(), [job](const Reading &reading) { return reading.job == job; });
    if (at == m_readings.cend())
        return {};
    const Reading reading = *at;
    m_readings.erase(at);
    return reading;
}

void ServerRows::onPage(ListJob *job, const ListPage &page)
{
    const Reading reading = take(job);
    job->disconnect(this);
    job->cancel(); // one page is all we want of it
    m_error.reset();
    m_answeredAt = QDateTime::currentDateTimeUtc();
    noticePaging(page);
    if (m_sequential)
        acceptNext(page);
    else
        acceptWindow(reading.rows, page);
    Q_EMIT stateChanged();
    if (!m_sequential)
        schedule();
}

void ServerRows::onDone(ListJob *job, const Result<ListSummary> &result)
{
    const Reading reading = take(job);
    if (result.ok()) { // without a single page: as good as an empty one
        m_answeredAt = QDateTime::currentDateTimeUtc();
        onNothing(reading.rows);
    } else if (result.error().kind != ErrorKind::Cancelled && !restartCursor(result.error())) {
        fail(reading.rows, result.error());
    }
    Q_EMIT stateChanged();
}

void ServerRows::fail(RowRun rows, const Error &error)
{
    qCInfo(logDirectory).noquote() << m_query.endpoint << "rows" << rows.first << "to" << rows.last << error.toString();
    m_error = error;
    if (!m_sequential)
        m_failed.append(rows);
    tellChanged({rows});
}

/// RFC 9865: cursors expire. The list is walked anew, rows that are there already left out.
bool ServerRows::restartCursor(const Error &error)
{
    const bool expired = error.scimType.compare("expiredCursor"_L1, Qt::CaseInsensitive) == 0
        || error.scimType.compare("invalidCursor"_L1, Qt::CaseInsensitive) == 0;
    if (!m_sequential || !expired || m_cursor.isEmpty() || std::exchange(m_restarted, true))
        return false;
    m_cursor.clear();
    m_mostBarren += m_position / m_blocks.blockSize() + 1; // so many pages may well bring nothing new
    readNext();
    return true;
}

/// A first page that has a cursor, no start index, and is not all there is, means the cursor (RFC 9865 section 2).
/// One that was asked for by cursor, has none and says that there is more, means the start index.
void ServerRows::noticePaging(const ListPage &page)
{
    const bool isFirst = m_rowCount == 0 && m_served == 0;
    const bool isPart = !page.totalResults || *page.totalResults > page.resources.size();
    if (isFirst && isPart && !page.nextCursor.isEmpty() && !page.startIndex)
        m_foundCursor = true;
    // The total of a filtered list may be the whole one's; a start index is what only index paging says.
    const bool isMeant = page.startIndex || m_query.filter.isEverything();
    const bool saysMore = isMeant && believedTotal(page).value_or(0) > page.resources.size() && !page.resources.isEmpty();
    if (isFirst && saysMore && page.nextCursor.isEmpty() && paging() == ServerProfile::Paging::Cursor) {
        m_foundIndex = true;
        m_sequential = false;
        m_blocks.clear(pageSize(), RowBlocks::Overflow::Drop);
    }
}

// ---- by index

std::optional<qint64> ServerRows::believedTotal(const ListPage &page) const
{
    if (!m_connection || !m_connection->profile().pagesFor(m_query.resourceType).totals || !page.totalResults)
        return {};
    return m_disproved && m_disproved->first == *page.totalResults ? m_disproved->second : *page.totalResults;
}

void ServerRows::acceptWindow(RowRun asked, const ListPage &page)
{
    const auto came = int(page.resources.size());
    const auto total = believedTotal(page);
    if (m_foundCursor) {
        m_total = total;
        m_cursor = page.nextCursor;
        becomeSequential(page.resources);
        return;
    }
    if (m_rowCount == 0 && isListWithoutWindows(asked, page)) {
        m_total = total;
        m_ended = came == 0 || (total && *total <= came && came > asked.size()); // some give everything at once whatever they are asked for
        becomeSequential(page.resources);
        return;
    }
    if (came == 0) {
        m_total = total;
        onNothing(asked);
        return;
    }
    const RowRun before {0, m_rowCount - 1};
    const QList<RowRun> changed = store(asked.first, page.resources);
    adoptPageSize(asked, page);
    const qint64 known = asked.first + came;
    m_total = std::max(total.value_or(m_total.value_or(known)), known);
    resize(int(std::min({*m_total, reachable(), qint64(mostRows)})));
    tellChanged(changed, before);
}

/// Rows that can be read by index at all: some providers refuse a start index beyond their cap.
qint64 ServerRows::reachable() const
{
    const auto cap = m_connection ? m_connection->profile().pagesFor(m_query.resourceType).maxStartIndex : std::nullopt;
    if (!cap)
        return mostRows;
    const qint64 size = m_blocks.blockSize();
    return ((*cap - 1) / size + 1) * size;
}

/// Without a total nobody knows what to jump to; a total that is just the page's size may be no total (RFC 7644 section 3.4.2 is often misread).
bool ServerRows::isListWithoutWindows(RowRun asked, const ListPage &page) const
{
    const auto came = page.resources.size();
    const auto total = believedTotal(page);
    return !total || (came > 0 && came >= asked.size() && *total <= came);
}

/// The end, when what is before it is known; else the server does not keep its word about the total.
void ServerRows::onNothing(RowRun asked)
{
    if (m_sequential) {
        m_ended = true;
        resize(m_position);
        return;
    }
    const bool isEnd = asked.first == 0 || m_blocks.has(asked.first - 1);
    if (!isEnd && asked.first < m_rowCount) {
        fail(asked, Error::protocol(u"totalResults is %1, but nothing came from startIndex %2 on"_s.arg(m_total.value_or(m_rowCount)).arg(asked.first + 1)));
        return;
    }
    if (m_total && *m_total > asked.first)
        m_disproved = {*m_total, asked.first};
    m_total = std::min<qint64>(m_total.value_or(asked.first), asked.first);
    resize(std::min(m_rowCount, asked.first));
}

/// A server that gives fewer rows a page than it was asked for gets asked for as many as it gives, if the first page already shows it.
void ServerRows::adoptPageSize(RowRun asked, const ListPage &page)
{
    const auto came = int(page.resources.size());
    const bool isCap = page.totalResults && *page.totalResults > came && came < asked.size() && came >= fewestRowsOfACap;
    if (asked.first > 0 || m_rowCount > 0 || !isCap)
        return;
    m_blocks.clear(came, RowBlocks::Overflow::Drop);
    (void)store(0, page.resources);
}

// ---- one after the other

void ServerRows::becomeSequential(const QList<Resource> &rows)
{
    m_sequential = true;
    m_timer.stop();
    m_blocks.setOverflow(RowBlocks::Overflow::Pack);
    m_served = rows.size();
    const QList<Resource> fresh = withoutKnown(rows);
    (void)store(0, fresh);
    m_position = int(fresh.size());
    resize(m_position);
}

void ServerRows::acceptNext(const ListPage &page)
{
    const QList<Resource> fresh = withoutKnown(page.resources);
    const RowRun before {0, m_rowCount - 1};
    const QList<RowRun> changed = store(m_position, fresh);
    m_position += int(fresh.size());
    m_served += page.resources.size();
    m_empty = page.resources.isEmpty() ? m_empty + 1 : 0;
    if (m_empty == 0)
        m_barren = fresh.isEmpty() ? m_barren + 1 : 0;
    m_total = believedTotal(page);
    if (m_total && *m_total < m_position)
        m_total.reset();
    const bool goesOn = goesOnByItself(page);
    resize(goesOn || m_error ? std::max(m_rowCount, m_position) : m_position);
    tellChanged(changed, before);
    if (goesOn && m_readings.isEmpty())
        readNext();
}

/// Sets m_ended at the list's end. True while a refresh has not come as far as the window, and over pages that bring nothing.
bool ServerRows::goesOnByItself(const ListPage &page)
{
    switch (paging()) {
    case ServerProfile::Paging::None:
        m_ended = true;
        break;
    case ServerProfile::Paging::Index:
        m_ended = m_empty > 0 || m_barren > 0;
        break;
    case ServerProfile::Paging::Cursor:
        m_ended = page.nextCursor.isEmpty();
        if (!m_ended && (page.nextCursor == m_cursor || m_barren > m_mostBarren || m_empty > mostEmpty)) {
            m_error = Error::protocol(u"nextCursor repeats: going on would never end (RFC 9865)"_s);
            return false;
        }
        m_cursor = page.nextCursor;
        break;
    }
    if (m_ended)
        return false;
    const bool goesOn = m_barren > 0 || m_empty > 0 || m_position < m_target;
    if (!goesOn)
        m_target = 0;
    return goesOn;
}

QList<Resource> ServerRows::withoutKnown(const QList<Resource> &rows)
{
    QList<Resource> fresh;
    fresh.reserve(rows.size());
    for (const Resource &resource : rows) {
        const QString id = resource.id();
        const size_t hash = id.isEmpty() ? qHash(resource.bytes()) : qHash(id);
        if (!m_ids.contains(hash)) {
            m_ids.insert(hash);
            fresh.append(resource);
        }
    }
    return fresh;
}

// ---- rows

QList<RowRun> ServerRows::store(int first, const QList<Resource> &rows)
{
    QList<RowRun> changed = m_blocks.put(first, rows, m_answeredAt);
    changed += m_blocks.trim(m_wanted);
    return changed;
}

void ServerRows::resize(int count)
{
    if (count > m_rowCount) {
        Q_EMIT aboutToAppend(m_rowCount, count - 1);
        m_rowCount = count;
        Q_EMIT appended();
    } else if (count < m_rowCount) {
        Q_EMIT aboutToRemove(count, m_rowCount - 1);
        m_rowCount = count;
        m_blocks.truncate(count);
        Q_EMIT removed();
    }
}

void ServerRows::tellChanged(const QList<RowRun> &runs, RowRun among)
{
    for (const RowRun run : runs) {
        if (const RowRun shown = run.cutTo(among).cutTo({0, m_rowCount - 1}); !shown.isEmpty())
            Q_EMIT rowsChanged(shown.first, shown.last);
    }
}

} // namespace Provost
