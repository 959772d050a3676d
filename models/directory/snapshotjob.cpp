// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/snapshotjob.h"

#include "directory/directory.h"
#include "directory/readalljob.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace Provost {

namespace {

constexpr double longSeconds = 20; ///< that nobody waits without having been asked
constexpr double secondsPerQuestion = 0.3;

} // namespace

ReadEstimate estimateReadAll(const Directory &directory, const QHash<QString, std::optional<qint64>> &totals)
{
    const ServerProfile &profile = directory.connection().profile();
    ReadEstimate all {.resources = 0, .currency = profile.price.currency};
    const QList<ResourceType> &types = directory.description().resourceTypes;
    for (const ResourceType &type : types) {
        const std::optional<qint64> total = totals.value(type.name);
        const ReadEstimate one = estimateFullRead(directory, type, total);
        if (!total)
            all.resources = std::nullopt;
        else if (all.resources)
            *all.resources += *total;
        all.calls += one.calls;
        all.seconds += one.seconds;
        if (total && type.isCalled(u"Group") && profile.members != ServerProfile::MemberAccess::InGroup && profile.members != ServerProfile::MemberAccess::Never) {
            all.calls += *total;
            all.seconds += double(*total) * secondsPerQuestion / std::max(1, profile.limits.concurrency);
        }
    }
    all.cost = double(all.calls) * profile.price.perCall;
    for (const ServerProfile::Window &window : profile.limits.windows) {
        if (!window.writesOnly && window.requests > 0 && all.calls > window.requests)
            all.seconds = std::max(all.seconds, double(all.calls) * window.seconds / window.requests);
    }
    return all;
}

SnapshotJob::SnapshotJob(Directory &directory, QString fileName, QObject *parent)
    : JobOf(parent)
    , m_directory(directory)
    , m_fileName(std::move(fileName))
{
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        if (isDone())
            return;
        const Result<void> written = m_writing.result();
        finish(written ? Result<SnapshotSummary>(SnapshotSummary {.resources = m_writer->count(), .gaps = m_gaps}) : Result<SnapshotSummary>(written.error()));
    });
    connect(&directory.connection(), &Connection::closing, this, &Job::cancel);
}

SnapshotJob::~SnapshotJob() = default;

void SnapshotJob::start()
{
    const QList<ResourceType> &types = m_directory.description().resourceTypes;
    m_asking = int(types.size());
    for (const ResourceType &type : types) {
        auto *job = new ListJob(m_directory.connection(), {.endpoint = type.endpoint, .resourceType = type.name}, {.limit = 0}, this);
        job->then(this, [this, name = type.name](const Result<ListSummary> &summary) {
            m_totals.insert(name, summary ? summary->totalResults : std::nullopt);
            if (--m_asking == 0)
                onTotals();
        });
    }
    if (types.isEmpty())
        onTotals();
}

void SnapshotJob::onTotals()
{
    if (isDone())
        return;
    const ReadEstimate estimate = estimateReadAll(m_directory, m_totals);
    m_isOffered = true;
    if (m_directory.connection().profile().price.perCall > 0 || estimate.seconds >= longSeconds)
        Q_EMIT offered(estimate);
    else
        goOn();
}

void SnapshotJob::goOn()
{
    if (isDone() || !std::exchange(m_isOffered, false))
        return;
    auto opened = SnapshotWriter::open(m_fileName, DirectoryId::of(m_directory.connection().settings()), m_directory.description());
    if (!opened)
        return finish(opened.error());
    m_writer = std::move(opened).value();
    auto *job = new ReadAllJob(m_directory.connection(), m_directory.description(), this);
    connect(job, &ReadAllJob::resourceRead, this, [writer = m_writer](const QString &type, const Resource &resource) { writer->add(type, resource); });
    connect(job, &ReadAllJob::progressed, this, &SnapshotJob::progressed);
    job->then(this, [this](const Result<ReadAllSummary> &outcome) {
        if (isDone())
            return;
        if (!outcome)
            return finish(outcome.error());
        onRead(outcome->gaps);
    });
}

/// Onto the disk in another thread: hundreds of megabytes take their time.
void SnapshotJob::onRead(const QList<ReadGap> &gaps)
{
    m_gaps = gaps;
    m_writing.setFuture(QtConcurrent::run([writer = m_writer, gaps] { return writer->finish(gaps); }));
}

void SnapshotJob::abort()
{
    const QList<Job *> parts = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *part : parts) {
        part->disconnect(this);
        part->cancel();
    }
}

} // namespace Provost
