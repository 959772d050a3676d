// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/overview.h"

#include <QCoreApplication>

namespace Provost {

/// What charts and bars are called.
struct OverviewWords {
    Q_DECLARE_TR_FUNCTIONS(OverviewWords)
public:
    [[nodiscard]] static QString title(const OverviewChart &chart, const QString &typePlural);
    [[nodiscard]] static QString label(const OverviewBar &bar);
    [[nodiscard]] static QString toolTip(const OverviewBar &bar);
    [[nodiscard]] static QString plural(const ResourceType &type); ///< "Users", as the rail calls them
    [[nodiscard]] static QString counted(const ResourceType &type, qint64 count); ///< "1 user"
};

} // namespace Provost
