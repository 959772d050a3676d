// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/effectivemembersjob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 20'000; ///< of one search: circles make many ways that lead nowhere

/// The ways down to a group, none of which comes by a group twice.
class Ways
{
public:
    Ways(const QHash<QString, QStringList> &groupsOf, const QHash<QString, QString> &names, QString root)
        : m_groupsOf(groupsOf)
        , m_names(names)
        , m_root(std::move(root))
    {
    }
    /// Shortest first; without those by `avoided`.
    [[nodiscard]] QList<QStringList> to(const QString &group, const QString &avoided)
    {
        m_found.clear();
        m_steps = 0;
        m_way.clear();
        if (group != avoided)
            climb(group, avoided);
        std::stable_sort(m_found.begin(), m_found.end(), [](const QStringList &a, const QStringList &b) { return a.size() < b.size(); });
        return m_found;
    }
    [[nodiscard]] bool isCut() const { return m_isCut; }

private:
    void climb(const QString &group, const QString &avoided)
    {
        if (++m_steps > mostSteps || m_found.size() > EffectiveMembers::mostWays) {
            m_isCut = true;
            return;
        }
        m_way.prepend(group);
        if (group == m_root) {
            QStringList names;
            for (const QString &id : std::as_const(m_way))
                names << m_names.value(id, id);
            m_found << names;
        } else {
            const QStringList above = m_groupsOf.value(group);
            for (const QString &one : above) {
                if (one != avoided && !m_way.contains(one))
                    climb(one, avoided);
            }
        }
        m_way.removeFirst();
    }

    const QHash<QString, QStringList> &m_groupsOf;
    const QHash<QString, QString> &m_names;
    QString m_root;
    QStringList m_way; ///< ids, from where the search is down to where it began
    QList<QStringList> m_found;
    int m_steps = 0;
    bool m_isCut = false;
};

} // namespace

EffectiveMembersJob::EffectiveMembersJob(Connection &connection, MembersJob::Group group, QString name, QObject *parent)
    : ClientJob<EffectiveMembers>(connection, parent)
    , m_group(std::move(group))
{
    m_names.insert(m_group.id, name);
    m_open.push_back({.id = m_group.id, .path = {std::move(name)}, .above = {m_group.id}});
}

void EffectiveMembersJob::start()
{
    next();
}

void EffectiveMembersJob::next()
{
    if (m_open.empty()) {
        findWays();
        return end(m_found);
    }
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
    for (const QString &told : found->notes) {
        const QString note = group.id == m_group.id ? told : u"%1: %2"_s.arg(group.path.constLast(), told);
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
        if (QStringList &groups = m_groupsOf[member.value]; !groups.contains(group.id))
            groups << group.id;
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
        m_names.insert(member.value, below.path.constLast());
        below.above.insert(member.value);
        m_open.push_back(below);
    }
    next();
}

/// Whoever is taken out of one of the groups is still in by the others.
void EffectiveMembersJob::findWays()
{
    Ways ways(m_groupsOf, m_names, m_group.id);
    QHash<QString, QList<QStringList>> known; // of groups, for all the people in them
    for (EffectiveMembers::Member &member : m_found.members) {
        const QString &id = member.member.value;
        const QStringList groups = m_groupsOf.value(id);
        const bool isGroup = m_names.contains(id);
        for (const QString &group : groups) {
            if (isGroup) {
                member.ways += ways.to(group, id);
                continue;
            }
            auto at = known.constFind(group);
            if (at == known.cend())
                at = known.insert(group, ways.to(group, {}));
            member.ways += *at;
        }
        member.ways.removeOne(member.path); // but for its place: other groups may be called the same
        std::stable_sort(member.ways.begin(), member.ways.end(), [](const QStringList &a, const QStringList &b) { return a.size() < b.size(); });
        member.ways.prepend(member.path);
        m_found.areWaysCut = m_found.areWaysCut || member.ways.size() > EffectiveMembers::mostWays;
        member.ways.resize(std::min(member.ways.size(), EffectiveMembers::mostWays));
    }
    m_found.areWaysCut = m_found.areWaysCut || ways.isCut();
}

} // namespace Provost
