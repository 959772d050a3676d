// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/openedchanges.h"

#include "change/renaming.h"

#include <QHash>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Handed in again, perhaps with other values.
bool isHandedInAgain(const Change &one, const Change &other)
{
    return one.resourceType == other.resourceType && (one.attributes == other.attributes || isSameObject(one.attributes, other.attributes));
}

} // namespace

Result<QList<Change>> openedBeside(const ChangeSet &opened, const QList<Change> &staged)
{
    QHash<QString, const Change *> taken;
    for (const Change &change : staged) {
        if (change.kind == ChangeKind::Create)
            taken.insert(change.id, &change);
    }
    QHash<QString, QString> ids;
    QSet<QString> created;
    for (qsizetype i = 0; i < opened.changes.size(); ++i) {
        const Change &change = opened.changes.at(i);
        if (change.kind != ChangeKind::Create)
            continue;
        if (created.contains(change.id))
            return Error::validation(u"change %1: created twice, or under an id that is not temporary"_s.arg(i + 1));
        created.insert(change.id);
        const Change *other = taken.value(change.id);
        if (other && !isMadeHere(change.id) && !isHandedInAgain(*other, change))
            ids.insert(change.id, makeTemporaryId(u"file|%1|%2"_s.arg(QString::fromLatin1(opened.hash()), change.id)));
    }
    QList<Change> changes = opened.changes;
    if (ids.isEmpty())
        return changes;
    for (Change &change : changes)
        resolveIds(change, ids);
    return changes;
}

} // namespace Provost
