// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Provost {

/// An XLSX file whose cells hold their texts themselves (`t="inlineStr"`, or `t="str"` without a formula), as many programs write it, with these texts as results
/// of formulas: the library that reads workbooks passes over the others without a word. The same bytes where there are none, or where the archive cannot be understood.
/// `mostUnpacked`: of all parts that are looked into together; those for which nothing is left stay as they are.
[[nodiscard]] QByteArray withReadableTexts(const QByteArray &xlsx, qint64 mostUnpacked);

/// What the entries in the directory of a ZIP archive say that their parts unpack to, or hold packed where that is more: many can point at one part, each with a claim
/// of a byte. Whatever could be taken for the directory is looked at, and the largest one counts; 0 where there is none.
[[nodiscard]] qint64 unpackedSize(const QByteArray &zip);

} // namespace Provost
