// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/writejob.h"
#include "scim/patch.h"

namespace Provost {

/// PATCH (RFC 7644 section 3.5.2): 200 brings the resource, 204 nothing. All operations or none. With `ifMatch` a 412 is a Conflict.
class PatchJob : public WriteJob
{
    Q_OBJECT
public:
    struct Options {
        QByteArray ifMatch {};
        RequestPriority priority = RequestPriority::Interactive;
    };
    PatchJob(Connection &connection, const QString &endpoint, const QString &id, const Patch &patch, const Options &options, QObject *parent);
};

} // namespace Provost
