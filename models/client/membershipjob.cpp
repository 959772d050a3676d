// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membershipjob.h"

#include "client/pagejob.h"
#include "scim/filter.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

MembershipJob::MembershipJob(Connection &connection, QString groupEndpoint, QString groupId, QString memberId, RequestPriority priority, QObject *parent)
    : ClientJob<bool>(connection, parent)
    , m_groupEndpoint(std::move(groupEndpoint))
    , m_groupId(std::move(groupId))
    , m_memberId(std::move(memberId))
    , m_priority(priority)
{
}

void MembershipJob::start()
{
    const Filter group = Filter::compare({.schema = {}, .attribute = u"id"_s, .subAttribute = {}}, CompareOp::Eq, Json(m_groupId));
    const Filter member = Filter::compare({.schema = {}, .attribute = u"members"_s, .subAttribute = u"value"_s}, CompareOp::Eq, Json(m_memberId));
    HttpRequest request {.path = m_groupEndpoint, .query = {{u"filter"_s, Filter::allOf({group, member}).toString()}}, .priority = m_priority};
    if (profile().projection) // the answer's members may be many, and are not asked for
        request.query.append({u"excludedAttributes"_s, u"members"_s});
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this](const Result<ListPage> &outcome) {
        if (!outcome.ok()) {
            end(outcome.error());
            return;
        }
        const auto isGroup = [this](const Resource &resource) { return resource.id().compare(m_groupId, Qt::CaseInsensitive) == 0; };
        end(std::any_of(outcome->resources.cbegin(), outcome->resources.cend(), isGroup));
    });
}

} // namespace Provost
