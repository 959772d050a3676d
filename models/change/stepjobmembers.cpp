// SPDX-License-Identifier: GPL-3.0-or-later
// How a step deals with members: which of them a refusal is about, who is there already, and what is left of the step when it ends.
#include "change/stepjob.h"

#include "change/memberpatch.h"
#include "change/refusal.h"
#include "change/secrets.h"
#include "client/fetchjob.h"
#include "client/membercheck.h"
#include "client/membersshownjob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

Error StepJob::withoutEffect()
{
    return Error::protocol(u"answered with success, but did not change who is a member"_s);
}

/// As many members as servers show at most: what is beyond them would be out. The users are asked; of groups in the group nobody can be.
void StepJob::checkBeforePut(const Resource &found)
{
    const MemberList shown {.members = membersToldBy(found).value_or(QList<MemberList::Member>())};
    auto *job = new MemberCheckJob(connection(), {.endpoint = m_context.step.endpoint, .id = m_context.step.id}, shown, RequestPriority::Bulk, this);
    job->then(this, [this, job, found, shown](const Result<MemberList> &checked) {
        if (!checked)
            return onRefused(checked.error());
        if (const auto &problem = job->problem(); problem && (isOutage(*problem) || isFromGateway(*problem)))
            return onRefused(*problem); // nobody has answered: whether the list is cut is as open as before
        const bool hasGroups = std::any_of(shown.members.cbegin(), shown.members.cend(), [](const MemberList::Member &member) { return member.type.compare("Group"_L1, Qt::CaseInsensitive) == 0; });
        const bool isWhole = checked->knowledge != MemberList::Knowledge::MaybeCut && checked->members.size() == shown.members.size();
        if (isWhole && !hasGroups)
            put(found);
        else
            fail(Error::validation(u"this provider changes a %1 only as a whole, and the %2 members that it shows may not be all: the others would be lost"_s.arg(m_context.type.name, QString::number(shown.members.size()))));
    });
}

/// Nobody in the group, or members that are withheld: a PUT without them would take them all out. Only where some group is shown with members, and nobody says that he is in this one, it is empty.
void StepJob::lookWhetherShown(const Resource &found)
{
    auto *job = new MembersShownJob(connection(), {.endpoint = m_context.step.endpoint, .id = m_context.step.id}, m_context.membersSeen, this);
    job->then(this, [this, job, found](const Result<bool> &shown) {
        if (!shown && (isOutage(shown.error()) || isFromGateway(shown.error())))
            return onRefused(shown.error()); // nobody has answered: whether it is empty is as open as before
        m_areShown = shown.valueOr(false);
        if (m_areShown && job->hasAsked())
            readBeforePut(); // who joined in all that time would be out
        else if (m_areShown)
            put(found);
        else if (!shown)
            fail(Error::validation(u"this provider changes a %1 only as a whole, and does not tell whether it shows members: those of this one may be withheld, and would be lost"_s.arg(m_context.type.name)));
        else if (job->isWithheld())
            fail(Error::validation(u"this provider changes a %1 only as a whole, and shows nobody in this one, though users say that they are members: they would be lost"_s.arg(m_context.type.name)));
        else
            fail(Error::validation(u"this provider changes a %1 only as a whole, and shows no group with members: those of this one may be withheld, and would be lost. Make a group with somebody in it: once it is shown with members, this one can be changed"_s.arg(m_context.type.name)));
    });
}

void StepJob::onMembersRefused(const Error &error)
{
    if (m_groupSeen || error.httpStatus == 409 || error.httpStatus == 413)
        judgeMembers(error);
    else
        lookAtGroup(error);
}

void StepJob::lookAtGroup(const Error &refusal)
{
    auto *job = new FetchJob(connection(), m_context.step.endpoint, m_context.step.id, {.excludedAttributes = {u"members"_s}, .priority = RequestPriority::Bulk}, this);
    job->then(this, [this, refusal](const Result<Resource> &found) {
        m_groupSeen = found.ok();
        if (m_groupSeen)
            judgeMembers(refusal);
        else if (!handleOutage(found.error()))
            fail(refusal);
    });
}

void StepJob::judgeMembers(const Error &refusal)
{
    const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
    const bool isUnchanged = adds ? saysAlreadyMember(refusal) : saysNotMember(refusal);
    const QStringList batch = m_batches.current();
    const bool isKnown = std::all_of(batch.cbegin(), batch.cend(), [this](const QString &id) { return m_absent.contains(id); });
    if (adds && refusal.httpStatus == 409 && !isUnchanged && !isKnown)
        return lookUpRefused(refusal);
    if (batch.size() > 1) {
        m_batches.split(refusal.detail);
        return next();
    }
    if (!isUnchanged)
        return failMember(refusal);
    m_isShown = false;
    m_isToldUnchanged = true;
    takeAsUnchanged(batch);
    finishBatch();
}

void StepJob::failMember(const Error &refusal)
{
    m_outcome.failedMembers << m_batches.current();
    m_outcome.error = refusal;
    finishBatch();
}

void StepJob::takeAsUnchanged(const QStringList &members)
{
    m_outcome.unchangedMembers << members;
    m_outcome.note = m_context.step.kind == ChangeKind::MembersAdd ? u"was a member already"_s : u"was not a member"_s;
}

/// 409 in other words than "is a member already": that may be why, or a group that cannot be changed just now.
void StepJob::lookUpRefused(const Error &refusal)
{
    StepContext context = batchContext();
    if (!m_wasInDoubt)
        context.delays.clear(); // a write of our own is not what it would wait for
    auto *job = new StepLookup(connection(), std::move(context), this);
    job->then(this, [this, refusal](const Result<StepFinding> &finding) { onRefusedLookedUp(finding, refusal); });
}

void StepJob::onRefusedLookedUp(const Result<StepFinding> &finding, const Error &refusal)
{
    if (!finding && handleOutage(finding.error()))
        return;
    QStringList absent = m_batches.current(); // or not known to be there, which is no better
    QStringList present;
    if (finding && finding->verdict == StepFinding::Verdict::Carried)
        present = std::exchange(absent, {});
    else if (finding && finding->verdict == StepFinding::Verdict::NotCarried)
        present = without(std::exchange(absent, finding->missing), finding->missing);
    m_absent.unite(QSet<QString>(absent.cbegin(), absent.cend()));
    if (!present.isEmpty())
        takeAsUnchanged(present);
    if (absent.isEmpty())
        return finishBatch();
    m_batches.keep(absent);
    return present.isEmpty() ? judgeMembers(refusal) : next(); // without those who are there it may be taken
}

/// A list that may be cut, or is withheld, proves nothing.
bool StepJob::showsMembers(const Resource &group)
{
    const Json members = group.isNull() ? Json() : group.json().value(u"members");
    return members.isArray() && members.size() > 0 && !looksCut(members.size());
}

/// The answer shows the group as it is now, and not as it was to be.
bool StepJob::isBelied(const Resource &group) const
{
    if (!showsMembers(group))
        return false;
    const Json members = group.json().value(u"members");
    QSet<QString> present;
    for (const Json &element : members.items())
        present.insert(memberId(element));
    const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
    const QStringList &batch = m_batches.current();
    return std::any_of(batch.cbegin(), batch.cend(), [&](const QString &id) { return present.contains(id) != adds; });
}

/// Some providers answer with success and change nothing; who is not there after a second look has failed.
void StepJob::confirmMembers()
{
    auto *job = new StepLookup(connection(), batchContext(), this);
    job->then(this, [this](const Result<StepFinding> &finding) {
        if (!finding && mayComeBack(finding.error())) {
            m_outcome.error = finding.error();
            return endWith(StepState::Sent); // the answer says that it was without effect: not done until somebody has looked
        }
        if (finding && finding->verdict == StepFinding::Verdict::NotCarried) {
            m_outcome.failedMembers << finding->missing;
            m_outcome.error = withoutEffect();
        } else if (finding && finding->verdict == StepFinding::Verdict::Unknown) {
            m_outcome.note = u"could not be verified: "_s + finding->reason;
        } else if (!finding) {
            m_outcome.note = u"could not be verified: "_s + withoutTexts(finding.error().detail, m_context.secrets);
        }
        finishBatch();
    });
}

void StepJob::finishBatch()
{
    m_batches.next();
    m_doubts = 0;
    m_rebases = 0;
    m_doubt.reset();
    next();
}

void StepJob::endOfBatches()
{
    if (m_outcome.failedMembers.isEmpty())
        return done(m_outcome.note);
    fail(*m_outcome.error);
}

StepContext StepJob::batchContext() const
{
    StepContext context = m_context;
    if (isMembership())
        context.step.members = m_batches.current();
    return context;
}

/// Who is still to come, or was refused: with them the step goes on. The rest is done, is not sent again, and an undo knows of it.
void StepJob::settleMembers(StepState state)
{
    if (state == StepState::Done)
        return;
    const QStringList left = m_outcome.failedMembers + m_batches.open();
    const bool isPart = left.size() < m_context.step.members.size();
    m_outcome.openMembers.clear();
    if (state != StepState::Failed) {
        m_outcome.failedMembers.clear(); // they have another turn, too
        m_outcome.openMembers = isPart ? left : QStringList();
    } else if (isPart || !m_outcome.failedMembers.isEmpty()) {
        m_outcome.failedMembers = left;
    }
}

} // namespace Provost
