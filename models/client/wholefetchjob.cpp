// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/wholefetchjob.h"

#include "scim/attributename.h"

namespace Provost {

WholeFetchJob::WholeFetchJob(Connection &connection, QString endpoint, QString id, FetchJob::Options options, QStringList onRequest, QObject *parent)
    : ClientJob<Resource>(connection, parent)
    , m_endpoint(std::move(endpoint))
    , m_id(std::move(id))
    , m_options(std::move(options))
    , m_onRequest(std::move(onRequest))
{
}

void WholeFetchJob::start()
{
    auto *job = new FetchJob(connection(), m_endpoint, m_id, m_options, this);
    job->then(this, [this](const Result<Resource> &found) { onMain(found); });
}

void WholeFetchJob::onMain(const Result<Resource> &found)
{
    if (!found || m_onRequest.isEmpty() || !profile().projection)
        return end(found);
    auto *job = new FetchJob(connection(), m_endpoint, m_id, {.attributes = m_onRequest, .priority = m_options.priority}, this);
    job->then(this, [this, whole = *found](const Result<Resource> &part) {
        end(part ? Result<Resource>(withParts(whole, *part, m_onRequest)) : part);
    });
}

Resource withParts(const Resource &whole, const Resource &part, const QStringList &names)
{
    Json json = whole.json();
    for (const QString &text : names) {
        const auto name = AttributeName::parse(text);
        if (!name || name->attribute.isEmpty())
            continue;
        const Json value = name->valueIn(part.json());
        Json holder = name->schema.isEmpty() ? json : json.value(name->schema);
        if (!holder.isObject())
            holder = Json::object();
        if (value.isUndefined())
            holder.remove(name->attribute);
        else
            holder.set(name->attribute, value);
        if (name->schema.isEmpty())
            json = holder;
        else if (holder.size() > 0)
            json.set(name->schema, holder);
        else
            json.remove(name->schema);
    }
    return Resource(json);
}

} // namespace Provost
