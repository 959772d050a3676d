// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/stepoutcomes.h"

#include <QHash>

#include <memory>
#include <vector>

namespace Provost {

/// The objects and steps of a run, with what a list of them looks up. A value that is made away from the GUI thread where there are many; it shares both lists with whoever has them.
struct RunContent {
    QList<PlannedObject> objects {};
    QList<StepRecord> steps {};
    std::vector<int> firstStep {}; ///< by object; -1: none
    std::vector<int> nextStep {}; ///< by step: of the same object; -1: none
    QHash<QString, QString> labels {}; ///< by id, of the run's own objects

    /// `outcomes`: what has come of the steps since they were as they are given.
    [[nodiscard]] static std::shared_ptr<const RunContent> of(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const StepOutcomes &outcomes);
    [[nodiscard]] static bool isLabel(const QString &id, const QString &label) { return !id.isEmpty() && !label.isEmpty() && label != id; }
};

} // namespace Provost
