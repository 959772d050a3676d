// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "scim/listpage.h"

#include <QFutureWatcher>

namespace Provost {

/// One request whose answer is a list, parsed off the caller's thread. A body that is no list is a Protocol error.
class PageJob : public ClientJob<ListPage>
{
    Q_OBJECT
public:
    PageJob(Connection &connection, HttpRequest request, QObject *parent);
    [[nodiscard]] const HttpReply &reply() const { return m_reply; } ///< once a body came; its own body is not kept

Q_SIGNALS:
    void arrived(); ///< the answer is here whole, and about to be parsed

protected:
    void start() override;

private:
    void onReply(const Result<HttpReply> &outcome);
    void onParsed();

    HttpRequest m_request;
    HttpReply m_reply;
    QFutureWatcher<Result<ListPage>> m_parsing;
};

} // namespace Provost
