// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/groupsofjob.h"

#include "client/fetchjob.h"

#include <QUuid>

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
    else if (isFilterDoubtful() && saysGroups())
        ask();
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

Filter GroupsOfJob::filterFor(const QString &member) const
{
    const auto name = AttributeName::parse(m_description.profile.memberAttribute).valueOr({{}, u"members"_s, u"value"_s});
    return Filter::compare(name, CompareOp::Eq, Json(member));
}

bool GroupsOfJob::isFilterDoubtful() const
{
    return m_description.profile.filter.everything;
}

void GroupsOfJob::search()
{
    const ResourceType *groups = m_description.resourceType(u"Group");
    const bool canFilter = m_description.profile.filter.supported.value_or(true);
    if (!groups || !canFilter || !m_description.profile.acceptsFilter(groups->name, filterFor(m_resource.id())))
        return ask();
    list(m_resource.id(), -1, [this](const Result<ListSummary> &outcome) { onSearched(outcome); });
}

void GroupsOfJob::list(const QString &member, qint64 limit, const JobOf<ListSummary>::Handler &then)
{
    const ResourceType *groups = m_description.resourceType(u"Group");
    ListQuery query {.endpoint = groups->endpoint, .resourceType = groups->name, .filter = filterFor(member)};
    if (m_description.profile.projection)
        query.attributes = {u"id"_s, u"displayName"_s};
    m_found.clear();
    auto *job = new ListJob(m_connection, query, {.limit = limit}, this);
    m_step = job;
    connect(job, &ListJob::pageReady, this, [this](const ListPage &page) { m_found += page.resources; });
    job->then(this, then);
}

void GroupsOfJob::onSearched(const Result<ListSummary> &outcome)
{
    if (!outcome && isRefusal(outcome.error()))
        ask();
    else if (!outcome)
        finish(outcome.error());
    else if (isFilterDoubtful() && !m_found.isEmpty())
        checkFilter();
    else
        finish(m_found);
}

/// Groups of an id that nobody has: then the filter was not looked at.
void GroupsOfJob::checkFilter()
{
    const QList<Resource> found = m_found;
    list(QUuid::createUuid().toString(QUuid::WithoutBraces), 1, [this, found](const Result<ListSummary> &outcome) {
        const bool isIgnored = outcome.ok() && !m_found.isEmpty();
        if (isIgnored)
            ask();
        else if (outcome.ok() || isRefusal(outcome.error()))
            finish(found);
        else
            finish(outcome.error());
    });
}

/// Some providers return `groups` only when they are asked for it.
void GroupsOfJob::ask()
{
    const ResourceType *type = ownType();
    if (m_asked || !saysGroups())
        return conclude();
    FetchJob::Options options;
    if (m_description.profile.projection)
        options.attributes = {u"groups"_s};
    auto *fetch = new FetchJob(m_connection, type->endpoint, m_resource.id(), options, this);
    m_step = fetch;
    fetch->then(this, [this](const Result<Resource> &outcome) { onAsked(outcome); });
}

void GroupsOfJob::onAsked(const Result<Resource> &outcome)
{
    m_asked = outcome;
    const bool isToldAny = outcome.ok() && outcome->value(groupsName()).size() > 0;
    if (isFilterDoubtful() && !isToldAny && (outcome.ok() || isRefusal(outcome.error())))
        search();
    else
        conclude();
}

/// With what the resource says itself, for no filter helps.
void GroupsOfJob::conclude()
{
    const bool isUntold = m_asked && m_asked->ok() && m_asked->value().value(groupsName()).isUndefined();
    if (!m_asked || (isUntold && (isSilent(m_description.profile.members) || !m_found.isEmpty())))
        finish(Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s});
    else if (m_asked->ok())
        finish(groupsIn(m_asked->value().value(groupsName())));
    else
        finish(m_asked->error());
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
    const ResourceType *type = ownType();
    if (!type)
        return false;
    const ResourceSchema schema = m_description.schemaOf(*type);
    const Attribute *groups = schema.find(groupsName());
    return groups && groups->returned != Attribute::Returned::Never;
}

} // namespace Provost
