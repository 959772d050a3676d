// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membersjob.h"

#include "client/fetchjob.h"
#include "client/membercheck.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

MembersJob::MembersJob(Connection &connection, Group group, RequestPriority priority, QObject *parent)
    : ClientJob<MemberList>(connection, parent)
    , m_group(std::move(group))
    , m_priority(priority)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, &MembersJob::onRead);
}

MembersJob::~MembersJob() = default;

void MembersJob::start()
{
    switch (profile().members) {
    case ServerProfile::MemberAccess::InGroup:
        askGroup({});
        break;
    case ServerProfile::MemberAccess::OnRequest:
        askGroup({u"members"_s});
        break;
    case ServerProfile::MemberAccess::ByGroupsFilter:
        askUsers();
        break;
    case ServerProfile::MemberAccess::ByPairFilter:
    case ServerProfile::MemberAccess::Never:
        m_found.knowledge = MemberList::Knowledge::Unknown;
        m_found.notes << u"this provider never lists the members of a group"_s;
        end(m_found);
        break;
    }
}

void MembersJob::askGroup(const QStringList &attributes)
{
    m_askedForMembers = !attributes.isEmpty() || !profile().projection;
    auto *job = new FetchJob(connection(), m_group.endpoint, m_group.id, {.attributes = attributes, .priority = m_priority}, this);
    job->then(this, [this](const Result<Resource> &outcome) { onGroup(outcome); });
}

/// A hundred thousand members are no work for the GUI thread.
void MembersJob::onGroup(const Result<Resource> &outcome)
{
    if (!outcome.ok()) {
        end(outcome.error());
        return;
    }
    m_reading.setFuture(QtConcurrent::run([group = *outcome] { return membersToldBy(group); }));
}

void MembersJob::onRead()
{
    if (isDone())
        return;
    const std::optional<QList<MemberList::Member>> members = m_reading.future().takeResult();
    if (!members && !m_askedForMembers) { // an empty group, or one that keeps its members to itself until asked
        askGroup({u"members"_s});
        return;
    }
    if (!members)
        m_found.notes << u"the group has no attribute \"members\": it is empty, or the server withholds them"_s;
    m_found.members = members.value_or(QList<MemberList::Member>());
    if (!looksCut(m_found.members.size()))
        return end(m_found);
    auto *job = new MemberCheckJob(connection(), m_group, m_found, m_priority, this);
    job->then(this, [this](const Result<MemberList> &checked) { end(checked); });
}

void MembersJob::askUsers()
{
    m_found.knowledge = MemberList::Knowledge::UsersOnly;
    ListQuery query {.endpoint = m_group.userEndpoint, .resourceType = m_group.userType};
    query.filter = Filter::compare({.schema = {}, .attribute = u"groups"_s, .subAttribute = u"value"_s}, CompareOp::Eq, Json(m_group.id));
    query.attributes = {u"id"_s, u"displayName"_s, u"userName"_s};
    auto *job = new ListJob(connection(), query, {.priority = m_priority}, this);
    connect(job, &ListJob::pageReady, this, &MembersJob::onUsers);
    job->then(this, [this](const Result<ListSummary> &outcome) { onAllUsers(outcome); });
}

void MembersJob::onUsers(const ListPage &page)
{
    QList<MemberList::Member> members;
    members.reserve(page.resources.size());
    for (const Resource &user : page.resources)
        members.append({.value = user.id(), .display = user.displayText(), .type = m_group.userType});
    m_found.members += members;
    Q_EMIT progressed(m_found.members.size());
    Q_EMIT pageFound(members);
}

void MembersJob::onAllUsers(const Result<ListSummary> &outcome)
{
    if (!outcome.ok()) {
        end(outcome.error());
        return;
    }
    m_found.notes << outcome->notes;
    end(m_found);
}

} // namespace Provost
