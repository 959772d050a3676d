// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importjob.h"
#include "import/importplan.h"
#include "import/objectfinder.h"

namespace Provost {

/// Decides what becomes of each row, given what is in the directory: pure. Rows come one by one and are not kept, but for those that may refer to who is
/// created by a row further down, or get what somebody gives up there.
class ImportDecider
{
public:
    ImportDecider(const RowBuilder &builder, const ImportOptions &options, const ResourceType &type);
    /// `questions`: attribute paths, in the order of `objects.answers`; `groups` has one answer, by display name.
    void setFound(const QStringList &questions, const FoundObjects &objects, const FoundObjects &groups);
    /// Rows that the operator left out: nothing is done about them, and whom they name is in the file all the same. After setFound().
    void setLeftOut(const std::vector<BuiltRow> &rows);
    void take(BuiltRow row);
    [[nodiscard]] ImportPlan finish(); ///< after the last row

private:
    using Objects = QList<FoundObjects::Object>;
    struct Decision {
        const FoundObjects::Object *existing = nullptr;
        QString id {}; ///< of the object, temporary for a create; empty: rejected
    };
    [[nodiscard]] Decision matched(BuiltRow &row);
    [[nodiscard]] QString otherMeant(const BuiltRow &row, qsizetype key, const QString &id);
    [[nodiscard]] const Objects *found(const QString &path, const QString &text) const;
    [[nodiscard]] QList<BuiltRow::Claim> checkClaims(BuiltRow &row, const Decision &decision);
    void noteFreed(const FoundObjects::Object &existing, const BuiltRow::Claim &claim);
    [[nodiscard]] RowProblem takenProblem(const BuiltRow::Claim &claim) const;
    [[nodiscard]] static RowProblem strandedProblem(qint64 row);
    void makeUnique(BuiltRow &row);
    [[nodiscard]] const QString &keyName(const QString &path);
    [[nodiscard]] QList<std::pair<QString, QString>> namesIn(const BuiltRow &row);
    void noteCreated(const BuiltRow &row, const QString &id);
    void noteLost(const BuiltRow &row);
    [[nodiscard]] bool waitsForOthers(const BuiltRow &row) const;
    QStringList resolveReferences(BuiltRow &row, qsizetype index); ///< of its place in the plan; returns the temporary ids that it refers to
    void checkNamedIds(BuiltRow &row, const FoundObjects::Object *existing) const;
    void noteUnmade(const Decision &decision, const ImportPlan::Row &planned);
    [[nodiscard]] ImportPlan::Row planned(BuiltRow &row, const Decision &decision);
    void planCreate(BuiltRow &row, const QString &id, ImportPlan::Row &planned);
    void planUpdate(BuiltRow &row, const FoundObjects::Object &existing, ImportPlan::Row &planned);
    [[nodiscard]] bool setsSecret(const std::vector<PatchOperation> &operations) const;
    void countPasswords();
    [[nodiscard]] Objects groupsCalled(const BuiltRow::Group &group) const;
    void wishGroups(BuiltRow &row, const QString &id, const Json &existing);
    QString noteName(const FoundObjects::Object &object); ///< returns its id
    void planGroups();
    void planAbsent();
    [[nodiscard]] bool isUnreadable(const BuiltRow &row) const;
    [[nodiscard]] ChangeOrigin originOf(qint64 row) const;

    const RowBuilder &m_builder;
    const ImportOptions &m_options;
    const ResourceType &m_type;
    struct Waiting {
        qsizetype index = 0; ///< its place in the plan
        BuiltRow row {};
        Decision decision {};
        QList<BuiltRow::Claim> awaited {}; ///< what another one has now
        QStringList refersTo {};
        QList<qsizetype> freedBy {}; ///< by claim: the place in the plan of the row that gives it up
    };
    void settle(Waiting &one);
    void settleWaiting();
    [[nodiscard]] bool settleFreed(Waiting &one);
    [[nodiscard]] bool waitsForItself(const Waiting &one, const QList<qsizetype> &freedBy) const;
    [[nodiscard]] qint64 placeOf(qint64 row) const; ///< among the changes
    [[nodiscard]] std::optional<RowProblem> lossOf(const Waiting &one) const;
    void takeBack(qsizetype index, const RowProblem &problem);
    void rejectTorn();
    void takeBackStranded();

    QStringList m_questions;
    QList<bool> m_isExact; ///< by question: the case of its texts matters
    FoundObjects m_objects;
    FoundObjects m_groups;
    QHash<QString, QHash<QString, QString>> m_created; ///< path -> folded text -> temporary id
    QHash<QString, QHash<QString, qint64>> m_lost; ///< path -> folded text -> broken row, of whom it would have created
    QHash<QString, QHash<QString, qsizetype>> m_freed; ///< path -> folded text -> place in the plan of the row that gives it up, if it is done
    QHash<qint64, qint64> m_places; ///< of rows that come after another one
    QHash<QString, qint64> m_unmade; ///< temporary ids of rows that turned out to be broken -> row
    QSet<QString> m_takenBack; ///< ids of rows that were planned, and are rejected all the same
    QHash<QString, QHash<QString, QList<qsizetype>>> m_referring; ///< path -> folded text -> places in the plan of rows that mean who has it in the directory
    QHash<QString, QString> m_keyNames; ///< path -> keyOf() it
    QSet<QString> m_referredBy; ///< of those, by which rows name others
    QHash<QString, QSet<QString>> m_taken; ///< path -> folded texts, of values that must be unique
    QHash<QString, QHash<QString, qint64>> m_claimed; ///< path -> folded text -> row that was first
    QSet<QString> m_matched; ///< ids
    QSet<QString> m_named; ///< ids of others that are in the file: in rows left out, or one of several that a row could mean
    QHash<QString, QStringList> m_additions; ///< group id -> members
    QHash<QString, QString> m_groupLabels;
    std::vector<Waiting> m_waiting; ///< for who may be created below them, or for what somebody gives up; by index
    QHash<QString, qsizetype> m_newcomers; ///< temporary ids of those of them who are created -> place in m_waiting
    ImportPlan m_plan;
};

} // namespace Provost
