// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/findjob.h"

#include "client/listjob.h"

namespace Provost {

FindJob::FindJob(Connection &connection, ListQuery query, int limit, QObject *parent)
    : JobOf<QList<Resource>>(parent)
    , m_connection(connection)
    , m_query(std::move(query))
    , m_limit(limit)
{
}

FindJob::~FindJob() = default;

void FindJob::start()
{
    m_list = new ListJob(m_connection, m_query, {.limit = m_limit, .readAhead = 1}, this);
    connect(m_list, &ListJob::pageReady, this, [this](const ListPage &page) { m_found += page.resources; });
    m_list->then(this, [this](const Result<ListSummary> &outcome) {
        if (outcome.ok())
            finish(m_found);
        else
            finish(outcome.error());
    });
}

void FindJob::abort()
{
    if (m_list) {
        m_list->disconnect(this);
        m_list->cancel();
    }
}

} // namespace Provost
