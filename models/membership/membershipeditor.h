// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"
#include "directory/principal.h"
#include "form/editsession.h"

#include <QSet>
#include <QTimer>

#include <chrono>

namespace Provost {

/// Memberships in the set of staged changes: who comes into and who leaves which group, and the gestures that say so. Only differences are staged, one
/// by one, never a whole list; each gesture is one step of undo. What lists have shown is remembered here, so that who is in already is known.
class MembershipEditor : public QObject
{
    Q_OBJECT
public:
    enum class Stage : quint8 { None, Added, Removed };
    Q_ENUM(Stage)

    explicit MembershipEditor(EditSession &session, QObject *parent = nullptr); ///< `session` outlives it
    ~MembershipEditor() override;
    [[nodiscard]] EditSession &session() const { return m_session; }
    [[nodiscard]] QString directoryKey() const; ///< whose ids these are, for drags

    [[nodiscard]] Stage stageOf(const QString &group, const QString &member) const;
    [[nodiscard]] QStringList added(const QString &group) const; ///< in the order of staging
    [[nodiscard]] QStringList removed(const QString &group) const;
    [[nodiscard]] QStringList groupsAdded(const QString &member) const; ///< groups it comes into
    [[nodiscard]] QStringList groupsRemoved(const QString &member) const;
    [[nodiscard]] bool isDeleted(const QString &group) const; ///< staged to go

    // What the directory holds, as far as it was read.
    void learnMembers(const QString &group, const MemberList &list);
    struct Telling { ///< of a list of members
        bool isComplete = false;
        bool isHearsay = false; ///< read a while ago by the index: it shows who is in, and refuses nothing, since others may have changed it
        bool hasShown = false; ///< the provider's own list had somebody: who was only written here a moment ago proves nothing
    };
    void learnMembers(const QString &group, const QSet<QString> &members, const Telling &telling);
    /// Some group was seen with members. Until then one without any may be one whose members the server withholds.
    [[nodiscard]] bool showsMembers() const { return m_showsMembers; }
    void learnGroups(const QString &member, const QStringList &groups);
    /// For how long what was read refuses a wish; others may change it at any time. After that a wish is staged, and applying it looks again.
    void setTrustedFor(std::chrono::milliseconds time) { m_trustedFor = time; }
    void learnPair(const QString &group, const QString &member, bool isMember); ///< asked of these two alone
    [[nodiscard]] QStringList knownMembers(const QString &group) const; ///< of whom that was learnt by pairs
    [[nodiscard]] QStringList knownGroups(const QString &member) const;
    void forget(); ///< all of it
    [[nodiscard]] std::optional<bool> isMember(const QString &group, const QString &member) const;
    [[nodiscard]] std::optional<bool> willBeMember(const QString &group, const QString &member) const;
    void setLocked(const QString &group, bool locked); ///< nobody can change who is in it: a rule decides, or another directory does
    void know(const Principal &principal);
    /// Written by a run since the directory was opened: what was read of it before tells nothing any more.
    [[nodiscard]] bool wasWritten(const QString &group) const { return m_written.contains(group); }
    [[nodiscard]] Principal principal(const QString &id, const QString &type = {}) const; ///< as it was known last; else the bare id
    /// Of this type, whose names have these words, by name: who was in a list is found again, also where the provider finds whole names only.
    [[nodiscard]] QList<Principal> known(const QString &type, const QString &words) const;

    struct Wish {
        Principal group {};
        Principal member {};
        bool add = true;
        QString movedTo {}; ///< who leaves comes into this group instead, or else stays
        bool moves = false; ///< also where nobody waits for anything: then `movedTo` is empty
        bool isAwaited = false; ///< who comes leaves another group for it: what is staged must put them into it, unless they are in it for certain
    };
    enum class Refusal : quint8 { None, ReadOnly, NotPermitted, GroupDeleted, Locked, Itself, NotNestable };
    Q_ENUM(Refusal)
    /// What came of a gesture. Who was in already, or never was, is no error.
    struct Outcome {
        int staged = 0;
        int takenBack = 0; ///< the opposite was staged
        QStringList already {}; ///< names: members already
        QStringList alreadyStaged {};
        QStringList notMembers {};
        QStringList seeming {}; ///< staged, though it seemed to be so already when it was read a while ago
        QStringList refused {}; ///< names, for the reason below
        Refusal refusal = Refusal::None;
        [[nodiscard]] bool hasChanged() const { return staged + takenBack > 0; }
    };
    Outcome wish(const QList<Wish> &wishes, const QString &gesture); ///< all of them as one step
    Outcome add(const Principal &group, const QList<Principal> &members, const QString &gesture);
    Outcome remove(const Principal &group, const QList<Principal> &members, const QString &gesture);
    Outcome move(const Principal &from, const Principal &to, const QList<Principal> &members, const QString &gesture);
    /// Why nobody can be put into a group, or taken out, over this connection.
    [[nodiscard]] std::optional<Denial> denial() const { return m_session.denialOf(m_groupType, Permissions::Action::Members); }
    [[nodiscard]] bool canNest() const { return m_canNest; } ///< groups can be members, as the schema has it

Q_SIGNALS:
    void changed(); ///< what is staged
    void learnt(); ///< what the directory holds
    void membersShown(); ///< for the first time: showsMembers() is true from now on
    void groupWritten(const QString &group); ///< a run has changed it in the directory

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Staged {
        QStringList added {}, removed {};
        QSet<QString> addedIds {}, removedIds {};
        QHash<QString, QString> movedTo {}; ///< of who is removed: the group they come into instead
    };
    struct Facts {
        QSet<QString> members {};
        bool isComplete = false; ///< by the list's own word: see isWhole()
        bool isHearsay = false;
        Time readAt = std::chrono::steady_clock::now();
    };
    struct Groups {
        QSet<QString> ids {};
        Time readAt = std::chrono::steady_clock::now();
    };
    void reindex();
    void readSchema();
    void onWritten(const QString &resourceType, const QString &id);
    [[nodiscard]] bool isHearsay(const QString &group, const QString &member) const;
    [[nodiscard]] bool isWhole(const QString &group, const Facts &facts) const;
    [[nodiscard]] bool isThere(const QString &group, const QString &member) const;
    [[nodiscard]] Refusal refusalOf(const Wish &wish) const;
    void take(const Wish &wish, Staged &staged, Outcome &outcome) const;
    [[nodiscard]] QList<Change> changesFor(const Principal &group, const Staged &staged) const;
    [[nodiscard]] static QStringList without(const QStringList &ids, const QSet<QString> &kept);

    EditSession &m_session;
    QString m_groupType = QStringLiteral("Group");
    bool m_canNest = true;
    bool m_showsMembers = false;
    QHash<QString, Staged> m_staged; ///< by group
    QHash<QString, QStringList> m_groupsAdded, m_groupsRemoved; ///< by member
    QHash<QString, Facts> m_groups; ///< by group
    QHash<QString, Groups> m_groupsOf; ///< by member: all of them
    std::chrono::milliseconds m_trustedFor = std::chrono::minutes(1);
    QHash<QString, QHash<QString, bool>> m_pairs; ///< by group, then by member
    QTimer m_learntSoon; ///< pairs are learnt by the thousand
    QHash<QString, Principal> m_known;
    QSet<QString> m_locked; ///< groups
    QSet<QString> m_written; ///< groups
};

} // namespace Provost
