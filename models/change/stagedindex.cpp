// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stagedindex.h"

namespace Provost {

StagedIndex::StagedIndex(const QList<Change> &changes)
    : m_changes(changes)
    , m_next(size_t(changes.size()), -1)
{
    m_places.reserve(changes.size());
    for (int i = 0; i < m_changes.size(); ++i) {
        Place &place = m_places[m_changes.at(i).id];
        if (place.first < 0 || firstOf(m_changes.at(i).key()) < 0)
            ++m_objectCount;
        if (place.first < 0)
            place.first = i;
        else
            m_next[size_t(place.last)] = i;
        place.last = i;
    }
}

bool StagedIndex::isOf(const QList<Change> &changes) const
{
    return (changes.isEmpty() && m_changes.isEmpty()) || changes.isSharedWith(m_changes);
}

int StagedIndex::firstOf(const ObjectKey &key) const
{
    int at = m_places.value(key.id).first;
    while (at >= 0 && m_changes.at(at).resourceType != key.resourceType)
        at = m_next[size_t(at)];
    return at;
}

int StagedIndex::nextOf(int place) const
{
    const QString &type = m_changes.at(place).resourceType;
    int at = m_next[size_t(place)];
    while (at >= 0 && m_changes.at(at).resourceType != type)
        at = m_next[size_t(at)];
    return at;
}

} // namespace Provost
