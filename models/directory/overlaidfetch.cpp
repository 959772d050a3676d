// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/overlaidfetch.h"

namespace Provost {
using namespace Qt::StringLiterals;

OverlaidFetch::OverlaidFetch(JobOf<Resource> *fetch, PendingWrites &writes, QString resourceType, QString id, QObject *parent)
    : JobOf<Resource>(parent)
    , m_fetch(fetch)
    , m_writes(&writes)
    , m_resourceType(std::move(resourceType))
    , m_id(std::move(id))
{
    fetch->setParent(this);
    fetch->then(this, [this](const Result<Resource> &found) { onFetched(found); });
}

void OverlaidFetch::abort()
{
    if (m_fetch) {
        m_fetch->disconnect(this);
        m_fetch->cancel();
    }
}

void OverlaidFetch::onFetched(const Result<Resource> &found)
{
    const bool isMissing = !found && (found.error().kind == ErrorKind::NotFound || found.error().httpStatus == 400);
    if (!m_writes || (!found && !isMissing))
        return finish(found);
    m_writes->saw(m_resourceType, m_id, found.valueOr({}));
    const PendingWrite *write = m_writes->find(m_resourceType, m_id);
    if (!write)
        return finish(found);
    if (write->kind == PendingWrite::Kind::Delete)
        return finish(Error {.kind = ErrorKind::NotFound, .detail = u"deleted a moment ago"_s, .httpStatus = 404});
    if (found)
        return finish(write->appliedTo(*found));
    Json made = write->after;
    if (!made.isObject())
        return finish(found);
    made.set(u"id"_s, m_id);
    made.remove(u"password");
    finish(Resource(made));
}

} // namespace Provost
