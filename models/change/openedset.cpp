// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/openedset.h"

#include "change/references.h"

#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

bool isSameObject(const Json &one, const Json &other)
{
    for (const auto name : {u"userName", u"externalId", u"displayName"}) {
        const QString a = one.value(name).toString();
        const QString b = other.value(name).toString();
        if (!a.isEmpty() || !b.isEmpty())
            return a.compare(b, Qt::CaseInsensitive) == 0;
    }
    return false;
}

void resolveIds(Change &change, const QHash<QString, QString> &ids)
{
    change.id = ids.value(change.id, change.id);
    for (QString &member : change.members)
        member = ids.value(member, member);
    const QSet<QString> known(ids.keyBegin(), ids.keyEnd());
    if (!mentionsIn(change.attributes, known).isEmpty())
        change.attributes = resolved(change.attributes, ids);
    if (change.operations.empty())
        return;
    const Json operations = Patch {change.operations}.toJson();
    if (mentionsIn(operations, known).isEmpty())
        return;
    if (const auto patch = Patch::fromJson(resolved(operations, ids)))
        change.operations = patch->operations;
}

Result<QList<Change>> openedBeside(const QList<Change> &staged, const QList<Change> &opened)
{
    QHash<ObjectKey, Json> creates;
    for (const Change &change : staged) {
        if (change.kind == ChangeKind::Create)
            creates.insert(change.key(), change.attributes);
    }
    QHash<QString, QString> renamed;
    QSet<ObjectKey> own;
    for (const Change &change : opened) {
        if (change.kind != ChangeKind::Create)
            continue;
        if (own.contains(change.key()))
            return Error::validation(u"two objects have the temporary id %1"_s.arg(change.id));
        own.insert(change.key());
        const auto other = creates.constFind(change.key());
        if (other != creates.cend() && !isSameObject(*other, change.attributes))
            renamed.insert(change.id, makeTemporaryId());
    }
    QList<Change> changes = opened;
    for (Change &change : changes) {
        if (!renamed.isEmpty())
            resolveIds(change, renamed);
    }
    return changes;
}

} // namespace Provost
