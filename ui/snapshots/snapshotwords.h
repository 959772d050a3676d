// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/comparison.h"

#include <QCoreApplication>

namespace Provost {

/// What is said of snapshots, in sentences.
struct SnapshotWords {
    Q_DECLARE_TR_FUNCTIONS(SnapshotWords)
public:
    [[nodiscard]] static QString of(SnapshotProblem problem, const QString &fileName);
    [[nodiscard]] static QString whose(const SnapshotFile &file, const DirectoryId &here); ///< empty: of this directory
    [[nodiscard]] static QString of(const QList<ReadGap> &gaps, const ServiceDescription &description); ///< empty: there are none
    [[nodiscard]] static QString of(const QList<Omission> &omissions, const ServiceDescription &description); ///< likewise
};

} // namespace Provost
