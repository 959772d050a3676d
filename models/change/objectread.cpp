// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/objectread.h"

#include "client/wholefetchjob.h"
#include "scim/patchvalues.h"

namespace Provost {
using namespace Qt::StringLiterals;

ObjectRead::ObjectRead(Connection &connection, Wish wish, QObject *parent)
    : ClientJob<Resource>(connection, parent)
    , m_wish(std::move(wish))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ObjectRead::look);
}

void ObjectRead::start()
{
    look();
}

void ObjectRead::abort()
{
    m_again.stop();
    ClientJob<Resource>::abort();
}

/// For providers that show members only when asked: asking for one attribute hides all others, so all are named.
QStringList ObjectRead::everyAttribute() const
{
    QStringList names {u"externalId"_s, u"meta"_s};
    for (const Attribute &attribute : m_wish.schema.core().attributes) {
        if (attribute.returned != Attribute::Returned::Never && !names.contains(attribute.name, Qt::CaseInsensitive))
            names << attribute.name;
    }
    for (const Schema &extension : m_wish.schema.extensions())
        names << extension.id;
    return names;
}

void ObjectRead::look()
{
    using Access = ServerProfile::MemberAccess;
    FetchJob::Options options {.priority = RequestPriority::Bulk};
    if (m_wish.hasMembers && profile().projection) {
        if (!m_wish.withMembers && profile().members == Access::InGroup)
            options.excludedAttributes = {u"members"_s};
        else if (m_wish.withMembers && profile().members == Access::OnRequest)
            options.attributes = everyAttribute();
    }
    auto *job = new WholeFetchJob(connection(), m_wish.type.endpoint, m_wish.id, options, m_wish.onRequest, this);
    job->then(this, [this](const Result<Resource> &found) { onFound(found); });
}

bool ObjectRead::mayBeLate(const Result<Resource> &found) const
{
    if (profile().readYourWrites)
        return false;
    if (!found)
        return saysUnknownId(found.error()) && !m_wish.deleted;
    if (m_wish.deleted)
        return true;
    const Leaves seen = leavesOf(found->json());
    for (auto own = m_wish.written.cbegin(); own != m_wish.written.cend(); ++own) {
        if (canonicalBytes(seen.value(own.key()).value) != canonicalBytes(own->value))
            return true;
    }
    return false;
}

void ObjectRead::onFound(const Result<Resource> &found)
{
    if (mayBeLate(found) && m_looks < m_wish.delays.size())
        m_again.start(m_wish.delays[m_looks++]);
    else
        end(found);
}

} // namespace Provost
