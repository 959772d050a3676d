// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membersshownjob.h"

#include "client/fetchjob.h"
#include "client/listquery.h"
#include "client/pagejob.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int sampled = 50;

bool isShown(const Resource &group)
{
    return group.json().value(u"members").size() > 0;
}

/// A question that is not understood, or not allowed: it was answered all the same, unlike one that nobody heard.
bool isRefusal(const Error &error)
{
    return error.httpStatus >= 400 && error.httpStatus < 500 && error.httpStatus != 401 && error.httpStatus != 408 && error.httpStatus != 429;
}

QString groupOf(const Resource &user)
{
    const Json groups = user.json().value(u"groups");
    for (const Json &group : groups.items()) {
        if (group.value(u"type").toString().compare("indirect"_L1, Qt::CaseInsensitive) != 0 && !group.value(u"value").toString().isEmpty())
            return group.value(u"value").toString();
    }
    return {};
}

} // namespace

MembersShownJob::MembersShownJob(Connection &connection, QString endpoint, QObject *parent)
    : ClientJob<bool>(connection, parent)
    , m_endpoint(std::move(endpoint))
{
}

void MembersShownJob::ask(HttpRequest request, Take take, Next without)
{
    request.priority = RequestPriority::Bulk;
    auto *job = new PageJob(connection(), std::move(request), this);
    job->then(this, [this, take, without](const Result<ListPage> &page) {
        if (page)
            return (this->*take)(*page);
        if (without == nullptr || !isRefusal(page.error()))
            return end(page.error());
        (this->*without)();
    });
}

void MembersShownJob::start()
{
    HttpRequest request {.path = m_endpoint, .query = {{u"count"_s, QString::number(sampled)}}};
    if (profile().members == ServerProfile::MemberAccess::OnRequest)
        request.query.append({u"attributes"_s, u"members"_s});
    ask(std::move(request), &MembersShownJob::onGroups, nullptr);
}

void MembersShownJob::onGroups(const ListPage &page)
{
    if (std::any_of(page.resources.cbegin(), page.resources.cend(), isShown))
        end(true);
    else
        askFilled();
}

void MembersShownJob::askFilled()
{
    const ListQuery query {.endpoint = m_endpoint, .resourceType = u"Group"_s, .filter = Filter::present({.schema = {}, .attribute = u"members"_s, .subAttribute = {}})};
    if (!profile().filter.supported.value_or(true) || !profile().acceptsFilter(query.resourceType, query.filter))
        return askPeople();
    HttpRequest request {.path = m_endpoint, .query = {{u"filter"_s, query.filter.toString()}, {u"count"_s, u"1"_s}}};
    if (profile().members == ServerProfile::MemberAccess::OnRequest)
        request.query.append({u"attributes"_s, u"members"_s});
    ask(std::move(request), &MembersShownJob::onFilled, &MembersShownJob::askPeople);
}

/// What the filter found counts only if it is shown with members: some servers do not look at a filter.
void MembersShownJob::onFilled(const ListPage &page)
{
    if (std::any_of(page.resources.cbegin(), page.resources.cend(), isShown))
        end(true);
    else if (page.resources.isEmpty())
        askPeople();
    else
        read(page.resources.constFirst().id(), &MembersShownJob::askPeople);
}

void MembersShownJob::askPeople()
{
    HttpRequest request {.path = u"/Users"_s, .query = {{u"count"_s, QString::number(sampled)}}};
    if (profile().projection)
        request.query.append({u"attributes"_s, u"groups"_s});
    ask(std::move(request), &MembersShownJob::onPeople, &MembersShownJob::endUnshown);
}

void MembersShownJob::onPeople(const ListPage &page)
{
    for (const Resource &user : page.resources) {
        if (const QString group = groupOf(user); !group.isEmpty())
            return read(group, &MembersShownJob::endUnshown);
    }
    endUnshown();
}

/// As a run reads it before a PUT: lists may carry no members where a group by itself does.
void MembersShownJob::read(const QString &group, Next without)
{
    const bool isAsked = profile().members == ServerProfile::MemberAccess::OnRequest;
    auto *job = new FetchJob(connection(), m_endpoint, group, {.attributes = isAsked ? QStringList {u"members"_s} : QStringList(), .priority = RequestPriority::Bulk}, this);
    job->then(this, [this, without](const Result<Resource> &found) {
        if (!found && !isRefusal(found.error()))
            return end(found.error());
        if (found && isShown(*found))
            return end(true);
        (this->*without)();
    });
}

void MembersShownJob::endUnshown()
{
    end(false);
}

} // namespace Provost
