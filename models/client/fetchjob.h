// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/resourcereader.h"

#include <QFutureWatcher>
#include <QStringList>

namespace Provost {

/// GET of one resource by id (RFC 7644 section 3.4.1). An answer whose id is another is a Protocol error.
class FetchJob : public ClientJob<Resource>
{
    Q_OBJECT
public:
    struct Options {
        QStringList attributes {};
        QStringList excludedAttributes {};
        RequestPriority priority = RequestPriority::Interactive;
    };
    FetchJob(Connection &connection, QString endpoint, QString id, Options options, QObject *parent);
    ~FetchJob() override;

protected:
    void start() override;

private:
    void onReply(const Result<HttpReply> &outcome);
    void onRead();

    QString m_endpoint;
    QString m_id;
    Options m_options;
    QString m_requestId;
    QFutureWatcher<Result<Resource>> m_reading;
};

} // namespace Provost
