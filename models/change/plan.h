// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/bulksize.h"
#include "change/changeset.h"

namespace Provost {

/// One request of a plan. `body` may hold temporary ids; the Runner resolves them.
struct PlanStep {
    ChangeKind kind = ChangeKind::Update; ///< what it does, whatever the method
    int object = -1; ///< index into Plan::objects
    QByteArray method {};
    QString endpoint {}; ///< "/Users"
    QString id {}; ///< of the object, temporary while it is to be created; a create's own
    Json body {}; ///< Undefined for DELETE
    Json patch {}; ///< PatchOp of a PUT that must read the object first, because nothing guards it against another's write
    QStringList members {}; ///< of MembersAdd and MembersRemove
    QString movedTo {}; ///< of MembersRemove: the group they all come into instead; temporary while it is to be created
    QString ifMatch {};
    QStringList already {}; ///< of those: looked up beforehand, and so already; an undo leaves them as they are
    bool lookedUp = false; ///< the others were looked up as well (or are made by the run): what it does to them is its own doing
    bool strict = false; ///< the operator's own ifMatch: when it no longer holds, the step fails whatever the change was
    QList<int> dependsOn {}; ///< steps that must have been done, all of them before this one

    [[nodiscard]] QString path() const; ///< as shown: "/Users" or "/Users/{id}", unencoded
    [[nodiscard]] QString requestPath() const; ///< as sent
    [[nodiscard]] int calls() const { return patch.isUndefined() ? 1 : 2; }
    [[nodiscard]] Json toJson() const; ///< whole, with its secrets
    [[nodiscard]] static PlanStep fromJson(const Json &json);
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// Part of what was asked for, that is so already.
struct DroppedEdit {
    enum class Reason : quint8 { SameValue, IsMember, IsNoMember, NotCreated };
    Reason reason = Reason::SameValue;
    QStringList what {}; ///< attribute paths, or ids of members
    [[nodiscard]] QString reasonText() const; ///< technical, English
    friend bool operator==(const DroppedEdit &, const DroppedEdit &) = default;
};

/// What happens to one object, and why or why not.
struct PlannedObject {
    enum class Fate : quint8 { Create, Update, Delete, Unchanged, Rejected };
    ObjectKey key {};
    QString label {}; ///< a name for people
    Fate fate = Fate::Unchanged;
    QList<int> changes {}; ///< indexes into the change set
    Json before {}; ///< Undefined: not known
    Json after {}; ///< as planned; Undefined when it cannot be told, or the object is deleted
    std::optional<Error> rejection {};
    bool emptied = false; ///< a group that loses all its members
    bool disabled = false; ///< active goes from true to false
    QList<DroppedEdit> dropped {}; ///< edits that are left out

    [[nodiscard]] bool isChange() const { return fate == Fate::Create || fate == Fate::Update || fate == Fate::Delete; }
    friend bool operator==(const PlannedObject &, const PlannedObject &) = default;
};

/// Something the operator should know before the plan is run.
struct PlanWarning {
    /// Told: whatever else there is to say, in the words of its detail.
    enum class Kind : quint8 { NotReadBefore, ReadOnlyIgnored, NotUndoable, GroupEmptied, Cycle, MembersUnknown, ChangedByOthers, DeletedForGood, Told };
    /// What of NotUndoable is lost.
    enum class Loss : quint8 { None, InDoubt, NotRead, Secret, MadeAnew, NameKept, ReferenceToDeleted, GroupsUnknown, MembersUnknown, FormerMembersUnknown };
    Kind kind = Kind::NotReadBefore;
    int object = -1;
    QString detail {}; ///< technical, English
    Loss loss = Loss::None;
    QString label {}; ///< whom it is about, where that is none of the plan's objects
    friend bool operator==(const PlanWarning &, const PlanWarning &) = default;

    /// An undo leaves it as the run has made it. What comes back under another id, or without its password, does come back.
    [[nodiscard]] bool staysUndone() const
    {
        return kind == Kind::NotUndoable && loss != Loss::None && loss != Loss::MadeAnew && loss != Loss::Secret && loss != Loss::FormerMembersUnknown;
    }
};

/// The exact requests a change set comes to with one provider; a value.
struct Plan {
    QString title {};
    QList<PlannedObject> objects {};
    QList<PlanStep> steps {}; ///< in an order that respects every dependency
    QList<PlanWarning> warnings {};
    int calls = 0; ///< with the next two
    int lookUps = 0; ///< made to prepare it
    int reads = 0; ///< that the run makes besides the steps, as far as it can be told
    int mayBeMore = 0; ///< requests besides `calls`, where what was written shows late; what is refused may take more still
    double amount = 0;
    QString currency {};
    double seconds = 0; ///< at the profile's limits
    BulkSize bulk {}; ///< how many of the creates share a request

    [[nodiscard]] int count(PlannedObject::Fate fate) const;
    [[nodiscard]] int changedObjects() const;
    [[nodiscard]] QString textOf(const PlanWarning &warning) const; ///< technical, English, with the name of its object
    /// The document of `--plan`; secrets are replaced.
    [[nodiscard]] Json toJson() const;
};

} // namespace Provost
