// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "scim/filter.h"
#include "scim/serverprofile.h"

namespace Provost {

/// Is this user or group a direct member of that group? Asked as a pair, `id eq "group" and members.value eq "member"` (or as the profile calls
/// a member), which even providers that never list members answer.
class MembershipJob : public ClientJob<bool>
{
    Q_OBJECT
public:
    [[nodiscard]] static Filter question(const QString &groupId, const QString &memberId, const ServerProfile &profile);
    MembershipJob(Connection &connection, QString groupEndpoint, QString groupId, QString memberId, RequestPriority priority, QObject *parent);

protected:
    void start() override;

private:
    QString m_groupEndpoint;
    QString m_groupId;
    QString m_memberId;
    RequestPriority m_priority;
};

} // namespace Provost
