// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr int mostFound = 500; ///< of a search: nobody looks through more
constexpr int ahead = 60; ///< rows read beyond the window
constexpr qsizetype mostKept = 3000;
}

IndexRows::IndexRows(Index &index, ResourceSchema schema, QObject *parent)
    : RowSource(parent)
    , m_index(index)
    , m_schema(std::move(schema))
{
}

void IndexRows::setQuery(const ListQuery &query)
{
    m_query = query;
    ask();
}

void IndexRows::refresh()
{
    ask();
}

Result<IndexRows::Answer> IndexRows::answerOf(IndexDatabase &database, const ListQuery &query, const QString &search, const ResourceSchema &schema)
{
    Answer answer {.asOf = database.oldest(query.resourceType)};
    if (!search.isEmpty()) {
        // the best of those that the filter lets through, not those of the best that it lets through
        const auto found = searchIndex(database, {.text = search, .type = query.resourceType, .limit = query.filter.isEverything() ? mostFound : -1});
        if (!found)
            return found.error();
        answer.hasMore = found->hasMore;
        for (const SearchHit &hit : found->hits) {
            if (!query.filter.matches(hit.resource.json(), &schema))
                continue;
            if (answer.rows.size() >= mostFound) {
                answer.hasMore = true;
                break;
            }
            answer.rows.append(hit.row);
            answer.resources.insert(hit.row, hit.resource);
        }
        return answer;
    }
    IndexQuery asked {.type = query.resourceType, .filter = query.filter, .descending = query.descending};
    if (!query.sortBy.isEmpty())
        asked.sortBy = AttributeName::parse(query.sortBy).valueOr({});
    const auto rows = database.rows(asked);
    if (!rows)
        return rows.error();
    answer.rows = *rows;
    const QList<qint64> first = answer.rows.mid(0, ahead);
    const QList<Resource> resources = database.resources(first);
    for (qsizetype i = 0; i < first.size(); ++i)
        answer.resources.insert(first[i], resources[i]);
    return answer;
}

void IndexRows::ask()
{
    if (m_asking)
        m_asking->cancel();
    auto *job = m_index.ask<Answer>([query = m_query, search = m_search, schema = m_schema](IndexDatabase &database) { return answerOf(database, query, search, schema); }, this);
    m_asking = job;
    job->then(this, [this](const Result<Answer> &answer) { onAnswer(answer); });
}

void IndexRows::onAnswer(const Result<Answer> &answer)
{
    if (!answer) {
        if (answer.error().kind == ErrorKind::Cancelled)
            return;
        m_error = answer.error();
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    const bool isSame = m_asOf.isValid() && answer->rows == m_rows;
    m_asOf = answer->asOf.isValid() ? answer->asOf : QDateTime::currentDateTimeUtc();
    m_hasMore = answer->hasMore;
    m_asked.clear();
    if (isSame) { // nothing moves under somebody's eyes
        QList<qint64> others;
        for (auto known = m_resources.cbegin(); known != m_resources.cend(); ++known) {
            if (!answer->resources.contains(known.key()))
                others.append(known.key());
        }
        m_resources.insert(answer->resources);
        readAgain(others);
        if (!m_rows.isEmpty())
            Q_EMIT rowsChanged(0, rowCount() - 1);
    } else {
        Q_EMIT aboutToReset();
        m_rows = answer->rows;
        m_resources = answer->resources;
        Q_EMIT reset();
    }
    Q_EMIT stateChanged();
}

/// Rows further down stay as they were until what the index has of them by now is there.
void IndexRows::readAgain(const QList<qint64> &rows)
{
    if (rows.isEmpty())
        return;
    m_index.resources(rows, this)->then(this, [this, rows](const Result<QList<Resource>> &resources) {
        if (!resources)
            return;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (m_resources.contains(rows[i]))
                m_resources.insert(rows[i], resources->at(i));
        }
        if (!m_rows.isEmpty())
            Q_EMIT rowsChanged(0, rowCount() - 1);
    });
}

RowSource::RowState IndexRows::rowState(int row) const
{
    if (row < 0 || row >= rowCount())
        return RowState::Empty;
    const qint64 number = m_rows[row];
    if (m_resources.contains(number))
        return m_resources.value(number).isNull() ? RowState::Failed : RowState::Loaded;
    return m_asked.contains(number) ? RowState::Loading : RowState::Empty;
}

Resource IndexRows::row(int row) const
{
    return row >= 0 && row < rowCount() ? m_resources.value(m_rows[row]) : Resource();
}

void IndexRows::want(int first, int last)
{
    if (m_resources.size() > mostKept) {
        m_resources.clear();
        m_asked.clear();
    }
    QList<qint64> missing;
    const int from = std::max(0, first - ahead);
    const int to = std::min(rowCount() - 1, last + ahead);
    for (int row = from; row <= to; ++row) {
        const qint64 number = m_rows[row];
        if (!m_resources.contains(number) && !m_asked.contains(number))
            missing.append(number);
    }
    if (missing.isEmpty())
        return;
    m_asked += QSet<qint64>(missing.begin(), missing.end());
    m_index.resources(missing, this)->then(this, [this, missing, from, to](const Result<QList<Resource>> &resources) {
        if (!resources)
            return;
        for (qsizetype i = 0; i < missing.size(); ++i) {
            if (m_asked.remove(missing[i])) // still of the question that stands
                m_resources.insert(missing[i], resources->at(i));
        }
        if (to < rowCount() && from <= to)
            Q_EMIT rowsChanged(from, to);
    });
}

} // namespace Provost
