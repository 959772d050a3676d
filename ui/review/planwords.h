// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"

#include <functional>

namespace Provost {

/// What of an object is left out because it is so already, one line for each reason. `nameOf`: how a member is called.
[[nodiscard]] QStringList droppedWords(const PlannedObject &object, const std::function<QString(const QString &)> &nameOf);
[[nodiscard]] QString warningWords(const PlanWarning &warning); ///< in the reader's language, without the object's name
[[nodiscard]] QString rejectionWords(const Error &error); ///< why an object is left out of a plan
[[nodiscard]] QString refusalWords(const Error &error); ///< why an object that was read again is not written

} // namespace Provost
