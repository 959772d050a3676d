// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/patch.h"
#include "scim/resource.h"

#include <QStringList>

namespace Provost {

/// In the order in which a plan does them, dependencies aside.
enum class ChangeKind : quint8 { Create, Update, MembersAdd, MembersRemove, Delete };

[[nodiscard]] QString changeKindText(ChangeKind kind); ///< "create", "update", "members-add", "members-remove", "delete"
[[nodiscard]] std::optional<ChangeKind> changeKindFromText(QStringView text);

/// Where a change was made, so that a report can lead back to it.
struct ChangeOrigin {
    enum class Kind : quint8 { Command, Form, Cell, Drag, Csv, Undo };
    Kind kind = Kind::Command;
    QString source {}; ///< file name, run id; whatever names the place
    int row = 0; ///< 1-based row of a CSV file; 0: none
    friend bool operator==(const ChangeOrigin &, const ChangeOrigin &) = default;
};

/// One object of a provider: a resource type's name and the id there, or a temporary id while it does not exist yet.
struct ObjectKey {
    QString resourceType {};
    QString id {};
    friend bool operator==(const ObjectKey &, const ObjectKey &) = default;
    friend size_t qHash(const ObjectKey &key, size_t seed) { return qHashMulti(seed, key.resourceType, key.id); }
};

/// One edit of one object as an editor makes it: a form, a cell, a drag, a row of a file, a verb of the command line.
///
/// A created object has a temporary id, "bulkId:" and anything (RFC 7644 section 3.7.2), and others refer to it by just that string,
/// as a member or as any string value; the Runner puts the real id in its place.
struct Change {
    ChangeKind kind = ChangeKind::Update;
    QString resourceType {}; ///< name: "User"
    QString id {};
    /// Create: the resource. Update: what shall be different; null removes, objects are merged member by member, arrays and scalars replace,
    /// what is not named stays as it is.
    Json attributes {};
    std::vector<PatchOperation> operations {}; ///< Update: done after `attributes`
    QStringList members {}; ///< MembersAdd, MembersRemove: ids, temporary ones too
    QString movedTo {}; ///< MembersRemove: the group into which they come instead; who is not taken there stays
    Resource before {}; ///< the object as it was seen when the edit was made; null: not known
    QString ifMatch {}; ///< an ETag the operator insists on; empty: the one of `before` where the provider has ETags
    ChangeOrigin origin {};

    [[nodiscard]] ObjectKey key() const { return {resourceType, id}; }
    [[nodiscard]] Json toJson() const; ///< secrets replaced by "[redacted]"
    [[nodiscard]] static Result<Change> fromJson(const Json &json);
    friend bool operator==(const Change &, const Change &) = default;
};

/// A new temporary id, unique in the world.
[[nodiscard]] QString makeTemporaryId();
/// Always the same for the same purpose, so that what was made for it is known again.
[[nodiscard]] QString makeTemporaryId(const QString &purpose);
[[nodiscard]] bool isMadeHere(const QString &temporaryId); ///< by either of these: nobody has another of the same text
[[nodiscard]] bool isTemporaryId(QStringView id);

/// `base` with `attributes` laid over it as Change::attributes says.
[[nodiscard]] Json overlaid(const Json &base, const Json &attributes);

} // namespace Provost
