// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace Provost {

/// The translated label of an attribute path ("name.givenName", or "URN:attribute" where one name means two things), looked up ignoring case;
/// empty for a path nobody has put into words.
[[nodiscard]] QString knownAttributeLabel(const QString &path);

/// What a profile calls it (ServerProfile::labels of the resource type), translated; empty: nothing of its own.
[[nodiscard]] QString ownLabel(const QHash<QString, QString> &labels, const QString &path);

/// "employeeNumber" -> "Employee number", "onPremisesSAMAccountName" -> "On premises SAM account name".
[[nodiscard]] QString humanised(QStringView name);

} // namespace Provost
