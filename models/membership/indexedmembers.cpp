// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/indexedmembers.h"

#include "client/membercheck.h"
#include "client/toldmembers.h"
#include "directory/directory.h"
#include "directory/index/index.h"

namespace Provost {
using namespace Qt::StringLiterals;

Principal principalIn(QByteArrayView document, const QString &id, const QString &type)
{
    return Principal::of(Resource(document.toByteArray(), id), type);
}

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
        std::optional<QList<MemberList::Member>> members;
        (void)database.look(database.rowOf(typeName, groupId), [&](QByteArrayView document, const QString &, const QDateTime &readAt) {
            members = membersToldIn(document);
            found.readAt = readAt;
        });
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
                const bool isThere = database.look(database.rowOf(type, id), [&](QByteArrayView document, const QString &, const QDateTime &) {
                    found.append(principalIn(document, id, type));
                }, IndexDatabase::Extent::Listed);
                if (isThere)
                    break;
            }
        }
        return found;
    }, parent);
}

} // namespace Provost
