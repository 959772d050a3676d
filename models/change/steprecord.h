// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/valuecheck.h"

namespace Provost {

/// How far a step has come, as the journal knows it.
enum class StepState : quint8 {
    Planned, ///< nothing was sent
    Sent, ///< may have been sent: whether it was carried out must be looked up before it is sent again
    Done,
    Failed, ///< refused, or not to be settled; `error` says which
    Skipped, ///< what it depends on failed
};
[[nodiscard]] QString stepStateText(StepState state);
[[nodiscard]] std::optional<StepState> stepStateFromText(QStringView text);

/// What came of a step.
struct StepOutcome {
    StepState state = StepState::Planned;
    int together = 0; ///< of the steps that shared its request the first one's number, from 1; 0: it had a request of its own
    QString id {}; ///< of what was created
    QString version {}; ///< ETag after the write, where the answer told it
    int calls = 0;
    int status = 0; ///< HTTP, of the write that was taken; 0: none was answered so
    QStringList failedMembers {}; ///< of a membership step: the rest is done
    QStringList unchangedMembers {}; ///< were members already, or were none: nothing to undo
    /// Of a membership step that is not over: with whom it goes on. The rest is done, is not sent again, and an undo takes it back. Empty: nobody has had their turn.
    QStringList openMembers {};
    QString note {}; ///< technical, English: "was not a member"
    QString requestId {};
    QList<ValueDifference> differences {}; ///< what verification found that the provider did not take as it was sent
    Json conflict {}; ///< ThreeWay::toJson(): why it failed as a conflict, for the operator to decide
    std::optional<Error> error {};

    [[nodiscard]] bool isInPart() const; ///< of a membership step: not done, but for some of its members it is
    [[nodiscard]] bool leavesOut(const QString &member) const; ///< of one that is done, or done in part: not for this one
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static StepOutcome fromJson(StepState state, const Json &json);
    friend bool operator==(const StepOutcome &, const StepOutcome &) = default;
};

struct StepRecord {
    int number = 0; ///< index in the plan
    PlanStep step {}; ///< secrets replaced
    StepOutcome outcome {};
    QString sentAt {}; ///< ISO, UTC; empty: never
    QString endedAt {};
};

} // namespace Provost
