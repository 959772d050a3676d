// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/indexedmembers.h"

#include "client/membercheck.h"
#include "directory/directory.h"
#include "directory/index/index.h"

namespace Provost {
using namespace Qt::StringLiterals;

Index *indexOf(const Directory &directory)
{
    return directory.findChild<Index *>(QString(), Qt::FindDirectChildrenOnly);
}

JobOf<std::optional<IndexedMembers>> *membersInIndex(Directory &directory, Index &index, const QString &groupId, QObject *parent)
{
    const ResourceType *type = directory.description().resourceType(u"Group");
    const QString typeName = type ? type->name : QString();
    const bool isToldWithTheGroup = directory.description().profile.members == ServerProfile::MemberAccess::InGroup;
    return index.ask<std::optional<IndexedMembers>>([typeName, groupId, isToldWithTheGroup](IndexDatabase &database) -> Result<std::optional<IndexedMembers>> {
        if (typeName.isEmpty() || !isToldWithTheGroup || !database.state().of(typeName).completeAt.isValid())
            return std::optional<IndexedMembers>();
        IndexedMembers found;
        auto members = membersToldBy(database.find(typeName, groupId, &found.readAt));
        if (!members || looksCut(members->size())) // nothing is said, or what is said is to be doubted: the provider is asked
            return std::optional<IndexedMembers>();
        found.list.members = std::move(*members);
        return std::optional(found);
    }, parent);
}

JobOf<QList<Principal>> *namesInIndex(Index &index, const QStringList &types, const QStringList &ids, QObject *parent)
{
    return index.ask<QList<Principal>>([types, ids](IndexDatabase &database) -> Result<QList<Principal>> {
        QList<Principal> found;
        for (const QString &id : ids) {
            for (const QString &type : types) {
                const Resource resource = database.find(type, id);
                if (resource.isNull())
                    continue;
                found.append(Principal::of(resource, type));
                break;
            }
        }
        return found;
    }, parent);
}

} // namespace Provost
