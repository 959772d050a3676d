// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stepjob.h"

#include "change/leaves.h"
#include "change/memberpatch.h"
#include "change/secrets.h"
#include "change/stepverify.h"
#include "change/typerules.h"
#include "client/fetchjob.h"
#include "client/membercheck.h"
#include "client/wholefetchjob.h"
#include "client/writejob.h"
#include "net/governor.h"
#include "net/keptback.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int maxDoubts = 4;
constexpr int maxStrangeAnswers = 2; ///< success that somebody else may have said: once more, and not for ever
constexpr int maxRebases = 3; ///< an object that somebody changes all the time

/// The request of a step as it is: method, path and body were settled by the planner.
class StepWrite : public WriteJob
{
public:
    StepWrite(Connection &connection, HttpRequest request, const QString &id, QObject *parent)
        : WriteJob(connection, std::move(request), id, parent)
    {
    }
};

/// The provider cannot be reached, does not let us in or is not to be asked: no other step would fare better.
bool isOutage(const Error &error)
{
    return wasKeptBack(error) || error.httpStatus == 401 || error.kind == ErrorKind::RateLimited
        || (error.httpStatus == 0 && (error.kind == ErrorKind::Transport || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Auth));
}

/// Refused for what was in it, so that a part of it may still be taken.
bool isAboutContent(const Error &error)
{
    const int status = error.httpStatus;
    return status == 400 || status == 404 || status == 409 || status == 413 || status == 422;
}

/// Not about what was asked for, but about others who ask the same object at that moment.
bool saysBusy(const Error &error)
{
    const int status = error.httpStatus;
    return status == 423 || ((status == 409 || status == 412) && (error.detail.contains("concurren"_L1, Qt::CaseInsensitive) || error.scimType.contains("concurren"_L1, Qt::CaseInsensitive)));
}

bool isSuccess(const std::optional<Error> &error)
{
    return error && error->httpStatus >= 200 && error->httpStatus < 300;
}

bool saysAlreadyMember(const Error &error)
{
    return !saysBusy(error) && (error.httpStatus == 409 || error.scimType == "uniqueness"_L1 || error.detail.contains("already"_L1, Qt::CaseInsensitive));
}

Error withoutEffect()
{
    return Error::protocol(u"answered with success, but did not change who is a member"_s);
}

bool saysNotMember(const Error &error)
{
    return error.httpStatus == 404 || error.scimType == "noTarget"_L1 || error.detail.contains("not a member"_L1, Qt::CaseInsensitive);
}
} // namespace

StepJob::StepJob(Connection &connection, StepContext context, QObject *parent)
    : ClientJob<StepOutcome>(connection, parent)
    , m_context(std::move(context))
    , m_wasInDoubt(m_context.inDoubt)
{
    connection.governor().meter().watch(this);
    m_batches.push_back(m_context.step.members);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &StepJob::next);
}

bool StepJob::isMembership() const
{
    return m_context.step.kind == ChangeKind::MembersAdd || m_context.step.kind == ChangeKind::MembersRemove;
}

void StepJob::start()
{
    if (m_context.inDoubt)
        settle();
    else
        begin();
}

void StepJob::begin()
{
    const bool isGuarded = !m_context.step.ifMatch.isEmpty();
    if (m_context.recheck && !isGuarded && isComparable())
        readAgain({});
    else
        next();
}

void StepJob::abort()
{
    m_wait.stop();
    ClientJob<StepOutcome>::abort();
}

Json StepJob::bodyToSend() const
{
    const bool isPart = isMembership() && m_batches.front().size() < m_context.step.members.size();
    if (isPart)
        return memberPatchFor(m_context.step, m_batches.front());
    return m_context.step.patch.isUndefined() ? m_context.step.body : m_context.step.patch;
}

void StepJob::next()
{
    if (m_batches.empty())
        return done();
    if (lacksSecrets(m_context.step.body)) {
        m_outcome.note = u"needs its password again"_s;
        return endWith(StepState::Planned);
    }
    if (m_context.step.patch.isUndefined())
        send(bodyToSend());
    else
        readBeforePut();
}

void StepJob::readBeforePut()
{
    auto *job = new FetchJob(connection(), m_context.step.endpoint, m_context.step.id, {.priority = RequestPriority::Bulk}, this);
    job->then(this, [this](const Result<Resource> &found) { onReadBeforePut(found); });
}

void StepJob::onReadBeforePut(const Result<Resource> &found)
{
    if (!found)
        return onRefused(found.error());
    const auto patch = Patch::fromJson(bodyToSend());
    const auto wanted = patch ? patch->apply(found->json(), m_context.schema) : Result<Json>(patch.error());
    if (!wanted)
        return fail(wanted.error());
    const TypeRules rules {.type = m_context.type, .schema = m_context.schema};
    if (profile().etag.value_or(false) && m_context.step.ifMatch.isEmpty() && !isMembership())
        m_context.step.ifMatch = found->version(); // between this read and the write nobody may come in
    send(rules.withSchemas(rules.writable(*wanted)));
}

void StepJob::send(const Json &body)
{
    if (m_isHeld)
        return m_isSent || m_context.inDoubt ? void() : endWith(StepState::Planned);
    m_isSent = true;
    const PlanStep &step = m_context.step;
    HttpRequest request {.method = step.method,
                         .path = step.requestPath(),
                         .body = body.isUndefined() ? QByteArray() : body.toBytes(),
                         .ifMatch = step.ifMatch.toLatin1(),
                         .priority = RequestPriority::Bulk};
    auto *job = new StepWrite(connection(), std::move(request), step.kind == ChangeKind::Create ? QString() : step.id, this);
    job->then(this, [this](const Result<WriteOutcome> &written) { onWritten(written); });
}

void StepJob::onWritten(const Result<WriteOutcome> &written)
{
    if (written)
        onDone(*written);
    else
        onRefused(written.error());
}

void StepJob::onDone(const WriteOutcome &written)
{
    m_outcome.status = written.status;
    m_outcome.requestId = written.requestId;
    m_outcome.version = written.version;
    const QString remark = written.accepted ? u"accepted, not carried out yet"_s : written.remark;
    if (isMembership()) {
        m_context.step.ifMatch.clear(); // it held, and what was written has made it another: not for the next batch
        if (m_outcome.note.isEmpty())
            m_outcome.note = remark;
        const bool isDoubtful = isBelied(written.resource);
        m_isShown = m_isShown && showsMembers(written.resource) && !isDoubtful;
        return isDoubtful ? confirmMembers() : finishBatch();
    }
    if (m_context.step.kind != ChangeKind::Create)
        return done(remark);
    m_outcome.id = written.id;
    if (!written.id.isEmpty() && !written.accepted)
        return done();
    m_isCreated = true;
    m_doubt = Error::protocol(u"created, but the answer does not tell the id"_s);
    m_doubt->httpStatus = written.status;
    settle();
}

void StepJob::onRefused(const Error &error)
{
    if ((wasKeptBack(error) && handleOutage(error)) || handleDoubt(error) || handleOutage(error) || handleTooEarly(error) || handleBusy(error))
        return;
    const bool isRepeat = m_wasInDoubt || error.attempts > 1;
    const ChangeKind kind = m_context.step.kind;
    if (kind == ChangeKind::Delete && isRepeat && error.kind == ErrorKind::NotFound)
        return done(u"was gone already"_s);
    const bool mayBeGone = kind == ChangeKind::Delete && isRepeat && error.httpStatus == 400; // as some answer for what does not exist
    const bool mayBeOurOwn = mayBeGone || (m_wasInDoubt && (error.httpStatus == 409 || error.httpStatus == 412 || error.scimType == "uniqueness"_L1));
    if (mayBeOurOwn && !isMembership() && !m_doubt) {
        m_doubt = error;
        return settle();
    }
    if (isMembership() && isAboutContent(error))
        return onMembersRefused(error);
    if (!handleChanged(error))
        fail(error);
}

bool StepJob::isComparable() const
{
    return m_context.step.kind == ChangeKind::Update && m_context.before.isObject() && m_context.after.isObject();
}

/// Its ETag no longer holds. What the operator insisted on is not put aside.
bool StepJob::handleChanged(const Error &error)
{
    if (error.httpStatus != 412 || !isComparable() || m_context.step.strict)
        return false;
    readAgain(error);
    return true;
}

void StepJob::readAgain(const std::optional<Error> &refusal)
{
    const QStringList onRequest = shownOnRequest(differingPaths(m_context.before, m_context.after), m_context.schema);
    auto *job = new WholeFetchJob(connection(), m_context.step.endpoint, m_context.step.id, {.priority = RequestPriority::Bulk}, onRequest, this);
    job->then(this, [this, refusal](const Result<Resource> &found) { onReadAgain(found, refusal); });
}

void StepJob::onReadAgain(const Result<Resource> &found, const std::optional<Error> &refusal)
{
    const bool isGone = !found && found.error().kind == ErrorKind::NotFound;
    if (!found && !isGone)
        return handleOutage(found.error()) ? void() : fail(refusal.value_or(found.error()));
    const ThreeWay versions = compareThreeWays(m_context.before, isGone ? Json() : found->json(), m_context.after, m_context.schema, m_context.ownWrites);
    if (versions.hasConflict() || (refusal && ++m_rebases > maxRebases))
        return failAsConflict(versions, isGone ? found.error() : refusal);
    rebase(*found, versions);
}

void StepJob::failAsConflict(const ThreeWay &versions, const std::optional<Error> &refusal)
{
    m_outcome.conflict = versions.toJson();
    const QString what = versions.isGone ? u"somebody else has deleted it"_s : u"somebody else has changed it: "_s + versions.theirNames().join(u", "_s);
    Error error = refusal.value_or(Error {.kind = ErrorKind::Conflict});
    error.detail = error.detail.isEmpty() ? what : u"%1 (%2)"_s.arg(what, error.detail);
    fail(error);
}

/// Another's change that leaves ours alone: the request is made anew from what the object is now.
void StepJob::rebase(const Resource &now, const ThreeWay &versions)
{
    PlanStep &step = m_context.step;
    if (!step.ifMatch.isEmpty() || profile().etag.value_or(false))
        step.ifMatch = now.version();
    if (!versions.theyChanged() || !step.patch.isUndefined()) // what is read before its PUT is merged there
        return next();
    m_rebased = u"somebody else has changed meanwhile: "_s + versions.theirNames().join(u", "_s);
    const Json wanted = settledObject(now.json(), versions);
    const bool isPatch = step.method == "PATCH";
    if (lacksSecrets(wanted)) // a PATCH names only what is ours; a PUT would need the secret
        return isPatch ? next() : failAsConflict(versions, {});
    if (isPatch) {
        const Patch patch = Patch::diff(now.json(), wanted, m_context.schema, profile());
        if (patch.operations.empty())
            return done(u"somebody else had made it so already"_s);
        step.body = patch.toJson();
    } else {
        const TypeRules rules {.type = m_context.type, .schema = m_context.schema};
        step.body = rules.withSchemas(rules.writable(wanted));
    }
    m_context.before = now.json();
    m_context.after = wanted;
    next();
}

/// A write that may have been carried out although nobody said so: 500 counts, for the server broke down somewhere in the middle of it.
bool StepJob::handleDoubt(const Error &error)
{
    if (!error.inDoubt && error.httpStatus != 500)
        return false;
    m_doubt = error;
    m_wasInDoubt = true;
    if (++m_doubts >= maxDoubts)
        fail(error);
    else
        settle();
    return true;
}

bool StepJob::handleOutage(const Error &error)
{
    if (!isOutage(error))
        return false;
    m_outcome.error = error;
    endWith(m_doubt ? StepState::Sent : StepState::Planned);
    return true;
}

/// Where reads lag behind writes a 404 for something just made means "not yet", never "make it again".
bool StepJob::handleTooEarly(const Error &error)
{
    const bool isMissing = error.httpStatus == 404 || (isMembership() && error.httpStatus == 400);
    if (!isMissing || !m_context.fresh || profile().readYourWrites || m_waits >= m_context.delays.size())
        return false;
    m_wait.start(m_context.delays[m_waits++]);
    return true;
}

/// The server has changed nothing, and says that others keep it busy with this object; they do not all come back at once.
bool StepJob::handleBusy(const Error &error)
{
    if (!saysBusy(error) || m_context.step.kind == ChangeKind::Create || !m_context.step.ifMatch.isEmpty() || m_waits >= m_context.delays.size())
        return false;
    const auto delay = m_context.delays[m_waits++];
    m_wait.start(delay / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(delay.count()) + 1)));
    return true;
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
    if (m_batches.front().size() > 1)
        return splitBatch(refusal);
    const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
    if (adds ? saysAlreadyMember(refusal) : saysNotMember(refusal)) {
        m_outcome.unchangedMembers << m_batches.front();
        m_outcome.note = adds ? u"was a member already"_s : u"was not a member"_s;
    } else {
        m_outcome.failedMembers << m_batches.front();
        m_outcome.error = refusal;
    }
    finishBatch();
}

/// The member the provider names stands alone at once; where it names none, halves find it.
void StepJob::splitBatch(const Error &error)
{
    const QStringList batch = m_batches.front();
    m_batches.pop_front();
    QStringList suspects;
    std::copy_if(batch.cbegin(), batch.cend(), std::back_inserter(suspects), [&error](const QString &id) { return error.detail.contains(id); });
    if (suspects.size() != 1)
        suspects = batch.mid(batch.size() / 2);
    QStringList others = batch;
    others.removeIf([&suspects](const QString &id) { return suspects.contains(id); });
    m_batches.push_front(suspects);
    m_batches.push_front(others);
    next();
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
    const QStringList &batch = m_batches.front();
    return std::any_of(batch.cbegin(), batch.cend(), [&](const QString &id) { return present.contains(id) != adds; });
}

/// Some providers answer with success and change nothing; who is not there after a second look has failed.
void StepJob::confirmMembers()
{
    auto *job = new StepLookup(connection(), batchContext(), this);
    job->then(this, [this](const Result<StepFinding> &finding) {
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
    m_batches.pop_front();
    m_doubts = 0;
    m_doubt.reset();
    if (!m_batches.empty())
        return next();
    if (m_outcome.failedMembers.isEmpty())
        return done(m_outcome.note);
    fail(*m_outcome.error);
}

StepContext StepJob::batchContext() const
{
    StepContext context = m_context;
    if (isMembership())
        context.step.members = m_batches.front();
    return context;
}

void StepJob::settle()
{
    auto *job = new StepLookup(connection(), batchContext(), this);
    job->then(this, [this](const Result<StepFinding> &finding) { onSettled(finding); });
}

void StepJob::onSettled(const Result<StepFinding> &finding)
{
    if (!finding) {
        m_outcome.error = finding.error();
        return endWith(StepState::Sent);
    }
    if (finding->verdict == StepFinding::Verdict::Unknown)
        return onUnknown(finding->reason);
    if (finding->verdict == StepFinding::Verdict::NotCarried && isMembership())
        m_batches.front() = finding->missing;
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
    if (m_isCreated)
        return onUnknown(u"it was answered with success, and is not to be found"_s);
    // 500, 409, 412: the provider's last word. A 2xx that could not be read was somebody else's, a portal's page in between.
    const bool isAnswer = m_doubt && m_doubt->httpStatus >= 400 && m_doubt->httpStatus < 502;
    if (isAnswer || (isSuccess(m_doubt) && m_doubts >= maxStrangeAnswers)) {
        Error error = *std::exchange(m_doubt, std::nullopt);
        error.inDoubt = false;
        return handleChanged(error) ? void() : fail(error);
    }
    m_doubt.reset();
    next();
}

/// Memberships and replaced values come out the same however often they are sent; a create does not.
void StepJob::onUnknown(const QString &reason)
{
    if (m_context.step.kind != ChangeKind::Create && !(isSuccess(m_doubt) && m_doubts >= maxStrangeAnswers)) {
        m_doubt.reset();
        return next();
    }
    Error error = m_doubt.value_or(Error {.kind = ErrorKind::Transport, .detail = u"interrupted"_s});
    error.detail += u"; may have been carried out: "_s + reason;
    error.inDoubt = true;
    fail(error);
}

void StepJob::done(const QString &note)
{
    m_outcome.note = note + (note.isEmpty() || m_rebased.isEmpty() ? QString() : u"; "_s) + m_rebased;
    m_outcome.error.reset();
    const bool isSeen = isMembership() && m_isShown; // in the answer itself
    if (!m_context.verify || isSeen)
        return endWith(StepState::Done);
    StepOutcome unverified = m_outcome;
    unverified.state = StepState::Done;
    unverified.calls = connection().governor().meter().used(this);
    Q_EMIT written(unverified);
    if (!isDone())
        verify(true);
}

/// Where a question is asked for each member, some are asked for; all of them when one of these is amiss.
void StepJob::verify(bool some)
{
    StepContext context = m_context;
    if (!m_outcome.id.isEmpty())
        context.step.id = m_outcome.id;
    QStringList &members = context.step.members;
    members.removeIf([this](const QString &id) { return m_outcome.unchangedMembers.contains(id); });
    if (isMembership() && members.isEmpty())
        return endWith(StepState::Done);
    const bool isOneByOne = profile().members == ServerProfile::MemberAccess::ByGroupsFilter || profile().members == ServerProfile::MemberAccess::ByPairFilter;
    const bool isPart = some && isOneByOne && m_context.membersAsked > 0 && members.size() > m_context.membersAsked;
    if (isPart)
        members = members.mid(0, m_context.membersAsked);
    auto *job = new StepVerify(connection(), std::move(context), this);
    job->then(this, [this, isPart](const Result<QList<ValueDifference>> &differences) { onVerified(differences, isPart); });
}

void StepJob::onVerified(const Result<QList<ValueDifference>> &differences, bool isPart)
{
    if (!differences) {
        m_outcome.note += (m_outcome.note.isEmpty() ? QString() : u"; "_s) + u"could not be verified: "_s + withoutTexts(differences.error().detail, m_context.secrets);
        return endWith(StepState::Done);
    }
    m_outcome.differences = *differences;
    if (!isMembership() || differences->isEmpty())
        return endWith(StepState::Done);
    if (isPart)
        return verify(false);
    for (const ValueDifference &difference : *differences)
        m_outcome.failedMembers << (difference.sent.isUndefined() ? difference.found : difference.sent).toString();
    fail(withoutEffect());
}

void StepJob::endWith(StepState state)
{
    m_outcome.state = state;
    m_outcome.calls = connection().governor().meter().used(this);
    if (m_outcome.error)
        m_outcome.error->detail = withoutTexts(m_outcome.error->detail, m_context.secrets);
    end(m_outcome);
}

void StepJob::fail(Error error)
{
    m_outcome.error = std::move(error);
    endWith(StepState::Failed);
}

} // namespace Provost
