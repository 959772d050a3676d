// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/toldmembers.h"

#include "scim/jsonparts.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualItem = 128; ///< bytes; a guess that saves copies

/// RFC 7643 section 4.2: .../Users/2819c223
QString typeIn(const QString &reference)
{
    if (reference.contains(u"/Users/"_s, Qt::CaseInsensitive))
        return u"User"_s;
    return reference.contains(u"/Groups/"_s, Qt::CaseInsensitive) ? u"Group"_s : QString();
}

QString typeOf(const Json &member)
{
    const QString type = member.value(u"type").toString();
    return type.isEmpty() ? typeIn(member.value(u"$ref").toString()) : type;
}

QList<MemberList::Member> membersIn(const Json &members)
{
    QList<MemberList::Member> found;
    found.reserve(members.size());
    for (const Json &member : members.items()) {
        const QString value = member.isString() ? member.toString() : member.value(u"value").toString();
        if (!value.isEmpty())
            found.append({.value = value, .display = member.value(u"display").toString(), .type = typeOf(member)});
    }
    return found;
}

/// Nearly all are people, and said to be in one way: these share one text and are not looked at letter by letter.
QString typeOf(QByteArrayView type, QByteArrayView reference)
{
    if (type == QByteArrayView("\"User\""))
        return u"User"_s;
    if (const QString told = jsonPartText(type); !told.isEmpty())
        return told;
    return reference.startsWith('"') && reference.indexOf("/Users/") >= 0 ? u"User"_s : typeIn(jsonPartText(reference));
}

MemberList::Member memberIn(QByteArrayView item)
{
    if (item.startsWith('"'))
        return {.value = jsonPartText(item)};
    JsonWanted value {.name = "value"};
    JsonWanted display {.name = "display"};
    JsonWanted type {.name = "type"};
    JsonWanted reference {.name = "$ref"};
    JsonParts parts(item);
    while (parts.next()) {
        for (JsonWanted *wanted : {&value, &display, &type, &reference})
            wanted->offer(parts);
    }
    return {.value = jsonPartText(value.value), .display = jsonPartText(display.value), .type = typeOf(type.value, reference.value)};
}

} // namespace

std::optional<QList<MemberList::Member>> membersToldBy(const Resource &group)
{
    const Json members = group.json().value(u"members");
    return members.isUndefined() ? std::nullopt : std::optional(membersIn(members));
}

std::optional<QList<MemberList::Member>> membersToldIn(QByteArrayView group)
{
    JsonWanted members {.name = "members"};
    JsonParts parts(group);
    while (parts.next())
        members.offer(parts);
    if (!parts.isSound())
        return membersToldBy(Resource(group.toByteArray()));
    if (members.value.isNull())
        return {};
    QList<MemberList::Member> found;
    if (!members.value.startsWith('['))
        return found;
    found.reserve(members.value.size() / usualItem);
    JsonParts items(members.value);
    while (items.next()) {
        MemberList::Member member = memberIn(items.value());
        if (!member.value.isEmpty())
            found.append(std::move(member));
    }
    return found;
}

} // namespace Provost
