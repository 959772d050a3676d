// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/listjob.h"
#include "net/connection.h"
#include "scim/listpage.h"
#include "scim/servicedescription.h"

#include <QPointer>

namespace Provost {

/// The groups a resource belongs to directly: what it says itself in `groups`, else those found by `members.value eq id`, else what it says when
/// asked for `groups` alone. Where no profile says that this filter works the resource is asked first, for some servers answer a filter they do not
/// know with everything, or with nothing; one that finds groups also for an id that nobody has is not believed. NotFound with detail
/// "unsupported" when the provider has none of the three.
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
    void onSearched(const Result<ListSummary> &outcome);
    void checkFilter();
    void ask();
    void onAsked(const Result<Resource> &outcome);
    void list(const QString &member, qint64 limit, const JobOf<ListSummary>::Handler &then);
    void conclude();
    [[nodiscard]] Filter filterFor(const QString &member) const;
    [[nodiscard]] bool isFilterDoubtful() const; ///< nobody has tried whether the provider understands it
    [[nodiscard]] const ResourceType *ownType() const;
    [[nodiscard]] bool saysGroups() const;

    Connection &m_connection;
    ServiceDescription m_description;
    Resource m_resource;
    QPointer<Job> m_step;
    QList<Resource> m_found; ///< by the filter
    std::optional<Result<Resource>> m_asked; ///< what the resource says when it is asked
};

} // namespace Provost
