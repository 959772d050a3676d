// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steplookup.h"
#include "change/steprecord.h"

#include <deque>

namespace Provost {

struct WriteOutcome;

/// Carries out one step to an end that is known: sends it, looks it up when its fate is unknown, and sends it again only once it is certain that it was not
/// carried out. A membership request that is refused is halved until the member at fault stands alone. An object that somebody else has changed meanwhile is
/// read again: what does not touch our change is kept and the request made anew; else the step fails as a Conflict with all three versions. Fails only by being cancelled; the outcome's state
/// is Done, Failed, Planned (nothing was carried out because the provider cannot be reached) or Sent (still in doubt for that reason).
class StepJob : public ClientJob<StepOutcome>
{
    Q_OBJECT
public:
    StepJob(Connection &connection, StepContext context, QObject *parent);
    void hold() { m_isHeld = true; } ///< no write begins any more: a step that has sent none yet ends as Planned, any other waits to be cancelled

Q_SIGNALS:
    void written(const Provost::StepOutcome &outcome); ///< carried out; what follows is a look at what came of it

protected:
    void start() override;
    void abort() override;

private:
    void begin();
    void next();
    void readAgain(const std::optional<Error> &refusal);
    void onReadAgain(const Result<Resource> &found, const std::optional<Error> &refusal);
    void rebase(const Resource &now, const ThreeWay &versions);
    void failAsConflict(const ThreeWay &versions, const std::optional<Error> &refusal);
    [[nodiscard]] bool handleChanged(const Error &error);
    void readBeforePut();
    void onReadBeforePut(const Result<Resource> &found);
    void send(const Json &body);
    void onWritten(const Result<WriteOutcome> &written);
    void onDone(const WriteOutcome &written);
    void onRefused(const Error &error);
    [[nodiscard]] bool handleDoubt(const Error &error);
    [[nodiscard]] bool handleOutage(const Error &error);
    [[nodiscard]] bool handleTooEarly(const Error &error);
    [[nodiscard]] bool handleBusy(const Error &error);
    void onMembersRefused(const Error &error);
    void lookAtGroup(const Error &refusal);
    void judgeMembers(const Error &refusal);
    void splitBatch(const Error &error);
    void settle();
    void onSettled(const Result<StepFinding> &finding);
    void onNotCarried();
    void onUnknown(const QString &reason);
    [[nodiscard]] static bool showsMembers(const Resource &group);
    [[nodiscard]] bool isBelied(const Resource &group) const;
    void confirmMembers();
    void finishBatch();
    void done(const QString &note = {});
    void verify(bool some);
    void onVerified(const Result<QList<ValueDifference>> &differences, bool isPart);
    void fail(Error error);
    void endWith(StepState state);
    [[nodiscard]] bool isComparable() const;
    [[nodiscard]] bool isMembership() const;
    [[nodiscard]] Json bodyToSend() const;
    [[nodiscard]] StepContext batchContext() const;

    StepContext m_context;
    StepOutcome m_outcome;
    std::deque<QStringList> m_batches; ///< members still to do; one empty batch for other steps
    QTimer m_wait;
    std::optional<Error> m_doubt; ///< what made the fate unknown, last
    int m_doubts = 0;
    int m_rebases = 0;
    QString m_rebased; ///< what somebody else had changed
    size_t m_waits = 0;
    bool m_isHeld = false;
    bool m_isSent = false;
    bool m_isCreated = false; ///< the provider says so, without telling the id
    bool m_wasInDoubt = false;
    bool m_groupSeen = false;
    bool m_isShown = true; ///< every answer so far has shown who is a member
};

} // namespace Provost
