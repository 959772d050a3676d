// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/fetchjob.h"

#include "client/listquery.h"
#include "client/resourcefeed.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

FetchJob::FetchJob(Connection &connection, QString endpoint, QString id, Options options, QObject *parent)
    : ClientJob<Resource>(connection, parent)
    , m_endpoint(std::move(endpoint))
    , m_id(std::move(id))
    , m_options(std::move(options))
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, &FetchJob::onRead);
}

FetchJob::~FetchJob() = default;

bool saysUnknownId(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return true;
    const bool isOff = error.detail.contains("scimapiconsumptions"_L1, Qt::CaseInsensitive) || error.detail.contains("not enabled for any subscription"_L1, Qt::CaseInsensitive);
    const bool isAboutValue = error.scimType.isEmpty() || error.scimType == "invalidValue"_L1 || error.scimType == "noTarget"_L1;
    return error.httpStatus == 400 && isAboutValue && !isOff;
}

void FetchJob::start()
{
    HttpRequest request {.path = HttpRequest::pathOf(m_endpoint, m_id), .priority = m_options.priority};
    if (profile().projection)
        request.query = projectionQuery(m_options.attributes, m_options.excludedAttributes);
    send(std::move(request), [this](const Result<HttpReply> &outcome) { onReply(outcome); });
}

void FetchJob::onReply(const Result<HttpReply> &outcome)
{
    if (!outcome.ok()) {
        if (outcome.error().kind == ErrorKind::NotFound)
            ResourceFeed::tellGone(connection(), m_endpoint, m_id);
        end(outcome.error());
        return;
    }
    m_requestId = outcome->requestId;
    m_reading.setFuture(QtConcurrent::run([body = outcome->body] { return readResource(body); }));
}

void FetchJob::onRead()
{
    if (isDone())
        return;
    Result<Resource> resource = m_reading.future().takeResult();
    if (resource.ok() && resource->id().compare(m_id, Qt::CaseInsensitive) != 0)
        resource = Error::protocol(u"asked for id \"%1\", the answer is id \"%2\""_s.arg(m_id, resource->id()));
    if (resource.ok()) {
        ResourceFeed::tell(connection(), m_endpoint, projectionQuery(m_options.attributes, m_options.excludedAttributes), {*resource});
        end(std::move(resource));
        return;
    }
    Error error = resource.error();
    error.requestId = m_requestId;
    end(std::move(error));
}

} // namespace Provost
