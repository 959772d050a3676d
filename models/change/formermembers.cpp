// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/formermembers.h"

#include "change/refusal.h"
#include "client/listjob.h"
#include "client/membershipjob.h"
#include "net/governor.h"

#include <algorithm>
#include <memory>
#include <tuple>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Access = ServerProfile::MemberAccess;
constexpr qsizetype fewLookUps = 100; ///< nobody waits long for these, however small the run

bool isMembership(const PlanStep &step)
{
    return step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove;
}

Filter membersOf(const QString &group)
{
    return Filter::compare({.schema = {}, .attribute = u"groups"_s, .subAttribute = u"value"_s}, CompareOp::Eq, Json(group));
}

} // namespace

QHash<ObjectKey, UnseenMembers> unseenMembers(const Plan &plan, const ServiceDescription &description)
{
    const Access access = description.profile.members;
    if (access != Access::ByGroupsFilter && access != Access::ByPairFilter)
        return {};
    QHash<ObjectKey, UnseenMembers> unseen;
    for (const PlanStep &step : plan.steps) {
        const PlannedObject &object = plan.objects[step.object];
        if (!isMembership(step) || isTemporaryId(step.id) || object.before.value(u"members").isArray())
            continue;
        UnseenMembers &group = unseen[object.key];
        for (const QString &member : step.members) {
            if (isTemporaryId(member))
                continue;
            group.members << member;
            if (step.kind == ChangeKind::MembersRemove)
                group.removed.insert(member);
        }
    }
    unseen.removeIf([](QHash<ObjectKey, UnseenMembers>::iterator group) { return group->members.isEmpty(); });
    return unseen;
}

int mostLookUps(qsizetype requests)
{
    return int(std::max(fewLookUps, requests));
}

/// One for each group that is read through the users: most have one page.
int plannedLookUps(const Plan &plan, const ServiceDescription &description)
{
    const bool reads = description.profile.members == Access::ByGroupsFilter;
    const int most = mostLookUps(plan.steps.size());
    int all = 0;
    const QHash<ObjectKey, UnseenMembers> unseen = unseenMembers(plan, description);
    for (const UnseenMembers &group : unseen) {
        const int calls = reads ? 1 : int(group.members.size());
        all += calls <= most - all ? calls : 0;
    }
    return all;
}

FormerMembersJob::FormerMembersJob(Connection &connection, const ServiceDescription &description, const QHash<ObjectKey, UnseenMembers> &wanted, Options options, QObject *parent)
    : ClientJob<FormerMembers>(connection, parent)
    , m_options(std::move(options))
{
    connection.governor().meter().watch(this, m_options.budget);
    if (m_options.parallel <= 0)
        m_options.parallel = std::max(1, description.profile.limits.concurrency);
    const ResourceType *users = description.resourceType(u"User");
    m_userEndpoint = users == nullptr ? u"/Users"_s : users->endpoint;
    m_left = m_options.most;
    for (auto write = m_options.late.cbegin(); write != m_options.late.cend(); ++write) {
        if (write->made.isObject())
            m_new.insert(write.key().id.toCaseFolded());
    }
    QList<ObjectKey> groups = wanted.keys();
    std::sort(groups.begin(), groups.end(), [](const ObjectKey &a, const ObjectKey &b) { return std::tie(a.resourceType, a.id) < std::tie(b.resourceType, b.id); }); // the same ones each time, where not all can be
    for (const ObjectKey &group : std::as_const(groups)) {
        const ResourceType *type = description.resourceType(group.resourceType);
        m_endpoints.insert(group.resourceType, type == nullptr ? u"/Groups"_s : type->endpoint);
        add(group, wanted.value(group));
    }
}

FormerMembersJob::~FormerMembersJob() = default;

int FormerMembersJob::calls() const
{
    return connection().governor().meter().used(this);
}

/// What we wrote ourselves a moment ago a read may not show yet.
void FormerMembersJob::add(const ObjectKey &group, const UnseenMembers &unseen)
{
    const QHash<QString, bool> own = m_options.late.value(group).members;
    MembersThen &then = m_found[group];
    Ask ask {.group = group, .removed = unseen.removed, .reads = profile().members == Access::ByGroupsFilter};
    for (const QString &member : unseen.members) {
        const auto known = own.constFind(member.toCaseFolded());
        if (known == own.cend()) {
            ask.members << member;
            continue;
        }
        then.isMember.insert(member, *known);
        then.late.insert(member);
    }
    if (!ask.reads)
        askPairs(ask);
    else if (!ask.members.isEmpty() || !ask.removed.isEmpty()) // it matters who is left, also where all of them are known
        m_waiting.push_back(ask);
}

void FormerMembersJob::start()
{
    fill();
}

bool FormerMembersJob::isSpent() const
{
    return connection().governor().meter().isSpent(this);
}

bool FormerMembersJob::canAskPairs(const ObjectKey &group) const
{
    return profile().filter.supported.value_or(true) && profile().acceptsFilter(group.resourceType, MembershipJob::question(group.id, group.id, profile()));
}

/// The users of a group are all that is in it.
bool FormerMembersJob::seesAll() const
{
    return profile().memberTypes.size() == 1 && profile().memberTypes.constFirst().compare("User"_L1, Qt::CaseInsensitive) == 0;
}

void FormerMembersJob::fill()
{
    while (!isDone() && m_running < m_options.parallel && !m_waiting.empty() && !isSpent()) {
        if (!m_waiting.front().reads) {
            askNext();
            continue;
        }
        const Ask ask = m_waiting.front();
        m_waiting.pop_front();
        if (m_left > 0)
            read(ask);
    }
    if (!isDone() && m_running == 0)
        end(m_found);
}

/// All of a group or nobody: with some of them not known an undo takes back all the same.
void FormerMembersJob::askPairs(const Ask &ask)
{
    if (ask.members.isEmpty() || !canAskPairs(ask.group) || ask.members.size() > m_left)
        return; // not known, then
    m_left -= int(ask.members.size());
    m_waiting.push_front(ask);
}

/// Of the first group that is asked one by one.
void FormerMembersJob::askNext()
{
    Ask &ask = m_waiting.front();
    const ObjectKey group = ask.group;
    const QString member = ask.members.at(ask.next++);
    const bool isRemoved = ask.removed.contains(member);
    if (ask.next == ask.members.size())
        m_waiting.pop_front();
    ++m_running;
    auto *job = new MembershipJob(connection(), m_endpoints.value(group.resourceType), group.id, member, RequestPriority::Bulk, this);
    job->then(this, [this, group, member, isRemoved](const Result<bool> &found) { onPair(group, member, isRemoved, found); });
}

/// No more pages than there are members to ask for: that many answers they would have cost one by one. A list without totals and cursors may go on and on.
bool FormerMembersJob::isEnough(const Ask &ask, const Reading &reading, const ListPage &page) const
{
    const qsizetype most = std::min(std::max<qsizetype>(ask.members.size(), 1), reading.pages + std::max(0, m_left));
    if (!goesOn(reading, page))
        return reading.pages > most;
    const qint64 open = page.totalResults.value_or(0) - reading.found.size();
    const qint64 size = page.resources.size();
    const qint64 expected = open > 0 && size > 0 ? (open + size - 1) / size : 1;
    const bool hasAll = std::all_of(ask.members.cbegin(), ask.members.cend(), [&reading](const QString &member) { return reading.found.contains(member.toCaseFolded()); });
    return (hasAll && ask.removed.isEmpty()) || reading.pages + expected > most;
}

/// It may: nothing says that this was the last page.
bool FormerMembersJob::goesOn(const Reading &reading, const ListPage &page)
{
    return !page.nextCursor.isEmpty() || !page.totalResults || reading.found.size() < *page.totalResults;
}

void FormerMembersJob::read(const Ask &ask)
{
    ++m_running;
    --m_left;
    const ListQuery query {.endpoint = m_userEndpoint, .resourceType = u"User"_s, .filter = membersOf(ask.group.id), .attributes = {u"id"_s}};
    auto reading = std::make_shared<Reading>();
    auto *job = new ListJob(connection(), query, {.readAhead = 1, .priority = RequestPriority::Bulk}, this);
    connect(job, &ListJob::pageReady, this, [this, job, ask, reading](const ListPage &page) {
        for (const Resource &user : page.resources)
            reading->found.insert(user.id().toCaseFolded());
        ++reading->pages;
        if (!isEnough(ask, *reading, page)) {
            m_left -= goesOn(*reading, page) ? 1 : 0;
            return;
        }
        job->disconnect(this);
        job->cancel();
        onRead(ask, reading->found, false, {});
    });
    job->then(this, [this, ask, reading](const Result<ListSummary> &summary) {
        const bool isWhole = summary && summary->complete && summary->notes.isEmpty() && reading->found.size() >= summary->totalResults.value_or(0);
        onRead(ask, reading->found, isWhole, summary.ok() ? std::nullopt : std::optional(summary.error()));
    });
}

/// The list may be older than they are.
QSet<QString> FormerMembersJob::withOwnWrites(const ObjectKey &group, QSet<QString> members) const
{
    const QHash<QString, bool> own = m_options.late.value(group).members;
    for (auto write = own.cbegin(); write != own.cend(); ++write) {
        if (*write)
            members.insert(write.key());
        else
            members.remove(write.key());
    }
    return members;
}

/// Who is not in the list is asked for one by one, unless the list has everybody. Where somebody is taken out, an empty one proves nothing: some servers
/// answer a filter that they do not know with nobody.
void FormerMembersJob::onRead(const Ask &ask, const QSet<QString> &found, bool isWhole, const std::optional<Error> &error)
{
    --m_running;
    if (error && isOutage(*error) && !isSpent())
        return end(*error);
    MembersThen &then = m_found[ask.group];
    const bool isAll = isWhole && seesAll();
    Ask open {.group = ask.group, .removed = ask.removed};
    for (const QString &member : ask.members) {
        const QString id = member.toCaseFolded();
        const bool isRemoved = ask.removed.contains(member);
        if (found.contains(id))
            then.isMember.insert(member, true);
        else if (isRemoved && m_new.contains(id))
            continue; // as good as not asked
        else if (isAll && !(isRemoved && found.isEmpty()))
            then.isMember.insert(member, false);
        else
            open.members << member;
    }
    if (isAll)
        then.all = withOwnWrites(ask.group, found);
    askPairs(open);
    fill();
}

/// Whom this console has made a moment ago a late answer has in no group: they are taken out all the same.
void FormerMembersJob::onPair(const ObjectKey &group, const QString &member, bool isRemoved, const Result<bool> &found)
{
    --m_running;
    if (!found && isOutage(found.error()) && !isSpent())
        return end(found.error());
    if (found && (*found || !isRemoved || !m_new.contains(member.toCaseFolded())))
        m_found[group].isMember.insert(member, *found);
    fill();
}

} // namespace Provost
