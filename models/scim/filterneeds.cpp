// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filterneeds.h"

#include "scim/serverprofile.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Returned = Attribute::Returned;
using Access = ServerProfile::MemberAccess;

AttributeName topOf(const AttributeName &name)
{
    return {.schema = name.schema, .attribute = name.attribute, .subAttribute = {}};
}

void collectNames(const Filter &filter, QList<AttributeName> &names)
{
    const bool isNamed = filter.kind() == Filter::Kind::Compare || filter.kind() == Filter::Kind::Present || filter.kind() == Filter::Kind::ValuePath;
    if (isNamed && !names.contains(filter.name()))
        names << filter.name();
    if (filter.kind() == Filter::Kind::ValuePath)
        return;
    for (const Filter &operand : filter.operands())
        collectNames(operand, names);
}

/// A provider that keeps the members of a group to itself keeps the groups of a member, too: it is the same list.
Returned membershipReturned(const AttributeName &name, const ServerProfile &profile, const QString &resourceType)
{
    const bool isOwn = name.schema.isEmpty() || name.schema.contains(":schemas:core:"_L1, Qt::CaseInsensitive);
    const bool isMembers = isOwn && resourceType == "Group"_L1 && name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
    const bool isGroups = isOwn && resourceType == "User"_L1 && name.attribute.compare("groups"_L1, Qt::CaseInsensitive) == 0;
    const bool isHidden = profile.members != Access::InGroup && profile.members != Access::OnRequest;
    if ((isMembers || isGroups) && isHidden)
        return Returned::Never;
    return isMembers && profile.members == Access::OnRequest ? Returned::Request : Returned::Default;
}

Returned returnedOf(const AttributeName &name, const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType)
{
    const Attribute *top = schema.findTop(name);
    const Attribute *part = schema.find(name);
    const Returned membership = membershipReturned(name, profile, resourceType);
    const auto isSaid = [&](Returned returned) {
        return (top != nullptr && top->returned == returned) || (part != nullptr && part->returned == returned) || membership == returned;
    };
    if (isSaid(Returned::Never))
        return Returned::Never;
    if (!isSaid(Returned::Request))
        return Returned::Default;
    return profile.projection ? Returned::Request : Returned::Never; // nobody to ask
}

bool isShown(const Attribute &attribute)
{
    return attribute.returned == Returned::Default || attribute.returned == Returned::Always;
}

} // namespace

QList<AttributeName> namesIn(const Filter &filter)
{
    QList<AttributeName> names;
    collectNames(filter, names);
    return names;
}

FilterNeeds needsOf(const Filter &filter, const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType)
{
    FilterNeeds needs;
    const QList<AttributeName> names = namesIn(filter);
    for (const AttributeName &name : names) {
        const Returned returned = returnedOf(name, schema, profile, resourceType);
        const QString text = returned == Returned::Never ? name.toString() : topOf(name).toString();
        if (returned == Returned::Never && !needs.never.contains(text))
            needs.never << text;
        else if (returned == Returned::Request && !needs.onRequest.contains(text))
            needs.onRequest << text;
    }
    return needs;
}

QStringList shownAnyhow(const ResourceSchema &schema)
{
    QStringList names {u"externalId"_s, u"meta"_s};
    for (const Attribute &attribute : schema.core().attributes) {
        if (isShown(attribute) && !names.contains(attribute.name, Qt::CaseInsensitive))
            names << attribute.name;
    }
    for (const Schema &extension : schema.extensions()) {
        if (std::any_of(extension.attributes.cbegin(), extension.attributes.cend(), isShown)) // one that has nothing to show may be refused as a whole
            names << extension.id;
    }
    return names;
}

} // namespace Provost
