// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/cursor.h"
#include "practice/dialect.h"
#include "practice/parameters.h"
#include "practice/presenter.h"
#include "practice/query.h"

namespace Provost::Practice {

/// Answers queries for lists: RFC 7644 section 3.4.2 and RFC 9865.
class Listing
{
public:
    struct Limits {
        QByteArray cursorKey;
        qint64 cursorLife = 3600 * 1000; ///< milliseconds
    };
    Listing(const Dialect &dialect, const Limits &limits);

    /// The body of a ListResponse.
    [[nodiscard]] Result<QByteArray> answer(const std::vector<const Collection *> &collections, const Parameters &parameters,
        QueryEngine &engine, const Presenter &presenter) const;

    static constexpr int cursorTimeout = 3600; ///< seconds, as declared

private:
    struct Request {
        Query query;
        Projection projection;
        qint64 startIndex = 1;
        qint64 count = 0;
        bool byCursor = false;
        bool offersCursor = false; ///< nextCursor comes although the page is found by index
        QByteArray cursor; ///< empty: the first page
    };
    [[nodiscard]] Result<Request> read(const std::vector<const Collection *> &collections, const Parameters &parameters) const;
    [[nodiscard]] Result<void> readQuery(Request &request, const Parameters &parameters) const;
    [[nodiscard]] Result<void> readPaging(Request &request, const Parameters &parameters) const;
    [[nodiscard]] Result<void> readCount(Request &request, const Parameters &parameters) const;
    [[nodiscard]] qint64 countWithoutWish(const Request &request) const;
    [[nodiscard]] qint64 cap(const Request &request) const;
    [[nodiscard]] Result<qint64> startPosition(const Request &request, QueryEngine &engine) const;
    [[nodiscard]] QByteArray envelope(const Request &request, const QueryEngine::Page &page, const Presenter &presenter) const;
    [[nodiscard]] QByteArray nextCursor(const Request &request, const QueryEngine::Page &page) const;

    const Dialect &m_dialect;
    Limits m_limits;
};

} // namespace Provost::Practice
