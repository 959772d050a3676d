// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/rowsjob.h"

#include <algorithm>

namespace Provost {

namespace {

constexpr int window = 100; ///< rows wanted at once: what a source keeps around its window is not much more

} // namespace

RowsJob::RowsJob(RowSource *source, const ListQuery &query, const QList<int> &rows, QObject *parent)
    : JobOf<QHash<int, Resource>>(parent)
    , m_source(source)
    , m_query(query)
    , m_rows(rows)
{
    m_source->setParent(this);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &RowsJob::look);
    const auto lookLater = [this] { m_later.start(0); };
    connect(m_source, &RowSource::reset, this, lookLater);
    connect(m_source, &RowSource::rowsChanged, this, lookLater);
    connect(m_source, &RowSource::appended, this, lookLater);
    connect(m_source, &RowSource::removed, this, lookLater);
    connect(m_source, &RowSource::stateChanged, this, lookLater);
}

void RowsJob::start()
{
    m_found.reserve(m_rows.size());
    m_source->setQuery(m_query);
    m_later.start(0);
}

void RowsJob::abort()
{
    m_later.stop();
    m_source->disconnect(this);
    m_source->stop();
}

qsizetype RowsJob::chunkEnd() const
{
    const auto from = m_rows.cbegin() + m_next;
    return std::distance(m_rows.cbegin(), std::upper_bound(from, m_rows.cend(), *from + window - 1));
}

RowsJob::Come RowsJob::take(qsizetype end)
{
    bool isWhole = true;
    for (qsizetype i = m_next; i < end; ++i) {
        const int row = m_rows.at(i);
        if (m_found.contains(row))
            continue;
        const RowSource::RowState state = m_source->rowState(row);
        if (state == RowSource::RowState::Loaded)
            m_found.insert(row, m_source->row(row));
        else if (state == RowSource::RowState::Failed)
            return Come::Failed;
        else if (row >= m_source->rowCount() && m_source->asOf().isValid() && (m_source->isComplete() || m_source->isCapped()))
            return Come::Ended;
        else
            isWhole = false;
    }
    return isWhole ? Come::Whole : m_source->lastError() ? Come::Failed : Come::Waiting;
}

void RowsJob::look()
{
    while (!isDone() && m_next < m_rows.size()) {
        const qsizetype end = chunkEnd();
        switch (take(end)) {
        case Come::Whole:
            m_next = end;
            Q_EMIT progressed(int(m_next), int(m_rows.size()));
            continue;
        case Come::Failed:
            return finish(m_source->lastError().value_or(Error::cancelled()));
        case Come::Ended:
            return finish(m_found);
        case Come::Waiting:
            break;
        }
        if (m_rows.at(end - 1) >= m_source->rowCount() && m_source->canFetchMore())
            return m_source->fetchMore();
        // From the last one on, which is there: a source that is jumped about in waits for rest.
        return m_source->want(std::max(0, m_rows.at(m_next) - 1), m_rows.at(end - 1));
    }
    if (!isDone())
        finish(m_found);
}

} // namespace Provost
