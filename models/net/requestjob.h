// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/httpmessage.h"

namespace Provost {

class Connection;

/// One HTTP exchange, with its retries: queued under the governor, sent, one outcome. A status outside 2xx is an Error made by ScimError.
/// A write whose fate is unknown (the connection closed after the body was read, a time-out, 502/503/504 without a word)
/// is not sent again: Error with inDoubt.
class RequestJob : public JobOf<HttpReply>
{
    Q_OBJECT
public:
    RequestJob(Connection &connection, HttpRequest request, QObject *parent);
    ~RequestJob() override;
    [[nodiscard]] const HttpRequest &request() const { return m_request; }

protected:
    void start() override;
    void abort() override;

private:
    HttpRequest m_request;
    Connection &m_connection;
};

} // namespace Provost
