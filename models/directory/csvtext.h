// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// One record of RFC 4180, with its CRLF. A cell is quoted when it holds a comma, a quote or a line break, begins or ends with white space, or
/// begins with = + - @. Its text is never altered.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace Provost
