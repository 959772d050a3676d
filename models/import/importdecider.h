// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importjob.h"
#include "import/importplan.h"
#include "import/objectfinder.h"

namespace Provost {

/// Decides what becomes of each row, given what is in the directory: pure. Rows come one by one and are not kept, but for those that may refer to who is
/// created by a row further down.
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
    void checkClaims(BuiltRow &row, const Decision &decision);
    void makeUnique(BuiltRow &row);
    void noteCreated(const BuiltRow &row, const QString &id);
    [[nodiscard]] bool waitsForOthers(const BuiltRow &row) const;
    QStringList resolveReferences(BuiltRow &row); ///< returns the temporary ids that it refers to
    void noteUnmade(const Decision &decision, const ImportPlan::Row &planned);
    void takeBackStranded();
    [[nodiscard]] ImportPlan::Row planned(BuiltRow &row, const Decision &decision);
    void planCreate(BuiltRow &row, const QString &id, ImportPlan::Row &planned);
    void planUpdate(BuiltRow &row, const FoundObjects::Object &existing, ImportPlan::Row &planned);
    [[nodiscard]] bool setsSecret(const Patch &patch) const;
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
        QStringList refersTo {};
    };
    QStringList m_questions;
    QList<bool> m_isExact; ///< by question: the case of its texts matters
    FoundObjects m_objects;
    FoundObjects m_groups;
    QHash<QString, QHash<QString, QString>> m_created; ///< path -> folded text -> temporary id
    QHash<QString, qint64> m_unmade; ///< temporary ids of rows that turned out to be broken -> row
    QHash<QString, QString> m_keyNames; ///< path -> keyOf() it
    QSet<QString> m_referredBy; ///< of those, by which rows name others
    QHash<QString, QSet<QString>> m_taken; ///< path -> folded texts, of values that must be unique
    QHash<QString, QHash<QString, qint64>> m_claimed; ///< path -> folded text -> row that was first
    QSet<QString> m_matched; ///< ids
    QSet<QString> m_named; ///< ids of others that are in the file: in rows left out, or one of several that a row could mean
    QHash<QString, QStringList> m_additions; ///< group id -> members
    QHash<QString, QString> m_groupLabels;
    std::vector<Waiting> m_waiting; ///< for who may be created below them
    ImportPlan m_plan;
};

} // namespace Provost
