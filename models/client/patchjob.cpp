// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/patchjob.h"

namespace Provost {

PatchJob::PatchJob(Connection &connection, const QString &endpoint, const QString &id, const Patch &patch, const Options &options, QObject *parent)
    : WriteJob(connection,
               {.method = "PATCH",
                .path = HttpRequest::pathOf(endpoint, id),
                .body = patch.toJson().toBytes(),
                .ifMatch = options.ifMatch,
                .priority = options.priority},
               id,
               parent)
{
}

} // namespace Provost
