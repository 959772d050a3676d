// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/writejob.h"

#include "client/resourcefeed.h"

#include "client/resourcereader.h"

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
        onRead(readResource(body));
    else
        m_reading.setFuture(QtConcurrent::run([body] { return readResource(body); }));
}

void WriteJob::onRead(const Result<Resource> &resource)
{
    std::optional<Error> problem;
    if (!resource.ok())
        problem = resource.error();
    else if (!m_id.isEmpty() && resource->id().compare(m_id, Qt::CaseInsensitive) != 0)
        problem = Error::protocol(u"the answer to a write of id \"%1\" is about id \"%2\""_s.arg(m_id, resource->id()));
    if (problem) {
        problem->httpStatus = m_outcome.status;
        problem->requestId = m_outcome.requestId;
        problem->attempts = m_outcome.timesSent;
        problem->inDoubt = true;
        onError(*problem);
        return;
    }
    m_outcome.resource = *resource;
    ResourceFeed::tell(connection(), m_request.path, m_request.query, {*resource});
    m_outcome.id = resource->id();
    if (m_outcome.version.isEmpty())
        m_outcome.version = resource->version();
    end(m_outcome);
}

} // namespace Provost
