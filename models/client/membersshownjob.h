// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"

namespace Provost {

/// Is any group shown with members? Else a group without any may be one whose members the provider withholds. One request: the first groups are looked at.
class MembersShownJob : public ClientJob<bool>
{
    Q_OBJECT
public:
    MembersShownJob(Connection &connection, QString endpoint, QObject *parent);

protected:
    void start() override;

private:
    QString m_endpoint; ///< "/Groups"
};

} // namespace Provost
