// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexdatabase.h"

namespace Provost {

/// One bar of a chart and the question whose answer it counts.
struct OverviewBar {
    enum class Kind : quint8 {
        Value, ///< `text`: as a provider wrote it
        NoValue,
        Others, ///< all values that have no bar of their own; nothing to ask for
        Active,
        Quick, ///< named by `quick`
        Month, ///< begins at `from`
        Year,
        Earlier, ///< than `from`
    };
    Kind kind = Kind::Value;
    QString text {};
    qint64 count = 0;
    QDate from {};
    QString filter {}; ///< SCIM; with `quick` both hold
    QuickFilter quick {};
    friend bool operator==(const OverviewBar &, const OverviewBar &) = default;
};

struct OverviewChart {
    enum class Kind : quint8 { Active, Department, Attention, GroupSizes, Growth };
    Kind kind = Kind::Active;
    QString type {}; ///< resource type name
    QList<OverviewBar> bars {};
    friend bool operator==(const OverviewChart &, const OverviewChart &) = default;
};

/// What a directory holds, in figures.
struct OverviewReport {
    QList<IndexedType> types {}; ///< those that were read
    QList<OverviewChart> charts {};
    bool isAnythingKnown = false; ///< of these or of others, which were read in part
};

/// Of the types that were read to their end. `now`: for what is recent and what is stale.
[[nodiscard]] Result<OverviewReport> overviewOf(IndexDatabase &index, const ServiceDescription &description, const QDateTime &now);

} // namespace Provost
