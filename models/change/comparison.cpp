// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/comparison.h"

#include "change/memberpatch.h"
#include "change/references.h"
#include "directory/flatresource.h"

#include <algorithm>

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
    for (const Json &member : group.value(u"members").items())
        ids << memberId(member);
    return ids;
}

Json textsToJson(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.append(text);
    return list;
}

bool isProvidersOwn(const AttributeName &name, const ResourceSchema &schema)
{
    if (name.attribute.compare("meta"_L1, Qt::CaseInsensitive) == 0 || name.attribute.compare("id"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const Attribute *top = schema.findTop(name);
    return top != nullptr && top->mutability == Attribute::Mutability::ReadOnly;
}

/// The resource without what only the provider sets, and without members.
Json comparable(const Json &resource, const ResourceSchema &schema)
{
    Json own = Json::object();
    for (const auto &[name, value] : resource.members()) {
        if (name.compare("members"_L1, Qt::CaseInsensitive) != 0 && name.compare("schemas"_L1, Qt::CaseInsensitive) != 0 && !isProvidersOwn({{}, name, {}}, schema))
            own.set(name, value);
    }
    return own;
}

QList<ObjectDifference::Value> valuesBetween(const Json &was, const Json &now, const ResourceSchema &schema)
{
    QHash<QString, QString> before;
    const auto oldCells = flatResource(was, schema);
    for (const FlatCell &cell : oldCells)
        before.insert(cell.path, cell.text);
    QList<ObjectDifference::Value> values;
    const auto newCells = flatResource(now, schema);
    QSet<QString> present;
    for (const FlatCell &cell : newCells) {
        present.insert(cell.path);
        if (before.value(cell.path) != cell.text || !before.contains(cell.path))
            values << ObjectDifference::Value {cell.path, before.value(cell.path), cell.text};
    }
    for (const FlatCell &cell : oldCells) {
        if (!present.contains(cell.path))
            values << ObjectDifference::Value {cell.path, cell.text, {}};
    }
    return values;
}

/// Is the attribute, or a part of it, among the values?
bool isAmong(const QString &path, const QList<ObjectDifference::Value> &values)
{
    return std::any_of(values.cbegin(), values.cend(), [&path](const ObjectDifference::Value &value) {
        if (!value.path.startsWith(path, Qt::CaseInsensitive))
            return false;
        return value.path.size() == path.size() || QStringView(u".[:").contains(value.path[path.size()]);
    });
}

/// The parts of `was` that are otherwise now, and null for those that only `now` has: laid over it, they make `was`.
Json differing(const Json &was, const Json &now)
{
    Json parts = Json::object();
    for (const auto &[name, value] : was.members()) {
        if (!(now.value(name) == value))
            parts.set(name, value);
    }
    for (const auto &[name, unused] : now.members()) {
        if (!was.contains(name))
            parts.set(name, nullptr);
    }
    return parts;
}

/// Is it chosen as a whole?
bool isChosen(const QString &path, const QList<ObjectDifference::Value> &values)
{
    return std::any_of(values.cbegin(), values.cend(), [&path](const ObjectDifference::Value &value) { return value.path.compare(path, Qt::CaseInsensitive) == 0; });
}

/// `now` as if everything but the chosen values had not changed: what is not to be taken back is equal on both sides. What has parts, extensions too, is chosen part by part.
Json withChosen(const Json &now, const Json &was, const QList<ObjectDifference::Value> &values, const QString &prefix = {})
{
    Json result = Json::object();
    const auto decide = [&](const QString &name) {
        const QString path = prefix + name;
        const Json later = now.value(name);
        const Json earlier = was.value(name);
        const bool hasParts = (later.isObject() || later.isUndefined()) && (earlier.isObject() || earlier.isUndefined());
        Json kept = earlier;
        if (isAmong(path, values) && hasParts && !isChosen(path, values)) {
            const bool isExtension = prefix.isEmpty() && name.startsWith("urn:"_L1, Qt::CaseInsensitive);
            kept = withChosen(later, earlier, values, path + (isExtension ? u':' : u'.'));
            if (kept.size() == 0)
                kept = Json();
        } else if (isAmong(path, values)) {
            kept = later;
        }
        if (!kept.isUndefined())
            result.set(name, kept);
    };
    for (const auto &[name, unused] : was.members())
        decide(name);
    for (const auto &[name, unused] : now.members()) {
        if (!was.contains(name))
            decide(name);
    }
    return result;
}

} // namespace

Json ObjectDifference::toJson() const
{
    Json json = Json::object({{u"difference"_s, kindText(kind)}, {u"type"_s, resourceType}, {u"id"_s, id}, {u"label"_s, label}});
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

Comparison::Comparison(const SnapshotFile &earlier, ServiceDescription description, QString match)
    : m_earlier(earlier)
    , m_description(std::move(description))
    , m_match(std::move(match))
{
    if (m_match.isEmpty())
        return;
    const QStringList types = earlier.resourceTypes();
    for (const QString &type : types) {
        const QStringList ids = earlier.ids(type);
        for (const QString &id : ids)
            m_keys[type].insert(keyOf(earlier.resource(type, id)), id);
    }
}

ResourceSchema Comparison::schemaOf(const QString &resourceType) const
{
    if (!m_schemas.contains(resourceType)) {
        const ResourceType *type = m_description.resourceType(resourceType);
        m_schemas.insert(resourceType, type == nullptr ? ResourceSchema() : m_description.schemaOf(*type));
    }
    return m_schemas.value(resourceType);
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
    const QString id = earlierId(resourceType, now);
    const Resource was = id.isEmpty() ? Resource() : m_earlier.resource(resourceType, id);
    if (was.isNull()) {
        m_differences << ObjectDifference {.kind = Kind::Added, .resourceType = resourceType, .id = now.id(), .label = now.displayText(), .now = now};
        return;
    }
    m_seen[resourceType].insert(id);
    const ObjectDifference difference = differenceBetween(resourceType, was, now);
    if (difference.values.isEmpty() && difference.membersAdded.isEmpty() && difference.membersRemoved.isEmpty())
        ++m_equal;
    else
        m_differences << difference;
}

ObjectDifference Comparison::differenceBetween(const QString &resourceType, const Resource &was, const Resource &now) const
{
    const ResourceSchema schema = schemaOf(resourceType);
    ObjectDifference difference {.resourceType = resourceType, .id = now.id(), .label = now.displayText(), .was = was, .now = now};
    difference.values = valuesBetween(comparable(was.json(), schema), comparable(now.json(), schema), schema);
    if (!m_match.isEmpty())
        return difference; // members of another directory have other ids
    const QStringList had = memberIds(was.json());
    const QStringList has = memberIds(now.json());
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
    return difference;
}

void Comparison::finish()
{
    const QStringList types = m_earlier.resourceTypes();
    for (const QString &type : types) {
        const QStringList ids = m_earlier.ids(type);
        for (const QString &id : ids) {
            if (m_seen.value(type).contains(id))
                continue;
            const Resource was = m_earlier.resource(type, id);
            m_differences << ObjectDifference {.kind = Kind::Removed, .resourceType = type, .id = id, .label = was.displayText(), .was = was};
        }
    }
}

/// What a client may write of it.
Json Comparison::wanted(const QString &resourceType, const Json &resource) const
{
    return comparable(resource, schemaOf(resourceType));
}

Change Comparison::creationOf(const ObjectDifference &gone, const QHash<QString, QString> &newIds, const QSet<QString> &lost) const
{
    Json attributes = wanted(gone.resourceType, gone.was.json());
    Json members = Json::array();
    const QStringList ids = memberIds(gone.was.json());
    for (const QString &id : ids) {
        if (!lost.contains(id))
            members.append(memberElement(id));
    }
    if (members.size() > 0)
        attributes.set(u"members"_s, members);
    return {.kind = ChangeKind::Create, .resourceType = gone.resourceType, .id = newIds.value(gone.id), .attributes = resolved(attributes, newIds)};
}

Change Comparison::correctionOf(const ObjectDifference &changed, const QHash<QString, QString> &newIds) const
{
    const Json was = wanted(changed.resourceType, changed.was.json());
    const Json all = wanted(changed.resourceType, changed.now.json());
    const Json now = withChosen(all, was, changed.values);
    Json attributes = Json::object();
    for (const auto &[name, value] : was.members()) {
        if (now.value(name) == value)
            continue;
        const bool hasParts = value.isObject() && now.value(name).isObject();
        attributes.set(name, hasParts ? differing(value, now.value(name)) : value);
    }
    for (const auto &[name, value] : now.members()) {
        if (was.contains(name))
            continue;
        const bool isPart = value.isObject() && !(value == all.value(name)); // the rest of it is to stay
        attributes.set(name, isPart ? differing(Json::object(), value) : Json(nullptr));
    }
    return {.kind = ChangeKind::Update, .resourceType = changed.resourceType, .id = changed.id, .attributes = resolved(attributes, newIds), .before = changed.now};
}

ChangeSet Comparison::takenBack(const QList<ObjectDifference> &chosen) const
{
    ChangeSet set {.title = u"back to %1"_s.arg(m_earlier.takenAt())};
    QHash<QString, QString> newIds;
    QSet<QString> lost; // and not brought back: nobody can be put into a group again who is not there
    for (const ObjectDifference &difference : m_differences) {
        if (difference.kind == Kind::Removed)
            lost.insert(difference.id);
    }
    for (const ObjectDifference &difference : chosen) {
        if (difference.kind == Kind::Removed) {
            newIds.insert(difference.id, makeTemporaryId());
            lost.remove(difference.id);
        }
    }
    const auto current = [&newIds, &lost](const QStringList &ids) {
        QStringList there;
        for (const QString &id : ids) {
            if (!lost.contains(id))
                there << newIds.value(id, id);
        }
        return there;
    };
    for (const ObjectDifference &difference : chosen) {
        if (difference.kind == Kind::Removed) {
            set.changes << creationOf(difference, newIds, lost);
        } else if (difference.kind == Kind::Added) {
            set.changes << Change {.kind = ChangeKind::Delete, .resourceType = difference.resourceType, .id = difference.id, .before = difference.now};
        } else {
            if (!difference.values.isEmpty())
                set.changes << correctionOf(difference, newIds);
            if (!current(difference.membersRemoved).isEmpty())
                set.changes << Change {.kind = ChangeKind::MembersAdd, .resourceType = difference.resourceType, .id = difference.id,
                                       .members = current(difference.membersRemoved), .before = difference.now};
            if (!difference.membersAdded.isEmpty())
                set.changes << Change {.kind = ChangeKind::MembersRemove, .resourceType = difference.resourceType, .id = difference.id,
                                       .members = difference.membersAdded, .before = difference.now};
        }
    }
    return set;
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
    return Json::object({{u"takenAt"_s, m_earlier.takenAt()}, {u"baseUrl"_s, m_earlier.baseUrl()}, {u"added"_s, added}, {u"removed"_s, removed},
                         {u"changed"_s, int(m_differences.size()) - added - removed}, {u"equal"_s, m_equal}, {u"differences"_s, list}});
}

} // namespace Provost
