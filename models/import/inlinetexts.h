// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Provost {

/// An XLSX file whose cells hold their texts themselves (`t="inlineStr"`, or `t="str"` without a formula), as many programs write it, with these texts as results
/// of formulas: the library that reads workbooks passes over the others without a word. The same bytes where there are none, or where the archive cannot be understood.
/// `mostUnpacked`: of a sheet; a larger one stays as it is.
[[nodiscard]] QByteArray withReadableTexts(const QByteArray &xlsx, qint64 mostUnpacked);

} // namespace Provost
