// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/conflict.h"
#include "change/plan.h"
#include "change/steprecord.h"
#include "client/clientjob.h"
#include "scim/servicedescription.h"

#include <QDateTime>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace Provost {

/// Of the waits between looks those that still tell something after `elapsed` milliseconds of looking: what an earlier session sent has had that long to show.
[[nodiscard]] std::vector<std::chrono::milliseconds> delaysLeft(const std::vector<std::chrono::milliseconds> &delays, qint64 elapsed);

class BulkWrite;
struct MembersSeen;

/// What carrying out one step needs to know besides the step.
struct StepContext {
    PlanStep step {}; ///< with real ids
    ResourceType type {};
    ResourceSchema schema {};
    bool inDoubt = false; ///< it may have been sent in an earlier session
    StepOutcome earlier {}; ///< what came of it then, or before it was put back
    bool fresh = false; ///< something it refers to was created by this run: reads and writes may not see it yet
    QDateTime sentAt {}; ///< UTC; when it was first sent
    std::shared_ptr<const QSet<QString>> ownIds {}; ///< created by other steps of this run; nullptr: none
    bool isNewAndEmpty = false; ///< this session has created the object without members, and nothing else was asked of it since
    QStringList secrets {}; ///< texts to keep out of errors
    Json before {}; ///< what the object was when the change was planned, and what it shall be; without secrets; Undefined: not known
    Json after {};
    QStringList lost {}; ///< members that were to be created and were not, or to move to another group that has not taken them
    std::shared_ptr<const QSet<QString>> deletedIds {}; ///< of what this run deletes: providers take references to those away; nullptr: none
    QList<OwnWrite> ownWrites {}; ///< lately, where reads lag behind writes
    bool recheck = false; ///< read the object and compare before writing, where no ETag guards it
    bool verify = false; ///< read it again afterwards
    bool verifyUnchanged = false; ///< read it again where the provider said of a member that there was nothing to do
    int membersAsked = 0; ///< by that, at first, where it takes a question each; 0: all
    /// How long to wait between looks where reads lag behind writes; as many looks as there are delays, and one.
    std::vector<std::chrono::milliseconds> delays {};
    bool mayComeYet = false; ///< a gateway may have given up on a server that is still at it: wait for it also where reads do not lag
    std::vector<std::chrono::milliseconds> delaysForEarlier {}; ///< the same for what an earlier session sent, which has had some time already
    QPointer<BulkWrite> together {}; ///< the request that it shares with other creates; nullptr: it has one of its own
    std::shared_ptr<MembersSeen> membersSeen {}; ///< by the steps of this run; nullptr: nothing is known yet
};

/// A create that the provider would carry out twice: nothing in it is unique there.
[[nodiscard]] bool mayBeDoubled(const PlanStep &step);

/// Whether a step was carried out, by what the provider shows.
struct StepFinding {
    enum class Verdict : quint8 { Carried, NotCarried, Unknown };
    Verdict verdict = Verdict::Unknown;
    QString id {}; ///< of what was created
    QStringList missing {}; ///< of a membership step: members for which it is not carried out
    QString reason {}; ///< why it is unknown
};

/// Settles a step whose fate is unknown by looking the object up; sends nothing but reads. Where reads lag behind writes "not there" is believed only
/// after the last of the context's delays. Fails only when the provider cannot be read.
class StepLookup : public ClientJob<StepFinding>
{
    Q_OBJECT
public:
    StepLookup(Connection &connection, StepContext context, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    void look();
    void lookForCreated();
    void onListed(const Result<HttpReply> &reply);
    void lookAtObject(const QStringList &attributes);
    void onObject(const Result<Resource> &found);
    void lookAtMembers(const QStringList &members);
    void lookAtMember();
    void onMember(const Result<bool> &found);
    void judge(const Json &object);
    void judgeMembers(const Json &members);
    void lookWhetherShown();
    void learnClock(const HttpReply &reply);
    [[nodiscard]] Filter identity() const;
    [[nodiscard]] std::optional<qint64> olderBy(const Resource &resource) const;
    [[nodiscard]] bool isExcluded(const Resource &resource) const;
    [[nodiscard]] QString doubtAbout(const Resource &resource) const;
    [[nodiscard]] bool waitToLookAgain();
    void conclude(StepFinding::Verdict verdict, const QString &reason = {});

    StepContext m_context;
    StepFinding m_finding;
    QTimer m_again;
    size_t m_looks = 0;
    qint64 m_clockAhead = 0; ///< seconds by which the provider's clock is ahead of ours
    QStringList m_toAsk; ///< members, one by one
    QStringList m_unlisted; ///< who is missing in a list that may be cut; of whom some are asked for
    qsizetype m_member = 0;
    bool m_isAtMember = false; ///< the next look goes on with that one
    bool m_showsMembers = false; ///< some group was seen with members
};

} // namespace Provost
