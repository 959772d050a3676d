// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/groupsofjob.h"

#include "client/fetchjob.h"
#include "client/listjob.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

AttributeName groupsName()
{
    return {{}, u"groups"_s, {}};
}

/// RFC 7643 section 4.1.2: an element has value, $ref, display and type "direct" or "indirect".
QList<Resource> groupsIn(const Json &groups)
{
    QList<Resource> found;
    for (const Json &element : groups.items()) {
        if (element.value(u"type").toString().compare(u"indirect"_s, Qt::CaseInsensitive) == 0)
            continue;
        const Json value = element.value(u"value");
        found.append(Resource(Json::object({{u"id"_s, value}, {u"displayName"_s, Json(element.value(u"display").toString(value.scalarText()))}})));
    }
    return found;
}

/// Who never tells a group's members does not mean "none" by telling no groups of a person.
bool isSilent(ServerProfile::MemberAccess access)
{
    return access == ServerProfile::MemberAccess::Never || access == ServerProfile::MemberAccess::ByPairFilter;
}

bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Scim || error.kind == ErrorKind::Http || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Validation;
}

} // namespace

GroupsOfJob::GroupsOfJob(Connection &connection, const ServiceDescription &description, Resource resource, QObject *parent)
    : JobOf<QList<Resource>>(parent)
    , m_connection(connection)
    , m_description(description)
    , m_resource(std::move(resource))
{
}

GroupsOfJob::~GroupsOfJob() = default;

void GroupsOfJob::start()
{
    if (const Json groups = m_resource.value(groupsName()); groups.isArray() && groups.size() > 0)
        finish(groupsIn(groups));
    else
        search();
}

void GroupsOfJob::abort()
{
    if (m_step) {
        m_step->disconnect(this);
        m_step->cancel();
    }
}

void GroupsOfJob::search()
{
    const ResourceType *groups = m_description.resourceType(u"Group");
    const auto member = AttributeName::parse(m_description.profile.memberAttribute).valueOr({{}, u"members"_s, u"value"_s});
    const Filter filter = Filter::compare(member, CompareOp::Eq, Json(m_resource.id()));
    const bool canFilter = m_description.profile.filter.supported.value_or(true);
    if (!groups || !canFilter || !m_description.profile.acceptsFilter(groups->name, filter)) {
        ask();
        return;
    }
    ListQuery query {.endpoint = groups->endpoint, .resourceType = groups->name, .filter = filter};
    if (m_description.profile.projection)
        query.attributes = {u"id"_s, u"displayName"_s};
    auto *list = new ListJob(m_connection, query, {}, this);
    m_step = list;
    connect(list, &ListJob::pageReady, this, [this](const ListPage &page) { m_found += page.resources; });
    list->then(this, [this](const Result<ListSummary> &outcome) {
        if (outcome.ok())
            finish(m_found);
        else if (isRefusal(outcome.error()))
            ask();
        else
            finish(outcome.error());
    });
}

/// Some providers return `groups` only when they are asked for it.
void GroupsOfJob::ask()
{
    const ResourceType *type = ownType();
    if (!type || !saysGroups()) {
        finish(Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s});
        return;
    }
    FetchJob::Options options;
    if (m_description.profile.projection)
        options.attributes = {u"groups"_s};
    auto *fetch = new FetchJob(m_connection, type->endpoint, m_resource.id(), options, this);
    m_step = fetch;
    fetch->then(this, [this](const Result<Resource> &outcome) {
        if (outcome.ok() && isSilent(m_description.profile.members) && outcome->value(groupsName()).isUndefined())
            finish(Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s});
        else if (outcome.ok())
            finish(groupsIn(outcome->value(groupsName())));
        else
            finish(outcome.error());
    });
}

const ResourceType *GroupsOfJob::ownType() const
{
    if (const QString said = m_resource.value({{}, u"meta"_s, u"resourceType"_s}).toString(); !said.isEmpty())
        return m_description.resourceType(said);
    for (const Json &urn : m_resource.value({{}, u"schemas"_s, {}}).items()) {
        for (const ResourceType &type : m_description.resourceTypes) {
            if (type.schema.compare(urn.toString(), Qt::CaseInsensitive) == 0)
                return &type;
        }
    }
    return nullptr;
}

bool GroupsOfJob::saysGroups() const
{
    const ResourceSchema schema = m_description.schemaOf(*ownType());
    const Attribute *groups = schema.find(groupsName());
    return groups && groups->returned != Attribute::Returned::Never;
}

} // namespace Provost
