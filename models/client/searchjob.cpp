// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/searchjob.h"

#include "client/pagewalk.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
Json listOf(const QStringList &names)
{
    Json list = Json::array();
    for (const QString &name : names)
        list.append(Json(name));
    return list;
}

bool isWithoutSearch(const Error &error)
{
    // A 400 with a scimType speaks about the query; one without may be a server that took the body for a new resource.
    return error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501 || (error.httpStatus == 400 && error.scimType.isEmpty());
}
}

SearchJob::SearchJob(Connection &connection, ListQuery query, Options options, QObject *parent)
    : ClientJob<ListPage>(connection, parent)
    , m_query(std::move(query))
    , m_options(std::move(options))
{
}

SearchJob::~SearchJob() = default;

void SearchJob::start()
{
    const HttpRequest request {
        .method = "POST", .path = m_query.endpoint + u"/.search"_s, .body = searchRequest().toBytes(), .priority = m_options.priority};
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this](const Result<ListPage> &outcome) { onSearched(outcome); });
}

Json SearchJob::searchRequest() const
{
    Json body = Json::object({{u"schemas"_s, listOf({u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s})}});
    const QueryItems items = queryItems(m_query, profile());
    for (const auto &[name, value] : items) {
        const bool isList = name.endsWith("ttributes"_L1);
        body.set(name, isList ? listOf(value.split(u',')) : Json(value));
    }
    if (m_options.startIndex > 0)
        body.set(u"startIndex"_s, Json(m_options.startIndex));
    if (m_options.count >= 0)
        body.set(u"count"_s, Json(m_options.count));
    if (m_options.cursor)
        body.set(u"cursor"_s, Json(m_options.cursor->isNull() ? u""_s : *m_options.cursor));
    return body;
}

void SearchJob::onSearched(const Result<ListPage> &outcome)
{
    if (outcome.ok() || !isWithoutSearch(outcome.error()))
        end(outcome);
    else
        askByGet();
}

void SearchJob::askByGet()
{
    m_usedPost = false;
    const PageAsk ask {.startIndex = m_options.startIndex, .count = m_options.count, .cursor = m_options.cursor};
    HttpRequest request {.path = m_query.endpoint, .query = queryItems(m_query, profile()), .priority = m_options.priority};
    request.query.append(ask.items());
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this](const Result<ListPage> &outcome) { end(outcome); });
}

} // namespace Provost
