// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/readalljob.h"

#include "client/membersjob.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Resource withMembers(const Resource &group, const QList<MemberList::Member> &members)
{
    Json json = group.json();
    Json list = Json::array();
    for (const MemberList::Member &member : members) {
        Json element = Json::object({{u"value"_s, member.value}});
        if (!member.display.isEmpty())
            element.set(u"display"_s, member.display);
        if (!member.type.isEmpty())
            element.set(u"type"_s, member.type);
        list.append(element);
    }
    json.set(u"members"_s, list);
    return Resource(json);
}

} // namespace

std::optional<Error> shortfallOf(const ListSummary &summary, const ServerProfile &profile, const QString &resourceType)
{
    const qint64 came = summary.resources + summary.duplicates;
    if (!profile.pagesFor(resourceType).totals || came >= summary.totalResults.value_or(0))
        return {};
    return Error::protocol(u"%1: the list ended after %2 of %3 (RFC 7644 section 3.4.2.4)"_s.arg(resourceType).arg(came).arg(*summary.totalResults));
}

ReadAllJob::ReadAllJob(Connection &connection, ServiceDescription description, QObject *parent)
    : ClientJob(connection, parent)
    , m_description(std::move(description))
    , m_types(m_description.resourceTypes.cbegin(), m_description.resourceTypes.cend())
{
}

ReadAllJob::~ReadAllJob() = default;

void ReadAllJob::start()
{
    nextType();
}

void ReadAllJob::nextType()
{
    if (m_types.empty())
        return end(m_summary);
    m_type = m_types.front();
    m_types.pop_front();
    m_readOfType = 0;
    auto *job = new ListJob(connection(), {.endpoint = m_type.endpoint, .resourceType = m_type.name}, {.priority = RequestPriority::Bulk}, this);
    connect(job, &ListJob::pageReady, this, &ReadAllJob::onPage);
    job->then(this, [this](const Result<ListSummary> &outcome) { onTypeRead(outcome); });
}

void ReadAllJob::onPage(const ListPage &page)
{
    // Members that every list brings along need not be asked for.
    const bool asks = m_type.isCalled(u"Group") && profile().members != ServerProfile::MemberAccess::InGroup;
    for (const Resource &resource : page.resources) {
        if (asks)
            m_groups.push_back(resource);
        else
            giveOut(resource);
        if (isDone())
            return;
    }
    m_readOfType += page.resources.size();
    Q_EMIT progressed(m_type.name, m_readOfType, page.totalResults.value_or(-1));
}

void ReadAllJob::giveOut(const Resource &resource)
{
    ++m_summary.resources;
    Q_EMIT resourceRead(m_type.name, resource);
}

void ReadAllJob::onTypeRead(const Result<ListSummary> &outcome)
{
    if (isDone())
        return;
    if (!outcome) {
        // A type that a provider declares and does not serve is no reason to lose the others.
        if (outcome.error().kind != ErrorKind::NotFound || m_readOfType > 0)
            return end(outcome.error());
        noteGap(ReadGap::Kind::NotServed);
    } else if (const auto shortfall = shortfallOf(*outcome, profile(), m_type.name)) {
        return end(*shortfall);
    }
    askMembers();
}

void ReadAllJob::noteGap(ReadGap::Kind kind)
{
    if (const ReadGap gap {kind, m_type.name}; !m_summary.gaps.contains(gap))
        m_summary.gaps << gap;
}

void ReadAllJob::askMembers()
{
    while (!m_groups.empty() && m_asking < profile().limits.concurrency) {
        const Resource group = m_groups.front();
        m_groups.pop_front();
        ++m_asking;
        auto *job = new MembersJob(connection(), {.endpoint = m_type.endpoint, .id = group.id()}, RequestPriority::Bulk, this);
        job->then(this, [this, group](const Result<MemberList> &members) {
            --m_asking;
            if (!members)
                return end(members.error());
            const bool known = members->knowledge != MemberList::Knowledge::Unknown;
            if (members->knowledge != MemberList::Knowledge::Complete)
                noteGap(known ? ReadGap::Kind::MembersPartly : ReadGap::Kind::MembersUnknown);
            giveOut(known ? withMembers(group, members->members) : group);
            if (!isDone())
                askMembers();
        });
    }
    if (m_groups.empty() && m_asking == 0)
        nextType();
}

} // namespace Provost
