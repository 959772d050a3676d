// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Provost {

/// A workbook whose parts hold their texts as the library that reads it understands them (sheettexts.h). The same bytes where they do already, or where the archive cannot be understood.
/// `mostUnpacked`: of all parts that are looked into together; those for which nothing is left stay as they are.
[[nodiscard]] QByteArray withReadableTexts(const QByteArray &workbook, qint64 mostUnpacked);

/// What the entries in the directory of a ZIP archive say that their parts unpack to, or hold packed where that is more: many can point at one part, each with a claim
/// of a byte. Whatever could be taken for the directory is looked at, and the largest one counts; 0 where there is none.
[[nodiscard]] qint64 unpackedSize(const QByteArray &zip);

} // namespace Provost
