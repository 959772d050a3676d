// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakerows.h"

#include <QTimer>

#include <algorithm>

namespace Provost {

FakeRows::FakeRows(QHash<QString, QList<Resource>> byEndpoint, Behaviour behaviour, QObject *parent)
    : RowSource(parent)
    , m_byEndpoint(std::move(byEndpoint))
    , m_behaviour(std::move(behaviour))
{
}

void FakeRows::setQuery(const ListQuery &query)
{
    queries.append(query);
    m_query = query;
    Q_EMIT aboutToReset();
    m_count = 0;
    m_matching.clear();
    m_asOf = {};
    m_error.reset();
    Q_EMIT reset();
    answer();
}

void FakeRows::refresh()
{
    ++refreshes;
    answer();
}

void FakeRows::stop()
{
    ++m_generation;
    m_error = Error::cancelled();
    Q_EMIT stateChanged();
}

std::optional<qint64> FakeRows::total() const
{
    if (m_behaviour.paging == Paging::Cursor || !m_asOf.isValid())
        return std::nullopt;
    return m_matching.size();
}

void FakeRows::answer()
{
    if (m_behaviour.silent)
        return;
    QTimer::singleShot(m_behaviour.delay, this, [this, generation = ++m_generation] {
        if (generation != m_generation)
            return;
        m_error = m_behaviour.error;
        if (!m_error) {
            Q_EMIT aboutToReset();
            findMatching();
            Q_EMIT reset();
        }
        Q_EMIT stateChanged();
    });
}

void FakeRows::findMatching()
{
    m_matching.clear();
    const QList<Resource> all = m_byEndpoint.value(m_query.endpoint);
    for (const Resource &resource : all) {
        if (m_query.filter.matches(resource.json()))
            m_matching.append(resource);
    }
    if (const Result<AttributeName> by = AttributeName::parse(m_query.sortBy); by.ok() && !m_query.sortBy.isEmpty()) {
        std::stable_sort(m_matching.begin(), m_matching.end(), [&](const Resource &a, const Resource &b) {
            const int order = a.value(*by).scalarText().compare(b.value(*by).scalarText(), Qt::CaseInsensitive);
            return m_query.descending ? order > 0 : order < 0;
        });
    }
    m_count = m_behaviour.paging == Paging::Cursor ? std::min(int(m_matching.size()), m_behaviour.pageSize) : int(m_matching.size());
    m_asOf = QDateTime::currentDateTimeUtc();
}

void FakeRows::fetchMore()
{
    if (!canFetchMore())
        return;
    const int more = std::min(m_behaviour.pageSize, int(m_matching.size()) - m_count);
    Q_EMIT aboutToAppend(m_count, m_count + more - 1);
    m_count += more;
    Q_EMIT appended();
    Q_EMIT stateChanged();
}

RowSource::RowState FakeRows::rowState(int row) const
{
    const bool isThere = !m_behaviour.windowed || (row >= m_window.first && row <= m_window.second);
    return row < m_count && isThere ? RowState::Loaded : RowState::Empty;
}

Resource FakeRows::row(int row) const
{
    return row >= 0 && rowState(row) == RowState::Loaded ? m_matching.at(row) : Resource();
}

void FakeRows::want(int first, int last)
{
    wanted = {first, last};
    if (!m_behaviour.windowed || m_behaviour.silent)
        return;
    QTimer::singleShot(m_behaviour.delay, this, [this, first, last] {
        m_window = {first, last};
        Q_EMIT rowsChanged(first, std::min(last, m_count - 1));
    });
}

} // namespace Provost
