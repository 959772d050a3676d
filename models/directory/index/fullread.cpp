// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/fullread.h"

#include "client/listjob.h"
#include "directory/directory.h"
#include "directory/index/index.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qint64 overlap = 100; ///< rows read again after a stop: the list may have moved meanwhile
constexpr double secondsPerCall = 0.3; ///< where the profile names no limit
}

ReadEstimate estimateFullRead(const Directory &directory, const ResourceType &type, std::optional<qint64> total)
{
    const ServerProfile &profile = directory.connection().profile();
    ReadEstimate estimate {.resources = total, .currency = profile.price.currency};
    if (!total)
        return estimate;
    const int size = std::max(1, pageSizeFor({.endpoint = type.endpoint, .resourceType = type.name}, profile, 0));
    estimate.calls = std::max<qint64>(1, (*total + size - 1) / size);
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
    if (m_job)
        return;
    Index &index = m_directory.index();
    if (m_read == 0)
        index.beginFullRead(m_type.name);
    ListJob::Options options {.priority = RequestPriority::Bulk};
    if (!m_cursor.isEmpty())
        options.cursor = m_cursor;
    else
        options.startIndex = std::max<qint64>(1, m_read + 1 - overlap);
    m_read = m_cursor.isEmpty() ? options.startIndex - 1 : m_read;
    m_before = m_read;
    m_job = new ListJob(m_directory.connection(), {.endpoint = m_type.endpoint, .resourceType = m_type.name}, options, this);
    connect(m_job, &ListJob::pageReady, this, &FullRead::onPage);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onEnd(outcome ? shortfall(*outcome) : std::optional(outcome.error())); });
    Q_EMIT progressed();
}

void FullRead::stop()
{
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
    Q_EMIT progressed();
}

/// A list that ends before its own total is not everything: who did not come is not taken for deleted.
std::optional<Error> FullRead::shortfall(const ListSummary &summary)
{
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
        if (isExpired) { // RFC 9865: what a cursor stood for is gone, so the next attempt begins anew
            m_cursor.clear();
            m_read = 0;
        }
        if (error->kind == ErrorKind::Cancelled)
            Q_EMIT stopped();
        else
            Q_EMIT failed(*error);
        return;
    }
    m_directory.index().endFullRead(m_type.name, this)->then(this, [this](const Result<qint64> &deleted) {
        const qint64 read = std::exchange(m_read, 0);
        m_cursor.clear();
        if (deleted)
            Q_EMIT done(read, *deleted);
        else
            Q_EMIT failed(deleted.error());
    });
}

} // namespace Provost
