// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/guard.h"

#include <functional>

namespace Provost {

using NamesById = std::function<QString(const QString &id)>; ///< the id itself where no name is known

/// With a name instead of its id, where the plan knows it by that only: a group that nobody has read.
[[nodiscard]] PlannedObject labelled(PlannedObject object, const NamesById &nameOf);
[[nodiscard]] QList<GuardQuestion> named(QList<GuardQuestion> questions, const NamesById &nameOf); ///< likewise; what is to be typed stays as it is
/// What of an object is left out because it is so already, one line for each reason. `nameOf`: how a member is called; `labels`: what the profile calls the
/// attributes of its type.
[[nodiscard]] QStringList droppedWords(const PlannedObject &object, const NamesById &nameOf, const QHash<QString, QString> &labels);
[[nodiscard]] QString attributeWords(const QString &path, const QHash<QString, QString> &labels); ///< what it is called; a path that is none stays one
[[nodiscard]] QString warningWords(const PlanWarning &warning); ///< in the reader's language, without the object's name
[[nodiscard]] QString rejectionWords(const Error &error); ///< why an object is left out of a plan
[[nodiscard]] QString refusalWords(const Error &error); ///< why an object that was read again is not written

} // namespace Provost
