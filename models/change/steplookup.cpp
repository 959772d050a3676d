// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/steplookup.h"

#include "change/memberpatch.h"
#include "change/valuecheck.h"
#include "client/fetchjob.h"
#include "client/membershipjob.h"
#include "client/membersshownjob.h"
#include "net/retryafter.h"
#include "scim/listpage.h"

namespace Provost {
using namespace Qt::StringLiterals;
using Verdict = StepFinding::Verdict;

namespace {
constexpr qsizetype leastCut = 20; ///< no server cuts lists of members shorter than that
constexpr qsizetype asked = 3; ///< of those who are missing in such a list
constexpr qint64 moment = 120; ///< seconds within which a request that was not answered is carried out
constexpr qint64 clockSlack = 300; ///< seconds by which the provider's clock may still differ from what it says in its answers

AttributeName nameOf(QStringView attribute)
{
    return {.schema = {}, .attribute = attribute.toString(), .subAttribute = {}};
}

bool isMembership(const PlanStep &step)
{
    return step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove;
}
} // namespace

StepLookup::StepLookup(Connection &connection, StepContext context, QObject *parent)
    : ClientJob<StepFinding>(connection, parent)
    , m_context(std::move(context))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { std::exchange(m_isAtMember, false) ? lookAtMember() : look(); });
}

void StepLookup::start()
{
    look();
}

void StepLookup::abort()
{
    m_again.stop();
    ClientJob<StepFinding>::abort();
}

void StepLookup::look()
{
    using Access = ServerProfile::MemberAccess;
    const Access access = profile().members;
    m_finding.missing.clear();
    m_unlisted.clear();
    if (m_context.step.kind == ChangeKind::Create)
        lookForCreated();
    else if (!isMembership(m_context.step))
        lookAtObject({});
    else if (access == Access::InGroup || access == Access::OnRequest)
        lookAtObject(access == Access::OnRequest ? QStringList {u"members"_s} : QStringList());
    else if (access == Access::Never)
        conclude(Verdict::Unknown, u"the provider never shows who is a member"_s);
    else
        lookAtMembers(m_context.step.members);
}

Filter StepLookup::identity() const
{
    for (const auto attribute : {u"userName", u"externalId", u"displayName"}) {
        const AttributeName name = nameOf(attribute);
        const Json value = m_context.step.body.value(attribute);
        const Filter filter = Filter::compare(name, CompareOp::Eq, value);
        if (value.isString() && !value.toString().isEmpty() && profile().acceptsFilter(m_context.type.name, filter))
            return filter;
    }
    return {};
}

void StepLookup::lookForCreated()
{
    const Filter filter = identity();
    if (filter.isEverything())
        return conclude(Verdict::Unknown, u"there is no attribute by which it could be looked up here"_s);
    send({.path = m_context.step.endpoint, .query = {{u"filter"_s, filter.toString()}}, .priority = RequestPriority::Bulk},
         [this](const Result<HttpReply> &reply) { onListed(reply); });
}

/// Seconds, by the provider's clock, from its creation to our request.
std::optional<qint64> StepLookup::olderBy(const Resource &resource) const
{
    const QDateTime created = QDateTime::fromString(resource.json().value(u"meta").value(u"created").toString(), Qt::ISODate);
    if (!created.isValid())
        return {};
    return m_context.sentAt.isValid() ? created.secsTo(m_context.sentAt) + m_clockAhead : 0;
}

/// Certainly not what was sent: older than that, or made by another step.
bool StepLookup::isExcluded(const Resource &resource) const
{
    return olderBy(resource).value_or(0) > clockSlack || (m_context.ownIds && m_context.ownIds->contains(resource.id())) || !identity().matches(resource.json(), &m_context.schema);
}

/// Why it cannot be told that this object is the one that was sent; empty: it is. A namesake of somebody else's must not be taken for ours: an undo would
/// delete it, and its values would not be what was asked for.
QString StepLookup::doubtAbout(const Resource &resource) const
{
    const QString attribute = identity().name().attribute;
    const bool isUnique = attribute == "userName"_L1;
    const std::optional<qint64> age = olderBy(resource);
    if (!age && !isUnique && attribute != "externalId"_L1)
        return u"there is one of that name, and the provider does not tell when it was created"_s;
    PlanStep sent = m_context.step;
    sent.body.remove(u"members"); // many providers never show them
    const QList<ValueDifference> differences = differencesAfter(sent, resource.json(), {}, m_context.schema);
    if (isAsGoodAsSent(differences))
        return {};
    const bool isOfThatMoment = isUnique && age && *age <= 0 && *age >= -moment;
    const bool isOnlyLess = std::all_of(differences.cbegin(), differences.cend(), [](const ValueDifference &one) { return one.kind != ValueDifference::Kind::Changed; });
    return isOfThatMoment && isOnlyLess ? QString() : u"there is one of that name with other values"_s; // providers drop what they do not keep
}

/// Ours may be wrong by hours: what was created is dated by the provider's.
void StepLookup::learnClock(const HttpReply &reply)
{
    const QDateTime date = parseHttpDate(QString::fromLatin1(reply.header("Date")).simplified());
    m_clockAhead = date.isValid() ? QDateTime::currentDateTimeUtc().secsTo(date) : 0;
}

void StepLookup::onListed(const Result<HttpReply> &reply)
{
    if (!reply)
        return end(reply.error());
    learnClock(*reply);
    const auto page = ListPage::parse(reply->body);
    if (!page)
        return end(page.error());
    QList<Resource> candidates;
    std::copy_if(page->resources.cbegin(), page->resources.cend(), std::back_inserter(candidates), [this](const Resource &resource) { return !isExcluded(resource); });
    if (candidates.isEmpty())
        return conclude(Verdict::NotCarried);
    if (candidates.size() > 1)
        return conclude(Verdict::Unknown, u"%1 objects could be the one"_s.arg(candidates.size()));
    if (const QString doubt = doubtAbout(candidates.constFirst()); !doubt.isEmpty())
        return conclude(Verdict::Unknown, doubt);
    m_finding.id = candidates.constFirst().id();
    conclude(Verdict::Carried);
}

void StepLookup::lookAtObject(const QStringList &attributes)
{
    auto *job = new FetchJob(connection(), m_context.step.endpoint, m_context.step.id,
                             {.attributes = attributes, .priority = RequestPriority::Bulk}, this);
    job->then(this, [this](const Result<Resource> &found) { onObject(found); });
}

void StepLookup::onObject(const Result<Resource> &found)
{
    const bool isGone = !found && saysUnknownId(found.error());
    if (!found && !isGone)
        return end(found.error());
    if (m_context.step.kind == ChangeKind::Delete)
        return conclude(isGone ? Verdict::Carried : Verdict::NotCarried);
    if (isGone)
        return conclude(Verdict::NotCarried); // sending it again brings the provider's own 404
    if (isMembership(m_context.step))
        return judgeMembers(found->json().value(u"members"));
    judge(found->json());
}

/// Carried out already if all that was asked for is there. A value that was altered on the way in counts where it is known not to be the former one.
void StepLookup::judge(const Json &object)
{
    if (shownOperations(m_context.step, m_context.schema).operations.empty())
        return conclude(Verdict::Unknown, u"what it sets is never shown"_s);
    const QList<ValueDifference> differences = differencesAfter(m_context.step, object, m_context.before, m_context.schema);
    const bool isThere = differences.isEmpty() || (!m_context.before.isUndefined() && isAsGoodAsSent(differences));
    conclude(isThere ? Verdict::Carried : Verdict::NotCarried);
}

void StepLookup::judgeMembers(const Json &members)
{
    QSet<QString> present;
    for (const Json &element : members.items())
        present.insert(memberId(element));
    const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
    for (const QString &member : std::as_const(m_context.step.members)) {
        if (present.contains(member) != adds)
            m_finding.missing << member;
    }
    if (!m_finding.missing.isEmpty() && adds && members.size() == 0 && !m_showsMembers)
        return lookWhetherShown();
    const bool mayBeCut = adds && members.size() >= leastCut;
    if (!m_finding.missing.isEmpty() && mayBeCut) {
        if (!profile().filter.supported.value_or(true) || !profile().acceptsFilter(m_context.type.name, MembershipJob::question(m_context.step.id, m_finding.missing.constFirst(), profile())))
            return conclude(Verdict::Unknown, u"they are not among the %1 members that the provider shows, which may not be all"_s.arg(members.size()));
        m_unlisted = m_finding.missing;
        return lookAtMembers(m_unlisted.mid(0, asked));
    }
    conclude(m_finding.missing.isEmpty() ? Verdict::Carried : Verdict::NotCarried);
}

/// Nobody in the group: so it is, or so the provider shows every group.
void StepLookup::lookWhetherShown()
{
    auto *job = new MembersShownJob(connection(), {.endpoint = m_context.step.endpoint, .id = m_context.step.id}, m_context.membersSeen, this);
    job->then(this, [this, job](const Result<bool> &shown) {
        if (!shown)
            return end(shown.error());
        m_showsMembers = *shown;
        if (m_showsMembers)
            conclude(Verdict::NotCarried);
        else
            conclude(Verdict::Unknown, job->isWithheld() ? u"the provider shows nobody in the group, though users say that they are members"_s : u"the provider shows no group with members"_s);
    });
}

void StepLookup::lookAtMembers(const QStringList &members)
{
    m_toAsk = members;
    m_member = 0;
    m_finding.missing.clear();
    lookAtMember();
}

void StepLookup::lookAtMember()
{
    if (m_member == m_toAsk.size() && !m_finding.missing.isEmpty() && !m_unlisted.isEmpty())
        m_finding.missing = m_unlisted;
    if (m_member == m_toAsk.size())
        return conclude(m_finding.missing.isEmpty() ? Verdict::Carried : Verdict::NotCarried);
    auto *job = new MembershipJob(connection(), m_context.step.endpoint, m_context.step.id, m_toAsk[m_member], RequestPriority::Bulk, this);
    job->then(this, [this](const Result<bool> &found) { onMember(found); });
}

void StepLookup::onMember(const Result<bool> &found)
{
    if (!found && found.error().httpStatus != 400)
        return end(found.error());
    if (!found)
        return conclude(Verdict::Unknown, u"the provider refuses to say who is a member"_s);
    const bool isMissing = *found != (m_context.step.kind == ChangeKind::MembersAdd);
    if (isMissing && waitToLookAgain()) { // a question for each is dear: the others are asked once this one shows
        m_isAtMember = true;
        return;
    }
    if (isMissing)
        m_finding.missing << m_toAsk[m_member];
    ++m_member;
    lookAtMember();
}

bool mayBeDoubled(const PlanStep &step)
{
    return step.kind == ChangeKind::Create && step.body.value(u"userName").toString().isEmpty();
}

std::vector<std::chrono::milliseconds> delaysLeft(const std::vector<std::chrono::milliseconds> &delays, qint64 elapsed)
{
    std::vector<std::chrono::milliseconds> left;
    std::chrono::milliseconds until {0};
    std::chrono::milliseconds looked(elapsed);
    for (const std::chrono::milliseconds delay : delays) {
        until += delay;
        if (until <= looked)
            continue;
        left.push_back(until - looked);
        looked = until;
    }
    return left;
}

/// False: it has had its time, or nothing shows late here.
bool StepLookup::waitToLookAgain()
{
    const bool mayShowLate = !profile().readYourWrites || m_context.mayComeYet;
    if (!mayShowLate || m_looks >= m_context.delays.size())
        return false;
    m_again.start(m_context.delays[m_looks++]);
    return true;
}

void StepLookup::conclude(Verdict verdict, const QString &reason)
{
    if (verdict == Verdict::NotCarried && waitToLookAgain())
        return;
    m_finding.verdict = verdict;
    m_finding.reason = reason;
    end(m_finding);
}

} // namespace Provost
