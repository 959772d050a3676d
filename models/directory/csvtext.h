// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// One record of RFC 4180, with its CRLF. A cell is quoted when it holds the delimiter, a quote or a line break, begins or ends with white space, or
/// begins with = + - @. Its text is never altered.
[[nodiscard]] QString csvLine(const QStringList &cells, QChar delimiter = u',');

/// A cell that a spreadsheet would take for a formula, with the apostrophe before it that spreadsheets take for "this is text". Numbers with a sign,
/// telephone numbers too, stay as they are. What withoutApostrophe() makes of it is the cell again, whatever it was.
[[nodiscard]] QString neutralised(const QString &cell);
/// The cell without that apostrophe.
[[nodiscard]] QString withoutApostrophe(const QString &cell);

} // namespace Provost
