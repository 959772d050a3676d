// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/listing.h"

#include "practice/exchange.h"
#include "practice/filterinput.h"
#include "practice/filterrules.h"
#include "practice/urns.h"

#include <QDateTime>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// Walking by rows survives deletions; it needs one collection in the order of its rows.
bool isInRowOrder(const Query &query)
{
    return query.collections.size() == 1 && !query.sortBy;
}

} // namespace

Listing::Listing(const Dialect &dialect, const Limits &limits)
    : m_dialect(dialect)
    , m_limits(limits)
{
}

Result<QByteArray> Listing::answer(const std::vector<const Collection *> &collections, const Parameters &parameters, QueryEngine &engine,
    const Presenter &presenter) const
{
    const auto request = read(collections, parameters);
    if (!request)
        return request.error();
    const auto position = startPosition(*request, engine);
    if (!position)
        return position.error();
    auto page = engine.page(request->query, *position, request->count);
    const bool noWish = !parameters.count && *position == 0;
    const bool small = page && page->total > qint64(page->documents.size()) && page->total <= m_dialect.wholeList;
    if (noWish && small && !engine.isHeavy(request->query))
        page = engine.page(request->query, 0, page->total);
    if (!page)
        return page.error();
    return envelope(*request, *page, presenter);
}

Result<Listing::Request> Listing::read(const std::vector<const Collection *> &collections, const Parameters &parameters) const
{
    if (parameters.spaceAroundEquals && !m_dialect.spaceAroundEquals)
        return refusal(400, u"white space around '=' in the query string"_s, u"invalidValue"_s);
    Request request;
    request.query.collections = collections;
    if (const auto read = readQuery(request, parameters); !read)
        return read.error();
    if (const auto read = readPaging(request, parameters); !read)
        return read.error();
    return request;
}

Result<void> Listing::readQuery(Request &request, const Parameters &parameters) const
{
    const auto filter = readFilter(parameters, request.query.collections);
    if (!filter)
        return filter.error();
    if (const auto allowed = checkFilter(m_dialect, *request.query.collections.front(), *filter); !allowed)
        return allowed;
    request.query.filter = *filter;
    request.query.directGroups = m_dialect.directGroupsOnly;
    request.query.unknownMatchesNothing = !m_dialect.anyFilter; // what the dialect's rules let pass and nobody here has
    const auto projection = Projection::parse(parameters, m_dialect);
    if (!projection)
        return projection.error();
    request.projection = *projection;
    if (!m_dialect.sort || parameters.sortBy.value_or(QString()).isEmpty())
        return {};
    const auto sortBy = AttributeName::parse(*parameters.sortBy);
    if (!sortBy)
        return refusal(400, u"sortBy is not an attribute name"_s, u"invalidPath"_s);
    request.query.sortBy = *sortBy;
    request.query.descending = parameters.sortOrder.value_or(QString()).compare("descending"_L1, Qt::CaseInsensitive) == 0;
    return {};
}

Result<void> Listing::readPaging(Request &request, const Parameters &parameters) const
{
    request.byCursor = m_dialect.cursorPaging && (parameters.cursor || m_dialect.cursorByDefault);
    request.cursor = parameters.cursor.value_or(QString()).toUtf8();
    // RFC 9865 section 2: paged answers carry nextCursor; who names startIndex has chosen the other way.
    request.offersCursor = m_dialect.cursorPaging && m_dialect.cursorOffered && !parameters.startIndex;
    if (const auto read = readCount(request, parameters); !read)
        return read;
    if (!parameters.startIndex || parameters.startIndex->isEmpty())
        return {};
    if (parameters.cursor && m_dialect.cursorPaging)
        return refusal(400, u"startIndex and cursor exclude each other (RFC 9865 section 2)"_s, u"invalidValue"_s);
    if (!m_dialect.indexPaging)
        return refusal(400, u"startIndex is not supported"_s, u"invalidValue"_s);
    bool ok = false;
    request.startIndex = std::max<qint64>(parameters.startIndex->trimmed().toLongLong(&ok), 1);
    return ok ? Result<void>() : refusal(400, u"startIndex is not an integer"_s, u"invalidValue"_s);
}

Result<void> Listing::readCount(Request &request, const Parameters &parameters) const
{
    request.count = countWithoutWish(request);
    if (!parameters.count || parameters.count->isEmpty())
        return {};
    bool ok = false;
    const qint64 wanted = parameters.count->trimmed().toLongLong(&ok);
    const bool walks = request.byCursor && parameters.cursor;
    if (!ok)
        return refusal(400, u"count is not an integer"_s, walks ? u"invalidCount"_s : u"invalidValue"_s);
    if (wanted <= 0 && !m_dialect.countZero)
        return refusal(400, u"count must be at least 1"_s, u"invalidCount"_s);
    if (walks && wanted > m_dialect.maxPage)
        return refusal(400, u"count must be between 1 and %1"_s.arg(m_dialect.maxPage), u"invalidCount"_s);
    request.count = std::clamp<qint64>(wanted, 0, cap(request)); // a negative count means 0 (RFC 7644 table 6)
    return {};
}

qint64 Listing::countWithoutWish(const Request &request) const
{
    if (request.query.collections.size() > 1)
        return m_dialect.maxPage;
    return std::min<qint64>(m_dialect.defaultPage, cap(request));
}

qint64 Listing::cap(const Request &request) const
{
    const bool users = request.query.collections.front()->derivedAttribute() == "groups"_L1;
    const bool manager = request.projection.names(u"manager") || request.projection.namesAllOf(enterpriseUrn);
    const bool slow = !request.projection.isInclusive() || manager;
    if (!users)
        return m_dialect.maxPage;
    if (m_dialect.maxPageWithoutProjection > 0 && slow)
        return m_dialect.maxPageWithoutProjection;
    return m_dialect.maxUserPage > 0 ? m_dialect.maxUserPage : m_dialect.maxPage;
}

Result<qint64> Listing::startPosition(const Request &request, QueryEngine &engine) const
{
    if (!request.byCursor)
        return request.startIndex - 1;
    if (request.cursor.isEmpty())
        return qint64(0);
    const auto cursor = Cursor::fromText(request.cursor, request.query.fingerprint(), m_limits.cursorKey,
        QDateTime::currentMSecsSinceEpoch(), m_limits.cursorLife);
    if (!cursor)
        return cursor.error();
    if (cursor->row > 0)
        return engine.positionAfter(request.query, cursor->row);
    return cursor->position;
}

QByteArray Listing::nextCursor(const Request &request, const QueryEngine::Page &page) const
{
    if (!(request.byCursor || request.offersCursor) || page.documents.empty() || page.next >= page.total)
        return {};
    const Cursor cursor {.position = page.next, .row = isInRowOrder(request.query) ? page.documents.back().row : 0,
        .issued = QDateTime::currentMSecsSinceEpoch()};
    return cursor.toText(request.query.fingerprint(), m_limits.cursorKey);
}

QByteArray Listing::envelope(const Request &request, const QueryEngine::Page &page, const Presenter &presenter) const
{
    const QByteArray next = nextCursor(request, page);
    const bool split = !next.isEmpty() || !request.cursor.isEmpty();
    QByteArray text = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],)";
    if (m_dialect.totalsOnSplitLists || !split)
        text += "\"totalResults\":" + QByteArray::number(page.total) + ',';
    if (!request.byCursor)
        text += "\"startIndex\":" + QByteArray::number(request.startIndex) + ',';
    text += "\"itemsPerPage\":" + QByteArray::number(page.documents.size());
    if (!next.isEmpty())
        text += ",\"nextCursor\":\"" + next + '"';
    text += ",\"" + m_dialect.resourcesKey.toUtf8() + "\":[";
    for (std::size_t i = 0; i < page.documents.size(); ++i) {
        text += i == 0 ? "" : ",";
        text += presenter.render(page.documents[i], *page.collections[i], request.projection);
    }
    return text + "]}";
}

} // namespace Provost::Practice
