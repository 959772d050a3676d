// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/overlaidrows.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto oldAnswerFor = std::chrono::seconds(60); ///< after which an old answer is believed
constexpr qsizetype mostSettled = 500; ///< they are gone through at each write; reading the rows again once is cheaper then
}

OverlaidRows::OverlaidRows(RowSource *rows, PendingWrites &writes, QObject *parent)
    : RowSource(parent)
    , m_rows(rows)
    , m_writes(&writes)
{
    rows->setParent(this);
    forward();
    connect(&writes, &PendingWrites::settled, this, &OverlaidRows::onSettled);
    connect(&writes, &PendingWrites::changed, this, [this](const QString &resourceType) { onChanged(resourceType); });
}

void OverlaidRows::forward()
{
    connect(m_rows, &RowSource::aboutToReset, this, [this] { Q_EMIT aboutToReset(); });
    connect(m_rows, &RowSource::reset, this, [this] {
        m_listed.clear();
        m_extra = missingCreated();
        Q_EMIT reset();
    });
    connect(m_rows, &RowSource::rowsChanged, this, [this](int first, int last) {
        look(first, last);
        Q_EMIT rowsChanged(first, last);
    });
    // Rows come and go at the end only, so the extra ones step aside meanwhile.
    connect(m_rows, &RowSource::aboutToAppend, this, [this](int first, int last) {
        setExtra({});
        Q_EMIT aboutToAppend(first, last);
    });
    connect(m_rows, &RowSource::appended, this, [this] {
        Q_EMIT appended();
        look(std::max(0, m_rows->rowCount() - 1000), m_rows->rowCount() - 1);
        setExtra(missingCreated());
    });
    connect(m_rows, &RowSource::aboutToRemove, this, [this](int first, int last) {
        setExtra({});
        Q_EMIT aboutToRemove(first, last);
    });
    connect(m_rows, &RowSource::removed, this, [this] {
        Q_EMIT removed();
        setExtra(missingCreated());
    });
    connect(m_rows, &RowSource::stateChanged, this, [this] { Q_EMIT stateChanged(); });
}

void OverlaidRows::setQuery(const ListQuery &query)
{
    forgetCreated();
    m_query = query;
    m_rows->setQuery(query);
}

std::optional<qint64> OverlaidRows::total() const
{
    const auto total = m_rows->total();
    return total ? std::optional(*total + m_extra.size()) : std::nullopt;
}

RowSource::RowState OverlaidRows::rowState(int row) const
{
    return row < m_rows->rowCount() ? m_rows->rowState(row) : row < rowCount() ? RowState::Loaded : RowState::Empty;
}

Resource OverlaidRows::row(int row) const
{
    if (row >= m_rows->rowCount())
        return m_extra.value(row - m_rows->rowCount());
    const Resource shown = m_rows->row(row);
    if (shown.isNull())
        return shown;
    const auto settled = m_settled.isEmpty() ? m_settled.cend() : m_settled.constFind(shown.id());
    const Resource current = settled == m_settled.cend() ? shown : settled->appliedTo(shown);
    return m_writes ? m_writes->applied(m_query.resourceType, current) : current;
}

bool OverlaidRows::isPending(int row) const
{
    if (row >= m_rows->rowCount())
        return row < rowCount();
    if (!m_writes || (m_writes->isEmpty() && m_settled.isEmpty()))
        return false;
    const QString id = m_rows->row(row).id();
    const auto settled = m_settled.constFind(id);
    const bool isGone = settled != m_settled.cend() && settled->kind == PendingWrite::Kind::Delete;
    return isGone || m_writes->find(m_query.resourceType, id) != nullptr;
}

void OverlaidRows::refresh()
{
    forgetCreated();
    setExtra(missingCreated());
    m_rows->refresh();
}

/// Read anew, the list has them in their places.
void OverlaidRows::forgetCreated()
{
    m_settled.removeIf([](const std::pair<const QString &, PendingWrite &> &one) { return one.second.kind == PendingWrite::Kind::Create; });
}

/// The look that settled it was not this list's: its rows are as they were read.
void OverlaidRows::onSettled(const PendingWrite &write)
{
    if (write.resourceType != m_query.resourceType)
        return;
    if (m_settled.size() >= mostSettled) {
        m_settled.clear();
        QMetaObject::invokeMethod(this, [this] { refresh(); }, Qt::QueuedConnection);
    }
    const auto known = m_settled.find(write.id);
    if (known == m_settled.end())
        m_settled.insert(write.id, write);
    else
        known->follow(write);
}

/// A row that was read after the write was settled needs nothing laid over it; a server that has not heard of it yet may have answered.
void OverlaidRows::readAgain(const Resource &shown, bool isWhole)
{
    const auto settled = m_settled.constFind(shown.id());
    if (settled == m_settled.cend())
        return;
    const bool isFresh = settled->at.secsTo(QDateTime::currentDateTimeUtc()) < oldAnswerFor.count();
    if (!isFresh || !isWhole || !settled->isStale(shown.json(), m_writes->schemaOf(m_query.resourceType)))
        m_settled.erase(settled);
}

void OverlaidRows::want(int first, int last)
{
    m_rows->want(std::min(first, std::max(0, m_rows->rowCount() - 1)), std::min(last, std::max(0, m_rows->rowCount() - 1)));
}

/// What was just read: a created object among it is an extra row no longer.
void OverlaidRows::look(int first, int last)
{
    if (!m_writes || (m_writes->isEmpty() && m_settled.isEmpty()))
        return;
    const bool whole = m_query.attributes.isEmpty() && m_query.excludedAttributes.isEmpty();
    bool listed = false;
    for (int row = first; row <= std::min(last, m_rows->rowCount() - 1); ++row) {
        const Resource shown = m_rows->row(row);
        const PendingWrite *write = shown.isNull() ? nullptr : m_writes->find(m_query.resourceType, shown.id());
        const auto settled = shown.isNull() ? m_settled.cend() : m_settled.constFind(shown.id());
        const bool isSettledCreate = settled != m_settled.cend() && settled->kind == PendingWrite::Kind::Create;
        if (isSettledCreate && !m_listed.contains(shown.id())) {
            m_listed.insert(shown.id());
            listed = true;
        }
        if (settled != m_settled.cend())
            readAgain(shown, whole);
        if (!write)
            continue;
        if (write->kind == PendingWrite::Kind::Create && !m_listed.contains(shown.id())) {
            m_listed.insert(shown.id());
            listed = true;
        }
        if (whole) // a part of a resource proves nothing about the rest
            m_writes->saw(m_query.resourceType, shown.id(), shown);
    }
    if (listed)
        setExtra(missingCreated());
}

QList<Resource> OverlaidRows::missingCreated() const
{
    QList<Resource> missing;
    if (!m_writes)
        return missing;
    QList<PendingWrite> created = m_writes->created(m_query.resourceType);
    std::copy_if(m_settled.cbegin(), m_settled.cend(), std::back_inserter(created), [](const PendingWrite &write) { return write.kind == PendingWrite::Kind::Create; });
    for (const PendingWrite &write : std::as_const(created)) {
        if (m_listed.contains(write.id) || !write.after.isObject())
            continue;
        Json made = write.after;
        made.set(u"id"_s, write.id);
        made.remove(u"password");
        if (m_query.filter.matches(made))
            missing.append(Resource(made));
    }
    return missing;
}

void OverlaidRows::setExtra(const QList<Resource> &extra)
{
    const int base = m_rows->rowCount();
    const auto before = int(m_extra.size());
    const auto after = int(extra.size());
    if (after > before) {
        Q_EMIT aboutToAppend(base + before, base + after - 1);
        m_extra = extra;
        Q_EMIT appended();
    } else if (after < before) {
        Q_EMIT aboutToRemove(base + after, base + before - 1);
        m_extra = extra;
        Q_EMIT removed();
    }
    m_extra = extra;
    if (const int kept = std::min(before, after); kept > 0)
        Q_EMIT rowsChanged(base, base + kept - 1);
}

void OverlaidRows::onChanged(const QString &resourceType)
{
    if (resourceType != m_query.resourceType)
        return;
    setExtra(missingCreated());
    if (m_rows->rowCount() > 0)
        Q_EMIT rowsChanged(0, m_rows->rowCount() - 1); // which of them shows it nobody has counted
    Q_EMIT stateChanged();
}

} // namespace Provost
