// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/bulkwrite.h"

#include "change/plan.h"
#include "change/refusal.h"
#include "client/resourcefeed.h"
#include "client/resourcereader.h"
#include "net/governor.h"
#include "net/redaction.h"

#include <algorithm>
#include <chrono>

namespace Provost {
using namespace Qt::StringLiterals;
using State = BulkResult::State;

namespace {

constexpr std::chrono::seconds mostPatience {100}; ///< a look-up takes what was made within 120 seconds for ours

Error inDoubt(Error error)
{
    error.inDoubt = true;
    return error;
}

/// Refused as a whole: what of it was done before, nobody has said. Its status is no word on any of the objects.
Error refusedAsAWhole(const Error &error)
{
    return inDoubt({.kind = ErrorKind::Protocol, .detail = u"many creates in one request were refused as a whole: %1"_s.arg(error.detail), .requestId = error.requestId});
}

/// The provider, or who stands before it, does not serve such requests to us.
bool saysUnwanted(int status)
{
    return (status >= 300 && status < 400) || status == 403 || status == 404 || status == 405 || status == 415 || status == 501;
}

/// Not about the object, but about the way it came.
bool isForItself(const Error &error)
{
    const int status = error.httpStatus;
    return status == 401 || status == 404 || status == 405 || status == 413 || status == 429 || status == 501 || error.scimType == "tooMany"_L1;
}

/// What an earlier attempt at the same request, after which the provider asked to wait, may have done is no refusal, and not certainly undone.
BulkWrite::Answer afterAnother(const BulkWrite::Answer &answer)
{
    if (!answer)
        return Result<WriteOutcome>(inDoubt(Error::protocol(u"an earlier attempt at this request may have carried it out"_s)));
    if (*answer)
        return answer;
    Error error = answer->error();
    error.inDoubt = error.inDoubt || error.httpStatus == 409 || error.scimType == "uniqueness"_L1 || (isOutage(error) && error.httpStatus != 401);
    return Result<WriteOutcome>(error);
}

bool isRefusal(const BulkResult &result)
{
    return result.state == State::Failed && !result.isGuess && ((result.status >= 400 && result.status < 500 && result.status != 409) || result.status == 501);
}

} // namespace

BulkWrite::BulkWrite(Connection &connection, int first, qint64 mostBytes, QObject *parent)
    : ClientJob<int>(connection, parent)
    , m_first(first)
    , m_mostBytes(mostBytes)
{
    connection.governor().meter().watch(this);
}

BulkWrite::~BulkWrite() = default;

/// Its bulkId is nobody else's, for servers look through texts for references.
BulkOperation BulkWrite::operationOf(const PlanStep &step, const Json &body)
{
    return {.method = step.method, .path = step.requestPath(), .bulkId = step.id.sliced(step.id.indexOf(u':') + 1), .data = body};
}

void BulkWrite::add(BulkOperation operation, QObject *context, Handler handler)
{
    m_operations.push_back(std::move(operation));
    m_waiting.push_back({.context = context, .handler = std::move(handler)});
}

bool BulkWrite::hasLeft() const
{
    return connection().governor().meter().used(this) > 0;
}

int BulkWrite::callsOf(const QObject *context) const
{
    return m_told == context ? connection().governor().meter().used(this) : 0;
}

void BulkWrite::hold()
{
    if (hasLeft() || isDone())
        return;
    m_isHeld = true;
    ClientJob<int>::abort();
}

/// Behind the steps, which were made after this and begin in the same turn.
void BulkWrite::start()
{
    QMetaObject::invokeMethod(this, [this] { sendAll(); }, Qt::QueuedConnection);
}

void BulkWrite::sendAll()
{
    if (isDone() || m_isHeld)
        return;
    m_body = BulkMessage::body(m_operations, 0);
    if (m_operations.size() < 2 || (m_mostBytes > 0 && m_body.size() > m_mostBytes))
        return tellAll(m_operations.size() < 2 ? Fate::KeptBack : Fate::TooLarge, {});
    const auto usual = connection().settings().timeout;
    const auto timeout = std::max(usual, std::min<std::chrono::milliseconds>(usual * (1 + int(m_operations.size()) / 10), mostPatience)); // nothing may come before all of it is done
    send({.method = "POST", .path = u"/Bulk"_s, .body = m_body, .priority = RequestPriority::Bulk, .timeout = timeout}, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void BulkWrite::onReply(const Result<HttpReply> &reply)
{
    if (!reply)
        return onRefused(reply.error());
    const auto results = BulkMessage::read(reply->body, m_operations);
    if (results)
        return onResults(*reply, *results);
    Error error = inDoubt(results.error());
    error.httpStatus = reply->status;
    error.requestId = reply->requestId;
    tellAll(Fate::Unclear, Result<WriteOutcome>(error));
}

void BulkWrite::onRefused(const Error &error)
{
    if (error.inDoubt)
        tellAll(Fate::Unclear, Result<WriteOutcome>(error));
    else if (error.kind == ErrorKind::RateLimited && error.attempts > 0) // it may have begun
        tellAll(Fate::Unclear, Result<WriteOutcome>(refusedAsAWhole(error)));
    else if (isOutage(error))
        tellAll(Fate::KeptBack, Result<WriteOutcome>(error));
    else if (error.httpStatus == 413) // RFC 7644 section 3.7.4
        tellAll(Fate::TooLarge, {});
    else if (saysUnwanted(error.httpStatus))
        tellAll(Fate::Unwanted, {});
    else
        tellAll(Fate::Unwanted, Result<WriteOutcome>(refusedAsAWhole(error)));
}

/// Where nothing but refusals comes back, other than of what is there already, it may be the way of asking that is refused: each is asked for by itself.
void BulkWrite::onResults(const HttpReply &reply, const std::vector<BulkResult> &results)
{
    if (std::all_of(results.cbegin(), results.cend(), isRefusal))
        return tellAll(Fate::Unwanted, {});
    std::vector<Answer> answers;
    for (size_t i = 0; i < results.size(); ++i) {
        const QString &id = results[i].id;
        BulkResult result = results[i];
        const bool isTwice = std::count_if(results.cbegin(), results.cend(), [&id](const BulkResult &other) { return other.id == id; }) > 1;
        if (isTwice || m_operations[i].path.endsWith(QString(u'/' + id))) // the collection's own address
            result.id.clear();
        answers.push_back(answerTo(reply, result));
    }
    tellFeed(answers);
    const bool isClear = std::none_of(answers.cbegin(), answers.cend(), [](const Answer &answer) { return answer && !*answer && answer->error().inDoubt; });
    tell(isClear ? Fate::Taken : Fate::Unclear, answers);
}

BulkWrite::Answer BulkWrite::answerTo(const HttpReply &reply, const BulkResult &result) const
{
    if (result.state == State::Skipped)
        return Result<WriteOutcome>(inDoubt(Error::protocol(u"the answer says nothing of this operation"_s)));
    if (result.isGuess) // whose id that is would be a guess
        return Result<WriteOutcome>(inDoubt(Error::protocol(u"the answer does not say which operation it is about"_s)));
    if (result.state == State::Failed)
        return refusalOf(reply, result);
    WriteOutcome written {.status = result.status, .id = result.id, .version = result.version, .accepted = result.status == 202,
                          .timesSent = reply.attempts, .requestId = reply.requestId};
    const auto resource = result.response.isObject() && !result.id.isEmpty() && !written.accepted ? readResource(result.response.toBytes()) : Result<Resource>(Resource());
    if (resource && resource->id() == result.id)
        written.resource = *resource;
    if (written.version.isEmpty())
        written.version = written.resource.version();
    return Result<WriteOutcome>(written);
}

BulkWrite::Answer BulkWrite::refusalOf(const HttpReply &reply, const BulkResult &result) const
{
    Error error = result.error.value_or(Error {.kind = ErrorKind::Http, .httpStatus = result.status});
    if (!error.inDoubt && isForItself(error))
        return {};
    for (QString *text : {&error.detail, &error.scimType})
        *text = connection().log().withoutSecrets(QString::fromUtf8(redactRepeated(text->toUtf8(), m_body)));
    error.requestId = reply.requestId;
    error.attempts = reply.attempts;
    error.inDoubt = error.inDoubt || isFromGateway(error) || error.httpStatus == 500;
    return Result<WriteOutcome>(error);
}

void BulkWrite::tellFeed(const std::vector<Answer> &answers)
{
    QHash<QString, QList<Resource>> made;
    for (size_t i = 0; i < answers.size(); ++i) {
        if (answers[i] && *answers[i] && !(*answers[i])->resource.id().isEmpty())
            made[m_operations[i].path] << (*answers[i])->resource;
    }
    for (auto path = made.cbegin(); path != made.cend(); ++path)
        ResourceFeed::tell(connection(), path.key(), {}, path.value());
}

void BulkWrite::tell(Fate fate, const std::vector<Answer> &answers)
{
    m_fate = fate;
    const bool hasStayed = !answers.empty() && answers.front() && !*answers.front() && answers.front()->error().attempts == 0; // the one that this is about
    const bool isAfterAnother = connection().governor().meter().used(this) > (hasStayed ? 0 : 1);
    const QPointer<BulkWrite> self(this);
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    for (size_t i = 0; i < waiting.size(); ++i) {
        m_told = i == 0 ? waiting[i].context : nullptr;
        if (waiting[i].context)
            waiting[i].handler(isAfterAnother ? afterAnother(answers[i]) : answers[i]);
        if (!self || isDone()) // by who was told of it
            return;
    }
    end(0);
}

} // namespace Provost
