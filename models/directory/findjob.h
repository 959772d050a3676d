// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "scim/resource.h"
#include "base/job.h"

#include <QPointer>

namespace Provost {

class Connection;
class ListJob;

/// The first few resources that match a filter: for pickers, and to see whether a value is taken.
class FindJob : public JobOf<QList<Resource>>
{
    Q_OBJECT
public:
    FindJob(Connection &connection, ListQuery query, int limit, QObject *parent);
    ~FindJob() override;

protected:
    void start() override;
    void abort() override;

private:
    Connection &m_connection;
    ListQuery m_query;
    int m_limit;
    QPointer<ListJob> m_list;
    QList<Resource> m_found;
};

} // namespace Provost
