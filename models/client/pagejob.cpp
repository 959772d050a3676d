// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagejob.h"

#include "client/resourcefeed.h"

#include <QtConcurrentRun>

namespace Provost {

PageJob::PageJob(Connection &connection, HttpRequest request, QObject *parent)
    : ClientJob<ListPage>(connection, parent)
    , m_request(std::move(request))
{
    connect(&m_parsing, &QFutureWatcherBase::finished, this, &PageJob::onParsed);
}

void PageJob::start()
{
    send(m_request, [this](const Result<HttpReply> &outcome) { onReply(outcome); });
}

void PageJob::onReply(const Result<HttpReply> &outcome)
{
    if (!outcome.ok()) {
        end(outcome.error());
        return;
    }
    m_reply = *outcome;
    m_parsing.setFuture(QtConcurrent::run([body = std::exchange(m_reply.body, {})] { return ListPage::parse(body); }));
    Q_EMIT arrived();
}

void PageJob::onParsed()
{
    if (isDone())
        return;
    Result<ListPage> page = m_parsing.future().takeResult();
    if (page.ok()) {
        const QPointer<PageJob> self(this);
        ResourceFeed::tell(connection(), m_request.path, m_request.query, page->resources);
        if (self)
            end(std::move(page));
        return;
    }
    Error error = page.error();
    error.httpStatus = m_reply.status;
    error.requestId = m_reply.requestId;
    error.attempts = m_reply.attempts;
    end(std::move(error));
}

} // namespace Provost
