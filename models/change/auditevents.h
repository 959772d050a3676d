// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

/// What every record of a run says besides what happened.
struct AuditContext {
    qint64 run = 0;
    RunInfo info {};
    QString operatorName {}; ///< of this session; empty: the run's
};

/// An event with its name and the time, to be followed by `members`.
[[nodiscard]] Json auditEvent(const QString &name, const Json::Object &members);

/// "run-started", "run-resumed".
[[nodiscard]] Json runBeganEvent(const AuditContext &context, bool again, const QString &title, int steps, int stepsOpen);
[[nodiscard]] Json runEndedEvent(const AuditContext &context, const RunSummary &summary);
/// What came of one request: the object, its attributes old and new, members, outcome. Secrets are named, never shown.
[[nodiscard]] Json outcomeEvent(const AuditContext &context, const PlannedObject &object, const StepRecord &record);

/// [{"attribute","old","new"}]: what a step does to its object, by attribute; {"attribute","secret":true} for what may not be shown.
[[nodiscard]] Json attributeChanges(const PlannedObject &object, const PlanStep &step);

} // namespace Provost
