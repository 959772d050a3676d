// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/listquery.h"
#include "net/connection.h"
#include "scim/listpage.h"
#include "scim/servicedescription.h"

#include <QPointer>

namespace Provost {

/// The groups a resource belongs to directly: what it says itself in `groups`, else those found by `members.value eq id`, else what it says when
/// asked for `groups` alone. NotFound with detail "unsupported" when the provider has none of the three.
class GroupsOfJob : public JobOf<QList<Resource>>
{
    Q_OBJECT
public:
    GroupsOfJob(Connection &connection, const ServiceDescription &description, Resource resource, QObject *parent);
    ~GroupsOfJob() override;

protected:
    void start() override;
    void abort() override;

private:
    void search();
    void ask();
    [[nodiscard]] const ResourceType *ownType() const;
    [[nodiscard]] bool saysGroups() const;

    Connection &m_connection;
    ServiceDescription m_description;
    Resource m_resource;
    QPointer<Job> m_step;
    QList<Resource> m_found;
};

} // namespace Provost
