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
constexpr int mostNamed = 3; ///< a group that cannot be read, or is hidden, says nothing of the others

bool isShown(const Resource &group)
{
    return group.json().value(u"members").size() > 0;
}

/// A question that is not understood, not allowed, or breaks the server down: it was answered all the same, unlike one that nobody heard.
bool isRefusal(const Error &error)
{
    const int status = error.httpStatus;
    const bool isFromGateway = status >= 502 && status <= 504;
    return status >= 400 && status != 401 && status != 408 && status != 429 && !isFromGateway;
}

QStringList groupsOf(const Resource &user, bool withIndirect)
{
    QStringList ids;
    const Json groups = user.json().value(u"groups");
    for (const Json &group : groups.items()) {
        const QString id = group.value(u"value").toString();
        const bool isIndirect = group.value(u"type").toString().compare("indirect"_L1, Qt::CaseInsensitive) == 0;
        if (!id.isEmpty() && (withIndirect || !isIndirect))
            ids << id;
    }
    return ids;
}

} // namespace

MembersShownJob::MembersShownJob(Connection &connection, Group group, std::shared_ptr<MembersSeen> seen, QObject *parent)
    : ClientJob<bool>(connection, parent)
    , m_group(std::move(group))
    , m_seen(seen ? std::move(seen) : std::make_shared<MembersSeen>())
{
}

/// The first groups, those with members and one of them, the first people and their groups.
int MembersShownJob::callsAtMost()
{
    return 4 + mostNamed;
}

void MembersShownJob::ask(HttpRequest request, Take take, Next without)
{
    m_hasAsked = true;
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
    if (m_seen->shown.contains(m_group.id))
        return end(true);
    if (m_seen->areShown)
        return conclude(*m_seen->areShown);
    HttpRequest request {.path = m_group.endpoint, .query = {{u"count"_s, QString::number(sampled)}}};
    if (profile().members == ServerProfile::MemberAccess::OnRequest)
        request.query.append({u"attributes"_s, u"members"_s});
    ask(std::move(request), &MembersShownJob::onGroups, nullptr);
}

void MembersShownJob::onGroups(const ListPage &page)
{
    if (std::any_of(page.resources.cbegin(), page.resources.cend(), isShown))
        conclude(true);
    else
        askFilled();
}

void MembersShownJob::askFilled()
{
    const ListQuery query {.endpoint = m_group.endpoint, .resourceType = u"Group"_s, .filter = Filter::present({.schema = {}, .attribute = u"members"_s, .subAttribute = {}})};
    if (!profile().filter.supported.value_or(true) || !profile().acceptsFilter(query.resourceType, query.filter))
        return askPeople();
    HttpRequest request {.path = m_group.endpoint, .query = {{u"filter"_s, query.filter.toString()}, {u"count"_s, u"1"_s}}};
    if (profile().members == ServerProfile::MemberAccess::OnRequest)
        request.query.append({u"attributes"_s, u"members"_s});
    ask(std::move(request), &MembersShownJob::onFilled, &MembersShownJob::askPeople);
}

/// What the filter found counts only if it is shown with members: some servers do not look at a filter.
void MembersShownJob::onFilled(const ListPage &page)
{
    if (std::any_of(page.resources.cbegin(), page.resources.cend(), isShown))
        conclude(true);
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

/// Of those that nobody has seen yet. One that is shown proves nothing of the group that this is about, where somebody says that he is in it.
void MembersShownJob::onPeople(const ListPage &page)
{
    for (const Resource &user : page.resources) {
        const QStringList all = groupsOf(user, true);
        for (const QString &group : all)
            m_seen->named.insert(group, QDeadlineTimer(m_seen->namedFor));
        const QStringList groups = groupsOf(user, false);
        for (const QString &group : groups) {
            if (group != m_group.id && m_named.size() < mostNamed && !m_named.contains(group))
                m_named << group;
        }
    }
    readNamed();
}

void MembersShownJob::readNamed()
{
    if (m_named.isEmpty())
        endUnshown();
    else
        read(m_named.takeFirst(), &MembersShownJob::readNamed);
}

/// As a run reads it before a PUT: lists may carry no members where a group by itself does.
void MembersShownJob::read(const QString &group, Next without)
{
    const bool isAsked = profile().members == ServerProfile::MemberAccess::OnRequest;
    auto *job = new FetchJob(connection(), m_group.endpoint, group, {.attributes = isAsked ? QStringList {u"members"_s} : QStringList(), .priority = RequestPriority::Bulk}, this);
    job->then(this, [this, without](const Result<Resource> &found) {
        if (!found && !isRefusal(found.error()))
            return end(found.error());
        if (found && isShown(*found))
            return conclude(true);
        (this->*without)();
    });
}

void MembersShownJob::endUnshown()
{
    conclude(false);
}

/// What is shown elsewhere may be withheld here.
void MembersShownJob::conclude(bool areShown)
{
    m_seen->areShown = areShown || m_seen->areShown.value_or(false); // another may have come upon one meanwhile
    m_isWithheld = m_seen->isNamed(m_group.id);
    if (*m_seen->areShown && !m_isWithheld)
        askWhoIsIn();
    else
        end(false);
}

/// What was said once is all that there is, however long ago.
void MembersShownJob::endUnasked()
{
    m_isWithheld = m_seen->named.contains(m_group.id);
    end(!m_isWithheld);
}

/// Where people cannot be asked for the members of one group, what others have shown has to do. One page is enough: whoever names the group is in it, also by way of another, and where the filter is not
/// looked at people come who name others. People who come and name none may be its members as well.
void MembersShownJob::askWhoIsIn()
{
    ListQuery query {.endpoint = u"/Users"_s, .resourceType = u"User"_s};
    query.filter = Filter::compare({.schema = {}, .attribute = u"groups"_s, .subAttribute = u"value"_s}, CompareOp::Eq, Json(m_group.id));
    if (!profile().filter.supported.value_or(true) || !profile().acceptsFilter(query.resourceType, query.filter))
        return endUnasked();
    m_hasAsked = true;
    HttpRequest request {.path = query.endpoint, .query = {{u"filter"_s, query.filter.toString()}, {u"count"_s, QString::number(sampled)}}, .priority = RequestPriority::Bulk};
    if (profile().projection)
        request.query.append({u"attributes"_s, u"groups"_s});
    auto *job = new PageJob(connection(), std::move(request), this);
    job->then(this, [this](const Result<ListPage> &page) {
        if (!page && isRefusal(page.error()) && (page.error().httpStatus < 500 || page.error().httpStatus == 501))
            return endUnasked();
        if (!page)
            return end(page.error());
        QStringList named;
        for (const Resource &user : page->resources)
            named << groupsOf(user, true);
        m_isWithheld = named.contains(m_group.id) || (named.isEmpty() && !page->resources.isEmpty());
        end(!m_isWithheld);
    });
}

} // namespace Provost
