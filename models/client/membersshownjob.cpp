// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membersshownjob.h"

#include "client/pagejob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int sampled = 50;
}

MembersShownJob::MembersShownJob(Connection &connection, QString endpoint, QObject *parent)
    : ClientJob<bool>(connection, parent)
    , m_endpoint(std::move(endpoint))
{
}

void MembersShownJob::start()
{
    HttpRequest request {.path = m_endpoint, .query = {{u"count"_s, QString::number(sampled)}}, .priority = RequestPriority::Bulk};
    if (profile().members == ServerProfile::MemberAccess::OnRequest)
        request.query.append({u"attributes"_s, u"members"_s});
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this](const Result<ListPage> &page) {
        if (!page)
            return end(page.error());
        end(std::any_of(page->resources.cbegin(), page->resources.cend(), [](const Resource &group) { return group.json().value(u"members").size() > 0; }));
    });
}

} // namespace Provost
