// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runcontent.h"

namespace Provost {

std::shared_ptr<const RunContent> RunContent::of(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const StepOutcomes &outcomes)
{
    RunContent content {.objects = objects, .steps = steps, .firstStep = std::vector<int>(size_t(objects.size()), -1), .nextStep = std::vector<int>(size_t(steps.size()), -1)};
    content.labels.reserve(objects.size());
    for (const PlannedObject &object : objects) {
        if (isLabel(object.key.id, object.label))
            content.labels.insert(object.key.id, object.label);
    }
    std::vector<int> lastStep = content.firstStep;
    for (int i = 0; i < steps.size(); ++i) {
        const int object = steps.at(i).step.object;
        if (object < 0 || object >= objects.size())
            continue;
        if (const QString id = outcomes.of(i, steps.at(i)).id; isLabel(id, objects.at(object).label))
            content.labels.insert(id, objects.at(object).label);
        int &last = lastStep[size_t(object)];
        (last < 0 ? content.firstStep[size_t(object)] : content.nextStep[size_t(last)]) = i;
        last = i;
    }
    return std::make_shared<const RunContent>(std::move(content));
}

} // namespace Provost
