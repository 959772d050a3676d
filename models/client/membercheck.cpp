// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membercheck.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

AttributeName groupsValue()
{
    return {.schema = {}, .attribute = u"groups"_s, .subAttribute = u"value"_s};
}

enum class Membership : quint8 { None, Direct, Indirect };

Membership membershipOf(const Resource &user, const QString &groupId)
{
    const Json groups = user.json().value(u"groups");
    Membership standing = Membership::None;
    for (const Json &group : groups.items()) {
        if (group.value(u"value").toString() != groupId)
            continue;
        if (group.value(u"type").toString().compare("indirect"_L1, Qt::CaseInsensitive) != 0)
            return Membership::Direct;
        standing = Membership::Indirect;
    }
    return standing;
}

} // namespace

bool looksCut(qsizetype members)
{
    constexpr std::array<qsizetype, 5> usual {50, 100, 200, 250, 500};
    return std::find(usual.begin(), usual.end(), members) != usual.end() || (members > 0 && members % 1000 == 0);
}

MemberCheckJob::MemberCheckJob(Connection &connection, MembersJob::Group group, MemberList list, RequestPriority priority, QObject *parent)
    : ClientJob<MemberList>(connection, parent)
    , m_group(std::move(group))
    , m_list(std::move(list))
    , m_priority(priority)
{
    for (const MemberList::Member &member : std::as_const(m_list.members)) {
        const bool isNew = !m_known.contains(member.value);
        m_known.insert(member.value);
        // one without a type may be a group: it counts for nobody
        m_usersKnown += isNew && !member.type.isEmpty() && member.type.compare("Group"_L1, Qt::CaseInsensitive) != 0 ? 1 : 0;
    }
}

ListQuery MemberCheckJob::query() const
{
    ListQuery query {.endpoint = m_group.userEndpoint, .resourceType = m_group.userType};
    query.filter = Filter::compare(groupsValue(), CompareOp::Eq, Json(m_group.id));
    if (profile().projection)
        query.attributes = {u"id"_s, u"displayName"_s, u"userName"_s, u"groups"_s};
    return query;
}

void MemberCheckJob::start()
{
    const bool canAsk = profile().filter.supported.value_or(true) && profile().acceptsFilter(m_group.userType, query().filter);
    if (!canAsk)
        return endUnsure();
    m_hasAsked = true;
    auto *job = new ListJob(connection(), query(), {.limit = 0, .priority = m_priority}, this);
    job->then(this, [this](const Result<ListSummary> &outcome) { onTotal(outcome); });
}

void MemberCheckJob::onTotal(const Result<ListSummary> &outcome)
{
    if (!outcome)
        return endUnsure(outcome.error());
    if (!outcome->totalResults)
        return endUnsure();
    const qint64 total = *outcome->totalResults;
    if (total == 0 || total < m_usersKnown) // some servers answer a filter they do not know with nobody
        return endUnsure();
    if (total == m_usersKnown)
        return endSure(); // everybody who says so is there
    readUsers();
}

void MemberCheckJob::readUsers()
{
    auto *job = new ListJob(connection(), query(), {.priority = m_priority}, this);
    connect(job, &ListJob::pageReady, this, &MemberCheckJob::onUsers);
    job->then(this, [this](const Result<ListSummary> &outcome) {
        if (!outcome)
            return endUnsure(outcome.error());
        if (m_added > 0)
            m_list.notes << u"the server cut the list off at %1 members; %2 more were found by asking the users"_s.arg(m_known.size() - m_added).arg(m_added);
        endSure();
    });
}

/// The users are all there; of groups in the group nobody can be asked.
void MemberCheckJob::endSure()
{
    m_list.knowledge = std::max(m_list.knowledge, MemberList::Knowledge::UsersOnly);
    end(m_list);
}

/// Some servers answer a filter they do not know with everybody: only who shows the group is believed.
void MemberCheckJob::onUsers(const ListPage &page)
{
    for (const Resource &user : page.resources) {
        const Membership standing = membershipOf(user, m_group.id);
        if (standing == Membership::None)
            return endUnsure();
        if (standing == Membership::Indirect || m_known.contains(user.id()))
            continue;
        m_known.insert(user.id());
        ++m_added;
        m_list.members.append({.value = user.id(), .display = user.displayText(), .type = m_group.userType});
    }
}

void MemberCheckJob::endUnsure(const std::optional<Error> &problem)
{
    m_problem = problem;
    m_list.knowledge = MemberList::Knowledge::MaybeCut;
    m_list.notes << u"the list has exactly %1 members: the server may have cut it off there"_s.arg(m_known.size() - m_added);
    end(m_list);
}

} // namespace Provost
