// SPDX-License-Identifier: GPL-3.0-or-later
// Who joins a group or leaves it changes the group. Where a provider shows people their groups, too, no question for what has changed brings the people, so that follows here.
#include "directory/index/indexdatabase.h"

#include "directory/index/memberids.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QSet<QByteArray> memberIdsOf(const Resource &group)
{
    QSet<QByteArray> ids;
    takeMemberIds(group.bytes(), ids);
    return ids;
}

/// By way of another group (RFC 7643 section 4.1.2): no list of members of this one says that.
bool isIndirect(const Json &membership)
{
    return membership.value(u"type").toString().compare("indirect"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

/// All of them, whenever it shows the group.
bool IndexDatabase::tellsMembers(const QString &type) const
{
    const ResourceType *known = m_description.resourceType(type);
    return known != nullptr && known->isCalled(u"Group") && m_description.profile.members == ServerProfile::MemberAccess::InGroup;
}

void IndexDatabase::followMembers(const QString &type, const Resource &was, const Resource &now)
{
    if (!tellsMembers(type))
        return;
    QStringList types = m_types.keys();
    types.removeIf([this, &type](const QString &other) { return other == type || !hasValues(other, {{}, u"groups"_s, u"value"_s}); });
    if (types.isEmpty()) // nobody shows any: 100,000 members are not gone through for that
        return;
    const QSet<QByteArray> had = memberIdsOf(was);
    const QSet<QByteArray> has = memberIdsOf(now);
    if (had == has)
        return;
    for (const QString &other : std::as_const(types)) {
        for (const QByteArray &id : had - has)
            noteMembership(other, QString::fromUtf8(id), was, false);
        for (const QByteArray &id : has - had)
            noteMembership(other, QString::fromUtf8(id), now, true);
    }
}

/// How old the rest of what is known stays. Of whom a part is known the groups may be what is missing: one would look like all of them.
void IndexDatabase::noteMembership(const QString &type, const QString &id, const Resource &group, bool isIn)
{
    const qint64 number = typeNumber(type);
    const auto known = lookUp(number, id, true);
    if (!known)
        return;
    Json person = Resource(known->json, id).json();
    const Json groups = person.value(u"groups");
    if (isIn && m_parts.contains(known->row) && groups.size() == 0)
        return;
    Json others = Json::array();
    for (const Json &each : groups.items()) {
        if (isIndirect(each) || each.value(u"value").scalarText() != group.id())
            others.append(each);
    }
    const bool wasIn = others.size() < groups.size();
    if (wasIn == isIn)
        return;
    if (isIn)
        others.append(Json::object({{u"value"_s, group.id()}, {u"display"_s, group.displayText()}, {u"type"_s, u"direct"_s}}));
    if (others.size() > 0)
        person.set(u"groups"_s, others);
    else
        person.remove(u"groups");
    rewrite(number, type, *known, Resource(person));
}

} // namespace Provost
