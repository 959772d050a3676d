// SPDX-License-Identifier: GPL-3.0-or-later
#include "changemaker.h"

namespace Provost::Testing {
using namespace Qt::StringLiterals;

namespace {

const QString &enterprise()
{
    static const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    return urn;
}

/// Sets what an attribute path names.
void setAt(Json &resource, const QString &path, const Json &value)
{
    const auto name = AttributeName::parse(path);
    if (!name)
        return;
    Json outer = name->schema.isEmpty() ? resource : resource.value(name->schema).isObject() ? resource.value(name->schema) : Json::object();
    if (name->subAttribute.isEmpty()) {
        outer.set(name->attribute, value);
    } else {
        Json inner = outer.value(name->attribute).isObject() ? outer.value(name->attribute) : Json::object();
        inner.set(name->subAttribute, value);
        outer.set(name->attribute, inner);
    }
    if (name->schema.isEmpty())
        resource = outer;
    else
        resource.set(name->schema, outer);
}

} // namespace

ChangeMaker::ChangeMaker(quint32 seed, const ServiceDescription &description, const DirectoryState &state, Show show)
    : m_random(seed)
    , m_description(description)
    , m_state(state)
    , m_show(std::move(show))
    , m_users(state.users.keys())
    , m_groups(state.groups.keys())
{
}

ChangeSet ChangeMaker::make(int changes)
{
    while (m_set.changes.size() < changes) {
        const int dice = below(100);
        if (dice < 22)
            createUser();
        else if (dice < 28)
            createGroup();
        else if (dice < 62)
            updateUser();
        else if (dice < 67)
            deleteUser();
        else if (dice < 69)
            deleteGroup();
        else if (dice < 87)
            addMembers();
        else
            removeMembers();
    }
    return m_set;
}

QString ChangeMaker::word()
{
    static const QStringList words {u"Anker"_s, u"Bö%e \"x\""_s, u"żółw, o'Neil"_s, u"東京"_s, u"Tau\\Ende"_s, u"  Rand "_s, u"Möwe <b>"_s, u"Lotse"_s, u"x=1+2"_s};
    return oneOf(words) + u' ' + QString::number(below(1000));
}

Resource ChangeMaker::before(const QString &collection, const QString &id)
{
    if (isTemporaryId(id))
        return {};
    const auto seen = m_seen.constFind(id);
    return seen == m_seen.cend() ? *m_seen.insert(id, m_show(collection, id)) : *seen;
}

Json ChangeMaker::someAttributes()
{
    const bool isOnePhone = m_description.profile.values.value(u"User"_s).value(u"phonenumbers"_s).maxValues == 1 || m_description.profile.id == "aws"_L1;
    Json json = Json::object();
    const auto maybe = [this](int percent) { return below(100) < percent; };
    if (maybe(60))
        json.set(u"title"_s, word());
    if (maybe(30))
        json.set(u"nickName"_s, word());
    if (maybe(30))
        json.set(u"displayName"_s, word());
    if (maybe(20))
        json.set(u"preferredLanguage"_s, oneOf(QStringList {u"de"_s, u"pl-PL"_s, u"ja"_s}));
    if (maybe(30))
        json.set(u"name"_s, Json::object({{u"givenName"_s, word()}, {u"familyName"_s, word()}}));
    if (maybe(30))
        json.set(u"active"_s, maybe(50));
    if (maybe(30)) {
        Json phones = Json::array({Json::object({{u"value"_s, u"+49 30 %1"_s.arg(below(100000))}, {u"type"_s, u"work"_s}})});
        if (!isOnePhone && maybe(50))
            phones.append(Json::object({{u"value"_s, u"+49 170 %1"_s.arg(below(100000))}, {u"type"_s, u"mobile"_s}}));
        json.set(u"phoneNumbers"_s, phones);
    }
    if (maybe(40))
        json.set(enterprise(), Json::object({{u"department"_s, word()}, {u"costCenter"_s, word()}}));
    const ResourceSchema schema = m_description.schemaOf(*m_description.resourceType(u"User"));
    const Json all = json;
    for (const auto &[name, value] : all.members()) { // Entra's users have no nickName
        if (!name.contains(u':') && schema.find({.schema = {}, .attribute = name, .subAttribute = {}}) == nullptr)
            json.remove(name);
    }
    return json;
}

/// What this provider asks for on top.
void ChangeMaker::fill(const QString &type, Json &resource)
{
    for (const QString &path : m_description.profile.requiredOnCreate.value(type)) {
        const auto name = AttributeName::parse(path);
        if (!name || !name->valueIn(resource).isUndefined())
            continue;
        if (path == "password"_L1)
            setAt(resource, path, u"Geheim-%1!"_s.arg(below(1'000'000)));
        else if (path == "active"_L1 || path.endsWith(u"securityEnabled"))
            setAt(resource, path, true);
        else if (path.endsWith(u"mailEnabled"))
            setAt(resource, path, false);
        else
            setAt(resource, path, path.endsWith(u"mailNickname") ? u"nick%1"_s.arg(++m_made) : word());
    }
}

void ChangeMaker::createUser()
{
    Json user = someAttributes();
    user.set(u"userName"_s, u"new%1.%2@example.org"_s.arg(++m_made).arg(below(1'000'000)));
    user.set(u"externalId"_s, u"X-%1-%2"_s.arg(m_made).arg(below(1'000'000)));
    fill(u"User"_s, user);
    if (below(100) < 20) {
        Json extension = user.value(enterprise()).isObject() ? user.value(enterprise()) : Json::object();
        extension.set(u"manager"_s, Json::object({{u"value"_s, oneOf(m_users)}}));
        user.set(enterprise(), extension);
    }
    const Change change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(), .attributes = user};
    m_set.changes << change;
    m_users << change.id;
}

QStringList ChangeMaker::someUsers(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        if (const QString id = oneOf(m_users); !ids.contains(id))
            ids << id;
    }
    return ids;
}

void ChangeMaker::createGroup()
{
    Json group = Json::object({{u"displayName"_s, u"Crew %1 %2"_s.arg(++m_made).arg(below(1'000'000))}});
    fill(u"Group"_s, group);
    Json members = Json::array();
    for (const QString &id : someUsers(below(6)))
        members.append(Json::object({{u"value"_s, id}}));
    if (members.size() > 0)
        group.set(u"members"_s, members);
    const Change change {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = makeTemporaryId(), .attributes = group};
    m_set.changes << change;
    m_groups << change.id;
}

bool ChangeMaker::isBeyondRules(const Resource &user) const
{
    const auto rules = m_description.profile.values.value(u"User"_s);
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
        if (rule->maxValues && user.json().value(rule.key()).size() > *rule->maxValues)
            return true;
    }
    return false;
}

void ChangeMaker::updateUser()
{
    const QString id = oneOf(m_state.users.keys());
    if (!m_users.contains(id) || m_changed.contains(id) || isBeyondRules(before(u"Users"_s, id)))
        return;
    Json attributes = someAttributes();
    for (const auto &name : {u"nickName"_s, u"title"_s, u"preferredLanguage"_s}) {
        const bool isKnown = m_description.schemaOf(*m_description.resourceType(u"User")).find({.schema = {}, .attribute = name, .subAttribute = {}}) != nullptr;
        if (below(100) < 10 && isKnown)
            attributes.set(name, nullptr);
    }
    if (below(100) < 10)
        attributes.set(enterprise(), Json::object({{u"department"_s, nullptr}}));
    if (attributes.size() == 0)
        return;
    m_changed.insert(id);
    m_set.changes << Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = attributes, .before = before(u"Users"_s, id)};
}

void ChangeMaker::deleteUser()
{
    const QString id = oneOf(m_state.users.keys());
    const bool isUsed = m_changed.contains(id) || std::any_of(m_set.changes.cbegin(), m_set.changes.cend(), [&id](const Change &change) {
        return change.members.contains(id) || change.attributes.toBytes().contains(id.toUtf8());
    });
    if (!m_users.contains(id) || isUsed || isBeyondRules(before(u"Users"_s, id)))
        return;
    m_users.removeOne(id);
    m_deleted << u"user "_s + m_state.users.value(id).value(u"userName").toString();
    m_set.changes << Change {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = id, .before = before(u"Users"_s, id)};
}

void ChangeMaker::deleteGroup()
{
    const QString id = oneOf(m_state.groups.keys());
    const bool isUsed = std::any_of(m_set.changes.cbegin(), m_set.changes.cend(), [&id](const Change &change) { return change.id == id; });
    const bool isMember = std::any_of(m_state.members.cbegin(), m_state.members.cend(), [&id](const QSet<QString> &set) { return set.contains(id); });
    if (!m_groups.contains(id) || isUsed || isMember)
        return;
    m_groups.removeOne(id);
    m_set.changes << Change {.kind = ChangeKind::Delete, .resourceType = u"Group"_s, .id = id, .before = before(u"Groups"_s, id)};
}

void ChangeMaker::addMembers()
{
    const QString group = oneOf(m_groups);
    QStringList ids = someUsers(1 + below(8));
    ids.removeIf([&](const QString &id) { return m_state.members.value(group).contains(id); });
    if (group.isEmpty() || ids.isEmpty() || m_changed.contains(group + u'-'))
        return;
    m_changed.insert(group + u'+');
    m_set.changes << Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group, .members = ids, .before = before(u"Groups"_s, group)};
}

void ChangeMaker::removeMembers()
{
    const QString group = oneOf(m_groups);
    QStringList ids;
    for (const QString &id : m_state.members.value(group)) {
        if (m_users.contains(id) && below(100) < 30)
            ids << id;
    }
    ids.sort(); // a set has no order that stays
    if (ids.isEmpty() || m_changed.contains(group + u'+') || m_changed.contains(group + u'-'))
        return;
    m_changed.insert(group + u'-');
    m_set.changes << Change {.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = group, .members = ids, .before = before(u"Groups"_s, group)};
}

} // namespace Provost::Testing
