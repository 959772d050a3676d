// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importoptions.h"

namespace Provost {
using namespace Qt::StringLiterals;

Result<FileMark> markOf(const ImportOptions &options)
{
    const FileMark now = FileMark::of(options.fileName);
    if (!options.fixes.isEmpty() && options.fixed.isKnown() && now != options.fixed)
        return Error::validation(u"%1 was saved anew since its rows were mended: open it again"_s.arg(options.fileName));
    return now;
}

} // namespace Provost
