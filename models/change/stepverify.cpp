// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stepverify.h"

#include "client/fetchjob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;
using Kind = ValueDifference::Kind;

StepVerify::StepVerify(Connection &connection, StepContext context, QObject *parent)
    : ClientJob<QList<ValueDifference>>(connection, parent)
    , m_context(std::move(context))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &StepVerify::look);
}

/// A look right after the write costs a call and would not see it where reads lag.
void StepVerify::start()
{
    std::vector<std::chrono::milliseconds> &delays = m_context.delays;
    if (profile().readYourWrites || delays.empty())
        return look();
    m_again.start(delays.front());
    delays.erase(delays.begin());
}

void StepVerify::abort()
{
    m_again.stop();
    ClientJob<QList<ValueDifference>>::abort();
}

void StepVerify::look()
{
    const PlanStep &step = m_context.step;
    if (!step.members.isEmpty())
        return lookAtMembers();
    if (profile().members != ServerProfile::MemberAccess::InGroup)
        m_context.step.body.remove(u"members"); // not shown with the group
    auto *job = new FetchJob(connection(), step.endpoint, step.id, {.priority = RequestPriority::Bulk}, this);
    job->then(this, [this](const Result<Resource> &found) { onObject(found); });
}

/// The look-up knows all the ways to learn of a membership, and waits by itself.
void StepVerify::lookAtMembers()
{
    auto *job = new StepLookup(connection(), m_context, this);
    job->then(this, [this](const Result<StepFinding> &finding) {
        if (!finding)
            return end(finding.error());
        QList<ValueDifference> differences;
        const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
        for (const QString &member : finding->missing)
            differences << ValueDifference {.kind = Kind::Ignored, .attribute = u"members"_s, .sent = adds ? Json(member) : Json(), .found = adds ? Json() : Json(member)};
        if (finding->verdict == StepFinding::Verdict::Unknown)
            return end(Error::protocol(finding->reason));
        end(differences);
    });
}

void StepVerify::onObject(const Result<Resource> &found)
{
    const bool isGone = !found && saysUnknownId(found.error());
    if (!found && !isGone)
        return end(found.error());
    const bool wasDeleted = m_context.step.kind == ChangeKind::Delete;
    if (wasDeleted || isGone) {
        const bool isRight = wasDeleted == isGone;
        return conclude(isRight ? QList<ValueDifference>() : QList<ValueDifference> {{.kind = Kind::Ignored, .attribute = u"id"_s, .sent = wasDeleted ? Json() : Json(m_context.step.id),
                                                                                       .found = wasDeleted ? Json(m_context.step.id) : Json()}});
    }
    QList<ValueDifference> differences = differencesAfter(m_context.step, found->json(), m_context.before, m_context.schema);
    const QList<ValueDifference> losses = lossesAfter(m_context.step, found->json(), m_context.before, m_context.schema);
    for (const ValueDifference &loss : losses) {
        const auto isTold = [&loss](const ValueDifference &told) { return told.attribute == loss.attribute; };
        if (std::none_of(differences.cbegin(), differences.cend(), isTold))
            differences << loss;
    }
    conclude(differences);
}

void StepVerify::conclude(const QList<ValueDifference> &differences)
{
    if (!differences.isEmpty() && !profile().readYourWrites && m_looks < m_context.delays.size())
        m_again.start(m_context.delays[m_looks++]);
    else
        end(differences);
}

} // namespace Provost
