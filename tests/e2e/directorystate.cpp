// SPDX-License-Identifier: GPL-3.0-or-later
#include "directorystate.h"

#include <algorithm>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

namespace {

const QString &enterprise()
{
    static const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    return urn;
}

Json withoutServersPart(Json resource)
{
    for (const auto name : {u"id", u"meta", u"schemas", u"groups", u"members", u"password"})
        resource.remove(QStringView(name));
    resource.remove(u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group"); // asked for by the profile, unknown to the practice directory
    return resource;
}

/// Members and values in an order of their own, so that equal states are equal bytes.
Json sorted(const Json &json)
{
    if (json.isArray()) {
        std::vector<Json> items;
        for (const Json &item : json.items())
            items.push_back(sorted(item));
        std::sort(items.begin(), items.end(), [](const Json &a, const Json &b) { return a.toBytes() < b.toBytes(); });
        return items;
    }
    if (!json.isObject())
        return json;
    std::vector<Json::Member> members;
    for (const auto &[name, value] : json.members()) {
        const bool isEmpty = (value.isObject() || value.isArray()) && value.size() == 0;
        if (!isEmpty && name != "$ref"_L1 && !(name == "primary"_L1 && !value.toBool()))
            members.emplace_back(name, sorted(value));
    }
    std::sort(members.begin(), members.end(), [](const Json::Member &a, const Json::Member &b) { return a.first < b.first; });
    return members;
}

/// The members of two objects' texts that are not the same, or the texts where they are none.
QString differing(const QByteArray &here, const QByteArray &there)
{
    const Json a = Json::parse(here).valueOr({});
    const Json b = Json::parse(there).valueOr({});
    QStringList told;
    for (const Json &json : {a, b}) {
        for (const auto &[name, value] : json.members()) {
            const QString line = u"%1 here %2 there %3"_s.arg(name, QString::fromUtf8(a.value(name).toBytes()), QString::fromUtf8(b.value(name).toBytes()));
            if (a.value(name) != b.value(name) && !told.contains(line))
                told << line;
        }
    }
    return told.isEmpty() ? u"here %1 there %2"_s.arg(QString::fromUtf8(here), QString::fromUtf8(there)) : told.join(u"; "_s);
}

QList<Json> all(PracticeClient &client, const QString &collection)
{
    QList<Json> found;
    for (qint64 start = 1;;) {
        const Json page = client.get(u"/%1?startIndex=%2&count=1000"_s.arg(collection).arg(start)).json();
        const Json resources = page.value(u"Resources");
        for (const Json &resource : resources.items())
            found << resource;
        start += resources.size();
        if (resources.size() == 0 || start > page.value(u"totalResults").toInteger())
            return found;
    }
}

} // namespace

DirectoryState DirectoryState::read(const QString &stateFile)
{
    PracticeClient client({.stateFile = stateFile});
    DirectoryState state;
    QSet<QString> names;
    const auto note = [&](const QString &name) {
        if (names.contains(name))
            state.doubled << name;
        names.insert(name);
    };
    for (const Json &user : all(client, u"Users"_s)) {
        state.users.insert(user.value(u"id").toString(), withoutServersPart(user));
        note(user.value(u"userName").toString());
    }
    for (const Json &group : all(client, u"Groups"_s)) {
        const QString id = group.value(u"id").toString();
        state.groups.insert(id, withoutServersPart(group));
        note(group.value(u"displayName").toString());
        const Json members = group.value(u"members");
        for (const Json &member : members.items())
            state.members[id].insert(member.value(u"value").toString());
    }
    return state;
}

void DirectoryState::remove(const QString &id)
{
    users.remove(id);
    groups.remove(id);
    members.remove(id);
    for (QSet<QString> &set : members)
        set.remove(id);
    for (Json &user : users) {
        Json extension = user.value(enterprise());
        if (extension.value(u"manager").value(u"value").toString() != id)
            continue;
        extension.remove(u"manager");
        user.set(enterprise(), extension);
    }
}

void DirectoryState::remove(const QStringList &named)
{
    const QStringList ids = users.keys();
    for (const QString &id : ids) {
        if (named.contains(nameOf(id)))
            remove(id);
    }
}

void DirectoryState::apply(const ChangeSet &changes)
{
    QStringList deleted;
    for (const Change &change : changes.changes) {
        QMap<QString, Json> &objects = change.resourceType == "User"_L1 ? users : groups;
        switch (change.kind) {
        case ChangeKind::Create:
            objects.insert(change.id, withoutServersPart(overlaid({}, change.attributes)));
            for (const Json &member : change.attributes.value(u"members").items())
                members[change.id].insert(member.value(u"value").toString());
            break;
        case ChangeKind::Update:
            objects[change.id] = withoutServersPart(overlaid(objects.value(change.id), change.attributes));
            break;
        case ChangeKind::MembersAdd:
            for (const QString &member : change.members)
                members[change.id].insert(member);
            break;
        case ChangeKind::MembersRemove:
            for (const QString &member : change.members)
                members[change.id].remove(member);
            break;
        case ChangeKind::Delete:
            deleted << change.id;
            break;
        }
    }
    for (const QString &id : deleted) // last, as a plan does them
        remove(id);
}

QString DirectoryState::nameOf(const QString &id) const
{
    if (users.contains(id))
        return u"user "_s + users.value(id).value(u"userName").toString();
    return groups.contains(id) ? u"group "_s + groups.value(id).value(u"displayName").toString() : u"nobody "_s + id;
}

QMap<QString, QByteArray> DirectoryState::named() const
{
    QMap<QString, QByteArray> texts;
    for (auto user = users.cbegin(); user != users.cend(); ++user) {
        Json json = user.value();
        Json extension = json.value(enterprise());
        if (extension.value(u"manager").isObject()) {
            extension.set(u"manager"_s, nameOf(extension.value(u"manager").value(u"value").toString()));
            json.set(enterprise(), extension);
        }
        texts.insert(nameOf(user.key()), sorted(json).toBytes());
    }
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        QStringList names;
        for (const QString &member : members.value(group.key()))
            names << nameOf(member);
        names.sort();
        texts.insert(nameOf(group.key()), sorted(group.value()).toBytes() + " with " + names.join(u", "_s).toUtf8());
    }
    return texts;
}

QStringList DirectoryState::differences(const DirectoryState &other) const
{
    QStringList told;
    for (const QString &name : doubled + other.doubled)
        told << u"two of the name "_s + name;
    const QMap<QString, QByteArray> here = named();
    const QMap<QString, QByteArray> there = other.named();
    for (auto text = here.cbegin(); text != here.cend(); ++text) {
        if (!there.contains(text.key()))
            told << u"only here: "_s + text.key();
        else if (there.value(text.key()) != text.value())
            told << text.key() + u": "_s + differing(text.value(), there.value(text.key()));
    }
    for (auto text = there.cbegin(); text != there.cend(); ++text) {
        if (!here.contains(text.key()))
            told << u"only there: "_s + text.key();
    }
    return told;
}

void DirectoryState::keepKnown(const ServiceDescription &description)
{
    const ResourceSchema schema = description.schemaOf(*description.resourceType(u"User"));
    const auto isKept = [](const Attribute *attribute) {
        return attribute != nullptr && attribute->mutability == Attribute::Mutability::ReadWrite
            && (attribute->returned == Attribute::Returned::Default || attribute->returned == Attribute::Returned::Always);
    };
    const auto keep = [&isKept](Json &object, const QString &name, const Attribute *attribute) {
        if (!isKept(attribute))
            object.remove(name);
        Json parts = object.value(name);
        const Json all = parts;
        for (const auto &[part, value] : all.members()) {
            if (attribute != nullptr && attribute->subAttribute(part) == nullptr)
                parts.remove(part);
        }
        if (parts.isObject())
            object.set(name, parts);
    };
    for (Json &user : users) {
        const Json whole = user;
        for (const auto &[name, value] : whole.members()) {
            if (!name.contains(u':')) {
                keep(user, name, schema.find({.schema = {}, .attribute = name, .subAttribute = {}}));
                continue;
            }
            const Schema *extension = schema.extension(name);
            Json inner = extension == nullptr ? Json::object() : value;
            for (const auto &[part, unused] : extension == nullptr ? Json::Object() : value.members())
                keep(inner, part, extension->attribute(part));
            user.set(name, inner);
        }
    }
}

void DirectoryState::forgetManagers(const QStringList &of)
{
    for (auto user = users.begin(); user != users.end(); ++user) {
        Json extension = user->value(enterprise());
        const QString manager = nameOf(extension.value(u"manager").value(u"value").toString());
        if (!of.contains(nameOf(user.key())) && !of.contains(manager))
            continue;
        extension.remove(u"manager");
        user->set(enterprise(), extension);
    }
}

void DirectoryState::forgetMemberships(const QStringList &of)
{
    for (QSet<QString> &set : members)
        set.removeIf([&](const QString &id) { return of.contains(nameOf(id)); });
}

void DirectoryState::forgetMembers(const QString &group)
{
    for (auto set = members.begin(); set != members.end(); ++set) {
        if (nameOf(set.key()) == u"group "_s + group)
            set->clear();
    }
}

} // namespace Provost::Testing
