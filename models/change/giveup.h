// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

class AuditLog;

/// Objects done, failed and not reached; Done when no step is left open.
[[nodiscard]] RunSummary countedUp(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps);

/// Why what it has in common with another change set must not be sent: it might be done twice.
[[nodiscard]] Error unfinished(qint64 run);

/// Ends a run that was stopped for good: what was not sent is skipped, what is in doubt has failed as such. Nobody can go on with it afterwards, so that what
/// is left of it may be planned anew without being done twice. Nothing for a run that is over; fails while it is under way.
[[nodiscard]] Result<void> giveUpRun(Journal &journal, AuditLog *audit, qint64 run, const QString &operatorName);
/// The same over connections of its own, for a thread of the pool: a run of 50,000 steps takes a second. `auditDir`: of the audit log; empty: there is none.
[[nodiscard]] Result<void> giveUpRun(const QString &journalFile, const QString &auditDir, qint64 run, const QString &operatorName);

} // namespace Provost
