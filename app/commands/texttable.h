// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// Rows of text in aligned columns for a terminal; wide (CJK) characters count two cells, cells over `maxWidth` end in "…".
[[nodiscard]] QString textTable(const QStringList &header, const QList<QStringList> &rows, int maxWidth = 40);
/// Cells that a terminal needs for `text`.
[[nodiscard]] int terminalWidth(QStringView text);

} // namespace Provost
