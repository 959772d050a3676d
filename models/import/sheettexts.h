// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Provost {

/// A part of a workbook with its texts as liborcus understands them; empty where it is no such part, or has none that need it. Left to itself the library
/// - passes over texts that stand in the cells of an XLSX (`t="inlineStr"`, or `t="str"` without a formula): they become results of formulas;
/// - takes the text before for a shared one that is empty, and how a name is spoken (`rPh`) for the name: they become plain ones, an empty one a blank;
/// - keeps the last paragraph of a cell of an ODS alone, with the blanks, tabs and line ends that have elements of their own left out: it becomes one paragraph.
[[nodiscard]] QByteArray readablePart(const QByteArray &xml);

} // namespace Provost
