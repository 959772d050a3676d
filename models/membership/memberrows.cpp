// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/memberrows.h"

#include <QCollator>
#include <QHash>

#include <algorithm>

namespace Provost {

bool matches(const Principal &principal, const QString &text)
{
    return text.isEmpty() || principal.name.contains(text, Qt::CaseInsensitive) || principal.detail.contains(text, Qt::CaseInsensitive)
        || principal.id.contains(text, Qt::CaseInsensitive);
}

std::vector<quint32> rowsWith(const QList<Principal> &rows, const QString &text)
{
    std::vector<quint32> shown;
    shown.reserve(size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (matches(rows.at(i), text))
            shown.push_back(quint32(i));
    }
    return shown;
}

QList<Principal> principalsOf(const MemberList &list, const PendingMembers &pending)
{
    const QSet<QString> gone(pending.removed.cbegin(), pending.removed.cend());
    QList<Principal> rows;
    rows.reserve(list.members.size() + pending.added.size());
    QSet<QString> there; // only where somebody has to be found in it
    for (const MemberList::Member &member : list.members) {
        if (gone.contains(member.value))
            continue;
        rows.append({.id = member.value, .name = member.display, .type = member.type});
        if (!pending.added.isEmpty())
            there.insert(member.value);
    }
    for (const Principal &principal : pending.added) {
        if (!there.contains(principal.id))
            rows.append(principal);
    }
    return rows;
}

namespace {

bool isAnyDetailed(const QList<Principal> &rows)
{
    return std::any_of(rows.cbegin(), rows.cend(), [](const Principal &row) { return !row.detail.isEmpty(); });
}

QList<Principal> withoutRepeated(const QList<Principal> &rows)
{
    QSet<QString> ids;
    QList<Principal> kept;
    for (const Principal &row : rows) {
        const qsizetype known = ids.size();
        ids.insert(row.id);
        if (ids.size() > known)
            kept.append(row);
    }
    return kept;
}

std::vector<quint32> placesOf(const QList<Principal> &before, const QList<Principal> &now)
{
    if (before.isEmpty() || before.size() != now.size())
        return {};
    QHash<QString, quint32> place;
    place.reserve(now.size());
    for (qsizetype i = 0; i < now.size(); ++i)
        place.insert(now.at(i).id, quint32(i));
    std::vector<quint32> places;
    places.reserve(size_t(before.size()));
    for (const Principal &row : before) {
        const auto at = place.constFind(row.id);
        if (at == place.constEnd())
            return {};
        places.push_back(*at);
    }
    return places;
}

} // namespace

/// The list itself, not a copy, where nobody is in it twice.
MemberRows unsortedRows(const QList<Principal> &rows, const QString &contains)
{
    MemberRows result {.rows = rows};
    result.ids.reserve(rows.size());
    for (const Principal &row : rows)
        result.ids.insert(row.id);
    if (result.ids.size() < rows.size())
        result.rows = withoutRepeated(rows);
    result.hasDetails = isAnyDetailed(result.rows);
    result.contains = contains;
    result.shown = rowsWith(result.rows, contains);
    return result;
}

/// A key each is far cheaper than a collation per comparison.
MemberRows sortedRows(const QList<Principal> &rows, const QString &contains, const QList<Principal> &before)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    MemberRows result = unsortedRows(rows, {});
    std::vector<std::pair<QCollatorSortKey, qsizetype>> keys;
    keys.reserve(size_t(result.rows.size()));
    for (qsizetype i = 0; i < result.rows.size(); ++i)
        keys.emplace_back(collator.sortKey(result.rows.at(i).label()), i);
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<Principal> sorted;
    sorted.reserve(result.rows.size());
    for (const auto &key : keys)
        sorted.append(result.rows.at(key.second));
    result.rows = std::move(sorted);
    result.isSorted = true;
    result.contains = contains;
    result.shown = rowsWith(result.rows, contains);
    result.places = placesOf(before, result.rows);
    return result;
}

std::array<QList<Principal>, 3> comparedLists(const StagedList &a, const StagedList &b)
{
    const auto idsOf = [](const QList<Principal> &rows) {
        QSet<QString> ids;
        ids.reserve(rows.size());
        for (const Principal &row : rows)
            ids.insert(row.id);
        return ids;
    };
    const auto isIn = [](const StagedList &list, const QSet<QString> &added, const QString &id) {
        return added.contains(id) || (list.baseIds.contains(id) && !list.leaving.contains(id));
    };
    const QSet<QString> addedToA = idsOf(a.added);
    const QSet<QString> addedToB = idsOf(b.added);
    std::array<QList<Principal>, 3> parts;
    const auto take = [&](const StagedList &list, const auto &deal) {
        for (const Principal &row : list.added)
            deal(row);
        for (const Principal &row : list.base) {
            if (!list.leaving.contains(row.id))
                deal(row);
        }
    };
    take(a, [&](const Principal &row) { parts[isIn(b, addedToB, row.id) ? 1 : 0].append(row); });
    take(b, [&](const Principal &row) {
        if (!isIn(a, addedToA, row.id))
            parts[2].append(row);
    });
    return parts;
}

} // namespace Provost
