// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/fullread.h"

#include "base/logging.h"
#include "client/fetchjob.h"
#include "client/listjob.h"
#include "directory/directory.h"
#include "directory/index/index.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// It takes the request for one that it does not understand, or does not serve.
bool refusesFilter(const Error &error)
{
    return error.httpStatus == 400 || error.httpStatus == 501;
}

/// The provider was reached and knows who asks, and does not give this one: forbidden, or it stumbles over it.
bool isAboutOneObject(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth:
        return error.httpStatus == 403;
    case ErrorKind::Http:
    case ErrorKind::Scim:
        return error.httpStatus < 502 || error.httpStatus > 504; // of a gateway, or nobody is served at present
    case ErrorKind::Conflict:
    case ErrorKind::NotFound:
    case ErrorKind::Protocol:
        return true;
    default:
        return false;
    }
}

constexpr qint64 overlap = 100; ///< rows read again after a stop: the list may have moved meanwhile
constexpr qint64 clockSkew = 600; ///< seconds
constexpr qsizetype mostParts = 200; ///< asked for one by one; of more everything is read
constexpr int fewRefusals = 10; ///< in a row: more are not about single objects
constexpr double secondsPerCall = 0.3; ///< where the profile names no limit
}

ReadEstimate estimateFullRead(const Directory &directory, const ResourceType &type, std::optional<qint64> total)
{
    const ServerProfile &profile = directory.connection().profile();
    const int size = std::max(1, pageSizeFor({.endpoint = type.endpoint, .resourceType = type.name}, profile, 0));
    ReadEstimate estimate {.resources = total, .currency = profile.price.currency, .pricePerCall = profile.price.perCall, .mostPerCall = size};
    if (!total)
        return estimate;
    const bool isByIndex = profile.pagesFor(type.name).paging.value_or(ServerProfile::Paging::Index) == ServerProfile::Paging::Index;
    const int overlapping = isByIndex && *total > size ? overlapFor(size) : 0;
    estimate.calls = std::max<qint64>(1, (*total - overlapping + size - overlapping - 1) / (size - overlapping));
    estimate.cost = double(estimate.calls) * profile.price.perCall;
    estimate.seconds = double(estimate.calls) * secondsPerCall;
    for (const ServerProfile::Window &window : profile.limits.windows) {
        if (!window.writesOnly && window.requests > 0 && estimate.calls > window.requests)
            estimate.seconds = std::max(estimate.seconds, double(estimate.calls) * window.seconds / window.requests);
    }
    return estimate;
}

FullRead::FullRead(Directory &directory, ResourceType type, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_type(std::move(type))
{
}

FullRead::~FullRead() = default;

void FullRead::start()
{
    if (isRunning())
        return;
    if (m_stage != Stage::Everything) {
        m_read = 0;
        m_cursor.clear();
    }
    begin();
}

/// What was read before is not there any more: after a stop, to go on behind it would read the rest for nothing.
void FullRead::onBegunAnew()
{
    if (m_stage != Stage::Everything || m_read == 0) // an index that could not be opened had nothing of this reading
        return;
    m_isLost = isRunning();
    if (m_isLost)
        return;
    m_read = 0;
    m_cursor.clear();
    Q_EMIT progressed();
}

void FullRead::begin()
{
    connect(&m_directory.index(), &Index::forgotten, this, &FullRead::onBegunAnew, Qt::UniqueConnection);
    connect(&m_directory.index(), &Index::failed, this, &FullRead::onBegunAnew, Qt::UniqueConnection);
    m_isLost = false;
    m_isContinued = m_read > 0;
    if (!m_isContinued) {
        m_directory.index().beginFullRead(m_type.name);
        m_began = QDateTime::currentDateTimeUtc();
    } else {
        m_directory.index().setReading(m_type.name, true);
    }
    ListJob::Options options {.priority = RequestPriority::Bulk};
    if (!m_cursor.isEmpty())
        options.cursor = m_cursor;
    else
        options.startIndex = std::max<qint64>(1, m_read + 1 - overlap);
    m_read = m_cursor.isEmpty() ? options.startIndex - 1 : m_read;
    m_before = m_read;
    list(Stage::Everything, plainQuery(), options);
}

void FullRead::list(Stage stage, const ListQuery &query, const ListJob::Options &options)
{
    m_stage = stage;
    m_job = new ListJob(m_directory.connection(), query, options, this);
    connect(m_job, &ListJob::pageReady, this, &FullRead::onPage);
    connect(&m_directory.index(), &Index::caughtUp, m_job, &ListJob::letGo);
    m_job->then(this, [this](const Result<ListSummary> &outcome) {
        if (m_stage == Stage::Number)
            compareNumber(outcome);
        else if (m_stage == Stage::Proof)
            judgeProof(outcome);
        else
            onEnd(outcome ? shortfall(*outcome) : std::optional(outcome.error()));
    });
    Q_EMIT progressed();
}

bool FullRead::canRefresh() const
{
    const Filter since = Filter::compare({{}, u"meta"_s, u"lastModified"_s}, CompareOp::Ge, u"2026-01-01T00:00:00Z"_s);
    return !m_filterFails && !m_mustReadAll && m_directory.description().profile.acceptsFilter(m_type.name, since);
}

void FullRead::refresh()
{
    if (isRunning())
        return;
    if (!canRefresh() || isStopped())
        return start();
    auto *job = m_directory.index().state(this);
    m_asking = job;
    job->then(this, [this](const Result<IndexState> &state) {
        m_asking = nullptr;
        if (!state)
            return endAsking(state.error());
        const QDateTime since = state->of(m_type.name).completeAt;
        if (since.isValid())
            beginRefresh(since);
        else
            start();
    });
    Q_EMIT progressed();
}

/// Nothing is read because a question to the index was stopped.
void FullRead::endAsking(const Error &error)
{
    m_read = 0;
    m_directory.index().setReading(m_type.name, false);
    if (error.kind == ErrorKind::Cancelled)
        Q_EMIT stopped();
    else
        Q_EMIT failed(error);
}

/// Their clock is not ours: what changed a little before comes again.
void FullRead::beginRefresh(const QDateTime &since)
{
    m_read = 0;
    m_before = 0;
    m_total.reset();
    m_cursor.clear();
    m_began = QDateTime::currentDateTimeUtc();
    ListQuery query = plainQuery();
    query.filter = Filter::compare({{}, u"meta"_s, u"lastModified"_s}, CompareOp::Ge, since.addSecs(-clockSkew).toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s));
    list(Stage::Changed, query, {.priority = RequestPriority::Bulk});
}

template <typename T>
void FullRead::askIndex(std::function<Result<T>(IndexDatabase &)> work, std::function<void(const T &)> then)
{
    auto *job = m_directory.index().ask<T>(std::move(work), this);
    m_asking = job;
    job->then(this, [this, then = std::move(then)](const Result<T> &answer) {
        m_asking = nullptr;
        if (answer)
            then(*answer);
        else
            endAsking(answer.error());
    });
}

/// A server that takes the filter and looks at something else says for ever that nothing changed. Whose change is known must be found by it.
void FullRead::proveFilter()
{
    askIndex<QString>([type = m_type.name](IndexDatabase &database) { return Result<QString>(database.state().of(type).count > 0 ? database.lateChange(type) : u"-"_s); }, [this](const QString &date) {
        if (date == "-"_L1) // nobody was there, so nothing shows
            return askNumber();
        m_filterFails = date.isEmpty();
        if (m_filterFails)
            return readAllInstead();
        ListQuery query = plainQuery();
        query.filter = Filter::compare({{}, u"meta"_s, u"lastModified"_s}, CompareOp::Ge, date);
        list(Stage::Proof, query, {.limit = 1, .priority = RequestPriority::Bulk});
    });
}

void FullRead::judgeProof(const Result<ListSummary> &summary)
{
    m_job = nullptr;
    if (!summary)
        return onEnd(summary.error());
    m_isProven = std::exchange(m_read, 0) > 0;
    m_filterFails = !m_isProven;
    if (m_filterFails)
        readAllInstead();
    else
        fillParts();
}

/// Where calls cost money, nobody has agreed to that.
void FullRead::readAllInstead()
{
    m_read = 0;
    if (m_directory.connection().profile().price.perCall <= 0)
        start();
    else if (m_mustReadAll)
        Q_EMIT failed(Error::validation(u"too many are known in part only: everything has to be read"_s));
    else
        Q_EMIT failed(Error::validation(u"the provider does not tell what changed since: everything has to be read"_s));
}

/// Where calls cost money, no more than everything would take, of so many as are known.
qsizetype FullRead::mostSingleCalls(qint64 known) const
{
    if (m_directory.connection().profile().price.perCall <= 0)
        return mostParts;
    return std::min(mostParts, qsizetype(estimateFullRead(m_directory, m_type, known).calls));
}

/// Who was brought back with old dates, or passed over by a list that moved, is known by a list of ids or columns alone: the rest is read before everything is called known.
void FullRead::fillParts()
{
    const bool isReading = m_stage == Stage::Everything || m_stage == Stage::Ids;
    askIndex<Parts>(
        [type = m_type.name, isReading](IndexDatabase &database) {
            return Result<Parts>(Parts {.ids = database.idsReadInPart(type, isReading, mostParts + 1), .known = database.state().of(type).count});
        },
        [this](const Parts &parts) {
            const qsizetype most = mostSingleCalls(parts.known);
            m_mustReadAll = parts.ids.size() > most && m_stage != Stage::Everything;
            if (m_mustReadAll)
                return readAllInstead();
            m_parts = parts.ids.first(std::min(parts.ids.size(), most));
            m_leftInPart = parts.ids.size() - m_parts.size();
            m_refusedInARow = 0;
            nextPart();
        });
}

void FullRead::nextPart()
{
    if (m_parts.isEmpty()) {
        if (m_leftInPart > 0)
            qCWarning(logDirectory).noquote() << m_type.name << "left known in part:" << m_leftInPart;
        return m_stage == Stage::Everything || m_stage == Stage::Ids ? endReading() : askNumber();
    }
    const QString id = m_parts.takeFirst();
    auto *job = new FetchJob(m_directory.connection(), m_type.endpoint, id, {.priority = RequestPriority::Bulk}, this);
    m_asking = job;
    job->then(this, [this, id](const Result<Resource> &outcome) {
        m_asking = nullptr;
        m_refusedInARow = outcome ? 0 : m_refusedInARow + 1;
        if (outcome)
            ++(m_stage == Stage::Ids ? m_changed : m_read);
        else if (saysUnknownId(outcome.error()))
            m_directory.index().remove(m_type.name, id);
        else if (isAboutOneObject(outcome.error()) && m_refusedInARow < fewRefusals)
            leaveInPart(id, outcome.error());
        else
            return endAsking(outcome.error());
        nextPart();
    });
}

/// It is not what keeps the others from being complete: what is known of it stays, and the next reading tries again.
void FullRead::leaveInPart(const QString &id, const Error &error)
{
    ++m_leftInPart;
    qCWarning(logDirectory).noquote() << m_type.name << id << "not read whole:" << error.toString();
}

void FullRead::askNumber()
{
    if (!m_directory.description().profile.pagesFor(m_type.name).totals) // by its profile it miscounts
        return readIds();
    list(Stage::Number, plainQuery(), {.limit = 0, .priority = RequestPriority::Bulk});
}

/// As many as are known: nobody is gone. Otherwise, or where the provider does not count, the ids of all tell.
void FullRead::compareNumber(const Result<ListSummary> &summary)
{
    m_job = nullptr;
    if (!summary)
        return onEnd(summary.error());
    auto *job = m_directory.index().state(this);
    m_asking = job;
    job->then(this, [this, total = summary->totalResults](const Result<IndexState> &state) {
        m_asking = nullptr;
        if (!state)
            return endAsking(state.error());
        if (total && state->of(m_type.name).count == *total)
            markComplete();
        else
            readIds();
    });
}

void FullRead::readIds()
{
    m_directory.index().beginFullRead(m_type.name);
    ListQuery query = plainQuery();
    if (m_directory.description().profile.projection)
        query.attributes = {u"id"_s};
    m_before = 0;
    m_changed = std::exchange(m_read, 0);
    list(Stage::Ids, query, {.priority = RequestPriority::Bulk});
}

void FullRead::markComplete()
{
    auto *job = m_directory.index().markComplete(m_type.name, m_began, this);
    job->then(this, [this](const Result<void> &marked) {
        const qint64 read = std::exchange(m_read, 0);
        if (marked)
            Q_EMIT done(read, 0, false);
        else
            Q_EMIT failed(marked.error());
    });
}

void FullRead::stop()
{
    if (m_asking)
        m_asking->cancel();
    if (m_job)
        m_job->cancel();
}

/// The pages reach the index by the connection's feed, as all answers do.
void FullRead::onPage(const ListPage &page)
{
    m_read += page.resources.size();
    if (page.totalResults)
        m_total = page.totalResults;
    m_cursor = page.nextCursor;
    if (m_directory.index().isBehind() && m_job)
        m_job->hold();
    Q_EMIT progressed();
}

/// A list that ends before its own total is not everything: who did not come is not taken for deleted.
std::optional<Error> FullRead::shortfall(const ListSummary &summary)
{
    if (!m_directory.description().profile.pagesFor(m_type.name).totals) // by its profile it miscounts
        return {};
    const qint64 came = m_before + summary.resources + summary.duplicates;
    if (came >= summary.totalResults.value_or(0))
        return {};
    m_cursor.clear();
    m_read = 0;
    return Error::protocol(u"the list ended after %1 of %2 (RFC 7644 section 3.4.2.4)"_s.arg(came).arg(*summary.totalResults));
}

void FullRead::onEnd(const std::optional<Error> &error)
{
    m_job = nullptr;
    if (error) {
        const bool isExpired = error->scimType.endsWith("Cursor"_L1, Qt::CaseInsensitive);
        const bool hasMoved = error->kind == ErrorKind::Protocol; // of the walk itself: how many rows came is no index any more
        if (isExpired || hasMoved || std::exchange(m_isLost, false)) { // RFC 9865: what a cursor stood for is gone, so the next attempt begins anew
            m_cursor.clear();
            m_read = 0;
        }
        if (m_stage != Stage::Everything)
            m_read = 0; // a refresh begins anew
        if ((m_stage == Stage::Changed || m_stage == Stage::Proof) && refusesFilter(*error)) {
            m_filterFails = true;
            return readAllInstead();
        }
        m_directory.index().setReading(m_type.name, false);
        if (error->kind == ErrorKind::Cancelled)
            Q_EMIT stopped();
        else
            Q_EMIT failed(*error);
        return;
    }
    m_isProven = m_isProven || (m_stage == Stage::Changed && m_read > 0);
    if (m_stage == Stage::Changed && !m_isProven)
        return proveFilter();
    if (m_stage == Stage::Everything && m_isContinued && m_total)
        return checkContinued();
    fillParts();
}

/// Where more were deleted during a pause than the pages overlap, a list by index has moved on under the reading: those it passed over are no deleted ones.
void FullRead::checkContinued()
{
    askIndex<qint64>([type = m_type.name](IndexDatabase &database) { return Result<qint64>(database.countRead(type)); }, [this](qint64 count) {
        if (count >= *m_total || !m_directory.description().profile.pagesFor(m_type.name).totals)
            return fillParts();
        m_read = 0;
        m_cursor.clear();
        begin();
    });
}

void FullRead::endReading()
{
    auto *job = m_directory.index().endFullRead(m_type.name, m_began, this);
    m_ending = job;
    job->then(this, [this](const Result<qint64> &deleted) {
        m_ending = nullptr;
        const bool wasEverything = m_stage == Stage::Everything;
        m_mustReadAll = m_mustReadAll && !wasEverything;
        const qint64 read = std::exchange(m_read, 0);
        m_cursor.clear();
        if (deleted)
            Q_EMIT done(wasEverything ? read : m_changed, *deleted, wasEverything);
        else
            Q_EMIT failed(deleted.error());
    });
}

} // namespace Provost
