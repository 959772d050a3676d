// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/effectivemembersjob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

EffectiveMembersJob::EffectiveMembersJob(Connection &connection, MembersJob::Group group, QString name, QObject *parent)
    : ClientJob<EffectiveMembers>(connection, parent)
    , m_group(std::move(group))
{
    m_open.push_back({.id = m_group.id, .path = {std::move(name)}, .above = {m_group.id}});
}

void EffectiveMembersJob::start()
{
    next();
}

void EffectiveMembersJob::next()
{
    if (m_open.empty())
        return end(m_found);
    const Open group = m_open.front();
    m_open.pop_front();
    MembersJob::Group asked = m_group;
    asked.id = group.id;
    auto *job = new MembersJob(connection(), asked, RequestPriority::Background, this);
    job->then(this, [this, group](const Result<MemberList> &found) { onMembers(group, found); });
}

void EffectiveMembersJob::onMembers(const Open &group, const Result<MemberList> &found)
{
    if (!found) {
        if (group.id == m_group.id || found.error().kind != ErrorKind::NotFound)
            return end(found.error());
        m_found.notes << u"the group %1 is a member and cannot be read"_s.arg(group.path.constLast());
        return next();
    }
    m_found.knowledge = std::max(m_found.knowledge, found->knowledge);
    for (const QString &note : found->notes) {
        if (!m_found.notes.contains(note))
            m_found.notes << note;
    }
    const bool isUntold = std::any_of(found->members.cbegin(), found->members.cend(), [](const MemberList::Member &member) { return member.type.isEmpty(); });
    if (isUntold && !m_groupIds)
        readGroupIds(group, *found);
    else
        take(group, *found);
}

void EffectiveMembersJob::readGroupIds(const Open &group, const MemberList &list)
{
    ListQuery query {.endpoint = m_group.endpoint, .resourceType = u"Group"_s};
    if (profile().projection)
        query.attributes = {u"id"_s, u"displayName"_s};
    m_groupIds.emplace();
    auto *job = new ListJob(connection(), query, {.priority = RequestPriority::Background}, this);
    connect(job, &ListJob::pageReady, this, [this](const ListPage &page) {
        for (const Resource &resource : page.resources)
            m_groupIds->insert(resource.id());
    });
    job->then(this, [this, group, list](const Result<ListSummary> &summary) {
        if (!summary)
            end(summary.error());
        else
            take(group, list);
    });
}

void EffectiveMembersJob::take(const Open &group, const MemberList &list)
{
    for (MemberList::Member member : list.members) {
        if (member.type.isEmpty() && m_groupIds)
            member.type = m_groupIds->contains(member.value) ? u"Group"_s : m_group.userType;
        const bool isGroup = member.type.compare("Group"_L1, Qt::CaseInsensitive) == 0;
        if (isGroup && group.above.contains(member.value)) {
            ++m_found.cycles;
            continue;
        }
        if (m_seen.contains(member.value))
            continue;
        m_seen.insert(member.value);
        m_found.members << EffectiveMembers::Member {.member = member, .path = group.path};
        if (!isGroup)
            continue;
        Open below {.id = member.value, .path = group.path, .above = group.above};
        below.path << (member.display.isEmpty() ? member.value : member.display);
        below.above.insert(member.value);
        m_open.push_back(below);
    }
    next();
}

} // namespace Provost
