// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/createjob.h"

namespace Provost {

CreateJob::CreateJob(Connection &connection, const QString &endpoint, const Json &resource, RequestPriority priority, QObject *parent)
    : WriteJob(connection, {.method = "POST", .path = endpoint, .body = resource.toBytes(), .priority = priority}, {}, parent)
{
}

} // namespace Provost
