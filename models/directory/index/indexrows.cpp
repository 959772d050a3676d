// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr int ahead = 60; ///< rows read beyond the window
constexpr qsizetype mostKept = 3000;
constexpr qint64 firstRows = 500; ///< shown before the others are there
constexpr int restBetween = 10; ///< times as long as the last answer took
}

IndexRows::IndexRows(Index &index, ResourceSchema schema, QObject *parent)
    : RowSource(parent)
    , m_index(index)
    , m_schema(std::move(schema))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { ask(Part::Again); });
}

void IndexRows::setQuery(const ListQuery &query)
{
    m_query = query;
    ask(Part::First);
}

void IndexRows::refresh()
{
    if (m_again.isActive())
        return;
    const qint64 since = m_askedAt.isValid() ? m_askedAt.elapsed() : 0;
    const qint64 rest = m_took * restBetween - since;
    if (m_asking == nullptr && rest <= 0)
        ask(Part::Again);
    else
        m_again.start(int(std::clamp<qint64>(rest, 50, 10'000)));
}

namespace {

/// A few rows as IndexDatabase::rows() has them: what has no value comes last either way.
QList<qint64> inOrder(IndexDatabase &database, const QString &type, const QList<qint64> &rows, const AttributeName &by, bool descending)
{
    const QString column = database.columns(type, by).value(0);
    if (column.isEmpty())
        return rows;
    QStringList numbers;
    for (const qint64 row : rows)
        numbers.append(QString::number(row));
    const QString order = u"%1 IS NULL, %1%2, k.row%2"_s.arg(column, descending ? u" DESC"_s : QString());
    QList<qint64> found;
    IndexRowsRead read = database.sql().select(u"SELECT k.row FROM %1 WHERE k.row IN (%2) ORDER BY %3"_s.arg(database.keysWith(type, column), numbers.join(u','), order));
    while (read.next())
        found.append(read.integer(0));
    return found;
}

} // namespace

/// What was not asked for is not there; where nothing was named, all of it may be wanted.
IndexRows::Extent IndexRows::extentOf(const ListQuery &query)
{
    const bool wantsMembers = std::any_of(query.attributes.cbegin(), query.attributes.cend(), [](const QString &attribute) {
        return attribute.section(u':', -1).section(u'.', 0, 0).compare("members"_L1, Qt::CaseInsensitive) == 0;
    });
    return query.attributes.isEmpty() || wantsMembers ? Extent::Whole : Extent::Listed;
}

/// The best of those that the filters let through, not those of the best that they let through.
Result<IndexRows::Answer> IndexRows::foundBy(IndexDatabase &database, const Ask &ask)
{
    Answer answer;
    SearchAsk asked {.text = ask.search, .type = ask.query.resourceType, .limit = mostShown, .extent = extentOf(ask.query)};
    QSet<qint64> allowed;
    if (!ask.query.filter.isEverything() || !ask.quick.isNone()) {
        const auto rows = database.rows({.type = ask.query.resourceType, .filter = ask.query.filter, .quick = ask.quick});
        if (!rows)
            return rows.error();
        allowed = QSet<qint64>(rows->cbegin(), rows->cend());
        asked.accepts = [&allowed](qint64 row) { return allowed.contains(row); };
    }
    const auto found = searchIndex(database, asked);
    if (!found)
        return found.error();
    answer.hasMore = found->hasMore;
    for (const SearchHit &hit : found->hits) {
        answer.rows.append(hit.row);
        answer.resources.insert(hit.row, hit.resource);
        answer.matches.insert(hit.row, {.attribute = hit.attribute, .text = hit.snippet, .isApproximate = hit.isApproximate});
    }
    if (const AttributeName by = AttributeName::parse(ask.query.sortBy).valueOr({}); by.isValid()) // the best, in the order that was asked for
        answer.rows = inOrder(database, ask.query.resourceType, answer.rows, by, ask.query.descending);
    return answer;
}

Result<IndexRows::Answer> IndexRows::answerOf(IndexDatabase &database, const Ask &ask, Part part)
{
    const QDateTime asOf = database.oldest(ask.query.resourceType);
    if (!ask.search.isEmpty()) {
        auto found = foundBy(database, ask);
        if (found)
            found.value().asOf = asOf;
        return found;
    }
    Answer answer {.asOf = asOf};
    IndexQuery asked {.type = ask.query.resourceType, .filter = ask.query.filter, .quick = ask.quick, .descending = ask.query.descending};
    if (!ask.query.sortBy.isEmpty())
        asked.sortBy = AttributeName::parse(ask.query.sortBy).valueOr({});
    if (part == Part::First)
        asked.limit = firstRows;
    const auto rows = database.rows(asked);
    if (!rows)
        return rows.error();
    answer.rows = *rows;
    answer.isFirstOnly = part == Part::First && rows->size() >= firstRows;
    answer.hasMore = answer.isFirstOnly;
    const QList<qint64> first = answer.rows.mid(0, ahead);
    const QList<Resource> resources = database.resources(first, extentOf(ask.query));
    for (qsizetype i = 0; i < first.size(); ++i)
        answer.resources.insert(first[i], resources[i]);
    return answer;
}

void IndexRows::ask(Part part)
{
    m_again.stop();
    if (m_asking) {
        if (part == Part::Again) // nothing of the question is there yet
            part = m_askedPart;
        m_asking->cancel();
    }
    m_askedPart = part;
    m_askedAt.start();
    auto *job = m_index.ask<Answer>([ask = Ask {m_query, m_search, m_quick}, part](IndexDatabase &database) { return answerOf(database, ask, part); }, this);
    m_asking = job;
    job->then(this, [this, part](const Result<Answer> &answer) { onAnswer(answer, part); });
}

/// What came to a search later stands behind what was there: nothing jumps away from under a pointer.
void IndexRows::keepOrder(QList<qint64> &rows) const
{
    QSet<qint64> found(rows.cbegin(), rows.cend());
    QList<qint64> kept;
    for (const qint64 row : m_rows) {
        if (found.remove(row))
            kept.append(row);
    }
    for (const qint64 row : std::as_const(rows)) {
        if (found.contains(row))
            kept.append(row);
    }
    rows = kept;
}

void IndexRows::replaceRows(const Answer &answer)
{
    const qsizetype before = m_rows.size();
    if (before > 0 && answer.rows.size() > before && answer.rows.first(before) == m_rows) {
        m_resources.insert(answer.resources);
        Q_EMIT aboutToAppend(int(before), int(answer.rows.size()) - 1);
        m_rows = answer.rows;
        Q_EMIT appended();
        Q_EMIT rowsChanged(0, int(before) - 1);
        return;
    }
    Q_EMIT aboutToReset();
    m_rows = answer.rows;
    m_resources = answer.resources;
    Q_EMIT reset();
}

void IndexRows::onAnswer(const Result<Answer> &outcome, Part part)
{
    if (!outcome) {
        if (outcome.error().kind == ErrorKind::Cancelled)
            return;
        m_error = outcome.error();
        Q_EMIT stateChanged();
        return;
    }
    Answer answer = *outcome;
    m_took = m_askedAt.elapsed();
    if (part == Part::Again && !m_search.isEmpty())
        keepOrder(answer.rows);
    m_error.reset();
    const bool isSame = m_asOf.isValid() && answer.rows == m_rows;
    m_asOf = answer.asOf.isValid() ? answer.asOf : QDateTime::currentDateTimeUtc();
    m_hasMore = answer.hasMore;
    m_matches = answer.matches;
    m_asked.clear();
    if (isSame) { // nothing moves under somebody's eyes
        QList<qint64> others;
        for (auto known = m_resources.cbegin(); known != m_resources.cend(); ++known) {
            if (!answer.resources.contains(known.key()))
                others.append(known.key());
        }
        m_resources.insert(answer.resources);
        readAgain(others);
        if (!m_rows.isEmpty())
            Q_EMIT rowsChanged(0, rowCount() - 1);
    } else {
        replaceRows(answer);
    }
    Q_EMIT stateChanged();
    if (answer.isFirstOnly)
        ask(Part::All);
}

RowSource::Match IndexRows::match(int row) const
{
    return row >= 0 && row < rowCount() ? m_matches.value(m_rows[row]) : Match();
}

/// Rows further down stay as they were until what the index has of them by now is there.
void IndexRows::readAgain(const QList<qint64> &rows)
{
    if (rows.isEmpty())
        return;
    m_index.resources(rows, this, extentOf(m_query))->then(this, [this, rows](const Result<QList<Resource>> &resources) {
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
    m_index.resources(missing, this, extentOf(m_query))->then(this, [this, missing, from, to](const Result<QList<Resource>> &resources) {
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
