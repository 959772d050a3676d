// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipmodel.h"

namespace Provost {

/// What dropping these people or groups in that place would do; a value, made anew at each move of the pointer.
class MembershipDrop
{
public:
    enum class Deed : quint8 {
        Nothing,
        AddToGroup, ///< all come into one group
        MoveToGroup, ///< and leave the one they come from
        JoinGroups, ///< one person comes into all of the groups
        TakeOver, ///< and the person they come from leaves them
    };
    struct Place {
        MembershipModel::Content content = MembershipModel::Content::Nothing;
        Principal subject {}; ///< of the list
        Principal row {}; ///< what lies under the pointer, if anything
    };
    MembershipDrop() = default;
    MembershipDrop(const PrincipalDrag &drag, const Place &place, bool move);

    [[nodiscard]] Deed deed() const { return m_deed; }
    [[nodiscard]] bool isPossible() const { return m_deed != Deed::Nothing; }
    [[nodiscard]] bool moves() const { return m_deed == Deed::MoveToGroup || m_deed == Deed::TakeOver; }
    [[nodiscard]] const Principal &target() const { return m_target; } ///< the group, or the person
    [[nodiscard]] QString words() const; ///< said while it hovers; also why nothing would happen
    [[nodiscard]] QString gesture() const; ///< for Undo
    [[nodiscard]] MembershipEditor::Outcome stage(MembershipEditor &editor) const;

private:
    [[nodiscard]] QString who() const;

    Deed m_deed = Deed::Nothing;
    PrincipalDrag m_drag;
    Principal m_target;
    Place m_place;
};

/// What a gesture came to, as a sentence for the status line.
[[nodiscard]] QString outcomeWords(const MembershipEditor::Outcome &outcome);

/// Text of another program, plain or CSV; no files or links.
[[nodiscard]] bool carriesNames(const QMimeData &mime);

/// The names in what another program gives: CSV where it comes, for that says which column is what; else plain text. Empty where it gives files or links.
[[nodiscard]] QString droppedText(const QMimeData &mime);

/// The files of this computer in it.
[[nodiscard]] QStringList droppedFiles(const QMimeData &mime);

/// The group that a drop of text or a paste goes into; none where the place is no group.
[[nodiscard]] Principal groupAt(const MembershipDrop::Place &place);

} // namespace Provost
