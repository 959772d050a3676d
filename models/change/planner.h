// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/planduration.h"
#include "scim/servicedescription.h"

#include <QSet>

namespace Provost {

/// Of whom it was asked before a run whether they are in a group that does not show its members.
struct MembersThen {
    QHash<QString, bool> isMember {}; ///< by member; who is not in it is not known
    QSet<QString> late {}; ///< of those: known from what this console wrote a moment ago; a plan sends it all the same
    std::optional<QSet<QString>> all {}; ///< everybody who is in it, where that was read; case-folded
    friend bool operator==(const MembersThen &, const MembersThen &) = default;
};
using FormerMembers = QHash<ObjectKey, MembersThen>;

/// Turns a change set into the exact requests for one provider. Pure: what is known of the objects comes with the changes (Change::before),
/// nothing is read. Edits of one object become one request where the provider allows, no-ops disappear, what cannot work is rejected
/// with its reason; memberships are packed as the profile says and have requests of their own, so that a refused one takes nothing with it.
/// Objects in `refused` are rejected for that reason; `members`: what was asked beforehand of groups that do not show who is in them.
[[nodiscard]] Plan makePlan(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused = {}, const FormerMembers &members = {});

/// Counts the reads that came before the plan with its calls, cost and time; `latency`: what a request takes, in seconds.
void addLookUps(Plan &plan, int calls, const ServerProfile &profile, double latency = usualLatency);
/// Likewise those that the run will make: readsDuring().
void addReads(Plan &plan, int calls, const ServerProfile &profile, double latency = usualLatency);

} // namespace Provost
