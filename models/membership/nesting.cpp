// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/nesting.h"

#include "directory/directory.h"

#include <algorithm>
#include <functional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int levelsAtOnce = 4; ///< questions under way
constexpr qsizetype mostGroups = 500;
constexpr int mostGroupIds = 20'000;

Resource bareResource(const Principal &principal)
{
    return Resource(Json::object({{u"id"_s, principal.id}, {u"meta"_s, Json::object({{u"resourceType"_s, principal.type.isEmpty() ? u"User"_s : principal.type}})}}));
}

} // namespace

QList<QStringList> Nesting::paths(const QString &to, int limit) const
{
    // only from where it can be reached: the ways that lead elsewhere may be a million
    QHash<QString, QStringList> from;
    QStringList open;
    for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
        for (const QString &step : node->next)
            from[step] << node.key();
        if (node.key() == to || std::any_of(node->people.cbegin(), node->people.cend(), [&to](const Principal &one) { return one.id == to; }))
            open << node.key();
    }
    QSet<QString> leading(open.cbegin(), open.cend());
    while (!open.isEmpty()) {
        const QStringList before = from.value(open.takeLast());
        for (const QString &id : before) {
            if (!leading.contains(id)) {
                leading.insert(id);
                open << id;
            }
        }
    }
    QList<QStringList> found;
    QStringList way;
    const std::function<void(const QString &)> walk = [&](const QString &id) {
        if (found.size() >= limit || !leading.contains(id) || way.contains(id))
            return;
        way << id;
        const Node &node = *nodes.constFind(id);
        if (id == to)
            found << way;
        else if (std::any_of(node.people.cbegin(), node.people.cend(), [&to](const Principal &one) { return one.id == to; }))
            found << (way + QStringList {to});
        for (const QString &step : id == to ? QStringList() : node.next)
            walk(step);
        way.removeLast();
    };
    if (nodes.contains(root))
        walk(root);
    std::stable_sort(found.begin(), found.end(), [](const QStringList &a, const QStringList &b) { return a.size() < b.size(); });
    return found;
}

QSet<std::pair<QString, QString>> Nesting::cycles() const
{
    QSet<std::pair<QString, QString>> back;
    QSet<QString> done;
    QStringList way;
    const std::function<void(const QString &)> walk = [&](const QString &id) {
        way << id;
        const QStringList steps = nodes.value(id).next;
        for (const QString &step : steps) {
            if (way.contains(step))
                back.insert({id, step});
            else if (!done.contains(step))
                walk(step);
        }
        way.removeLast();
        done.insert(id);
    };
    walk(root);
    return back;
}

namespace {

constexpr int mostWays = 100; ///< counted; through groups in groups they multiply

/// In how many ways each group is reached from the root, steps that lead back left out.
class WayCount
{
public:
    explicit WayCount(const Nesting &nesting)
        : m_ways({{nesting.root, 1}})
    {
        const QSet<std::pair<QString, QString>> back = nesting.cycles();
        for (auto node = nesting.nodes.cbegin(); node != nesting.nodes.cend(); ++node) {
            for (const QString &step : node->next) {
                if (!back.contains({node.key(), step}))
                    m_before[step] << node.key();
            }
        }
    }
    [[nodiscard]] int to(const QString &group)
    {
        if (const auto known = m_ways.constFind(group); known != m_ways.constEnd())
            return *known;
        int ways = 0;
        m_ways.insert(group, ways); // nothing turns in circles here, whatever was read
        const QStringList before = m_before.value(group);
        for (const QString &one : before)
            ways = std::min(mostWays, ways + to(one));
        m_ways.insert(group, ways);
        return ways;
    }

private:
    QHash<QString, int> m_ways;
    QHash<QString, QStringList> m_before;
};

/// Of people and groups: who is in a group is in it by each of the ways to that group.
QHash<QString, int> waysToAll(const Nesting &nesting)
{
    WayCount count(nesting);
    QHash<QString, int> ways;
    for (auto node = nesting.nodes.cbegin(); node != nesting.nodes.cend(); ++node) {
        ways[node.key()] = std::max(ways.value(node.key()), count.to(node.key()));
        for (const Principal &person : node->people) {
            int &all = ways[person.id];
            all = std::min(mostWays, all + count.to(node.key()));
        }
    }
    return ways;
}

} // namespace

QList<EffectiveMember> effectiveMembers(const Nesting &nesting)
{
    QList<EffectiveMember> all;
    QHash<QString, qsizetype> known;
    QHash<QString, QStringList> via {{nesting.root, {}}}; ///< groups between the root and what is in this one
    const auto note = [&](const Principal &principal, const QStringList &between) {
        if (const auto at = known.constFind(principal.id); at != known.constEnd()) {
            ++all[*at].ways;
            return;
        }
        known.insert(principal.id, all.size());
        all << EffectiveMember {.principal = principal, .via = between};
    };
    std::deque<QString> open {nesting.root};
    while (!open.empty()) {
        const QString id = open.front();
        open.pop_front();
        const Nesting::Node node = nesting.nodes.value(id);
        const QStringList between = via.value(id) + (id == nesting.root ? QStringList() : QStringList {id});
        for (const QString &step : node.next) {
            if (step == nesting.root)
                continue;
            note(nesting.nodes.value(step).principal, between);
            if (via.contains(step))
                continue;
            via.insert(step, between);
            open.push_back(step);
        }
        for (const Principal &person : node.people)
            note(person, between);
    }
    const QHash<QString, int> ways = waysToAll(nesting);
    for (EffectiveMember &member : all)
        member.ways = std::max(member.ways, ways.value(member.principal.id)); // a step that leads back counts where it is met
    return all;
}

NestingJob::NestingJob(Directory &directory, const Principal &subject, bool upwards, QObject *parent)
    : JobOf<Nesting>(parent)
    , m_directory(directory)
{
    m_nesting.root = subject.id;
    m_nesting.upwards = upwards || !subject.isGroup();
    m_nesting.nodes.insert(subject.id, {.principal = subject});
    m_nesting.order << subject.id;
    m_open.push_back(subject.id);
}

NestingJob::~NestingJob() = default;

void NestingJob::start()
{
    next();
}

void NestingJob::abort()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (!job)
            continue;
        job->disconnect(this);
        job->cancel();
    }
}

void NestingJob::stop()
{
    if (isDone())
        return;
    abort();
    if (!m_nesting.nodes.value(m_nesting.root).isRead)
        return finish(Error::cancelled());
    m_nesting.isStopped = true;
    finish(m_nesting);
}

void NestingJob::next()
{
    while (m_underWay < levelsAtOnce && !m_open.empty()) {
        const QString id = m_open.front();
        m_open.pop_front();
        ++m_underWay;
        m_jobs.removeIf([](const QPointer<Job> &job) { return job.isNull(); });
        if (m_nesting.upwards) {
            auto *job = m_directory.groupsOf(bareResource(m_nesting.nodes.value(id).principal), this);
            m_jobs << job;
            job->then(this, [this, id](const Result<QList<Resource>> &groups) { onGroups(id, groups); });
        } else {
            auto *job = m_directory.membersOf(id, this);
            m_jobs << job;
            job->then(this, [this, id](const Result<MemberList> &list) { onMembers(id, list); });
        }
    }
}

void NestingJob::onEach()
{
    --m_underWay;
    Q_EMIT progressed(int(m_nesting.order.size()));
    if (isDone())
        return;
    next();
    if (m_underWay == 0)
        finish(m_nesting);
}

/// What cannot be read stands there unread; only without the root there is nothing to show.
void NestingJob::onMembers(const QString &id, const Result<MemberList> &list)
{
    if (!list) {
        if (id == m_nesting.root)
            return finish(list.error());
        m_nesting.notes << u"%1: %2"_s.arg(m_nesting.nameOf(id), list.error().toString());
        return onEach();
    }
    m_nesting.knowledge = std::max(m_nesting.knowledge, list->knowledge);
    const bool isUntold = std::any_of(list->members.cbegin(), list->members.cend(), [](const MemberList::Member &member) { return member.type.isEmpty(); });
    if (isUntold && !m_groupIds)
        readGroupIds(id, *list);
    else
        take(id, *list);
}

/// Where members do not say whether they are people or groups: the groups are read once.
void NestingJob::readGroupIds(const QString &id, const MemberList &list)
{
    const ResourceType *groups = m_directory.description().resourceType(u"Group");
    if (!groups)
        return take(id, list);
    auto *job = m_directory.find(*groups, Filter(), mostGroupIds, this);
    m_jobs << job;
    job->then(this, [this, id, list](const Result<QList<Resource>> &found) {
        m_groupIds.emplace();
        if (!found || found->size() >= mostGroupIds) // one that is not known to be a group is not looked into
            m_nesting.knowledge = std::max(m_nesting.knowledge, MemberList::Knowledge::UsersOnly);
        for (const Resource &group : found.valueOr({}))
            m_groupIds->insert(group.id());
        take(id, list);
    });
}

void NestingJob::take(const QString &id, const MemberList &list)
{
    m_nesting.nodes[id].isRead = true;
    QSet<QString> once;
    for (const MemberList::Member &member : list.members) {
        if (once.contains(member.value))
            continue;
        once.insert(member.value);
        const bool isGroup = member.type.isEmpty() ? m_groupIds && m_groupIds->contains(member.value) : member.type.compare("Group"_L1, Qt::CaseInsensitive) == 0;
        const Principal principal {.id = member.value, .name = member.display, .type = isGroup ? u"Group"_s : member.type};
        if (isGroup)
            add(principal, id);
        else
            m_nesting.nodes[id].people << principal;
    }
    onEach();
}

void NestingJob::onGroups(const QString &id, const Result<QList<Resource>> &groups)
{
    const bool isUnknowable = !groups && groups.error().kind == ErrorKind::NotFound && groups.error().detail == "unsupported"_L1;
    if (!groups && id == m_nesting.root && !isUnknowable)
        return finish(groups.error());
    if (isUnknowable)
        m_nesting.knowledge = id == m_nesting.root ? MemberList::Knowledge::Unknown : std::max(m_nesting.knowledge, MemberList::Knowledge::UsersOnly);
    else if (!groups)
        m_nesting.notes << u"%1: %2"_s.arg(m_nesting.nameOf(id), groups.error().toString());
    if (m_directory.description().profile.members == ServerProfile::MemberAccess::ByGroupsFilter)
        m_nesting.knowledge = std::max(m_nesting.knowledge, MemberList::Knowledge::UsersOnly);
    m_nesting.nodes[id].isRead = groups.ok();
    for (const Resource &group : groups.valueOr({}))
        add(Principal::of(group, u"Group"_s), id);
    onEach();
}

void NestingJob::add(const Principal &principal, const QString &from)
{
    if (!m_nesting.nodes.contains(principal.id)) {
        if (m_nesting.order.size() >= mostGroups) {
            m_nesting.isCut = true;
            return;
        }
        m_nesting.nodes.insert(principal.id, {.principal = principal});
        m_nesting.order << principal.id;
        m_open.push_back(principal.id);
    }
    m_nesting.nodes[from].next << principal.id;
}

} // namespace Provost
