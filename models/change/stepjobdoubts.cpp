// SPDX-License-Identifier: GPL-3.0-or-later
// How a step learns what came of it: looking it up where nobody has said so, and looking again where that was asked for.
#include "change/stepjob.h"

#include "change/refusal.h"
#include "change/secrets.h"
#include "change/stepverify.h"
#include "client/membercheck.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int maxDoubts = 4;
constexpr int maxStrangeAnswers = 3; ///< success that somebody else may have said: a few times, and not for ever
} // namespace

void StepJob::settle()
{
    StepContext context = batchContext();
    if (m_context.inDoubt && !m_isSent)
        context.delays = m_context.delaysForEarlier;
    auto *job = new StepLookup(connection(), std::move(context), this);
    job->then(this, [this](const Result<StepFinding> &finding) { onSettled(finding); });
}

/// A look-up that cannot be made now. A gateway's word, or a strange page, is believed once, for one object may be too much for it for ever.
bool StepJob::mayComeBack(const Error &error) const
{
    const bool wasSo = m_context.inDoubt && m_context.earlier.error && m_context.earlier.error->httpStatus == error.httpStatus;
    const bool isInBetween = isFromGateway(error) || error.kind == ErrorKind::Protocol;
    return isOutage(error) || (isInBetween && !wasSo);
}

void StepJob::onSettled(const Result<StepFinding> &finding)
{
    // A page in between instead of the answer. Looking costs nothing; a create that is given up in doubt costs a person.
    if (!finding && finding.error().kind == ErrorKind::Protocol && m_waits < m_context.delays.size())
        return waitThen([this] { settle(); });
    if (!finding && mayComeBack(finding.error())) {
        m_outcome.error = finding.error();
        return endWith(StepState::Sent);
    }
    if (!finding)
        return onUnknown(u"it cannot be looked up: "_s + withoutTexts(finding.error().toString(), m_context.secrets));
    if (finding->verdict == StepFinding::Verdict::Unknown)
        return onUnknown(finding->reason);
    if (finding->verdict == StepFinding::Verdict::NotCarried && isMembership())
        m_batches.keep(finding->missing);
    if (finding->verdict == StepFinding::Verdict::NotCarried)
        return onNotCarried();
    m_outcome.id = finding->id;
    if (isMembership())
        finishBatch();
    else
        done(u"found to be carried out"_s);
}

void StepJob::onNotCarried()
{
    // The provider itself has said so: it may only not be shown yet, and a second one could not be told from it.
    if (m_isCreated || (m_context.step.kind == ChangeKind::Create && m_doubt && m_doubt->httpStatus == 201))
        return onUnknown(u"it was answered with success, and is not to be found"_s);
    // Who gave up waiting was not the server, which may be at it still.
    const bool isStillAtIt = m_doubt && (m_doubt->httpStatus == 504 || m_doubt->kind == ErrorKind::Timeout);
    if (isStillAtIt && mayBeDoubled(m_context.step))
        return onUnknown(u"it is not there yet, and may come"_s);
    // 500, 409, 412: the provider's last word. A 2xx that could not be read was somebody else's, a portal's page in between.
    const bool isAnswer = m_doubt && m_doubt->httpStatus >= 400 && m_doubt->httpStatus < 502;
    const bool isStrange = isSuccess(m_doubt) && m_doubts >= maxStrangeAnswers;
    if (isAnswer || isStrange || (m_doubt && m_doubts >= maxDoubts)) {
        Error error = *std::exchange(m_doubt, std::nullopt);
        error.inDoubt = !isAnswer && !isStrange; // it may come yet: whoever tries again looks first
        return handleChanged(error) ? void() : fail(error);
    }
    m_doubt.reset();
    begin(); // others may have written since
}

/// Memberships and replaced values come out the same however often they are sent; a create does not.
void StepJob::onUnknown(const QString &reason)
{
    const bool isEnough = m_doubts >= maxDoubts || (isSuccess(m_doubt) && m_doubts >= maxStrangeAnswers);
    if (m_context.step.kind != ChangeKind::Create && !isEnough) {
        m_doubt.reset();
        m_isFateUnknown = true;
        return begin();
    }
    Error error = m_doubt.value_or(Error {.kind = ErrorKind::Transport, .detail = u"interrupted"_s});
    error.detail += u"; may have been carried out: "_s + reason;
    error.inDoubt = true;
    fail(error);
}

void StepJob::tellWritten(StepState state)
{
    StepOutcome unverified = m_outcome;
    unverified.state = state;
    unverified.calls = callsSoFar();
    Q_EMIT written(unverified);
}

/// Where a question is asked for each member, some are asked for; all of them when one of these is amiss.
void StepJob::verify(bool some)
{
    StepContext context = m_context;
    if (!m_outcome.id.isEmpty())
        context.step.id = m_outcome.id;
    const QStringList &unchanged = m_outcome.unchangedMembers;
    QStringList &members = context.step.members;
    members = m_context.verify ? unchanged + without(members, unchanged) : unchanged; // first those of whom it was only said
    const bool isOneByOne = profile().members == ServerProfile::MemberAccess::ByGroupsFilter || profile().members == ServerProfile::MemberAccess::ByPairFilter;
    const qsizetype asked = std::max<qsizetype>(m_context.membersAsked, unchanged.size());
    const bool isPart = some && isOneByOne && m_context.membersAsked > 0 && members.size() > asked;
    if (isPart)
        members = members.mid(0, asked);
    auto *job = new StepVerify(connection(), std::move(context), this);
    job->then(this, [this, isPart](const Result<QList<ValueDifference>> &differences) { onVerified(differences, isPart); });
}

void StepJob::onVerified(const Result<QList<ValueDifference>> &differences, bool isPart)
{
    if (!differences && m_isBelied)
        return endBelied(differences.error());
    if (!differences) {
        m_outcome.note += (m_outcome.note.isEmpty() ? QString() : u"; "_s) + u"could not be verified: "_s + withoutTexts(differences.error().detail, m_context.secrets);
        return endWith(StepState::Done);
    }
    m_outcome.differences = *differences;
    if (!isMembership() || differences->isEmpty())
        return endWith(StepState::Done);
    if (isPart) {
        m_isBelied = true;
        tellWritten(StepState::Sent);
        return isDone() ? void() : verify(false);
    }
    for (const ValueDifference &difference : *differences)
        m_outcome.failedMembers << (difference.sent.isUndefined() ? difference.found : difference.sent).toString();
    const qsizetype told = m_outcome.unchangedMembers.size();
    m_outcome.unchangedMembers = without(m_outcome.unchangedMembers, m_outcome.failedMembers);
    const bool wasToldFalsely = m_outcome.unchangedMembers.size() < told;
    fail(wasToldFalsely ? Error::protocol(u"answered that there was nothing to do, but there is"_s) : withoutEffect());
}

/// Some are known not to be there, and of the others it cannot be learned: none of them is called done.
void StepJob::endBelied(const Error &error)
{
    const bool isLater = isOutage(error) || isFromGateway(error);
    m_outcome.note = u"could not be verified: "_s + withoutTexts(error.detail, m_context.secrets);
    m_outcome.error = isLater ? error : withoutEffect();
    if (isLater)
        return endWith(StepState::Sent);
    m_outcome.failedMembers = m_context.step.members;
    endWith(StepState::Failed);
}

} // namespace Provost
