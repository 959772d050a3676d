// SPDX-License-Identifier: GPL-3.0-or-later
// Who is staged to come or to leave, among the rows that are there.
#include "membership/membershipmodel.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype toldExactly = 1000; ///< rows that change; of more the whole list is told

} // namespace

void MembershipModel::collectAdded()
{
    m_shownAdded = rowsWith(m_added, m_contains);
    m_hasDetails = baseHasDetails() || std::any_of(m_added.cbegin(), m_added.cend(), [](const Principal &one) { return !one.detail.isEmpty(); });
}

MembershipModel::Rows MembershipModel::stagedRows() const
{
    const bool groups = m_content == Content::GroupsOf;
    QStringList ids;
    if (groups)
        ids = m_editor.groupsAdded(m_subject.id);
    else if (m_content == Content::MembersOf)
        ids = m_editor.added(m_subject.id);
    Rows rows;
    for (const QString &id : std::as_const(ids)) {
        if (!m_baseIds.contains(id))
            rows.append(m_editor.principal(id, groups ? u"Group"_s : QString()));
    }
    return rows;
}

void MembershipModel::onStaged()
{
    if (m_content != Content::MembersOf && m_content != Content::GroupsOf)
        return tellAll({int(Role::IsThere)});
    placeAdded(stagedRows());
    placeLeaving();
    tellAll({int(Role::IsThere)});
    Q_EMIT countsChanged();
}

/// Only the rows between what stays at the beginning and at the end are touched.
void MembershipModel::placeAdded(const Rows &now)
{
    const qsizetype shorter = std::min(now.size(), m_added.size());
    qsizetype head = 0;
    while (head < shorter && now.at(head) == m_added.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail + head < shorter && now.at(now.size() - 1 - tail) == m_added.at(m_added.size() - 1 - tail))
        ++tail;
    if (head == now.size() && head == m_added.size())
        return;
    const auto shownIn = [this](const Rows &rows, qsizetype from, qsizetype to) {
        return int(std::count_if(rows.cbegin() + from, rows.cbegin() + to, [this](const Principal &row) { return matches(row, m_contains); }));
    };
    const int first = shownIn(now, 0, head);
    const int gone = shownIn(m_added, head, m_added.size() - tail);
    const int come = shownIn(now, head, now.size() - tail);
    if (gone > 0)
        beginRemoveRows({}, first, first + gone - 1);
    m_added = now.first(head) + m_added.last(tail);
    collectAdded();
    if (gone > 0)
        endRemoveRows();
    if (come > 0)
        beginInsertRows({}, first, first + come - 1);
    m_added = now;
    collectAdded();
    if (come > 0)
        endInsertRows();
}

/// Who of the rows read is staged to leave; tells the rows that differ from before.
void MembershipModel::placeLeaving()
{
    const bool groups = m_content == Content::GroupsOf;
    const QStringList ids = groups ? m_editor.groupsRemoved(m_subject.id) : m_content == Content::MembersOf ? m_editor.removed(m_subject.id) : QStringList();
    QSet<QString> leaving;
    for (const QString &id : ids) {
        if (m_baseIds.contains(id))
            leaving.insert(id);
    }
    const QSet<QString> before = std::exchange(m_leaving, leaving);
    const QSet<QString> differing = (QSet<QString>(before) - leaving) + (QSet<QString>(leaving) - before);
    if (differing.isEmpty() || rowCount() == 0)
        return;
    if (differing.size() > toldExactly)
        return tellAll({});
    int first = -1;
    int last = -1;
    for (size_t i = 0; i < m_shownBase.size(); ++i) {
        if (!differing.contains(m_base.at(m_shownBase[i]).id))
            continue;
        last = int(m_shownAdded.size() + i);
        first = first < 0 ? last : first;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

std::optional<int> MembershipModel::before() const
{
    const bool isKnown = m_state == State::Ready && m_knowledge != MemberList::Knowledge::Unknown && !mayBeWithheld();
    return isKnown ? std::optional(int(m_base.size())) : std::nullopt;
}

std::optional<int> MembershipModel::after() const
{
    const auto now = before();
    return now ? std::optional(*now + addedCount() - removedCount()) : std::nullopt;
}

} // namespace Provost
