// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/replacejob.h"

namespace Provost {

ReplaceJob::ReplaceJob(Connection &connection, const QString &endpoint, const QString &id, const Json &resource, const Options &options, QObject *parent)
    : WriteJob(connection,
               {.method = "PUT",
                .path = HttpRequest::pathOf(endpoint, id),
                .body = resource.toBytes(),
                .ifMatch = options.ifMatch,
                .priority = options.priority},
               id,
               parent)
{
}

} // namespace Provost
