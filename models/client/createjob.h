// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/writejob.h"

namespace Provost {

/// POST of a new resource (RFC 7644 section 3.3). 409 is a Conflict: it exists already.
class CreateJob : public WriteJob
{
    Q_OBJECT
public:
    CreateJob(Connection &connection, const QString &endpoint, const Json &resource, RequestPriority priority, QObject *parent);
};

} // namespace Provost
