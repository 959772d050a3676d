// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/schema.h"

#include <QHash>

namespace Provost {

/// One attribute as it was when the edit was made, as it is on the server now, and as the edit wants it. Complex attributes and extensions are
/// compared part by part, multi-valued ones as a whole. Undefined: absent.
struct AttributeVersions {
    AttributeName name {};
    Json was {};
    Json theirs {};
    Json yours {};
    std::optional<Json> merged {}; ///< of a multi-valued attribute that both changed, without touching the same value
    bool isOwn = false; ///< what looks like another's change is a write of our own
    bool isLate = false; ///< ... is what our own write found: a read from before it, or somebody has put it back. Not kept.

    [[nodiscard]] bool theyChanged() const;
    [[nodiscard]] bool youChanged() const;
    [[nodiscard]] bool isConflict() const; ///< both changed it, and not to the same; a merge may still be possible
    friend bool operator==(const AttributeVersions &, const AttributeVersions &) = default;
};

enum class Resolution : quint8 { KeepMine, TakeTheirs, Merge };
using Resolutions = QHash<QString, Resolution>; ///< by AttributeName::toString()

/// A write of ours to the same object, lately: what it found and what it left.
struct OwnWrite {
    Json before {};
    Json after {};
};

/// An object in three versions.
struct ThreeWay {
    bool isGone = false; ///< somebody deleted it
    QList<AttributeVersions> attributes {}; ///< those that are not the same in all three

    [[nodiscard]] bool theyChanged() const; ///< anything at all
    [[nodiscard]] bool mayBeLate() const; ///< a later read may show that nobody changed anything
    [[nodiscard]] bool hasConflict() const; ///< something that the operator must decide; what can be merged needs no deciding
    [[nodiscard]] QStringList theirNames() const; ///< of what they changed
    /// {"gone","attributes":[{"attribute","was","theirs","yours","merged","conflict"}]}, secrets replaced: what the journal keeps.
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static ThreeWay fromJson(const Json &json);
    friend bool operator==(const ThreeWay &, const ThreeWay &) = default;
};

/// Pure. What only the provider writes (readOnly, meta), memberships and the order of values make no difference. `own`: where reads lag behind writes.
[[nodiscard]] ThreeWay compareThreeWays(const Json &was, const Json &now, const Json &yours, const ResourceSchema &schema, const QList<OwnWrite> &own = {});

/// What the object shall be: `now` with your changes, conflicts settled as `resolutions` says (without a word: merged where that is possible, else yours).
[[nodiscard]] Json settledObject(const Json &now, const ThreeWay &versions, const Resolutions &resolutions = {});

/// Puts a value where `name` says; Undefined, or nothing, takes it away.
void setValueAt(Json &object, const AttributeName &name, const Json &value);

/// The same values in any order.
[[nodiscard]] bool sameValue(const Json &a, const Json &b);

} // namespace Provost
