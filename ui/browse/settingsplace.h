// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QSettings;

namespace Provost {

struct ConnectionSettings;

/// Where in the settings lies what belongs to a resource type of a connection: by the connection's id, which stays when it is renamed and is never another's; of one that
/// is not saved by its name. What an earlier version kept under the name of a saved one is taken over.
[[nodiscard]] QString settingsPlace(QSettings &settings, const QString &group, const ConnectionSettings &connection, const QString &resourceType);
/// What is kept of saved connections that are gone: searches name people.
void forgetOtherPlaces(QSettings &settings, const QStringList &connectionIds);

} // namespace Provost
