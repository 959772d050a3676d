// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membershipjob.h"

#include "client/pagejob.h"

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

Filter MembershipJob::question(const QString &groupId, const QString &memberId, const ServerProfile &profile)
{
    const Filter group = Filter::compare({.schema = {}, .attribute = u"id"_s, .subAttribute = {}}, CompareOp::Eq, Json(groupId));
    const AttributeName name = AttributeName::parse(profile.memberAttribute).valueOr({.schema = {}, .attribute = u"members"_s, .subAttribute = u"value"_s});
    const Filter member = Filter::compare(name, CompareOp::Eq, Json(memberId));
    return Filter::allOf({group, member});
}

void MembershipJob::start()
{
    HttpRequest request {.path = m_groupEndpoint, .query = {{u"filter"_s, question(m_groupId, m_memberId, profile()).toString()}}, .priority = m_priority};
    if (profile().projection) // the answer's members may be many, and are not asked for
        request.query.append({u"excludedAttributes"_s, u"members"_s});
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this](const Result<ListPage> &outcome) {
        if (!outcome.ok()) {
            end(outcome.error());
            return;
        }
        if (outcome->resources.size() > 1) { // an id is one group's: somebody does not filter, and would say yes to everything
            Error error = Error::protocol(u"asked for one group, the answer has %1"_s.arg(outcome->resources.size()));
            error.httpStatus = 400;
            end(error);
            return;
        }
        const auto isGroup = [this](const Resource &resource) { return resource.id().compare(m_groupId, Qt::CaseInsensitive) == 0; };
        end(std::any_of(outcome->resources.cbegin(), outcome->resources.cend(), isGroup));
    });
}

} // namespace Provost
