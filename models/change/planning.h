// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/objectedits.h"
#include "change/planner.h"

#include <deque>

namespace Provost {

/// The making of one plan: what is wished of each object and whether it may be (planner.cpp), then who waits for whom, and the requests (planningsteps.cpp).
class Planning
{
public:
    Planning(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused, const FormerMembers &members)
        : m_changes(changes)
        , m_refused(refused)
        , m_members(members)
        , m_rules(description)
        , m_profile(description.profile)
        , m_bulk(BulkSize::of(description))
    {
    }
    [[nodiscard]] Plan run();

private:
    using Fate = PlannedObject::Fate;
    using WarningKind = PlanWarning::Kind;

    void fold();
    void checkObjects();
    void checkRules(ObjectEdits &object);
    void checkVersion(ObjectEdits &object);
    void checkCreate(ObjectEdits &object, size_t index);
    void warnAsProfile(ObjectEdits &object, size_t index);
    void checkUpdate(ObjectEdits &object, size_t index);
    void checkDifference(ObjectEdits &object, size_t index);
    void checkValues(ObjectEdits &object);
    void checkMembers(ObjectEdits &object, const QHash<QString, QString> &types);
    void rejectDangling();
    void findTargets();
    void learnTarget(ObjectEdits &object);
    void rejectHalfMoves();
    void checkMoves(ObjectEdits &object, const QSet<QString> &rejected) const;
    [[nodiscard]] QString targetOf(const ObjectEdits &object, const QString &member) const;
    void breakCycles();
    void defer(size_t object, const QSet<QString> &unmade);
    void makeSteps();
    void makeSteps(ObjectEdits &object, int index);
    void addUpdate(ObjectEdits &object, int index);
    void addRemovals(ObjectEdits &object, int index);
    void addMembers(ObjectEdits &object, int index, ChangeKind kind, const Json::Array &elements);
    static void nameMembers(PlanStep &step, const Json::Array &elements, const MembersThen &then);
    void addPatch(ObjectEdits &object, int index, ChangeKind kind, const Json &patch);
    void guardFirst(const ObjectEdits &object, qsizetype first);
    void addCreate(ObjectEdits &object, int index);
    void guard(PlanStep &step, ObjectEdits &object) const;
    [[nodiscard]] bool refersToDeleted(const Json &value, const QString &ownId) const;
    [[nodiscard]] PlanStep stepFor(ObjectEdits &object, int index, ChangeKind kind, const QByteArray &method) const;
    [[nodiscard]] bool showsNobody(ObjectEdits &object, qsizetype before) const;
    [[nodiscard]] bool tellsWhoIsLeft() const;
    [[nodiscard]] bool packsIntoCreate(const ObjectEdits &object) const;
    [[nodiscard]] bool wouldLoseMembers(const ObjectEdits &object) const;
    [[nodiscard]] static bool touches(const ObjectEdits &object, const QStringList &attributes);
    [[nodiscard]] static QSet<QString> referencesOf(const ObjectEdits &object);
    void warn(WarningKind kind, int object, const QString &detail) { m_plan.warnings << PlanWarning {.kind = kind, .object = object, .detail = detail}; }
    void warnOfDeletions();
    void warnOfSwaps(const QSet<int> &objects);
    void estimate();

    /// A group into which somebody moves.
    struct Target {
        QSet<QString> coming {}; ///< by this plan
        QSet<QString> there {}; ///< as it was read or looked up; this plan leaves them in
    };
    const ChangeSet &m_changes;
    const QHash<ObjectKey, Error> &m_refused;
    const FormerMembers &m_members;
    RuleBook m_rules;
    const ServerProfile &m_profile;
    std::deque<ObjectEdits> m_objects;
    std::vector<Patch> m_patches; ///< by object: what makes a known one into what it shall be
    std::vector<Json> m_deferred; ///< by object: attributes set after the create
    std::vector<Json> m_bodies; ///< by object: a create's body
    QHash<ObjectKey, Target> m_targets;
    QSet<QString> m_deleted {}; ///< ids of what goes
    QList<PlanStep> m_steps;
    Plan m_plan;
    BulkSize m_bulk;
};

} // namespace Provost
