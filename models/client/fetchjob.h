// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/resourcereader.h"

#include <QFutureWatcher>
#include <QStringList>

namespace Provost {

/// Does this refusal of a GET by id say that nothing has the id? Beside 404 some answer 400 (Entra was measured to), which may have other
/// reasons: not one about the query, nor that the whole service is switched off.
[[nodiscard]] bool saysUnknownId(const Error &error);

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
