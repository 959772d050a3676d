// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/groupowners.h"

#include "directory/directory.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostOwners = 1000;

QList<Principal> ownersIn(const FieldSpec &field, const Resource &group)
{
    QList<Principal> owners;
    const Json values = field.valueIn(group.json());
    for (const Json &value : values.items()) {
        const QString id = value.isObject() ? value.value(u"value").toString() : value.scalarText();
        if (!id.isEmpty())
            owners << Principal {.id = id, .name = value.value(u"display").toString(), .type = u"User"_s};
    }
    return owners;
}

} // namespace

const FieldSpec *ownersField(EditSession &session)
{
    const ResourceType *type = session.directory().description().resourceType(u"Group");
    if (!type)
        return nullptr;
    const FormSpec &spec = session.specOf(*type);
    for (const FormSection &section : spec.sections) {
        for (const FieldSpec &field : section.fields) {
            if (field.name.subAttribute.isEmpty() && field.name.attribute.compare(u"owners"_s, Qt::CaseInsensitive) == 0)
                return &field;
        }
    }
    return nullptr;
}

GroupOwnersJob::GroupOwnersJob(EditSession &session, const QString &groupId, QObject *parent)
    : JobOf<GroupOwners>(parent)
    , m_session(session)
    , m_groupId(groupId)
{
}

void GroupOwnersJob::start()
{
    const ResourceType *type = m_session.directory().description().resourceType(u"Group");
    const FieldSpec *field = ownersField(m_session);
    const ResourceSchema schema = type ? m_session.directory().description().schemaOf(*type) : ResourceSchema();
    const Attribute *attribute = field ? schema.findTop(field->name) : nullptr;
    if (!attribute)
        return finish(GroupOwners {.isKnown = false});
    if (attribute->returned == Attribute::Returned::Never)
        return askPeople();
    if (attribute->returned == Attribute::Returned::Request)
        return askByName();
    auto *job = m_session.directory().fetch(*type, m_groupId, this);
    m_step = job;
    job->then(this, [this](const Result<Resource> &group) { onGroup(group, false); });
}

void GroupOwnersJob::askByName()
{
    auto *job = m_session.directory().fetchAttributes(*m_session.directory().description().resourceType(u"Group"), m_groupId, {ownersField(m_session)->path()}, this);
    m_step = job;
    job->then(this, [this](const Result<Resource> &group) { onGroup(group, true); });
}

void GroupOwnersJob::abort()
{
    if (m_step) {
        m_step->disconnect(this);
        m_step->cancel();
    }
}

/// A group without the attribute has no owners, or keeps them to itself until it is asked for them.
void GroupOwnersJob::onGroup(const Result<Resource> &group, bool isAskedByName)
{
    if (!group)
        return finish(group.error());
    const ResourceType *type = m_session.directory().description().resourceType(u"Group");
    const FieldSpec *field = ownersField(m_session);
    if (!type || !field)
        return finish(GroupOwners {.isKnown = false});
    if (!isAskedByName && field->valueIn(group->json()).isUndefined() && m_session.directory().description().profile.projection)
        return askByName();
    finish(GroupOwners {.owners = ownersIn(*field, *group), .wanted = ownersIn(*field, Resource(m_session.shown(*type, *group))), .group = *group});
}

Filter GroupOwnersJob::ownedFilter() const
{
    const ServiceDescription &description = m_session.directory().description();
    const ResourceType *users = description.resourceType(u"User");
    if (!users)
        return {};
    QStringList schemas {users->schema};
    for (const ResourceType::Extension &extension : users->extensions)
        schemas << extension.schema;
    const ResourceSchema schema = description.schemaOf(*users);
    for (const QString &urn : std::as_const(schemas)) {
        const AttributeName name {.schema = urn, .attribute = u"ownedGroups"_s, .subAttribute = u"value"_s};
        const Filter filter = Filter::compare(name, CompareOp::Eq, Json(m_groupId));
        if (schema.findTop(name) && description.profile.acceptsFilter(users->name, filter))
            return filter;
    }
    return {};
}

void GroupOwnersJob::askPeople()
{
    const Filter filter = ownedFilter();
    if (filter.isEverything())
        return finish(GroupOwners {.isKnown = false});
    auto *job = m_session.directory().find(*m_session.directory().description().resourceType(u"User"), filter, mostOwners, this);
    m_step = job;
    job->then(this, [this](const Result<QList<Resource>> &found) {
        if (!found)
            return finish(found.error());
        GroupOwners owners;
        const QList<Resource> people = *found;
        for (const Resource &person : people)
            owners.owners << Principal::of(person, u"User"_s);
        owners.wanted = owners.owners;
        finish(owners);
    });
}

Change ownersChange(const FieldSpec &field, const ResourceType &type, const Resource &group, const QList<Principal> &owners)
{
    Json::Array values;
    const Json before = field.valueIn(group.json());
    for (const Principal &owner : owners) {
        // who was one before stays as the provider has it
        const auto known = std::find_if(before.items().begin(), before.items().end(), [&owner](const Json &value) { return value.value(u"value").toString() == owner.id; });
        values.push_back(known != before.items().end() ? *known : field.parts.isEmpty() ? Json(owner.id) : Json::object({{u"value"_s, owner.id}}));
    }
    Json attributes = Json::object();
    field.addTo(attributes, values.empty() ? Json(nullptr) : Json(std::move(values)));
    return {.kind = ChangeKind::Update, .resourceType = type.name, .id = group.id(), .attributes = attributes, .before = group, .origin = {.kind = ChangeOrigin::Kind::Form}};
}

} // namespace Provost
