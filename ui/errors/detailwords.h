// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Provost {

/// Models, journal, files and command line speak one technical English (`Error::detail`, `StepOutcome::note`, ...); the window speaks its reader's language. What was
/// filled in is taken out again, so that notes which a journal kept are understood, too. What nobody here wrote (a server's words, an operator's own profile) stays as it is.
[[nodiscard]] QString detailWords(const QString &detail);
/// As above, and nothing where no part of it is known.
[[nodiscard]] std::optional<QString> knownDetail(const QString &detail);

} // namespace Provost
