// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "net/directoryid.h"

#include <QDir>

#include <functional>

namespace Provost {

class SecretKeeper;

/// What was read of a saved connection that keeps it, sealed; and the id under which the secret is kept that opens it (its hexadecimal key).
[[nodiscard]] QString keptIndexFile(const QDir &dataDir, const QString &connectionId);
[[nodiscard]] QString keptIndexSecret(const QString &connectionId);
/// The folder of those files, readable by its owner alone.
void makeIndexFolder(const QDir &dataDir);

/// The key that seals it. Made where none is kept and nothing was sealed: another window may have made one already, whose file is still to come. Empty: it is locked or lost.
void fetchIndexKey(SecretKeeper &secrets, const QDir &dataDir, const QString &connectionId, const std::function<void(const Redacted<QByteArray> &)> &then);

/// Whether what is kept of a connection was read of the directory to which it leads now: beside the file stands which one that was. What is of another one, or of
/// another tenant, is taken away; where nothing shows it (Unsure) it stays, and is from now on taken to be of this one.
[[nodiscard]] DirectoryId::Sameness claimKeptIndex(const QDir &dataDir, const QString &connectionId, const DirectoryId &here);
void removeKeptIndex(const QDir &dataDir, const QString &connectionId);
/// All but those of `connectionIds`; the ids of what went.
QStringList removeOtherIndexes(const QDir &dataDir, const QStringList &connectionIds);

} // namespace Provost
