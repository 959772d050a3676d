// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/deletejob.h"

namespace Provost {

DeleteJob::DeleteJob(Connection &connection, const QString &endpoint, const QString &id, const Options &options, QObject *parent)
    : WriteJob(connection,
               {.method = "DELETE", .path = HttpRequest::pathOf(endpoint, id), .ifMatch = options.ifMatch, .priority = options.priority},
               id,
               parent)
    , m_id(id)
{
}

void DeleteJob::onError(const Error &error)
{
    const bool isGone = error.kind == ErrorKind::NotFound && error.attempts > 1;
    const bool hasOddAnswer = error.httpStatus >= 200 && error.httpStatus < 300; // a body that says whatever it likes
    if (isGone || hasOddAnswer)
        end(WriteOutcome {.status = error.httpStatus, .id = m_id, .timesSent = error.attempts, .requestId = error.requestId});
    else
        end(error);
}

} // namespace Provost
