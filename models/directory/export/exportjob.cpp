// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/export/exportjob.h"

#include "client/listjob.h"
#include "directory/directory.h"
#include "directory/index/index.h"
#include "directory/readalljob.h"
#include "scim/filterneeds.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype rowsAtOnce = 500;

Result<QList<qint64>> rowsOf(IndexDatabase &database, const ExportSource &source)
{
    IndexQuery asked {.type = source.query.resourceType, .filter = source.query.filter, .quick = source.quick, .descending = source.query.descending};
    if (!source.query.sortBy.isEmpty())
        asked.sortBy = AttributeName::parse(source.query.sortBy).valueOr({});
    auto rows = database.rows(asked);
    if (!rows || source.search.isEmpty())
        return rows;
    const QSet<qint64> allowed(rows->cbegin(), rows->cend());
    const auto found = searchIndex(database, {.text = source.search, .type = source.query.resourceType, .limit = -1,
                                              .accepts = [&allowed](qint64 row) { return allowed.contains(row); }, .rowsOnly = true});
    if (!found)
        return found.error();
    QList<qint64> hits;
    for (const SearchHit &hit : found->hits)
        hits.append(hit.row);
    if (!asked.sortBy.isValid())
        return hits;
    const QSet<qint64> wanted(hits.cbegin(), hits.cend());
    rows->removeIf([&wanted](qint64 row) { return !wanted.contains(row); });
    return rows;
}

} // namespace

ExportJob::ExportJob(Directory &directory, ExportSource source, ExportSpec spec, const QString &fileName, QObject *parent)
    : JobOf(parent)
    , m_directory(directory)
    , m_source(std::move(source))
    , m_paper(std::make_shared<Paper>())
{
    m_paper->file.setFileName(fileName);
    QSaveFile &file = m_paper->file;
    m_paper->writer = std::make_unique<ExportWriter>(std::move(spec), [&file](const QByteArray &bytes) { return file.write(bytes) == bytes.size(); });
    connect(&m_writing, &QFutureWatcherBase::finished, this, &ExportJob::onWritten);
    connect(&directory.connection(), &Connection::closing, this, &Job::cancel);
}

ExportJob::~ExportJob()
{
    m_paper->isCancelled = true;
}

void ExportJob::start()
{
    if (!m_paper->file.open(QIODevice::WriteOnly))
        return finish(Error::store(u"%1: %2"_s.arg(m_paper->file.fileName(), m_paper->file.errorString())));
    m_paper->file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (m_source.isFromIndex)
        askIndex();
    else
        askProvider();
}

void ExportJob::abort()
{
    m_paper->isCancelled = true;
    m_waiting.clear();
    const QList<Job *> parts = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *part : parts) {
        part->disconnect(this);
        part->cancel();
    }
}

void ExportJob::fail(const Error &error)
{
    abort();
    finish(error);
}

/// Where the index goes under the writing, its rows are nobody's any more, or somebody else's: what is not there then is no one deleted since.
void ExportJob::askIndex()
{
    const auto onLost = [this](const Error &error) {
        if (!isDone() && !m_isSourceAtEnd)
            fail(error);
    };
    connect(&m_directory.index(), &Index::failed, this, onLost);
    connect(&m_directory.index(), &Index::forgotten, this, [onLost] { onLost(Error::store(u"what was read of the provider was forgotten meanwhile"_s)); });
    m_directory.index().ask<QList<qint64>>([source = m_source](IndexDatabase &database) { return rowsOf(database, source); }, this)->then(this, [this](const Result<QList<qint64>> &rows) {
        if (!rows)
            return fail(rows.error());
        m_rows = *rows;
        m_total = m_rows.size();
        nextRows();
    });
}

/// The next piece is read when the one before is written: nothing piles up.
void ExportJob::nextRows()
{
    if (m_nextRow >= m_rows.size())
        return onSourceEnd();
    const QList<qint64> rows = m_rows.mid(m_nextRow, rowsAtOnce);
    m_nextRow += rows.size();
    m_directory.index().resources(rows, this)->then(this, [this](const Result<QList<Resource>> &resources) {
        if (!resources)
            return fail(resources.error());
        QList<Resource> there = *resources;
        there.removeIf([](const Resource &resource) { return resource.isNull(); }); // deleted since
        take(there);
    });
}

void ExportJob::askProvider()
{
    const Filter whole = m_source.query.filter;
    const FilterSplit split = whole.restrictedTo(m_directory.description().profile, m_source.query.resourceType);
    ListQuery query = m_source.query;
    query.filter = split.server;
    const ResourceType *type = m_directory.description().resourceType(query.resourceType);
    const ResourceSchema schema = type ? m_directory.description().schemaOf(*type) : ResourceSchema();
    const FilterNeeds needs = needsOf(split.local, schema, m_directory.description().profile, query.resourceType);
    if (!needs.never.isEmpty())
        return fail(Error::validation(u"%1 cannot be filtered by: the provider does not do it in this filter, and never shows it"_s.arg(needs.never.join(u", "))));
    if (!needs.onRequest.isEmpty())
        query.attributes = shownAnyhow(schema) + needs.onRequest;
    auto *job = new ListJob(m_directory.connection(), query, {.priority = RequestPriority::Bulk}, this);
    connect(job, &ListJob::pageReady, this, [this, schema, local = split.local](const ListPage &page) {
        if (local.isEverything())
            m_total = page.totalResults.value_or(-1);
        QList<Resource> resources = page.resources;
        resources.removeIf([&](const Resource &resource) { return !local.matches(resource.json(), &schema); });
        take(resources);
    });
    job->then(this, [this](const Result<ListSummary> &summary) {
        if (!summary)
            return fail(summary.error());
        if (const auto shortfall = shortfallOf(*summary, m_directory.connection().profile(), m_source.query.resourceType))
            return fail(*shortfall);
        onSourceEnd();
    });
}

void ExportJob::take(const QList<Resource> &resources)
{
    m_waiting.push_back(resources);
    work();
}

void ExportJob::onSourceEnd()
{
    m_isSourceAtEnd = true;
    work();
}

void ExportJob::work()
{
    if (isDone() || m_writing.isRunning() || m_isFinishing)
        return;
    if (!m_waiting.empty()) {
        const QList<Resource> resources = m_waiting.front();
        m_waiting.pop_front();
        m_writing.setFuture(QtConcurrent::run([paper = m_paper, resources] { return paper->writer->add(resources); }));
    } else if (m_isSourceAtEnd) {
        m_isFinishing = true;
        m_writing.setFuture(QtConcurrent::run([paper = m_paper] {
            auto finished = paper->writer->finish(paper->isCancelled);
            if (!finished || paper->isCancelled)
                return finished;
            if (!paper->file.commit()) // waits for the disk
                return Result<void>(Error::store(u"%1: %2"_s.arg(paper->file.fileName(), paper->file.errorString())));
            return finished;
        }));
    }
}

void ExportJob::onWritten()
{
    if (isDone())
        return;
    if (const auto written = m_writing.result(); !written)
        return fail(written.error());
    Q_EMIT progressed(m_paper->writer->count(), m_total);
    if (isDone())
        return;
    if (m_isFinishing)
        return finish(ExportSummary {.resources = m_paper->writer->count(), .cutCells = m_paper->writer->cutCells()});
    if (m_source.isFromIndex && !m_isSourceAtEnd && m_waiting.empty())
        nextRows();
    work();
}

} // namespace Provost
