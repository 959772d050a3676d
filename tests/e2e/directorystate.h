// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "practiceclient.h"
#include "scim/servicedescription.h"

#include <QMap>

namespace Provost::Testing {

/// All that a practice directory holds, by id, without what only the server writes; and what a change set should make of it, worked out here once more and as
/// simply as can be.
class DirectoryState
{
public:
    /// What is in the file, whatever the profile of the server that works on it shows.
    [[nodiscard]] static DirectoryState read(const QString &stateFile);

    /// The change set's meaning: docs/changeset-format.md.
    void apply(const ChangeSet &changes);
    /// Who made this of that: told by names, for what was made (again) has other ids. Empty: they are the same.
    [[nodiscard]] QStringList differences(const DirectoryState &other) const;

    void keepKnown(const ServiceDescription &description); ///< what a user of this provider has and a client may write; the practice directory's people have more
    void remove(const QStringList &users); ///< as deleting them does
    void forgetManagers(const QStringList &of); ///< of these users and of whoever had one of them as manager
    void forgetMemberships(const QStringList &users);
    void forgetMembers(const QString &group); ///< by its displayName

    QMap<QString, Json> users {};
    QMap<QString, Json> groups {}; ///< without members
    QMap<QString, QSet<QString>> members {}; ///< by group
    QStringList doubled {}; ///< names that more than one object has

private:
    [[nodiscard]] QMap<QString, QByteArray> named() const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    void remove(const QString &id);
};

} // namespace Provost::Testing
