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
        m_summary.notes << u"%1: %2"_s.arg(m_type.endpoint, outcome.error().detail);
    }
    askMembers();
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
            const QString note = known ? u"members other than users cannot be seen"_s : u"members are never told"_s;
            if (members->knowledge != MemberList::Knowledge::Complete && !m_summary.notes.contains(note))
                m_summary.notes << note;
            giveOut(known ? withMembers(group, members->members) : group);
            if (!isDone())
                askMembers();
        });
    }
    if (m_groups.empty() && m_asking == 0)
        nextType();
}

} // namespace Provost
