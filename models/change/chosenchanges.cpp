// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/chosenchanges.h"

#include <QHash>

namespace Provost {

QList<Change> chosenChanges(const QList<Change> &changes, const QSet<ObjectKey> &keys)
{
    QHash<ObjectKey, QSet<QString>> movers;
    for (const Change &change : changes) {
        const ObjectKey target {change.resourceType, change.movedTo};
        if (!change.movedTo.isEmpty() && keys.contains(change.key()) && !keys.contains(target))
            movers[target].unite(QSet<QString>(change.members.cbegin(), change.members.cend()));
    }
    QList<Change> chosen;
    for (const Change &change : changes) { // 50,000, at times
        const bool isWhole = keys.contains(change.key());
        const auto moving = isWhole ? movers.cend() : movers.constFind(change.key());
        if (isWhole || (moving != movers.cend() && change.kind == ChangeKind::Create))
            chosen << change;
        if (moving == movers.cend() || change.kind != ChangeKind::MembersAdd)
            continue;
        Change joining = change;
        joining.members.removeIf([&moving](const QString &member) { return !moving->contains(member); });
        if (!joining.members.isEmpty())
            chosen << joining;
    }
    return chosen;
}

} // namespace Provost
