// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/fullreadasking.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qint64 clockSkew = 600; ///< seconds
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
    if (m_directory.keepsIndex() && !m_hasLooked)
        return waitForLook(&FullRead::refresh);
    if (!canRefresh() || isStopped())
        return start();
    m_isRenewed = false;
    watchIndex();
    askIndex<IndexState>([](IndexDatabase &database) { return Result<IndexState>(database.state()); }, [this](const IndexState &state) {
        const QDateTime since = state.of(m_type.name).completeAt;
        if (since.isValid())
            beginRefresh(since);
        else
            start();
    });
    Q_EMIT progressed();
}

/// Their clock is not ours: what changed a little before comes again.
void FullRead::beginRefresh(const QDateTime &since)
{
    m_read = 0;
    m_before = 0;
    m_total.reset();
    m_began = QDateTime::currentDateTimeUtc();
    ListQuery query = plainQuery();
    query.filter = Filter::compare({{}, u"meta"_s, u"lastModified"_s}, CompareOp::Ge, since.addSecs(-clockSkew).toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s));
    list(Stage::Changed, query, {.priority = RequestPriority::Bulk});
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
    if (!isPaid())
        begin();
    else if (m_mustReadAll)
        Q_EMIT failed(Error::validation(u"too many are known in part only: everything has to be read"_s));
    else
        Q_EMIT failed(Error::validation(u"the provider does not tell what changed since: everything has to be read"_s));
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
    askIndex<IndexState>([](IndexDatabase &database) { return Result<IndexState>(database.state()); }, [this, total = summary->totalResults](const IndexState &state) {
        if (total && state.of(m_type.name).count == *total)
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
    m_ending = job;
    job->then(this, [this](const Result<void> &marked) {
        m_ending = nullptr;
        const qint64 read = std::exchange(m_read, 0);
        if (marked)
            Q_EMIT done(read, 0, false);
        else
            Q_EMIT failed(marked.error());
    });
}

} // namespace Provost
