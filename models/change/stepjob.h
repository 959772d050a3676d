// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/memberbatches.h"
#include "change/steplookup.h"

#include <functional>

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
    void hold(); ///< no write begins any more: a step that has sent none yet ends as Planned, any other waits to be cancelled
    [[nodiscard]] bool mayHaveWritten() const; ///< in this session or an earlier one; a request that still waits for its turn has written nothing

Q_SIGNALS:
    /// A create that was answered with success is looked for, since the answer does not tell the id. As Sent, with the answer: it must not be made once more.
    void answered(const Provost::StepOutcome &outcome);
    /// Carried out; what follows is a look at what came of it. Once more, as Sent, when some of it turns out not to be there and all of it is looked at.
    void written(const Provost::StepOutcome &outcome);

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
    [[nodiscard]] bool handleChangedMembers(const Error &error);
    void readBeforePut();
    void onReadBeforePut(const Result<Resource> &found);
    void checkBeforePut(const Resource &found);
    void lookWhetherShown(const Resource &found);
    void put(const Resource &found);
    void send(const Json &body);
    void sendTogether(const Json &body);
    void onAnsweredTogether(const BulkWrite &request, const std::optional<Result<WriteOutcome>> &answer);
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
    void lookUpRefused(const Error &refusal);
    void onRefusedLookedUp(const Result<StepFinding> &finding, const Error &refusal);
    void takeAsUnchanged(const QStringList &members);
    void failMember(const Error &refusal);
    void settle();
    void onSettled(const Result<StepFinding> &finding);
    void onNotCarried();
    void onUnknown(const QString &reason);
    [[nodiscard]] static bool showsMembers(const Resource &group);
    [[nodiscard]] bool isBelied(const Resource &group) const;
    void confirmMembers();
    [[nodiscard]] static Error withoutEffect();
    void finishBatch();
    void endOfBatches();
    void waitThen(const std::function<void()> &then); ///< the next of the delays
    void done(const QString &note = {});
    void tellWritten(StepState state);
    void verify(bool some);
    void onVerified(const Result<QList<ValueDifference>> &differences, bool isPart);
    void fail(Error error);
    void endBelied(const Error &error);
    void endWith(StepState state);
    void settleMembers(StepState state);
    [[nodiscard]] bool isComparable() const;
    [[nodiscard]] bool hasMembers() const;
    [[nodiscard]] ThreeWay versionsWith(const Json &now) const;
    [[nodiscard]] bool isMembership() const;
    [[nodiscard]] bool mayComeBack(const Error &error) const;
    [[nodiscard]] int callsSoFar() const;
    [[nodiscard]] bool mayFill() const; ///< a group
    [[nodiscard]] Json bodyToSend() const;
    [[nodiscard]] StepContext batchContext() const;

    StepContext m_context;
    StepOutcome m_outcome;
    MemberBatches m_batches;
    QSet<QString> m_absent; ///< of these it was looked up that they are no members
    QString m_readVersion; ///< of what a PUT of members was made from
    QTimer m_wait;
    QTimer m_later; ///< to look once more
    std::function<void()> m_then; ///< what m_later is for
    std::optional<Error> m_doubt; ///< what made the fate unknown, last
    int m_doubts = 0;
    int m_rebases = 0;
    int m_usedBefore = 0; ///< requests before the first write
    int m_usedTogether = 0; ///< of a request that it shared, its share
    bool m_wentTogether = false; ///< something of the request that it shared may have been carried out
    QString m_rebased; ///< what somebody else had changed
    size_t m_waits = 0;
    bool m_isHeld = false;
    bool m_isSent = false;
    bool m_isFateUnknown = false; ///< of what was sent last; sent again only if the object still is as it was
    bool m_isCreated = false; ///< the provider says so, without telling the id
    bool m_wasInDoubt = false;
    bool m_groupSeen = false;
    bool m_isToldUnchanged = false; ///< the provider said of a member that there was nothing to do
    bool m_isBelied = false; ///< of some members a look has shown that it was not carried out
    bool m_areShown = false; ///< some group was seen with members: one without any is empty
    bool m_mayHaveFilled = false; ///< a write was taken, or may have been
    bool m_isShown = true; ///< every answer so far has shown who is a member
};

} // namespace Provost
