// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/lookupjob.h"

#include "client/fetchjob.h"
#include "net/governor.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Does the attribute, or one of its values, read just so? Names are compared as caseExact false has them, the default (RFC 7643 section 2.2).
bool holds(const Json &value, const QString &text)
{
    const auto &items = value.items();
    if (value.isArray())
        return std::any_of(items.begin(), items.end(), [&text](const Json &item) { return holds(item, text); });
    return value.scalarText().compare(text, Qt::CaseInsensitive) == 0;
}

} // namespace

LookUpJob::LookUpJob(Connection &connection, Wish wish, QObject *parent)
    : ClientJob<QList<Resource>>(connection, parent)
    , m_wish(std::move(wish))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &LookUpJob::start);
    connection.governor().meter().watch(this);
}

int LookUpJob::calls() const
{
    return connection().governor().meter().used(this);
}

void LookUpJob::abort()
{
    m_again.stop();
    ClientJob<QList<Resource>>::abort();
}

void LookUpJob::start()
{
    m_left = m_wish.attributes;
    m_refused.clear();
    m_readAll = false;
    if (m_wish.byId)
        askById();
    else
        next();
}

void LookUpJob::askById()
{
    FetchJob::Options options;
    if (profile().projection)
        options.excludedAttributes = {u"members"_s};
    auto *job = new FetchJob(connection(), m_wish.type.endpoint, m_wish.text, options, this);
    job->then(this, [this](const Result<Resource> &found) {
        const int status = found ? 0 : found.error().httpStatus;
        if (found)
            end(QList<Resource> {*found});
        else if (status == 404 || status == 400 || status == 500) // some servers choke on what is no id of theirs
            next();
        else
            end(found.error());
    });
}

void LookUpJob::next()
{
    while (!m_left.isEmpty()) {
        const QString attribute = m_left.takeFirst();
        const auto name = AttributeName::parse(attribute);
        if (!name)
            continue;
        const Filter filter = Filter::compare(*name, CompareOp::Eq, m_wish.text);
        if (profile().acceptsFilter(m_wish.type.name, filter))
            return list(filter, {attribute});
        m_refused << attribute;
    }
    const bool isNeeded = m_wish.readAll && m_refused.size() == m_wish.attributes.size();
    if (!isNeeded || m_readAll)
        return endRound();
    m_readAll = true;
    list({}, m_wish.attributes);
}

void LookUpJob::endRound()
{
    if (m_found.isEmpty() && m_rounds < m_wish.delays.size())
        m_again.start(m_wish.delays[m_rounds++]);
    else
        end(m_found);
}

void LookUpJob::list(const Filter &filter, const QStringList &attributes)
{
    ListQuery query {.endpoint = m_wish.type.endpoint, .resourceType = m_wish.type.name, .filter = filter};
    if (profile().projection)
        query.excludedAttributes = {u"members"_s};
    auto *job = new ListJob(connection(), query, {}, this);
    connect(job, &ListJob::pageReady, this, [this, attributes](const ListPage &page) { onPage(page, attributes); });
    job->then(this, [this](const Result<ListSummary> &summary) { onListed(summary); });
}

void LookUpJob::onPage(const ListPage &page, const QStringList &attributes)
{
    for (const Resource &resource : page.resources) {
        const bool matches = std::any_of(attributes.cbegin(), attributes.cend(), [&](const QString &attribute) {
            const Json value = resource.value(AttributeName::parse(attribute).valueOr({}));
            return holds(value, m_wish.text) || (value.isUndefined() && !m_readAll); // not shown, so the server's word is taken
        });
        if (matches)
            m_found << resource;
    }
}

void LookUpJob::onListed(const Result<ListSummary> &summary)
{
    if (!summary && summary.error().httpStatus != 400)
        return end(summary.error());
    if (m_found.isEmpty())
        next();
    else
        end(m_found);
}

} // namespace Provost
