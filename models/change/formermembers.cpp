// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/formermembers.h"

#include "change/refusal.h"
#include "client/listjob.h"
#include "client/membershipjob.h"
#include "net/governor.h"

#include <algorithm>
#include <memory>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Access = ServerProfile::MemberAccess;
constexpr int mostPairs = 1000; ///< asked one by one: more would take longer than the run

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
        group.removes = group.removes || step.kind == ChangeKind::MembersRemove;
        std::copy_if(step.members.cbegin(), step.members.cend(), std::back_inserter(group.members), [](const QString &member) { return !isTemporaryId(member); });
    }
    unseen.removeIf([](QHash<ObjectKey, UnseenMembers>::iterator group) { return group->members.isEmpty(); });
    return unseen;
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
    for (auto group = wanted.cbegin(); group != wanted.cend(); ++group) {
        const ResourceType *type = description.resourceType(group.key().resourceType);
        m_endpoints.insert(group.key().resourceType, type == nullptr ? u"/Groups"_s : type->endpoint);
        add(group.key(), *group);
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
    Ask ask {.group = group, .removes = unseen.removes, .reads = profile().members == Access::ByGroupsFilter};
    for (const QString &member : unseen.members) {
        const auto known = own.constFind(member);
        if (known == own.cend()) {
            ask.members << member;
            continue;
        }
        then.isMember.insert(member, *known);
        then.late.insert(member);
    }
    if (!ask.members.isEmpty())
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
        const Ask next = m_waiting.front();
        m_waiting.pop_front();
        ask(next);
    }
    if (!isDone() && m_running == 0)
        end(m_found);
}

void FormerMembersJob::ask(const Ask &ask)
{
    if (ask.reads) {
        ++m_running;
        return read(ask);
    }
    if (!canAskPairs(ask.group) || m_pairs == mostPairs)
        return; // not known, then
    if (ask.members.size() > 1)
        m_waiting.push_front({.group = ask.group, .members = ask.members.mid(1)});
    ++m_running;
    ++m_pairs;
    auto *job = new MembershipJob(connection(), m_endpoints.value(ask.group.resourceType), ask.group.id, ask.members.constFirst(), RequestPriority::Bulk, this);
    job->then(this, [this, ask](const Result<bool> &found) { onPair(ask, found); });
}

/// No more pages than there are members to ask for: that many answers they would have cost one by one.
bool FormerMembersJob::isEnough(const Ask &ask, const QSet<QString> &found, qsizetype pages)
{
    const bool hasAll = std::all_of(ask.members.cbegin(), ask.members.cend(), [&found](const QString &member) { return found.contains(member); });
    return (hasAll && !ask.removes) || pages >= ask.members.size();
}

void FormerMembersJob::read(const Ask &ask)
{
    const ListQuery query {.endpoint = m_userEndpoint, .resourceType = u"User"_s, .filter = membersOf(ask.group.id), .attributes = {u"id"_s}};
    auto found = std::make_shared<QSet<QString>>();
    auto pages = std::make_shared<qsizetype>(0);
    auto *job = new ListJob(connection(), query, {.readAhead = 1, .priority = RequestPriority::Bulk}, this);
    connect(job, &ListJob::pageReady, this, [this, job, ask, found, pages](const ListPage &page) {
        for (const Resource &user : page.resources)
            found->insert(user.id());
        const bool goesOn = !page.nextCursor.isEmpty() || found->size() < page.totalResults.value_or(0);
        if (!goesOn || !isEnough(ask, *found, ++*pages))
            return;
        job->disconnect(this);
        job->cancel();
        onRead(ask, *found, false, {});
    });
    job->then(this, [this, ask, found](const Result<ListSummary> &summary) {
        onRead(ask, *found, summary.ok(), summary.ok() ? std::nullopt : std::optional(summary.error()));
    });
}

void FormerMembersJob::onRead(const Ask &ask, const QSet<QString> &found, bool wasWhole, const std::optional<Error> &error)
{
    --m_running;
    if (error && isOutage(*error) && !isSpent())
        return end(*error);
    MembersThen &then = m_found[ask.group];
    Ask open {.group = ask.group};
    for (const QString &member : ask.members) {
        if (found.contains(member) || (wasWhole && seesAll()))
            then.isMember.insert(member, found.contains(member));
        else
            open.members << member;
    }
    if (wasWhole && seesAll())
        then.all = found;
    if (!open.members.isEmpty())
        m_waiting.push_front(open);
    fill();
}

void FormerMembersJob::onPair(const Ask &ask, const Result<bool> &found)
{
    --m_running;
    if (!found && isOutage(found.error()) && !isSpent())
        return end(found.error());
    if (found)
        m_found[ask.group].isMember.insert(ask.members.constFirst(), *found);
    fill();
}

} // namespace Provost
