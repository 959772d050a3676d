// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/renaming.h"

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
    change.movedTo = ids.value(change.movedTo, change.movedTo);
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

} // namespace Provost
