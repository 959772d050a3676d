// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "client/pagejob.h"

namespace Provost {

/// One page of a query sent in a body (RFC 7644 section 3.4.3), for filters that are too long or too private for a URL. A provider
/// without /.search is asked by GET instead; usedPost() tells.
class SearchJob : public ClientJob<ListPage>
{
    Q_OBJECT
public:
    struct Options {
        qint64 startIndex = 0; ///< 0: none is sent
        int count = -1; ///< -1: none is sent
        std::optional<QString> cursor {};
        RequestPriority priority = RequestPriority::Interactive;
    };
    SearchJob(Connection &connection, ListQuery query, Options options, QObject *parent);
    ~SearchJob() override;
    [[nodiscard]] bool usedPost() const { return m_usedPost; }

protected:
    void start() override;

private:
    [[nodiscard]] Json searchRequest() const;
    void onSearched(const Result<ListPage> &outcome);
    void askByGet();

    ListQuery m_query;
    Options m_options;
    bool m_usedPost = true;
};

} // namespace Provost
