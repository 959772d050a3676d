// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QHash>

#include <memory>
#include <vector>

namespace Provost {

/// Where the changes of each object stand in a list of changes. A value that can be made away from the GUI thread: with 50,000 it takes most of a frame.
class StagedIndex
{
public:
    explicit StagedIndex(const QList<Change> &changes);
    [[nodiscard]] static std::shared_ptr<const StagedIndex> of(const QList<Change> &changes) { return std::make_shared<const StagedIndex>(changes); }

    [[nodiscard]] bool isOf(const QList<Change> &changes) const; ///< the very same list, not merely an equal one
    [[nodiscard]] qsizetype objectCount() const { return m_objectCount; }
    [[nodiscard]] int firstOf(const ObjectKey &key) const; ///< into the list; -1: none
    [[nodiscard]] int nextOf(int place) const; ///< of the same object
    [[nodiscard]] int firstOf(const QString &id) const { return m_places.value(id).first; } ///< whatever its type

private:
    struct Place { ///< of the first and the last of one id, whatever its type
        int first = -1;
        int last = -1;
    };
    QList<Change> m_changes;
    QHash<QString, Place> m_places; ///< by id
    std::vector<int> m_next; ///< by place: the next of the same id, -1: none. One list for all: 50,000 small ones take longer than a frame to make
    qsizetype m_objectCount = 0;
};

} // namespace Provost
