// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/comparison.h"

#include "change/memberpatch.h"
#include "change/mergeedit.h"
#include "scim/datetime.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = ObjectDifference::Kind;

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return u"added"_s;
    case Kind::Removed:
        return u"removed"_s;
    case Kind::Changed:
        return u"changed"_s;
    }
    return {};
}

QStringList memberIds(const Json &group)
{
    QStringList ids;
    const Json members = group.value(u"members");
    for (const Json &member : members.items())
        ids << memberId(member);
    return ids;
}

/// What the member itself says of its type: `type`, or the next to last part of `$ref` (".../Users/1").
bool saysType(const Json &member, const ResourceType &type)
{
    if (const QString told = member.value(u"type").toString(); type.isCalled(told))
        return true;
    const QStringList parts = member.value(u"$ref").toString().split(u'/');
    return parts.size() > 1 && type.isCalled(parts.at(parts.size() - 2));
}

/// The type of which a member is; empty: it is of none, or of more than one that counts its ids as others do.
QString typeOfMember(const Json &member, const QList<ResourceType> &types, const std::function<bool(const QString &)> &hasIt)
{
    const bool isTold = std::any_of(types.cbegin(), types.cend(), [&member](const ResourceType &type) { return saysType(member, type); });
    QStringList found;
    for (const ResourceType &type : types) {
        if ((!isTold || saysType(member, type)) && hasIt(type.name))
            found << type.name;
    }
    return found.size() == 1 ? found.constFirst() : QString();
}

constexpr qint64 clockSkew = 600; ///< seconds: the provider's clock is not ours

bool isOlderThan(const Resource &resource, const QString &time)
{
    const auto created = parseInstant(resource.value({{}, u"meta"_s, u"created"_s}).toString());
    const auto taken = parseInstant(time);
    return created && taken && created->seconds < taken->seconds - clockSkew;
}

/// What can be written and is not shown in lists: no snapshot has it. Members are asked for by themselves.
QStringList unseenOf(const ResourceSchema &schema, const QString &type)
{
    QStringList paths;
    const auto add = [&](const Schema &part, const QString &prefix) {
        for (const Attribute &attribute : part.attributes) {
            const bool isUnseen = attribute.returned == Attribute::Returned::Request || attribute.returned == Attribute::Returned::Never || attribute.mutability == Attribute::Mutability::WriteOnly;
            if (isUnseen && attribute.mutability != Attribute::Mutability::ReadOnly && attribute.name.compare("members"_L1, Qt::CaseInsensitive) != 0)
                paths << u"%1: %2"_s.arg(type, QString(prefix + attribute.name));
        }
    };
    add(schema.core(), {});
    for (const Schema &extension : schema.extensions())
        add(extension, extension.id + u':');
    return paths;
}

Json textsToJson(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.append(text);
    return list;
}

} // namespace

Json ObjectDifference::toJson() const
{
    Json json = Json::object({{u"difference"_s, kindText(kind)}, {u"type"_s, resourceType}, {u"id"_s, id}, {u"label"_s, label}});
    if (isOlder)
        json.set(u"olderThanSnapshot"_s, true);
    if (kind != Kind::Changed)
        return json;
    Json attributes = Json::array();
    for (const Value &value : values)
        attributes.append(Json::object({{u"path"_s, value.path}, {u"was"_s, value.was}, {u"now"_s, value.now}}));
    json.set(u"attributes"_s, attributes);
    if (!membersAdded.isEmpty())
        json.set(u"membersAdded"_s, textsToJson(membersAdded));
    if (!membersRemoved.isEmpty())
        json.set(u"membersRemoved"_s, textsToJson(membersRemoved));
    return json;
}

QString Omission::toString() const
{
    return kind == Kind::Type ? u"%1: not compared, one of the two states does not have it"_s.arg(resourceType)
                              : u"%1: members not compared, one of the two states does not know them all"_s.arg(resourceType);
}

/// Whom members and references of the earlier state are about now.
struct Comparison::References {
    QHash<QString, QString> newIds {}; ///< of who is made anew
    QSet<QString> lost {}; ///< gone, and not brought back: nobody can be put into a group again who is not there
    qsizetype left = 0;

    [[nodiscard]] QStringList current(const QStringList &ids)
    {
        QStringList there;
        for (const QString &id : ids) {
            if (lost.contains(id))
                ++left;
            else
                there << newIds.value(id, id);
        }
        return there;
    }
};

Comparison::Comparison(const SnapshotFile &earlier, ServiceDescription description, QString match)
    : m_earlier(earlier)
    , m_description(std::move(description))
    , m_match(std::move(match))
{
    const QStringList types = earlier.resourceTypes();
    for (const ResourceType &type : std::as_const(m_description.resourceTypes)) {
        if (types.contains(type.name))
            m_schemas.insert(type.name, m_description.schemaOf(type));
        else
            m_omissions << Omission {Omission::Kind::Type, type.name};
    }
    for (const QString &type : types) {
        if (m_description.resourceType(type) == nullptr)
            m_omissions << Omission {Omission::Kind::Type, type};
    }
    if (m_match.isEmpty())
        return;
    for (const QString &type : types) {
        const QStringList ids = earlier.ids(type);
        QHash<QString, QString> &known = m_keys[type];
        for (const QString &id : ids) {
            const QString key = keyOf(earlier.resource(type, id));
            if (const auto first = known.constFind(key); first != known.cend()) {
                m_namesakes.insert({type, *first});
                m_namesakes.insert({type, id});
            }
            known.insert(key, id);
        }
    }
}

QString Comparison::keyOf(const Resource &resource) const
{
    const auto name = AttributeName::parse(m_match);
    const QString key = name ? resource.value(*name).scalarText() : QString();
    return (key.isEmpty() ? resource.displayText() : key).toCaseFolded();
}

QString Comparison::earlierId(const QString &resourceType, const Resource &now) const
{
    return m_match.isEmpty() ? now.id() : m_keys.value(resourceType).value(keyOf(now));
}

void Comparison::see(const QString &resourceType, const Resource &now)
{
    if (!m_schemas.contains(resourceType))
        return;
    const QString id = earlierId(resourceType, now);
    if (!m_match.isEmpty())
        m_earlierIds[resourceType].insert(now.id(), id);
    const Resource was = id.isEmpty() ? Resource() : m_earlier.resource(resourceType, id);
    if (was.isNull()) {
        m_differences << ObjectDifference {.kind = Kind::Added, .resourceType = resourceType, .id = now.id(), .label = now.displayText(), .now = now, .isOlder = m_match.isEmpty() && isOlderThan(now, m_earlier.takenAt())};
        return;
    }
    if (!m_match.isEmpty() && m_seen.value(resourceType).contains(id))
        m_namesakes.insert({resourceType, id});
    m_seen[resourceType].insert(id);
    if (m_match.isEmpty() || (memberIds(was.json()).isEmpty() && memberIds(now.json()).isEmpty()))
        settle(resourceType, was, now);
    else
        m_waiting.push_back({resourceType, was, now});
}

void Comparison::settle(const QString &resourceType, const Resource &was, const Resource &now)
{
    const ObjectDifference difference = differenceBetween(resourceType, was, now);
    if (difference.values.isEmpty() && difference.membersAdded.isEmpty() && difference.membersRemoved.isEmpty())
        ++m_equal;
    else
        m_differences << difference;
}

ObjectDifference Comparison::differenceBetween(const QString &resourceType, const Resource &was, const Resource &now)
{
    const ResourceSchema schema = schemaOf(resourceType);
    ObjectDifference difference {.resourceType = resourceType, .id = now.id(), .label = now.displayText(), .was = was, .now = now};
    difference.values = valuesBetween(ownPartsOf(was.json(), schema), ownPartsOf(now.json(), schema), schema);
    compareMembers(difference);
    return difference;
}

void Comparison::compareMembers(ObjectDifference &difference)
{
    if (!m_match.isEmpty())
        return compareMembersByName(difference);
    const QStringList had = memberIds(difference.was.json());
    const QStringList has = memberIds(difference.now.json());
    const QSet<QString> hadSet(had.cbegin(), had.cend());
    const QSet<QString> hasSet(has.cbegin(), has.cend());
    for (const QString &id : has) {
        if (!hadSet.contains(id))
            difference.membersAdded << id;
    }
    for (const QString &id : had) {
        if (!hasSet.contains(id))
            difference.membersRemoved << id;
    }
}

/// Members of another directory have other ids: there it is who they are in the snapshot that counts.
void Comparison::compareMembersByName(ObjectDifference &difference)
{
    if (!tellMembersByName(difference)) {
        m_strangers.insert(difference.resourceType);
        difference.membersAdded.clear();
        difference.membersRemoved.clear();
    }
}

/// False: of one of them, or of the group itself, nobody can tell who that is in the other state.
bool Comparison::tellMembersByName(ObjectDifference &difference) const
{
    if (m_namesakes.contains({difference.resourceType, difference.was.id()}))
        return false;
    QList<ObjectKey> had;
    QSet<ObjectKey> has;
    const Json before = difference.was.json().value(u"members");
    const Json after = difference.now.json().value(u"members");
    for (const Json &member : before.items()) {
        const QString id = memberId(member);
        const QString type = typeOfMember(member, m_earlier.types(), [&](const QString &name) { return m_earlier.contains(name, id); });
        if (type.isEmpty() || m_namesakes.contains({type, id}))
            return false;
        had << ObjectKey {type, id};
    }
    const QSet<ObjectKey> hadSet(had.cbegin(), had.cend());
    for (const Json &member : after.items()) {
        const QString id = memberId(member);
        const QString type = typeOfMember(member, m_description.resourceTypes, [&](const QString &name) { return m_earlierIds.value(name).contains(id); });
        const ObjectKey earlier {type, m_earlierIds.value(type).value(id)};
        if (type.isEmpty() || m_namesakes.contains(earlier))
            return false;
        has.insert(earlier);
        if (earlier.id.isEmpty() || !hadSet.contains(earlier))
            difference.membersAdded << id;
    }
    for (const ObjectKey &key : std::as_const(had)) {
        if (!has.contains(key))
            difference.membersRemoved << key.id;
    }
    return true;
}

void Comparison::finish(const QList<ReadGap> &gaps)
{
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &each : waiting) // by now everybody was seen, and of whatever type an id may be is known
        settle(each.resourceType, each.was, each.now);
    leaveOut(gaps);
    const QStringList types = m_earlier.resourceTypes();
    for (const QString &type : types) {
        if (m_omissions.contains(Omission {Omission::Kind::Type, type}))
            continue;
        const QStringList ids = m_earlier.ids(type);
        for (const QString &id : ids) {
            if (m_seen.value(type).contains(id))
                continue;
            const Resource was = m_earlier.resource(type, id);
            m_differences << ObjectDifference {.kind = Kind::Removed, .resourceType = type, .id = id, .label = was.displayText(), .was = was};
        }
    }
}

/// Who was not asked for is not gone.
void Comparison::leaveOut(const QList<ReadGap> &gaps)
{
    const QList<ReadGap> before = m_earlier.gaps();
    const auto has = [](const QList<ReadGap> &list, ReadGap::Kind kind, const QString &type) {
        return std::any_of(list.cbegin(), list.cend(), [&](const ReadGap &gap) { return gap.kind == kind && gap.resourceType == type; });
    };
    QSet<QString> types;
    QSet<QString> members;
    for (auto known = m_schemas.cbegin(); known != m_schemas.cend(); ++known) {
        const QString &type = known.key();
        if (has(before, ReadGap::Kind::NotServed, type) || has(gaps, ReadGap::Kind::NotServed, type))
            types.insert(type);
        else if (has(before, ReadGap::Kind::MembersUnknown, type) || has(gaps, ReadGap::Kind::MembersUnknown, type)
                 || has(before, ReadGap::Kind::MembersPartly, type) != has(gaps, ReadGap::Kind::MembersPartly, type))
            members.insert(type);
    }
    members += m_strangers - types;
    for (const QString &type : std::as_const(types))
        m_omissions << Omission {Omission::Kind::Type, type};
    for (const QString &type : std::as_const(members))
        m_omissions << Omission {Omission::Kind::Members, type};
    const auto isAboutMembers = [&members](const ObjectDifference &difference) { return difference.kind == Kind::Changed && members.contains(difference.resourceType); };
    for (ObjectDifference &difference : m_differences) {
        if (!isAboutMembers(difference))
            continue;
        difference.membersAdded.clear();
        difference.membersRemoved.clear();
        m_equal += difference.values.isEmpty() ? 1 : 0;
    }
    m_differences.removeIf([&](const ObjectDifference &difference) { return types.contains(difference.resourceType) || (isAboutMembers(difference) && difference.values.isEmpty()); });
}

/// Some providers count the ids of each type from 1: whom a member's id names is a person where there was one of that id.
QString Comparison::typeOfReferenced(const QString &id) const
{
    QString found;
    for (const ResourceType &type : m_earlier.types()) {
        if (m_earlier.contains(type.name, id) && (found.isEmpty() || type.isCalled(u"User")))
            found = type.name;
    }
    return found;
}

Comparison::References Comparison::referencesFor(const QList<ObjectDifference> &chosen, QHash<ObjectKey, QString> &newIds) const
{
    References references;
    for (const ObjectDifference &difference : chosen) {
        if (difference.kind == Kind::Removed)
            newIds.insert({difference.resourceType, difference.id}, makeTemporaryId());
    }
    for (const ObjectDifference &difference : m_differences) {
        if (difference.kind != Kind::Removed || typeOfReferenced(difference.id) != difference.resourceType)
            continue;
        if (const QString made = newIds.value({difference.resourceType, difference.id}); made.isEmpty())
            references.lost.insert(difference.id);
        else
            references.newIds.insert(difference.id, made);
    }
    return references;
}

Change Comparison::creationOf(const ObjectDifference &gone, const QString &newId, References &references) const
{
    const ResourceSchema schema = schemaOf(gone.resourceType);
    Json attributes = readdressed(ownPartsOf(gone.was.json(), schema), schema, references.newIds, references.lost, references.left);
    Json members = Json::array();
    const QStringList ids = references.current(memberIds(gone.was.json()));
    for (const QString &id : ids)
        members.append(memberElement(id));
    if (members.size() > 0)
        attributes.set(u"members"_s, members);
    return {.kind = ChangeKind::Create, .resourceType = gone.resourceType, .id = newId, .attributes = attributes};
}

Change Comparison::correctionOf(const ObjectDifference &changed, References &references) const
{
    const ResourceSchema schema = schemaOf(changed.resourceType);
    const Json now = ownPartsOf(changed.now.json(), schema);
    const Json before = setBack(now, ownPartsOf(changed.was.json(), schema), changed.values);
    const Json back = readdressed(overlayBetween(now, before), schema, references.newIds, references.lost, references.left);
    return {.kind = ChangeKind::Update, .resourceType = changed.resourceType, .id = changed.id, .attributes = back, .before = changed.now};
}

TakenBack Comparison::takenBack(const QList<ObjectDifference> &chosen) const
{
    TakenBack back {.changes = {.title = u"back to %1"_s.arg(m_earlier.takenAt())}};
    QList<Change> &changes = back.changes.changes;
    References references = referencesFor(chosen, back.newIds);
    QString told;
    for (const ObjectDifference &difference : chosen) {
        const Change change {.resourceType = difference.resourceType, .id = difference.id, .before = difference.now};
        const auto add = [&changes, &change](ChangeKind kind, const QStringList &members = {}) {
            Change one = change;
            one.kind = kind;
            one.members = members;
            changes << one;
        };
        if (difference.kind == Kind::Removed) {
            changes << creationOf(difference, back.newIds.value({difference.resourceType, difference.id}), references);
            if (std::exchange(told, difference.resourceType) != difference.resourceType)
                back.unknown += unseenOf(schemaOf(difference.resourceType), difference.resourceType);
            continue;
        }
        if (difference.kind == Kind::Added) {
            if (difference.isOlder)
                ++back.spared;
            else
                add(ChangeKind::Delete);
            continue;
        }
        if (!difference.values.isEmpty()) {
            if (const Change correction = correctionOf(difference, references); correction.attributes.size() > 0)
                changes << correction;
        }
        if (const QStringList again = references.current(difference.membersRemoved); !again.isEmpty())
            add(ChangeKind::MembersAdd, again);
        if (!difference.membersAdded.isEmpty())
            add(ChangeKind::MembersRemove, difference.membersAdded);
    }
    back.unknown.removeDuplicates();
    back.left = references.left;
    return back;
}

Json Comparison::toJson() const
{
    int added = 0;
    int removed = 0;
    Json list = Json::array();
    for (const ObjectDifference &difference : m_differences) {
        added += difference.kind == Kind::Added ? 1 : 0;
        removed += difference.kind == Kind::Removed ? 1 : 0;
        list.append(difference.toJson());
    }
    Json omitted = Json::array();
    for (const Omission &omission : m_omissions)
        omitted.append(Json::object({{u"type"_s, omission.resourceType}, {u"what"_s, omission.kind == Omission::Kind::Type ? u"resources"_s : u"members"_s}}));
    return Json::object({{u"takenAt"_s, m_earlier.takenAt()}, {u"baseUrl"_s, m_earlier.baseUrl()}, {u"added"_s, added}, {u"removed"_s, removed},
                         {u"changed"_s, int(m_differences.size()) - added - removed}, {u"equal"_s, m_equal}, {u"omitted"_s, omitted}, {u"differences"_s, list}});
}

} // namespace Provost
