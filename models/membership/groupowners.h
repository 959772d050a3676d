// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/principal.h"
#include "form/editsession.h"

#include <QPointer>

namespace Provost {

/// Who owns a group, as far as the provider tells.
struct GroupOwners {
    QList<Principal> owners {};
    QList<Principal> wanted {}; ///< as they are to be with what is staged
    Resource group {}; ///< as it was read, with them; null: they were learnt from the people, or nobody tells
    bool isKnown = true; ///< false: the provider does not tell
};

/// The attribute that holds the owners of groups, as a form would edit it; nullptr: groups have none here.
[[nodiscard]] const FieldSpec *ownersField(EditSession &session);

/// Learns a group's owners: from the group where that returns them, else from the people who say that they own it.
class GroupOwnersJob : public JobOf<GroupOwners>
{
    Q_OBJECT
public:
    GroupOwnersJob(EditSession &session, const QString &groupId, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    void askPeople();
    void askByName();
    void onGroup(const Result<Resource> &group, bool isAskedByName);
    [[nodiscard]] Filter ownedFilter() const; ///< of people; everything: they cannot be asked

    EditSession &m_session;
    QString m_groupId;
    QPointer<Job> m_step;
};

/// The owners as one change of the group.
[[nodiscard]] Change ownersChange(const FieldSpec &field, const ResourceType &type, const Resource &group, const QList<Principal> &owners);

} // namespace Provost
