// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/connection.h"
#include "scim/servicedescription.h"

namespace Provost {

/// Reads /ServiceProviderConfig, /ResourceTypes and /Schemas at once (RFC 7644 section 4), forgives each that is missing (404, 405, 501,
/// HTML, wrong shape: noted, shipped schemas stand in), and fails only when nothing could be reached or sign-in was refused.
/// The result's profile is the connection's, completed by what was declared.
class DiscoverJob : public JobOf<ServiceDescription>
{
    Q_OBJECT
public:
    DiscoverJob(Connection &connection, QObject *parent);
    ~DiscoverJob() override;

protected:
    void start() override;
    void abort() override;
};

} // namespace Provost
