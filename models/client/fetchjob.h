// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/connection.h"
#include "scim/resource.h"

#include <QStringList>

namespace Provost {

/// GET of one resource by id (RFC 7644 section 3.4.1). An answer whose id is another is a Protocol error.
class FetchJob : public JobOf<Resource>
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
    void abort() override;
};

} // namespace Provost
