// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/memberids.h"

#include "scim/jsonparts.h"

namespace Provost {

namespace {

QByteArray idIn(QByteArrayView value)
{
    if (!value.startsWith('"'))
        return value.toByteArray();
    return value.contains('\\') ? jsonPartText(value).toUtf8() : value.sliced(1, value.size() - 2).toByteArray();
}

} // namespace

void takeMemberIds(QByteArrayView group, QSet<QByteArray> &ids)
{
    JsonWanted members {.name = "members"};
    for (JsonParts parts(group); parts.next();)
        members.offer(parts);
    for (JsonParts list(members.value); list.next();) {
        JsonWanted id {.name = "value"};
        for (JsonParts member(list.value()); member.next();)
            id.offer(member);
        ids.insert(idIn(id.value));
    }
}

} // namespace Provost
