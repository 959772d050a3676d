// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/membersjob.h"
#include "directory/principal.h"

#include <QDateTime>

#include <optional>

namespace Provost {

class Directory;
class Index;

/// A group's members as they were read with the group itself.
struct IndexedMembers {
    MemberList list {};
    QDateTime readAt {};
};

/// The index of a directory that has one; asking makes none.
[[nodiscard]] Index *indexOf(const Directory &directory);

/// Who is in a group, without a call: where every group was read and the provider gives members along with their group. nullopt: ask the provider.
[[nodiscard]] JobOf<std::optional<IndexedMembers>> *membersInIndex(Directory &directory, Index &index, const QString &groupId, QObject *parent);

/// Whom a document of the index is of: a group's members, which may be a hundred thousand, are not read for its name.
[[nodiscard]] Principal principalIn(QByteArrayView document, const QString &id, const QString &type);

/// What people and groups are called, of those that the index knows.
[[nodiscard]] JobOf<QList<Principal>> *namesInIndex(Index &index, const QStringList &types, const QStringList &ids, QObject *parent);

} // namespace Provost
