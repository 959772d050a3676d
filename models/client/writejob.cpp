// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/writejob.h"

#include "client/resourcefeed.h"
#include "client/resourcereader.h"
#include "scim/scimerror.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype smallBody = 64 * 1024; // read faster here than handed to another thread

QString lastSegment(const QByteArray &location)
{
    const QByteArray path = QUrl::fromEncoded(location).path(QUrl::FullyEncoded).toLatin1();
    return QUrl::fromPercentEncoding(path.sliced(path.lastIndexOf('/') + 1));
}
}

WriteJob::WriteJob(Connection &connection, HttpRequest request, QString id, QObject *parent)
    : ClientJob<WriteOutcome>(connection, parent)
    , m_request(std::move(request))
    , m_id(std::move(id))
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (!isDone())
            onRead(m_reading.result());
    });
}

WriteJob::~WriteJob() = default;

void WriteJob::start()
{
    send(m_request, [this](const Result<HttpReply> &outcome) { onReply(outcome); });
}

void WriteJob::onError(const Error &error)
{
    end(error);
}

void WriteJob::onReply(const Result<HttpReply> &outcome)
{
    if (!outcome.ok()) {
        onError(outcome.error());
        return;
    }
    m_outcome = {.status = outcome->status,
                 .id = m_id.isEmpty() ? lastSegment(outcome->header("Location")) : m_id,
                 .version = QString::fromLatin1(outcome->header("ETag")),
                 .accepted = outcome->status == 202,
                 .timesSent = outcome->attempts,
                 .requestId = outcome->requestId};
    if (m_request.method == "DELETE" && !m_outcome.accepted)
        ResourceFeed::tellGone(connection(), m_request.path, m_id);
    // A 202 may tell of a task, a DELETE's answer of anything: neither is the resource.
    if (outcome->body.trimmed().isEmpty() || m_outcome.accepted)
        end(m_outcome);
    else
        read(outcome->body);
}

void WriteJob::read(const QByteArray &body)
{
    if (body.size() <= smallBody)
        onRead(answerIn(body));
    else
        m_reading.setFuture(QtConcurrent::run(&WriteJob::answerIn, body));
}

WriteJob::Answer WriteJob::answerIn(const QByteArray &body)
{
    Answer answer {.resource = readResource(body), .isJson = true};
    if (answer.resource)
        return answer;
    answer.isJson = Json::parse(body).ok();
    const ScimError error = ScimError::fromBody(body);
    if (error.isScim && error.status >= 400) // some proxies turn every status into 200
        answer.refusal = error.toError(error.status);
    return answer;
}

/// Why a 2xx that brought something else than the resource is taken at its word; empty: it is not. There are servers that answer a PATCH with `{}`, with a message,
/// or with 201 and what they made of it, a membership for instance. A page that is no JSON comes from somebody in between.
QString WriteJob::remarkOn(const Answer &answer) const
{
    if (m_id.isEmpty())
        return {};
    if (!answer.resource)
        return answer.isJson ? u"answered with %1, but not with the resource"_s.arg(m_outcome.status) : QString();
    const bool isOther = answer.resource->id().compare(m_id, Qt::CaseInsensitive) != 0;
    return isOther && m_outcome.status == 201 ? u"answered with 201, about id \"%1\""_s.arg(answer.resource->id()) : QString();
}

void WriteJob::onRead(const Answer &answer)
{
    std::optional<Error> problem = answer.refusal;
    m_outcome.remark = problem ? QString() : remarkOn(answer);
    if (!m_outcome.remark.isEmpty())
        return end(m_outcome);
    if (!problem && !answer.resource)
        problem = answer.resource.error();
    else if (!problem && !m_id.isEmpty() && answer.resource->id().compare(m_id, Qt::CaseInsensitive) != 0)
        problem = Error::protocol(u"the answer to a write of id \"%1\" is about id \"%2\""_s.arg(m_id, answer.resource->id()));
    if (problem) {
        if (!answer.refusal)
            problem->httpStatus = m_outcome.status;
        problem->requestId = m_outcome.requestId;
        problem->attempts = m_outcome.timesSent;
        problem->inDoubt = !answer.refusal;
        onError(*problem);
        return;
    }
    m_outcome.resource = *answer.resource;
    ResourceFeed::tell(connection(), m_request.path, m_request.query, {*answer.resource});
    m_outcome.id = answer.resource->id();
    if (m_outcome.version.isEmpty())
        m_outcome.version = answer.resource->version();
    end(m_outcome);
}

} // namespace Provost
