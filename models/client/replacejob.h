// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/writejob.h"

namespace Provost {

/// PUT of a whole resource (RFC 7644 section 3.5.1): attributes left out are cleared. With `ifMatch` a 412 is a Conflict: somebody else has
/// changed it, nothing was written.
class ReplaceJob : public WriteJob
{
    Q_OBJECT
public:
    struct Options {
        QByteArray ifMatch {};
        RequestPriority priority = RequestPriority::Interactive;
    };
    ReplaceJob(Connection &connection, const QString &endpoint, const QString &id, const Json &resource, const Options &options, QObject *parent);
};

} // namespace Provost
