// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/fullread.h"
#include "directory/index/quickfilter.h"

#include <QCoreApplication>

namespace Provost {

/// What quick filters and readings are called.
struct QuickWords {
    Q_DECLARE_TR_FUNCTIONS(QuickWords)
public:
    [[nodiscard]] static QString name(const QuickFilter &quick); ///< "No manager"
    [[nodiscard]] static QString explained(const QuickFilter &quick); ///< a tool tip
    [[nodiscard]] static QString takes(const ReadEstimate &estimate); ///< "482 calls, about $0.96, 3 minutes"
};

} // namespace Provost
