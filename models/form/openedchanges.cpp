// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/openedchanges.h"

#include "change/references.h"

#include <QHash>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Handed in again, perhaps with other values.
bool isSameObject(const Change &one, const Change &other)
{
    if (one.resourceType != other.resourceType)
        return false;
    for (const auto name : {u"userName", u"externalId", u"displayName"}) {
        const QString mine = one.attributes.value(name).toString();
        if (!mine.isEmpty() || other.attributes.contains(name))
            return mine.compare(other.attributes.value(name).toString(), Qt::CaseInsensitive) == 0;
    }
    return one.attributes == other.attributes;
}

void rename(Change &change, const QHash<QString, QString> &ids)
{
    change.id = ids.value(change.id, change.id);
    for (QString &member : change.members)
        member = ids.value(member, member);
    change.attributes = resolved(change.attributes, ids);
    if (change.operations.empty())
        return;
    if (const auto patch = Patch::fromJson(resolved(Patch {change.operations}.toJson(), ids)))
        change.operations = patch->operations;
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
        if (other && !isMadeHere(change.id) && !isSameObject(*other, change))
            ids.insert(change.id, makeTemporaryId(u"file|%1|%2"_s.arg(QString::fromLatin1(opened.hash()), change.id)));
    }
    QList<Change> changes = opened.changes;
    if (ids.isEmpty())
        return changes;
    for (Change &change : changes)
        rename(change, ids);
    return changes;
}

} // namespace Provost
