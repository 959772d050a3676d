// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stepjob.h"

#include "change/bulkwrite.h"
#include "change/leaves.h"
#include "change/memberpatch.h"
#include "change/objectread.h"
#include "change/references.h"
#include "change/refusal.h"
#include "change/secrets.h"
#include "change/stepverify.h"
#include "change/typerules.h"
#include "client/fetchjob.h"
#include "client/membercheck.h"
#include "client/membersshownjob.h"
#include "client/writejob.h"
#include "net/governor.h"
#include "net/keptback.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int maxRebases = 3; ///< an object that somebody changes all the time
constexpr int maxMemberRebases = 20; ///< a group that many put members into; nobody's change is lost by trying again

/// The request of a step as it is: method, path and body were settled by the planner.
class StepWrite : public WriteJob
{
public:
    StepWrite(Connection &connection, HttpRequest request, const QString &id, QObject *parent)
        : WriteJob(connection, std::move(request), id, parent)
    {
    }
};

} // namespace

StepJob::StepJob(Connection &connection, StepContext context, QObject *parent)
    : ClientJob<StepOutcome>(connection, parent)
    , m_context(std::move(context))
    , m_batches(m_context.step, m_context.earlier, m_context.lost)
    , m_wasInDoubt(m_context.inDoubt)
{
    connection.governor().meter().watch(this);
    if (!m_context.membersSeen)
        m_context.membersSeen = std::make_shared<MembersSeen>();
    m_outcome.unchangedMembers = m_context.earlier.unchangedMembers;
    m_outcome.failedMembers = m_context.lost;
    if (!m_context.lost.isEmpty())
        m_outcome.error = Error::validation(m_context.step.movedTo.isEmpty() ? u"not for those who were not created"_s : u"not for those who did not come into the group that they were to move to"_s);
    const bool wasAnswered = m_context.earlier.status >= 200 && m_context.earlier.status < 300;
    m_isCreated = m_context.step.kind == ChangeKind::Create && m_context.inDoubt && wasAnswered;
    if (m_isCreated)
        m_outcome.status = m_context.earlier.status;
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { m_then(); });
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &StepJob::next);
}

bool StepJob::isMembership() const
{
    return m_context.step.kind == ChangeKind::MembersAdd || m_context.step.kind == ChangeKind::MembersRemove;
}

void StepJob::start()
{
    if (m_batches.isOver())
        endOfBatches();
    else if (m_context.inDoubt)
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
    m_later.stop();
    ClientJob<StepOutcome>::abort();
}

void StepJob::hold()
{
    m_isHeld = true;
    if (m_isSent && !mayHaveWritten())
        endWith(StepState::Planned);
}

bool StepJob::mayHaveWritten() const
{
    return m_context.inDoubt || m_wentTogether || (m_context.together && m_context.together->hasLeft()) || (m_isSent && connection().governor().meter().used(this) > m_usedBefore);
}

bool StepJob::mayFill() const
{
    return m_context.step.kind == ChangeKind::MembersAdd || m_context.step.body.value(u"members").size() > 0;
}

Json StepJob::bodyToSend() const
{
    if (isMembership() && m_batches.isPart())
        return memberPatchFor(m_context.step, m_batches.current());
    return m_context.step.patch.isUndefined() ? m_context.step.body : m_context.step.patch;
}

void StepJob::next()
{
    if (m_batches.isOver())
        return endOfBatches();
    if (lacksSecrets(m_context.step.body)) {
        m_outcome.note = u"needs its password again"_s;
        return endWith(StepState::Planned);
    }
    if (m_context.step.patch.isUndefined())
        send(bodyToSend());
    else
        readBeforePut();
}

bool StepJob::hasMembers() const
{
    return m_context.schema.find({.schema = {}, .attribute = u"members"_s, .subAttribute = {}}) != nullptr;
}

/// With the members, where a group shows them: what a PUT does not name is gone.
void StepJob::readBeforePut()
{
    ResourceType type = m_context.type;
    type.endpoint = m_context.step.endpoint;
    if (hasMembers() && !Provost::showsMembers(profile(), m_context.schema))
        return fail(Error::validation(u"this provider changes a %1 only as a whole and does not show its members: they would be lost"_s.arg(type.name)));
    auto *job = new ObjectRead(connection(), {.type = type, .schema = m_context.schema, .id = m_context.step.id, .hasMembers = hasMembers(), .withMembers = true}, this);
    job->then(this, [this](const Result<Resource> &found) { onReadBeforePut(found); });
}

void StepJob::onReadBeforePut(const Result<Resource> &found)
{
    if (!found)
        return onRefused(found.error());
    const qsizetype members = hasMembers() ? found->json().value(u"members").size() : -1;
    m_areShown = m_areShown || members > 0;
    if (members > 0) {
        m_context.membersSeen->areShown = true;
        m_context.membersSeen->shown.insert(m_context.step.id);
    }
    const bool isWithheld = members == 0 && m_context.membersSeen->filled.contains(m_context.step.id) && !m_context.membersSeen->shown.contains(m_context.step.id);
    if (isWithheld)
        fail(Error::validation(u"this provider changes a %1 only as a whole, and does not tell whether it shows members: those of this one may be withheld, and would be lost"_s.arg(m_context.type.name)));
    else if (members == 0 && !m_areShown && !(m_context.isNewAndEmpty && !m_mayHaveFilled))
        lookWhetherShown(*found);
    else if (members > 0 && looksCut(members))
        checkBeforePut(*found);
    else
        put(*found);
}

void StepJob::put(const Resource &found)
{
    const auto patch = Patch::fromJson(bodyToSend());
    const auto wanted = patch ? patch->apply(found.json(), m_context.schema) : Result<Json>(patch.error());
    if (!wanted)
        return fail(wanted.error());
    const TypeRules rules {.type = m_context.type, .schema = m_context.schema};
    // Between this read and the write nobody may come in.
    if (profile().etag.value_or(false) && isMembership())
        m_readVersion = found.version(); // of each batch anew
    else if (profile().etag.value_or(false) && m_context.step.ifMatch.isEmpty())
        m_context.step.ifMatch = found.version();
    send(rules.withSchemas(rules.writable(*wanted)));
}

void StepJob::send(const Json &body)
{
    if (m_isHeld)
        return m_isSent || m_context.inDoubt ? void() : endWith(StepState::Planned);
    if (!std::exchange(m_isSent, true))
        m_usedBefore = connection().governor().meter().used(this);
    if (m_context.together)
        return sendTogether(body);
    m_outcome.together = 0;
    const PlanStep &step = m_context.step;
    HttpRequest request {.method = step.method,
                         .path = step.requestPath(),
                         .body = body.isUndefined() ? QByteArray() : body.toBytes(),
                         .ifMatch = (step.ifMatch.isEmpty() ? m_readVersion : step.ifMatch).toLatin1(),
                         .priority = RequestPriority::Bulk};
    auto *job = new StepWrite(connection(), std::move(request), step.kind == ChangeKind::Create ? QString() : step.id, this);
    job->then(this, [this](const Result<WriteOutcome> &written) { onWritten(written); });
}

/// With other creates in one request; only the answer to this one comes back.
void StepJob::sendTogether(const Json &body)
{
    BulkWrite *request = m_context.together;
    request->add(BulkWrite::operationOf(m_context.step, body), this, [this, request](const BulkWrite::Answer &answer) { onAnsweredTogether(*request, answer); });
}

void StepJob::onAnsweredTogether(const BulkWrite &request, const std::optional<Result<WriteOutcome>> &answer)
{
    if (isDone())
        return;
    m_usedTogether = request.callsOf(this);
    m_context.together.clear();
    if (!answer)
        return send(bodyToSend()); // certainly not carried out
    m_wentTogether = *answer || answer->error().inDoubt;
    m_outcome.together = request.first();
    onWritten(*answer);
}

void StepJob::onWritten(const Result<WriteOutcome> &written)
{
    m_mayHaveFilled = m_mayHaveFilled || written || written.error().inDoubt;
    if (mayFill() && (written || written.error().inDoubt))
        m_context.membersSeen->filled.insert(m_context.step.id);
    if (written && mayFill() && m_context.membersSeen->areShown == false)
        m_context.membersSeen->areShown.reset(); // the first that is shown may be this one
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
    StepOutcome outcome = m_outcome;
    outcome.state = StepState::Sent;
    outcome.calls = callsSoFar();
    outcome.error = m_doubt;
    Q_EMIT answered(outcome);
    if (!isDone()) // by who was told of it
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
    if (!handleChanged(error) && !handleChangedMembers(error))
        fail(error);
}

bool StepJob::isComparable() const
{
    const bool isDelete = m_context.step.kind == ChangeKind::Delete;
    return m_context.before.isObject() && (isDelete || (m_context.step.kind == ChangeKind::Update && m_context.after.isObject()));
}

/// Others have changed the group between our read and our PUT: what they did is read, and ours done on top of it.
bool StepJob::handleChangedMembers(const Error &error)
{
    if (error.httpStatus != 412 || !isMembership() || m_readVersion.isEmpty() || !m_context.step.ifMatch.isEmpty() || ++m_rebases > maxMemberRebases)
        return false;
    m_wait.start(std::chrono::milliseconds(QRandomGenerator::global()->bounded(10 * m_rebases)));
    return true;
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
    ResourceType type = m_context.type;
    type.endpoint = m_context.step.endpoint;
    const ObjectRead::Wish wish {.type = type,
                                 .schema = m_context.schema,
                                 .id = m_context.step.id,
                                 .hasMembers = hasMembers(),
                                 .withMembers = m_context.before.contains(u"members"), // as it was read then
                                 .onRequest = shownOnRequest(differingPaths(m_context.before, m_context.after), m_context.schema)};
    auto *job = new ObjectRead(connection(), wish, this);
    job->then(this, [this, refusal](const Result<Resource> &found) { onReadAgain(found, refusal); });
}

void StepJob::onReadAgain(const Result<Resource> &found, const std::optional<Error> &refusal)
{
    const bool isGone = !found && saysUnknownId(found.error());
    if (isGone && !profile().readYourWrites && !m_context.ownWrites.isEmpty() && m_waits < m_context.delays.size())
        return waitThen([this, refusal] { readAgain(refusal); }); // we have written it ourselves a moment ago
    if (!found && !isGone) {
        Error error = refusal.value_or(found.error());
        error.inDoubt = error.inDoubt || m_isFateUnknown;
        return handleOutage(found.error()) ? void() : fail(error);
    }
    const bool isDelete = m_context.step.kind == ChangeKind::Delete;
    if (isDelete && isGone)
        return done(u"was gone already"_s);
    const ThreeWay versions = versionsWith(isGone ? Json() : found->json());
    if (versions.mayBeLate() && m_waits < m_context.delays.size()) { // our own write may not show yet; what is still shown at the end of the waiting is believed
        return waitThen([this, refusal] { readAgain(refusal); });
    }
    if (isDelete && versions.theyChanged())
        return failAsConflict(versions, refusal);
    if (versions.hasConflict() || (refusal && ++m_rebases > maxRebases))
        return failAsConflict(versions, isGone ? found.error() : refusal);
    rebase(*found, versions);
}

/// What is deleted is what was agreed to be deleted, but for references to what goes in the same run.
ThreeWay StepJob::versionsWith(const Json &now) const
{
    if (m_context.step.kind != ChangeKind::Delete)
        return compareThreeWays(m_context.before, now, m_context.after, m_context.schema, m_context.ownWrites);
    const QSet<QString> gone = m_context.deletedIds ? *m_context.deletedIds - QSet<QString> {m_context.step.id} : QSet<QString>();
    const Json before = withoutReferences(m_context.before, gone);
    return compareThreeWays(before, withoutReferences(now, gone), before, m_context.schema, m_context.ownWrites);
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
    if (step.kind == ChangeKind::Delete || !versions.theyChanged() || !step.patch.isUndefined()) // what is read before its PUT is merged there
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
    ++m_doubts;
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

void StepJob::waitThen(const std::function<void()> &then)
{
    m_then = then;
    m_later.start(m_context.delays[m_waits++]);
}

int StepJob::callsSoFar() const
{
    return m_context.earlier.calls + m_usedTogether + connection().governor().meter().used(this);
}

void StepJob::done(const QString &note)
{
    m_outcome.note = note + (note.isEmpty() || m_rebased.isEmpty() ? QString() : u"; "_s) + m_rebased;
    m_outcome.error.reset();
    const bool isSeen = isMembership() && m_isShown; // in the answer itself
    const bool isToldOnly = m_context.verifyUnchanged && m_isToldUnchanged;
    if ((!m_context.verify && !isToldOnly) || isSeen)
        return endWith(StepState::Done);
    tellWritten(StepState::Done);
    if (!isDone())
        verify(true);
}

void StepJob::endWith(StepState state)
{
    m_outcome.state = state;
    m_outcome.calls = callsSoFar();
    if (isMembership())
        settleMembers(state);
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
