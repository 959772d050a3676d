// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/memberpatch.h"
#include "change/planner.h"
#include "change/typerules.h"

namespace Provost {

/// All edits of one object, folded in their order into what it shall be in the end.
class ObjectEdits
{
public:
    ObjectEdits(ObjectKey key, const TypeRules *rules);
    void add(const Change &change, int index);
    void setMembersThen(const MembersThen &then) { m_then = then; }
    void settle(); ///< once the last edit is in: memberships are taken out of `before` and `after`, no-ops dropped
    void reject(const QString &why);
    void reject(const Error &why);
    [[nodiscard]] bool leaveOut(const QSet<QString> &members); ///< of those who are added, for they are not created; false: nothing would be left to do, or a group would lose people and get nobody

    [[nodiscard]] const TypeRules &rules() const { return *m_rules; }
    [[nodiscard]] bool isRejected() const { return m_planned.rejection.has_value(); }
    [[nodiscard]] bool isCreated() const { return m_created; }
    [[nodiscard]] bool isDeleted() const { return m_deleted; }
    [[nodiscard]] bool isKnown() const { return m_created || !m_planned.before.isUndefined(); } ///< what the object is now is known

    // Meaningful once settled.
    [[nodiscard]] const Json &before() const { return m_before; } ///< without members
    [[nodiscard]] const Json &after() const { return m_after; } ///< without members
    [[nodiscard]] const std::vector<PatchOperation> &blindOperations() const { return m_blind; } ///< for an object that is not known
    [[nodiscard]] const Json::Array &added() const { return m_added; }
    [[nodiscard]] const Json::Array &removed() const { return m_removed; }
    [[nodiscard]] QString movedTo(const QString &member) const { return m_wishes.value(member).movedTo; } ///< of one who is removed; empty: nowhere
    [[nodiscard]] const QStringList &ignored() const { return m_ignored; } ///< of a create: what the provider alone writes
    [[nodiscard]] bool removesUnseen() const { return m_removesUnseen; } ///< takes out members of a group that shows none, or not all
    [[nodiscard]] bool mayLoseAll() const { return m_mayLoseAll; } ///< takes out members of a group of which nobody knows who is left
    [[nodiscard]] const MembersThen &membersThen() const { return m_then; }
    [[nodiscard]] const QString &ifMatch() const { return m_ifMatch; }
    [[nodiscard]] const ObjectKey &key() const { return m_planned.key; }
    [[nodiscard]] PlannedObject &planned() { return m_planned; }

private:
    struct Wish {
        Json element;
        bool add = true;
        QString movedTo {};
    };
    void create(const Change &change);
    void leaveToProvider(const AttributeName &name);
    void update(const Change &change);
    void updateKnown(const std::vector<PatchOperation> &operations);
    void wishMembers(const Json::Array &elements, bool add, const QString &movedTo = {});
    void wishChangedMembers();
    void dropMembershipNoOps();
    [[nodiscard]] bool isSo(const QString &member, const Wish &wish, const QSet<QString> &present, bool isTold) const;
    [[nodiscard]] bool losesAll(const Json &members) const;
    void noteSameValues();
    void drop(DroppedEdit::Reason reason, const QString &what);
    [[nodiscard]] bool needsUnseenMembers(const Change &change) const;

    PlannedObject m_planned;
    const TypeRules *m_rules;
    Json m_before;
    Json m_after;
    std::vector<PatchOperation> m_blind;
    std::vector<QString> m_wishOrder;
    QHash<QString, Wish> m_wishes;
    Json::Array m_added;
    Json::Array m_removed;
    QString m_ifMatch;
    QStringList m_ignored;
    QStringList m_touched; ///< paths that updates name
    MembersThen m_then;
    bool m_created = false;
    bool m_deleted = false;
    bool m_removesUnseen = false;
    bool m_mayLoseAll = false;
};

/// Attributes as operations, for an object that was not read: one replace or remove each, complex ones by sub-attribute.
[[nodiscard]] std::vector<PatchOperation> operationsFor(const Json &attributes);

} // namespace Provost
